"""The internal edition's statistics, against statsmodels, scipy, and values worked out by hand."""

from __future__ import annotations

import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy.stats import hypergeom
from statsmodels.stats.proportion import proportion_confint

from manege_analysis.summary.statistics import (
    estimate,
    exact_interval,
    median,
    median_position,
    wilson,
    worst_case,
)


@st.composite
def surveys(draw: st.DrawFn) -> tuple[int, int, int]:
    """Draw how many said so, how many answered, and how many were asked."""
    members = draw(st.integers(1, 75))
    answered = draw(st.integers(1, members))
    return draw(st.integers(0, answered)), answered, members


@given(surveys())
def test_wilson_without_members_is_the_interval_of_statsmodels(survey: tuple[int, int, int]) -> None:
    count, answered, _ = survey
    expected = proportion_confint(count, answered, method="wilson")
    assert wilson(count, answered) == pytest.approx(expected, abs=1e-12)


@given(surveys())
def test_wilson_in_a_finite_cluster_is_that_of_the_effective_number(
    survey: tuple[int, int, int],
) -> None:
    count, answered, members = survey
    low, high = wilson(count, answered, members)
    if answered == members:
        assert low == high == count / answered
        return
    n = answered * (members - 1) / (members - answered)
    expected = proportion_confint(count / answered * n, n, method="wilson")
    assert (low, high) == pytest.approx((max(0, expected[0]), min(1, expected[1])), abs=1e-12)


def test_nobody_answering_leaves_everything_open() -> None:
    assert wilson(0, 0, 34) == (0.0, 1.0)
    assert exact_interval(0, 0, 34) == (0.0, 1.0)
    assert worst_case(0, 0, 34) == (0.0, 1.0)


@given(surveys())
def test_the_exact_interval_keeps_the_numbers_that_neither_tail_refuses(
    survey: tuple[int, int, int],
) -> None:
    count, answered, members = survey
    tails = [
        (hypergeom.sf(count - 1, members, k, answered), hypergeom.cdf(count, members, k, answered))
        for k in range(members + 1)
    ]
    # Where a tail is 1/40 to the last digit, scipy's rounding is no reference.
    assume(all(abs(tail - 0.025) > 1e-9 for pair in tails for tail in pair))
    kept = [k for k, pair in enumerate(tails) if min(pair) > 0.025]
    expected = kept[0] / members, kept[-1] / members
    assert exact_interval(count, answered, members) == pytest.approx(expected)


@pytest.mark.parametrize("k", [0, 3, 9, 17, 24])
def test_the_exact_interval_holds_the_truth_as_often_as_it_says(k: int) -> None:
    members, answered = 24, 15
    held = sum(
        hypergeom.pmf(count, members, k, answered)
        for count in range(max(0, answered - members + k), min(k, answered) + 1)
        if exact_interval(count, answered, members)[0]
        <= k / members
        <= exact_interval(count, answered, members)[1]
    )
    assert held >= 0.95


@given(surveys())
def test_the_worst_case_holds_whatever_the_others_would_have_said(survey: tuple[int, int, int]) -> None:
    count, answered, members = survey
    low, high = worst_case(count, answered, members)
    for more in range(members - answered + 1):
        assert low <= (count + more) / members <= high
    assert low == count / members
    assert high == pytest.approx((count + members - answered) / members)


def test_the_worst_case_by_hand() -> None:
    assert worst_case(5, 8, 10) == (0.5, 0.7)


@pytest.mark.parametrize(
    ("counts", "position"),
    [([1, 0, 1], 0), ([1, 0, 2], 2), ([0, 0, 0, 4], 3), ([5, 5, 1], 1), ([0, 0], None), ([], None)],
)
def test_the_median_rung_is_the_first_that_reaches_half(counts: list[int], position: int | None) -> None:
    assert median_position(counts) == position


@given(st.lists(st.integers(-50, 50), min_size=1))
def test_the_median_is_the_type_1_quantile(values: list[int]) -> None:
    ordered = sorted(values)
    # Hyndman & Fan (1996), definition 1: the inverse of the empirical distribution function.
    assert median(values) == ordered[math.ceil(len(values) / 2) - 1]
    rungs = range(min(values), max(values) + 1)
    assert median_position([values.count(rung) for rung in rungs]) == ordered[
        math.ceil(len(values) / 2) - 1
    ] - min(values)


def test_nobody_has_a_median() -> None:
    assert median([]) is None


def test_an_estimate_without_members_makes_no_claim_about_them() -> None:
    alone = estimate(7, 12, None)
    assert (alone.exact, alone.worst) == (None, None)
    assert alone.wilson == wilson(7, 12)
    known = estimate(7, 12, 20)
    assert (known.count, known.base) == (7, 12)
    assert known.exact == exact_interval(7, 12, 20)
    assert known.worst == worst_case(7, 12, 20)
