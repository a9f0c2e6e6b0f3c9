"""The fillings of two sides of the evening are put together and scored, a million pairs at a time.

min(4, a + b), counted in quarters, is a plus the sum over t = 1..4 of "b is at least t" and "a is at
most 4 - t" at once; so one matrix product scores all pairs of a chunk.  Scores are whole numbers
below 2^24, which single precision holds exactly.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from manege_analysis.cases.fillings import Fillings, Masks, Whole
from manege_analysis.cases.instance import QUARTERS, Instance

Scores: TypeAlias = NDArray[np.float32]
Flags: TypeAlias = NDArray[np.bool_]

MOST_NEAR = 1_500_000
"""At most so many pairs near the best are kept; the depth that was kept is told."""


@dataclass(frozen=True)
class Wanted:
    """Which pairs to keep: within `depth` of `best` (a score known to be reached), at most `most`.

    Sets of cases below `floor` need not be found.
    """

    depth: float = 0.0
    best: float = 0.0
    most: int = MOST_NEAR
    floor: float = 0.0


@dataclass(frozen=True)
class Found:
    """The sets of cases of two sides with their best scores, and all pairs within `depth` of the best.

    The same set may stand there several times; `near` holds the touchpoints of the pairs, `near_cover`
    what they cover in quarters.
    """

    cases: Masks
    scores: Whole
    near: NDArray[np.int16]
    near_cases: Masks
    near_scores: Whole
    near_cover: NDArray[np.uint8]
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
    product = _Product(inst, right, wanted.floor)
    mirrored = np.array_equal(left.points, right.points)
    kept: list[tuple[Masks, Whole]] = []
    near = _Near(wanted)
    for number, (first, last) in enumerate(pairwise(np.r_[left.starts(), len(left)])):
        masks, allowed = _sets(inst, left.cases[first], right.cases[product.starts])
        if mirrored:
            allowed[:number] = False
        some = product.some(left.cover[first:last], allowed)
        if some.groups.any():
            kept.append((masks[some.groups], some.by_set()))
            near.add(some, int(first))
    a, b, reached = near.kept()
    return Found(
        np.concatenate([cases for cases, _ in kept] or [np.zeros(0, np.uint64)]),
        np.concatenate([scores for _, scores in kept] or [np.zeros(0, np.int64)]),
        np.concatenate([left.points[a], right.points[b]], axis=1),
        left.cases[a] | right.cases[b],
        reached,
        np.minimum(left.cover[a] + right.cover[b], QUARTERS),
        near.depth,
    )


def none_found(inst: Instance) -> Found:
    """Return what is found where nothing can be told."""
    width = inst.wishes.most_touchpoints * inst.count
    none, empty = np.zeros(0, np.uint64), np.zeros(0, np.int64)
    covered = np.zeros((0, len(inst.themes)), np.uint8)
    return Found(none, empty, np.zeros((0, width), np.int16), none, empty, covered, np.inf)


def worth(inst: Instance, fillings: Fillings) -> Scores:
    """Score fillings by themselves."""
    scores: Scores = fillings.cover.astype(np.float32) @ np.array(inst.weights, np.float32)
    return scores


@dataclass(frozen=True)
class _Some:
    """Scores of one left set's fillings (rows) with some of the right side's (`columns`).

    `groups` flags the right side's sets of cases that are in it, `starts` says where each begins.
    """

    scores: Scores
    columns: Whole
    groups: Flags
    starts: Whole

    def by_set(self) -> Whole:
        """Return the best score of each set of cases."""
        best: Whole = np.maximum.reduceat(self.scores, self.starts, axis=1).max(axis=0).astype(np.int64)
        return best


class _Product:
    """The right side of the matrix product, its sets of cases, and what each could cover at best."""

    def __init__(self, inst: Instance, right: Fillings, floor: float) -> None:
        self.weights = np.array(inst.weights, dtype=np.float32)
        self.floor = floor
        self.starts = right.starts()
        self.sizes = np.diff(np.r_[self.starts, len(right)])
        at_best = np.maximum.reduceat(right.cover, self.starts, axis=0)
        self.asked = self._leveled(right.cover).any(axis=1)
        self.columns = np.ascontiguousarray(self._leveled(right.cover)[self.asked])
        self.bounds = np.ascontiguousarray(self._leveled(at_best)[self.asked])

    def some(self, own: NDArray[np.uint8], allowed: Flags) -> _Some:
        """Score one left set's fillings with those of the right sets that may reach the floor."""
        levels = range(1, QUARTERS + 1)
        table = np.concatenate([own <= QUARTERS - t for t in levels], axis=1)[:, self.asked]
        table = table.astype(np.float32)
        alone = (own.astype(np.float32) @ self.weights)[:, None]
        if self.floor > 0:
            allowed = allowed & ((table @ self.bounds + alone).max(axis=0) >= self.floor)
        every = bool(allowed.all())
        columns = np.flatnonzero(np.repeat(allowed, self.sizes))
        scores = table @ (self.columns if every else self.columns[:, columns]) + alone
        sizes = self.sizes[allowed]
        return _Some(scores, columns, allowed, np.cumsum(sizes) - sizes)

    def _leveled(self, cover: NDArray[np.uint8]) -> Scores:
        levels = range(1, QUARTERS + 1)
        return np.concatenate([(cover >= t) * self.weights for t in levels], axis=1).T


class _Near:
    """Pairs near the best, gathered chunk by chunk; the depth shrinks when they get too many."""

    def __init__(self, wanted: Wanted) -> None:
        self.depth, self.best, self.most = wanted.depth, wanted.best, wanted.most
        self.pairs: list[tuple[Whole, Whole, Whole]] = []
        self.number = 0

    @property
    def least(self) -> float:
        return max(self.best - self.depth, 0.0)

    def add(self, some: _Some, first: int) -> None:
        self.best = max(self.best, float(some.scores.max()))
        a, b = np.nonzero(some.scores >= self.least)
        self.pairs.append((a + first, some.columns[b], some.scores[a, b].astype(np.int64)))
        self.number += len(a)
        if self.number > 2 * self.most:
            self.kept()

    def kept(self) -> tuple[Whole, Whole, Whole]:
        if not self.pairs:
            return np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0, np.int64)
        a, b, scores = (np.concatenate([pair[i] for pair in self.pairs]) for i in range(3))
        if len(scores) > self.most:
            # All pairs of one score stay or go together, so that what is kept is complete.
            self.depth = self.best - float(np.partition(scores, -self.most)[-self.most]) - 1
        close = scores >= self.least
        self.pairs, self.number = [(a[close], b[close], scores[close])], int(close.sum())
        return self.pairs[0]


def _sets(inst: Instance, left: np.uint64, right: Masks) -> tuple[Masks, Flags]:
    """Join a left set of cases with every right one; say which of the sets may be told."""
    masks = left | right
    allowed: Flags = (left & right) == 0
    locked = mask_of(inst.locked)
    allowed &= (masks & locked) == locked
    for copies in inst.copies:
        alike = masks & mask_of(copies)
        # Two bits or more are left when taking the lowest one away does not empty the set.
        allowed &= (alike & (alike - np.uint64(1) * (alike > 0))) == 0
    for group in inst.wishes.age_groups:
        of_age = mask_of(frozenset(i for i, name in enumerate(inst.groups) if name == group))
        allowed &= (masks & of_age) != 0
    return masks, allowed


def mask_of(cases: frozenset[int]) -> np.uint64:
    """Write a set of positions as bits.

    >>> int(mask_of(frozenset({0, 2})))
    5
    """
    return np.uint64(sum(1 << i for i in cases))
