"""Needs, library and wishes become whole numbers, so that two equal choices are equal and not nearly so.

Weights are counted in ten-thousandths, minutes in tenths, coverage in quarters (a half covered by an
actor who may come is a quarter): every score is a whole number, and a tie is a tie.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from manege_analysis.cases.model import Case, Library, Need, Touchpoint
from manege_analysis.cases.wishes import PointKey, Wishes

WEIGHT = 10_000
QUARTERS = 4
TENTHS = 10

Ints = NDArray[np.int64]


@dataclass(frozen=True)
class Choice:
    """The cases (ids) and touchpoints of a choice, in order, with its score and minutes.

    Both are whole numbers of the `Instance` it was made in; minutes count the required actors and
    leave out reading.
    """

    cases: tuple[str, ...]
    points: tuple[PointKey, ...]
    score: int
    minutes: int

    @property
    def rank(self) -> tuple[int, int, tuple[str, ...], tuple[PointKey, ...]]:
        """What choices are compared by: the least is the best, and no two choices are equal."""
        return -self.score, self.minutes, self.cases, self.points


@dataclass(frozen=True)
class Point:
    """A touchpoint as the model sees it.

    `minutes` are in tenths and count the required actors only; useful ones cost `Instance.turn`
    each.  `covers` is by theme, in quarters, already reduced by `sure`: the availability of the
    least certain required actor.
    """

    key: PointKey
    case: int
    minutes: int
    covers: tuple[int, ...]
    required: frozenset[str]
    useful: frozenset[str]
    sure: float


@dataclass(frozen=True)
class Instance:
    """One choice to be made: what can be told, what it covers, how long it takes, and what is wished.

    `cases` are ids in order; cases that are banned, or that have no touchpoint anybody can attend,
    are not in it.  `reading` is in tenths of a minute by case, `parts` by part.  `weights` are by
    theme and above zero.  `copies` are groups of cases that are one story under several ids: telling
    it twice is not a choice.  Everything is sorted by id, so that the order of files never matters.
    """

    cases: tuple[str, ...]
    ages: tuple[int, ...]
    groups: tuple[str, ...]
    reading: tuple[int, ...]
    points: tuple[Point, ...]
    themes: tuple[str, ...]
    weights: tuple[int, ...]
    parts: tuple[int, ...]
    turn: int
    copies: tuple[frozenset[int], ...]
    wishes: Wishes

    @property
    def count(self) -> int:
        """How many cases are told."""
        return self.wishes.count

    @cached_property
    def whole(self) -> int:
        """The score of a choice that covers everything."""
        return QUARTERS * sum(self.weights)

    @cached_property
    def cover(self) -> Ints:
        """Coverage in quarters: one row per touchpoint, one column per theme."""
        rows = [point.covers for point in self.points]
        return np.array(rows, dtype=np.int64).reshape(len(self.points), len(self.themes))

    @cached_property
    def locked(self) -> frozenset[int]:
        """The cases that must be told, also because of a locked touchpoint or a choice by hand."""
        wishes = self.wishes
        names = {*wishes.locked, *wishes.chosen, *(case for case, _ in wishes.locked_touchpoints)}
        return frozenset(i for i, case in enumerate(self.cases) if case in names)

    @cached_property
    def locked_points(self) -> frozenset[int]:
        """The touchpoints that must be in the choice."""
        keys = self.wishes.locked_touchpoints
        return frozenset(k for k, point in enumerate(self.points) if point.key in keys)

    @property
    def has_actor_wishes(self) -> bool:
        """Whether a wish ties the touchpoints of different cases together through their actors."""
        return self.wishes.most_actors is not None or bool(self.wishes.must_use)

    def score(self, chosen: Sequence[int]) -> int:
        """Return the score of a set of touchpoints (positions in `points`)."""
        held = np.minimum(self.cover[list(chosen)].sum(axis=0), QUARTERS)
        return int(held @ np.array(self.weights, dtype=np.int64)) if len(self.themes) else 0

    def minutes(self, chosen: Sequence[int]) -> int:
        """Return the minutes of a set of touchpoints, in tenths, without reading."""
        return sum(self.points[k].minutes for k in chosen)

    def choice(self, chosen: Iterable[int]) -> Choice:
        """Return a set of touchpoints (positions) as a choice, its worth counted."""
        points = sorted(chosen)
        cases = sorted({self.points[k].case for k in points})
        return Choice(
            tuple(self.cases[i] for i in cases),
            tuple(self.points[k].key for k in points),
            self.score(points),
            self.minutes(points),
        )

    def only(self, cases: frozenset[int]) -> Instance:
        """Return the same choice from these cases only (positions in `cases`)."""
        kept = sorted(cases)
        place = {case: position for position, case in enumerate(kept)}
        return replace(
            self,
            cases=tuple(self.cases[i] for i in kept),
            ages=tuple(self.ages[i] for i in kept),
            groups=tuple(self.groups[i] for i in kept),
            reading=tuple(self.reading[i] for i in kept),
            points=tuple(
                replace(point, case=place[point.case]) for point in self.points if point.case in place
            ),
            copies=tuple(
                frozenset(place[i] for i in group & cases)
                for group in self.copies
                if len(group & cases) > 1
            ),
        )


def instance(needs: Sequence[Need], library: Library, wishes: Wishes) -> Instance:
    """Write a choice as whole numbers.

    A need whose weight rounds to nothing is left out, so it can never matter.  A touchpoint stays
    only if every required actor may come and its case is not banned.
    """
    counted = sorted((need.theme, round(need.weight * WEIGHT)) for need in needs)
    themes = tuple(theme for theme, weight in counted if weight > 0)
    cases = [
        case for case in sorted(library.cases, key=lambda each: each.id) if _may_be_told(case, wishes)
    ]
    return Instance(
        cases=tuple(case.id for case in cases),
        ages=tuple(case.age for case in cases),
        groups=tuple(case.age_group for case in cases),
        reading=tuple(round(case.reading_minutes * TENTHS) for case in cases),
        points=tuple(
            _point(i, case, point, themes, wishes)
            for i, case in enumerate(cases)
            for point in sorted(case.touchpoints, key=lambda each: each.id)
            if is_feasible(case, point, wishes)
        ),
        themes=themes,
        weights=tuple(weight for _, weight in counted if weight > 0),
        parts=tuple(round(part * TENTHS) for part in wishes.parts),
        turn=round(wishes.per_actor * TENTHS),
        copies=_copies(cases),
        wishes=wishes,
    )


def certainty(point: Touchpoint, wishes: Wishes) -> float:
    """Return how sure a touchpoint is: the availability of its least certain required actor."""
    return min((wishes.available(actor) for actor in point.required), default=0.0)


def is_feasible(case: Case, point: Touchpoint, wishes: Wishes) -> bool:
    """Say whether a touchpoint may be told: not banned, and every required actor may come."""
    return (case.id, point.id) not in wishes.banned_touchpoints and certainty(point, wishes) > 0


def _may_be_told(case: Case, wishes: Wishes) -> bool:
    if case.id in wishes.banned or (wishes.chosen and case.id not in wishes.chosen):
        return False
    return any(is_feasible(case, point, wishes) for point in case.touchpoints)


def _point(case: int, told: Case, point: Touchpoint, themes: tuple[str, ...], wishes: Wishes) -> Point:
    sure = certainty(point, wishes)
    degrees = {each.theme: each.degree for each in point.covers}
    minutes = point.intro_minutes + wishes.per_actor * len(point.required) + point.dialogue_minutes
    return Point(
        key=(told.id, point.id),
        case=case,
        minutes=round(minutes * TENTHS),
        covers=tuple(round(degrees.get(theme, 0.0) * sure * QUARTERS) for theme in themes),
        required=frozenset(point.required),
        useful=frozenset(actor for actor in point.useful if wishes.available(actor) > 0),
        sure=sure,
    )


def _copies(cases: Sequence[Case]) -> tuple[frozenset[int], ...]:
    seen: dict[Case, list[int]] = {}
    for i, case in enumerate(cases):
        seen.setdefault(replace(case, id="", title=replace(case.title, da="", en="")), []).append(i)
    return tuple(frozenset(group) for group in seen.values() if len(group) > 1)
