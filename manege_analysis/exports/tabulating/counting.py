"""Counting by category codes: one pass of `np.bincount` a column, for all groups of rows at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from manege_analysis.exports.answers import (
    NOT_ANSWERED,
    NOT_SHOWN,
    Answers,
    Choices,
    Numbers,
    Ticks,
    Words,
)

_BELOW = -NOT_SHOWN
"""Two codes lie below zero, `NOT_ANSWERED` and `NOT_SHOWN`; they are counted in front of the labels."""


_PIECE = 1 << 16


@dataclass(frozen=True, eq=False)
class Groups:
    """Which group each row belongs to, and what each row weighs; `names` are the groups' names.

    A row of no group has the code `len(names)` and is counted nowhere.
    """

    codes: NDArray[np.intp]
    names: tuple[str, ...]
    weights: NDArray[np.float64] | None = None
    _bases: dict[int, NDArray[np.intp]] = field(default_factory=dict, repr=False)

    @classmethod
    def one(cls, rows: int, weights: NDArray[np.float64] | None = None) -> Groups:
        """Put all rows in one group without a name."""
        return cls(np.zeros(rows, dtype=np.intp), ("",), weights)

    def base(self, width: int) -> NDArray[np.intp]:
        """Return where each row's group begins among counts that are `width` wide; kept for reuse."""
        if width not in self._bases:
            self._bases[width] = self.codes * width + _BELOW
        return self._bases[width]


@dataclass(frozen=True, eq=False)
class Counted:
    """Counts of one column: by group (rows) and label (columns), and the bases by group.

    `answered` are rows with any answer, `ticked` rows with anything ticked (for single answers the
    same), `shown` all rows of the group but those known not to have been shown the question.
    """

    counts: NDArray[np.float64]
    rows: NDArray[np.float64]
    shown: NDArray[np.float64]
    answered: NDArray[np.float64]
    ticked: NDArray[np.float64]


def count_codes(codes: NDArray[np.int32], labels: int, groups: Groups) -> Counted:
    """Count single answers.

    Args:
        codes: one code per row into the labels, or one below zero.
        labels: how many labels there are, used or not.
        groups: the rows' groups and weights.

    >>> found = count_codes(np.array([0, 1, 1, -1, -2], dtype=np.int32), 3, Groups.one(5))
    >>> found.counts.tolist(), found.answered.tolist(), found.shown.tolist(), found.rows.tolist()
    ([[1.0, 2.0, 0.0]], [3.0], [4.0], [5.0])
    """
    table = _table(codes, labels + _BELOW, groups)
    counts = table[:, _BELOW:]
    answered = counts.sum(axis=1)
    rows = table.sum(axis=1)
    return Counted(counts, rows, rows - table[:, 0], answered, answered)


def count_ticks(column: Ticks, groups: Groups) -> Counted:
    """Count the answers of a multi-select; words written beside are one more label, the last."""
    wrote = _says(column.leftover)
    tables = [
        _table(column.ticked[:, at].astype(np.int32), 2 + _BELOW, groups)
        for at in range(len(column.labels))
    ]
    counts = np.stack([table[:, _BELOW + 1] for table in tables], axis=1)
    state = column.ticked.max(axis=1).astype(np.int32)
    if len(wrote):
        state = np.where(wrote, np.int32(1), state)
        own = count_filled(wrote, groups)
        counts = np.column_stack([counts, own.counts])
    table = _table(state, 2 + _BELOW, groups)
    rows = table.sum(axis=1)
    answered = table[:, _BELOW:].sum(axis=1)
    return Counted(counts, rows, rows - table[:, 0], answered, table[:, _BELOW + 1])


def count_filled(filled: NDArray[np.bool_], groups: Groups) -> Counted:
    """Count the rows with an answer that has no options: a number, a date, a text."""
    codes = np.where(filled, 0, NOT_ANSWERED).astype(np.int32)
    return count_codes(codes, 1, groups)


def count_all(answers: Answers, groups: Groups) -> Iterator[tuple[str, Counted]]:
    """Count every column, in order."""
    for key, column in answers.columns.items():
        if isinstance(column, Choices):
            own = answers.columns.get(f"{key}#other")
            if isinstance(own, Words):
                yield key, _with_own_words(column, own, groups)
            else:
                yield key, count_codes(column.codes, len(column.labels), groups)
        elif isinstance(column, Ticks):
            yield key, count_ticks(column, groups)
        elif isinstance(column, Numbers):
            yield key, count_filled(~np.isnan(column.values), groups)
        else:
            yield key, count_filled(_says(column.values), groups)


def _with_own_words(column: Choices, own: Words, groups: Groups) -> Counted:
    """Count those who wrote an answer that is no option under one more label, the last."""
    wrote = _says(own.values) & (column.codes < 0)
    codes = np.where(wrote, np.int32(len(column.labels)), column.codes)
    return count_codes(codes, len(column.labels) + 1, groups)


def _says(texts: Sequence[str]) -> NDArray[np.bool_]:
    return np.fromiter(map(bool, texts), dtype=np.bool_, count=len(texts))


def group_rows(texts: list[str], weights: NDArray[np.float64] | None = None) -> Groups:
    """Group rows by a text each, such as the cluster's id; a blank text is no group.

    >>> group_rows(["a", "b", "", "a"]).names
    ('a', 'b')
    """
    order: Mapping[str, int] = {name: at for at, name in enumerate(dict.fromkeys(filter(None, texts)))}
    codes = np.fromiter((order.get(text, len(order)) for text in texts), dtype=np.intp, count=len(texts))
    return Groups(codes, tuple(order), weights)


def _table(codes: NDArray[np.int32], width: int, groups: Groups) -> NDArray[np.float64]:
    """Count codes by group: one row per group, one column per code from the lowest below zero on."""
    base, height = groups.base(width), len(groups.names) + 1
    found = np.zeros(height * width, dtype=np.float64)
    # In pieces that stay in the processor's cache, and in one buffer: half the time of one long pass.
    buffer = np.empty(min(_PIECE, len(codes)), dtype=np.intp)
    for start in range(0, len(codes), _PIECE):
        piece = slice(start, start + _PIECE)
        at = np.add(base[piece], codes[piece], out=buffer[: len(codes[piece])])
        weights = None if groups.weights is None else groups.weights[piece]
        found += np.bincount(at, weights, minlength=height * width)
    return found.reshape(height, width)[:-1]
