"""Numbers and dates: what the column proves is read, what could be two things is set aside and told."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from raw_answers import merge, questionnaire, raw, said, switch, words

from manege_analysis.cleaning.audit import AuditLog
from manege_analysis.cleaning.clean import clean
from manege_analysis.cleaning.numbers import decimal_mark, parse, read
from manege_analysis.exports.answers import Answers, Numbers
from manege_analysis.questionnaire.model import Question
from manege_analysis.wording.text import Text


def number(low: float | None = None, high: float | None = None, unit: str = "") -> Question:
    """Ask for a number."""
    return Question("n", "number", Text("Hvor mange?"), low=low, high=high, unit=Text(unit))


def clean_numbers(
    *texts: str, question: Question | None = None, decisions: tuple = ()
) -> tuple[list[str], AuditLog]:
    """Clean one column of numbers; return them as text, and the log."""
    answers = raw({"n": words(*texts), "x": words(*["x"] * len(texts))})
    cleaned, log = clean(answers, questionnaire(question or number()), decisions)
    return said(cleaned.columns["n"]), log


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("3", 3), ("-2", -2), ("+4", 4), ("\u22125", -5), ("3,5", 3.5), ("3.5", 3.5),
        ("0,275", 0.275), ("0.275", 0.275),
        ("1.250,5", 1250.5), ("1,250.5", 1250.5), ("1.250.000", 1250000), ("1,250,000", 1250000),
        ("12 500", 12500), ("12\u00a0500", 12500), ("12 500,5", 12500.5), ("12 500.25", 12500.25),
        ("15 %", 15), ("15%", 15), ("ca. 10", 10), ("omkring 3", 3),
        ("~7", 7), ("１２", 12), ("007", 7), ("3,2750", 3.275), ("1234,567", 1234.567),
    ],
)  # fmt: skip
def test_a_number_that_can_only_be_one_is_read(text: str, value: float) -> None:
    parsed = parse(text)
    assert parsed is not None
    result = read(parsed, "", None, None)
    assert result is not None and result.value == pytest.approx(value)


@pytest.mark.parametrize(
    "text", ["to", "3-4", "", "1.2.3", "12 34", "3,5,6", "x3", "1.250.00", "--3", "5 / 6", "1e3", "nan"]
)
def test_what_is_no_number_is_none(text: str) -> None:
    assert parse(text) is None


def test_3275_with_a_mark_is_never_guessed() -> None:
    values, log = clean_numbers("3.275", "3,275", "4")
    assert values == ["nan", "nan", "4"]
    assert [each.label for each in log.unknown] == ["3,275", "3.275"]


def test_the_columns_other_numbers_decide_and_it_is_told() -> None:
    danish, log = clean_numbers("3.275", "2,5", "10")
    assert danish == ["3275", "2.5", "10"]
    assert [(c.rule, c.before, c.after) for c in log.changes] == [("number-form", "3.275", "3275")]
    assert "»,«" in log.notes[0].da
    english, _ = clean_numbers("3.275", "2.5", "10")
    assert english[0] == "3.275"


def test_columns_that_prove_both_marks_decide_nothing() -> None:
    values, _ = clean_numbers("3.275", "2.5", "2,5")
    assert values == ["nan", "2.5", "2.5"]
    assert decimal_mark([]) == ""


def test_the_questions_limits_decide_where_only_one_reading_fits() -> None:
    assert clean_numbers("3.275", question=number(0, 10))[0] == ["3.275"]
    assert clean_numbers("3.275", question=number(1000, 5000))[0] == ["3275"]
    assert clean_numbers("3.275", question=number(0, 5000))[0] == ["nan"]


def test_a_number_outside_the_limits_is_set_aside_and_told() -> None:
    values, log = clean_numbers("250", "80", "-1", question=number(0, 80))
    assert values == ["nan", "80", "nan"]
    assert [(c.rule, c.row, c.before) for c in log.changes] == [
        ("out-of-range", 2, "250"),
        ("out-of-range", 4, "-1"),
    ]
    assert not log.unknown
    assert clean_numbers("250", question=number(0, 80), decisions=(switch("out-of-range"),))[0] == [
        "250"
    ]


def test_the_questions_own_unit_is_taken_off_and_no_other() -> None:
    values, log = clean_numbers("3 uger", "3 dage", question=number(unit="uger"))
    assert values == ["3", "nan"]
    assert log.by_rule() == {"number-form": 1, "unknown": 1}


def test_number_form_switched_off_leaves_such_texts_unknown() -> None:
    values, log = clean_numbers("ca. 3", "4", decisions=(switch("number-form"),))
    assert values == ["nan", "4"] and log.by_rule() == {"unknown": 1}


def test_a_person_says_what_a_written_number_means() -> None:
    values, log = clean_numbers(
        "tre", "Fire", decisions=(merge("n", "Tre", "3"), merge("n", "fire", "mange"))
    )
    assert values == ["3", "nan"]
    assert log.by_rule() == {"merge-label": 1, "unknown": 1}
    assert '"mange" is no answer' in log.notes[0].en


def test_a_phone_number_in_a_number_column_is_told_without_its_digits() -> None:
    _, log = clean_numbers("ring 20123456")
    assert log.unknown[0].label == "ring [telefonnummer]"


def test_numbers_that_are_clean_already_are_held_to_the_limits() -> None:
    answers = Answers(
        raw({"x": words("a", "b")}).source, np.array([2, 3]), {"n": Numbers(np.array([3.275, 99.0]))}
    )
    cleaned, log = clean(answers, questionnaire(number(0, 10)))
    assert said(cleaned.columns["n"]) == ["3.275", "nan"]
    assert [(c.rule, c.row, c.before) for c in log.changes] == [("out-of-range", 3, "99")]
    assert said(
        clean(answers, questionnaire(number(0, 10)), [switch("out-of-range")])[0].columns["n"]
    ) == ["3.275", "99"]


@given(st.floats(-1e6, 1e6).map(lambda x: round(x, 2)))
def test_a_number_written_in_danish_or_english_is_read_back(value: float) -> None:
    for text in (f"{value:.2f}", f"{value:.2f}".replace(".", ",")):
        parsed = parse(text)
        assert parsed is not None and not parsed.ambiguous
        result = read(parsed, "", None, None)
        assert result is not None and math.isclose(result.value, value, abs_tol=1e-9)


def clean_dates(*texts: str, decisions: tuple = ()) -> tuple[list[str], AuditLog]:
    """Clean one column of dates."""
    answers = raw({"d": words(*texts), "x": words(*["x"] * len(texts))})
    cleaned, log = clean(answers, questionnaire(Question("d", "date", Text("Hvornår?"))), decisions)
    return said(cleaned.columns["d"]), log


def test_dates_become_iso_in_whatever_form_they_came() -> None:
    texts = (
        "2026-03-04",
        "4.3.2026",
        "28/04/2025 21.15.26",
        "4. marts 2026",
        "46085",
        "",
        "nov. 2026",
        "11/2026",
        "2026-11",
    )
    values, log = clean_dates(*texts)
    assert values == [
        "2026-03-04", "2026-03-04", "2025-04-28", "2026-03-04", "2026-03-04", "",
        "2026-11", "2026-11", "2026-11",
    ]  # fmt: skip
    assert log.by_rule() == {"date-form": 6}
    assert log.notes[0].da == "d: Datoer: dag før måned, fordi et første tal er over 12."


def test_month_first_is_read_where_the_column_proves_it() -> None:
    assert clean_dates("4/28/2025", "5/4/2025")[0] == ["2025-04-28", "2025-05-04"]


def test_what_is_no_date_is_an_unknown_answer() -> None:
    values, log = clean_dates("i går", "13/2026", "99.99.2026", "snart 2026")
    assert values == ["", "", "", ""]
    assert {each.label for each in log.unknown} == {"i går", "13/2026", "99.99.2026", "snart 2026"}


def test_a_person_says_which_day_a_text_means() -> None:
    values, log = clean_dates("i går", decisions=(merge("d", "I går", "19.11.2026"),))
    assert values == ["2026-11-19"] and log.by_rule() == {"merge-label": 1}
