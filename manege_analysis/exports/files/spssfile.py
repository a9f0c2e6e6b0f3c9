"""An SPSS file (.sav, .zsav or .por) becomes sheets of text, parsed in a child process."""

from __future__ import annotations

import re
from pathlib import Path

from manege_analysis.errors import ExportError, Problem
from manege_analysis.exports import words
from manege_analysis.exports.files.childsheets import spss_text
from manege_analysis.exports.files.portable import user_missing
from manege_analysis.exports.files.repair import repair_sheet
from manege_analysis.exports.files.safely import parse_safely
from manege_analysis.exports.files.sheet import RawFile, Sheet

MAX_BYTES = 300_000_000
_PORTABLE = re.compile(rb"SPSS\s+PORT\s+FILE")


def is_spss(start: bytes) -> bool:
    """Whether a file begins as SPSS files do.

    >>> is_spss(b"$FL2@(#) SPSS DATA FILE"), is_spss(b"id;navn")
    (True, False)
    """
    return start.startswith((b"$FL2", b"$FL3")) or bool(_PORTABLE.search(start[:1000]))


def open_spss(path: Path, sha256: str) -> RawFile:
    """Open an SPSS file as the sheets "data", "variables", "values" and "sets".

    Raises `ExportError` for a file that is too large, damaged, or holds a date out of range.
    """
    size = path.stat().st_size
    if size > MAX_BYTES:
        expected = f"an SPSS file of at most {MAX_BYTES // 10**6} MB"
        raise ExportError(Problem(path.name, expected, f"{size // 10**6} MB", "Is this the right file?"))
    *sheets, encoding = parse_safely("spss", path).sheets
    data, repairs = repair_sheet(sheets[0])
    if told := _missing_rows(path):
        sheets[2] = Sheet.of((*map(sheets[2].row, range(len(sheets[2]))), *told))
    name = encoding.row(0)[0] if encoding.width else ""
    said = words.SPSS_ENCODING.filled(name=name or words.UNNAMED_ENCODING)
    return RawFile(path, sha256, "spss", (data, *sheets[1:]), name, "", (said,), repairs)


def _missing_rows(path: Path) -> list[tuple[str, str, str, str]]:
    """The user-missing values of a portable file, as the child tells those of a .sav file."""
    return [
        (name, "missing", spss_text(low, ""), spss_text(high, ""))
        for name, ranges in user_missing(path).items()
        for low, high in ranges
    ]
