"""The ways to fill a part of the evening with cases and touchpoints; only minutes decide what fits."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from manege_analysis.cases.instance import QUARTERS, Instance

Masks: TypeAlias = NDArray[np.uint64]
Whole: TypeAlias = NDArray[np.int64]

MOST_FILLINGS = 5_000_000
NEVER = np.int64(1 << 40)
MOST_COMPARED = 1_000
"""More fillings of one set of cases are not compared one by one: it would take longer than it saves."""


@dataclass(frozen=True)
class Fillings:
    """Ways to fill a part: which touchpoints (padded with the number of all), when full, what covered.

    `cases` is a bit set of the cases told; `spare` the fewest minutes that would let another
    touchpoint in, `minutes` those used, reading included.  Rows with equal `cases` stand together.
    """

    points: NDArray[np.int16]
    cases: Masks
    minutes: Whole
    spare: Whole
    cover: NDArray[np.uint8]

    def __len__(self) -> int:
        return len(self.cases)

    def take(self, at: NDArray[np.int64]) -> Fillings:
        """Return the rows at these positions."""
        return Fillings(
            self.points[at], self.cases[at], self.minutes[at], self.spare[at], self.cover[at]
        )

    def grouped(self) -> Fillings:
        """Return the rows with equal cases side by side."""
        return self.take(np.argsort(self.cases, kind="stable"))

    def undominated(self) -> Fillings:
        """Leave out what covers no theme better than another filling of the same cases does.

        Of very many fillings of one set only those that cover exactly the same are left out.
        """
        bounds = np.r_[self.starts(), len(self)]
        kept: list[Whole] = []
        for first, last in pairwise(bounds):
            cover, at = np.unique(self.cover[first:last], axis=0, return_index=True)
            if len(cover) <= MOST_COMPARED:
                worse = (cover[:, None, :] <= cover[None, :, :]).all(axis=2)
                at = at[worse.sum(axis=1) == 1]
            kept.append(np.sort(first + at))
        return self.take(np.concatenate(kept)) if kept else self

    def starts(self) -> Whole:
        """Return where each set of cases begins."""
        return np.flatnonzero(np.r_[len(self) > 0, self.cases[1:] != self.cases[:-1]])


def fillings(inst: Instance, minutes: int, number: int, full: bool) -> Fillings | None:
    """List the ways to fill a part with `number` cases; with `full` only those with no room for more."""
    if number == 0:
        return no_cases(inst)
    own = _by_case(inst)
    shortest = min((int(each.minutes.min()) for each in own if len(each)), default=0)
    level = [no_cases(inst)] + [_no_rows(inst)] * (len(inst.cases) - 1)
    for told in range(1, number + 1):
        limit = minutes - shortest * (number - told)
        grown: list[Fillings] = []
        for i, each in enumerate(own):
            before = level[0] if told == 1 else _stacked(inst, level[:i])
            if len(before) * len(each) > 8 * MOST_FILLINGS:
                return None
            grown.append(_within(before, each, limit, full and told == number))
        if sum(len(each) for each in grown) > MOST_FILLINGS:
            return None
        level = grown
    return _stacked(inst, level)


def _by_case(inst: Instance) -> list[Fillings]:
    """List, for each case, its selections of touchpoints."""
    own: list[Fillings] = []
    for i in range(len(inst.cases)):
        points = [k for k, point in enumerate(inst.points) if point.case == i]
        must = inst.locked_points & set(points)
        chosen = [
            selection
            for size in range(1, min(len(points), inst.wishes.most_touchpoints) + 1)
            for selection in combinations(points, size)
            if must <= set(selection)
        ]
        own.append(_selections(inst, i, points, chosen))
    return own


def _selections(inst: Instance, case: int, points: list[int], chosen: list[tuple[int, ...]]) -> Fillings:
    if not chosen:
        return _no_rows(inst)
    full = inst.wishes.most_touchpoints
    padded = [(*selection, *[len(inst.points)] * (full - len(selection))) for selection in chosen]
    spare = [
        min((inst.points[k].minutes for k in points if k not in selection), default=NEVER)
        if len(selection) < full
        else NEVER
        for selection in chosen
    ]
    return Fillings(
        np.array(padded, dtype=np.int16),
        np.full(len(chosen), 1 << case, dtype=np.uint64),
        np.array([inst.reading[case] + inst.minutes(selection) for selection in chosen], dtype=np.int64),
        np.array(spare, dtype=np.int64),
        np.array([_capped(inst, selection) for selection in chosen], dtype=np.uint8),
    )


def _capped(inst: Instance, selection: tuple[int, ...]) -> Whole:
    capped: Whole = np.minimum(inst.cover[list(selection)].sum(axis=0), QUARTERS)
    return capped


def _within(before: Fillings, own: Fillings, limit: int, full: bool) -> Fillings:
    minutes = before.minutes[:, None] + own.minutes[None, :]
    fits = minutes <= limit
    if full:
        spare = np.minimum(before.spare[:, None], own.spare[None, :])
        fits &= limit - minutes < spare
    a, b = np.nonzero(fits)
    return _pairs(before, own, a, b)


def joined(one: Fillings, other: Fillings) -> Fillings:
    """Pair each filling of one part with each of the other that tells none of its cases."""
    a, b = np.nonzero((one.cases[:, None] & other.cases[None, :]) == 0)
    return _pairs(one, other, a, b)


def _pairs(one: Fillings, other: Fillings, a: Whole, b: Whole) -> Fillings:
    return Fillings(
        np.concatenate([one.points[a], other.points[b]], axis=1),
        one.cases[a] | other.cases[b],
        one.minutes[a] + other.minutes[b],
        np.minimum(one.spare[a], other.spare[b]),
        np.minimum(one.cover[a] + other.cover[b], QUARTERS).astype(np.uint8),
    )


def _stacked(inst: Instance, blocks: list[Fillings]) -> Fillings:
    held = [each for each in blocks if len(each)]
    if not held:
        return _no_rows(inst)
    return Fillings(
        np.concatenate([each.points for each in held]),
        np.concatenate([each.cases for each in held]),
        np.concatenate([each.minutes for each in held]),
        np.concatenate([each.spare for each in held]),
        np.concatenate([each.cover for each in held]),
    )


def no_cases(inst: Instance) -> Fillings:
    """Return the one filling that tells nothing and takes no time: where every search begins."""
    return Fillings(
        np.zeros((1, 0), np.int16),
        np.zeros(1, np.uint64),
        np.zeros(1, np.int64),
        np.full(1, NEVER),
        np.zeros((1, len(inst.themes)), np.uint8),
    )


def _no_rows(inst: Instance) -> Fillings:
    return no_cases(inst).take(np.zeros(0, np.int64))
