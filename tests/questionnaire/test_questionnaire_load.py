"""Reading a questionnaire file: what comes back, and everything that can be wrong with one."""

from __future__ import annotations

from pathlib import Path

import pytest

from manege_analysis.errors import QuestionnaireError
from manege_analysis.questionnaire.load import load_questionnaire
from manege_analysis.questionnaire.model import Questionnaire

HEAD = """\
version: 1
title: Prøve
themes: [PPR]
sections: [Skole]
scales:
  - id: enig
    rungs: [Meget enig, Enig, Hverken/eller, Uenig, Meget uenig]
    middle: Hverken/eller
    problem: last
    outside: [ved-ikke]
"""


def load(folder: Path, text: str, name: str = "prøve.yaml") -> Questionnaire:
    path = folder / name
    path.write_text(text, "utf-8")
    return load_questionnaire(path)


def problems(folder: Path, text: str) -> list[str]:
    with pytest.raises(QuestionnaireError) as caught:
        load(folder, text)
    return [
        str(problem).replace(str(folder / "prøve.yaml"), "FILE") for problem in caught.value.problems
    ]


def test_every_kind_of_question_is_read_in_its_short_form(tmp_path: Path) -> None:
    read = load(
        tmp_path,
        HEAD
        + """
questions:
  - {id: q1, kind: scale, text: Jeg kender PPR., scale: enig, themes: {ppr: 2}, section: skole}
  - {id: q2, kind: single, text: Har du henvist?, options: [Ja, Nej], outside: [Ved ikke]}
  - {id: q3, kind: multi, text: Hvem?, options: [PPR, {text: Skolen, also: Skole, code: 7}], other: true}
  - {id: q4, kind: matrix, text: Om, scale: enig, items: [PPR, {text: Skolen, problem: first}]}
  - {id: q5, kind: number, text: Hvor mange?, low: 0, high: 20, unit: {da: børn, en: children}}
  - {id: q6, kind: date, text: Hvornår?}
  - {kind: text, text: Hvad mangler?}
""",
    )
    assert [question.kind for question in read.questions] == (
        ["scale", "single", "multi", "matrix", "number", "date", "text"]
    )
    assert read.item("q1").themes == (("ppr", 2.0),)
    assert [option.id for option in read.item("q1").options] == [
        "meget-enig", "enig", "hverken-eller", "uenig", "meget-uenig", "ved-ikke",
    ]  # fmt: skip
    assert read.item("q2").question.outside[0].text.en == "Don't know"
    assert read.item("q3").options[1].also == ("Skole",)
    assert read.item("q3").options[1].code == "7"
    assert [item.key for item in read.items[3:5]] == ["q4.ppr", "q4.skolen"]
    assert [item.scale.problem for item in read.items[3:5] if item.scale] == ["last", "first"]
    assert (read.item("q5").question.low, read.item("q5").question.unit.en) == (0, "children")
    assert read.items[-1].key == "hvad-mangler"
    assert (read.id, read.version) == ("proeve", "1")


def test_a_scale_may_be_written_in_the_question_or_taken_from_the_known_ones(tmp_path: Path) -> None:
    read = load(
        tmp_path,
        """
version: 1
title: Prøve
questions:
  - {id: q1, kind: scale, text: Hvor tit?, scale: hyppighed-5, problem: first, outside: [ved-ikke]}
  - {id: q2, kind: scale, text: Hvor let?, scale: {rungs: [Let, Svært], problem: last}}
  - {id: q3, kind: scale, text: Hvor enig?, scale: {id: enig-5, problem: none}}
""",
    )
    known, own, neutral = (item.scale for item in read.items)
    assert known and own and neutral
    assert known.sides()[0] == ("altid", "ofte") and known.problem == "first"
    assert [option.id for option in known.outside] == ["ved-ikke"]
    assert own.sides() == (("let",), (), ("svaert",))
    assert neutral.problem == "none"


def test_a_filter_may_name_the_answer_by_its_text(tmp_path: Path) -> None:
    read = load(
        tmp_path,
        HEAD
        + """
questions:
  - {id: q1, kind: single, text: Har du henvist?, options: [Ja, Nej]}
  - {id: q2, kind: scale, text: Gik det godt?, scale: enig, shown_if: {q1: Ja}}
""",
    )
    assert read.item("q2").question.shown_if == ("q1", ("ja",))


def test_all_problems_are_told_at_once_with_their_lines_in_the_order_of_the_file(tmp_path: Path) -> None:
    found = problems(
        tmp_path,
        """\
version: 1
title: Prøve
themes:
  - PPR
  - {id: ppr, text: Igen}
scales:
  - {id: tom}
  - {id: ulige, rungs: [Ja, Måske, Nej], problem: last}
questions:
  - {id: q1, kind: scale, text: En, scale: ulige, themes: pprr}
  - {id: q1, kind: scale, text: To, scale: enigg}
  - {id: q2, kind: single, text: Tre}
  - {id: q3, kind: skala, text: Fire}
  - {id: q4, kind: text, text: Fem, sektion: skole}
  - {id: q5, kind: text, text: Seks, section: skole}
""",
    )
    assert found == [
        'FILE, line 5: expected every theme to have its own id, got "ppr" twice. '
        "Give one of them another id.",
        "FILE, line 7: expected a scale with its answers in order, got no rungs. "
        'Add "rungs:" with the answers from first to last.',
        'FILE, line 10: expected a known theme, got "pprr". Did you mean "ppr"?',
        "FILE, line 10: expected a scale of 3 rungs with a problem side to name its middle, got none. "
        'Add a line such as "middle: maaske".',
        'FILE, line 11: expected a known scale, got "enigg". '
        'Define it under scales. Did you mean "enig-5"?',
        'FILE, line 11: expected every question to have its own id, got "q1" twice. '
        "Give one of them another id.",
        'FILE, line 12: expected "q2" (kind single) to have options, got none. Add "options:".',
        'FILE, questions "q3", line 13: expected "kind" to be right, got \'skala\'. '
        "'scale', 'single', 'multi', 'matrix', 'number', 'date' or 'text'.",
        'FILE, questions "q4", line 14: expected a known setting, got "sektion". '
        'Did you mean "section"?',
        'FILE, line 15: expected a known section, got "skole". Remove it.',
    ]


ONE_PROBLEM = {
    "a scale without a side says so": (
        "questions: [{id: q, kind: scale, text: Q, scale: enig-5}]",
        "the side of the scale that asks for something to be done",
    ),
    "a scale question without a scale": (
        "questions: [{id: q, kind: scale, text: Q}]",
        "to have a scale, which gives the answers their order",
    ),
    "a scale without an id": (
        "scales: [{rungs: [Ja, Nej]}]\nquestions: []",
        "an id for the scale",
    ),
    "a scale defined twice": (
        "scales: [{id: s, rungs: [Ja, Nej]}, {id: s, rungs: [A, B]}]\nquestions: []",
        "every scale to have its own id",
    ),
    "a scale of one rung": (
        "questions: [{id: q, kind: scale, text: Q, scale: {rungs: [Ja], problem: last}}]",
        "a scale of at least two rungs",
    ),
    "a middle at the end": (
        "questions: [{kind: scale, text: Q, scale: {rungs: [A, B, C], problem: last, middle: A}}]",
        "a middle only in a scale of an odd number of rungs",
    ),
    "a middle of an even scale": (
        "questions: [{id: q, kind: scale, text: Q, scale: {rungs: [A, B], problem: last, middle: B}}]",
        "a middle only in a scale of an odd number of rungs",
    ),
    "a middle that is no rung": (
        "questions: [{kind: scale, text: Q, scale: {rungs: [A, B, C], problem: last, middle: D}}]",
        "the middle to be one of the rungs",
    ),
    "options on a number": (
        "questions: [{id: q, kind: number, text: Q, options: [Ja, Nej]}]",
        '"options" only with kind single or multi',
    ),
    "two answers with one label": (
        "questions: [{id: q, kind: single, text: Q, options: [{id: a, text: Ja}, {id: b, text: JA}]}]",
        "answers with different words",
    ),
    "two answers with one id": (
        "questions: [{id: q, kind: single, text: Q, options: [{id: a, text: Ja}, {id: a, text: Nej}]}]",
        "every answer to have its own id",
    ),
    "two rows with one text": (
        "questions: [{id: q, kind: matrix, text: Q, scale: {rungs: [A, B], problem: last},"
        " items: [PPR, {id: p, text: ppr}]}]",
        "rows with different words",
    ),
    "a text that gives no id": (
        'questions: [{kind: text, text: "?"}]',
        "an id for the question",
    ),
    "low above high": (
        "questions: [{id: q, kind: number, text: Q, low: 5, high: 1}]",
        "low to be at most high",
    ),
    "an option with an unknown theme": (
        "questions: [{id: q, kind: single, text: Q, options: [{text: Ja, themes: pp}, Nej]}]",
        "a known theme",
    ),
    "a row with an unknown theme": (
        "questions: [{id: q, kind: matrix, text: Q, scale: {rungs: [A, B], problem: last},"
        " items: [{text: PPR, themes: pp}]}]",
        "a known theme",
    ),
    "a filter on an unknown question": (
        "questions: [{id: q, kind: text, text: Q, shown_if: {p: ja}}]",
        "a known question to filter on",
    ),
    "a filter on a later question": (
        "questions: [{id: q, kind: text, text: Q, shown_if: {p: ja}},"
        " {id: p, kind: single, text: P, options: [Ja, Nej]}]",
        "a filter on a question asked before",
    ),
    "a filter on an unknown answer": (
        "questions: [{id: p, kind: single, text: P, options: [Ja, Nej]},"
        " {id: q, kind: text, text: Q, shown_if: {p: måske}}]",
        'a known answer to "p"',
    ),
    "a filter on a free text": (
        "questions: [{id: p, kind: text, text: P}, {id: q, kind: text, text: Q, shown_if: {p: ja}}]",
        "a filter on a question with options",
    ),
    "an adaptation's key without a template": (
        "drop: [q]\nquestions: [{id: q, kind: text, text: Q}]",
        '"drop" only in an adaptation',
    ),
    "an unknown template": (
        "extends: boern-og-unge",
        "a template beside this file or among the shipped ones",
    ),
    "questions beside extends": (
        "extends: boern-og-unge-i-psykisk-mistrivsel\nquestions: [{id: q, kind: text, text: Q}]",
        'new questions under "add"',
    ),
    "weights that are no weights": (
        "questions: [{id: q, kind: text, text: Q, themes: [{ppr: 1}]}]",
        '"themes" to be right',
    ),
    "a filter that is no filter": (
        "questions: [{id: q, kind: text, text: Q, shown_if: ja}]",
        '"shown_if" to be right',
    ),
    "themes that are no list": ("themes: 3\nquestions: []", '"themes" to be right'),
    "a key nobody knows": ("spørgsmål: []\nquestions: []", "a known setting"),
}


@pytest.mark.parametrize("case", ONE_PROBLEM)
def test_a_mistake_is_told_once(tmp_path: Path, case: str) -> None:
    body, expected = ONE_PROBLEM[case]
    found = problems(tmp_path, f"version: 1\ntitle: Prøve\n{body}\n")
    assert len(found) == 1
    assert expected in found[0]
    assert ", line " in found[0]


def test_a_reference_to_a_broken_theme_scale_or_question_is_no_second_mistake(tmp_path: Path) -> None:
    found = problems(
        tmp_path,
        """\
version: 1
title: Prøve
themes: [{id: ppr, text: PPR, vægt: 1}]
scales: [{id: enig, rungs: [Enig, Uenig], problem: sidst}]
questions:
  - {id: q1, kind: single, text: En, options: [Ja, Nej], tema: ppr}
  - {id: q2, kind: scale, text: To, scale: enig, themes: ppr, shown_if: {q1: ja}}
  - {id: q3, kind: text, text: Tre, shown_if: {q2: enig}}
""",
    )
    assert [said.split(",")[1].strip() for said in found] == [
        'themes "ppr"',
        'scales "enig"',
        'questions "q1"',
    ]


def test_a_file_needs_a_title_and_questions(tmp_path: Path) -> None:
    assert [said.split("expected ")[1].split(",")[0] for said in problems(tmp_path, "version: 1\n")] == [
        "a title", "questions",
    ]  # fmt: skip


@pytest.mark.parametrize(("text", "got"), [("- en\n- to\n", "a list"), ("bare ord\n", "a text")])
def test_a_file_without_keys_is_told(tmp_path: Path, text: str, got: str) -> None:
    assert problems(tmp_path, text) == [
        f"FILE: expected keys and values, got {got}. Begin with a line such as: version: 1"
    ]


def test_an_unreadable_file_is_a_questionnaire_error(tmp_path: Path) -> None:
    with pytest.raises(QuestionnaireError, match="a readable file"):
        load_questionnaire(tmp_path / "ingen.yaml")


def test_a_wrong_version_and_another_mistake_are_told_together(tmp_path: Path) -> None:
    found = problems(tmp_path, "version: 2\ntitle: Prøve\nquestions: [{id: q, kind: single, text: Q}]\n")
    assert len(found) == 2
    assert '"version" to be right' in found[0]
