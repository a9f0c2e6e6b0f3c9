"""An xlsx or CSV file from somebody's desk becomes rows of cells, or a sentence about what is wrong."""

from __future__ import annotations

import csv
import io
import zipfile
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from manege_analysis.errors import MeetingError, Problem

MAX_BYTES = 10_000_000
MAX_UNPACKED = 100_000_000
MAX_ROWS, MAX_COLUMNS = 5_000, 60

Cell = str | int | float | date | time | None
Sheets = dict[str, list[list[Cell]]]


def read_sheets(path: Path) -> Sheets:
    """Read every sheet of an xlsx file, or the one table of a CSV file.

    Values come as Excel stored them, formulas as their last result.  Cells beyond 5,000 rows and 60
    columns are not read: no list of people has them, and a file that claims them is broken.  Raises
    `MeetingError` for a file that is absent, too large, not xlsx or CSV, or damaged.
    """
    try:
        raw = path.read_bytes()
    except OSError as problem:
        reason = problem.strerror or "an unreadable file"
        raise _wrong(path, "a readable file", reason, "Check the path.") from None
    if len(raw) > MAX_BYTES:
        raise _wrong(path, "at most 10 MB", f"{len(raw):,} bytes", "Is this the right file?")
    if path.suffix.lower() in (".csv", ".txt", ".tsv"):
        return {path.stem: _csv_rows(raw)}
    if path.suffix.lower() not in (".xlsx", ".xlsm"):
        raise _wrong(path, "an .xlsx or .csv file", path.suffix or "no suffix", "Save it as .xlsx.")
    return _workbook(raw, path)


def _workbook(raw: bytes, path: Path) -> Sheets:
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as packed:
            unpacked = sum(member.file_size for member in packed.infolist())
        if unpacked > MAX_UNPACKED:
            raise _wrong(
                path, "at most 100 MB unpacked", f"{unpacked:,} bytes", "Is this the right file?"
            )
        book = load_workbook(io.BytesIO(raw), read_only=True, data_only=True)
        try:
            return {sheet.title: _rows(sheet) for sheet in book.worksheets}
        finally:
            book.close()
    except MeetingError:
        raise
    except Exception:  # openpyxl raises a dozen kinds for damaged or encrypted files
        remedy = "Open it in Excel, remove any password, and save it as .xlsx again."
        raise _wrong(path, "an Excel workbook", "a damaged or encrypted file", remedy) from None


def _rows(sheet: Any) -> list[list[Cell]]:
    rows = [
        list(row) for row in sheet.iter_rows(max_row=MAX_ROWS, max_col=MAX_COLUMNS, values_only=True)
    ]
    while rows and all(cell in (None, "") for cell in rows[-1]):
        rows.pop()
    return [[_day(cell) for cell in row] for row in rows]


def _day(cell: Any) -> Cell:
    if isinstance(cell, datetime):
        return cell.date()
    return cell if isinstance(cell, str | int | float | date | time) else None


def _csv_rows(raw: bytes) -> list[list[Cell]]:
    text = _decoded(raw)
    first = text.split("\n", 1)[0]
    delimiter = max(";\t,", key=first.count)
    rows = csv.reader(io.StringIO(text), delimiter=delimiter)
    return [list[Cell](row[:MAX_COLUMNS]) for row in rows][:MAX_ROWS]


def _decoded(raw: bytes) -> str:
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return raw.decode("latin-1")


def _wrong(path: Path, expected: str, got: str, remedy: str) -> MeetingError:
    return MeetingError(Problem(str(path), expected, got, remedy))
