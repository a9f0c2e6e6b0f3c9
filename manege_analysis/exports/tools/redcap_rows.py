"""Events and repeated forms give a person several rows; here they become one row each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from manege_analysis.exports import words
from manege_analysis.exports.cells import Cells
from manege_analysis.exports.layout import RawColumn
from manege_analysis.wording.text import Text


@dataclass(frozen=True, eq=False)
class Rows:
    """One row per person: raw row numbers, pseudonyms, cells, and the person of each raw row."""

    numbers: NDArray[np.int64]
    people: tuple[str, ...]
    cells: tuple[Cells, ...]
    person: NDArray[np.int64]

    def any_of(self, flags: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """Flag the persons with a flagged row; a flag on any one of their rows is enough."""
        return _any(flags, self.person, len(self.numbers))

    def pick(self, values: Sequence[Any]) -> tuple[Any, ...]:
        """Take each person's last value that is not None; nothing where there are none."""
        if not values:
            return ()
        found: list[Any] = [None] * len(self.numbers)
        for person, value in zip(self.person.tolist(), values, strict=True):
            found[person] = value if value is not None else found[person]
        return tuple(found)


def one_row_each(
    numbers: NDArray[np.int64], names: Sequence[str], columns: Sequence[RawColumn]
) -> tuple[Rows, tuple[Text, ...]]:
    """Put the rows of each person together as the first of them, with notes on what was done.

    Where a person answered the same question in two events, the later answer counts, and it is
    said how many questions that concerns.  A row without a record's number is a person of its own.
    """
    order: dict[str, int] = {}
    keys = (name or f"row {at}" for at, name in enumerate(names))
    person = np.array([order.setdefault(key, len(order)) for key in keys], dtype=np.int64)
    first = np.full(len(order), -1, dtype=np.int64)
    first[person[::-1]] = np.arange(len(person))[::-1]
    if len(first) == len(person):
        return Rows(numbers, tuple(names), tuple(c.cells for c in columns), person), ()
    folded = [_fold(column, person, first) for column in columns]
    twice = sum(again for _, again in folded)
    notes = [words.ROWS_JOINED.filled(rows=len(person), people=len(first))]
    if twice:
        notes.append(words.ANSWERED_TWICE.filled(n=twice))
    kept = tuple(names[at] for at in first.tolist())
    return Rows(numbers[first], kept, tuple(cells for cells, _ in folded), person), tuple(notes)


def _fold(column: RawColumn, person: NDArray[np.int64], first: NDArray[np.int64]) -> tuple[Cells, bool]:
    """Take each person's last answer of a column; a box ticked in any row is ticked."""
    cells = column.cells
    says = ~cells.blank()
    if column.hint == "tick":
        ticked = cells.where(lambda text: text in column.ticked)
        says = ticked | (says & ~_any(ticked, person, len(first))[person])
    at = first.copy()
    rows = np.flatnonzero(says)
    at[person[rows]] = rows
    again = column.hint != "tick" and bool(len(rows) > len(np.unique(person[rows])))
    return cells.at(at), again


def _any(flags: NDArray[np.bool_], person: NDArray[np.int64], people: int) -> NDArray[np.bool_]:
    found = np.zeros(people, dtype=np.bool_)
    np.logical_or.at(found, person, flags)
    return found
