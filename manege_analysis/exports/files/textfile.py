"""A text file becomes one `Sheet`; its encoding and its delimiter are decided by evidence."""

from __future__ import annotations

import csv
import io
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from manege_analysis.errors import ExportError, Problem
from manege_analysis.exports import words
from manege_analysis.exports.files.encoding import Encoding, find_encoding
from manege_analysis.exports.files.repair import repair_sheet
from manege_analysis.exports.files.safely import Limits, parse_text
from manege_analysis.exports.files.sheet import RawFile, Sheet
from manege_analysis.wording.text import Text

MAX_BYTES = 1_000_000_000
MAX_ROWS = 2_000_000
MAX_COLUMNS = 2_000
MAX_CELL = 100_000
"""An Excel cell holds 32,767 characters; beyond three times that a quote was never closed."""

_MEGABYTES, _SECONDS, _BYTES_A_SECOND = 6_000, 60, 5_000_000
_SAMPLE_ROWS = 200
_SAMPLE_CHARS = 1 << 18


@dataclass(frozen=True)
class _Shape:
    delimiter: str
    skip: int
    evidence: Text


def open_text(path: Path, sha256: str) -> RawFile:
    """Read a text file (CSV, TSV …) as a sheet of text cells.

    Nothing is taken for a number, a date or a missing value.  Raises `ExportError` for a file beyond
    the limits, or with a quote that is never closed.
    """
    size = path.stat().st_size
    if size > MAX_BYTES:
        expected = f"a text file of at most {MAX_BYTES // 10**6} MB"
        raise ExportError(Problem(path.name, expected, f"{size // 10**6} MB", "Is this the right file?"))
    encoding = find_encoding(path)
    shape = _find_shape(path, encoding)
    sheet, notes = _read(path, encoding, shape)
    sheet, repairs = repair_sheet(sheet)
    said = (encoding.note,) if encoding.note else ()
    return RawFile(
        path,
        sha256,
        "text",
        (sheet,),
        encoding.codec,
        shape.delimiter,
        (encoding.evidence, shape.evidence),
        (*said, *notes, *repairs),
    )


def _open(path: Path, encoding: Encoding) -> io.TextIOWrapper:
    return path.open(encoding=encoding.codec, errors=encoding.errors, newline="")


def _read(path: Path, encoding: Encoding, shape: _Shape) -> tuple[Sheet, tuple[Text, ...]]:
    try:
        return _parse(path, encoding, shape, strict=True), ()
    except csv.Error as problem:
        if "unexpected end of data" in str(problem) or "field limit" in str(problem):
            raise _unclosed(path) from None
    try:
        sheet = _parse(path, encoding, shape, strict=False)
    except csv.Error:
        raise _unclosed(path) from None
    return sheet, (words.LOOSE_QUOTES,)


def _parse(path: Path, encoding: Encoding, shape: _Shape, *, strict: bool) -> Sheet:
    how = {
        "codec": encoding.codec,
        "errors": encoding.errors,
        "delimiter": shape.delimiter,
        "skip": shape.skip,
        "strict": strict,
        "most_rows": MAX_ROWS,
        "most_columns": MAX_COLUMNS,
        "most_letters": MAX_CELL,
    }
    seconds = _SECONDS + path.stat().st_size / _BYTES_A_SECOND
    sheet = parse_text(path, how, Limits(_MEGABYTES, seconds))
    return sheet if not shape.skip else sheet.numbered_from(1 + shape.skip)


def _unclosed(path: Path) -> ExportError:
    expected = "every quotation mark that opens a cell to be closed"
    remedy = "The file was cut off, or edited by hand. Export it again."
    return ExportError(Problem(path.name, expected, "a cell that never ends", remedy))


def _find_shape(path: Path, encoding: Encoding) -> _Shape:
    """Find the delimiter that divides the first rows most evenly."""
    with _open(path, encoding) as file:
        sample = file.read(_SAMPLE_CHARS)
    first = sample.split("\n", 1)[0].strip().removeprefix("\ufeff")
    if first.casefold().startswith("sep=") and len(first) == 5:
        name = words.DELIMITERS.get(first[4], Text(first[4]))
        return _Shape(first[4], 1, words.DELIMITER_SAID.filled(name=name, first=first))
    scores = {delimiter: _evenness(sample, delimiter) for delimiter in words.DELIMITERS}
    best = max(scores, key=lambda delimiter: scores[delimiter])
    share, width = scores[best]
    if width < 2:
        return _Shape(",", 0, words.DELIMITER_NONE)
    told = {"name": words.DELIMITERS[best], "share": round(100 * share), "width": width}
    return _Shape(best, 0, words.DELIMITER_EVEN.filled(**told))


def _evenness(sample: str, delimiter: str) -> tuple[float, int]:
    """Return the share of rows that have the commonest width above one, and that width."""
    # The last row may be cut by the sample's end.
    lines = io.StringIO(sample, newline="")
    rows = csv.reader(lines, delimiter=delimiter)
    widths: list[int] = []
    try:
        for row in rows:
            if row:
                widths.append(len(row))
            if len(widths) > _SAMPLE_ROWS:
                break
    except csv.Error:
        pass
    if len(sample) == _SAMPLE_CHARS and len(widths) > 1:
        widths.pop()
    width, count = max(Counter(widths).items(), key=lambda found: (found[1], found[0]), default=(0, 0))
    return (count / len(widths), width) if width > 1 else (0.0, width)
