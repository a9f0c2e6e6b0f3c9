"""What holds of cleaning whatever the answers are, and the story from a file's rows to respondents."""

from __future__ import annotations

import copy
from collections import Counter

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from raw_answers import AGREE, choices, flags, options, questionnaire, raw, said, scale, ticks, words

from manege_analysis.cleaning.audit import Change
from manege_analysis.cleaning.clean import clean
from manege_analysis.cleaning.rowprint import cell_text
from manege_analysis.cleaning.rulebook import RULEBOOK
from manege_analysis.exports.answers import Answers, Choices, Numbers, Source, Ticks, Words, take
from manege_analysis.questionnaire.model import MatrixItem, Question
from manege_analysis.wording.text import Text

ASKED = questionnaire(
    scale("q1"),
    Question("q2", "multi", Text("?"), options=options("skole", "hjem", "andet"), other=True),
    Question("q3", "number", Text("?"), low=0, high=80),
    Question("q4", "date", Text("?")),
    Question("q5", "text", Text("?")),
    Question("q6", "single", Text("?"), options=options("ja", "nej", "andet"), other=True),
    scale("q7", shown_if=("q6", ("ja",))),
    Question("q8", "matrix", Text("?"), scale=AGREE, items=(MatrixItem("a", Text("A")),)),
)
LABELS = ("Enig", " enig", "Megt uenig", "Hverken eller", "Blå", "", "UENIG", "Ved 20123456", "\u00a0")
NUMBERS = ("3", "3,5", "3.275", "200", "to", "", "15 %", "1.250")
DATES = ("2026-01-02", "3.4.2026", "i går", "", "maj 2026")
TEXTS = (
    "",
    "PPR svarer ikke",
    "Ring til Mette på 20 12 34 56",
    "cpr 010203\u20131234",
    "a" * 25,
    "Tak [navn]",
)
OTHERS = ("Ja", "Nej ", "Noget helt andet", "", "nej")


@st.composite
def answers(draw: st.DrawFn) -> Answers:
    """Any file of up to eight rows, as messy as the columns above."""
    size = draw(st.integers(0, 8))

    def column(texts: tuple[str, ...]) -> list[str]:
        return draw(st.lists(st.sampled_from(texts), min_size=size, max_size=size))

    table = draw(
        st.lists(st.lists(st.integers(0, 1), min_size=3, max_size=3), min_size=size, max_size=size)
    )
    left = column(("", "hjm", "Skole", "Ring til Mette", "tal"))
    rows = draw(st.permutations(range(2, 2 + size)))
    names = draw(st.lists(st.sampled_from(("", "a", "b", "c")), min_size=size, max_size=size))
    return Answers(
        Source("svar.csv", "", "generic"),
        np.array(rows, dtype=np.int64),
        {
            "q1": choices(*column(LABELS)),
            "q2": ticks(["Skole ", "hjem", "Månen"], *table, leftover=left)
            if size
            else ticks(["Skole"]),
            "q3": words(*column(NUMBERS)),
            "q4": words(*column(DATES)),
            "q5": words(*column(TEXTS)),
            "q6": choices(*column(OTHERS)),
            "q7": choices(*column(LABELS)),
            "q8.a": choices(*column(LABELS)),
            "q6#other": words(*column(TEXTS)),
        },
        respondents=tuple(names) if draw(st.booleans()) else (),
        marks={
            "test": np.array(draw(st.lists(st.booleans(), min_size=size, max_size=size)), dtype=np.bool_)
        },
    )


def same(one: Answers, other: Answers) -> bool:
    """Whether two answers are equal in rows and in every cell, empty where that means the same."""
    if one.rows.tolist() != other.rows.tolist() or list(one.columns) != list(other.columns):
        return False
    return all(_same_column(one, other, key) for key in one.columns)


def _same_column(one: Answers, other: Answers, key: str) -> bool:
    a, b = one.columns[key], other.columns[key]
    if isinstance(a, Choices) and isinstance(b, Choices):
        return a.labels == b.labels and np.array_equal(a.codes, b.codes)
    if isinstance(a, Ticks) and isinstance(b, Ticks):
        left = (tuple(filter(None, a.leftover)), tuple(filter(None, b.leftover)))
        return a.labels == b.labels and np.array_equal(a.ticked, b.ticked) and left[0] == left[1]
    if isinstance(a, Numbers) and isinstance(b, Numbers):
        return np.array_equal(a.values, b.values, equal_nan=True)
    return isinstance(a, Words) and isinstance(b, Words) and a.values == b.values


@settings(max_examples=40)
@given(answers())
def test_the_raw_answers_stay_as_they_were(raw_answers: Answers) -> None:
    columns = {key: copy.deepcopy(column) for key, column in raw_answers.columns.items()}
    before = Answers(raw_answers.source, raw_answers.rows.copy(), columns)
    clean(raw_answers, ASKED, roster=["Mette Holm"])
    assert same(before, raw_answers)


@settings(max_examples=40)
@given(answers())
def test_cleaning_clean_answers_changes_nothing(raw_answers: Answers) -> None:
    once, _ = clean(raw_answers, ASKED, roster=["Mette Holm"])
    twice, _ = clean(once, ASKED, roster=["Mette Holm"])
    assert same(once, twice)


@settings(max_examples=40)
@given(answers(), st.randoms(use_true_random=False))
def test_the_order_of_rows_decides_nothing(raw_answers: Answers, rng: st.randoms) -> None:  # type: ignore[valid-type]
    at = list(range(len(raw_answers)))
    rng.shuffle(at)  # type: ignore[attr-defined]
    places = np.array(at, dtype=np.int64)
    shuffled = Answers(
        raw_answers.source,
        raw_answers.rows[places],
        {key: take(column, places) for key, column in raw_answers.columns.items()},
        respondents=tuple(raw_answers.respondents[i] for i in at) if raw_answers.respondents else (),
        marks={name: mark[places] for name, mark in raw_answers.marks.items()},
    )
    one, log = clean(raw_answers, ASKED)
    other, other_log = clean(shuffled, ASKED)
    back, forth = np.argsort(one.rows), np.argsort(other.rows)
    assert same(_in_order(one, back), _in_order(other, forth))
    assert Counter(log.changes) == Counter(other_log.changes)
    assert set(log.unknown) == set(other_log.unknown) and set(log.notes) == set(other_log.notes)


def _in_order(result: Answers, at: np.ndarray) -> Answers:
    columns = {key: take(column, at) for key, column in sorted(result.columns.items())}
    return Answers(result.source, result.rows[at], columns)


@settings(max_examples=40)
@given(answers())
def test_every_cell_that_differs_has_its_change(raw_answers: Answers) -> None:
    result, log = clean(raw_answers, ASKED)
    told = {(change.row, change.question) for change in log.changes}
    assert len(result) == log.rows_out and len(raw_answers) == log.rows_in
    gone = set(raw_answers.rows.tolist()) - set(result.rows.tolist())
    assert {(row, "") for row in gone} <= told
    place = {row: at for at, row in enumerate(raw_answers.rows.tolist())}
    for key in ("q1", "q3", "q4", "q5", "q7"):
        for at, row in enumerate(result.rows.tolist()):
            before = cell_text(raw_answers.columns[key], place[row])
            after = _readable(result.columns[key], at)
            assert before == after or (row, key) in told


def _readable(column: Words | Choices | Numbers | Ticks, at: int) -> str:
    text = cell_text(column, at)
    if isinstance(column, Choices):
        return next((each.text.da for each in AGREE.options if each.id == text), text)
    return text.replace(".", ",") if isinstance(column, Numbers) else text


@settings(max_examples=40)
@given(answers())
def test_every_unknown_answer_is_counted_and_every_rule_is_in_the_rulebook(raw_answers: Answers) -> None:
    _, log = clean(raw_answers, ASKED)
    assert sum(each.count for each in log.unknown) == log.by_rule().get("unknown", 0)
    assert all(each.count == len(each.rows) for each in log.unknown)
    assert set(log.by_rule()) <= set(RULEBOOK)


@settings(max_examples=40)
@given(answers())
def test_no_respondents_words_stand_in_the_log(raw_answers: Answers) -> None:
    _, log = clean(raw_answers, ASKED, roster=["Mette Holm"])
    quoted = " ".join(f"{c.before} {c.after}" for c in log.changes) + " ".join(
        u.label for u in log.unknown
    )
    quoted += " ".join(note.da + note.en for note in log.notes)
    assert not any(secret in quoted for secret in ("Mette", "20 12", "20123456", "1234", "svarer ikke"))


def test_a_real_shape_999_rows_are_340_respondents() -> None:
    marks = {
        "never-answered": np.array([1] * 574 + [0] * 425, dtype=np.bool_),
        "unsubmitted": np.array([0] * 574 + [1] * 85 + [0] * 340, dtype=np.bool_),
    }
    column = choices(*[-1] * 574, *["Enig"] * 425)
    result, log = clean(raw({"q1": column}, marks=marks), questionnaire(scale()))
    assert len(result) == 340
    assert log.by_rule() == {"never-answered": 574, "unsubmitted": 85}


def test_a_file_in_which_every_row_is_a_test_is_no_failure() -> None:
    result, log = clean(
        raw({"q1": choices("Enig", "Uenig")}, marks={"test": flags(1, 1)}), questionnaire(scale())
    )
    assert (len(result), log.rows_in, log.rows_out) == (0, 2, 0)


def test_every_text_is_redacted_and_told_by_kind_only() -> None:
    text = "Mette Holm (010203-1234), tlf. 20 12 34 56, mette@klinik.dk. Søren kom."
    result, log = clean(raw({"q5": words(text)}), ASKED, roster=["Mette Holm"])
    assert said(result.columns["q5"]) == [
        "[navn] ([CPR-nummer]), tlf. [telefonnummer], [e-mail]. [navn] kom."
    ]
    assert Counter(change.before for change in log.changes) == {
        "CPR-nummer": 1, "telefonnummer": 1, "e-mail": 1, "navn": 2,
    }  # fmt: skip
    assert {change.rule for change in log.changes} == {"redaction"}


def test_invisible_characters_in_a_text_are_told() -> None:
    _, log = clean(raw({"q5": words("ven\u00adtetid")}), ASKED)
    assert log.changes == (Change("text-form", 2, "q5", "særlige tegn", "almindelige tegn"),)


def test_columns_that_are_no_question_are_redacted_too() -> None:
    columns = {
        "q1": choices("Enig", "Uenig"),
        "fri": words("Ring 20123456", ""),
        "valg": choices("Hos Mette", -1),
        "kryds": ticks(["Hos Mette"], [1], [0], leftover=["Mette ringede", ""]),
        "tal": Numbers(np.array([1.0, 2.0])),
    }
    result, _ = clean(raw(columns), questionnaire(scale()))
    assert said(result.columns["fri"]) == ["Ring [telefonnummer]", ""]
    assert said(result.columns["valg"]) == ["Hos [navn]", "-1"]
    extra = result.columns["kryds"]
    assert isinstance(extra, Ticks)
    assert extra.labels == ("Hos [navn]",) and extra.leftover == ("[navn] ringede", "")
    assert said(result.columns["tal"]) == ["1", "2"]


def test_a_text_question_answered_by_codes_numbers_or_ticks_is_text() -> None:
    for column, text in (
        (choices("Hej", -1), ["Hej", ""]),
        (Numbers(np.array([2.5, np.nan])), ["2.5", ""]),
        (ticks(["a", "b"], [1, 1], [0, 0], leftover=["c", ""]), ["a; b; c", ""]),
    ):
        result, _ = clean(raw({"q5": column, "q1": choices("Enig", "Enig")}), ASKED)
        assert said(result.columns["q5"]) == text
