"""Every set of cases with what it can cover at most: all combinations are really tried.

A part of the evening is filled by some cases and some of their touchpoints; what fits into a part
depends on the minutes alone.  The fillings of two parts are then put together, a million pairs at a
time: min(4, a + b), counted in quarters, is a sum of products of "a is at most 4 - t" and "b is at
least t", so one matrix product scores them all, exactly (whole numbers below 2^24 are exact in single
precision).  Wishes that tie cases together through actors are not seen here: then the values are
upper bounds.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations, product

import numpy as np
from numpy.typing import NDArray

from manege_analysis.cases.fillings import (
    MOST_FILLINGS,
    Fillings,
    Masks,
    Whole,
    fillings,
    joined,
    no_cases,
)
from manege_analysis.cases.instance import QUARTERS, Instance

MOST_CASES = 63
MANY_PAIRS = 20_000_000
MOST_PAIRS = 300_000_000
WITHIN = 0.1
"""With many pairs, only sets of cases within this part of all needs from the best are looked for."""
SAMPLE = 1500
CHUNK = 4096


@dataclass(frozen=True)
class Explored:
    """All sets of cases that can be told, the best first, and the touchpoints that come near the best.

    `cases` are bit sets, `scores` what each covers at most; sets that stay below `floor` may be
    missing.  `near` holds the touchpoints of every filling whose score is within `depth` of the best
    (padded with the number of all), `near_cases` and `near_scores` belong to them.  `exact` is False
    where actor wishes could lower a score.
    """

    cases: Masks
    scores: Whole
    near: NDArray[np.int16]
    near_cases: Masks
    near_scores: Whole
    depth: float
    floor: float
    exact: bool

    def sets(self) -> tuple[frozenset[int], ...]:
        """Return the sets of cases as positions, in the order of `scores`."""
        return tuple(members(mask) for mask in self.cases)


def explore(inst: Instance, depth: float = 0.0, full: bool = True) -> Explored | None:
    """Try every combination of cases, parts and touchpoints.

    `depth` says how far below the best score a filling is still kept (0 keeps the best only).  With
    `full` a part is filled as long as another touchpoint fits, because more never lowers the score;
    without it every selection is tried.  None where there are too many combinations to try them
    all; the model itself has no such limit.
    """
    if len(inst.cases) > MOST_CASES:
        return None
    sides: list[tuple[Fillings, Fillings]] = []
    for split in _splits(inst) if len(inst.cases) >= inst.count else ():
        pair = _both_sides(inst, split, full)
        if pair is None:
            return None
        sides.append(pair)
    if _pairs_of(sides) > MANY_PAIRS and full and not depth:
        sides = [(left.undominated(), right.undominated()) for left, right in sides]
    best = max((_sample(inst, *pair) for pair in sides), default=0.0)
    within = inst.whole if _pairs_of(sides) <= MANY_PAIRS else inst.whole * WITHIN
    floor = max(0.0, best - max(depth, within))
    sides = [_promising(inst, *pair, floor) for pair in sides]
    if _pairs_of(sides) > MOST_PAIRS:
        return None
    found: list[_Found] = [_none_found(inst)]
    for left, right in sides:
        found.append(_put_together(inst, left, right, depth, best))
        best = max(best, found[-1].best)
    return _explored(inst, found, depth, floor)


def members(mask: int | np.uint64) -> frozenset[int]:
    """Return the positions in a bit set.

    >>> sorted(members(0b1101))
    [0, 2, 3]
    """
    bits = int(mask)
    return frozenset(i for i in range(bits.bit_length()) if bits >> i & 1)


@dataclass(frozen=True)
class _Found:
    cases: Masks
    scores: Whole
    near: NDArray[np.int16]
    near_cases: Masks
    near_scores: Whole

    @property
    def best(self) -> float:
        return float(self.scores.max()) if len(self.scores) else -np.inf


def _splits(inst: Instance) -> Iterator[tuple[int, ...]]:
    """Say how many cases stand in each part; mirrored splits and idle long parts are left out."""
    parts = inst.parts
    for split in product(range(inst.count + 1), repeat=len(parts)):
        if sum(split) != inst.count:
            continue
        pairs = list(combinations(range(len(parts)), 2))
        mirrored = any(parts[a] == parts[b] and split[a] < split[b] for a, b in pairs)
        # A case of a crowded part could as well be told in an empty one that is at least as long.
        idle = any(
            split[a] == 0 and split[b] > 1 and parts[a] >= parts[b]
            for a, b in product(range(len(parts)), repeat=2)
        )
        if not mirrored and not idle:
            yield split


def _pairs_of(sides: list[tuple[Fillings, Fillings]]) -> int:
    return sum(len(left) * len(right) for left, right in sides)


def _both_sides(inst: Instance, split: tuple[int, ...], full: bool) -> tuple[Fillings, Fillings] | None:
    sides: list[Fillings] = []
    for minutes, number in zip(inst.parts, split, strict=True):
        filled = fillings(inst, minutes, number, full)
        if filled is None:
            return None
        sides.append(filled)
    sides.sort(key=len)
    left, right = sides.pop(), no_cases(inst)
    for side in sides:
        if len(right) * len(side) > MOST_FILLINGS:
            return None
        right = joined(right, side)
    return left.grouped(), right.grouped()


def _sample(inst: Instance, left: Fillings, right: Fillings) -> float:
    """Put the best fillings of both sides together: the best choice scores at least so much."""
    some_left, some_right = (
        side.take(np.argsort(-_worth(inst, side), kind="stable")[:SAMPLE]).grouped()
        for side in (left, right)
    )
    return _put_together(inst, some_left, some_right, 0.0, 0.0).best


def _promising(
    inst: Instance, left: Fillings, right: Fillings, floor: float
) -> tuple[Fillings, Fillings]:
    """Leave out fillings that cannot reach `floor` even beside the best of the other side."""
    if not len(left) or not len(right):
        return left, right
    of_left, of_right = _worth(inst, left), _worth(inst, right)
    of_left += of_right.max()
    reach = of_right + of_left.max() - of_right.max()
    return left.take(np.flatnonzero(of_left >= floor)), right.take(np.flatnonzero(reach >= floor))


def _worth(inst: Instance, fillings: Fillings) -> NDArray[np.float32]:
    worth: NDArray[np.float32] = fillings.cover.astype(np.float32) @ np.array(inst.weights, np.float32)
    return worth


def _put_together(inst: Instance, left: Fillings, right: Fillings, depth: float, best: float) -> _Found:
    """Score every pair of fillings; keep the best of each set of cases, and all near the best."""
    if not len(left) or not len(right):
        return _none_found(inst)
    weights = np.array(inst.weights, dtype=np.float32)
    columns = np.concatenate([(right.cover >= t) * weights for t in range(1, QUARTERS + 1)], axis=1)
    asked = columns.any(axis=0)
    columns = np.ascontiguousarray(columns[:, asked].T, dtype=np.float32)
    right_starts = right.starts()
    starts = np.r_[left.starts(), len(left)]
    kept: list[tuple[Masks, Whole]] = []
    near: list[tuple[Whole, Whole, Whole]] = []
    first = 0
    while first < len(starts) - 1:
        last = max(first + 1, int(np.searchsorted(starts, starts[first] + CHUNK, side="right")) - 1)
        rows = slice(int(starts[first]), int(starts[last]))
        own = left.cover[rows]
        table = np.concatenate([own <= QUARTERS - t for t in range(1, QUARTERS + 1)], axis=1)
        scores = (
            table[:, asked].astype(np.float32) @ columns + (own.astype(np.float32) @ weights)[:, None]
        )
        masks, allowed = _sets(inst, left.cases[starts[first:last]], right.cases[right_starts])
        of_left = np.repeat(np.arange(last - first), np.diff(starts[first : last + 1]))
        of_right = np.repeat(np.arange(len(right_starts)), np.diff(np.r_[right_starts, len(right)]))
        scores[~allowed[of_left][:, of_right]] = -1.0
        by_set = np.maximum.reduceat(scores, right_starts, axis=1)
        by_set = np.maximum.reduceat(by_set, starts[first:last] - starts[first], axis=0)
        kept.append((masks[allowed], by_set[allowed].astype(np.int64)))
        best = max(best, float(by_set.max()))
        a, b = np.nonzero(scores >= max(best - depth, 0.0))
        near.append((a + rows.start, b, scores[a, b].astype(np.int64)))
        first = last
    return _found(left, right, kept, near, best - depth)


def _sets(inst: Instance, left: Masks, right: Masks) -> tuple[Masks, NDArray[np.bool_]]:
    """Return the sets of cases of two sides, and whether each is one that may be told."""
    masks = left[:, None] | right[None, :]
    allowed = (left[:, None] & right[None, :]) == 0
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


def _found(
    left: Fillings,
    right: Fillings,
    kept: list[tuple[Masks, Whole]],
    near: list[tuple[Whole, Whole, Whole]],
    least: float,
) -> _Found:
    a, b, scores = (np.concatenate([each[i] for each in near]) for i in range(3))
    close = scores >= least
    a, b = a[close], b[close]
    return _Found(
        np.concatenate([cases for cases, _ in kept]),
        np.concatenate([scores for _, scores in kept]),
        np.concatenate([left.points[a], right.points[b]], axis=1),
        left.cases[a] | right.cases[b],
        scores[close],
    )


def _none_found(inst: Instance) -> _Found:
    width = inst.wishes.most_touchpoints * inst.count
    none, empty = np.zeros(0, np.uint64), np.zeros(0, np.int64)
    return _Found(none, empty, np.zeros((0, width), np.int16), none, empty)


def _explored(inst: Instance, found: list[_Found], depth: float, floor: float) -> Explored:
    cases = np.concatenate([each.cases for each in found])
    scores = np.concatenate([each.scores for each in found])
    sets, place = np.unique(cases, return_inverse=True)
    top = np.full(len(sets), -1, dtype=np.int64)
    np.maximum.at(top, place, scores)
    order = np.lexsort((sets, -top))
    result = Explored(
        sets[order],
        top[order],
        np.concatenate([each.near for each in found]),
        np.concatenate([each.near_cases for each in found]),
        np.concatenate([each.near_scores for each in found]),
        depth,
        floor,
        not inst.has_actor_wishes,
    )
    least = (top.max() if len(top) else 0) - depth
    close = result.near_scores >= least
    return replace(
        result,
        near=result.near[close],
        near_cases=result.near_cases[close],
        near_scores=result.near_scores[close],
    )
