"""A safe table's values that can be laid beside another table's: a scale's problem side, an option."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from manege_analysis.summary.safe import Hidden, SafeTable, Shown, Value
from manege_analysis.summary.words import either
from manege_analysis.wording.text import Text


@dataclass(frozen=True)
class Leading:
    """One value of one table, with the words that say what it counts."""

    key: str
    cell: str
    question: Text
    text: Text
    value: Value
    base: int


def leading_values(table: SafeTable) -> Iterator[Leading]:
    """Yield what the table says of its problem side, or of each option of a multi-select.

    A full table's problem side is the sum of its cells.  An item that not everybody was asked is
    left out: its base differs from place to place.
    """
    if not table.base or table.cell("not-asked") is not None:
        return
    if table.kind == "scale":
        cells = table.side("problem")
        if cells:
            text = either([cell.text for cell in cells])
            value = _added([cell.value for cell in cells])
            yield Leading(table.key, "problem", table.question, text, value, table.base)
    if table.kind == "multi":
        for cell in table.side("option"):
            yield Leading(table.key, cell.id, table.question, cell.text, cell.value, table.base)


def bounds(value: Value) -> tuple[int, int]:
    """Return the smallest and the largest count that a value leaves open.

    >>> bounds(Shown(7)), bounds(Hidden(0, 4))
    ((7, 7), (0, 4))
    """
    return (value.count, value.count) if isinstance(value, Shown) else (value.low, value.high)


def _added(values: list[Value]) -> Value:
    low, high = (sum(ends) for ends in zip(*map(bounds, values), strict=True))
    return Shown(low) if low == high else Hidden(low, high)
