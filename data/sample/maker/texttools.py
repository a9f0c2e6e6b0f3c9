"""What the tools that write labels instead of codes have in common."""

from __future__ import annotations

from maker.answering import Sheet
from maker.chance import Chance
from maker.mess import nearly
from manege_analysis.questionnaire.model import Item


def cell_chance(item: Item, sheet: Sheet) -> Chance:
    """Return the chance of one cell: a form sent twice has the same slips twice."""
    return Chance(f"{sheet.doctor.name} {item.key}")


def label(item: Item, sheet: Sheet) -> str:
    """Return the label of a single answer, now and then slightly off; "Andet" as it was written."""
    given = sheet.answers.get(item.key)
    if given == "andet":
        return sheet.other.get(item.key, "Andet")
    texts = {option.id: option.text.da for option in item.options}
    if not isinstance(given, str) or given not in texts:
        return str(given or "")
    return nearly(texts[given], cell_chance(item, sheet))


def ticked(item: Item, sheet: Sheet) -> list[str]:
    """Return the labels of a multi-select, with what was written beside "Andet" in its place."""
    given = sheet.answers.get(item.key)
    if not isinstance(given, tuple):
        return []
    texts = {option.id: option.text.da for option in item.options}
    return [sheet.other.get(item.key, "Andet") if each == "andet" else texts[each] for each in given]
