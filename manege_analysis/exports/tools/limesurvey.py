"""LimeSurvey: headers as codes, as text or both; boxes as Y or Yes; "other" as `-oth-` and a column."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

import numpy as np
from numpy.typing import NDArray

from manege_analysis.exports import words, words_marks
from manege_analysis.exports.cells import Cells, is_blank
from manege_analysis.exports.files.plaintext import key_of
from manege_analysis.exports.files.sheet import RawFile
from manege_analysis.exports.files.table import Table, find_table
from manege_analysis.exports.layout import KnownOption, Layout, RawColumn, pseudonyms
from manege_analysis.exports.moments import Days, read_days
from manege_analysis.exports.tools.limesurvey_headers import Head, is_code_and_text, is_coded, take_apart
from manege_analysis.exports.tools.seen import filled, is_all_or_none, texts_of
from manege_analysis.exports.tools.tool import Tool
from manege_analysis.wording.text import Text

_BOXES = tuple(
    frozenset(map(key_of, pair.split("|")))
    for pair in (
        "Y",
        "Y|N",
        "Yes|No",
        "Ja|Nej",
        "Ja|Nein",
        "Ja|Nee",
        "Oui|Non",
        "Sí|No",
        "1",
        "1|0",
        "1|2",
    )
)
_TICKED = ("Y", "Yes", "Ja", "Oui", "Sí", "1")
_OTHER = "-oth-"
_ANONYMOUS = date(1980, 1, 1)
"""What an anonymous survey prints for every day of answering."""
_SURE = frozenset(("submitdate", "lastpage", "startlanguage", "seed", "refurl"))
_HIDDEN = ("N/A",)


def recognise(file: RawFile) -> tuple[Text, ...]:
    """Recognise LimeSurvey's own columns, its codes with brackets, or headers of code and text."""
    sheet = file.sheets[0]
    if not sheet.width:
        return ()
    heads = [head for head in sheet.row(0) if not is_blank(head)]
    roles = {take_apart(head).role for head in heads[:12]}
    marks: list[Text] = []
    if len(roles & _SURE) > 1:
        marks.append(words_marks.LIMESURVEY_OWN)
    both = sum(map(is_code_and_text, heads))
    bracketed = any("[" in head.partition(".")[0] for head in heads)
    if both > 1 and both >= 0.5 * len(heads) and (bracketed or marks):
        marks.append(words_marks.LIMESURVEY_BOTH)
    elif sum(map(is_coded, heads)) > 1:
        marks.append(words_marks.LIMESURVEY_CODES)
    return tuple(marks)


def read(file: RawFile) -> Layout:
    """Read the answers; an empty day of submission means unsubmitted."""
    table = find_table(file.sheets[0], file.name)
    heads = [take_apart(text) for text in table.texts]
    kept = [at for at, head in enumerate(heads) if not head.role and not _is_counter(table, at)]
    groups = _groups([heads[at] for at in kept])
    columns = {at: _column(table, at, heads[at], group) for at, group in zip(kept, groups, strict=True)}
    made = _as_boxes(columns)
    days, anonymous = _days(table, heads)
    tokens = _of_role(table, heads, "token") or _of_role(table, heads, "id")
    naming = tuple(
        table.headers[at] for at, head in enumerate(heads) if head.role in ("token", "ipaddr")
    )
    return Layout(
        file.source(*table.notes, evidence=anonymous or days.evidence),
        table.body.rows,
        tuple(made),
        _marks(table, heads),
        pseudonyms(tokens) if tokens else (),
        days.values,
        naming,
    )


def _is_counter(table: Table, at: int) -> bool:
    """Whether the first column is but a row number under no header, as table programs write it."""
    return (
        at == 0
        and not table.texts[0]
        and all(t.strip().isdecimal() for t in table.body.columns[0].counts())
    )


def _groups(heads: Sequence[Head]) -> list[str]:
    """Name the group of each column: its code, or its question's words where those repeat."""
    names = [head.code or (head.text if head.subs else "") for head in heads]
    texts = [head.text for head in heads]
    return [
        name
        if names.count(name) > 1
        else ""
        if name or head.subs or texts.count(head.text) < 2
        else head.text
        for name, head in zip(names, heads, strict=True)
    ]


def _column(table: Table, at: int, head: Head, group: str) -> RawColumn:
    code = head.code + "".join(f"[{sub}]" for sub in head.codes)
    sub = " / ".join(filter(None, head.subs)) or (" / ".join(head.codes) if not head.text else "")
    column = RawColumn(
        table.headers[at],
        table.body.columns[at],
        code=code,
        text=head.text,
        item=sub,
        group=group,
        not_shown=_HIDDEN,
    )
    if head.is_other:
        return replace(column, hint="other", item="", option=sub)
    others = KnownOption(_OTHER, "Andet")
    return replace(column, options=(others,)) if _OTHER in column.cells.counts() else column


def _as_boxes(columns: Mapping[int, RawColumn]) -> list[RawColumn]:
    boxes: dict[str, list[RawColumn]] = {}
    for column in columns.values():
        if column.group and column.item and column.hint != "other":
            boxes.setdefault(column.group, []).append(column)
    multi = {group for group, each in boxes.items() if _is_multi([c.cells for c in each])}
    return [
        _as_tick(column) if column.group in multi and column.hint != "other" and column.item else column
        for column in columns.values()
    ]


def _is_multi(cells: Sequence[Cells]) -> bool:
    """Whether columns are the boxes of one question and no rows of a Yes/No matrix.

    Unticked boxes are written, or all left blank with the ticked ones; of a matrix somebody leaves
    one row out.  With a single word in all columns it can only be a tick.
    """
    words = frozenset(word for word in texts_of(cells) if word not in map(key_of, _HIDDEN))
    if len(cells) < 2 or not words:
        return False
    alone = [pair for pair in _BOXES if words <= pair]
    return bool(alone) and (len(words) == 1 or is_all_or_none(cells))


def _as_tick(column: RawColumn) -> RawColumn:
    code = column.code.partition("[")[2].rstrip("]")
    # With headers of codes alone the brackets hold the option's code, not its words.
    option = column.item if column.item != code else ""
    return replace(
        column, hint="tick", option=option, option_code=code, item="", ticked=_TICKED, options=()
    )


def _of_role(table: Table, heads: Sequence[Head], role: str) -> Cells | None:
    return next((table.body.columns[at] for at, head in enumerate(heads) if head.role == role), None)


def _days(table: Table, heads: Sequence[Head]) -> tuple[Days, Text | None]:
    cells = _of_role(table, heads, "submitdate") or _of_role(table, heads, "datestamp")
    if cells is None:
        return Days((), 0), None
    days = read_days(cells)
    if _ANONYMOUS not in days.values:
        return days, None
    known = tuple(None if day == _ANONYMOUS else day for day in days.values)
    return replace(days, values=known), words.ANONYMOUS


def _marks(table: Table, heads: Sequence[Head]) -> dict[str, NDArray[np.bool_]]:
    submitted = _of_role(table, heads, "submitdate")
    if submitted is None or not filled(submitted):
        return {}
    return {"unsubmitted": submitted.blank()}


TOOL = Tool("limesurvey", Text("LimeSurvey"), recognise, read)
