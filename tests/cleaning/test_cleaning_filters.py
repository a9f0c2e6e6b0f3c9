"""Who was not asked is told apart from who did not answer."""

from __future__ import annotations

import numpy as np
import pytest
from raw_answers import choices, options, questionnaire, raw, said, scale, switch, ticks, words

from manege_analysis.cleaning.audit import AuditLog
from manege_analysis.cleaning.clean import clean
from manege_analysis.cleaning.filters import hide, not_shown
from manege_analysis.exports.answers import Answers, Column, Numbers, Ticks
from manege_analysis.questionnaire.model import Question, Questionnaire
from manege_analysis.wording.text import Text

HAS = Question("har", "single", Text("Har du?"), options=options("ja", "nej"))
IF_YES = ("har", ("ja",))


def asked(
    column: Column, kind: str = "scale", decisions: tuple = ()
) -> tuple[Answers, AuditLog, Questionnaire]:
    """Clean a question asked only of those who said yes, beside the filter: yes, no, blank, yes."""
    follow = (
        scale("så", shown_if=IF_YES)
        if kind == "scale"
        else Question(
            "så", kind, Text("?"), options=options("a"), other=kind == "multi", shown_if=IF_YES
        )  # type: ignore[arg-type]
    )
    both = questionnaire(HAS, follow)
    answers = raw({"har": choices("Ja", "Nej", -1, "Ja"), "så": column, "x": words("x", "x", "x", "x")})
    return *clean(answers, both, decisions), both


def test_a_blank_of_somebody_not_asked_becomes_not_shown() -> None:
    answers, log, _ = asked(choices("Enig", -1, -1, -1))
    assert said(answers.columns["så"]) == ["enig", "-2", "-2", "-1"]
    assert [(c.rule, c.row, c.before, c.after) for c in log.changes] == [
        ("filter", 3, "", "ikke stillet"),
        ("filter", 4, "", "ikke stillet"),
    ]


def test_an_answer_against_the_filter_is_set_aside_and_told() -> None:
    answers, log, _ = asked(choices("Enig", "Uenig", -1, -1))
    assert said(answers.columns["så"])[1] == "-2"
    assert ("filter", 3, "Uenig") in {(c.rule, c.row, c.before) for c in log.changes}


def test_an_answer_proves_that_somebody_who_skipped_the_filter_was_asked() -> None:
    answers, _, _ = asked(choices("Enig", -1, "Uenig", -1))
    assert said(answers.columns["så"]) == ["enig", "-2", "uenig", "-1"]


def test_an_unknown_answer_to_the_filter_concludes_nothing() -> None:
    both = questionnaire(HAS, scale("så", shown_if=IF_YES))
    answers = raw({"har": choices("Måske", "Nej"), "så": choices(-1, -1), "x": words("x", "x")})
    assert said(clean(answers, both)[0].columns["så"]) == ["-1", "-2"]


def test_the_filter_rule_can_be_switched_off() -> None:
    answers, log, _ = asked(choices("Enig", "Uenig", -1, -1), decisions=(switch("filter"),))
    assert said(answers.columns["så"]) == ["enig", "uenig", "-1", "-1"] and not log.changes


def test_what_the_format_knew_already_is_no_change() -> None:
    _, log, _ = asked(choices("Enig", -2, -2, -1))
    assert not log.changes


def test_filters_build_on_filters() -> None:
    chain = questionnaire(HAS, scale("to", shown_if=IF_YES), scale("tre", shown_if=("to", ("enig",))))
    answers = raw({"har": choices("Nej", "Ja"), "to": choices(-1, "Enig"), "tre": choices(-1, "Uenig")})
    result = clean(answers, chain)[0]
    assert [said(result.columns[key]) for key in ("to", "tre")] == [["-2", "enig"], ["-2", "uenig"]]


def test_a_multi_select_can_be_the_filter() -> None:
    many = Question("har", "multi", Text("?"), options=options("a", "b"))
    both = questionnaire(many, scale("så", shown_if=("har", ("b",))))
    answers = raw({"har": ticks(["A", "B"], [1, 1], [1, 0], [-1, -1]), "så": choices(-1, -1, "Enig")})
    assert said(clean(answers, both)[0].columns["så"]) == ["-1", "-2", "enig"]


def test_a_multi_select_that_was_not_asked_loses_its_words_too() -> None:
    column = ticks(["A"], [1], [0], [-1], [0], leftover=["", "Noget", "", ""])
    answers, log, _ = asked(column, "multi")
    found = answers.columns["så"]
    assert isinstance(found, Ticks)
    assert found.ticked.tolist() == [[1], [-2], [-2], [0]]
    assert found.leftover == ("", "", "", "")
    assert [c.before for c in log.changes if c.rule == "filter"] == ["eget svar", ""]


@pytest.mark.parametrize(
    ("kind", "column", "left", "told"),
    [
        ("text", words("a", "b", "", ""), ["a", "", "", ""], ["tekst"]),
        ("number", words("1", "2", "", ""), ["1", "nan", "nan", "nan"], ["2"]),
        ("date", words("2026-01-01", "2026-01-02", "", ""), ["2026-01-01", "", "", ""], ["2026-01-02"]),
    ],
)
def test_texts_numbers_and_dates_are_emptied_and_only_what_was_given_is_told(
    kind: str, column: Column, left: list[str], told: list[str]
) -> None:
    answers, log, both = asked(column, kind)
    assert said(answers.columns["så"]) == left
    assert [change.before for change in log.changes if change.rule == "filter"] == told
    hidden = not_shown(answers, both.item("så"))
    assert hidden is not None and hidden.tolist() == [False, True, True, False]


def test_a_filter_on_a_question_that_is_not_in_the_file_hides_nobody() -> None:
    both = questionnaire(HAS, scale("så", shown_if=IF_YES))
    answers, log = clean(raw({"så": choices("Enig", -1), "x": words("x", "x")}), both)
    assert said(answers.columns["så"]) == ["enig", "-1"] and not log.changes
    assert not_shown(answers, both.item("har")) is None


def test_hiding_returns_a_new_column() -> None:
    numbers = Numbers(np.array([1.0, 2.0]))
    assert np.isnan(hide(numbers, np.array([True, False])).values[0])  # type: ignore[union-attr]
    assert numbers.values[0] == 1.0
