"""Lists of replies from xlsx and CSV, however a secretary keeps them."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from meeting_fixtures import TODAY, entry, full_file, library, suggestion

from manege_analysis.errors import MeetingError
from manege_analysis.meeting.edits import apply
from manege_analysis.meeting.model import MeetingPlan
from manege_analysis.meeting.plan import plan_meeting
from manege_analysis.meeting.planning_xlsx import planning_workbook
from manege_analysis.meeting.replies import read_from, read_replies
from manege_analysis.meeting.sheetfile import read_sheets

ACTORS = [
    entry("ppr", "Anna Krog", "invited"),
    entry("school", "Bo Juul", "invited"),
    {"actor": "psychiatry", "answer": "invited"},
    {"actor": "gp", "name": "Carl Friis"},
    {"actor": "gp", "name": "Gerda Friis"},
]


def plan() -> MeetingPlan:
    return plan_meeting(full_file(actors=ACTORS, seating={}), suggestion(), library(), TODAY, "da")


def written(tmp_path: Path, text: str, encoding: str = "utf-8-sig", name: str = "svar.csv") -> Path:
    path = tmp_path / name
    path.write_bytes(text.encode(encoding))
    return path


def taken(path: Path) -> dict[tuple[str, str], str]:
    return {
        (each.key, each.field): each.after for each in read_replies(path, plan(), library()).differences
    }


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-8", "cp1252"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_a_csv_list_is_read_in_any_encoding_and_delimiter(
    tmp_path: Path, encoding: str, delimiter: str
) -> None:
    rows = [
        "Navn;Svar;Antal;Telefon;Bemærkning",
        "anna krog;Ja;2;12 34 56 78;kommer på cykel",
        "Bo Juul;Nej;;;syg",
    ]
    path = written(tmp_path, "\r\n".join(rows).replace(";", delimiter), encoding)
    assert taken(path) == {
        ("ppr", "answer"): "accepted",
        ("ppr", "persons"): "2",
        ("ppr", "phone"): "12 34 56 78",
        ("ppr", "note"): "kommer på cykel",
        ("school", "answer"): "declined",
        ("school", "note"): "syg",
    }


def test_rows_are_placed_by_name_mail_or_the_only_one_invited_as_such(tmp_path: Path) -> None:
    text = (
        "Rolle;Navn;Mail;Kommer du?\n;;ANNA@example.org;ja\n"
        "Børne- og ungdomspsykiater;Dorte Vang;;kommer\nschool;;;afbud\n"
    )
    assert taken(written(tmp_path, text)) == {
        ("ppr", "answer"): "accepted",
        ("psychiatry", "answer"): "accepted",
        ("psychiatry", "name"): "Dorte Vang",
        ("school", "answer"): "declined",
    }


def test_nothing_is_guessed(tmp_path: Path) -> None:
    text = "Navn;Aktør;Svar\nAnna Kragh;;ja\n;gp;ja\nEn anden;school;ja\n"
    found = read_replies(written(tmp_path, text), plan(), library())
    assert found.differences == ()
    said = [str(problem) for problem in found.unknown]
    assert len(said) == 3
    assert (
        'row 2: expected somebody who is invited, got "Anna Kragh". Did you mean "Anna Krog"?' in said[0]
    )


def test_a_workbook_with_a_title_above_the_heads_is_read_and_taken(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet: Any = book.active
    for row in (
        ["Tilmelding til manegemødet"],
        [],
        ["Navn", "Status", "Svaret den"],
        ["Bo Juul", "tilmeldt", "3.12.2026"],
    ):
        sheet.append(row)
    path = tmp_path / "svar.xlsx"
    book.save(path)
    found = read_from(path, plan(), library())
    assert {(each.field, each.after) for each in found.differences} == {
        ("answer", "accepted"),
        ("answered", "2026-12-03"),
    }
    meeting = tmp_path / "meeting.yaml"
    meeting.write_text("version: 1\nactors:\n  - {actor: school, name: Bo Juul}\n", encoding="utf-8")
    assert apply(meeting, found.differences, library(), TODAY).actors[0].answer == "accepted"


def test_the_planning_workbook_is_known_from_a_list(tmp_path: Path) -> None:
    path = tmp_path / "planlaegning.xlsx"
    path.write_bytes(planning_workbook(plan()))
    assert read_from(path, plan(), library()).differences == ()
    listed = written(tmp_path, "Navn;Svar\nBo Juul;ja\n")
    assert len(read_from(listed, plan(), library()).differences) == 1


def test_an_answer_that_is_none_is_said_with_its_row(tmp_path: Path) -> None:
    with pytest.raises(MeetingError, match='row 2: expected "answer" to be right'):
        read_replies(written(tmp_path, "Navn;Svar\nBo Juul;tja\n"), plan(), library())


def test_a_list_without_heads_is_refused(tmp_path: Path) -> None:
    with pytest.raises(MeetingError, match="Name the columns in the first row"):
        read_replies(written(tmp_path, "Bo Juul;ja\n"), plan(), library())


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("svar.xls", b"x", "an .xlsx or .csv file, got .xls"),
        ("svar", b"x", "got no suffix"),
        ("svar.xlsx", b"PK not really", "a damaged or encrypted file"),
        ("svar.xlsx", b"", "a damaged or encrypted file"),
        ("svar.csv", b"x" * 10_000_001, "at most 10 MB"),
    ],
)
def test_a_file_that_is_no_list_is_refused(tmp_path: Path, name: str, content: bytes, said: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(MeetingError, match=said):
        read_sheets(path)


def test_a_missing_file_and_a_packed_giant_are_refused(tmp_path: Path) -> None:
    with pytest.raises(MeetingError, match="Check the path"):
        read_sheets(tmp_path / "none.csv")
    bomb = tmp_path / "bombe.xlsx"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/sheet.xml", b"0" * 100_000_001)
    with pytest.raises(MeetingError, match="at most 100 MB unpacked"):
        read_sheets(bomb)


def test_a_cell_in_the_last_corner_of_the_sheet_does_no_harm(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet: Any = book.active
    sheet["A1"], sheet["B1"], sheet["A2"], sheet["B2"] = "Navn", "Svar", "Bo Juul", "ja"
    sheet["XFD1048576"] = "x"
    path = tmp_path / "stor.xlsx"
    book.save(path)
    assert taken(path) == {("school", "answer"): "accepted"}


def test_odd_bytes_are_still_text(tmp_path: Path) -> None:
    path = tmp_path / "svar.csv"
    path.write_bytes(b"Navn;Svar\nBo Juul\x81;ja\n")
    assert len(read_replies(path, plan(), library()).unknown) == 1
