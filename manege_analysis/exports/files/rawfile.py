"""A path becomes a `RawFile`: its first bytes, not its name, say what kind of file it is."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

from manege_analysis.errors import ExportError, Problem
from manege_analysis.exports.files.sheet import RawFile
from manege_analysis.exports.files.spssfile import is_spss, open_spss
from manege_analysis.exports.files.textfile import open_text
from manege_analysis.exports.files.xlsxfile import open_old, open_zipped

_OPENED: ContextVar[dict[tuple[Path, str], RawFile] | None] = ContextVar("opened", default=None)
"""What `opened_once` holds, by path and hash of the content."""

_BLOCK = 1 << 20
_SAVE_ANEW = 'Open it in Excel, choose "Save as", Excel workbook (.xlsx), and use the new file.'
_ZIP, _OLD = b"PK", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WEB_PAGE = re.compile(rb"<(?:!doctype html|html|head|table|meta|\?xml|workbook)\b", re.IGNORECASE)
_OTHERS = (
    (b"%PDF", "a PDF", "Export single answers; or type the finished counts into a count table."),
    (b"\x89PNG", "a picture", "Export the answers as CSV or Excel."),
    (b"\xff\xd8\xff", "a picture", "Export the answers as CSV or Excel."),
    (b"{\\rtf", "a text document", "Export the answers as CSV or Excel."),
    (b"\x1f\x8b", "a packed file", "Unpack it, and use the file with the answers."),
    (b"7z\xbc\xaf", "a packed file", "Unpack it, and use the file with the answers."),
)


@contextmanager
def opened_once() -> Iterator[None]:
    """Open each file once as long as the block lasts, and again if its content has changed.

    A run reads an export for its answers, and later for what the audit must find nowhere.  What was
    opened is forgotten at the end of the block, so that no cluster's answers outlive its run.
    """
    token = _OPENED.set({})
    try:
        yield
    finally:
        _OPENED.reset(token)


def open_file(path: Path) -> RawFile:
    """Open an export file.

    Raises `ExportError` for a file that is missing, empty, damaged, protected, too large, or of a
    kind that holds no answers; the message says how to export it again.
    """
    if path.name.startswith("~$"):
        remedy = 'Name the file without "~$", and close it in Excel.'
        got = "the mark that Excel keeps beside an open file"
        raise ExportError(Problem(path.name, "a file with answers", got, remedy))
    sha256, start = _look(path)
    opened = _OPENED.get()
    if opened is None:
        return _opened(path, sha256, start)
    if (path, sha256) not in opened:
        opened[path, sha256] = _opened(path, sha256, start)
    return opened[path, sha256]


def _opened(path: Path, sha256: str, start: bytes) -> RawFile:
    if not start.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        remedy = "The export or the copy failed. Export it again."
        raise ExportError(Problem(path.name, "a file with answers", "an empty file", remedy))
    if start.startswith(_ZIP):
        return open_zipped(path, sha256)
    if start.startswith(_OLD):
        return open_old(path, sha256)
    if is_spss(start):
        return open_spss(path, sha256)
    _refuse_others(path.name, start)
    return open_text(path, sha256)


def _look(path: Path) -> tuple[str, bytes]:
    """Hash the file in blocks, and return its first block too."""
    digest = hashlib.sha256()
    start = b""
    try:
        with path.open("rb") as file:
            while block := file.read(_BLOCK):
                start = start or block
                digest.update(block)
    except OSError as problem:
        got = problem.strerror or "an unreadable file"
        remedy = "Check the path; close the file if it is open in Excel."
        raise ExportError(Problem(path.name, "a readable file", got, remedy)) from None
    return digest.hexdigest(), start


def _refuse_others(where: str, start: bytes) -> None:
    if _WEB_PAGE.match(start.removeprefix(b"\xef\xbb\xbf").lstrip()):
        got = "a web page or XML that is named like a workbook"
        raise ExportError(Problem(where, "a workbook or a CSV file", got, _SAVE_ANEW))
    for mark, got, remedy in _OTHERS:
        if start.startswith(mark):
            raise ExportError(Problem(where, "a workbook or a CSV file", got, remedy))
    head = start[:4096]
    odd = sum(byte < 9 or 13 < byte < 32 for byte in head if byte)
    # In UTF-16 half of such bytes are halves of letters.
    wide = head.startswith((b"\xff\xfe", b"\xfe\xff")) or head.count(0) > 0.3 * len(head)
    if odd > 0.05 * len(head) and not wide:
        remedy = "Export the answers as CSV or Excel."
        raise ExportError(Problem(where, "a workbook or a CSV file", "a file of another kind", remedy))
