"""Rows leave by named rules; a person's word stands above every rule."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from raw_answers import (
    choices,
    flags,
    put_back,
    questionnaire,
    raw,
    scale,
    switch,
    take_out,
    ticks,
    words,
)

from manege_analysis.cleaning.clean import clean
from manege_analysis.cleaning.rowprint import answered, cell_text, fingerprint
from manege_analysis.cleaning.rules import equal_rows
from manege_analysis.exports.answers import Answers, Numbers
from manege_analysis.questionnaire.model import Question
from manege_analysis.wording.text import Text

ASKED = questionnaire(scale("q1"), scale("q2"), Question("tekst", "text", Text("Hvad mangler?")))
LONG = "Vi mangler en fast indgang til PPR."


def rows_left(answers: Answers, *decisions: object) -> list[int]:
    """Clean, and list the raw rows that stayed."""
    cleaned, _ = clean(answers, ASKED, decisions)  # type: ignore[arg-type]
    return cleaned.rows.tolist()


def marked() -> Answers:
    """Five rows, of which three carry a mark of the tool."""
    q1 = choices("Enig", "Uenig", "Enig", "Uenig", "Enig")
    marks = {
        "never-answered": flags(1, 0, 0, 0, 0),
        "test": flags(0, 1, 0, 0, 0),
        "unsubmitted": flags(0, 0, 1, 0, 0),
    }
    return raw({"q1": q1}, marks=marks)


def test_marked_rows_leave_each_with_its_rule() -> None:
    cleaned, log = clean(marked(), ASKED)
    assert cleaned.rows.tolist() == [5, 6]
    assert [(change.rule, change.row, change.question) for change in log.changes] == [
        ("never-answered", 2, ""),
        ("test", 3, ""),
        ("unsubmitted", 4, ""),
    ]
    assert (log.rows_in, log.rows_out) == (5, 2)


@pytest.mark.parametrize(("rule", "row"), [("never-answered", 2), ("test", 3), ("unsubmitted", 4)])
def test_a_rule_that_is_switched_off_keeps_its_rows(rule: str, row: int) -> None:
    assert row in rows_left(marked(), switch(rule))
    assert row not in rows_left(marked(), switch(rule), switch(rule, on=True))


def test_a_blank_row_leaves_and_a_no_break_space_is_no_answer() -> None:
    answers = raw({"q1": choices("Enig", -1, "\u00a0"), "tekst": words("", " \t", "\u00a0")})
    assert rows_left(answers) == [2]
    assert rows_left(answers, switch("blank-row")) == [2, 3, 4]


def test_what_stands_only_in_a_multi_select_or_a_number_is_an_answer() -> None:
    answers = raw(
        {"q1": choices(-1, -1, -1), "valg": ticks(["a"], [0], [1], [-1], leftover=["x", "", ""])}
    )
    assert rows_left(answers) == [2, 3]
    assert answered(Numbers(np.array([1.0, np.nan]))).tolist() == [True, False]


def test_of_one_respondents_rows_the_completed_then_latest_then_fullest_stays() -> None:
    answers = raw(
        {
            "q1": choices("Enig", "Enig", "Enig", "Enig", "Enig"),
            "q2": choices("Enig", -1, "Enig", -1, "Enig"),
        },
        respondents=("a", "a", "b", "b", "b"),
        answered_on=(date(2026, 3, 1), date(2026, 3, 2), date(2026, 3, 1), date(2026, 3, 1), None),
    )
    assert rows_left(answers) == [3, 4]
    assert rows_left(answers, switch("duplicate")) == [2, 3, 4, 5, 6]


def test_an_unfinished_second_try_does_not_displace_the_finished_first() -> None:
    answers = raw(
        {"q1": choices("Enig", "Uenig")},
        respondents=("a", "a"),
        answered_on=(date(2026, 3, 1), date(2026, 3, 2)),
        marks={"unsubmitted": flags(0, 1)},
    )
    assert rows_left(answers, switch("unsubmitted")) == [2]


def test_two_doctors_who_agree_on_everything_both_count_and_the_analyst_is_told() -> None:
    answers = raw({"q1": choices("Enig", "Enig", "Uenig"), "q2": choices("Uenig", "Uenig", "Uenig")})
    cleaned, log = clean(answers, ASKED)
    assert cleaned.rows.tolist() == [2, 3, 4]
    assert log.notes[0].da.startswith("Rækkerne 2, 3 er ens i alle svar.")


def test_the_same_long_text_beside_the_same_answers_is_one_doctor_sending_twice() -> None:
    answers = raw({"q1": choices("Enig", "Enig", "Uenig"), "tekst": words(LONG, f"{LONG} ", LONG)})
    assert rows_left(answers) == [2, 4]
    short = raw({"q1": choices("Enig", "Enig"), "tekst": words("PPR", "PPR")})
    assert rows_left(short) == [2, 3]


def test_the_same_long_text_beside_other_is_one_doctor_sending_twice() -> None:
    answers = raw({"valg": ticks(["a"], [1], [1], leftover=[LONG, LONG])})
    assert rows_left(answers) == [2]


def test_equal_rows_of_two_days_or_of_named_respondents_are_not_one() -> None:
    columns = {"q1": choices("Enig", "Enig"), "tekst": words(LONG, LONG)}
    assert rows_left(raw(columns, answered_on=(date(2026, 3, 1), date(2026, 3, 2)))) == [2, 3]
    assert rows_left(raw(columns, respondents=("a", "b"))) == [2, 3]
    assert equal_rows(raw(columns, respondents=("a", "b"))) == []


def test_numbers_tell_rows_apart() -> None:
    alike = raw({"n": Numbers(np.array([1.0, 1.0, 2.0, np.nan, np.nan])), "q1": choices(*["Enig"] * 5)})
    assert equal_rows(alike) == [[0, 1], [3, 4]]


def test_a_person_takes_a_row_out_and_puts_a_row_back() -> None:
    cleaned, log = clean(marked(), ASKED, [take_out(6), put_back(2)])
    assert cleaned.rows.tolist() == [2, 5]
    assert {("take-row-out", 6), ("put-row-back", 2)} <= {(c.rule, c.row) for c in log.changes}


def test_the_last_decision_on_a_row_holds() -> None:
    assert 6 in rows_left(marked(), take_out(6), put_back(6))
    assert 6 not in rows_left(marked(), put_back(6), take_out(6))


def test_a_decision_on_a_row_that_is_gone_is_told_and_changes_nothing() -> None:
    cleaned, log = clean(marked(), ASKED, [take_out(99)])
    assert cleaned.rows.tolist() == [5, 6]
    assert log.notes[0].en == (
        'The decision "take-row-out" on row 99 no longer applies: the row is not in the export.'
    )


def test_a_decision_with_a_fingerprint_follows_the_answers_to_their_new_row() -> None:
    before = raw({"q1": choices("Enig", "Uenig", "Meget enig")})
    mark = fingerprint(before, 2)
    after = raw({"q1": choices("Meget enig", "Enig", "Uenig")})
    cleaned, log = clean(after, ASKED, [take_out(4, mark)])
    assert cleaned.rows.tolist() == [3, 4]
    assert "row 2" in log.notes[0].en
    assert clean(before, ASKED, [take_out(4, mark)])[0].rows.tolist() == [2, 3]


def test_a_decision_with_a_fingerprint_spares_the_stranger_in_the_old_row() -> None:
    mark = fingerprint(raw({"q1": choices("Enig")}), 0)
    cleaned, log = clean(raw({"q1": choices("Uenig", "Meget uenig")}), ASKED, [take_out(2, mark)])
    assert cleaned.rows.tolist() == [2, 3]
    assert "no longer applies" in log.notes[0].en


def test_a_cell_reads_as_the_same_text_whatever_holds_it() -> None:
    assert cell_text(choices("Ja ", -1), 0) == "Ja"
    assert cell_text(choices("Ja", -1), 1) == ""
    assert cell_text(ticks(["b", "a"], [1, 1], leftover=["mere"]), 0) == "a\x1db\x1dmere"
    assert [cell_text(Numbers(np.array([2.0, np.nan])), at) for at in (0, 1)] == ["2", ""]


def test_nobody_answered_at_all() -> None:
    empty = raw({"q1": choices()})
    cleaned, log = clean(empty, ASKED)
    assert (len(cleaned), log.changes, log.notes) == (0, (), ())
