"""Intervals and small-group flags for whole tables of counts at once."""

from __future__ import annotations

from statistics import NormalDist
from typing import Any

import numpy as np
from numpy.typing import NDArray

Table = NDArray[np.float64]


def wilson_table(counts: Table, base: Table, confidence: float = 0.95) -> tuple[Table, Table]:
    """Bound every share of a table by Wilson's score interval (Wilson 1927), without correction.

    Args:
        counts: how many gave each answer; any shape.
        base: how many answered, of a shape that broadcasts to the counts'.
        confidence: of each interval alone, not of all together.

    Returns the low and high bounds as shares from 0 to 1; `nan` where nobody answered.

    >>> low, high = wilson_table(np.array([17.0]), np.array([21.0]))
    >>> round(float(low[0]), 3), round(float(high[0]), 3)
    (0.6, 0.923)
    """
    z = NormalDist().inv_cdf(0.5 + confidence / 2)
    with np.errstate(invalid="ignore", divide="ignore"):
        share = counts / base
        spread = z * np.sqrt(share * (1 - share) / base + z * z / (4 * base * base))
        middle, scale = share + z * z / (2 * base), 1 + z * z / base
        low, high = (middle - spread) / scale, (middle + spread) / scale
    return np.clip(low, 0.0, 1.0), np.clip(high, 0.0, 1.0)


def small_groups(counts: Table, base: Table, fewest: int = 5) -> NDArray[np.bool_]:
    """Flag cells that a handful of persons stand behind, or that all but a handful do.

    >>> small_groups(np.array([0.0, 2.0, 17.0]), np.array([19.0, 19.0, 19.0])).tolist()
    [False, True, True]
    """
    rest = base - counts
    flagged: NDArray[Any] = ((counts > 0) & (counts < fewest)) | ((rest > 0) & (rest < fewest))
    return flagged.astype(np.bool_)
