"""A workbook becomes `Sheet`s of text cells, after an inspection and in a child process."""

from __future__ import annotations

from pathlib import Path

from manege_analysis.errors import ExportError, Problem
from manege_analysis.exports import words
from manege_analysis.exports.cells import is_blank
from manege_analysis.exports.files.inspectzip import inspect_workbook
from manege_analysis.exports.files.repair import repair_sheet
from manege_analysis.exports.files.safely import parse_safely
from manege_analysis.exports.files.sheet import RawFile, Sheet
from manege_analysis.wording.text import Text

MAX_OLD_BYTES = 30_000_000
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_BOOKS = ("Workbook".encode("utf-16-le"), "Book".encode("utf-16-le"))


def open_zipped(path: Path, sha256: str) -> RawFile:
    """Open an .xlsx, .xlsm or .ods workbook; raises `ExportError`."""
    inspected = inspect_workbook(path)
    told = {"xlsx": words.WORKBOOK, "ods": words.OPEN_DOCUMENT}
    return _opened(path, sha256, told[inspected.form], inspected.notes)


def open_old(path: Path, sha256: str) -> RawFile:
    """Open a file in Microsoft's older container: an .xls workbook, or one behind a password.

    Raises `ExportError` for a password and for anything that is no workbook.
    """
    if path.stat().st_size > MAX_OLD_BYTES:
        expected = f"an .xls workbook of at most {MAX_OLD_BYTES // 10**6} MB"
        raise ExportError(Problem(path.name, expected, "a larger one", "Save it as .xlsx."))
    content = path.read_bytes()
    if _ENCRYPTED in content:
        remedy = "Open it in Excel, remove the password under File, Info, Protect workbook, and save."
        raise ExportError(Problem(path.name, "a workbook without a password", "one with", remedy))
    if not any(name in content for name in _BOOKS):
        remedy = "Is this the right file?"
        raise ExportError(Problem(path.name, "a workbook", "an older Office file", remedy))
    return _opened(path, sha256, words.OLD_WORKBOOK, ())


def _opened(path: Path, sha256: str, evidence: Text, notes: tuple[Text, ...]) -> RawFile:
    parsed = parse_safely("workbook", path)
    sheets: list[Sheet] = []
    said = [*notes, *parsed.notes]
    for sheet in parsed.sheets:
        if all(is_blank(label) for cells in sheet.columns for label in cells.labels):
            continue
        mended, repairs = repair_sheet(sheet)
        sheets.append(mended)
        said += repairs
    if not sheets:
        remedy = "Export the answers again; a hidden sheet must be shown first."
        raise ExportError(Problem(path.name, "a visible sheet with answers", "none", remedy))
    return RawFile(path, sha256, "workbook", tuple(sheets), evidence=(evidence,), notes=tuple(said))
