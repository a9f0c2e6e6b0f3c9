"""The fillings of two sides of the evening are put together and scored, a million pairs at a time.

min(4, a + b), counted in quarters, is a plus the sum over t = 1..4 of "b is at least t" and "a is at
most 4 - t" at once; so one matrix product scores all pairs of a chunk.  Scores are whole numbers
below 2^24, which single precision holds exactly.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from manege_analysis.cases.fillings import Fillings, Masks, Whole
from manege_analysis.cases.instance import QUARTERS, Instance

Scores: TypeAlias = NDArray[np.float32]
Flags: TypeAlias = NDArray[np.bool_]

CHUNK = 4096
MOST_NEAR = 1_500_000
"""At most so many pairs near the best are kept; the depth that was kept is told."""


@dataclass(frozen=True)
class Wanted:
    """Which pairs to keep: within `depth` of `best` (a score known to be reached), at most `most`."""

    depth: float = 0.0
    best: float = 0.0
    most: int = MOST_NEAR


@dataclass(frozen=True)
class Found:
    """The sets of cases of two sides with their best scores, and all pairs within `depth` of the best.

    The same set may stand there several times; `near` holds the touchpoints of the pairs.
    """

    cases: Masks
    scores: Whole
    near: NDArray[np.int16]
    near_cases: Masks
    near_scores: Whole
    depth: float

    @property
    def best(self) -> float:
        """The highest score, minus infinity where there is none."""
        return float(self.scores.max()) if len(self.scores) else -np.inf


def put_together(inst: Instance, left: Fillings, right: Fillings, wanted: Wanted) -> Found:
    """Score every pair of fillings; keep the best of each set of cases, and all near the best.

    Both sides have equal cases side by side.
    """
    if not len(left) or not len(right):
        return none_found(inst)
    product = _Product(inst, right)
    kept: list[tuple[Masks, Whole]] = []
    near = _Near(wanted)
    for rows, starts in _chunks(left):
        scores = product.scores(left.cover[rows])
        masks, allowed = _sets(inst, left.cases[rows][starts], right.cases[product.starts])
        scores[~_by_row(allowed, starts, len(scores), product)] = -1.0
        by_set = np.maximum.reduceat(scores, product.starts, axis=1)
        by_set = np.maximum.reduceat(by_set, starts, axis=0)
        kept.append((masks[allowed], by_set[allowed].astype(np.int64)))
        near.add(scores, rows.start)
    a, b, reached = near.kept()
    return Found(
        np.concatenate([cases for cases, _ in kept]),
        np.concatenate([best_scores for _, best_scores in kept]),
        np.concatenate([left.points[a], right.points[b]], axis=1),
        left.cases[a] | right.cases[b],
        reached,
        near.depth,
    )


def none_found(inst: Instance) -> Found:
    """Return what is found where nothing can be told."""
    width = inst.wishes.most_touchpoints * inst.count
    none, empty = np.zeros(0, np.uint64), np.zeros(0, np.int64)
    return Found(none, empty, np.zeros((0, width), np.int16), none, empty, np.inf)


def worth(inst: Instance, fillings: Fillings) -> Scores:
    """Score fillings by themselves."""
    scores: Scores = fillings.cover.astype(np.float32) @ np.array(inst.weights, np.float32)
    return scores


class _Product:
    """The right side of the matrix product, and where its sets of cases begin."""

    def __init__(self, inst: Instance, right: Fillings) -> None:
        self.weights = np.array(inst.weights, dtype=np.float32)
        levels = range(1, QUARTERS + 1)
        columns = np.concatenate([(right.cover >= t) * self.weights for t in levels], axis=1)
        self.asked = columns.any(axis=0)
        self.columns = np.ascontiguousarray(columns[:, self.asked].T, dtype=np.float32)
        self.starts = right.starts()
        self.sizes = np.diff(np.r_[self.starts, len(right)])

    def scores(self, own: NDArray[np.uint8]) -> Scores:
        """Score some fillings of the left side with every one of the right."""
        levels = range(1, QUARTERS + 1)
        table = np.concatenate([own <= QUARTERS - t for t in levels], axis=1)[:, self.asked]
        alone = (own.astype(np.float32) @ self.weights)[:, None]
        scores: Scores = table.astype(np.float32) @ self.columns + alone
        return scores


class _Near:
    """Pairs near the best, gathered chunk by chunk; the depth shrinks when they get too many."""

    def __init__(self, wanted: Wanted) -> None:
        self.depth, self.best, self.most = wanted.depth, wanted.best, wanted.most
        self.pairs: list[tuple[Whole, Whole, Whole]] = []

    @property
    def least(self) -> float:
        return max(self.best - self.depth, 0.0)

    def add(self, scores: Scores, first: int) -> None:
        self.best = max(self.best, float(scores.max(initial=-1.0)))
        a, b = np.nonzero(scores >= self.least)
        self.pairs.append((a + first, b, scores[a, b].astype(np.int64)))
        if sum(len(each) for _, _, each in self.pairs) > 2 * self.most:
            self.kept()

    def kept(self) -> tuple[Whole, Whole, Whole]:
        a, b, scores = (np.concatenate([pair[i] for pair in self.pairs]) for i in range(3))
        if len(scores) > self.most:
            # All pairs of one score stay or go together, so that what is kept is complete.
            self.depth = self.best - float(np.partition(scores, -self.most)[-self.most]) - 1
        close = scores >= self.least
        self.pairs = [(a[close], b[close], scores[close])]
        return self.pairs[0]


def _chunks(left: Fillings) -> Iterator[tuple[slice, Whole]]:
    """Cut a side into pieces that hold whole sets of cases; say where sets begin within each."""
    starts = np.r_[left.starts(), len(left)]
    first = 0
    while first < len(starts) - 1:
        last = int(np.searchsorted(starts, starts[first] + CHUNK, side="right")) - 1
        last = max(first + 1, last)
        rows = slice(int(starts[first]), int(starts[last]))
        yield rows, starts[first:last] - starts[first]
        first = last


def _by_row(allowed: Flags, starts: Whole, rows: int, product: _Product) -> Flags:
    """Spread what holds of sets of cases over their fillings."""
    flags: Flags = np.repeat(allowed, np.diff(np.r_[starts, rows]), axis=0)
    return np.repeat(flags, product.sizes, axis=1)


def _sets(inst: Instance, left: Masks, right: Masks) -> tuple[Masks, Flags]:
    """Return the sets of cases of two sides, and whether each is one that may be told."""
    masks = left[:, None] | right[None, :]
    allowed: Flags = (left[:, None] & right[None, :]) == 0
    locked = _mask(inst.locked)
    allowed &= (masks & locked) == locked
    for copies in inst.copies:
        alike = masks & _mask(copies)
        # Two bits or more are left when taking the lowest one away does not empty the set.
        allowed &= (alike & (alike - np.uint64(1) * (alike > 0))) == 0
    for group in inst.wishes.age_groups:
        of_age = _mask(frozenset(i for i, name in enumerate(inst.groups) if name == group))
        allowed &= (masks & of_age) != 0
    return masks, allowed


def _mask(cases: frozenset[int]) -> np.uint64:
    return np.uint64(sum(1 << i for i in cases))
