"""Themes are counted once a person confirmed them; a text is quoted only where a person said so."""

from __future__ import annotations

from typing import Literal

import pytest
from pydantic import TypeAdapter, ValidationError
from raw_answers import WHEN, approve, code, options, questionnaire, raw, refuse, said, ticks, words

from manege_analysis.cleaning.clean import clean
from manege_analysis.cleaning.decisions import CLEANING_DECISIONS, CleaningDecision, SwitchRule
from manege_analysis.cleaning.textdecisions import approved_quotes
from manege_analysis.cleaning.textkey import text_key
from manege_analysis.exports.answers import Ticks
from manege_analysis.questionnaire.model import Question
from manege_analysis.wording.text import Text
from manege_analysis.yamlfile import Decision

ASKED = questionnaire(
    Question("q1", "text", Text("Hvad mangler?")),
    Question("q2", "multi", Text("Hvilke?"), options=options("a"), other=True),
    themes=("ppr", "ventetid"),
)
PPR, WAIT = "PPR svarer ikke", "Ring til Mette om ventetiden"
REDACTED = "Ring til [navn] om ventetiden"
ANSWERS = raw(
    {
        "q1": words(PPR, WAIT, "", "ppr  svarer IKKE"),
        "q2": ticks(["a"], *[[1]] * 4, leftover=["Ro", "", "", ""]),
    }
)


def themes(*decisions: Decision, item: str = "q1") -> Ticks | None:
    """Clean and return the themes of an item."""
    column = clean(ANSWERS, ASKED, decisions)[0].columns.get(f"{item}#themes")
    assert column is None or isinstance(column, Ticks)
    return column


def test_without_decisions_there_are_no_themes_and_no_quotes() -> None:
    assert [key for key in clean(ANSWERS, ASKED)[0].columns if "#" in key] == []


def test_confirmed_themes_are_ticks_the_questionnaires_first() -> None:
    column = themes(code("q1", text_key(PPR), "ppr", "Ærlighed", "egne ord"))
    assert column is not None
    assert column.labels == ("ppr", "egne ord", "Ærlighed")
    assert column.ticked.tolist() == [[1, 1, 1], [-1] * 3, [-1] * 3, [1, 1, 1]]


def test_a_text_about_nothing_in_particular_is_coded_with_no_theme() -> None:
    column = themes(code("q1", text_key(PPR)), code("q1", text_key(REDACTED), "ventetid"))
    assert column is not None and column.ticked.tolist() == [[0], [1], [-1], [0]]


def test_texts_that_wait_are_told_and_the_last_coding_holds() -> None:
    decisions = [code("q1", text_key(PPR), "ppr"), code("q1", text_key(PPR), "ventetid")]
    assert said(themes(*decisions)) == ["ventetid", "-1", "-1", "ventetid"]  # type: ignore[arg-type]
    notes = clean(ANSWERS, ASKED, decisions)[1].notes
    assert [note.da for note in notes] == ["q1: 1 af 3 tekster venter på temaer."]


def test_what_was_written_as_other_can_be_coded_and_quoted() -> None:
    key = text_key("Ro")
    assert said(themes(code("q2#other", key, "ppr"), item="q2#other")) == ["ppr", "-1", "-1", "-1"]  # type: ignore[arg-type]
    result, _ = clean(ANSWERS, ASKED, [approve("q2#other", key)])
    assert approved_quotes(result) == (("q2#other", "Ro"),)


def test_only_approved_redacted_texts_are_quotes_and_each_once_by_the_alphabet() -> None:
    decisions = [approve("q1", text_key(REDACTED)), approve("q1", text_key(PPR))]
    result, _ = clean(ANSWERS, ASKED, decisions)
    assert said(result.columns["q1#quotes"]) == [PPR, REDACTED, "", "ppr  svarer IKKE"]
    assert approved_quotes(result) == (("q1", PPR), ("q1", REDACTED), ("q1", "ppr  svarer IKKE"))
    assert approved_quotes(clean(ANSWERS, ASKED)[0]) == ()


def test_an_approval_is_taken_back_by_a_later_refusal() -> None:
    key = text_key(PPR)
    for decisions, quoted in (
        ([approve("q1", key), refuse("q1", key)], False),
        ([refuse("q1", key), approve("q1", key)], True),
    ):
        assert ("q1#quotes" in clean(ANSWERS, ASKED, decisions)[0].columns) is quoted


def test_an_approval_does_not_cover_a_text_that_now_reads_differently() -> None:
    key = text_key("Ring til Mette om ventetiden")
    result, log = clean(ANSWERS, ASKED, [approve("q1", key)])
    assert approved_quotes(result) == ()
    assert (
        log.notes[0].en
        == f'The decision "approve-quote" on text {key} of q1 no longer applies: there is no such text.'
    )


def test_a_second_clean_keeps_themes_and_quotes_as_they_are() -> None:
    once, _ = clean(ANSWERS, ASKED, [code("q1", text_key(PPR), "ppr"), approve("q1", text_key(PPR))])
    twice, _ = clean(once, ASKED)
    assert {key: said(column) for key, column in twice.columns.items()} == {
        key: said(column) for key, column in once.columns.items()
    }


def test_a_key_says_nothing_of_case_or_blanks() -> None:
    assert text_key(" PPR svarer\u00a0ikke ") == text_key(PPR)
    assert text_key(PPR) != text_key("PPR svarer")


def test_another_stages_decision_is_left_to_it() -> None:
    class Lock(Decision):
        decide: Literal["lock-case"] = "lock-case"
        case: str = "emma"

    result, log = clean(ANSWERS, ASKED, [Lock(by="AB", when=WHEN)])
    assert len(result) == 4 and not log.notes


def test_decisions_are_told_apart_by_their_tag_and_refuse_what_they_do_not_know() -> None:
    read = TypeAdapter(CleaningDecision).validate_python
    base = {"by": "AB", "when": "2026-11-20"}
    made = [
        read({**base, "decide": "switch-rule", "rule": "duplicate"}),
        read({**base, "decide": "take-row-out", "row": 3}),
        read({**base, "decide": "put-row-back", "row": 3}),
        read({**base, "decide": "merge-label", "question": "q", "label": "a", "into": "b"}),
        read({**base, "decide": "code-text", "item": "q", "text": "k", "themes": ["ppr"]}),
        read({**base, "decide": "approve-quote", "item": "q", "text": "k"}),
        read({**base, "decide": "refuse-quote", "item": "q", "text": "k"}),
    ]
    assert tuple(map(type, made)) == CLEANING_DECISIONS
    with pytest.raises(ValidationError):
        SwitchRule(decide="switch-rule", by="AB", when=WHEN, rule="redaction")  # type: ignore[arg-type]
