"""The planning workbook: typed, harmless, the same bytes, and read back with only what was changed."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from meeting_fixtures import TODAY, entry, full_file, library, suggestion

from manege_analysis.errors import MeetingError
from manege_analysis.meeting.cell_values import canonical, shown, yaml_value
from manege_analysis.meeting.edits import Difference, apply, entry_keys
from manege_analysis.meeting.model import MeetingPlan
from manege_analysis.meeting.plan import ClusterFacts, plan_meeting
from manege_analysis.meeting.planning_read import read_planning
from manege_analysis.meeting.planning_sheets import planning_sheets
from manege_analysis.meeting.planning_xlsx import planning_workbook
from manege_analysis.meeting.read import read_meeting

YAML = """\
version: 1   # the version stays
date: 2027-05-20
# who comes
actors:
  - actor: ppr      # Anna first
    name: Anna Krog
    answer: invited
parking_lot:
  - what: Fast telefontid
agreements:
  - {what: PPR ringer, owner: Anna Krog, by: 2027-08-02}
budget:
  lines:
    - {what: Lokale, price: 2500}
"""
Edit = Callable[[Any], None]


@pytest.fixture
def meeting(tmp_path: Path) -> Path:
    path = tmp_path / "meeting.yaml"
    path.write_text(YAML, encoding="utf-8")
    return path


def planned(meeting: Path, language: str = "da") -> MeetingPlan:
    file = read_meeting(meeting, library(), TODAY)
    facts = ClusterFacts("birkelund", "Birkelund")
    return plan_meeting(file, suggestion(), library(), TODAY, language, facts)  # type: ignore[arg-type]


def edited(
    meeting: Path, *edits: tuple[str, str, Any], change: Edit | None = None, language: str = "da"
) -> Path:
    """Write the workbook, edit cells as a person would in Excel, and return its path."""
    path = meeting.with_name("planlaegning.xlsx")
    path.write_bytes(planning_workbook(planned(meeting, language)))
    book = openpyxl.load_workbook(path)
    for sheet, cell, value in edits:
        book[sheet][cell] = value
    if change:
        change(book)
    book.save(path)
    return path


def differences(meeting: Path, *edits: tuple[str, str, Any], **more: Any) -> tuple[Difference, ...]:
    return read_planning(edited(meeting, *edits, **more), planned(meeting))


def test_the_same_plan_gives_the_same_bytes(meeting: Path) -> None:
    assert planning_workbook(planned(meeting)) == planning_workbook(planned(meeting))


def test_dates_times_and_amounts_are_typed_and_text_is_never_a_formula() -> None:
    lines = [
        {"what": '=HYPERLINK("http://example.org")', "price": "185,50"},
        {"what": "+45", "price": 1},
    ]
    file = full_file(budget={"lines": lines}, parking_lot=[{"what": "@SUM(A1)"}, {"what": "-1"}])
    plan = plan_meeting(file, suggestion(), library(), TODAY, "da")
    book = openpyxl.load_workbook(io.BytesIO(planning_workbook(plan)))
    assert book["Opgaver"]["F2"].value == datetime(2026, 12, 4)
    assert book["Opgaver"]["F2"].number_format == "dd-mm-yyyy"
    assert book["Drejebog"]["B2"].value == time(15, 30)
    assert book["Budget"]["C2"].value == 185.5
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            assert all(cell.data_type != "f" and cell.hyperlink is None for cell in row)
    assert book["Budget"]["B2"].value == '=HYPERLINK("http://example.org")'
    assert book["Budget"]["B2"].data_type == "s"


def test_every_sheet_has_filter_frozen_head_and_print_titles(meeting: Path) -> None:
    book = openpyxl.load_workbook(io.BytesIO(planning_workbook(planned(meeting))))
    sheets = "Læs mig;Opgaver;Aktører;Drejebog;Budget;Bordplan;P-plads;Aftaler;Grundlag"
    assert book.sheetnames == sheets.split(";")
    for name in book.sheetnames[1:-1]:
        sheet = book[name]
        assert sheet.auto_filter.ref and sheet.freeze_panes == "C2"
        assert sheet.print_title_rows == "$1:$1" and sheet.page_setup.paperSize == 9
    assert book["Grundlag"].sheet_state == "hidden"
    assert book["P-plads"].data_validations.dataValidation


def test_an_untouched_workbook_has_no_differences(meeting: Path) -> None:
    assert differences(meeting) == ()
    full = plan_meeting(full_file(), suggestion(), library(), TODAY, "da")
    path = meeting.with_name("fuld.xlsx")
    path.write_bytes(planning_workbook(full))
    assert read_planning(path, full) == ()


def test_what_a_person_changed_is_said_before_it_is_taken(meeting: Path) -> None:
    found = differences(
        meeting,
        ("Opgaver", "G2", datetime(2026, 11, 19)),
        ("Opgaver", "D3", "Nina Rask"),
        ("Aktører", "H2", "Kommer"),
        ("Aktører", "G2", 12345678.0),
        ("Budget", "C2", "2.750,50 kr."),
        ("P-plads", "D2", "Lis Bo"),
    )
    assert [each.said("da") for each in found] == [
        "Opgaver, Afklar hvem klyngen vil mødes med: gjort den var tom, bliver 19. november 2026",
        "Opgaver, Sæt jer ind i Manege-modellen: ansvarlig var Klyngekoordinator, bliver Nina Rask",
        "Aktører, PPR-psykolog: telefon var tom, bliver 12345678",
        "Aktører, PPR-psykolog: svar var inviteret, bliver kommer",
        "Budget, Lokale: pris var 2500, bliver 2750.5",
        "P-plads, Fast telefontid: ansvarlig var tom, bliver Lis Bo",
    ]
    assert found[0].said("en").endswith("empty → 19 November 2026")


def test_taking_the_differences_keeps_comments_and_changes_nothing_else(meeting: Path) -> None:
    found = differences(
        meeting,
        ("Opgaver", "G2", datetime(2026, 11, 19)),
        ("Aktører", "H2", "kommer"),
        ("Aktører", "J2", 2),
        ("Aktører", "H3", "afbud"),
        ("Budget", "C2", 2750.5),
        ("Budget", "C3", 150),
    )
    file = apply(meeting, found, library(), TODAY)
    text = meeting.read_text("utf-8")
    assert "# the version stays" in text and "# who comes" in text and "# Anna first" in text
    assert [(each.id, each.done) for each in file.tasks] == [("partners", date(2026, 11, 19))]
    assert [(each.actor, each.answer, each.persons) for each in file.actors] == [
        ("ppr", "accepted", 2),
        ("school", "declined", 1),
    ]
    assert [(line.what, line.price) for line in file.budget.lines] == [
        ("Lokale", 2750.5),
        ("Forplejning", 150),
    ]
    assert file == read_meeting(meeting, library(), TODAY)
    assert differences(meeting) == ()


def test_new_lines_are_added_and_deleted_ones_are_removed(meeting: Path) -> None:
    def change(book: Any) -> None:
        sheet = book["P-plads"]
        sheet["B3"], sheet["C3"], sheet["G3"] = "Fælles skema", "idé", "åben"
        book["Aftaler"].delete_rows(2)
        book["Budget"].delete_rows(2, 3)

    found = differences(meeting, change=change)
    assert [each.said("da") for each in found] == [
        "Budget: »Lokale« fjernes",
        "P-plads: ny linje »Fælles skema«",
        "P-plads, ny linje »Fælles skema«: slags er idé",
        "Aftaler: »PPR ringer« fjernes",
    ]
    file = apply(meeting, found, library(), TODAY)
    assert [(line.what, line.kind) for line in file.parking_lot] == [
        ("Fast telefontid", "matter"),
        ("Fælles skema", "idea"),
    ]
    assert file.agreements == () and file.budget.lines == ()


def test_clearing_a_cell_takes_the_field_out(meeting: Path) -> None:
    found = differences(meeting, ("Aftaler", "C2", None), ("Aftaler", "D2", ""))
    file = apply(meeting, found, library(), TODAY)
    assert (file.agreements[0].owner, file.agreements[0].by) == ("", None)


def test_a_date_that_moved_meanwhile_is_no_difference_and_a_double_edit_is_said(meeting: Path) -> None:
    path = edited(meeting, ("P-plads", "D2", "Lis Bo"))
    changed = YAML.replace("2027-05-20", "2027-06-03").replace(
        "- what: Fast telefontid", "- {what: Fast telefontid, owner: Per Ask}"
    )
    meeting.write_text(changed, encoding="utf-8")
    (only,) = read_planning(path, planned(meeting))
    assert only.conflict
    assert only.said("da").endswith("(meeting.yaml siger nu Per Ask)")
    meeting.write_text(changed.replace("Per Ask", "Lis Bo"), encoding="utf-8")
    assert read_planning(path, planned(meeting)) == ()


def test_a_workbook_in_english_is_read_into_a_danish_plan(meeting: Path) -> None:
    path = edited(meeting, ("Parking lot", "D2", "Lis Bo"), ("Actors", "H2", "declined"), language="en")
    found = read_planning(path, planned(meeting))
    assert {(each.section, each.field, each.after) for each in found} == {
        ("parking_lot", "owner", "Lis Bo"),
        ("actors", "answer", "declined"),
    }


def test_moved_columns_sorted_rows_and_a_line_above_the_heads_do_no_harm(meeting: Path) -> None:
    def change(book: Any) -> None:
        sheet = book["Opgaver"]
        rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
        sheet.delete_rows(1, len(rows))
        sheet.append(["Min egen overskrift"])
        for row in [rows[0], *reversed(rows[1:])]:
            sheet.append([row[0], *reversed(row[1:])])

    assert differences(meeting, change=change) == ()


def test_every_cell_that_cannot_be_read_is_said_at_once(meeting: Path) -> None:
    with pytest.raises(MeetingError) as caught:
        differences(
            meeting,
            ("Opgaver", "F2", "31.2.2027"),
            ("Aktører", "H2", "tja"),
            ("Aktører", "J2", 0.5),
            ("Aktører", "K2", "nok"),
            ("Budget", "C2", "gratis"),
            ("P-plads", "G2", "lukket"),
        )
    said = [str(problem) for problem in caught.value.problems]
    assert len(said) == 6
    assert 'Opgaver, row 2, column F: expected "Frist" to be right' in said[0]
    assert "no calendar has the date" in said[0] and '"tja" is not an answer' in said[1]
    assert '"lukket" is not one of åben, gjort, opgivet' in said[5]


def test_a_difference_that_does_not_hold_leaves_the_file_as_it_was(meeting: Path) -> None:
    found = differences(meeting, ("Opgaver", "G2", datetime(2027, 1, 1)))
    with pytest.raises(MeetingError, match="a day that has been"):
        apply(meeting, found, library(), TODAY)
    assert meeting.read_text("utf-8") == YAML


def test_a_missing_file_is_made(meeting: Path) -> None:
    found = differences(meeting, ("Opgaver", "D3", "Nina Rask"))
    new = meeting.with_name("ny.yaml")
    assert apply(new, found, library(), TODAY).tasks[0].owner == "Nina Rask"
    assert new.read_text("utf-8").startswith("version: 1\n")


def test_a_workbook_without_its_basis_is_refused(meeting: Path) -> None:
    def no_basis(book: Any) -> None:
        del book["Grundlag"]

    with pytest.raises(MeetingError, match='the sheet "Grundlag"'):
        differences(meeting, change=no_basis)

    def no_heads(book: Any) -> None:
        book["P-plads"].delete_rows(1)

    with pytest.raises(MeetingError, match='a row of heads beginning with "Nøgle"'):
        differences(meeting, change=no_heads)

    def fewer(book: Any) -> None:
        del book["P-plads"]
        book["Aktører"].delete_cols(8)

    assert differences(meeting, change=fewer) == ()


def test_entries_are_known_by_what_they_are() -> None:
    assert entry_keys("tasks", [{"id": "room"}]) == ["room"]
    assert entry_keys("parking_lot", [{"id": "x", "what": "y"}]) == ["x"]
    assert len(set(entry_keys("budget", [{"what": "a"}, {"what": "b"}]))) == 2


def test_every_editable_cell_of_a_plan_says_the_same_when_read_again() -> None:
    file = full_file(
        actors=[entry("ppr", "Anna", persons=3, call_first=True, answered="2027-01-04")], seating={}
    )
    plan = plan_meeting(file, suggestion(), library(), TODAY, "da")
    for sheet in planning_sheets(plan):
        for row in sheet.rows:
            for column, value in zip(sheet.columns, row.cells, strict=True):
                if column.edited:
                    text = canonical(column.kind, value)
                    assert canonical(column.kind, text or None) == text
                    assert shown(column.kind, text, "da") and shown(column.kind, text, "en")


@settings(max_examples=100)
@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(0, 10**8), st.integers(1, 500))
def test_values_survive_the_way_to_the_file_and_back(day: date, ore: int, number: int) -> None:
    assert yaml_value("date", canonical("date", day)) == day
    amount = canonical("kroner", ore / 100)
    assert canonical("kroner", yaml_value("kroner", amount)) == amount
    assert yaml_value("number", canonical("number", float(number))) == number
    assert yaml_value("text", canonical("text", " a  b ")) == "a b"
