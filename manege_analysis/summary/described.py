"""An item becomes a safe table without numbers: what it asks, where it stands, what it is about."""

from __future__ import annotations

from manege_analysis.questionnaire.model import Item
from manege_analysis.summary.safe import Edition, SafeTable, TableKind
from manege_analysis.wording.text import Text

_KIND: dict[str, TableKind] = {
    "scale": "scale", "single": "single", "multi": "multi", "number": "number", "text": "text",
}  # fmt: skip


def described(item: Item, edition: Edition, reason: Text = Text("")) -> SafeTable:
    """Return the item's withheld table; the builders replace its rung, base and cells.

    Runs inside the gate only.  A date is described as text: it is never shown as a number.
    """
    question = item.question
    return SafeTable(
        key=item.key,
        kind=_KIND.get(item.kind, "text"),
        edition=edition,
        rung="withheld",
        base=None,
        cells=(),
        question=item.full_text,
        asks_for=item.asks_for,
        section=question.section,
        themes=item.themes,
        option_themes=question.option_themes,
        unit=question.unit,
        sensitive=question.sensitive,
        reworded=item.reworded,
        hidden_reason=reason,
    )
