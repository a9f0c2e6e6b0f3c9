"""What the tools that write labels instead of codes have in common."""

from __future__ import annotations

from maker.answering import Sheet
from maker.chance import Chance
from maker.mess import nearly
from manege_analysis.questionnaire.model import Item


def label(item: Item, sheet: Sheet, chance: Chance) -> str:
    """Return the label of a single answer, now and then slightly off; "Andet" as it was written."""
    given = sheet.answers.get(item.key)
    if given == "andet":
        return sheet.other.get(item.key, "Andet")
    texts = {option.id: option.text.da for option in item.options}
    return (
        nearly(texts[given], chance) if isinstance(given, str) and given in texts else str(given or "")
    )


def ticked(item: Item, sheet: Sheet) -> list[str]:
    """Return the labels of a multi-select, with what was written beside "Andet" in its place."""
    given = sheet.answers.get(item.key)
    if not isinstance(given, tuple):
        return []
    texts = {option.id: option.text.da for option in item.options}
    return [sheet.other.get(item.key, "Andet") if each == "andet" else texts[each] for each in given]
