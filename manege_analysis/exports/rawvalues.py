"""An export file as it came becomes what must be found in no shared file: its ids, names and texts.

The values are held in memory only, for the audit of finished files.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from manege_analysis.exports.answers import Answers, Choices, Ticks, Words
from manege_analysis.exports.cells import Cells, is_blank
from manege_analysis.exports.files.plaintext import key_of
from manege_analysis.exports.files.rawfile import open_file
from manege_analysis.exports.identifiers import drop_identifiers
from manege_analysis.exports.layout import Layout
from manege_analysis.exports.recognise import recognise

LEAST_WORDS = 5
"""A cell of so many words is somebody's own text, whatever column it stands in."""

LEAST_LETTERS, LEAST_DIGITS = 4, 5
_UNIQUE = 0.6
_HEADER_ROWS = 3
_SUFFIX = re.compile(r" \(\d+\)$")
# A year, a postcode, a day or a time of day stands in every report; it names nobody.
_EVERYDAY = re.compile(r"[\d\s.,:/\-]{1,10}")


@dataclass(frozen=True, repr=False)
class RawValues:
    """What a file holds that names somebody (`values`), and what somebody wrote (`texts`)."""

    values: tuple[str, ...]
    texts: tuple[str, ...]

    def __repr__(self) -> str:
        # Values of the export must not end in a log or a traceback.
        return f"RawValues({len(self.values)} values, {len(self.texts)} texts)"


def raw_values(path: Path, answers: Answers, claimed: Collection[str] = ()) -> RawValues:
    """Read the tokens of the export that `answers` were read from, before anything was cleaned.

    A column that is no question gives its values when they tell rows apart (an id, a name, an
    address, a time), and always when it is a direct identifier.  Questions give what was written in
    them, not what was chosen; finished counts name nobody.  `claimed` means what it means in
    `read_layout`.  Raises `ExportError`.
    """
    if answers.source.totals:
        return RawValues((), ())
    file = open_file(path)
    found, _ = recognise(file, answers.source.tool)
    kept = drop_identifiers(found.read(file), claimed)
    asked = _headers(kept, answers.unmatched)
    dropped = {key_of(header) for header in kept.dropped} - {""}
    values: dict[str, None] = {}
    texts: dict[str, None] = dict.fromkeys(_written(answers))
    for cells in (cells for sheet in file.sheets for cells in sheet.columns):
        heads = {key_of(label) for label in cells.labels[:_HEADER_ROWS]} - {""}
        if heads & asked:
            continue
        # A column begins with its header, which names nobody.
        told = [label for label in cells.labels if not is_blank(label)][1:]
        texts.update(dict.fromkeys(label for label in told if _is_text(label)))
        if heads & dropped or _tells_rows_apart(cells):
            values.update(dict.fromkeys(_naming(told)))
    return RawValues(tuple(values), tuple(texts))


def _written(answers: Answers) -> Iterator[str]:
    for column in answers.columns.values():
        if isinstance(column, Words):
            yield from filter(_is_text, column.values)
        elif isinstance(column, Ticks):
            yield from filter(_is_text, column.leftover)
        elif isinstance(column, Choices):
            yield from filter(_is_text, column.labels)


def _is_text(label: str) -> bool:
    return len(label.split()) >= LEAST_WORDS


def _headers(layout: Layout, unmatched: Collection[str]) -> set[str]:
    """Return everything by which a column of questions can be headed in the file."""
    names = (
        name
        for column in layout.columns
        if column.header not in unmatched
        for name in (
            _SUFFIX.sub("", column.header),
            column.header,
            column.text,
            column.code,
            column.words,
        )
    )
    return {key_of(name) for name in names if name} - {""}


def _tells_rows_apart(cells: Cells) -> bool:
    filled = {label: count for label, count in cells.counts().items() if not is_blank(label)}
    return len(filled) >= _UNIQUE * sum(filled.values())


def _naming(labels: list[str]) -> Iterator[str]:
    """Leave out what is too short or too common to be looked for."""
    for label in labels:
        value = label.strip()
        digits = value.isdecimal()
        is_long = len(value) >= (LEAST_DIGITS if digits else LEAST_LETTERS)
        if is_long and (digits or not _EVERYDAY.fullmatch(value)):
            yield value
