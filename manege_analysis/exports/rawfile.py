"""A path becomes a `RawFile`: its first bytes, not its name, say what kind of file it is."""

from __future__ import annotations

import hashlib
from pathlib import Path

from manege_analysis.errors import ExportError, Problem
from manege_analysis.exports.sheet import RawFile
from manege_analysis.exports.textfile import open_text

_BLOCK = 1 << 20


def open_file(path: Path) -> RawFile:
    """Open an export file.

    Raises `ExportError` for a file that is missing, empty, damaged, protected, too large, or of a
    kind that holds no answers; the message says how to export it again.
    """
    sha256 = _hash(path)
    return open_text(path, sha256)


def _hash(path: Path) -> str:
    digest = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while block := file.read(_BLOCK):
                digest.update(block)
    except OSError as problem:
        got = problem.strerror or "an unreadable file"
        remedy = "Check the path; close the file if it is open in Excel."
        raise ExportError(Problem(path.name, "a readable file", got, remedy)) from None
    return digest.hexdigest()
