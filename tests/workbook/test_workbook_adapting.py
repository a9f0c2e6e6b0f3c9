"""A questionnaire is adapted on the screen, and the file says what a run then asks."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_workbook_panels import press

from manege_analysis.errors import QuestionnaireError, SettingsError
from manege_analysis.questionnaire.load import load_questionnaire
from manege_analysis.questionnaire.model import Questionnaire
from manege_analysis.wording.text import Text
from manege_analysis.workbook import questionnaire_file as files
from manege_analysis.workbook.asked_parts import parts_of, sides_of, themes_of
from manege_analysis.workbook.book import Book
from manege_analysis.workbook.savedfiles import ChangedMeanwhileError
from manege_analysis.workbook.steps import Steps
from manege_analysis.yamlfile import read_yaml, write_yaml

OWN = """\
version: 1
title: Vores
themes: [{id: ppr, text: Kontakten til PPR}]
questions:
  # den vigtigste
  - text: Hvor tit ringer du?
    kind: scale
    scale: {rungs: [Ofte, Af og til, Aldrig]}
    problem: none
  - id: hvem
    kind: multi
    text: {da: Hvem ringer du til?, en: Whom do you call?}
    options: [PPR, Skolen, {id: andre, text: Andre}]
  - id: sikker
    kind: matrix
    text: Hvor sikker er du på
    scale: grad-4
    problem: last
    items: [angst, {id: adhd, text: ADHD}]
"""


@pytest.fixture
def steps(book: Book) -> Steps:
    """Open the steps on the copied cluster."""
    return Steps(book)


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """Write a questionnaire without a template."""
    path = tmp_path / "vores.yaml"
    path.write_text(OWN, "utf-8")
    return path


def edited(path: Path, *edits: files.Edit) -> Questionnaire:
    """Edit a file and return what it then asks."""
    for edit in edits:
        data = read_yaml(path)
        edit(data)
        write_yaml(path, data)
    return load_questionnaire(path)


def test_a_question_of_its_own_is_reworded_and_its_old_words_are_still_read(own: Path) -> None:
    asked = edited(
        own,
        files.reworded("hvor-tit-ringer-du", Text("Hvor tit ringer du?"), "Ringer du?", "ringer ikke"),
    )
    first = asked.questions[0]
    assert (first.id, first.text.da, first.asks_for.da) == (
        "hvor-tit-ringer-du", "Ringer du?", "ringer ikke",
    )  # fmt: skip
    assert "Hvor tit ringer du?" in first.also
    assert "# den vigtigste" in own.read_text("utf-8")
    again = edited(own, files.reworded("hvem", Text("Hvem ringer du til?"), "Hvem?", ""))
    assert again.questions[1].text == Text("Hvem?", "Whom do you call?")


def test_parts_are_reworded_and_left_out_and_become_mappings_where_they_were_words(own: Path) -> None:
    asked = edited(
        own,
        files.reworded("sikker.angst", Text("angst"), "angst og uro", ""),
        files.dropped("hvem.skolen"),
        files.reworded("hvem.ppr", Text("PPR"), "PPR-psykologen", ""),
    )
    assert asked.item("sikker.angst").text.da == "angst og uro"
    assert [option.text.da for option in asked.questions[1].options] == ["PPR-psykologen", "Andre"]
    with pytest.raises(KeyError):
        edited(own, files.reworded("hvem.findes-ikke", Text("x"), "y", ""))


def test_a_scale_gets_a_problem_side_and_its_central_answer_becomes_neutral(own: Path) -> None:
    question = load_questionnaire(own).questions[0]
    scale = edited(own, files.rescaled(question, "", "last")).questions[0].scale
    assert scale is not None and (scale.problem, scale.middle) == ("last", "af-og-til")
    known = edited(own, files.rescaled(question, "grad-5", "first")).questions[0].scale
    assert known is not None and (known.id, known.problem) == ("grad-5", "first")
    typed = edited(own, files.rescaled(question, ("Ja", "Nej"), "none")).questions[0].scale
    assert typed is not None and [rung.text.da for rung in typed.rungs] == ["Ja", "Nej"]


def test_themes_are_given_and_named_at_the_head_of_the_file(own: Path) -> None:
    names = {"ppr": "Kontakten til PPR", "skole": "Skolefravær"}
    asked = edited(own, files.themed("hvor-tit-ringer-du", ("ppr", "skole"), names))
    assert asked.questions[0].themes == (("ppr", 1.0), ("skole", 1.0))
    assert [theme.id for theme in asked.themes] == ["ppr", "skole"]
    rows = edited(own, files.themed("sikker.adhd", ("skole",), names), files.themed("hvem", (), names))
    assert rows.item("sikker.adhd").themes == (("skole", 1.0),)
    assert [theme.id for theme in rows.themes] == ["ppr", "skole"]


def test_a_question_is_added_where_it_was_asked_for_with_an_id_of_its_own(own: Path) -> None:
    new = files.Added("scale", "Hvem?", "grad-4", "first", ("ppr",), "hvor-tit-ringer-du")
    asked = edited(own, files.added(new, ["hvem"], {"ppr": "PPR"}))
    assert [question.id for question in asked.questions] == [
        "hvor-tit-ringer-du", "hvem-2", "hvem", "sikker",
    ]  # fmt: skip
    last = edited(own, files.added(files.Added("multi", "Hvad ellers?", ("A", "B")), [], {}))
    assert last.questions[-1].id == "hvad-ellers" and len(last.questions[-1].options) == 2
    odd = files.Added("scale", "Hvor tit?", ("Ofte", "Nogle gange", "Aldrig"), "last")
    scale = edited(own, files.added(odd, [], {})).questions[-1].scale
    assert scale is not None and scale.middle == "nogle-gange"


def test_a_dropped_question_goes_with_everything_an_adaptation_said_of_it(
    steps: Steps, book: Book
) -> None:
    panel = steps.questionnaire
    panel.part.value = "overblik"
    panel.text.value, panel.asks_for.value = "Kender du tilbuddene?", "kender ikke tilbuddene"
    panel.why.value = "Vores ord"
    assert "Gemt" in press(panel, "Gem ordlyden")
    path = book.place.questionnaire
    assert "reword" in path.read_text("utf-8") and "questionnaire: laerkesund" in (
        book.place.folder / "cluster.yaml"
    ).read_text("utf-8")
    assert panel.text.value == "Kender du tilbuddene?" and "reworded" not in panel.status.value
    panel.answers.value, panel.problem.value = "Ja\nTil dels\nNej", "last"
    assert "Skalaen er gemt" in press(panel, "Gem skalaen")
    scale = book.desk.asked.item("overblik").scale  # type: ignore[union-attr]
    assert scale is not None and scale.middle == "til-dels"
    assert "overblik stilles ikke" in press(panel, "Lad det udgå")
    text = path.read_text("utf-8")
    assert "reword" not in text and "rescale" not in text and "- overblik" in text
    assert book.can_undo == 3
    for _ in range(3):
        assert "Fortrudt" in press(panel, "Fortryd seneste")
    assert not path.exists() and book.desk.asked.item("overblik")  # type: ignore[union-attr]
    history = (book.place.folder / "historik.log").read_text("utf-8").splitlines()
    assert len(history) == 6 and "| AB |" in history[0] and history[0].endswith("| Vores ord")
    assert history[-1].split(" | ")[-1].startswith("fortrudt")


def test_only_the_problem_side_of_a_templates_scale_can_change(steps: Steps, book: Book) -> None:
    panel = steps.questionnaire
    panel.part.value = "ppr-kontakt"
    before = book.desk.asked.item("ppr-kontakt").scale  # type: ignore[union-attr]
    assert dict(panel.problem.options).keys() >= {"ingen ende"}
    panel.problem.value = "first"
    assert "gemt" in press(panel, "Gem skalaen")
    after = book.desk.asked.item("ppr-kontakt").scale  # type: ignore[union-attr]
    assert before is not None and after is not None and after.problem == "first"
    assert [rung.id for rung in after.rungs] == [rung.id for rung in before.rungs]
    assert after.outside == before.outside and after.middle == before.middle


def test_an_added_question_can_then_be_changed_in_every_way(steps: Steps, book: Book) -> None:
    panel = steps.questionnaire
    panel.new_text.value, panel.new_scale.value = "Er I klar?", "grad-4"
    panel.new_problem.value, panel.new_themes.value = "last", ("ppr",)
    panel.after.value = "overblik"
    assert "tilføjet" in press(panel, "Tilføj spørgsmålet")
    asked = book.desk.asked
    ids = [question.id for question in asked.questions]  # type: ignore[union-attr]
    assert ids[ids.index("overblik") + 1] == "er-i-klar"
    panel.part.value = "er-i-klar"
    panel.themes.value, panel.own_theme.value = (), "Vores eget"
    assert "er gemt" in press(panel, "Gem temaerne")
    assert book.desk.asked.item("er-i-klar").themes == (("vores-eget", 1.0),)  # type: ignore[union-attr]
    assert panel.own_theme.value == "" and panel.themes.value == ("vores-eget",)
    panel.themes.value = ("skolefravaer",)
    assert "er gemt" in press(panel, "Gem temaerne")
    panel.text.value = "Er I helt klar?"
    press(panel, "Gem ordlyden")
    item = book.desk.asked.item("er-i-klar")  # type: ignore[union-attr]
    assert item.text.da == "Er I helt klar?" and item.themes == (("skolefravaer", 1.0),)
    panel.part.value = "ppr-kontakt"
    assert "Skabelonens spørgsmål" in press(panel, "Gem temaerne")


@pytest.mark.parametrize(
    ("key", "button", "says"),
    [("hjaelp-mest", "Gem skalaen", "ingen skala"), ("overblik", "Gem ordlyden", "ordlyd")],
)
def test_what_cannot_be_changed_is_said(steps: Steps, key: str, button: str, says: str) -> None:
    panel = steps.questionnaire
    panel.part.value = key
    panel.text.value = "  "
    assert says in press(panel, button)
    panel.new_text.value = ""
    assert "ordlyd" in press(panel, "Tilføj spørgsmålet")


def test_a_change_that_makes_no_questionnaire_leaves_every_file_as_it_was(book: Book) -> None:
    before = (book.place.folder / "cluster.yaml").read_bytes()

    def wrong(data: files.Document) -> None:
        data["drop"] = ["findes-ikke"]

    with pytest.raises(QuestionnaireError):
        book.adapt(wrong, "prøve")
    assert not book.place.questionnaire.exists() and book.can_undo == 0
    assert (book.place.folder / "cluster.yaml").read_bytes() == before


def test_two_peoples_adaptations_are_noticed(book: Book) -> None:
    other = Book(book.place)
    other.adapt(files.dropped("overblik"), "udgået")
    with pytest.raises(ChangedMeanwhileError):
        book.adapt(files.dropped("ppv-krav"), "udgået")
    book.adapt(files.dropped("ppv-krav"), "udgået")
    assert {"overblik", "ppv-krav"} <= set(read_yaml(book.place.questionnaire)["drop"])


def test_a_file_that_the_cluster_does_not_use_is_not_written_over(book: Book) -> None:
    book.place.questionnaire.write_text(OWN, "utf-8")
    book.reload()
    with pytest.raises(SettingsError, match="ligger der allerede"):
        book.adapt(files.dropped("overblik"), "udgået")
    assert book.place.questionnaire.read_text("utf-8") == OWN


def test_parts_and_themes_are_listed_for_a_person(own: Path) -> None:
    asked = load_questionnaire(own)
    assert [part.key for part in parts_of(asked)][:4] == [
        "hvor-tit-ringer-du", "hvem", "hvem.ppr", "hvem.skolen",
    ]  # fmt: skip
    assert next(iter(themes_of(asked))) == "ppr" and len(themes_of(asked)) > 10
    assert sides_of(asked.questions[0])[1] == ("det første svar: »Ofte«", "first")
    assert sides_of(asked.questions[1])[1] == ("det første svar", "first")
