"""REDCap: raw or label exports, boxes as `name___code`, and the data dictionary where it lies beside."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from manege_analysis.errors import ExportError, Problem
from manege_analysis.exports import words, words_marks
from manege_analysis.exports.cells import Cells
from manege_analysis.exports.files.plaintext import key_of, without_markup
from manege_analysis.exports.files.sheet import RawFile
from manege_analysis.exports.files.table import Table, find_table
from manege_analysis.exports.layout import KnownOption, Layout, RawColumn, pseudonyms
from manege_analysis.exports.moments import Days, read_days
from manege_analysis.exports.tools.redcap_dictionary import Field, find_dictionary, looks_like_dictionary
from manege_analysis.exports.tools.redcap_rows import Rows, one_row_each
from manege_analysis.exports.tools.seen import texts_of
from manege_analysis.exports.tools.tool import Tool
from manege_analysis.wording.text import Text

_BOX = re.compile(r"([a-z][a-z0-9_]*?)___(_*[a-z0-9_]+)")
_LABELLED_BOX = re.compile(r"(.+?)\s*\(choice=(.*)\)(?: \(\d+\))?", re.DOTALL)
_COMPLETE = re.compile(r"[a-z][a-z0-9_]*_complete")
_LABELLED_COMPLETE = re.compile(r"Complete\?(?:\s*\(\d+\)|\.\d+)?")
_STATES = frozenset(("0", "1", "2", "incomplete", "unverified", "complete"))
_SYSTEM = frozenset(
    ("redcap_event_name", "redcap_repeat_instrument", "redcap_repeat_instance",
     "redcap_data_access_group", "redcap_survey_identifier", "event name", "repeat instrument",
     "repeat instance", "data access group", "survey identifier")
)  # fmt: skip
_STAMP = re.compile(r"[a-z][a-z0-9_]*_timestamp|survey timestamp(?:\s*\(\d+\)|\.\d+)?", re.IGNORECASE)
_NAMING = frozenset(("redcap_survey_identifier", "survey identifier"))
_UNSENT = "[not completed]"
_TICKED = ("1", "Checked")


def recognise(file: RawFile) -> tuple[Text, ...]:
    """Recognise REDCap's own columns: its system columns, forms' states, and boxes."""
    sheet = file.sheets[0]
    if not sheet.width:
        return ()
    if looks_like_dictionary(sheet):
        return (words_marks.REDCAP_DICTIONARY,)
    heads = [head.strip() for head in sheet.row(0)]
    body = sheet.below(1)
    marks: list[Text] = []
    if any(head.startswith("redcap_") and head in _SYSTEM for head in heads):
        marks.append(words_marks.REDCAP_OWN)
    states = [
        at for at, h in enumerate(heads) if _COMPLETE.fullmatch(h) or _LABELLED_COMPLETE.fullmatch(h)
    ]
    if states and texts_of(body.columns[at] for at in states) <= _STATES:
        marks.append(words_marks.REDCAP_STATES)
    boxes = [at for at, head in enumerate(heads) if _BOX.fullmatch(head) or "(choice=" in head]
    if boxes and texts_of(body.columns[at] for at in boxes) <= {"0", "1", "checked", "unchecked"}:
        marks.append(words_marks.REDCAP_BOXES)
    return tuple(marks)


def read(file: RawFile) -> Layout:
    """Read a raw or a label export, one row per respondent.

    Events and repeated forms give a person several rows; they become one.  A row whose filled forms
    are all incomplete is unsubmitted.  Raises `ExportError` when the file is the dictionary itself.
    """
    if looks_like_dictionary(file.sheets[0]):
        remedy = "Name the export of the answers; the dictionary is found when it lies beside it."
        got = "REDCap's data dictionary"
        raise ExportError(Problem(file.name, "a file with answers", got, remedy))
    fields, beside = find_dictionary(file)
    table = find_table(file.sheets[0], file.name)
    columns = tuple(_columns(table, fields))
    people, notes = _people(table, columns)
    wanted = tuple(c for c in columns if not c.is_identifier)
    source = file.source(*table.notes, *notes, *_about(fields, beside), evidence=people.days.evidence)
    return Layout(
        replace(source, beside=beside),
        people.rows.numbers,
        tuple(
            replace(one.column, cells=cells)
            for one, cells in zip(columns, people.rows.cells, strict=True)
            if one in wanted
        ),
        {"unsubmitted": people.unsubmitted},
        people.rows.people,
        people.rows.pick(people.days.values),
        tuple(_dropped(table, columns)),
    )


@dataclass(frozen=True, eq=False)
class _One:
    """A column with answers, the form it belongs to, and whether the dictionary calls it identifying."""

    column: RawColumn
    form: int
    is_identifier: bool = False


@dataclass(frozen=True, eq=False)
class _People:
    rows: Rows
    unsubmitted: NDArray[np.bool_]
    days: Days


def _is_system(head: str) -> bool:
    return bool(head.casefold() in _SYSTEM or _STAMP.fullmatch(head) or _is_state(head))


def _is_state(head: str) -> bool:
    return bool(_COMPLETE.fullmatch(head) or _LABELLED_COMPLETE.fullmatch(head))


def _columns(table: Table, fields: Sequence[Field]) -> Iterator[_One]:
    """Yield the columns with answers; the first column is the record's number."""
    by_name = {field.name: field for field in fields}
    left = list(fields)
    form = 0
    for at, (head, text, cells) in enumerate(
        zip(table.headers, table.texts, table.body.columns, strict=True)
    ):
        form += _is_state(text)
        if at == 0 or _is_system(text):
            continue
        raw, labelled = _BOX.fullmatch(head), _LABELLED_BOX.fullmatch(text)
        name = raw[1] if raw else head
        field = by_name.get(name) or _next_labelled(left, labelled[1] if labelled else text)
        column = RawColumn(head, cells, text=without_markup(text))
        if raw:
            yield _One(
                _raw_box(column, raw[1], raw[2], field), form, bool(field and field.is_identifier)
            )
        elif labelled:
            yield _One(_labelled_box(column, labelled[1], labelled[2], field), form)
        else:
            is_raw = name in by_name or not field
            yield _One(_plain(column, field, is_raw), form, bool(field and field.is_identifier))


def _next_labelled(left: list[Field], label: str) -> Field | None:
    """Take the next field with this label: labels repeat, and stand in the dictionary's order."""
    wanted = key_of(label)
    for field in left:
        if key_of(field.label) == wanted:
            if field.kind != "checkbox":
                left.remove(field)
            return field
    return None


def _raw_box(column: RawColumn, name: str, code: str, field: Field | None) -> RawColumn:
    # REDCap writes the code -1 as _1, and all letters small.
    options = field.options if field else ()
    option = next((o for o in options if re.sub(r"\W", "_", o.code.casefold()) == code), None)
    return replace(
        column,
        code=name,
        text=field.label if field else name,
        option=option.label if option else "",
        option_code=option.code if option else code,
        group=name,
        hint="tick",
        ticked=_TICKED,
        unticked_tells=False,
    )


def _labelled_box(column: RawColumn, label: str, option: str, field: Field | None) -> RawColumn:
    words = without_markup(option)
    known = next((o for o in (field.options if field else ()) if key_of(o.label) == key_of(words)), None)
    return replace(
        column,
        code=field.name if field else "",
        text=without_markup(label),
        option=words,
        option_code=known.code if known else "",
        group=field.name if field else without_markup(label),
        hint="tick",
        ticked=_TICKED,
        unticked_tells=False,
    )


def _plain(column: RawColumn, field: Field | None, is_raw: bool) -> RawColumn:
    if field is None:
        return replace(column, code=column.header)
    # In a label export "5" is an answer's words and not a code; so the options go without codes.
    options = field.options if is_raw else tuple(KnownOption("", o.label) for o in field.options)
    text, item = (field.stem, field.label) if field.stem else (field.label, "")
    return replace(
        column,
        code=field.name,
        group=field.matrix,
        hint=field.hint,
        options=options,
        text=text,
        item=item,
    )


def _people(table: Table, columns: Sequence[_One]) -> tuple[_People, tuple[Text, ...]]:
    body = table.body
    names = pseudonyms(body.columns[0]) if body.columns else ()
    stamps = [body.columns[at] for at, text in enumerate(table.texts) if _STAMP.fullmatch(text)]
    days = read_days(_last_stamp(stamps)) if stamps else Days((), 0)
    rows, notes = one_row_each(body.rows, names, [one.column for one in columns])
    some, complete = map(rows.any_of, _states(table, columns))
    return _People(rows, some & ~complete, days), notes


def _last_stamp(stamps: Sequence[Cells]) -> Cells:
    texts = zip(*(cells.texts() for cells in stamps), strict=True)
    return Cells.of(max((t for t in row if t and t != _UNSENT), default="") for row in texts)


def _states(table: Table, columns: Sequence[_One]) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Flag rows with answers in a form that has a state, and rows where such a form is complete."""
    some = np.zeros(len(table.body), dtype=np.bool_)
    complete = some.copy()
    states = [at for at, text in enumerate(table.texts) if _is_state(text)]
    for form, at in enumerate(states):
        mine = [_says(one.column) for one in columns if one.form == form]
        if mine:
            answered = np.logical_or.reduce(mine)
            done = table.body.columns[at].where(lambda t: t.strip() not in ("", "0", "Incomplete"))
            some |= answered
            complete |= answered & done
    return some, complete


def _says(column: RawColumn) -> NDArray[np.bool_]:
    # An unticked box is exported as 0 also to those who were never shown it.
    if column.hint == "tick":
        return column.cells.where(lambda text: text in _TICKED)
    return ~column.cells.blank()


def _dropped(table: Table, columns: Sequence[_One]) -> Iterator[str]:
    yield from (head for head in table.headers if head.casefold() in _NAMING)
    yield from (one.column.header for one in columns if one.is_identifier)


def _about(fields: Sequence[Field], beside: Sequence[tuple[str, str]]) -> tuple[Text, ...]:
    return (words.READ_TOGETHER.filled(name=beside[0][0]) if fields else words.NO_DICTIONARY,)


TOOL = Tool("redcap", Text("REDCap"), recognise, read)
