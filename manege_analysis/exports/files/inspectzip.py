"""A workbook is inspected by streaming before anything parses it: how large it is, and what is in it."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.parsers import expat

from manege_analysis.errors import ExportError, Problem
from manege_analysis.exports import words
from manege_analysis.wording.text import Text

MAX_UNZIPPED = 100_000_000
MAX_MEMBERS = 5_000
MAX_ROWS = 20_000
MAX_COLUMNS = 2_000
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    RuntimeError,
    ValueError,
)
_BLOCK = 1 << 16
_CELL = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_SAVE_ANEW = 'Open it in Excel, choose "Save as", Excel workbook (.xlsx), and use the new file.'
_SEND_AGAIN = "The file was damaged on its way. Export it again, or have it sent again."


@dataclass(frozen=True)
class Inspected:
    """What the inspection found: "xlsx" or "ods", and notes."""

    form: str
    notes: tuple[Text, ...] = ()


def inspect_workbook(path: Path) -> Inspected:
    """Inspect a zipped workbook without unfolding it in memory.

    Every part is unzipped in blocks, so that a wrong size or a wrong checksum shows here; every
    sheet's cells are counted, because a sheet's own word for its size can lie.  Raises
    `ExportError` for a damaged file, a zip that is no workbook, more than 100 MB unzipped, more than
    20,000 rows or 2,000 columns, and for XML that declares entities.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
            _check_sizes(path.name, parts)
            form = _form(path.name, archive)
            found = [_walk(archive, part, path.name) for part in parts]
            spoiled, hidden = map(sum, zip(*found, strict=True))
    except _BROKEN as bad:
        if isinstance(bad, RuntimeError) and "password" in str(bad):
            raise _error(path.name, "a file without a password", "a zip with a password") from None
        raise _error(path.name, "a whole workbook", "a damaged one", _SEND_AGAIN) from None
    notes: list[Text] = []
    if any(part.filename.endswith("vbaProject.bin") for part in parts):
        notes.append(words.MACROS)
    if hidden:
        notes.append(words.HIDDEN_ROWS.filled(n=hidden))
    if spoiled:
        notes.append(words.EXCEL_ERRORS.filled(n=spoiled))
    return Inspected(form, tuple(notes))


def _check_sizes(where: str, parts: list[zipfile.ZipInfo]) -> None:
    total = sum(part.file_size for part in parts)
    if total > MAX_UNZIPPED or len(parts) > MAX_MEMBERS:
        expected = f"at most {MAX_UNZIPPED // 10**6} MB when unzipped"
        raise _error(where, expected, f"{total // 10**6} MB in {len(parts)} parts")


def _form(where: str, archive: zipfile.ZipFile) -> str:
    names = set(archive.namelist())
    if any(name.startswith("xl/workbook") and name.endswith(".xml") for name in names):
        return "xlsx"
    if "mimetype" in names and archive.read("mimetype").endswith(b"opendocument.spreadsheet"):
        return "ods"
    if "xl/workbook.bin" in names:
        raise _error(where, "an Excel workbook (.xlsx)", "a binary workbook (.xlsb)")
    if "word/document.xml" in names:
        raise _error(where, "a workbook with answers", "a Word document", "Is this the right file?")
    if "ppt/presentation.xml" in names:
        raise _error(where, "a workbook with answers", "a PowerPoint file", "Is this the right file?")
    remedy = "Unpack it, and use the file with the answers."
    raise _error(where, "a workbook with answers", "a zip folder", remedy)


def _walk(archive: zipfile.ZipFile, part: zipfile.ZipInfo, where: str) -> tuple[int, int]:
    """Unzip a part in blocks; check a sheet's cells, and count those with an error and hidden rows."""
    with archive.open(part) as stream:
        blocks = iter(lambda: stream.read(_BLOCK), b"")
        if part.filename.endswith((".xml", ".rels")):
            return _count_cells(blocks, where, is_sheet=part.filename.startswith("xl/worksheets/"))
        for _ in blocks:
            pass
    return 0, 0


def _count_cells(blocks: Iterator[bytes], where: str, *, is_sheet: bool) -> tuple[int, int]:
    counter = _Cells(where)
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = counter.refuse_doctype
    if is_sheet:
        parser.StartElementHandler = counter.start
    try:
        for block in blocks:
            parser.Parse(block, False)
        parser.Parse(b"", True)
    except expat.ExpatError:
        raise _error(where, "a whole workbook", "a part that is no XML", _SEND_AGAIN) from None
    return counter.errors, counter.hidden


class _Cells:
    """Follow a sheet's cells, and refuse one that holds something too far out.

    An empty cell, however far out, takes no room: only a cell with a value counts.
    """

    def __init__(self, where: str) -> None:
        self.where = where
        self.row = self.column = self.errors = self.hidden = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        tag = name.rpartition(":")[2]
        if tag == "row":
            given = attributes.get("r", "")
            self.row = int(given) if given.isdecimal() and len(given) < 9 else self.row + 1
            self.column = 0
            self.hidden += attributes.get("hidden") in ("1", "true")
        elif tag == "c":
            found = _CELL.fullmatch(attributes.get("r", ""))
            if not found and "r" in attributes:
                raise _error(self.where, "a whole workbook", "a cell without a place", _SEND_AGAIN)
            self.row = int(found[2]) if found else self.row
            self.column = _column_number(found[1]) if found else self.column + 1
            self.errors += attributes.get("t") == "e"
        elif tag in ("v", "is") and (self.row > MAX_ROWS or self.column > MAX_COLUMNS):
            expected = f"at most {MAX_ROWS:,} rows and {MAX_COLUMNS:,} columns in a sheet"
            got = f"a cell in row {self.row:,}, column {self.column:,}"
            remedy = "Delete the stray cell, or export as CSV."
            raise _error(self.where, expected, got, remedy)

    def refuse_doctype(self, *_: object) -> None:
        got = "a workbook with a document type of its own, which no spreadsheet program writes"
        raise _error(self.where, "a workbook with answers", got)


def _column_number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def _error(where: str, expected: str, got: str, remedy: str = _SAVE_ANEW) -> ExportError:
    return ExportError(Problem(where, expected, got, remedy))
