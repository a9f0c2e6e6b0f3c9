"""Counting clean answers: options, bases, and what is refused."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_answers import (
    answers,
    asking,
    chosen,
    multi_item,
    number_item,
    numbers,
    scale_item,
    single_item,
    text_item,
    ticked,
    wrote,
)

from manege_analysis.errors import PrivacyError
from manege_analysis.exports.answers import Choices, Ticks, Words
from manege_analysis.summary.counting import (
    answers_given,
    chose,
    count,
    count_themes,
    numbers_given,
    respondent_rows,
    shown,
)

CPR = "010203-4567"


def test_a_choice_has_three_bases() -> None:
    item = single_item("Ja", "Nej")
    counts = count(item, chosen(item, [4, 3], blank=2, not_shown=5))
    assert counts.each == (4, 3)
    assert (counts.respondents, counts.shown, counts.answered, counts.blank) == (14, 9, 7, 2)


@given(st.lists(st.integers(0, 12), min_size=6, max_size=6), st.integers(0, 9), st.integers(0, 9))
def test_every_doctor_is_counted_once(each: list[int], blank: int, not_shown: int) -> None:
    item = scale_item()
    counts = count(item, chosen(item, each, blank, not_shown))
    assert list(counts.each) == each
    assert sum(counts.each) + counts.blank + not_shown == counts.respondents


def test_a_multi_select_is_answered_by_whoever_ticked_or_wrote_something() -> None:
    item = multi_item("A", "B")
    grid = np.array([[1, 1], [0, 1], [0, 0], [0, 0], [-1, -1], [-2, -2]], dtype=np.int8)
    column = Ticks(grid, ("a", "b"), ("", "", "noget andet", "", "", ""))
    counts = count(item, column)
    assert counts.each == (1, 2)
    assert (counts.respondents, counts.shown, counts.answered, counts.other) == (6, 5, 3, 1)


def test_counts_can_be_added_up_by_id() -> None:
    item = scale_item()
    assert count(item, chosen(item, [1, 2, 4, 8, 16])).of({"enig", "helt-enig", "ukendt"}) == 24


def test_themes_are_counted_over_all_respondents() -> None:
    counts = count_themes(Ticks(np.array([[1, 0], [1, 1], [0, 0]], np.int8), ("ppr", "skole")))
    assert (counts.each, counts.respondents, counts.answered) == ((2, 1), 3, 2)


def test_numbers_come_back_sorted_and_without_the_missing() -> None:
    assert numbers_given(numbers(3, float("nan"), 1, float("inf"))) == (1.0, 3.0)
    assert numbers_given(wrote("3")) == ()
    assert answers_given(numbers(3, float("nan"))).tolist() == [True, False]


def test_text_counts_as_shown_and_is_answered_when_not_blank() -> None:
    assert shown(wrote("a", "")).tolist() == [True, True]
    assert answers_given(Words(("a", "  ", ""))).tolist() == [True, False, False]


def test_a_respondent_is_whoever_answered_anything() -> None:
    q1, q3 = single_item("Ja", "Nej", key="q1"), multi_item("A", "B", key="q3")
    name = text_item("q9", identifier=True)
    made = answers(
        {
            "q1": Choices(np.array([0, -1, -1, -1], np.int32), ("ja", "nej")),
            "q3": Ticks(np.array([[0, 0], [0, 1], [0, 0], [-1, -1]], np.int8), ("a", "b")),
            "q9": wrote("", "", "Anna", ""),
            "q1#themes": ticked(q3, 4, [4, 4]),
        }
    )
    asked = asking(q1, q3, name, number_item("q7"))
    assert respondent_rows(made, asked).tolist() == [True, True, False, False]


def test_choosing_flags_the_rows_of_the_named_options() -> None:
    item = multi_item("A", "B")
    column = Ticks(np.array([[1, 0], [0, 1], [-1, -1]], np.int8), ("a", "b"))
    assert chose(item, column, ["b"]).tolist() == [False, True, False]
    assert chose(item, column, []).tolist() == [False, False, False]
    yes = single_item("Ja", "Nej")
    assert chose(yes, chosen(yes, [1, 1], blank=1), ["ja"]).tolist() == [True, False, False]


def test_text_has_no_options_to_choose() -> None:
    with pytest.raises(PrivacyError, match='item "q5" has no options'):
        chose(text_item(), wrote("a"), ["a"])


@pytest.mark.parametrize(
    "column",
    [
        Choices(np.array([0, 1], np.int32), ("Ja", CPR)),
        Choices(np.array([0, 2], np.int32), ("ja", "nej")),
        Choices(np.array([0, -3], np.int32), ("ja", "nej")),
        Words((CPR, "ja")),
        Ticks(np.array([[1]], np.int8), (CPR,)),
    ],
    ids=["labels", "code too high", "code too low", "words", "ticks"],
)
def test_unclean_answers_are_refused_without_being_quoted(column: Choices | Words | Ticks) -> None:
    with pytest.raises(PrivacyError) as caught:
        count(single_item("Ja", "Nej"), column)
    assert 'item "q2"' in str(caught.value)
    assert "Clean the answers" in str(caught.value)
    assert CPR not in str(caught.value)
