"""`manege cases` and `manege plan`: what they print, what they refuse, and when they write."""

from __future__ import annotations

import json
import shutil
import zipfile
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from typer.testing import CliRunner, Result

from manege_analysis.cli.main import app
from manege_analysis.errors import CaseError, SettingsError
from manege_analysis.meeting.planning_xlsx import planning_workbook
from manege_analysis.report.meetingwork.page import told_plan
from manege_analysis.settings import load_settings
from manege_analysis.shipped import sample_workspace
from manege_analysis.workflow import prepare

DAY = "2026-12-15"
TODAY = date.fromisoformat(DAY)


def manege(*words: str, answer: str | None = None) -> Result:
    """Run a command as a person would."""
    return CliRunner().invoke(app, [*words, "--date", DAY], input=answer)


@pytest.fixture(scope="module")
def chosen() -> dict[str, object]:
    done = manege("cases", "birkelund", "--json")
    assert done.exit_code == 0
    told: dict[str, object] = json.loads(done.stdout)
    return told


def test_the_choice_is_printed_as_json(chosen: dict[str, object]) -> None:
    suggestion = chosen["suggestion"]
    assert isinstance(suggestion, dict)
    assert len(suggestion["cases"]) == 3 and suggestion["edition"] == "share"
    assert chosen["problems"] == []


def test_the_choice_is_told_in_sentences() -> None:
    done = manege("cases", "birkelund")
    assert done.stdout.startswith("Vi har prøvet alle kombinationer af tre cases")
    assert "Ikke berørt denne gang: " in done.stdout and "Det næstbedste sæt er " in done.stdout
    assert "minutter" in done.stdout and "7,5 min.: " in done.stdout


def test_how_sure_the_choice_is_is_told_on_request() -> None:
    lines = manege("cases", "birkelund", "--sure").stdout
    assert "Præcis de samme cases vælges i " in lines and "«: " in lines
    told = json.loads(manege("cases", "birkelund", "--sure", "--json").stdout)
    assert told["suggestion"]["edition"] == "internal" and told["stability"]["draws"] == 500
    few = manege("cases", "laerkesund", "--sure", "--json")
    assert json.loads(few.stdout)["stability"] is None
    assert "mindst ti enkelte besvarelser" in manege("cases", "laerkesund", "--sure").stdout


def test_wishes_are_tried_and_said(chosen: dict[str, object]) -> None:
    suggestion = chosen["suggestion"]
    assert isinstance(suggestion, dict)
    out = suggestion["cases"][0]
    wished = ("--ban", out, "--lock", "alma", "--count", "2", "--minutes", "30")
    done = manege("cases", "birkelund", "--json", *wished)
    told = json.loads(done.stdout)["suggestion"]
    assert len(told["cases"]) == 2 and "alma" in told["cases"] and out not in told["cases"]
    assert max(told["part_minutes"]) <= 30
    assert len(told["overrides"]) == 4


def test_the_internal_answers_can_be_asked() -> None:
    done = manege("cases", "birkelund", "--internal", "--json")
    assert json.loads(done.stdout)["suggestion"]["edition"] == "internal"


def test_a_ranking_is_said_to_be_one() -> None:
    assert "klyngekoordinatorens rækkefølge" in manege("cases", "laerkesund").stdout


def test_wishes_that_cannot_be_met_end_with_one_and_the_way_out() -> None:
    done = manege("cases", "birkelund", "--minutes", "5")
    assert done.exit_code == 1
    assert (
        "Der kan ikke vælges cases: Ingen 3 cases på 5 + 5 minutter opfylder alle ønsker" in done.stdout
    )
    assert "Billigste udvej: fortæl 1 case færre og forlæng del" in done.stdout
    told = json.loads(manege("cases", "birkelund", "--minutes", "5", "--json").stdout)
    assert told["suggestion"] is None and told["problems"]


@pytest.mark.parametrize(
    ("wish", "said"),
    [
        (("--count", "9"), "--count: expected 2 to 5, got 9"),
        (("--minutes", "-5"), "--minutes: expected above 0, at most 240, got -5"),
        (("--lock", "emil", "--ban", "emil"), '--lock and --ban "emil": expected one of the two'),
        (("--lock", "findes-ikke"), "findes-ikke"),
    ],
)
def test_a_wish_that_cannot_be_meant_is_refused(wish: tuple[str, ...], said: str) -> None:
    done = manege("cases", "birkelund", *wish)
    assert done.exit_code == 1
    assert said in (str(done.exception) if isinstance(done.exception, CaseError) else done.stdout)


def test_what_is_next_is_told_for_one_cluster() -> None:
    done = manege("plan", "birkelund")
    assert done.exit_code == 0
    assert done.stdout.startswith("Klynge Birkelund: Manegemøde")
    assert "bagud" in done.stdout and "skal løses" in done.stdout


def test_what_is_next_is_told_across_clusters_by_date() -> None:
    lines = manege("plan", "--all").stdout.splitlines()
    dates = [line[:10] for line in lines]
    assert dates == sorted(dates)
    assert {line.split(": ")[0].split()[-1] for line in lines} >= {"birkelund", "tranevig"}


def test_the_plan_is_printed_as_json() -> None:
    (told,) = json.loads(manege("plan", "birkelund", "--json").stdout)
    assert told["cluster"] == "birkelund" and told["day"] == "2027-03-04"
    assert told["next"][0]["state"] == "late"


@pytest.mark.parametrize("words", [(), ("birkelund", "--all"), ("--all", "--from", "x.xlsx")])
def test_one_cluster_or_all_must_be_named(words: tuple[str, ...]) -> None:
    done = manege("plan", *words)
    assert isinstance(done.exception, SettingsError)
    assert "one cluster, or --all" in str(done.exception)


def test_a_cluster_whose_answers_have_not_come_is_planned_all_the_same(tmp_path: Path) -> None:
    shutil.copytree(sample_workspace(), tmp_path / "w")
    for path in (tmp_path / "w" / "clusters" / "birkelund").glob("*.csv"):
        path.unlink()
    done = manege("plan", "--all", "--workspace", str(tmp_path / "w"))
    assert done.exit_code == 0
    assert "birkelund: " in done.stdout and done.stderr == ""


@pytest.fixture
def edited(tmp_path: Path) -> tuple[Path, Path]:
    """Return a workspace and a planning workbook in which somebody ticked off the first task."""
    home = tmp_path / "w"
    shutil.copytree(sample_workspace(), home)
    settings = load_settings(home, "birkelund", day=TODAY)
    path = tmp_path / "planlaegning.xlsx"
    path.write_bytes(planning_workbook(told_plan(prepare(settings))))
    book = openpyxl.load_workbook(path)
    sheet = book["Opgaver"]
    heads = [cell.value for cell in sheet[1]]
    sheet.cell(2, heads.index("Gjort den") + 1).value = TODAY
    book.save(path)
    return home, path


def test_differences_are_shown_before_they_are_taken(edited: tuple[Path, Path]) -> None:
    home, path = edited
    file = home / "clusters" / "birkelund" / "meeting.yaml"
    before = file.read_text("utf-8")
    words = ("plan", "birkelund", "--from", str(path), "--workspace", str(home))
    refused = manege(*words, answer="n\n")
    assert "Opgaver" in refused.stdout and "Nothing was written." in refused.stdout
    assert file.read_text("utf-8") == before
    taken = manege(*words, answer="y\n")
    assert taken.exit_code == 0 and "Taken into" in taken.stdout
    assert DAY in file.read_text("utf-8") and file.read_text("utf-8").startswith("# Invented")
    assert "Nothing to take." in manege(*words, "--yes").stdout


def test_rows_that_fit_nobody_are_told_and_guessed_at_by_nobody(
    edited: tuple[Path, Path], tmp_path: Path
) -> None:
    home, _ = edited
    replies = tmp_path / "svar.csv"
    replies.write_text("Navn;Svar\nIngen Kendt;kommer\n", "utf-8")
    done = manege("plan", "birkelund", "--from", str(replies), "--workspace", str(home))
    assert "Nothing to take." in done.stdout
    assert "svar.csv" in done.stderr


@pytest.fixture
def evening(tmp_path: Path) -> Path:
    """Write what the page of the evening saved in Birkelund."""
    path = tmp_path / "manegen-birkelund-2027-03-04.json"
    saved = {
        "format": "manege-moede",
        "version": 1,
        "cluster": "birkelund",
        "date": "2027-03-04",
        "saved": "2027-03-04T18:05:11.123Z",
        "parking_lot": [{"what": "Fælles <b>skabelon</b>", "kind": "idea", "owner": "Oda"}],
        "agreements": [{"what": "PPR får fast telefontid", "owner": "Laust", "by": "2027-04-01"}],
        "times": [],
    }
    path.write_text(json.dumps(saved), "utf-8")
    return path


def test_the_saved_evening_becomes_minutes_and_tasks_and_the_same_file_changes_nothing(
    evening: Path, tmp_path: Path
) -> None:
    home, reports = tmp_path / "w", tmp_path / "reports"
    shutil.copytree(sample_workspace(), home)
    where = ("--workspace", str(home), "--reports", str(reports), "--date", "2027-03-05")
    words = ("plan", "birkelund", "--from", str(evening), "--yes", *where)
    done = CliRunner().invoke(app, [*words])
    assert done.exit_code == 0, done.output
    line = "Aftaler: ny linje »PPR får fast telefontid«; ansvarlig: Laust; senest: 1. april 2027"
    assert line in done.stdout and "Mødet er holdt" in done.stdout
    letters = reports / "birkelund" / "2027-03-05" / "deles" / "breve"
    assert {path.name for path in letters.iterdir()} == {
        "referat.docx", "opfoelgning.docx", "opfoelgning.txt", "forslag.docx", "evaluering.txt",
    }  # fmt: skip
    assert str(letters / "referat.docx") in done.stdout.splitlines()
    with zipfile.ZipFile(letters / "referat.docx") as minutes:
        assert "PPR får fast telefontid" in minutes.read("word/document.xml").decode()
    file = home / "clusters" / "birkelund" / "meeting.yaml"
    before = (file.read_bytes(), (letters / "referat.docx").read_bytes())
    again = CliRunner().invoke(app, [*words])
    assert again.exit_code == 0 and "Nothing to take." in again.stdout
    assert (file.read_bytes(), (letters / "referat.docx").read_bytes()) == before
    told = CliRunner().invoke(app, ["plan", "birkelund", *where, "--json"])
    tasks = json.loads(told.stdout)[0]["next"]
    assert ["deles/breve/evaluering.txt", "deles/evaluering.pdf"] in [task["files"] for task in tasks]


def test_an_evening_before_any_answers_waits_with_the_minutes(evening: Path, tmp_path: Path) -> None:
    home = tmp_path / "w"
    shutil.copytree(sample_workspace(), home)
    for path in (home / "clusters" / "birkelund").glob("*.csv"):
        path.unlink()
    where = ("--workspace", str(home), "--reports", str(tmp_path / "r"), "--date", "2027-03-05")
    done = CliRunner().invoke(app, ["plan", "birkelund", "--from", str(evening), "--yes", *where])
    assert done.exit_code == 0 and 'written by "manege kit birkelund"' in done.stdout
    assert not (tmp_path / "r" / "birkelund").exists()
