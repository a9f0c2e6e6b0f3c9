"""A plan becomes the bytes of `planlaegning.xlsx`: seven sheets to work in and to send back."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime, time
from decimal import Decimal
from math import ceil
from typing import Any

import xlsxwriter

from manege_analysis.meeting.cell_values import canonical
from manege_analysis.meeting.model import MeetingPlan
from manege_analysis.meeting.planning_sheets import (
    FLAG,
    KEY,
    KINDS,
    CellValue,
    Column,
    Row,
    Sheet,
    edited_columns,
    planning_sheets,
)
from manege_analysis.meeting.words import ANSWERS, STATES, STATUSES
from manege_analysis.wording.text import Language, Text

LINE_HEIGHT = 15.0
SPARE_ROWS = 40
"""So many empty rows under a list offer the same choices as the rows above them."""
BASIS = Text("Grundlag", "Basis")
README = Text("Læs mig", "Read me")
BASIS_COLUMNS = ("section", "key", "field", "value")

_README = (
    Text("Planlægning af manegemødet", "Planning the Manege meeting"),
    Text(
        "Ret kun i de blå kolonner; resten regnes ud igen.",
        "Edit the blue columns; the rest is computed.",
    ),
    Text("Nye linjer på Budget, P-plads og Aftaler skrives nederst.", "New lines go at the bottom."),
    Text(
        "Send rettelserne tilbage med: manege plan KLYNGE --from planlaegning.xlsx",
        "Send edits back with: manege plan CLUSTER --from planlaegning.xlsx",
    ),
    Text("Du ser alle ændringer, før de tages.", "You see every change before it is taken."),
    Text(
        "Arket Grundlag siger, hvad der stod, da filen blev lavet. Ret ikke i det.", "Leave Basis alone."
    ),
)
_FORMATS: dict[str, dict[str, Any]] = {
    "plain": {"valign": "top", "text_wrap": True},
    "edited": {"valign": "top", "text_wrap": True, "bg_color": "#EAF2FA"},
    "head": {"bold": True, "valign": "top", "text_wrap": True, "bottom": 1, "bg_color": "#E6E6E6"},
    "head_edited": {
        "bold": True,
        "valign": "top",
        "text_wrap": True,
        "bottom": 1,
        "bg_color": "#BBD4EE",
    },
    "key": {"valign": "top", "font_color": "#808080", "font_size": 6},
    "title": {"bold": True, "font_size": 14},
    "late": {"bold": True, "font_color": "#9C3A00"},
}
_NUMBERS = {"date": "dd-mm-yyyy", "time": "hh.mm", "kroner": "#,##0.00", "number": "0"}


def planning_workbook(plan: MeetingPlan) -> bytes:
    """Return the planning workbook.

    Text is never a formula or a link, whatever it begins with; dates, times and amounts are typed;
    every sheet has a filter, a frozen head and print titles on A4.  The last sheet holds the values
    as they were, so that only what a person changed is read back.  The same plan gives the same
    bytes: the only date in it is the plan's `today`.
    """
    buffer = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(buffer, options) as book:
        created = datetime.combine(plan.today, time())
        book.set_properties({"title": plan.title, "created": created})
        pen = _Pen(book, plan.language)
        pen.read_me()
        sheets = planning_sheets(plan)
        for sheet in sheets:
            pen.sheet(sheet, plan.title)
        pen.basis(sheets)
    return buffer.getvalue()


class _Pen:
    """Writes sheets into one workbook; xlsxwriter's own objects stay in here."""

    def __init__(self, book: Any, language: Language) -> None:
        self._book = book
        self._language = language
        self._made: dict[tuple[str, str], Any] = {}

    def read_me(self) -> None:
        """Write how to edit, in six lines."""
        page = self._book.add_worksheet(README.in_(self._language))
        page.set_column(0, 0, 90)
        for row, text in enumerate(_README):
            page.write_string(
                row, 0, text.in_(self._language), self._format("title" if not row else "plain")
            )

    def sheet(self, sheet: Sheet, title: str) -> None:
        """Write one sheet with filter, frozen head, print titles and choices."""
        page = self._book.add_worksheet(sheet.title.in_(self._language))
        self._head(page, sheet)
        for number, row in enumerate(sheet.rows, start=1):
            page.set_row(number, LINE_HEIGHT * _lines_in(sheet, row))
            page.write_string(number, 0, row.key, self._format("key"))
            for column, (about, value) in enumerate(zip(sheet.columns, row.cells, strict=True), start=1):
                self._cell(page, number, column, about, value)
        self._choices(page, sheet)
        self._print(page, sheet, title)

    def basis(self, sheets: Sequence[Sheet]) -> None:
        """Write every editable value as it is now, so that a later reader knows what was changed."""
        page = self._book.add_worksheet(BASIS.in_(self._language))
        page.hide()
        page.write_row(0, 0, BASIS_COLUMNS, self._format("head"))
        lines = (
            (sheet.section, row.key, column.field, canonical(column.kind, row.cells[index]))
            for sheet in sheets
            for row in sheet.rows
            for index, column in edited_columns(sheet)
        )
        for number, line in enumerate(lines, start=1):
            for column, text in enumerate(line):
                page.write_string(number, column, text)

    def _head(self, page: Any, sheet: Sheet) -> None:
        page.set_column(0, 0, 7)
        page.set_row(0, 2 * LINE_HEIGHT)
        page.write_string(0, 0, KEY.in_(self._language), self._format("head"))
        for index, column in enumerate(sheet.columns, start=1):
            page.set_column(index, index, column.width)
            kind = "head_edited" if column.edited else "head"
            page.write_string(0, index, column.title.in_(self._language), self._format(kind))

    def _cell(self, page: Any, row: int, column: int, about: Column, value: CellValue) -> None:
        kind = "edited" if about.edited else "plain"
        if about.field == "state" and value == STATES["late"].in_(self._language):
            kind = "late"
        form = self._format(kind, _NUMBERS.get(about.kind, ""))
        if value is None or value == "":
            page.write_blank(row, column, None, form)
        elif isinstance(value, str):
            page.write_string(row, column, value, form)
        elif isinstance(value, int | float | Decimal):
            page.write_number(row, column, float(value), form)
        else:
            page.write_datetime(row, column, value, form)

    def _choices(self, page: Any, sheet: Sheet) -> None:
        last = len(sheet.rows) + (SPARE_ROWS if sheet.grows else 0)
        words: dict[str, list[str]] = {
            "answer": [text.in_(self._language) for text in ANSWERS.values()],
            "status": [text.in_(self._language) for text in STATUSES.values()],
            "kind": [text.in_(self._language) for text in KINDS.values()],
            "flag": [FLAG.in_(self._language)],
        }
        for index, column in edited_columns(sheet):
            if column.kind in words and last:
                source = {"validate": "list", "source": words[column.kind]}
                page.data_validation(1, index + 1, last, index + 1, source)

    def _print(self, page: Any, sheet: Sheet, title: str) -> None:
        page.freeze_panes(1, 2)
        page.autofilter(0, 0, max(len(sheet.rows), 1), len(sheet.columns))
        page.repeat_rows(0)
        page.print_area(0, 0, max(len(sheet.rows), 1), min(len(sheet.columns), sheet.printed))
        page.set_paper(9)
        page.fit_to_pages(1, 0)
        if sheet.landscape:
            page.set_landscape()
        # An ampersand begins a code in Excel's page heads.
        page.set_header(f"&L{title.replace('&', '&&')}&R&A")
        page.set_footer("&R&P / &N")

    def _format(self, kind: str, number: str = "") -> Any:
        if (kind, number) not in self._made:
            looks = _FORMATS[kind] | ({"num_format": number} if number else {})
            self._made[kind, number] = self._book.add_format(looks)
        return self._made[kind, number]


def _lines_in(sheet: Sheet, row: Row) -> int:
    """Estimate how many lines a row needs: not every program measures wrapped text by itself."""
    texts = ((str(value), column.width) for column, value in zip(sheet.columns, row.cells, strict=True))
    return max(1, *(ceil(len(text) / width) for text, width in texts))
