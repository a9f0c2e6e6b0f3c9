"""The rungs of the ladder, one by one, and what holds on all of them."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from manege_analysis.summary.ladder import (
    choice_values,
    is_dominated,
    mean_value,
    scale_rung,
    scale_values,
    two_digits,
    two_values,
)
from manege_analysis.summary.safe import Hidden, Limits, Shown

USUAL = Limits(answers=10, shown=5)
SENSITIVE = Limits(answers=20, shown=10)

small_counts = st.integers(0, 30)
three_counts = st.tuples(small_counts, small_counts, small_counts)


def test_three_counts_of_at_least_five_are_shown() -> None:
    assert scale_values((5, 6, 7), USUAL) == (Shown(5), Shown(6), Shown(7))


def test_a_small_middle_joins_the_good_side() -> None:
    assert scale_values((8, 4, 9), USUAL) == (Shown(8), Shown(13))


def test_an_empty_cell_is_as_small_as_one_with_a_doctor_in_it() -> None:
    assert scale_rung((8, 0, 9), USUAL) == scale_rung((8, 1, 9), USUAL) == "two"


def test_a_small_problem_side_is_only_bounded() -> None:
    assert scale_values((4, 8, 9), USUAL) == (Hidden(0, 4), Hidden(17, 21))


@pytest.mark.parametrize("counts", [(21, 0, 0), (17, 4, 0), (17, 2, 2)])
def test_a_unanimous_item_is_top_coded(counts: tuple[int, int, int]) -> None:
    assert scale_rung(counts, USUAL) == "top-coded"
    assert scale_values(counts, USUAL) == (Hidden(17, 21), Hidden(0, 4))


@pytest.mark.parametrize(("n", "limits"), [(9, USUAL), (0, USUAL), (19, SENSITIVE)])
def test_too_few_answers_give_no_numbers(n: int, limits: Limits) -> None:
    assert scale_rung((n, 0, 0), limits) == "withheld"
    assert scale_values((n, 0, 0), limits) == ()
    assert choice_values([n, 0], 0, limits) == ("withheld", ())


def test_a_sensitive_item_needs_ten_in_every_cell() -> None:
    assert scale_rung((10, 10, 10), SENSITIVE) == "three"
    assert scale_rung((10, 9, 11), SENSITIVE) == "two"
    assert scale_values((9, 10, 11), SENSITIVE) == (Hidden(0, 9), Hidden(21, 30))


@given(three_counts)
def test_no_published_value_of_a_scale_is_small_or_nearly_all(counts: tuple[int, int, int]) -> None:
    n = sum(counts)
    for value in scale_values(counts, USUAL):
        if isinstance(value, Shown):
            assert 5 <= value.count <= n - 5
        else:
            assert value in (Hidden(0, 4), Hidden(n - 4, n))


@given(three_counts)
def test_what_a_scale_publishes_is_true(counts: tuple[int, int, int]) -> None:
    values = scale_values(counts, USUAL)
    problem, middle, good = counts
    true = [problem, middle, good] if len(values) == 3 else [problem, middle + good]
    for value, count in zip(values, true, strict=False):
        assert value == Shown(count) or (isinstance(value, Hidden) and value.low <= count <= value.high)


@given(small_counts, small_counts)
def test_two_sides_mirror_each_other(count: int, others: int) -> None:
    n = count + others
    if n >= USUAL.answers:
        assert two_values(count, n, USUAL) == two_values(others, n, USUAL)[::-1]


def test_the_last_options_of_a_choice_are_put_together_until_nothing_is_small() -> None:
    assert choice_values([9, 6, 7, 2], 4, USUAL) == ("full", tuple(map(Shown, (9, 6, 7, 6))))
    assert choice_values([9, 6, 7, 2], 0, USUAL) == ("merged", tuple(map(Shown, (9, 6, 9))))
    assert choice_values([9, 4, 7, 2], 0, USUAL) == ("two", (Shown(9), Shown(13)))
    assert choice_values([3, 8, 7, 2], 0, USUAL) == ("top-coded", (Hidden(0, 4), Hidden(16, 20)))


def test_a_yes_no_question_is_yes_against_everything_else() -> None:
    assert choice_values([8, 3], 4, USUAL) == ("two", (Shown(8), Shown(7)))
    assert choice_values([12, 1], 1, USUAL) == ("top-coded", (Hidden(10, 14), Hidden(0, 4)))


def test_a_choice_of_one_is_that_one_against_the_blanks() -> None:
    assert choice_values([8], 6, USUAL) == ("two", (Shown(8), Shown(6)))


@given(st.lists(small_counts, min_size=1, max_size=6), small_counts)
def test_a_choice_always_adds_up_and_shows_nothing_small(counts: list[int], rest: int) -> None:
    n = sum(counts) + rest
    rung, values = choice_values(counts, rest, USUAL)
    shown = [value.count for value in values if isinstance(value, Shown)]
    if rung in ("full", "merged", "two"):
        assert sum(shown) == n
        assert min(shown) >= 5
    else:
        assert not shown


SPREAD = [2, 2, 3, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8]


def test_a_mean_is_said_with_two_significant_digits() -> None:
    assert mean_value(SPREAD, 14, USUAL) == 4.6
    assert mean_value([value * 31 for value in SPREAD], 14, USUAL) == 140.0


def test_a_mean_needs_ten_answers_and_room_for_blanks() -> None:
    assert mean_value(SPREAD[:9], 14, USUAL) is None
    assert mean_value(SPREAD[2:12], 13, USUAL) is None
    assert mean_value(SPREAD[2:12], 14, USUAL) is not None


def test_a_mean_that_two_doctors_make_is_not_said() -> None:
    values = [1.0] * 12 + [60, 60]
    assert is_dominated(values)
    assert mean_value(values, 14, USUAL) is None


def test_eighty_five_percent_is_still_allowed() -> None:
    assert not is_dominated([1.5] * 10 + [42.5, 42.5])
    assert is_dominated([1.5] * 10 + [42.5, 42.6])
    assert is_dominated([0.0] * 20)


def test_a_mean_that_says_what_everybody_answered_is_not_said() -> None:
    assert mean_value([7.0] * 20, 20, USUAL) is None
    assert mean_value([7.0] * 16 + [9.0] * 4, 20, USUAL) is None
    assert mean_value([7.0] * 15 + [9.0] * 5, 20, USUAL) == 7.5


def test_a_mean_near_an_end_is_not_said() -> None:
    ones = [0.0] * 9 + [1.0] * 5
    assert mean_value(ones, 14, USUAL) is None
    assert mean_value([10 - value for value in ones], 14, USUAL, (0, 10)) is None
    assert mean_value([10 - value for value in ones], 14, USUAL, (0, None)) is not None


@given(st.lists(st.integers(0, 80), max_size=40), st.integers(0, 5))
def test_no_mean_has_more_than_two_significant_digits(values: list[int], blank: int) -> None:
    mean = mean_value(values, len(values) + blank, USUAL)
    if mean is not None:
        exact = math.fsum(values) / len(values)
        assert float(f"{mean:.1e}") == mean
        assert mean == pytest.approx(exact, rel=0.05)


@given(st.permutations(SPREAD))
def test_the_order_of_the_doctors_does_not_matter(values: list[int]) -> None:
    assert mean_value(values, 16, USUAL) == mean_value(SPREAD, 16, USUAL)


def test_rounding_keeps_two_digits_of_any_size() -> None:
    assert [two_digits(x) for x in (0, 0.04567, 99.6, 1234, -8.76)] == [0, 0.046, 100, 1200, -8.8]
