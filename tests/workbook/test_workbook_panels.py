"""The workbook's steps, driven as a person would: choose, press, see, and find the files changed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from html import unescape
from pathlib import Path
from typing import Any

import ipywidgets as widgets
import pytest

from manege_analysis.cases.decision_kinds import (
    BanCase,
    LockCase,
    SetAvailability,
    SetMinutes,
    SetThemeWeight,
)
from manege_analysis.cleaning.decisions import ApproveQuote, CodeText, PutRowBack, SwitchRule
from manege_analysis.settings import read_decisions
from manege_analysis.workbook.book import Book
from manege_analysis.workbook.steps import Steps, open_workbook


def press(panel: Any, text: str) -> str:
    """Press the button with a text and return what the step then says."""
    found = [
        each
        for each in below(panel.root)
        if isinstance(each, widgets.Button) and each.description == text
    ]
    assert len(found) == 1, text
    found[0].click()
    return unescape(panel.status.value)


def below(widget: Any) -> list[Any]:
    """List a widget and everything in it."""
    return [widget, *(each for child in getattr(widget, "children", ()) for each in below(child))]


@pytest.fixture
def steps(book: Book) -> Steps:
    """Open the eight steps on the copied cluster."""
    return Steps(book)


def test_a_merged_label_is_in_the_file_and_its_effect_is_said(steps: Steps, book: Book) -> None:
    panel = steps.came_in
    assert "Kommer an på barnet" in panel.shown.value
    panel.into.value = panel.unknown.value.known[0]
    said = press(panel, "Tæl svaret som det kendte")
    assert "svar før" in said and "merge-label" in (book.place.folder / "decisions.yaml").read_text(
        "utf-8"
    )
    assert panel.unknown.options == ()
    assert "Fortrudt" in press(panel, "Fortryd seneste")
    assert len(panel.unknown.options) == 1
    assert "Vælg et ukendt svar" in press_with_nothing(panel)


def press_with_nothing(panel: Any) -> str:
    """Press merge without having chosen into what."""
    panel.into.value = ""
    return press(panel, "Tæl svaret som det kendte")


def test_rules_are_switched_and_rows_come_back(steps: Steps, book: Book) -> None:
    panel = steps.came_in
    panel.rule.value = "near-match"
    assert "slået fra" in press(panel, "Slå til eller fra")
    assert "slået til" in press(panel, "Slå til eller fra")
    panel.row.value = 4
    assert "sat ind igen" in press(panel, "Sæt rækken ind igen")
    panel.row.value = 999
    assert "ingen række 999" in press(panel, "Tag rækken ud")
    kinds = [type(each) for each in read_decisions(book.place.folder)][-3:]
    assert kinds == [SwitchRule, SwitchRule, PutRowBack]


def test_columns_that_are_unsure_are_confirmed_with_comments_kept(steps: Steps, book: Book) -> None:
    path = book.place.folder / "columns.yaml"
    path.write_text("# Vores\nversion: 1\n", "utf-8")
    book.reload()
    panel = steps.columns
    if panel.choices:
        assert "Gemt" in press(panel, "Bekræft kolonnerne")
        assert path.read_text("utf-8").startswith("# Vores\nversion: 1\ncolumns:")
        assert panel.choices == {}
    assert "ingen kolonner" in press(panel, "Bekræft kolonnerne")


def test_a_question_stands_internal_beside_shared(steps: Steps) -> None:
    panel = steps.results
    for _, key in panel.question.options[:6]:
        panel.question.value = key
        assert len(panel.internal.outputs) == 1
        assert "<h4>Deles</h4>" in panel.static()


def test_texts_are_coded_one_after_the_other_and_quoted_only_after_a_yes(
    steps: Steps, book: Book
) -> None:
    panel = steps.texts
    panel.item.value = "oenske-til-moedet"
    first = panel.text.value
    panel.own.value = "Eget emne"
    assert "næste" in press(panel, "Gem temaer")
    assert panel.text.value != first
    assert "må citeres" in press(panel, "Må citeres").lower()
    assert "citeres ikke" in press(panel, "Citeres ikke")
    coded, approved = read_decisions(book.place.folder)[-3:-1]
    assert isinstance(coded, CodeText) and coded.themes[-1] == "Eget emne"
    assert isinstance(approved, ApproveQuote)
    assert panel.static().count("<tr>") >= 2


def test_a_locked_case_is_told_with_its_price(steps: Steps, book: Book) -> None:
    panel = steps.cases
    chosen = book.suggested("internal").suggestion.cases  # type: ignore[union-attr]
    panel.case.value = next(key for _, key in panel.case.options if key not in chosen)
    panel.why.value = "Vi kender den"
    said = press(panel, "Lås casen")
    assert "koster" in said and "point" in said
    decided = read_decisions(book.place.folder)[-1]
    assert isinstance(decided, LockCase) and decided.why == "Vi kender den" and decided.by == "AB"
    assert panel.case.value in book.suggested("internal").suggestion.cases  # type: ignore[union-attr]


def test_weights_minutes_and_replies_are_decided(steps: Steps, book: Book) -> None:
    panel = steps.cases
    panel.weight.value = 2.0
    press(panel, "Sæt vægten")
    panel.minutes.value = "40 + 50"
    press(panel, "Sæt minutterne")
    press(panel, "Gem svaret")
    press(panel, "Lad casen ude")
    kinds = [type(each) for each in read_decisions(book.place.folder)][-4:]
    assert kinds == [SetThemeWeight, SetMinutes, SetAvailability, BanCase]
    panel.minutes.value = "mange"
    assert "ikke minutter" in press(panel, "Sæt minutterne")


def test_the_meetings_date_moves_and_a_wrong_time_is_refused(steps: Steps, book: Book) -> None:
    panel, path = steps.meeting, book.place.folder / "meeting.yaml"
    before = panel.shown.value
    panel.day.value = date(2027, 5, 12)
    panel.place.value = "Skolen"
    assert "Gemt" in press(panel, "Gem mødet")
    assert "date: 2027-05-12" in path.read_text("utf-8") and "Skolen" in path.read_text("utf-8")
    assert panel.shown.value != before
    assert "Onsdag den 12. maj 2027 kl. 16.30, Skolen." in panel.shown.value
    kept = path.read_text("utf-8")
    panel.start.value = "27.90"
    press(panel, "Gem mødet")
    assert "wrong" in panel.status.value
    assert path.read_text("utf-8") == kept


def test_roles_minutes_and_replies_reach_the_meeting_file(steps: Steps, book: Book) -> None:
    panel, path = steps.meeting, book.place.folder / "meeting.yaml"
    panel.roles["chair"].value = "Bo Ny"
    assert "Gemt i meeting.yaml" in press(panel, "Gem rollerne")
    panel.agenda.children[-1].value += 5
    assert "Dagsordenen er gemt" in press(panel, "Gem minutterne")
    assert "Svaret er gemt" in press(panel, "Gem svaret")
    text = path.read_text("utf-8")
    assert "chair: Bo Ny" in text and "agenda:" in text and "actors:" in text


def test_a_new_workspace_is_made_and_an_export_laid_in(steps: Steps, book: Book, tmp_path: Path) -> None:
    export = book.place.folder / "svar-samlet.csv"
    panel = steps.choose
    panel.workspace.value = str(tmp_path / "ny")
    panel.new_name.value, panel.new_members.value = "Klynge Ny Å", 16
    assert "oprettet" in press(panel, "Opret klyngen")
    assert book.place.cluster == "klynge-ny-aa" and "members: 16" in (
        book.place.folder / "cluster.yaml"
    ).read_text("utf-8")
    file = {
        "name": "svar.csv",
        "type": "text/csv",
        "size": 1,
        "content": memoryview(export.read_bytes()),
        "last_modified": datetime.now(),
    }
    panel.export.set_trait("value", (file,))
    assert (book.place.folder / "svar.csv").read_bytes() == export.read_bytes()
    panel.export.set_trait("value", ({**file, "name": "../svar.csv"},))
    assert "allerede" in unescape(panel.status.value)
    panel.export.set_trait("value", ({**file, "name": "skjult.exe"},))
    assert "ingen eksport" in unescape(panel.status.value)


def test_a_questionnaire_is_drafted_from_an_export_about_something_else(
    steps: Steps, book: Book
) -> None:
    assert "Udkastet ligger" in press(steps.columns, "Lav et udkast til spørgeskema")
    assert (book.place.workspace / "questionnaires" / "laerkesund.yaml").is_file()
    assert book.desk.settings is not None and book.desk.settings.questionnaire.stem == "laerkesund"
    assert "allerede" in press(steps.columns, "Lav et udkast til spørgeskema")


def test_opening_another_cluster_shows_it_everywhere(steps: Steps) -> None:
    came, panel = steps.came_in, steps.choose
    panel.cluster.value = "birkelund"
    assert "birkelund er åben" in press(panel, "Åbn")
    assert "ppv-krav" in came.shown.value


STEPS: list[Callable[[Steps], Any]] = [
    lambda s: s.choose, lambda s: s.came_in, lambda s: s.columns, lambda s: s.questionnaire,
    lambda s: s.results, lambda s: s.texts, lambda s: s.cases, lambda s: s.meeting, lambda s: s.make,
]  # fmt: skip


def test_every_step_shows_something_without_a_front_end_and_every_control_is_labelled(
    steps: Steps,
) -> None:
    for of in STEPS:
        panel = of(steps)
        assert len(panel.as_html()) > 40
        for control in below(panel.root):
            if isinstance(control, widgets.ValueWidget | widgets.Button) and not isinstance(
                control, widgets.HTML | widgets.Output
            ):
                assert control.description, (type(panel), control)


def test_every_step_says_why_where_a_cluster_cannot_be_read(steps: Steps, book: Book) -> None:
    (book.place.folder / "svar-samlet.csv").unlink()
    book.reload()
    book.changed()
    for of in STEPS:
        needs_answers = of(steps) not in (steps.questionnaire, steps.meeting, steps.cases)
        assert ("svar-samlet.csv" in of(steps).as_html()) == needs_answers
    assert "Dagsorden" in steps.meeting.static()  # a meeting is planned long before the answers come


def test_the_sample_opens_for_looking(tmp_path: Path) -> None:
    opened = open_workbook(cluster="laerkesund", date="2027-01-20", reports=str(tmp_path), who="AB")
    assert "Eksemplet er til at se på" in press(opened.cases, "Lås casen")
