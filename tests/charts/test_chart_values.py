"""Published values in words."""

from __future__ import annotations

import pytest
from chart_tables import options, scale, shared
from hypothesis import given
from hypothesis import strategies as st

from manege_analysis.charts.values import bounds, measured_base, number, said, said_of, said_share, share
from manege_analysis.summary.safe import Hidden, Shown, Value


@pytest.mark.parametrize(
    ("value", "danish", "english"),
    [
        (Shown(7), "7", "7"),
        (Hidden(0, 4), "færre end 5", "fewer than 5"),
        (Hidden(19, 23), "mindst 19", "at least 19"),
        (Hidden(6, 9), "6–9", "6–9"),
    ],
)
def test_a_value_is_said_as_it_was_published(value: Value, danish: str, english: str) -> None:
    assert (said(value, 23, "da"), said(value, 23, "en")) == (danish, english)


def test_a_bound_is_said_of_its_base() -> None:
    assert said_of(Hidden(0, 4), 23, "da") == "færre end 5 af 23"
    assert said_of(Shown(17), 21, "en") == "17 of 21"


def test_without_a_base_no_bound_is_taken_for_the_top() -> None:
    assert said(Hidden(19, 23), None, "da") == "19–23"


def test_percent_is_said_from_twenty_and_of_exact_counts_only() -> None:
    assert said_share(Shown(17), 20, "da") == "85\u00a0%"
    assert said_share(Shown(17), 19, "da") == ""
    assert said_share(Hidden(0, 4), 40, "da") == ""
    assert said_share(Shown(0), None, "da") == ""


@given(st.integers(0, 40), st.integers(0, 40), st.integers(1, 80))
def test_a_share_lies_within_what_was_published(one: int, other: int, base: int) -> None:
    low, high = sorted((one, other))
    value = Shown(low) if low == high else Hidden(low, high)
    assert bounds(value)[0] / base <= share(value, base) <= bounds(value)[1] / base


def test_a_share_of_nobody_is_nothing() -> None:
    assert share(Shown(0), 0) == 0.0


@pytest.mark.parametrize(
    ("value", "written"),
    [(12.347, "12,3"), (120.0, "120"), (1234.5, "1.234"), (0.035, "0,035"), (-2.5, "-2,5"), (7.0, "7")],
)
def test_a_number_is_written_as_a_dane_writes_it(value: float, written: str) -> None:
    assert number(value, "da") == written


def test_internal_counts_are_shares_of_those_who_could_have_been_counted() -> None:
    assert measured_base(scale((1, 2, 3, 9, 6), outside=(1, 0, 2))) == 22
    assert measured_base(options((3, 4), 23, edition="internal")) == 23
    assert measured_base(shared(17, 6)) == 23
