"""SurveyMonkey: the question above, its options below; or both in one header row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from manege_analysis.errors import ExportError, Problem
from manege_analysis.exports import words_marks
from manege_analysis.exports.cells import Cells, is_blank
from manege_analysis.exports.files.plaintext import key_of, one_line, without_markup
from manege_analysis.exports.files.sheet import RawFile, Sheet
from manege_analysis.exports.files.table import Table, filled_on, find_table, unique
from manege_analysis.exports.layout import Layout, RawColumn, pseudonyms
from manege_analysis.exports.moments import Days, read_days
from manege_analysis.exports.tools.seen import filled
from manege_analysis.exports.tools.tool import Tool
from manege_analysis.wording.text import Text

_OWN = {
    "respondentid": ("respondentid", "respondent id", "respondent-id", "besvarelses id"),
    "collectorid": ("collectorid", "collector id", "indsamler id", "collector"),
    "startdate": ("startdate", "start date", "date created", "startdato"),
    "enddate": ("enddate", "end date", "date modified", "slutdato"),
    "ip": ("ip address", "ip-adresse"),
    "email": ("email address", "e-mailadresse", "mailadresse"),
    "first": ("first name", "fornavn"),
    "last": ("lastname", "last name", "efternavn"),
    "custom": ("custom data 1", "custom data", "customdata", "brugerdefinerede data 1"),
}
_ROLES = {key_of(name): role for role, names in _OWN.items() for name in names}
_NAMING = frozenset(("ip", "email", "first", "last", "custom"))
_ANSWER = frozenset(map(key_of, ("Response", "Svar", "Antwort", "Réponse", "Respuesta", "Antwoord")))
_OPEN = frozenset(map(key_of, ("Open-Ended Response", "Åbent svar", "Fritekstsvar", "Offene Antwort",
                               "Réponse ouverte", "Respuesta abierta")))  # fmt: skip
_OTHER = re.compile(
    r"(?:other|andet|anden|andre|sonstige[s]?|autre|otro|overig|annat)\b.*", re.IGNORECASE
)
_UNNAMED = re.compile(r"(?:Unnamed: \d+(?:_level_\d+)?|X?\.*\d*)?")
_JOINT = re.compile(r"\s+[-–|]\s+|\s*::\s*")


def recognise(file: RawFile) -> tuple[Text, ...]:
    """Recognise a respondent's number first, above or beside the second header row."""
    sheet = file.sheets[0]
    roles = _roles(sheet.row(0))
    if "respondentid" not in roles:
        return ()
    second = {key_of(text) for text in sheet.row(1)}
    if second & (_ANSWER | _OPEN) and is_blank(sheet.row(1)[roles.index("respondentid")]):
        return (words_marks.SURVEYMONKEY_TWO,)
    if "collectorid" in roles:
        return (words_marks.SURVEYMONKEY_OWN,)
    return ()


def read(file: RawFile) -> Layout:
    """Read the answers below two header rows, or below one in which question and option stand joined.

    Raises `ExportError` for an empty file.
    """
    sheet = file.sheets[0]
    two = _has_two(sheet)
    table = _under_two(sheet) if two else find_table(sheet, file.name)
    tops = filled_on(_blanked(sheet.row(0))) if two else list(_divided(sheet.row(0)))
    subs = sheet.row(1) if two else tuple(_options(sheet.row(0), tops))
    roles = _roles(sheet.row(0))
    if not any(is_blank(role) for role in roles):
        expected = "columns with questions beside SurveyMonkey's own"
        raise ExportError(Problem(file.name, expected, "none", "Export all answers again."))
    columns = [
        RawColumn(head, cells, text=without_markup(tops[at]), item=without_markup(subs[at]))
        for head, cells, at in zip(table.headers, table.body.columns, table.places, strict=True)
        if not roles[at]
    ]
    days = _days(table, roles)
    return Layout(
        file.source(*table.notes, evidence=days.evidence),
        table.body.rows,
        tuple(_grouped(columns)),
        _marks(table, roles),
        _people(table, roles),
        days.values,
        tuple(
            head for head, at in zip(table.headers, table.places, strict=True) if roles[at] in _NAMING
        ),
    )


def _roles(row: Sequence[str]) -> list[str]:
    return [_ROLES.get(key_of(text), "") for text in row]


def _has_two(sheet: Sheet) -> bool:
    second = {key_of(text) for text in sheet.row(1)}
    gaps = any(_UNNAMED.fullmatch(text.strip()) for text in sheet.row(0)[1:])
    own = [at for at, role in enumerate(_roles(sheet.row(0))) if role]
    return bool(second & (_ANSWER | _OPEN)) or (gaps and all(is_blank(sheet.row(1)[at]) for at in own))


def _under_two(sheet: Sheet) -> Table:
    """Take the first two rows for the header, however few of their cells are filled."""
    tops, subs = filled_on(_blanked(sheet.row(0))), sheet.row(1)
    heads = [one_line(f"{top} {sub}") for top, sub in zip(tops, subs, strict=True)]
    filled_rows = np.zeros(len(sheet), dtype=np.bool_)
    for cells in sheet.columns:
        filled_rows |= ~cells.blank()
    last = int(np.flatnonzero(filled_rows)[-1]) + 1 if filled_rows.any() else 0
    body = sheet.at(slice(2, max(last, 2)))
    own = [not is_blank(a) or not is_blank(b) for a, b in zip(sheet.row(0), subs, strict=True)]
    used = [at for at in range(sheet.width) if own[at] or filled(body.columns[at])]
    headers, doubled = unique([heads[at] or f"(column {at + 1})" for at in used])
    return Table(headers, body.only(used), doubled, tuple(used), tuple(heads[at] for at in used))


def _blanked(row: Sequence[str]) -> list[str]:
    """Blank the names that table programs give to columns without a header."""
    return ["" if _UNNAMED.fullmatch(text.strip()) else text for text in row]


def _divided(row: Sequence[str]) -> Iterator[str]:
    """Yield each header's question: the part before the divider, where a neighbour shares it."""
    parts = [_JOINT.split(text, maxsplit=1) for text in filled_on(_blanked(row))]
    stems = [part[0] for part in parts]
    for part, text in zip(parts, filled_on(_blanked(row)), strict=True):
        yield part[0] if len(part) > 1 and stems.count(part[0]) > 1 else text


def _options(row: Sequence[str], stems: Sequence[str]) -> Iterator[str]:
    for text, stem in zip(row, stems, strict=True):
        yield _JOINT.sub("", text[len(stem) :], count=1) if text.startswith(stem) else ""


def _grouped(columns: Sequence[RawColumn]) -> Iterator[RawColumn]:
    """Put the columns of one question together; a question asked again becomes a group of its own."""
    seen: dict[str, int] = {}
    for text, found in groupby(columns, key=lambda column: column.text):
        group = [_named(column) for column in found]
        seen[text] = seen.get(text, 0) + 1
        name = text if seen[text] == 1 else f"{text} ({seen[text]})"
        yield from _one_question(group, name)


def _named(column: RawColumn) -> RawColumn:
    """Name the option of a column that has none by the one text in its cells."""
    labels = list(filled(column.cells))
    if column.item or len(labels) != 1:
        return column
    return replace(column, item=without_markup(labels[0])) if not labels[0].isdecimal() else column


def _one_question(group: Sequence[RawColumn], name: str) -> Iterator[RawColumn]:
    if len(group) == 1:
        only = group[0]
        is_open = key_of(only.item) in _OPEN
        yield replace(only, item="", hint="text") if is_open else replace(only, item="")
        return
    asked = [column for column in group if not _is_other(column)]
    said = any(filled(column.cells) for column in asked)
    boxes = said and all(_is_box(column) for column in asked)
    for column in group:
        if _is_other(column):
            yield replace(column, item="", option=column.item, group=name, hint="other")
        elif boxes:
            yield replace(column, item="", option=column.item, group=name, hint="tick")
        else:
            item = "" if key_of(column.item) in _ANSWER else column.item
            yield replace(column, item=item, group=name)


def _is_other(column: RawColumn) -> bool:
    texts = {key_of(text) for text in filled(column.cells)}
    return bool(_OTHER.fullmatch(column.item)) and not texts <= {key_of(column.item), "1", "0"}


def _is_box(column: RawColumn) -> bool:
    texts = {key_of(text) for text in filled(column.cells)}
    return (
        bool(column.item)
        and key_of(column.item) not in _ANSWER
        and (texts <= {key_of(column.item)} or texts <= {"1", "0"})
    )


def _cells(table: Table, roles: Sequence[str], *wanted: str) -> Cells | None:
    found = {roles[at]: cells for at, cells in zip(table.places, table.body.columns, strict=True)}
    return next((found[role] for role in wanted if role in found and filled(found[role])), None)


def _people(table: Table, roles: Sequence[str]) -> tuple[str, ...]:
    cells = _cells(table, roles, "respondentid")
    return pseudonyms(cells) if cells is not None else ()


def _days(table: Table, roles: Sequence[str]) -> Days:
    cells = _cells(table, roles, "enddate", "startdate")
    return read_days(cells) if cells is not None else Days((), 0)


def _marks(table: Table, roles: Sequence[str]) -> dict[str, NDArray[np.bool_]]:
    """Tests are told by the collector's name only, where it stands in the place of its number."""
    cells = _cells(table, roles, "collectorid")
    if cells is None:
        return {}
    return {"test": cells.where(lambda text: bool(re.search(r"\b(?:test|preview)\b", text, re.I)))}


TOOL = Tool("surveymonkey", Text("SurveyMonkey"), recognise, read)
