"""A cluster's adaptation: what it may change, what it says it changed, and what can be wrong with it."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from manege_analysis.errors import QuestionnaireError
from manege_analysis.questionnaire.load import load_questionnaire
from manege_analysis.questionnaire.model import Questionnaire

TEMPLATE = """\
version: 1
id: skabelon
wording: "2026-1"
title: {da: Skabelon, en: Template}
note: Ikke KiAP's.
themes: [PPR, {text: Ventetid, weight: 0.5}]
sections: [Skole]
scales:
  - id: enig
    rungs: [Enig, Hverken/eller, Uenig]
    middle: Hverken/eller
    problem: last
    outside: [ved-ikke]
questions:
  - {id: q1, kind: scale, text: Jeg kender PPR., scale: enig, themes: ppr, asks_for: kender ikke PPR}
  - {id: q2, kind: single, text: Har du henvist?, options: [Ja, Nej]}
  - {id: q3, kind: multi, text: Hvem?, options: [{text: PPR, themes: ppr}, Skolen, Kommunen]}
  - {id: q4, kind: matrix, text: Samarbejdet med, scale: enig, items: [PPR, Skolen]}
  - {id: q5, kind: text, text: Hvad mangler?}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "skabelon-fil.yaml").write_text(TEMPLATE, "utf-8")
    return tmp_path


def adapt(folder: Path, text: str, extends: str = "skabelon") -> Questionnaire:
    path = folder / "birkelund.yaml"
    path.write_text(f"version: 1\nextends: {extends}\n{text}", "utf-8")
    return load_questionnaire(path)


def problems(folder: Path, text: str, extends: str = "skabelon") -> list[str]:
    with pytest.raises(QuestionnaireError) as caught:
        adapt(folder, text, extends)
    return [str(problem) for problem in caught.value.problems]


def test_an_adaptation_without_changes_asks_the_template(folder: Path) -> None:
    template, adapted = load_questionnaire(folder / "skabelon-fil.yaml"), adapt(folder, "")
    assert adapted.questions == template.questions
    assert (adapted.title, adapted.note, adapted.themes) == (
        template.title,
        template.note,
        template.themes,
    )
    assert (adapted.id, adapted.extends, adapted.changes) == ("birkelund", "skabelon", ())
    assert adapted.version == "2026-1+birkelund"


@pytest.mark.parametrize("name", ["skabelon", "skabelon-fil", "skabelon-fil.yaml"])
def test_the_template_is_found_beside_the_file_by_id_and_by_name(folder: Path, name: str) -> None:
    (folder / "anden.yaml").write_text("version: [ulæselig", "utf-8")
    (folder / "mappe.yaml").mkdir()
    assert adapt(folder, "", name).extends == "skabelon"


def test_a_shipped_template_is_found_from_anywhere(tmp_path: Path) -> None:
    adapted = adapt(tmp_path, "", "boern-og-unge-i-psykisk-mistrivsel")
    assert len(adapted.questions) == 30


def test_an_adaptation_can_itself_be_adapted(folder: Path) -> None:
    (folder / "region.yaml").write_text(
        "version: 1\nid: region\nextends: skabelon\ndrop: [q5]\n", "utf-8"
    )
    adapted = adapt(folder, "drop: [q2]", "region")
    assert [question.id for question in adapted.questions] == ["q1", "q3", "q4"]
    assert [change.da for change in adapted.changes] == [
        "Udeladt: »Hvad mangler?«",
        "Udeladt: »Har du henvist?«",
    ]


@given(st.sets(st.sampled_from(["q1", "q2", "q3.ppr", "q3.kommunen", "q4.skolen", "q5"])))
def test_what_is_not_dropped_stays_as_it_was(dropped: set[str]) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "skabelon.yaml").write_text(TEMPLATE, "utf-8")
        template = load_questionnaire(folder / "skabelon.yaml")
        adapted = adapt(folder, f"drop: [{', '.join(sorted(dropped))}]")
    touched = {key.partition(".")[0] for key in dropped}
    untouched = [question for question in template.questions if question.id not in touched]
    assert [question for question in adapted.questions if question.id not in touched] == untouched
    assert len(adapted.changes) == len(dropped)


def test_a_scale_that_cannot_be_is_told_where_it_was_given(folder: Path) -> None:
    (said,) = problems(
        folder, "drop: [q5]\nrescale:\n  - {id: q1, scale: {rungs: [A, B, C]}, problem: last}"
    )
    assert "line 5: expected a scale of 3 rungs with a problem side to name its middle" in said


def test_questions_rows_and_options_can_be_dropped(folder: Path) -> None:
    adapted = adapt(folder, "drop: [q2, q3.ppr, q4.skolen]")
    assert [item.key for item in adapted.items] == ["q1", "q3", "q4.ppr", "q5"]
    assert [option.id for option in adapted.item("q3").options] == ["skolen", "kommunen"]
    assert adapted.item("q3").question.option_themes == ()
    assert [change.da for change in adapted.changes] == [
        "Udeladt: »Har du henvist?«",
        "Udeladt i »Hvem?«: »PPR«",
        "Udeladt i »Samarbejdet med«: »Skolen«",
    ]


def test_fewer_options_make_another_question_and_fewer_rows_do_not(folder: Path) -> None:
    adapted = adapt(folder, "drop: [q3.ppr, q4.skolen]")
    assert adapted.item("q3").reworded
    assert not adapted.item("q4.ppr").reworded


def test_reworded_questions_are_marked_and_keep_their_old_words_as_a_spelling(folder: Path) -> None:
    adapted = adapt(
        folder,
        """
reword:
  - {id: q1, text: {da: Jeg kender PPR godt., en: I know PPR well.}, asks_for: kender ikke PPR godt}
  - {id: q3.skolen, text: Skolens ledelse}
  - {id: q4.ppr, text: PPR i Birkelund, asks_for: savner PPR}
  - {id: q5, text: Hvad mangler?}
""",
    )
    first = adapted.item("q1").question
    assert (first.text.en, first.asks_for.da, first.also) == (
        "I know PPR well.", "kender ikke PPR godt", ("Jeg kender PPR.",),
    )  # fmt: skip
    assert [item.reworded for item in adapted.items] == [True, False, True, True, False, False]
    assert adapted.item("q3").options[1].also == ("Skolen",)
    assert adapted.item("q4.ppr").asks_for.da == "savner PPR"
    assert adapted.item("q4.skolen").asks_for.da == ""
    assert (
        adapted.changes[0].da == "Omformuleret: »Jeg kender PPR.« er blevet til »Jeg kender PPR godt.«"
    )
    assert adapted.changes[0].en == "Reworded: “Jeg kender PPR.” now reads “I know PPR well.”"
    assert len(adapted.changes) == 3


def test_other_words_for_the_finding_alone_change_no_wording(folder: Path) -> None:
    adapted = adapt(folder, "reword: [{id: q1, asks_for: savner kendskab til PPR}]")
    assert adapted.item("q1").asks_for.da == "savner kendskab til PPR"
    assert not adapted.item("q1").reworded
    assert adapted.changes == ()


def test_a_question_can_be_given_another_scale(folder: Path) -> None:
    adapted = adapt(
        folder, "rescale: [{id: q1, scale: omfang-4, problem: first, asks_for: kender lidt}]"
    )
    item = adapted.item("q1")
    assert item.scale and item.scale.id == "omfang-4" and item.scale.problem == "first"
    assert [option.id for option in item.scale.outside] == ["ved-ikke"]
    assert (item.asks_for.da, item.reworded) == ("kender lidt", True)
    assert adapted.changes[0].en == (
        "New answer scale for “Jeg kender PPR.”: Not at all · A little · Somewhat · A lot"
    )


def test_a_scale_of_the_template_can_be_named_again(folder: Path) -> None:
    adapted = adapt(
        folder, "add: [{id: ny, kind: scale, text: Jeg kender skolen., scale: enig, problem: last}]"
    )
    scale = adapted.item("ny").scale
    assert scale and [rung.id for rung in scale.rungs] == ["enig", "hverken-eller", "uenig"]


def test_questions_options_and_rows_can_be_added_where_they_belong(folder: Path) -> None:
    adapted = adapt(
        folder,
        """
themes: [Skolefravær]
sections: [Nyt]
scales: [{id: let, rungs: [Let, Svært], problem: last}]
add:
  - {id: ny, after: q1, kind: scale, text: Er det let?, scale: let, themes: skolefravaer, section: nyt}
  - {id: sidst, kind: text, text: Andet?}
add_to:
  - {id: q3, options: [{text: headspace, themes: ventetid}]}
  - {id: q4, items: [headspace]}
weights: {ventetid: 2}
""",
    )
    assert [question.id for question in adapted.questions] == [
        "q1",
        "ny",
        "q2",
        "q3",
        "q4",
        "q5",
        "sidst",
    ]
    assert adapted.item("q3").question.option_themes == (
        ("ppr", "ppr", 1.0),
        ("headspace", "ventetid", 1.0),
    )
    assert adapted.item("q4.headspace").text.da == "headspace"
    assert (adapted.theme("ventetid").weight, adapted.theme("skolefravaer").weight) == (2.0, 1.0)
    assert [change.da for change in adapted.changes] == [
        "Tilføjet i »Hvem?«: »headspace«",
        "Tilføjet i »Samarbejdet med«: »headspace«",
        "Tilføjet: »Er det let?«",
        "Tilføjet: »Andet?«",
        "»Ventetid« vægter nu 2",
    ]


def test_the_template_stays_as_it_was(folder: Path) -> None:
    before = load_questionnaire(folder / "skabelon-fil.yaml")
    adapt(folder, "drop: [q1]\nreword: [{id: q2, text: Nyt}]")
    assert load_questionnaire(folder / "skabelon-fil.yaml") == before


def test_everything_unknown_is_told_at_once(folder: Path) -> None:
    found = problems(
        folder,
        """\
drop: [q11, q4.skoler]
reword: [{id: q9, text: Nyt}, {id: q1}]
rescale: [{id: q5, scale: enig, problem: last}, {id: q8, scale: enig, problem: last}]
add: [{id: ny, after: q7, kind: text, text: Ny}, {id: q2, kind: text, text: Igen}]
add_to: [{id: q6, options: [Ja]}]
weights: {pp: 2}
""",
    )
    assert [said.partition(", line ")[2].partition(",")[0] for said in found] == [
        '3: expected a question of the template',
        '3: expected a row or an option of "q4"',
        "4: expected a question of the template",
        "4: expected new words",
        "5: expected a question with a scale",
        "5: expected a question of the template",
        "6: expected a question to stand after",
        "6: expected every question to have its own id",
        "7: expected a question of the template",
        "8: expected a theme of the template",
    ]  # fmt: skip


def test_a_filter_that_loses_its_question_is_told(folder: Path) -> None:
    with (folder / "skabelon-fil.yaml").open("a", encoding="utf-8") as file:
        file.write("  - {id: q6, kind: text, text: Hvorfor?, shown_if: {q2: ja}}\n")
    (said,) = problems(folder, "drop: [q2]")
    assert "line 2: expected a known question to filter on" in said


def test_two_files_that_extend_each_other_are_told(folder: Path) -> None:
    (folder / "region.yaml").write_text("version: 1\nid: region\nextends: birkelund\n", "utf-8")
    (said,) = problems(folder, "", "region")
    assert "a template that does not extend this file" in said


def test_a_broken_template_is_told_under_its_own_name(folder: Path) -> None:
    (folder / "skabelon-fil.yaml").write_text(TEMPLATE.replace("themes: ppr,", "themes: pp,"), "utf-8")
    (said,) = problems(folder, "drop: [q9]")
    assert said.startswith(str(folder / "skabelon-fil.yaml"))
