"""A new user is told what is missing and what to do next, from an empty folder to a finished one."""

from __future__ import annotations

from datetime import date, datetime
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from test_workbook_panels import press
from typer.testing import CliRunner

from manege_analysis.cli.main import app
from manege_analysis.errors import ManegeError, SettingsError
from manege_analysis.questionnaire.load import load_questionnaire
from manege_analysis.shipped import sample_workspace
from manege_analysis.starter import new_workspace
from manege_analysis.summary.decisions import chosen_slides
from manege_analysis.workbook import make_all
from manege_analysis.workbook.book import Book
from manege_analysis.workbook.choose_cluster import clusters_of, exports_of, make_cluster
from manege_analysis.workbook.run_all import Made
from manege_analysis.workbook.state import NO_EXPORT, UNREAD, Place
from manege_analysis.workbook.steps import Steps

HEADS = "Hvor tit går du i biografen?,Hvem følges du med?,Hvor god var den seneste film?,Bemærkning"
ROWS = [
    "Ofte,Venner,God,",
    "Aldrig,Familie,Dårlig,",
    "Af og til,Venner,Meget dårlig,",
]
FILMS = "\n".join([HEADS, *(f"{ROWS[n % 3]}Film nummer {n}" for n in range(18))]) + "\n"


@pytest.fixture
def steps(tmp_path: Path) -> Steps:
    """Open the steps on a cluster just made, whose answers have not come."""
    new_workspace(tmp_path / "min", "filmklub", "Filmklubben")
    place = Place(tmp_path / "min", "filmklub", tmp_path / "reports", date(2027, 1, 20), "AB")
    return Steps(Book(place))


def said(panel: Any) -> str:
    """Return what a step says is next."""
    return unescape(panel.next.value)


def every(steps: Steps) -> list[Any]:
    """Return all panels, in order."""
    return [
        steps.choose, steps.came_in, steps.columns, steps.questionnaire, steps.results,
        steps.texts, steps.cases, steps.meeting, steps.make,
    ]  # fmt: skip


def lay_in(steps: Steps, text: str = FILMS) -> str:
    """Lay an export in, as the browser hands it over."""
    content = memoryview(text.encode())
    file = {
        "name": "film.csv", "type": "text/csv", "size": len(content), "content": content,
        "last_modified": datetime.now(),
    }  # fmt: skip
    steps.choose.export.set_trait("value", (file,))
    return unescape(steps.choose.status.value)


def test_before_the_answers_come_the_questions_and_the_meeting_can_be_worked_on(steps: Steps) -> None:
    for panel in every(steps):
        panel.as_html()
    assert said(steps.choose) == steps.choose._todo() and "Eksporten er ikke kommet" in said(
        steps.choose
    )
    assert "før eksporten" in said(steps.columns)
    assert "Passer spørgsmålene" in said(steps.questionnaire)
    assert "Begynd med datoen" in said(steps.meeting)
    assert steps.make.start.disabled and NO_EXPORT in steps.make.as_html()
    assert "ingen kolonner" in press(steps.columns, "Bekræft kolonnerne")
    assert "Læg en eksport ind" in press(steps.columns, "Lav et udkast til spørgeskema")
    assert "Vælg et spørgsmål" in press(steps.results, "Gem titlen")
    assert "ukendt svar" in press(steps.came_in, "Tæl svaret som det kendte")
    for button in ("Slå til eller fra", "Tag rækken ud"):
        press(steps.came_in, button)
    for button in ("Gem temaer", "Må citeres"):
        press(steps.texts, button)
    assert not (steps.book.place.folder / "decisions.yaml").exists()


def test_a_file_about_something_else_leads_to_a_draft_and_the_draft_to_a_deck(steps: Steps) -> None:
    book = steps.book
    assert "Lagt ind: film.csv" in lay_in(steps)
    assert UNREAD in book.desk.problems and "Filen ligner ikke" in said(steps.columns)
    assert "Udkastet ligger" in press(steps.columns, "Lav et udkast til spørgeskema")
    assert book.desk.asked is not None and book.desk.asked.title.da == "Film"
    assert "ingen behov" in said(steps.questionnaire)
    assert "både en problemside og et tema" in said(steps.cases)
    shown = [key for _, key in steps.results.slides.list.options]
    assert len(shown) == 3  # the questions that were asked, as none of them asks for anything
    panel = steps.questionnaire
    panel.part.value = next(key for _, key in panel.part.options if "seneste-film" in key)
    panel.problem.value = "last"
    press(panel, "Gem skalaen")
    assert "men intet tema" in said(panel)
    panel.own_theme.value = "Filmene"
    press(panel, "Gem temaerne")
    assert "Passer spørgsmålene" in said(panel)
    assert len(steps.results.slides.keys) == 1 and chosen_slides(book.desk.settings.decisions) == ()  # type: ignore[union-attr]
    assert not steps.make.start.disabled
    assert "film" in steps.choose.static() and "udkast" in steps.choose.static()


def test_nobody_decides_without_initials_and_nothing_in_the_sample(steps: Steps) -> None:
    book = steps.book
    steps.choose.who.value = ""
    assert "initialer" in said(steps.choose)
    assert "initialer" in press(steps.meeting, "Gem mødet") or steps.meeting.status.value
    with pytest.raises(SettingsError, match="initialer"):
        book.set_cluster(members=4)
    steps.choose.who.value = "AB"
    book.move(workspace=sample_workspace(), cluster="laerkesund")
    assert "til at se på" in lay_in(steps)


def test_without_a_cluster_the_first_step_says_so_and_the_others_wait(tmp_path: Path) -> None:
    steps = Steps(Book(Place(tmp_path, "", tmp_path / "reports", date(2027, 1, 20), "AB")))
    for panel in every(steps):
        assert "Vælg en klynge" in panel.as_html() or panel is steps.columns
    assert "Vælg en klynge" in lay_in(steps)
    assert "Åbn en klynge" in press(steps.choose, "Gem oplysningerne")
    assert "Vælg en klynge" in press(steps.questionnaire, "Lad det udgå")
    assert clusters_of(tmp_path) == () and exports_of(tmp_path / "ingen") == ()
    with pytest.raises(SettingsError, match="navn"):
        make_cluster(tmp_path, "  ")
    with pytest.raises(SettingsError, match="bogstaver"):
        make_cluster(tmp_path, "!?")
    assert make_cluster(tmp_path, "Nord") == "nord" and make_cluster(tmp_path, "Syd", 12) == "syd"


def test_which_of_two_files_counts_is_said_on_the_screen(steps: Steps) -> None:
    lay_in(steps)
    folder = steps.book.place.folder
    (folder / "gammel.csv").write_text(FILMS, "utf-8")
    steps.book.reload()
    steps.book.changed()
    assert steps.book.desk.settings is None and "Klyngens oplysninger" in steps.book.desk.problems[0]
    steps.choose.export_name.value = "film.csv"
    assert "Gemt" in press(steps.choose, "Gem oplysningerne")
    assert "export: film.csv" in (folder / "cluster.yaml").read_text("utf-8")
    assert steps.book.desk.settings is not None


def test_the_button_tells_how_it_went_and_shows_the_verdict(
    steps: Steps, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    panel = steps.make
    (tmp_path / "INDHOLD.html").write_text("", "utf-8")

    def ends(made: Made) -> str:
        def run(place: Place, told: Any) -> Made:
            told("Laver blok to …", 0.5)
            return made

        monkeypatch.setattr(make_all, "run", run)
        panel._start()
        assert panel.thread is not None
        panel.thread.join(10)
        assert panel.bar.layout.display == "none" and not panel.start.disabled
        return unescape(panel.status.value)

    assert "Færdig" in ends(Made(0, (), tmp_path, 12))
    assert "12 filer" in panel.verdict.value and len(panel.links.outputs) == 1
    assert "standset" in ends(Made(4, ("deles/a.html: et fund",), tmp_path))
    assert panel.verdict.value == "" and "et fund" in panel.status.value
    assert "gik i stå" in ends(Made(1, (), tmp_path))
    panel.thread = None


def test_the_command_line_goes_the_same_way(tmp_path: Path) -> None:
    def manege(*words: str) -> Any:
        return CliRunner().invoke(app, list(words))

    folder = tmp_path / "min"
    begun = manege("new", str(folder), "--cluster", "film", "--name", "Film")
    for command in ("workbook", "check", "draft --cluster", "run"):
        assert f"manege {command} film --workspace" in begun.output
    where = ("--cluster", "film", "--workspace", str(folder))
    assert "Læg en eksport ind" in str(manege("draft", *where).exception)
    (folder / "clusters" / "film" / "film.csv").write_text(FILMS, "utf-8")
    assert '"manege draft"' in str(manege("check", "film", "--workspace", str(folder)).exception)
    drafted = manege("draft", *where)
    assert drafted.exit_code == 0 and "manege run film" in drafted.output
    assert load_questionnaire(folder / "questionnaires" / "film.yaml").title.da == "Film"
    checked = manege("check", "film", "--workspace", str(folder))
    assert checked.exit_code == 0 and "18" in checked.output
    assert "allerede" in str(manege("draft", *where).exception)
    for wrong in (("draft",), ("draft", "x.csv", *where), ("draft", "--cluster", "film")):
        assert isinstance(manege(*wrong).exception, ManegeError)
    named = manege("draft", str(folder / "clusters/film/film.csv"), "-o", str(tmp_path / "kino.yaml"))
    assert '"questionnaire: kino"' in named.output
