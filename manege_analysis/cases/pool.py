"""The choices near the best, found once and weighed anew for every draw.

What a set of cases can cover in the time does not depend on the weights.  So all fillings near the
best are listed once, deep enough that no filling outside the list can win any draw: with other
weights a score grows by at most 4 times the weight gained, with other coverages by what its
touchpoints gain besides.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from manege_analysis.cases.combinations import Explored, explore, members
from manege_analysis.cases.draws import FINE, Draw, Ints
from manege_analysis.cases.instance import QUARTERS, Choice, Instance
from manege_analysis.cases.ring import has_layout

LAST = 1_000
"""The place of a set of cases that is not near the best at all."""

LEADING = 500
"""So many of the best fillings say how high a draw reaches at least."""

MOST_BY_HAND = 20_000
"""With wishes about actors every filling is laid out one by one, so fewer are looked at."""


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

    `holds` has a row per filling and a column per touchpoint, 1 where it is told.  `sets` says which
    of `masks` each filling tells; `told` is the number of the set that the draws are compared with,
    -1 where it is not near the best.
    """

    inst: Instance
    holds: csr_matrix
    sets: Ints
    masks: tuple[frozenset[int], ...]
    scores: Ints
    depth: float
    told: int
    gap: float = 0.0
    known: dict[tuple[int, bytes], Choice] = field(default_factory=dict, repr=False)

    @cached_property
    def cover(self) -> NDArray[np.float32]:
        """What each filling covers, in quarters."""
        held: NDArray[np.float32] = np.minimum(self.holds @ self.inst.cover, QUARTERS).astype(np.float32)
        return held

    @cached_property
    def own(self) -> Ints:
        """The rows of the told set of cases."""
        return np.flatnonzero(self.sets == self.told)

    @cached_property
    def _told(self) -> csr_matrix:
        """The fillings of the told set of cases."""
        return self.holds[self.own]

    @cached_property
    def _leading(self) -> tuple[csr_matrix, csr_matrix]:
        """The first fillings of all, and of the told set: enough to say what a draw reaches."""
        return self.holds[:LEADING], self.holds[self.own[:LEADING]]

    def at_most(self, most: int) -> Pool:
        """Return the best fillings, at most so many; fillings of one score stay or go together."""
        if len(self.scores) <= most:
            return self
        least = min(self.scores[most] + 1, self.scores[0])
        kept = int((self.scores >= least).sum())
        return Pool(
            self.inst,
            self.holds[:kept],
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

    def needs_depth(self, draw: Draw) -> float:
        """Return how deep a pool must be so that nothing outside it can win or overtake in a draw."""
        leading, told_leading = self._leading
        reached = _scored(leading, draw).max()
        told = _scored(told_leading, draw).max(initial=0) or reached
        return float(may_gain(self.inst, draw) + self.scores[0] - min(reached, told) / FINE)

    def weighed(self, weights: Ints) -> Iterator[Outcome | None]:
        """Weigh the fillings anew, one row of `weights` a draw; None where nothing is asked for."""
        gains = np.array([may_gain(self.inst, Draw(each, FINE * self.inst.cover)) for each in weights])
        reached = (weights @ self.cover[:LEADING].T.astype(np.int64)).max(axis=1)
        own = (weights @ self.cover[self.own[:LEADING]].T.astype(np.int64)).max(axis=1, initial=0)
        least = np.minimum(reached, np.where(own > 0, own, reached)) - gains
        rows = np.searchsorted(-self.scores, -least, side="right")
        for d, some in enumerate(weights):
            yield self._outcome(self.cover[: max(rows[d], 1)] @ some.astype(np.float32), some)

    def disturbed(self, draw: Draw) -> Outcome:
        """Score what could win or overtake the told set under other weights and coverages."""
        gain = np.maximum(draw.cover - FINE * self.inst.cover, 0) @ draw.weights
        own = int(_scored(self._told, draw).max(initial=0))
        # At most what a filling covers counts by the new weights, and what its touchpoints gain besides.
        # (einsum, because threads for so small a product cost more than they save)
        covered = np.einsum("rj,j->r", self.cover, draw.weights.astype(np.float32))
        most = FINE * covered + self.holds @ gain
        rows = np.flatnonzero(most >= own)
        scores, sets = _scored(self.holds[rows], draw), self.sets[rows]
        winners = np.unique(sets[scores == scores.max()])
        cases = min(self.names(int(number)) for number in winners)
        return Outcome(cases, (), self._place(sets[scores > own]))

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


def pool(inst: Instance, told: Iterable[str], depth: float, most: int) -> Pool | None:
    """List the fillings within `depth` of the best, at most about `most` of them.

    `told` is the set of cases (ids) to compare with.  With wishes about actors every selection is
    listed, not only full ones, and those that cannot meet the wishes are left out.  None where there
    are too many combinations, or none.
    """
    found = explore(inst, depth, full=not inst.has_actor_wishes, most=most)
    if found is None:
        return None
    rows, deep = np.argsort(-found.near_scores, kind="stable"), found.depth
    if inst.has_actor_wishes:
        rows, deep = _laid_out(inst, found, rows)
    if not len(rows):
        return None
    scores = found.near_scores[rows]
    gap = float(found.near_scores.max() - scores[0])
    values, sets = np.unique(found.near_cases[rows], return_inverse=True)
    cases = tuple(members(value) for value in values)
    wanted = frozenset(i for i, case in enumerate(inst.cases) if case in set(told))
    number = cases.index(wanted) if wanted in cases else -1
    holds = _incidence(found.near[rows], inst)
    return Pool(inst, holds, sets, cases, scores, deep - gap, number, gap)


def _laid_out(inst: Instance, found: Explored, rows: Ints) -> tuple[Ints, float]:
    """Keep the fillings that meet the wishes about actors, and say how deep they were looked at."""
    rows, deep = rows[_may_meet(inst, found.near[rows])], found.depth
    if len(rows) > MOST_BY_HAND:
        deep = float(found.near_scores.max() - found.near_scores[rows[MOST_BY_HAND]]) - 1
        rows = rows[found.near_scores[rows] >= found.near_scores.max() - deep]
    met = [has_layout(inst, _points(found.near[row], inst)) for row in rows]
    return rows[np.array(met, dtype=np.bool_)], deep


def _may_meet(inst: Instance, near: NDArray[np.int16]) -> NDArray[np.bool_]:
    """Leave out fillings with too many actors, or without any place for one who must be used."""
    holds, wishes = _incidence(near, inst), inst.wishes
    must = set(wishes.must_use)
    every = sorted(must.union(*(point.required for point in inst.points)))
    needs = np.array([[a in point.required for a in every] for point in inst.points], np.int64)
    called = (holds @ needs > 0) | np.array([a in must for a in every])
    may: NDArray[np.bool_] = called.sum(axis=1) <= (wishes.most_actors or len(every))
    for actor in wishes.must_use:
        places = np.array([actor in point.required | point.useful for point in inst.points], np.int64)
        may &= holds @ places > 0
    return may


def _scored(fillings: csr_matrix, draw: Draw) -> Ints:
    scores: Ints = np.minimum(fillings @ draw.cover, QUARTERS * FINE) @ draw.weights
    return scores


def weight_gained(inst: Instance, draw: Draw) -> int:
    """Return how much weight the themes that gained have gained together."""
    return int(np.maximum(draw.weights - np.array(inst.weights), 0).sum())


def may_gain(inst: Instance, draw: Draw) -> float:
    """Return how much a draw can add to the score of any choice, at most."""
    gain = np.maximum(draw.cover - FINE * inst.cover, 0) @ draw.weights
    most = np.sort(gain)[::-1][: most_points(inst)].sum()
    return QUARTERS * weight_gained(inst, draw) + float(most) / FINE


def most_points(inst: Instance) -> int:
    """Return how many touchpoints fit into the evening at most."""
    minutes = sum(inst.parts) - sum(sorted(inst.reading)[: inst.count])
    spent = np.cumsum(sorted(point.minutes for point in inst.points))
    return min(int((spent <= minutes).sum()), inst.count * inst.wishes.most_touchpoints)


def _points(row: NDArray[np.int16], inst: Instance) -> tuple[int, ...]:
    return tuple(int(k) for k in row if k < len(inst.points))


def _incidence(near: NDArray[np.int16], inst: Instance) -> csr_matrix:
    columns = len(inst.points)
    real = near < columns
    at = np.r_[0, np.cumsum(real.sum(axis=1))]
    indices = near[real].astype(np.int32)
    # 64 bits like the weights: otherwise every product copies the matrix first.
    matrix = csr_matrix((np.ones(len(indices), dtype=np.int64), indices, at), (len(near), columns))
    matrix.sort_indices()
    return matrix
