"""Microsoft Forms: one sheet, five or six fixed columns first, several answers joined by `;`."""

from __future__ import annotations

import re
from dataclasses import replace

from manege_analysis.errors import ExportError, Problem
from manege_analysis.exports import words, words_marks
from manege_analysis.exports.cells import Cells, is_blank
from manege_analysis.exports.files.plaintext import key_of, without_markup
from manege_analysis.exports.files.sheet import RawFile, Sheet
from manege_analysis.exports.files.table import Table, find_table
from manege_analysis.exports.layout import Layout, RawColumn, pseudonyms
from manege_analysis.exports.moments import looks_like_moments, read_days
from manege_analysis.exports.tools.tool import Tool
from manege_analysis.wording.text import Text

# The form's language decides the words; position and content decide what they are.
_START = frozenset(
    map(key_of, ("Start time", "Starttidspunkt", "Startzeit", "Starttid", "Hora de inicio"))
)
_EMAIL = frozenset(
    map(
        key_of,
        ("Email", "E-mail", "Mail", "Mailadresse", "E-Mail-Adresse", "E-post", "Correo electrónico"),
    )
)
_CHANGED = frozenset(
    map(key_of, ("Last modified time", "Tidspunkt for seneste ændring", "Seneste ændringstidspunkt"))
)
_SCORES = re.compile(
    r"(?:points|feedback|point|pointtal)\s[-–]\s.*|total points|quiz feedback", re.IGNORECASE
)
_FIXED = 5


def recognise(file: RawFile) -> tuple[Text, ...]:
    """Recognise five fixed columns: a number, a start, a completion, an e-mail address, a name."""
    return next((marks for sheet in file.sheets if (marks := _marks(sheet))), ())


def read(file: RawFile) -> Layout:
    """Read the answers; the fixed columns become the day and a pseudonym, and are left out.

    Raises `ExportError` when the five fixed columns are not there.
    """
    sheet = next((sheet for sheet in file.sheets if _marks(sheet)), file.sheets[0])
    table = find_table(sheet, file.name)
    if len(table.headers) < _FIXED:
        remedy = "Download the answers from the form again, or name another tool."
        expected = "the five fixed columns of Microsoft Forms"
        raise ExportError(Problem(file.name, expected, f"{len(table.headers)} columns", remedy))
    fixed = _FIXED + _has_time_of_change(table)
    columns = [
        _column(header, cells, _without_two(text, table.texts))
        for header, text, cells in zip(table.headers, table.texts, table.body.columns, strict=True)
        if not _SCORES.fullmatch(text)
    ][fixed:]
    days = read_days(table.body.columns[2])
    others = [words.OTHER_SHEET.filled(sheet=other.name) for other in file.sheets if other is not sheet]
    return Layout(
        file.source(*table.notes, *others, evidence=days.evidence),
        table.body.rows,
        tuple(columns),
        respondents=_respondents(table.body.columns[0], table.body.columns[3]),
        answered_on=days.values,
        dropped=tuple(table.headers[3:5]),
    )


def _marks(sheet: Sheet) -> tuple[Text, ...]:
    table = find_table(sheet, sheet.name) if len(sheet) else None
    if table is None or len(table.headers) < _FIXED:
        return ()
    number, start, end, email = table.body.columns[:4]
    heads = [key_of(header) for header in table.headers[:_FIXED]]
    if not len(table.body):
        known = heads[1] in _START and heads[3] in _EMAIL
        return (words_marks.FORMS_HEADERS,) if known else ()
    if heads[0] != "id" or not all(label.strip().isdecimal() for label in number.counts()):
        return ()
    if not (looks_like_moments(start) and looks_like_moments(end)):
        return ()
    if heads[3] not in _EMAIL and not any("@" in label or "anonym" in label for label in email.counts()):
        return ()
    return (words_marks.FORMS_COLUMNS,)


def _has_time_of_change(table: Table) -> bool:
    return len(table.headers) > _FIXED and key_of(table.headers[_FIXED]) in _CHANGED


def _column(header: str, cells: Cells, text: str) -> RawColumn:
    column = RawColumn(header, cells, text=without_markup(text))
    return replace(column, hint="joined", delimiter=";") if _is_joined(cells) else column


def _without_two(header: str, headers: tuple[str, ...]) -> str:
    """Take off the number that Forms puts after a question asked before: "PPR", "PPR2"."""
    stem = re.sub(r"\d$", "", header)
    return stem if stem != header and stem in headers else header


def _is_joined(cells: Cells) -> bool:
    """Whether every answer ends with the semicolon that Forms puts after each chosen option."""
    filled = [label.strip() for label in cells.counts() if not is_blank(label)]
    return bool(filled) and all(label.endswith(";") for label in filled)


def _respondents(number: Cells, email: Cells) -> tuple[str, ...]:
    """Name persons by their e-mail address, and where it says "anonymous" by the answer's number."""
    known = email.relabel(lambda text: text.strip().casefold() if "@" in text else "")
    names = zip(known.texts(), number.texts(), strict=True)
    return pseudonyms(Cells.of(person or answer for person, answer in names))


TOOL = Tool("microsoft-forms", Text("Microsoft Forms"), recognise, read)
