"""Counts become the values that may be said: the ladder of the share edition, as pure functions.

Hiding cells is not enough: below 100 answers a whole percent *is* the count, and what was hidden in
one place can be subtracted from another.  So a table is redesigned until nothing small is left in
it.  Every function here decides by counts alone, knows no texts, and is proved by enumeration
against a reader who knows it.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from manege_analysis.summary.safe import Hidden, Limits, Rung, Shown, Value

DOMINANCE = 0.85
"""A mean is withheld when two respondents together hold more than this part of the sum."""


def scale_rung(counts: tuple[int, int, int], limits: Limits) -> Rung:
    """Choose the rung for (problem, middle, good), whose sum is the deck's n.

    Zero counts as small: where one cell is empty, a doctor's answer is known to be in the others.

    >>> usual = Limits(answers=10, shown=5)
    >>> [scale_rung(c, usual) for c in [(7, 5, 9), (7, 2, 12), (17, 3, 1), (3, 3, 3)]]
    ['three', 'two', 'top-coded', 'withheld']
    """
    n = sum(counts)
    if n < limits.answers:
        return "withheld"
    if min(counts) >= limits.shown:
        return "three"
    return "two" if min(counts[0], n - counts[0]) >= limits.shown else "top-coded"


def scale_values(counts: tuple[int, int, int], limits: Limits) -> tuple[Value, ...]:
    """Return the published values of the rung: three, two (problem and the rest), or none.

    >>> scale_values((17, 3, 1), Limits(answers=10, shown=5))
    (Hidden(low=17, high=21), Hidden(low=0, high=4))
    """
    rung = scale_rung(counts, limits)
    if rung == "withheld":
        return ()
    if rung == "three":
        return tuple(Shown(count) for count in counts)
    return two_values(counts[0], sum(counts), limits)


def two_values(count: int, n: int, limits: Limits) -> tuple[Value, Value]:
    """Return what may be said of `count` of `n` and of the rest, given that n itself may be said.

    >>> two_values(7, 21, Limits(10, 5)), two_values(0, 21, Limits(10, 5))[0]
    ((Shown(count=7), Shown(count=14)), Hidden(low=0, high=4))
    """
    small = limits.shown - 1
    few, most = Hidden(0, small), Hidden(n - small, n)
    if count <= small:
        return few, most
    if n - count <= small:
        return most, few
    return Shown(count), Shown(n - count)


def choice_values(counts: Sequence[int], rest: int, limits: Limits) -> tuple[Rung, tuple[Value, ...]]:
    """Return the rung and the values of a choice between options that have no order.

    `rest` (blank and outside) joins the last option, so that it cannot be had by subtraction.  The
    options are then put together from the end, one more at a time, until no cell is small.  The
    order is the questionnaire's, never the counts': merging the smallest options first would say
    which they are.  The last value stands for all options that were put together.

    >>> usual = Limits(answers=10, shown=5)
    >>> choice_values([9, 6, 2], 4, usual)
    ('full', (Shown(count=9), Shown(count=6), Shown(count=6)))
    >>> choice_values([9, 6, 2, 3], 1, usual)
    ('merged', (Shown(count=9), Shown(count=6), Shown(count=6)))
    """
    n = sum(counts) + rest
    if n < limits.answers:
        return "withheld", ()
    parts = [*counts, rest] if len(counts) == 1 else [*counts[:-1], counts[-1] + rest]
    for kept in range(len(parts) - 1, 0, -1):
        level = (*parts[:kept], sum(parts[kept:]))
        if min(level) >= limits.shown:
            return _choice_rung(len(level), len(parts)), tuple(Shown(count) for count in level)
    return "top-coded", two_values(parts[0], n, limits)


def _choice_rung(cells: int, parts: int) -> Rung:
    if cells == 2:
        return "two"
    return "full" if cells == parts else "merged"


def mean_value(
    values: Sequence[float], n: int, limits: Limits, ends: tuple[float | None, float | None] = (0, None)
) -> float | None:
    """Return the mean with two significant digits, or None where it may not be said.

    Beside the deck's n the mean needs as many answers of its own, at least a shown number of
    answers below it and above it (else it tells what nearly everybody answered), and no two
    respondents with more than 85 % of the sum.  n must leave room for a shown number of blanks:
    how many answered is not said, and a mean alone must not say it.  Nor may it lie within one
    unit of either of the `ends` that an answer can have: 0.36 is 5 of 14, and nothing else is.

    >>> mean_value([2, 2, 3, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8], 16, Limits(10, 5))
    4.6
    >>> mean_value([3.0] * 20, 20, Limits(10, 5)) is None
    True
    """
    if n < limits.answers + limits.shown - 1 or len(values) < limits.answers:
        return None
    if is_dominated(values):
        return None
    mean = math.fsum(values) / len(values)
    if any(end is not None and abs(mean - end) < 1 for end in ends):
        return None
    below = sum(value < mean for value in values)
    above = sum(value > mean for value in values)
    return round(two_digits(mean), 1) if min(below, above) >= limits.shown else None


def is_dominated(values: Sequence[float]) -> bool:
    """Tell whether two respondents together hold more than 85 % of the sum; zeros alone do too.

    >>> is_dominated([1, 1, 2, 50]), is_dominated([3, 4, 5, 6])
    (True, False)
    """
    sizes = sorted(abs(value) for value in values)
    total = math.fsum(sizes)
    return not total or math.fsum(sizes[-2:]) > DOMINANCE * total


def two_digits(value: float) -> float:
    """Round to two significant digits.

    >>> two_digits(4.5714), two_digits(123.4), two_digits(-0.0456), two_digits(0)
    (4.6, 120.0, -0.046, 0.0)
    """
    return float(f"{value:.1e}")
