"""Counts against counting by hand, intervals against statsmodels, lines against the schema."""

from __future__ import annotations

from collections import Counter

import jsonschema
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.proportion import proportion_confint

from manege_analysis.exports.answers import (
    NOT_ANSWERED,
    NOT_SHOWN,
    Answers,
    Choices,
    Numbers,
    Source,
    Ticks,
    Words,
)
from manege_analysis.exports.counttable import parse_counts
from manege_analysis.exports.tabulating.counting import Groups, count_codes, count_ticks, group_rows
from manege_analysis.exports.tabulating.intervals import small_groups, wilson_table
from manege_analysis.exports.tabulating.jsonform import as_values, lines_of_counts, lines_schema
from manege_analysis.exports.tabulating.lines import OWN_WORDS, tabulate
from manege_analysis.questionnaire.model import Option, Question, Questionnaire
from manege_analysis.wording.text import Text

OPTIONS = (Option("a", Text("A", "Aye")), Option("b", Text("B")))
ASKED = Questionnaire(
    "q",
    "1",
    Text("Q"),
    (
        Question("en", "single", Text("En?"), options=OPTIONS, other=True),
        Question("flere", "multi", Text("Flere?"), options=OPTIONS, other=True),
        Question("tal", "number", Text("Tal?")),
        Question("ord", "text", Text("Ord?")),
    ),
)
ANSWERS = Answers(
    Source("svar.csv", "", "generic"),
    np.arange(2, 7),
    {
        "en": Choices(np.array([0, 0, 1, NOT_ANSWERED, NOT_SHOWN], dtype=np.int32), ("a", "b")),
        "en#other": Words(("", "", "", "noget", "")),
        "flere": Ticks(
            np.array([[1, 1], [0, 0], [-1, -1], [-2, -2], [0, 0]], dtype=np.int8),
            ("a", "b"),
            ("", "", "", "", "mit"),
        ),
        "tal": Numbers(np.array([1.0, 2.0, 10.0, 3.0, np.nan])),
        "ord": Words(("x", "", "", "", "x")),
    },
)

CODES = st.lists(st.tuples(st.integers(-2, 3), st.sampled_from(["", "k1", "k2"]), st.integers(0, 9)))


@given(CODES)
def test_counts_are_those_of_counting_by_hand(rows: list[tuple[int, str, int]]) -> None:
    codes = np.array([code for code, _, _ in rows], dtype=np.int32)
    weights = np.array([weight for _, _, weight in rows], dtype=np.float64)
    groups = group_rows([name for _, name, _ in rows], weights)
    found = count_codes(codes, 4, groups)
    for at, name in enumerate(groups.names):
        hand: Counter[int] = Counter()
        for code, mine, weight in rows:
            hand[code] += weight if mine == name else 0
        assert found.counts[at].tolist() == [hand[label] for label in range(4)]
        assert found.rows[at] == sum(hand.values())
        assert found.shown[at] == found.rows[at] - hand[NOT_SHOWN]
        assert found.answered[at] == found.ticked[at] == found.shown[at] - hand[NOT_ANSWERED]


def test_one_pass_serves_questions_of_different_width() -> None:
    groups = Groups.one(3)
    codes = np.array([0, 1, 1], dtype=np.int32)
    assert count_codes(codes, 2, groups).counts.tolist() == [[1, 2]]
    assert count_codes(codes, 5, groups).counts.tolist() == [[1, 2, 0, 0, 0]]
    assert count_codes(codes, 2, groups).counts.tolist() == [[1, 2]]


def test_a_multi_select_has_a_base_of_those_who_ticked_anything() -> None:
    column = ANSWERS.columns["flere"]
    assert isinstance(column, Ticks)
    found = count_ticks(column, Groups.one(5))
    assert found.counts.tolist() == [[1, 1, 1]]
    assert (found.rows[0], found.shown[0], found.answered[0], found.ticked[0]) == (5, 4, 3, 2)


@given(st.integers(0, 60), st.integers(1, 60))
def test_intervals_are_those_of_statsmodels(count: int, more: int) -> None:
    base = count + more
    low, high = wilson_table(np.array([float(count)]), np.array([float(base)]))
    assert (low[0], high[0]) == pytest.approx(
        proportion_confint(count, base, method="wilson"), abs=1e-12
    )


def test_an_empty_base_has_no_interval_and_small_groups_are_flagged_on_both_sides() -> None:
    low, _ = wilson_table(np.array([0.0]), np.array([0.0]))
    assert np.isnan(low[0])
    flags = small_groups(np.array([0.0, 4.0, 5.0, 16.0, 20.0]), np.full(5, 20.0))
    assert flags.tolist() == [False, True, False, True, False]


def test_every_question_option_and_base_stands_in_the_lines() -> None:
    lines = {(line.question, line.option): line for line in tabulate(ANSWERS, ASKED, language="en")}
    assert list(lines) == [
        ("en", "a"), ("en", "b"), ("en", OWN_WORDS), ("flere", "a"), ("flere", "b"),
        ("flere", OWN_WORDS), ("tal", ""), ("ord", ""),
    ]  # fmt: skip
    one = lines["en", "a"]
    assert (one.option_text, one.count, one.base_answered, one.missing, one.not_shown) == (
        "Aye",
        2,
        4,
        0,
        1,
    )
    assert one.percent_answered == 50 and one.percent_respondents == 40 and one.percent_shown == 50
    several = lines["flere", "a"]
    assert several.percent_ticked == 50
    assert several.percent_answered == pytest.approx(100 / 3)
    number = lines["tal", ""]
    assert (number.count, number.mean, number.median) == (4, 4, 2)
    assert lines["ord", ""].count == 2


def test_weights_change_counts_and_take_the_intervals_away() -> None:
    groups = Groups.one(5, np.array([2.0, 1.0, 0.5, 1.0, 1.0]))
    line = tabulate(ANSWERS, ASKED, groups)[0]
    assert (line.count, line.base_answered, line.low) == (3, 4.5, None)


def test_a_group_for_itself_and_no_row_at_all() -> None:
    groups = group_rows(["k1", "k1", "k2", "", ""])
    lines = [line for line in tabulate(ANSWERS, ASKED, groups) if line.option == "a"]
    assert [(one.group, one.count) for one in lines if one.question == "en"] == [("k1", 2), ("k2", 0)]
    nobody = ANSWERS.keep(np.zeros(5, dtype=np.bool_))
    empty = tabulate(nobody, ASKED)
    assert {line.count for line in empty} == {0}
    assert {line.percent_answered for line in empty} == {None}
    jsonschema.validate(as_values(empty), lines_schema())


def test_lines_of_answers_and_of_counts_follow_the_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(lines_schema())
    jsonschema.validate(as_values(tabulate(ANSWERS, ASKED)), lines_schema())
    table = parse_counts("question;answer;count;base\nKender?;Ja;17;21\nTom?;Ja;0;0")
    values = as_values(lines_of_counts(table))
    jsonschema.validate(values, lines_schema())
    assert (values[0]["count"], values[0]["base_answered"], values[1]["low"]) == (17, 21, None)
