"""A multi-select becomes one tick per option; nothing that was ticked or written is lost unseen."""

from __future__ import annotations

import pytest
from raw_answers import choices, merge, options, questionnaire, raw, said, ticks, words

from manege_analysis.cleaning.audit import AuditLog
from manege_analysis.cleaning.clean import clean
from manege_analysis.exports.answers import Answers, Column, Ticks
from manege_analysis.questionnaire.model import Option, Question
from manege_analysis.wording.text import Text

WITH_OTHER = Question("valg", "multi", Text("?"), options=options("skole", "hjem", "andet"), other=True)
PLAIN = Question("valg", "multi", Text("?"), options=options("skole", "hjem"))


def cleaned(column: Column, question: Question = PLAIN, decisions: tuple = ()) -> tuple[Ticks, AuditLog]:
    """Clean one multi-select."""
    size = len(column.ticked) if isinstance(column, Ticks) else len(getattr(column, "codes", ())) or 1
    result, log = clean(_with_company(column, size), questionnaire(question), decisions)
    found = result.columns["valg"]
    assert isinstance(found, Ticks)
    return found, log


def _with_company(column: Column, size: int) -> Answers:
    return raw({"valg": column, "x": words(*["x"] * size)})


def test_all_options_stand_in_order_also_those_without_a_column() -> None:
    found, log = cleaned(ticks(["Hjem"], [1], [0], [-1], [-2]))
    assert found.labels == ("skole", "hjem")
    assert found.ticked.tolist() == [[0, 1], [0, 0], [-1, -1], [-2, -2]]
    assert not log.changes


def test_two_spellings_of_one_option_are_one_tick() -> None:
    found, log = cleaned(ticks(["Skole", "skole "], [1, 0], [0, 1], [1, 1]))
    assert said(found) == ["skole", "skole", "skole"]
    assert log.by_rule() == {"label-form": 2}


def test_a_row_of_nothing_but_unknown_answers_is_not_answered() -> None:
    found, log = cleaned(ticks(["Skole", "Månen"], [0, 1], [1, 1], [0, 0]))
    assert found.ticked.tolist() == [[-1, -1], [1, 0], [0, 0]]
    assert [(each.label, each.count) for each in log.unknown] == [("Månen", 2)]


def test_text_left_over_ticks_the_option_it_spells() -> None:
    found, log = cleaned(ticks(["Skole"], [1], [0], leftover=["hjm", "HJEM"]))
    assert said(found) == ["skole", "hjem"]
    assert log.by_rule() == {"label-form": 1, "unknown": 1}
    assert found.leftover == ()


def test_text_left_over_is_the_respondents_own_answer_where_the_question_has_other() -> None:
    found, log = cleaned(
        ticks(["Skole"], [1], [-1], [0], leftover=["", "Ring til Mette 20123456", " "]), WITH_OTHER
    )
    assert said(found) == ["skole", "andet", ""]
    assert found.leftover == ("", "Ring til [navn] [telefonnummer]", "")
    assert log.by_rule() == {"written-other": 1, "redaction": 2}
    assert not log.unknown
    assert all("Mette" not in change.before for change in log.changes)


def test_without_an_option_for_other_the_words_alone_make_the_row_answered() -> None:
    question = Question("valg", "multi", Text("?"), options=options("skole"), other=True)
    found, _ = cleaned(ticks(["Skole"], [-1], leftover=["Ro"]), question)
    assert found.ticked.tolist() == [[0]] and found.leftover == ("Ro",)


def test_a_file_with_no_option_at_all_but_words() -> None:
    found, _ = cleaned(ticks([], [], [], leftover=["Skole", ""]))
    assert found.ticked.tolist() == [[1, 0], [-1, -1]]


def test_single_answers_are_read_as_ticks() -> None:
    found, _ = cleaned(choices("Skole", -1, -2, "hjem"))
    assert found.ticked.tolist() == [[1, 0], [-1, -1], [-2, -2], [0, 1]]


def test_cleaned_ticks_are_clean_and_misleading_ids_are_not_trusted() -> None:
    found, log = cleaned(ticks(["skole", "hjem"], [1, 0]))
    assert said(found) == ["skole"] and not log.changes
    odd = (Option("a", Text("b")), Option("b", Text("a")))
    swapped, _ = cleaned(ticks(["a", "b"], [1, 0]), Question("valg", "multi", Text("?"), options=odd))
    assert said(swapped) == ["b"]


def test_a_label_of_a_multi_select_can_be_merged() -> None:
    found, log = cleaned(ticks(["Månen"], [1]), PLAIN, (merge("valg", "månen", "hjem"),))
    assert said(found) == ["hjem"] and log.by_rule() == {"merge-label": 1}


@pytest.mark.parametrize("option", ["andet", "other"])
def test_an_own_answer_to_a_single_choice_counts_as_other_and_its_words_are_kept_redacted(
    option: str,
) -> None:
    question = Question("q", "single", Text("?"), options=options("skole", option), other=True)
    answers = raw({"q": choices("Skole", "Noget for Mette", -1, "skole"), "x": words(*"abcd")})
    result, log = clean(answers, questionnaire(question))
    assert said(result.columns["q"]) == ["skole", option, "-1", "skole"]
    assert said(result.columns["q#other"]) == ["", "Noget for [navn]", "", ""]
    assert log.by_rule() == {"written-other": 1, "redaction": 1}
    assert log.changes[0].before == "eget svar"


def test_an_own_answer_that_no_option_stands_for_is_told() -> None:
    question = Question("q", "single", Text("?"), options=options("skole"), other=True)
    result, log = clean(raw({"q": choices("Ro", "Skole")}), questionnaire(question))
    assert said(result.columns["q"]) == ["-1", "skole"]
    assert (
        log.notes[0].en == 'q: 1 written answers cannot be counted; give the question an option "andet".'
    )


def test_a_written_other_joins_the_column_that_the_file_had_for_it() -> None:
    question = Question("q", "single", Text("?"), options=options("skole", "andet"), other=True)
    answers = raw({"q": choices("Ro", "Andet"), "q#other": words("", "Uro hos Mette")})
    result, _ = clean(answers, questionnaire(question))
    assert said(result.columns["q#other"]) == ["Ro", "Uro hos [navn]"]
