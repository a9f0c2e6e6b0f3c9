"""The choices near the best, found once and weighed anew for every draw.

What a set of cases can cover in the time does not depend on the weights.  So all fillings near the
best are listed once, deep enough that no filling outside the list can win any draw: with other
weights a score grows by at most 4 times the weight gained, with other coverages by what its
touchpoints gain besides.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from manege_analysis.cases.draws import FINE, Draw, Floats, Ints
from manege_analysis.cases.instance import QUARTERS, Choice, Instance

Singles = NDArray[np.float32]

LAST = 1_000
"""The place of a set of cases that is not near the best at all."""

LEADING = 500
"""So many of the best fillings say how high a draw reaches at least."""

AT_ONCE = 25
"""So many draws are weighed in one product: it stays small enough for a worker's memory."""


@dataclass(frozen=True)
class Outcome:
    """One draw: the choice that wins it, and the place of the told set of cases (1 is the best).

    A disturbed draw tells no touchpoints: they are not asked for.
    """

    cases: tuple[str, ...]
    points: tuple[tuple[str, str], ...]
    place: int


@dataclass(frozen=True)
class Pool:
    """All fillings whose score is within `depth` of the best, the best first.

    `gap` is how much better the best would be without wishes about actors.

    `holds` has a row per filling and a column per touchpoint, 1 where it is told; `cover` a column per
    theme, what is covered of it in quarters.  `sets` says which of `masks` each filling tells; `told` is
    the number of the set that the draws are compared with, -1 where it is not near the best.
    """

    inst: Instance
    holds: csr_matrix
    cover: Singles
    sets: Ints
    masks: tuple[frozenset[int], ...]
    scores: Ints
    depth: float
    told: int
    gap: float = 0.0
    known: dict[tuple[int, bytes], Choice] = field(default_factory=dict, repr=False)

    @cached_property
    def own(self) -> Ints:
        """The rows of the told set of cases."""
        return np.flatnonzero(self.sets == self.told)

    @property
    def _both(self) -> tuple[Ints, Ints]:
        """The rows of all, and those of the told set of cases; the best stand first."""
        return np.arange(len(self.scores)), self.own

    @cached_property
    def _dense(self) -> Singles:
        """`holds` as single precision, in which whole numbers below 2^24 are exact and products fast."""
        return _dense(self.holds)

    def at_most(self, most: int) -> Pool:
        """Return the best fillings, at most so many; fillings of one score stay or go together."""
        if len(self.scores) <= most:
            return self
        least = min(self.scores[most] + 1, self.scores[0])
        kept = int((self.scores >= least).sum())
        return Pool(
            self.inst,
            self.holds[:kept],
            self.cover[:kept],
            self.sets[:kept],
            self.masks,
            self.scores[:kept],
            float(self.scores[0] - least),
            self.told,
            self.gap,
        )

    def best_of_sets(self) -> list[tuple[tuple[str, ...], int]]:
        """Return every set of cases near the best with its score, the best first."""
        top = np.zeros(len(self.masks), dtype=np.int64)
        np.maximum.at(top, self.sets, self.scores)
        pairs = [(self.names(number), int(score)) for number, score in enumerate(top)]
        return sorted(pairs, key=lambda pair: (-pair[1], pair[0]))

    def names(self, number: int) -> tuple[str, ...]:
        """Return the ids of a set of cases, in order."""
        return tuple(self.inst.cases[i] for i in sorted(self.masks[number]))

    def depth_for(self, weights: Ints) -> float:
        """Return how deep a pool must be so that nothing outside it can win or overtake in a draw.

        `weights` has a row per draw.
        """
        return float((self.scores[0] - self._least(weights)).max(initial=0))

    def depths_for_disturbed(self, draws: Sequence[Draw]) -> Floats:
        """Return for each draw, which moves the coverages too, how deep a pool must be."""
        leading, told_leading = (_dense(self.holds[rows[:LEADING]]) for rows in self._both)
        points = most_points(self.inst)
        least = np.zeros(len(draws))
        for d, draw in enumerate(draws):
            reached = _scored(leading, draw).max()
            told = _scored(told_leading, draw).max(initial=0) or reached
            least[d] = min(reached, told) / FINE - may_gain(self.inst, draw, points)
        depths: Floats = np.maximum(self.scores[0] - least, 0)
        return depths

    def _least(self, weights: Ints) -> NDArray[np.int64]:
        """Say for each draw below which score nothing can win it or overtake the told set."""
        reached, own = (
            (weights @ self.cover[rows[:LEADING]].T.astype(np.int64)).max(axis=1, initial=0)
            for rows in self._both
        )
        gained = QUARTERS * np.maximum(weights - np.array(self.inst.weights), 0).sum(axis=1)
        least: Ints = np.minimum(reached, np.where(own > 0, own, reached)) - gained
        return least

    def weighed(self, weights: Ints) -> Iterator[Outcome | None]:
        """Weigh the fillings anew, one row of `weights` a draw; None where nothing is asked for."""
        rows = np.searchsorted(-self.scores, -self._least(weights), side="right")
        for d, some in enumerate(weights):
            yield self._outcome(self.cover[: max(rows[d], 1)] @ some.astype(np.float32), some)

    def disturbed(self, draws: Sequence[Draw], depths: Floats) -> Iterator[tuple[int, Outcome]]:
        """Score what could win or overtake the told set under other weights and coverages.

        `depths` says how deep each draw has to be looked for (`depths_for_disturbed`).  The number of
        each draw comes with its outcome, because those that need least come first.
        """
        told = self._dense[self.own]
        order = np.argsort(depths, kind="stable")
        for first in range(0, len(order), AT_ONCE):
            some = order[first : first + AT_ONCE]
            rows = int(np.searchsorted(-self.scores, depths[some].max() - self.scores[0], side="right"))
            reached = self._at_most_reached([draws[d] for d in some], max(rows, 1))
            for d, most in zip(some, reached, strict=True):
                yield int(d), self._shaken(draws[d], most, told)

    def _shaken(self, draw: Draw, most: Singles, told: Singles) -> Outcome:
        """Return the outcome of a draw in which each of the first fillings reaches `most` at most."""
        own = _scored(told, draw).max(initial=0)
        rows = np.flatnonzero(most >= own)
        scores, sets = _scored(self._dense[rows], draw), self.sets[rows]
        winners = np.unique(sets[scores == scores.max()])
        cases = min(self.names(int(number)) for number in winners)
        return Outcome(cases, (), self._place(sets[scores > own]))

    def _at_most_reached(self, draws: Sequence[Draw], rows: int) -> Singles:
        """Say what each of the first `rows` fillings reaches at most: a row a draw.

        That is what it covers by the new weights, and what its touchpoints gain besides.
        """
        weights = np.array([draw.weights for draw in draws], dtype=np.float32)
        gain = np.array([_gained(self.inst, draw) for draw in draws], dtype=np.float32)
        most: Singles = weights @ (FINE * self.cover[:rows].T) + gain @ self._dense[:rows].T
        return most

    def _place(self, better: Ints) -> int:
        """Count the sets of cases that come before the told one; not near the best is far behind."""
        return 1 + len(np.unique(better)) if len(self.own) else LAST

    def _outcome(self, scores: NDArray[np.float32], weights: Ints) -> Outcome | None:
        if scores.max() <= 0:
            return None
        choice = self._first(tuple(np.flatnonzero(scores == scores.max()).tolist()), weights > 0)
        own = scores[self.own[self.own < len(scores)]].max(initial=-1.0)
        return Outcome(choice.cases, choice.points, self._place(self.sets[: len(scores)][scores > own]))

    def _first(self, rows: tuple[int, ...], asked: NDArray[np.bool_]) -> Choice:
        """Among fillings of one score, take the fewest minutes, then the first ids."""
        every = asked.tobytes()
        for row in rows:
            if (row, every) not in self.known:
                self.known[row, every] = self._trimmed(row, asked)
        return min((self.known[row, every] for row in rows), key=lambda choice: choice.rank[1:])

    def _trimmed(self, row: int, asked: NDArray[np.bool_]) -> Choice:
        """Leave out the touchpoints of a filling that add nothing to what is asked for."""
        inst = self.inst
        points = self.holds[row].indices
        if inst.has_actor_wishes:
            # Every selection has a row of its own, and leaving one out could break a wish.
            return inst.choice(points.tolist())
        cover, minutes, told = inst.cover[points][:, asked], self._minutes[points], self._told_by[points]
        held = cover.sum(axis=0)
        whole = np.minimum(held, QUARTERS)
        spare = (np.minimum(held - cover, QUARTERS) == whole).all(axis=1)
        spare &= [int(k) not in inst.locked_points for k in points]
        # Every way to leave out some of those that can be spared, all at once.
        less = _subsets(int(spare.sum()))
        same = (np.minimum(held - less @ cover[spare], QUARTERS) == whole).all(axis=1)
        same &= ((told.sum(axis=0) - less @ told[spare] > 0) | (told.sum(axis=0) == 0)).all(axis=1)
        spent = np.where(same, -(less @ minutes[spare]), 1)
        ways = less[spent == spent.min()].astype(np.bool_)
        choices = (inst.choice((*points[~spare], *points[spare][~way])) for way in ways)
        return min(choices, key=lambda choice: choice.rank[1:])

    @cached_property
    def _minutes(self) -> Ints:
        """The minutes of each touchpoint."""
        return np.array([point.minutes for point in self.inst.points], dtype=np.int64)

    @cached_property
    def _told_by(self) -> Ints:
        """A row per touchpoint and a column per case, 1 where the case tells it."""
        cases = np.array([point.case for point in self.inst.points])
        told: Ints = (cases[:, None] == np.arange(len(self.inst.cases))).astype(np.int64)
        return told


@lru_cache(maxsize=32)
def _subsets(size: int) -> Ints:
    """Return every subset of so many things as rows of 0 and 1, the empty one first."""
    subsets: Ints = (np.arange(1 << size)[:, None] >> np.arange(size)) & 1
    return subsets


def _dense(holds: csr_matrix) -> Singles:
    dense: Singles = holds.astype(np.float32).toarray()
    return dense


def _scored(fillings: Singles, draw: Draw) -> Singles:
    covered = np.minimum(fillings @ draw.cover.astype(np.float32), QUARTERS * FINE)
    scores: Singles = covered @ draw.weights.astype(np.float32)
    return scores


def _gained(inst: Instance, draw: Draw) -> Ints:
    """Return what each touchpoint covers more than stated, by the draw's weights."""
    gain: Ints = np.maximum(draw.cover - FINE * inst.cover, 0) @ draw.weights
    return gain


def may_gain(inst: Instance, draw: Draw, points: int) -> float:
    """Return how much a draw can add to the score of a choice of so many touchpoints, at most."""
    most = np.sort(_gained(inst, draw))[::-1][:points].sum()
    weight_gained = int(np.maximum(draw.weights - np.array(inst.weights), 0).sum())
    return QUARTERS * weight_gained + float(most) / FINE


def most_points(inst: Instance) -> int:
    """Return how many touchpoints fit into the evening at most."""
    minutes = sum(inst.parts) - sum(sorted(inst.reading)[: inst.count])
    spent = np.cumsum(sorted(point.minutes for point in inst.points))
    return min(int((spent <= minutes).sum()), inst.count * inst.wishes.most_touchpoints)
