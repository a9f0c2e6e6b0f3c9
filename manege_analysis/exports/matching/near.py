"""How alike a column's words and an item's are, for proposals that a person confirms."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rapidfuzz import fuzz

from manege_analysis.exports.files.plaintext import key_of
from manege_analysis.exports.layout import RawColumn
from manege_analysis.exports.matching.names import item_texts
from manege_analysis.questionnaire.model import Item


def likeness(one: str, other: str) -> float:
    """Compare two texts by their words, from 0 to 100; words may change places.

    >>> round(likeness("Hvor ofte taler du med PPR?", "Hvor tit taler du med PPR"))
    90
    """
    left, right = key_of(one), key_of(other)
    return max(fuzz.ratio(left, right), fuzz.token_sort_ratio(left, right))


def column_texts(column: RawColumn) -> tuple[str, ...]:
    """The wordings of a column: its question with and without its matrix row, and its header."""
    whole = " ".join(part for part in (column.text, column.item) if part)
    return tuple(dict.fromkeys(text for text in (whole, column.item, column.header) if text))


def item_likeness(column: RawColumn, item: Item) -> float:
    """Compare a column with an item, over all wordings of both."""
    texts = item_texts(item)
    return max((likeness(mine, text) for mine in column_texts(column) for text in texts), default=0.0)


def nearest_items(column: RawColumn, items: Iterable[Item]) -> Sequence[tuple[float, Item]]:
    """Rank items by likeness, the likest first; equally like ones in the questionnaire's order."""
    ranked = [(item_likeness(column, item), item) for item in items]
    return sorted(ranked, key=lambda pair: -pair[0])
