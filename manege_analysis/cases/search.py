"""The best choice under all wishes: all combinations are tried, and the model decides ties.

What a set of cases can cover at most is a bound for the model.  Without wishes about actors the bound
is reached: where one way of telling stands alone it is the answer, and the model is asked where several
tie.  With them it is solved set by set, until no bound is above what was found.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from math import comb

import numpy as np

from manege_analysis.cases.combinations import Explored, explore
from manege_analysis.cases.instance import Choice, Instance
from manege_analysis.cases.milp import solve

MOST_TIED = 100
"""So many sets of cases are looked at one by one; beyond that the model is asked about all at once."""

MANY_CASES, FEW_TIED = 4, 20
"""A set of so many cases takes longer to look at, so fewer of them are."""


@dataclass(frozen=True)
class Rival:
    """The cases (ids) that would be told instead, in order, and the score they reach."""

    cases: tuple[str, ...]
    score: int


@dataclass(frozen=True)
class Search:
    """One instance with everything that was tried in it."""

    inst: Instance

    @cached_property
    def explored(self) -> Explored | None:
        """Every set of cases with its bound; None where there are too many."""
        return explore(self.inst)

    @cached_property
    def bounds(self) -> tuple[tuple[frozenset[str], int], ...]:
        """The sets of cases (ids) with the score that each can reach at most, the highest first."""
        if self.explored is None:
            return ()
        names = self.inst.cases
        pairs = zip(self.explored.sets(), self.explored.scores, strict=True)
        return tuple((frozenset(names[i] for i in cases), int(score)) for cases, score in pairs)

    @property
    def tried(self) -> int:
        """How many sets of cases there are to choose from."""
        listed = self.explored is not None and self.explored.floor <= 0
        return len(self.bounds) if listed else comb(len(self.inst.cases), self.inst.count)

    def best(
        self,
        forbidden: frozenset[str] = frozenset(),
        locked: frozenset[str] = frozenset(),
        banned: frozenset[str] = frozenset(),
    ) -> Choice | None:
        """Return the best choice, or None where nothing meets the wishes.

        `forbidden` is a set of cases that may not be the answer; `locked` and `banned` cases come
        on top of the wishes.
        """
        inst = self._narrowed(locked, banned)
        if inst is None:
            return None
        reach = self._reach(forbidden, locked, banned)
        within = _bounded if inst.has_actor_wishes else _reached
        choice = within(inst, reach, forbidden) if reach else None
        floor = np.inf if self.explored is None else self.explored.floor
        if (choice and choice.score >= floor) or floor <= 0:
            return choice
        # Sets below the floor were not listed: one of them may be the answer after all.
        narrower = self.explored is not None and bool(locked or banned)
        return Search(inst).best(forbidden) if narrower else solve(inst, forbidden)

    def rival(
        self,
        forbidden: frozenset[str] = frozenset(),
        locked: frozenset[str] = frozenset(),
        banned: frozenset[str] = frozenset(),
    ) -> Rival | None:
        """Return the cases of the best choice and its score, without asking where the stories stop.

        The answer is that of `best`; where every bound is reached it needs no model.  Where more sets
        tie than are looked at one by one, or there are too many sets to try, any of the best is named.
        """
        reach = self._reach(forbidden, locked, banned)
        tied = [cases for cases, bound in reach if bound == reach[0][1]]
        listed = self.explored is not None and bool(reach) and reach[0][1] >= self.explored.floor
        if listed and not self.inst.has_actor_wishes:
            told = min(_quickest(self.inst, tied), key=sorted)
            return Rival(tuple(sorted(told)), reach[0][1])
        choice = self._any(forbidden, locked, banned)
        return None if choice is None else Rival(choice.cases, choice.score)

    def _any(
        self, forbidden: frozenset[str], locked: frozenset[str], banned: frozenset[str]
    ) -> Choice | None:
        inst = self._narrowed(locked, banned)
        if self.explored is None and inst is not None:
            return solve(inst, forbidden, first=False)
        return self.best(forbidden, locked, banned)

    def _reach(
        self, forbidden: frozenset[str], locked: frozenset[str], banned: frozenset[str]
    ) -> list[tuple[frozenset[str], int]]:
        return [
            (cases, bound)
            for cases, bound in self.bounds
            if cases != forbidden and locked <= cases and not banned & cases
        ]

    def _narrowed(self, locked: frozenset[str], banned: frozenset[str]) -> Instance | None:
        kept = frozenset(i for i, case in enumerate(self.inst.cases) if case not in banned)
        if len(kept) < self.inst.count:
            return None
        wishes = replace(self.inst.wishes, locked=tuple(sorted({*self.inst.wishes.locked, *locked})))
        return replace(self.inst.only(kept), wishes=wishes)


def _reached(
    inst: Instance, reach: list[tuple[frozenset[str], int]], forbidden: frozenset[str]
) -> Choice | None:
    """Return the best choice where every bound is reached: only sets that tie are left to the model."""
    tied = [cases for cases, bound in reach if bound == reach[0][1]]
    quickest = _quickest(inst, tied)
    left = _of(inst, frozenset().union(*quickest))
    fastest = _fastest(left) if len(quickest) == 1 else None
    if fastest and len(fastest.selections) == 1:
        return left.choice(fastest.selections[0])
    return solve(left, forbidden)


def _bounded(
    inst: Instance, reach: list[tuple[frozenset[str], int]], forbidden: frozenset[str]
) -> Choice | None:
    """Solve set by set from the highest bound on, until no bound is above the best that was found."""
    best: Choice | None = None
    reach = [(cases, bound) for cases, bound in reach if _has_places(inst, cases)]
    for cases, bound in reach[:MOST_TIED]:
        if best and bound < best.score:
            return best
        found = solve(_of(inst, cases), at_least=best.score if best else 0)
        best = min((each for each in (best, found) if each), key=lambda each: each.rank, default=None)
    if len(reach) <= MOST_TIED or (best and reach[MOST_TIED][1] < best.score):
        return best
    return solve(inst, forbidden, at_least=best.score if best else 0)


def _has_places(inst: Instance, cases: frozenset[str]) -> bool:
    """Say whether every actor who must be used has a touchpoint in these cases."""
    told = (point for point in inst.points if inst.cases[point.case] in cases)
    return set(inst.wishes.must_use) <= {a for point in told for a in point.required | point.useful}


def _quickest(inst: Instance, tied: list[frozenset[str]]) -> list[frozenset[str]]:
    """Among sets of cases with one score, keep those that reach it in the fewest minutes."""
    if not 1 < len(tied) <= (MOST_TIED if inst.count < MANY_CASES else FEW_TIED):
        return tied
    found = {cases: _fastest(_of(inst, cases)) for cases in tied}
    minutes = {cases: fastest.minutes if fastest else 0.0 for cases, fastest in found.items()}
    return [cases for cases in tied if minutes[cases] == min(minutes.values())]


@dataclass(frozen=True)
class _Fastest:
    """The fewest minutes in which cases reach their best score, and the touchpoints that do so."""

    minutes: float
    selections: tuple[tuple[int, ...], ...]


def _fastest(inst: Instance) -> _Fastest | None:
    """Try every selection of touchpoints of these cases; None where there are too many to be tried."""
    tried = explore(inst, full=False)
    if tried is None:
        return None
    own = np.array([*(point.minutes for point in inst.points), 0])
    minutes = own[tried.near].sum(axis=1)
    # The same touchpoints can stand in the parts in several ways.
    found = np.unique(np.sort(tried.near[minutes == minutes.min()], axis=1), axis=0)
    selections = tuple(tuple(int(k) for k in row if k < len(inst.points)) for row in found)
    return _Fastest(float(minutes.min()), selections)


def _of(inst: Instance, pool: frozenset[str]) -> Instance:
    return inst.only(frozenset(i for i, case in enumerate(inst.cases) if case in pool))
