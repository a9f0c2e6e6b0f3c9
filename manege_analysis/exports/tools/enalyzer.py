"""Enalyzer: one header row, background variables first, a column per option, answers as text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from manege_analysis.exports import words_marks
from manege_analysis.exports.cells import Cells
from manege_analysis.exports.files.plaintext import key_of, without_markup
from manege_analysis.exports.files.sheet import RawFile
from manege_analysis.exports.files.table import Table, find_table
from manege_analysis.exports.layout import Layout, RawColumn, pseudonyms
from manege_analysis.exports.moments import Days, read_days
from manege_analysis.exports.tools.seen import filled, texts_of
from manege_analysis.exports.tools.tool import Tool
from manege_analysis.wording.text import Text

_OWN = {
    "respondent": ("respondent id", "respondentid", "respondent", "respondentnøgle", "respondent key"),
    "name": ("respondent name", "respondentnavn", "respondent email", "respondent e mail"),
    "status": ("status", "besvarelsesstatus", "response status", "svarstatus"),
    "start": ("started", "start time", "påbegyndt", "starttidspunkt", "startet"),
    "end": ("completed", "end time", "afsluttet", "sluttidspunkt", "gennemført", "date completed"),
    "channel": ("collector", "channel", "kanal", "indsamling", "language", "sprog"),
    "project": ("project id", "projekt id", "project", "projekt", "survey id", "enalyzer id"),
}
_ROLES = {key_of(name): role for role, names in _OWN.items() for name in names}
_PART = re.compile(r"(.+?)\s+[-–:]\s+(.+)", re.DOTALL)
_BOX = frozenset(("0", "1"))
_OTHER = re.compile(r"(?:other|andet|anden|andre)\b.*", re.IGNORECASE)
_DONE = frozenset(map(key_of, ("Completed", "Complete", "Gennemført", "Afsluttet", "Besvaret", "Done")))
_NEVER = frozenset(
    map(key_of, ("Not started", "Ikke påbegyndt", "Ikke besvaret", "Invited", "Inviteret"))
)


def recognise(file: RawFile) -> tuple[Text, ...]:
    """Recognise Enalyzer's name in the file's sheets or headers, or its columns about the answering.

    Its layout is not published; three of the columns must stand together.
    """
    sheet = file.sheets[0]
    heads = [key_of(head) for head in sheet.row(0)]
    if "enalyzer" in sheet.name.casefold() or any("enalyzer" in head for head in heads):
        return (words_marks.ENALYZER_NAMED,)
    roles = {_ROLES.get(head, "") for head in heads[:10]} - {""}
    if {"respondent", "status"} <= roles and roles & {"start", "end"}:
        return (words_marks.ENALYZER_FIRST,)
    return ()


def read(file: RawFile) -> Layout:
    """Read the answers; a status other than completed is unsubmitted, or never-answered."""
    table = find_table(file.sheets[0], file.name)
    roles = [_ROLES.get(key_of(text), "") for text in table.texts]
    stems = Counter(found[1] for text in table.texts if (found := _PART.fullmatch(text)))
    columns = [
        _column(head, cells, text, stems[found[1]] > 1 if (found := _PART.fullmatch(text)) else False)
        for head, text, cells, role in zip(
            table.headers, table.texts, table.body.columns, roles, strict=True
        )
        if not role
    ]
    days = _days(table, roles)
    people = _cells(table, roles, "respondent")
    return Layout(
        file.source(*table.notes, evidence=days.evidence),
        table.body.rows,
        tuple(_boxes(columns)),
        _marks(table, roles),
        pseudonyms(people) if people is not None else (),
        days.values,
        tuple(head for head, role in zip(table.headers, roles, strict=True) if role == "name"),
    )


def _column(header: str, cells: Cells, text: str, shares_stem: bool) -> RawColumn:
    found = _PART.fullmatch(without_markup(text))
    if shares_stem and found:
        return RawColumn(header, cells, text=found[1], item=found[2], group=found[1])
    return RawColumn(header, cells, text=without_markup(text))


def _boxes(columns: Sequence[RawColumn]) -> Iterator[RawColumn]:
    """Make boxes of the columns of one stem that hold 0 and 1, or each its own option's words."""
    groups: dict[str, list[RawColumn]] = {}
    for column in columns:
        if column.group and not _is_words(column):
            groups.setdefault(column.group, []).append(column)
    multi = {name for name, group in groups.items() if all(map(_is_box, group)) and _says(group)}
    for column in columns:
        if column.group not in multi:
            yield column
        elif _is_words(column):
            yield replace(column, option=column.item, item="", hint="other")
        else:
            yield replace(column, option=column.item, item="", hint="tick")


def _says(group: Sequence[RawColumn]) -> bool:
    return any(filled(column.cells) for column in group)


def _is_words(column: RawColumn) -> bool:
    return bool(_OTHER.fullmatch(column.item)) and not _is_box(column)


def _is_box(column: RawColumn) -> bool:
    return texts_of([column.cells]) <= {*_BOX, key_of(column.item)}


def _cells(table: Table, roles: Sequence[str], role: str) -> Cells | None:
    return table.body.columns[roles.index(role)] if role in roles else None


def _days(table: Table, roles: Sequence[str]) -> Days:
    cells = _cells(table, roles, "end") or _cells(table, roles, "start")
    return read_days(cells) if cells is not None else Days((), 0)


def _marks(table: Table, roles: Sequence[str]) -> dict[str, NDArray[np.bool_]]:
    status = _cells(table, roles, "status")
    known = {key_of(text) for text in filled(status)} if status is not None else set()
    if status is None or not known & (_DONE | _NEVER):
        return {}
    never = status.where(lambda text: key_of(text) in _NEVER)
    done = status.where(lambda text: key_of(text) in _DONE)
    return {"never-answered": never, "unsubmitted": ~never & ~done}


TOOL = Tool("enalyzer", Text("Enalyzer"), recognise, read)
