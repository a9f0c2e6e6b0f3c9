"""The choices near the best are listed: every filling of the evening whose score is close to it.

With wishes about actors not every filling can be told, so each is laid out before it is kept.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from manege_analysis.cases.combinations import Explored, explore, members
from manege_analysis.cases.draws import Ints
from manege_analysis.cases.instance import Instance
from manege_analysis.cases.pool import Pool
from manege_analysis.cases.ring import has_layout

MOST_BY_HAND = 20_000
"""With wishes about actors every filling is laid out one by one, so fewer are looked at."""


def pool(
    inst: Instance, told: Iterable[str], depth: float, most: int, reached: float = 0.0
) -> Pool | None:
    """List the fillings within `depth` of the best, at most about `most` of them.

    `told` is the set of cases (ids) to compare with.  With wishes about actors every selection is
    listed, not only full ones, and those that cannot meet the wishes are left out.  None where there
    are too many combinations, or none.  `reached` is as in `explore`.
    """
    found = explore(inst, depth, full=not inst.has_actor_wishes, most=most, reached=reached)
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
    holds, cover = _incidence(found.near[rows], inst), found.near_cover[rows].astype(np.float32)
    return Pool(inst, holds, cover, sets, cases, scores, deep - gap, number, gap)


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
