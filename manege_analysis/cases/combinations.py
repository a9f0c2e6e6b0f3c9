"""Every set of cases with what it can cover at most: all combinations are really tried.

A part of the evening is filled by some cases and some of their touchpoints; what fits into a part
depends on the minutes alone.  The fillings of the parts are then put together and scored.  Wishes
that tie cases together through actors are not seen here: then the values are upper bounds.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations, product
from typing import ClassVar, TypeAlias

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
from manege_analysis.cases.instance import Instance
from manege_analysis.cases.scoring import (
    MOST_NEAR,
    Found,
    Wanted,
    mask_of,
    none_found,
    put_together,
    worth,
)

MOST_CASES = 63
MANY_PAIRS = 20_000_000
MOST_PAIRS = 2_000_000_000
MOST_PAIRS_NEAR = 300_000_000
"""More pairs are not tried; fewer when all near the best are kept, for then less can be left out."""

WITHIN = 0.05
"""With many pairs, only sets of cases within this part of all needs from the best are looked for."""
SAMPLE = 1500

MOST_KEPT, MOST_SHAPES = 50_000, 4
"""The sides of so many choices are kept in memory, when they are no more fillings than that."""

Sides: TypeAlias = tuple[tuple[Fillings, Fillings], ...]
"""The fillings of both sides of the evening, for every way to divide the cases between them."""


@dataclass(frozen=True)
class Explored:
    """All sets of cases that can be told, the best first, and the touchpoints that come near the best.

    `cases` are bit sets, `scores` what each covers at most; sets that stay below `floor` may be
    missing.  `near` holds the touchpoints of every filling whose score is within `depth` of the best
    (padded with the number of all); `near_cases`, `near_scores` and `near_cover` (in quarters) belong to
    them.  `exact` is False where actor wishes could lower a score.
    """

    cases: Masks
    scores: Whole
    near: NDArray[np.int16]
    near_cases: Masks
    near_scores: Whole
    near_cover: NDArray[np.uint8]
    depth: float
    floor: float
    exact: bool

    def sets(self) -> tuple[frozenset[int], ...]:
        """Return the sets of cases as positions, in the order of `scores`."""
        return tuple(members(mask) for mask in self.cases)


def explore(
    inst: Instance, depth: float = 0.0, full: bool = True, most: int = MOST_NEAR, reached: float = 0.0
) -> Explored | None:
    """Try every combination of cases, parts and touchpoints.

    `depth` says how far below the best score a filling is still kept (0 keeps the best only).  With
    `full` a part is filled as long as another touchpoint fits, because more never lowers the score;
    without it every selection is tried.  At most about `most` near fillings are kept; the depth
    that was kept is told.  `reached` is a score that some choice is known to have, where one is known.
    None where there are too many combinations to try them all; the model itself has no such limit.
    """
    if len(inst.cases) > MOST_CASES:
        return None
    sides = _sides(inst, full)
    if sides is None:
        return None
    best = reached or max((_sample(inst, *pair) for pair in sides), default=0.0)
    many = _pairs_of(sides) > MANY_PAIRS
    floor = max(0.0, best - max(depth, inst.whole * WITHIN)) if many else 0.0
    sides = tuple(_promising(inst, *pair, floor) for pair in sides)
    if many and full and not depth:
        sides = tuple((left.undominated(), right.undominated()) for left, right in sides)
    if _pairs_of(sides) > (MOST_PAIRS_NEAR if depth else MOST_PAIRS):
        return None
    found: list[Found] = [none_found(inst)]
    for left, right in sides:
        found.append(put_together(inst, left, right, Wanted(depth, best, most, floor)))
        best = max(best, found[-1].best)
    return _explored(inst, found, depth, floor)


def members(mask: int | np.uint64) -> frozenset[int]:
    """Return the positions in a bit set.

    >>> sorted(members(0b1101))
    [0, 2, 3]
    """
    bits = int(mask)
    return frozenset(i for i in range(bits.bit_length()) if bits >> i & 1)


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


def _pairs_of(sides: Sides) -> int:
    return sum(len(left) * len(right) for left, right in sides)


class _Kept:
    """The sides that were listed last, by what they depend on; few enough to be held for good."""

    sides: ClassVar[dict[tuple[Instance, bool], Sides]] = {}


def _sides(inst: Instance, full: bool) -> Sides | None:
    """List both sides of every split; what fits does not depend on the weights, so it is listed once."""
    shape = (replace(inst, weights=()), full)
    if shape in _Kept.sides:
        return _Kept.sides[shape]
    sides: list[tuple[Fillings, Fillings]] = []
    for split in _splits(inst) if len(inst.cases) >= inst.count else ():
        pair = _both_sides(inst, split, full)
        if pair is None:
            return None
        sides.append(pair)
    if sum(len(left) + len(right) for left, right in sides) <= MOST_KEPT:
        if len(_Kept.sides) >= MOST_SHAPES:
            _Kept.sides.pop(next(iter(_Kept.sides)))
        _Kept.sides[shape] = tuple(sides)
    return tuple(sides)


def _both_sides(inst: Instance, split: tuple[int, ...], full: bool) -> tuple[Fillings, Fillings] | None:
    sides: list[Fillings] = []
    for minutes, number in zip(inst.parts, split, strict=True):
        filled = fillings(inst, minutes, number, full)
        if filled is None:
            return None
        # The other sides have to hold the locked cases that this one does not.
        missing = np.bitwise_count(mask_of(inst.locked) & ~filled.cases)
        sides.append(filled.take(np.flatnonzero(missing <= inst.count - number)))
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
        side.take(np.argsort(-worth(inst, side), kind="stable")[:SAMPLE]).grouped()
        for side in (left, right)
    )
    return put_together(inst, some_left, some_right, Wanted()).best


def _promising(
    inst: Instance, left: Fillings, right: Fillings, floor: float
) -> tuple[Fillings, Fillings]:
    """Leave out fillings that cannot reach `floor` even beside the best of the other side."""
    if not len(left) or not len(right):
        return left, right
    of_left, of_right = worth(inst, left), worth(inst, right)
    of_left += of_right.max()
    reach = of_right + of_left.max() - of_right.max()
    return left.take(np.flatnonzero(of_left >= floor)), right.take(np.flatnonzero(reach >= floor))


def _explored(inst: Instance, found: list[Found], depth: float, floor: float) -> Explored:
    cases = np.concatenate([each.cases for each in found])
    scores = np.concatenate([each.scores for each in found])
    sets, place = np.unique(cases, return_inverse=True)
    top = np.full(len(sets), -1, dtype=np.int64)
    np.maximum.at(top, place, scores)
    order = np.lexsort((sets, -top))
    depth = min(depth, *(each.depth for each in found))
    near_scores = np.concatenate([each.near_scores for each in found])
    close = near_scores >= (top.max() if len(top) else 0) - depth
    return Explored(
        cases=sets[order],
        scores=top[order],
        near=np.concatenate([each.near for each in found])[close],
        near_cases=np.concatenate([each.near_cases for each in found])[close],
        near_scores=near_scores[close],
        near_cover=np.concatenate([each.near_cover for each in found])[close],
        depth=depth,
        floor=floor,
        exact=not inst.has_actor_wishes,
    )
