"""Columns of text become dictionary-coded `Cells`, which keep every distinct text once.

A survey column repeats a handful of labels, so codes into the distinct texts are small, quick to
count, and are what `Choices` wants in the end.  Nothing is guessed: `NA`, `007` and `1-5` stay text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, zip_longest
from typing import Any

import numpy as np
from numpy.typing import NDArray

_CHUNK = 2_000


@dataclass(frozen=True, eq=False)
class Cells:
    """One column of text: `labels[codes[i]]` is the text of row `i`, empty for a blank cell.

    Labels are distinct and in order of first appearance; after `at` some may be unused.  `dates` and
    `numbers` are the labels that stood as dates and as numbers, not as text, in a workbook.
    """

    codes: NDArray[np.int32]
    labels: tuple[str, ...]
    dates: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()

    @classmethod
    def of(cls, texts: Iterable[str]) -> Cells:
        """Code the texts of one column.

        >>> Cells.of(["Ja", "Nej", "Ja", ""]).labels
        ('Ja', 'Nej', '')
        """
        index = _Index()
        codes = np.fromiter(map(index.__getitem__, texts), dtype=np.int32)
        return cls(codes, tuple(index))

    def __len__(self) -> int:
        return len(self.codes)

    def text(self, row: int) -> str:
        """Return the text of one row, counted from 0."""
        return self.labels[int(self.codes[row])]

    def texts(self) -> list[str]:
        """Return the text of every row."""
        labels = self.labels
        return [labels[code] for code in self.codes]

    def counts(self) -> dict[str, int]:
        """Count the rows of each label that occurs, in order of first appearance.

        >>> Cells.of(["Ja", "Nej", "Ja"]).counts()
        {'Ja': 2, 'Nej': 1}
        """
        found = np.bincount(self.codes, minlength=len(self.labels))
        return {label: int(n) for label, n in zip(self.labels, found, strict=True) if n}

    def where(self, test: Callable[[str], bool]) -> NDArray[np.bool_]:
        """Flag the rows whose text passes `test`, which is asked once per distinct text."""
        passed = np.fromiter(map(test, self.labels), dtype=np.bool_, count=len(self.labels))
        return passed[self.codes] if len(self.labels) else np.zeros(len(self), dtype=np.bool_)

    def blank(self) -> NDArray[np.bool_]:
        """Flag the rows that hold nothing but blanks."""
        return self.where(is_blank)

    def at(self, rows: slice | NDArray[Any]) -> Cells:
        """Return the cells of some rows: a slice, positions, or flags."""
        return Cells(self.codes[rows], self.labels, self.dates, self.numbers)

    def relabel(self, change: Callable[[str], str]) -> Cells:
        """Return cells in which every text is changed by `change`; equal results become one label.

        >>> Cells.of(["ja", "Ja"]).relabel(str.lower).labels
        ('ja',)
        """
        index = _Index()
        moved = {label: change(label) for label in self.labels}
        to = np.fromiter((index[new] for new in moved.values()), dtype=np.int32, count=len(moved))
        return Cells(
            to[self.codes] if len(moved) else self.codes,
            tuple(index),
            frozenset(moved[label] for label in self.dates),
            frozenset(moved[label] for label in self.numbers),
        )


class _Index(dict[str, int]):
    """Number texts in order of first appearance; a dictionary lookup is the whole cost."""

    def __missing__(self, text: str) -> int:
        self[text] = code = len(self)
        return code


def is_blank(text: str) -> bool:
    """Say whether a cell holds nothing but blanks, no-break spaces included.

    >>> is_blank("\\u00a0 "), is_blank("0")
    (True, False)
    """
    return not text.strip(" \t\r\n\u00a0\u200b\ufeff\u2007\u202f")


def code_rows(rows: Iterable[Sequence[str]]) -> tuple[Cells, ...]:
    """Code rows of cells, read once and never held together; short rows are filled with blanks.

    >>> [cells.labels for cells in code_rows([["a", "b"], ["a"]])]
    [('a',), ('b', '')]
    """
    indexes: list[_Index] = []
    codes: list[list[NDArray[np.int32]]] = []
    done = 0
    for chunk in _chunks(rows):
        columns = list(zip_longest(*chunk, fillvalue=""))
        for _ in range(len(columns) - len(indexes)):
            indexes.append(_Index())
            codes.append([np.full(done, indexes[-1][""], dtype=np.int32)] if done else [])
        for place, column in enumerate(columns):
            found = map(indexes[place].__getitem__, column)
            codes[place].append(np.fromiter(found, dtype=np.int32, count=len(column)))
        done += len(chunk)
        for place in range(len(columns), len(indexes)):
            codes[place].append(np.full(len(chunk), indexes[place][""], dtype=np.int32))
    return tuple(
        Cells(np.concatenate(parts), tuple(index)) for index, parts in zip(indexes, codes, strict=True)
    )


def _chunks(rows: Iterable[Sequence[str]]) -> Iterator[list[Sequence[str]]]:
    waiting = iter(rows)
    while chunk := list(islice(waiting, _CHUNK)):
        yield chunk
