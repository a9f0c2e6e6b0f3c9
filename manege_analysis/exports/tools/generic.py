"""Any table with one row per respondent, under one header row or two; a column map says the rest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from operator import itemgetter

from manege_analysis.exports import words, words_marks
from manege_analysis.exports.cells import Cells, is_blank
from manege_analysis.exports.files.plaintext import without_markup
from manege_analysis.exports.files.sheet import RawFile, Sheet
from manege_analysis.exports.files.table import Table, filled_on, find_table, header_place, is_number
from manege_analysis.exports.layout import Layout, RawColumn
from manege_analysis.exports.tools.tool import Tool
from manege_analysis.wording.text import Text

_TICKS = frozenset(("", "0", "1", "x", "true", "false"))


def recognise(file: RawFile) -> tuple[Text, ...]:
    """Recognise every file: this tool stands last."""
    return (words_marks.NO_MARKS,)


def read(file: RawFile) -> Layout:
    """Read the sheet with the most rows; the others are left out with a note."""
    sheet = max(file.sheets, key=len)
    others = [words.OTHER_SHEET.filled(sheet=other.name) for other in file.sheets if other is not sheet]
    at = header_place(sheet) or 0
    if at and _spans_columns(sheet.row(at - 1)) and _has_two_headers(sheet, at - 1):
        at -= 1
    if _has_two_headers(sheet, at):
        table = find_table(sheet, file.name, 2, at)
        columns = _under_two(table, filled_on(sheet.row(at)), sheet.row(at + 1))
        others.append(words.TWO_HEADERS)
    else:
        table = find_table(sheet, file.name)
        columns = [
            RawColumn(header, cells, code=header, text=without_markup(text))
            for header, text, cells in zip(table.headers, table.texts, table.body.columns, strict=True)
        ]
    return Layout(file.source(*table.notes, *others), table.body.rows, tuple(columns))


def _spans_columns(row: Sequence[str]) -> bool:
    """Whether a row is merged cells of two columns and more each, which no title is."""
    widths = [len(list(group)) for _, group in groupby(filled_on(row))]
    return len(widths) > 1 and min(widths) > 1


def _has_two_headers(sheet: Sheet, at: int) -> bool:
    """Whether merged cells in the header stand above a second header row.

    That row has a different text under every gap and under the cell before it, no numbers, and
    answers below it.
    """
    top, under = sheet.row(at), sheet.row(at + 1)
    pairs = [pair for pair in zip(filled_on(top), top, under, strict=True) if any(pair[1:])]
    if len(sheet) <= at + 2 or is_blank(top[0]):
        return False
    if all(own or is_blank(sub) for _, own, sub in pairs):
        return False
    for _, group in groupby(pairs, key=itemgetter(0)):
        texts = [sub for _, _, sub in group]
        if len(texts) > 1 and (len(set(texts)) < len(texts) or any(map(_is_no_header, texts))):
            return False
    return True


def _is_no_header(text: str) -> bool:
    return is_blank(text) or is_number(text)


def _under_two(table: Table, tops: Sequence[str], under: Sequence[str]) -> list[RawColumn]:
    columns = []
    for header, cells, at in zip(table.headers, table.body.columns, table.places, strict=True):
        text, item = without_markup(tops[at]), without_markup(under[at])
        columns.append(RawColumn(header, cells, text=text, item=item, group=text if item else ""))
    made: list[RawColumn] = []
    for _, grouped in groupby(columns, key=lambda column: column.text):
        group = list(grouped)
        made += [_as_tick(c) for c in group] if all(_is_tick(c.cells, c.item) for c in group) else group
    return made


def _is_tick(cells: Cells, option: str) -> bool:
    texts = {label.strip().casefold() for label in cells.counts()}
    return bool(option) and texts <= {*_TICKS, option.casefold()}


def _as_tick(column: RawColumn) -> RawColumn:
    return replace(column, option=column.item, item="", hint="tick")


TOOL = Tool("generic", words_marks.PLAIN_TABLE, recognise, read)
