"""A planning workbook that somebody edited becomes the differences to meeting.yaml."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from openpyxl.utils import get_column_letter

from manege_analysis.errors import MeetingError, Problem
from manege_analysis.meeting.cell_values import canonical
from manege_analysis.meeting.edits import Difference
from manege_analysis.meeting.model import MeetingPlan
from manege_analysis.meeting.planning_sheets import (
    KEY,
    Column,
    Row,
    Sheet,
    edited_columns,
    planning_sheets,
)
from manege_analysis.meeting.planning_xlsx import BASIS, BASIS_COLUMNS
from manege_analysis.meeting.sheetfile import Cell, Sheets, read_sheets
from manege_analysis.wording.text import LANGUAGES

Basis = dict[tuple[str, str], dict[str, str]]


@dataclass(frozen=True)
class _Line:
    """One row of the workbook: its number from 1, its key, and its editable cells as canonical text."""

    number: int
    key: str
    cells: dict[str, str]


def is_planning_workbook(sheets: Sheets) -> bool:
    """Whether these sheets were written by the product: the basis sheet is there."""
    return _named(sheets, [BASIS.in_(language) for language in LANGUAGES]) is not None


def read_planning(path: Path, plan: MeetingPlan) -> tuple[Difference, ...]:
    """Read the differences between an edited planning workbook and the plan it belongs to.

    Only what a person changed is a difference: the workbook carries its own basis, so a date that
    moved in the plan meanwhile is none.  Sheets and columns are found by name in either language,
    wherever they were moved.  Raises `MeetingError` with every cell that cannot be read.
    """
    sheets = read_sheets(path)
    basis = _basis(sheets, path)
    problems: list[Problem] = []
    found: list[Difference] = []
    for sheet in planning_sheets(plan):
        title = sheet.title.in_(plan.language)
        rows = _named(sheets, [sheet.title.in_(language) for language in LANGUAGES])
        if any(True for _ in edited_columns(sheet)) and rows is not None:
            lines = _lines(sheet, rows, f"{path}, {title}", problems)
            found += _differences(sheet, lines, basis, plan)
    if problems:
        raise MeetingError(problems)
    return tuple(found)


def _named(sheets: Sheets, names: Sequence[str]) -> list[list[Cell]] | None:
    wanted = {name.casefold() for name in names}
    return next((rows for title, rows in sheets.items() if title.strip().casefold() in wanted), None)


def _basis(sheets: Sheets, path: Path) -> Basis:
    rows = _named(sheets, [BASIS.in_(language) for language in LANGUAGES])
    if not rows or tuple(str(cell) for cell in rows[0][:4]) != BASIS_COLUMNS:
        expected = f'a planning workbook with the sheet "{BASIS.da}"'
        remedy = "Export it again, and keep that sheet."
        raise MeetingError(Problem(str(path), expected, "none", remedy))
    basis: Basis = {}
    for row in rows[1:]:
        section, key, field, value = ("" if cell is None else str(cell) for cell in row[:4])
        basis.setdefault((section, key), {})[field] = value
    return basis


def _lines(
    sheet: Sheet, rows: Sequence[Sequence[Cell]], where: str, problems: list[Problem]
) -> list[_Line]:
    keys = {KEY.in_(language).casefold() for language in LANGUAGES}
    head = next((i for i, row in enumerate(rows) if _text(row, 0).casefold() in keys), None)
    if head is None:
        remedy = "Export the workbook again, and edit below the heads."
        problems.append(Problem(where, f'a row of heads beginning with "{KEY.da}"', "none", remedy))
        return []
    places = _places(sheet, rows[head])
    lines = []
    for number, row in enumerate(rows[head + 1 :], start=head + 2):
        key = _text(row, 0)
        if key or any(_text(row, place) for place in places.values()):
            cells = dict(_read_cells(sheet, row, places, f"{where}, row {number}", problems))
            lines.append(_Line(number, key, cells))
    return lines


def _places(sheet: Sheet, head: Sequence[Cell]) -> dict[str, int]:
    """Find the editable columns by their heads."""
    titles = {str(cell).strip().casefold(): index for index, cell in enumerate(head) if cell}
    found = {}
    for _, column in edited_columns(sheet):
        for language in LANGUAGES:
            if column.title.in_(language).casefold() in titles:
                found[column.field] = titles[column.title.in_(language).casefold()]
    return found


def _read_cells(
    sheet: Sheet, row: Sequence[Cell], places: dict[str, int], where: str, problems: list[Problem]
) -> Iterator[tuple[str, str]]:
    for _, column in edited_columns(sheet):
        place = places.get(column.field)
        if place is None:
            continue
        value = row[place] if place < len(row) else None
        try:
            yield column.field, canonical(column.kind, value)
        except ValueError as wrong:
            cell = f"{where}, column {get_column_letter(place + 1)}"
            expected = f'"{column.title.da}" to be right'
            problems.append(Problem(cell, expected, repr(value)[:60], f"{wrong}."))


def _differences(
    sheet: Sheet, lines: Sequence[_Line], basis: Basis, plan: MeetingPlan
) -> Iterator[Difference]:
    now = {row.key: row for row in sheet.rows}
    for line in lines:
        if line.key:
            yield from _changed(sheet, line, basis.get((sheet.section, line.key), {}), now, plan)
        elif sheet.grows:
            yield from _added(sheet, line, plan)
    if sheet.grows:
        yield from _removed(sheet, {line.key for line in lines}, basis, plan)


def _changed(
    sheet: Sheet, line: _Line, before: dict[str, str], now: dict[str, Row], plan: MeetingPlan
) -> Iterator[Difference]:
    for index, column in edited_columns(sheet):
        after, was = line.cells.get(column.field), before.get(column.field, "")
        if after is None or after == was:
            continue
        row = now.get(line.key)
        current = canonical(column.kind, row.cells[index]) if row else was
        if current != after:
            what = _what(sheet, row, before, line.key)
            values = {"before": was, "after": after, "now": current}
            yield _difference(sheet, line.key, what, plan, "changed", column, **values)


def _added(sheet: Sheet, line: _Line, plan: MeetingPlan) -> Iterator[Difference]:
    key = f"new-{line.number}"
    for _, column in edited_columns(sheet):
        after = line.cells.get(column.field, "")
        # A choice that was left alone is its default, and need not be written.
        if after and after not in ("open", "matter"):
            what = line.cells.get("what", "")
            yield _difference(sheet, key, what, plan, "added", column, after=after)


def _removed(sheet: Sheet, present: set[str], basis: Basis, plan: MeetingPlan) -> Iterator[Difference]:
    now = {row.key for row in sheet.rows}
    for (section, key), before in basis.items():
        # A budget line without a price is the product's own reminder, and comes back by itself.
        reminder = section == "budget" and not before.get("price")
        if section == sheet.section and key not in present and key in now and not reminder:
            yield _difference(sheet, key, before.get("what", key), plan, "removed")


def _what(sheet: Sheet, row: Row | None, before: dict[str, str], key: str) -> str:
    """Name a row for the reader: by its first column, or by what it was when the file was made."""
    if row is None:
        return before.get("what", key)
    names = [column.field for column in sheet.columns]
    title = "title" if "title" in names else "role" if "role" in names else "what"
    return str(row.cells[names.index(title)])


def _difference(
    sheet: Sheet,
    key: str,
    what: str,
    plan: MeetingPlan,
    kind: str,
    column: Column | None = None,
    **values: str,
) -> Difference:
    return Difference(
        section=sheet.section,
        key=key,
        kind=kind,  # type: ignore[arg-type]
        what=what,
        sheet=sheet.title.in_(plan.language),
        field=column.field if column else "",
        heading=column.title.in_(plan.language) if column else "",
        cell=column.kind if column else "text",
        **values,
    )


def _text(row: Sequence[Cell], place: int) -> str:
    value = row[place] if place < len(row) else None
    return "" if value is None else str(value).strip()
