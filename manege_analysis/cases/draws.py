"""What might as well have been: other respondents, other weights, other degrees of coverage.

All randomness of the stability report is here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from manege_analysis.cases.instance import QUARTERS, WEIGHT, Instance

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

FINE = 8
"""A disturbed coverage is counted in eighths of a quarter, so that its scores stay whole numbers."""

STEP = 0.5
"""Weights and coverages are stated in halves; the true one lies anywhere within half a step."""


@dataclass(frozen=True)
class Draw:
    """One way things might have been: weights (ten-thousandths) and coverage (`FINE` to a quarter)."""

    weights: Ints
    cover: Ints


def bootstrap(wanted: Floats, factors: Floats, draws: int, rng: np.random.Generator) -> Ints:
    """Draw as many respondents as there are, with replacement; return weights, one row a draw.

    `wanted` has a row per respondent and a column per theme (0 to 1: how far the answers ask for
    it), `factors` are the themes' own weights.

    >>> wanted = np.array([[1.0, 0.0], [1.0, 1.0]])
    >>> bootstrap(wanted, np.ones(2), 3, np.random.default_rng(1)).tolist()
    [[6667, 3333], [10000, 0], [5000, 5000]]
    """
    n = len(wanted)
    counts = rng.multinomial(n, np.full(n, 1 / n), size=draws)
    return whole_weights(counts @ wanted / n * factors)


def leave_one_out(wanted: Floats, factors: Floats) -> Ints:
    """Leave each respondent out once; return weights, one row per respondent left out."""
    rest = wanted.sum(axis=0)[None, :] - wanted
    return whole_weights(rest / max(len(wanted) - 1, 1) * factors)


def disturbed(inst: Instance, asked: Floats, draws: int, rng: np.random.Generator) -> Iterator[Draw]:
    """Move every theme's weight and every stated coverage evenly within half a step of its value.

    A theme's own weight is a factor, so it moves between 3/4 and 5/4 of itself; a coverage of a
    half moves between 1/4 and 3/4, and one of 1 down to 3/4.  What nobody stated to be covered
    stays at 0.  `asked` is what the weights are taken from: share times factor, by theme.
    """
    sure = np.array([point.sure for point in inst.points])[:, None]
    degree = inst.cover / (sure * QUARTERS)
    for _ in range(draws):
        factors = rng.uniform(1 - STEP / 2, 1 + STEP / 2, size=asked.shape)
        moved = degree + rng.uniform(-STEP / 2, STEP / 2, size=degree.shape)
        moved = np.where(degree > 0, np.clip(moved, 0.0, 1.0), 0.0)
        cover = np.rint(moved * sure * QUARTERS * FINE).astype(np.int64)
        yield Draw(whole_weights(asked * factors), cover)


def whole_weights(asked: Floats) -> Ints:
    """Divide by the sum along the last axis and round to ten-thousandths; nothing asked stays 0.

    >>> whole_weights(np.array([[1.0, 3.0], [0.0, 0.0]])).tolist()
    [[2500, 7500], [0, 0]]
    """
    total = asked.sum(axis=-1, keepdims=True)
    shares = np.divide(asked, total, out=np.zeros_like(asked), where=total > 0)
    whole: Ints = np.rint(shares * WEIGHT).astype(np.int64)
    return whole
