"""A Microsoft Forms workbook, in Danish, with a very hidden sheet beside the answers."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from pathlib import Path

import xlsxwriter

from maker.answering import Sheet
from maker.mess import NBSP, number
from maker.rows import Row
from maker.texttools import cell_chance, label, ticked
from manege_analysis.questionnaire.model import Item, Questionnaire

Cell = str | int | date


def write(path: Path, questionnaire: Questionnaire, rows: Sequence[Row]) -> None:
    """Write the workbook; the same rows give the same bytes on every machine."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(
        buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    book.set_properties({"created": datetime(2026, 12, 7, 9, 12), "author": "", "title": ""})
    sheet = book.add_worksheet("Sheet1")
    moment = book.add_format({"num_format": "m/d/yy h:mm:ss"})
    day = book.add_format({"num_format": "m/d/yyyy"})
    for at, line in enumerate(_lines(questionnaire, rows)):
        for column, cell in enumerate(line):
            if isinstance(cell, datetime):
                sheet.write_datetime(at, column, cell, moment)
            elif isinstance(cell, date):
                sheet.write_datetime(at, column, datetime(cell.year, cell.month, cell.day), day)
            elif isinstance(cell, int):
                sheet.write_number(at, column, cell)
            elif cell:
                sheet.write_string(at, column, cell)
    hidden = book.add_worksheet("_56F9DC9755BA473782653E2940F9")
    hidden.write_string(0, 0, "FormResponseSheet")
    hidden.very_hidden()
    book.close()
    path.write_bytes(_stored(buffer.getvalue()))


def _lines(questionnaire: Questionnaire, rows: Sequence[Row]) -> list[list[Cell]]:
    header: list[Cell] = ["Id", "Starttidspunkt", "Fuldførelsestidspunkt", "Mail", "Navn"]
    header += [_header(item) for item in questionnaire.items]
    lines = [header]
    for at, row in enumerate(rows, start=1):
        done = row.sheet.submitted
        started = done - timedelta(minutes=5 + at % 6)
        doctor = row.sheet.doctor
        cells: list[Cell] = [at, started, done, doctor.email, doctor.name]
        lines.append(cells + [_cell(item, row.sheet) for item in questionnaire.items])
    return lines


def _header(item: Item) -> str:
    """Name a column: a matrix row by its own words only, some headers with a stray no-break space."""
    text = item.text.da
    return text + NBSP if item.key in ("ppr-kontakt", "overblik") else text


def _cell(item: Item, sheet: Sheet) -> Cell:
    given = sheet.answers.get(item.key)
    if given is None:
        return ""
    if item.kind == "multi":
        # Forms ends the list with the delimiter, and an option's own "; " is left as it is.
        return "".join(f"{each};" for each in ticked(item, sheet))
    if isinstance(given, int):
        return number(given, cell_chance(item, sheet))
    if isinstance(given, date):
        return given
    return label(item, sheet)


def _stored(packed: bytes) -> bytes:
    """Unpack the workbook's parts: compressed bytes differ from one zlib to the next."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(packed)) as old,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as new,
    ):
        for name in old.namelist():
            info = zipfile.ZipInfo(name, (2026, 12, 7, 9, 12, 0))
            info.create_system = 0
            new.writestr(info, old.read(name))
    return buffer.getvalue()
