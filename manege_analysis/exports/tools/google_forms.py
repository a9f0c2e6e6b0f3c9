"""Google Forms and its sheet: a timestamp first, questions as headers, rows of a grid in brackets."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from manege_analysis.errors import ExportError, Problem
from manege_analysis.exports import words, words_marks
from manege_analysis.exports.files.plaintext import key_of, without_markup
from manege_analysis.exports.files.sheet import RawFile, Sheet
from manege_analysis.exports.files.table import find_table
from manege_analysis.exports.layout import Layout, RawColumn
from manege_analysis.exports.moments import looks_like_moments, read_day, read_days
from manege_analysis.exports.tools.tool import Tool
from manege_analysis.wording.text import Text

_TIMESTAMP = frozenset(
    map(key_of, ("Timestamp", "Tidsstempel", "Zeitstempel", "Tidstämpel", "Tidsmerke", "Marca temporal",
                 "Horodateur", "Tijdstempel", "Informazioni cronologiche", "Carimbo de data/hora"))
)  # fmt: skip
_SHEET = re.compile(
    r"(?:form[ _]responses|formularsvar|formularantworten|formulärsvar|skjemasvar|formulierreacties|"
    r"respuestas de formulario|réponses au formulaire)\s*_?\d*.*",
    re.IGNORECASE,
)
_GRID = re.compile(r"(.+?)\s*\[(.+)\]\s*", re.DOTALL)
_LEFT_OUT = frozenset(map(key_of, ("Score", "Pointtal", "Resultat")))


def recognise(file: RawFile) -> tuple[Text, ...]:
    """Recognise a first column of timestamps, by its header or by the sheet's name."""
    sheet = _answers_sheet(file)
    if sheet is None or not sheet.width:
        return ()
    header = sheet.row(_header_at(sheet))[0]
    if key_of(header) in _TIMESTAMP:
        return (words_marks.GOOGLE_FIRST.filled(header=header.strip()),)
    if _SHEET.fullmatch(sheet.name) and looks_like_moments(sheet.below(1).columns[0]):
        return (words_marks.GOOGLE_SHEET.filled(sheet=sheet.name),)
    return ()


def read(file: RawFile) -> Layout:
    """Read the answers; the timestamp becomes the day.

    Raises `ExportError` when somebody has deleted the header row, so that an answer stands in its
    place.
    """
    sheet = _answers_sheet(file) or file.sheets[0]
    _refuse_headless(file, sheet)
    table = find_table(sheet, file.name)
    grids = _grids(table.texts)
    columns = [
        _column(RawColumn(header, cells), text, grids)
        for header, text, cells in zip(table.headers, table.texts, table.body.columns, strict=True)
        if key_of(text) not in _LEFT_OUT
    ][1:]
    days = read_days(table.body.columns[0])
    others = [words.OTHER_SHEET.filled(sheet=other.name) for other in file.sheets if other is not sheet]
    return Layout(
        file.source(*table.notes, *others, evidence=days.evidence),
        table.body.rows,
        tuple(columns),
        answered_on=days.values,
    )


def _answers_sheet(file: RawFile) -> Sheet | None:
    named = [sheet for sheet in file.sheets if _SHEET.fullmatch(sheet.name)]
    stamped = [s for s in file.sheets if s.width and key_of(s.row(_header_at(s))[0]) in _TIMESTAMP]
    return next(iter((*named, *stamped)), None)


def _header_at(sheet: Sheet) -> int:
    """Find the header row, which the answers may have been sorted below or a title put above."""
    rows = sheet.top(10)
    return next((at for at, row in enumerate(rows) if key_of(row[0]) in _TIMESTAMP), 0)


def _refuse_headless(file: RawFile, sheet: Sheet) -> None:
    first = sheet.row(0)[0] if sheet.width else ""
    if read_day(first) or read_day(first, month_first=True):
        raise ExportError(
            Problem(
                file.name,
                "a header row with the questions",
                "an answer in the first row",
                "The header row was deleted. Download the answers from the form again.",
            )
        )


def _grids(headers: tuple[str, ...]) -> frozenset[str]:
    """The questions of which at least two rows stand as "Question [row]"."""
    found = Counter(match[1] for header in headers if (match := _GRID.fullmatch(header)))
    return frozenset(stem for stem, count in found.items() if count > 1)


def _column(column: RawColumn, header: str, grids: frozenset[str]) -> RawColumn:
    match = _GRID.fullmatch(header)
    if match and match[1] in grids:
        stem = without_markup(match[1])
        return replace(column, text=stem, item=without_markup(match[2]), group=stem)
    return replace(column, text=without_markup(header))


TOOL = Tool("google-forms", Text("Google Forms"), recognise, read)
