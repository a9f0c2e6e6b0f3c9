"""A label finds its option by certain steps first, by likeness last, and never by a guess."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from raw_answers import (
    AGREE,
    choices,
    merge,
    options,
    questionnaire,
    raw,
    said,
    scale,
    switch,
    ticks,
    words,
)

from manege_analysis.cleaning.clean import clean
from manege_analysis.cleaning.labels import index_of, is_blank_label
from manege_analysis.exports.answers import Choices
from manege_analysis.questionnaire.known_scales import KNOWN_SCALES
from manege_analysis.questionnaire.model import Option, Question
from manege_analysis.wording.text import Text

IDS = tuple(option.id for option in AGREE.options)


def found(label: str, scale_id: str = "enig-5") -> tuple[str, str] | None:
    """Find a label on a known scale: the option's Danish text and the rule."""
    known = KNOWN_SCALES[scale_id].options
    match = index_of(known).find(label)
    return (known[match.option].text.da, match.rule) if match else None


@pytest.mark.parametrize(
    ("label", "text", "rule"),
    [
        ("Enig", "Enig", ""),
        ("Strongly agree", "Meget enig", ""),
        ("meget-enig", "Meget enig", ""),
        (" Meget\u00a0 enig ", "Meget enig", "label-form"),
        ("MEGET ENIG", "Meget enig", "label-form"),
        ("Hverken - eller", "Hverken/eller", "label-form"),
        ("Hverken eller", "Hverken/eller", "known-spelling"),
        ("1. Meget enig", "Meget enig", "label-form"),
        ("Meget enig (5)", "Meget enig", "label-form"),
        ("Meget enig\u00ad", "Meget enig", "label-form"),
        ("Megt uenig", "Meget uenig", "near-match"),
        ("Hverkeneller", "Hverken/eller", "near-match"),
        ("Uenigt", "Uenig", "near-match"),
    ],
)
def test_a_label_is_found(label: str, text: str, rule: str) -> None:
    assert found(label) == (text, rule)


@pytest.mark.parametrize(
    "label", ["Gul", "Meget eunig", "hverken enig", "nig", "Menig", "5", "Enig/Uenig", "i", "Ikke enig"]
)
def test_a_label_that_could_be_two_or_none_is_unknown(label: str) -> None:
    assert found(label) is None


def test_letters_that_are_stored_apart_are_the_same_letters() -> None:
    assert found("I h\u00f8j grad", "grad-5") == ("I høj grad", "")
    assert found("M\u0061\u030anedligt", "jaevnlighed-5") == ("Månedligt", "label-form")


def test_the_rungs_of_a_scale_are_told_apart_even_when_mistyped() -> None:
    for label, text in (
        ("I hoj grad", "I høj grad"),
        ("i noget grad", "I nogen grad"),
        ("Slet iike", "Slet ikke"),
    ):
        assert found(label, "grad-5") == (text, "near-match")


def test_a_common_variant_counts_only_where_one_option_has_it() -> None:
    own = (Option("lav", Text("I ringe grad")), Option("hoej", Text("I høj grad")))
    assert index_of(own).find("I mindre grad").rule == "known-variant"  # type: ignore[union-attr]
    both = (*own, Option("mindre", Text("I lav grad")))
    assert index_of(both).find("I mindre grad") is None


def test_answers_outside_the_scale_are_known_by_their_variants() -> None:
    own = (*options("ja"), Option("ved-ikke", Text("Ved ikke")))
    assert index_of(own).find("Ved det ikke").option == 1  # type: ignore[union-attr]


def test_a_sign_or_a_number_is_never_a_slip() -> None:
    ages = (Option("u", Text("<5 år")), Option("o", Text(">5 år")), Option("t", Text("Under 20 gange")))
    index = index_of(ages)
    assert index.find("< 5 år").option == 0  # type: ignore[union-attr]
    assert index.find("5 år") is None
    assert index.find("Under 10 gange") is None and index.find("Under 25 gange") is None
    assert index_of((Option("fem", Text("5 gange")),)).find("5+ gange") is None


def test_an_export_code_is_found_as_a_workbook_writes_it() -> None:
    coded = (Option("a", Text("Ja"), code="1"), Option("b", Text("Nej"), code="2"))
    index = index_of(coded)
    assert [index.find(code).option for code in ("1", "2.0", " 01 ")] == [0, 1, 0]  # type: ignore[union-attr]
    assert index.find("3") is None
    assert index.find("-1") is None


def test_an_options_text_comes_before_another_options_code() -> None:
    odd = (Option("a", Text("1"), code="2"), Option("b", Text("2"), code="1"))
    assert index_of(odd).find("1").option == 0  # type: ignore[union-attr]


@given(st.text(max_size=30))
def test_whatever_is_written_is_one_option_or_none(label: str) -> None:
    match = index_of(AGREE.options).find(label)
    assert match is None or 0 <= match.option < len(AGREE.options)
    assert isinstance(is_blank_label(label), bool)


def test_cleaned_labels_are_all_options_in_the_questionnaires_order() -> None:
    cleaned, log = clean(raw({"q1": choices("Uenig", " uenig", "Enig", -1, -2)}), questionnaire(scale()))
    column = cleaned.columns["q1"]
    assert isinstance(column, Choices) and column.labels == IDS
    assert said(column)[:3] == ["uenig", "uenig", "enig"]
    assert log.by_rule() == {"blank-row": 2, "label-form": 1}


def test_unknown_answers_are_grouped_counted_and_given_a_suggestion() -> None:
    answers = raw({"q1": choices("Enig og glad", "Enig og glad", "Blå", "Enig")})
    cleaned, log = clean(answers, questionnaire(scale()))
    assert said(cleaned.columns["q1"]) == ["-1", "-1", "-1", "enig"]
    assert [(each.label, each.count, each.rows) for each in log.unknown] == [
        ("Enig og glad", 2, (2, 3)),
        ("Blå", 1, (4,)),
    ]
    assert log.unknown[1].suggestion == ""
    assert log.unknown[0].known == tuple(option.text.da for option in AGREE.options)
    assert log.by_rule() == {"unknown": 3}


def test_an_unknown_answer_is_redacted_before_anybody_reads_it() -> None:
    _, log = clean(raw({"q1": choices("Ring 20 12 34 56")}), questionnaire(scale()))
    assert log.unknown[0].label == "Ring [telefonnummer]"
    assert {change.before for change in log.changes} == {"Ring [telefonnummer]"}


@pytest.mark.parametrize(
    ("rule", "label"),
    [("label-form", "ENIG"), ("known-variant", "Helt  enig"), ("near-match", "Uenigt")],
)
def test_a_label_rule_that_is_switched_off_leaves_the_label_unknown(rule: str, label: str) -> None:
    own = (
        Option("enig", Text("Enig")),
        Option("uenig", Text("Uenig")),
        Option("meget", Text("Meget enig")),
    )
    asked = questionnaire(Question("q1", "single", Text("?"), options=own))
    answers = raw({"q1": choices(label)})
    assert clean(answers, asked)[1].by_rule() == {rule: 1}
    assert clean(answers, asked, [switch(rule)])[1].by_rule() == {"unknown": 1}


def test_a_person_merges_a_label_into_an_option_by_id_or_text() -> None:
    answers = raw({"q1": choices("Både og", "både  OG", "Enig")})
    for into in ("hverken-eller", "Hverken/eller", "Neither"):
        cleaned, log = clean(answers, questionnaire(scale()), [merge("q1", "Både og", into)])
        assert said(cleaned.columns["q1"]) == ["hverken-eller", "hverken-eller", "enig"]
        assert log.by_rule() == {"merge-label": 2} and not log.unknown


def test_a_merge_may_name_the_redacted_label_or_an_option() -> None:
    answers = raw({"q1": choices("Ring 20123456", "Uenig")})
    decisions = [merge("q1", "Ring [telefonnummer]", "enig"), merge("q1", "Uenig", "Meget uenig")]
    assert said(clean(answers, questionnaire(scale()), decisions)[0].columns["q1"]) == [
        "enig",
        "meget-uenig",
    ]


def test_a_merge_for_a_matrix_question_holds_for_all_its_rows() -> None:
    from manege_analysis.questionnaire.model import MatrixItem

    rows = (MatrixItem("a", Text("A")), MatrixItem("b", Text("B")))
    matrix = Question("q", "matrix", Text("?"), scale=AGREE, items=rows)
    answers = raw({"q.a": choices("Tja"), "q.b": choices("Tja")})
    cleaned, _ = clean(answers, questionnaire(matrix), [merge("q", "Tja", "enig")])
    assert [said(cleaned.columns[key]) for key in ("q.a", "q.b")] == [["enig"], ["enig"]]


def test_merges_that_mean_nothing_here_are_told() -> None:
    answers = raw({"q1": choices("Enig"), "valg": ticks(["A"], [1])})
    asked = questionnaire(scale(), Question("valg", "multi", Text("?"), options=options("a")))
    decisions = [
        merge("q9", "Tja", "enig"),
        merge("q1", "Tja", "orange"),
        merge("q1", "Tja", "enig"),
        merge("valg", "B", "a"),
    ]
    notes = [note.en for note in clean(answers, asked, decisions)[1].notes]
    assert notes == [
        'The decision "merge-label" on "q9" no longer applies: there is no such question.',
        'The decision "merge-label" on "q1" is not used: "orange" is no answer to the question.',
        'The decision "merge-label" on "q1" is not used: nobody gave that answer in this export.',
        'The decision "merge-label" on "valg" is not used: nobody gave that answer in this export.',
    ]


def test_a_question_without_a_column_is_left_out_and_a_merge_on_it_is_told() -> None:
    cleaned, log = clean(
        raw({"q1": choices("Enig")}), questionnaire(scale(), scale("q2")), [merge("q2", "x", "enig")]
    )
    assert list(cleaned.columns) == ["q1"]
    assert "nobody gave" in log.notes[0].en


def test_labels_that_are_other_options_ids_are_read_as_labels() -> None:
    odd = (Option("1", Text("Nej"), code="2"), Option("2", Text("Ja"), code="1"))
    item = Question("q1", "single", Text("?"), options=odd)
    answers = raw({"q1": Choices(choices("1", "2").codes, ("1", "2"))})
    assert said(clean(answers, questionnaire(item))[0].columns["q1"]) == ["2", "1"]


def test_a_scale_may_come_as_words_numbers_or_ticks() -> None:
    import numpy as np

    from manege_analysis.exports.answers import Numbers

    coded = tuple(
        Option(each, Text(each.capitalize()), code=str(at)) for at, each in enumerate(("a", "b"), 1)
    )
    item = Question("q1", "single", Text("?"), options=coded)
    for column in (
        words("A", "", "B"),
        Numbers(np.array([1.0, np.nan, 2.0])),
        ticks(["A", "B"], [1, 0], [-2, -2], [0, 1]),
    ):
        read = said(
            clean(raw({"q1": column, "x": words("x", "x", "x")}), questionnaire(item))[0].columns["q1"]
        )
        assert read[::2] == ["a", "b"] and read[1] in ("-1", "-2")
    both = ticks(["A", "B"], [1, 1], leftover=["c"])
    _, log = clean(raw({"q1": both}), questionnaire(item))
    assert log.unknown[0].label == "A; B; c"


def test_many_unknown_labels_are_placed_in_one_sort() -> None:
    labels = [f"ukendt {at}" for at in range(30)]
    _, log = clean(raw({"q1": choices(*labels, *labels)}), questionnaire(scale()))
    assert [each.rows for each in log.unknown if each.label == "ukendt 7"] == [(9, 39)]
    assert len(log.unknown) == 30


def test_a_negation_is_no_slip_among_other_words() -> None:
    own = (Option("a", Text("Jeg er stabil")), Option("b", Text("Noget andet")))
    assert index_of(own).find("Jeg er ustabil") is None
    assert index_of((Option("a", Text("Er inaktiv her")),)).find("Er aktiv her") is None
