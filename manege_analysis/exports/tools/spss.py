"""SPSS: labels, user-missing values and multiple-response sets stand in the file itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from manege_analysis.errors import ExportError, Problem
from manege_analysis.exports import words, words_marks
from manege_analysis.exports.cells import Cells
from manege_analysis.exports.files.plaintext import without_markup
from manege_analysis.exports.files.sheet import RawFile, Sheet
from manege_analysis.exports.layout import Hint, KnownOption, Layout, RawColumn
from manege_analysis.exports.tools.seen import filled
from manege_analysis.exports.tools.tool import Tool
from manege_analysis.wording.text import Text

_DATES = ("DATE", "ADATE", "EDATE", "JDATE", "SDATE", "DATETIME", "YMDHMS")
_CODED = 0.5
"""From this share of labelled values on, a variable with value labels is one with answers to choose."""


@dataclass(frozen=True)
class _Variable:
    """What the file says of a variable; `missing` are its user-missing ranges, low and high."""

    name: str
    label: str = ""
    form: str = ""
    measure: str = ""
    labels: tuple[tuple[str, str], ...] = ()
    missing: tuple[tuple[str, str], ...] = ()

    def is_missing(self, text: str) -> bool:
        """Whether a value is declared user-missing."""
        return any(_within(text, low, high) for low, high in self.missing)


def recognise(file: RawFile) -> tuple[Text, ...]:
    """Recognise SPSS by the file's kind."""
    return (words_marks.SPSS_FILE,) if file.form == "spss" else ()


def read(file: RawFile) -> Layout:
    """Read the variables as columns; rows are the cases, from 1.

    User-missing values count as not answered and are kept apart: their labels stand among the options
    with `missing`.  Boxes of a multiple-response set are one question; a set of categories becomes one
    box per category.  Raises `ExportError` for a file that is no SPSS file.
    """
    if file.form != "spss":
        remedy = "Leave out the tool's name, so that the file's own marks decide."
        raise ExportError(Problem(file.name, "an SPSS file", f"a {file.form} file", remedy))
    data, variables, values, sets = file.sheets
    known = _variables(variables, values)
    body = data.below(1)
    columns = [
        _column(known[name], cells) for name, cells in zip(data.row(0), body.columns, strict=True)
    ]
    silent = sum(bool(column.not_answered) for column in columns)
    notes = (words.USER_MISSING.filled(n=silent),) if silent else ()
    rows = np.arange(1, len(body) + 1, dtype=np.int64)
    return Layout(file.source(*notes), rows, tuple(_with_sets(columns, known, sets)))


def _variables(variables: Sheet, values: Sheet) -> dict[str, _Variable]:
    told: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for at in range(len(values)):
        name, kind, one, two = values.row(at)
        told[name, kind].append((one, two))
    rows = (variables.row(at) for at in range(len(variables)))
    return {
        name: _Variable(
            name,
            without_markup(label),
            form,
            measure,
            tuple(told[name, "label"]),
            tuple(told[name, "missing"]),
        )
        for name, label, form, measure in rows
    }


def _column(about: _Variable, cells: Cells) -> RawColumn:
    used = filled(cells)
    silent = tuple(text for text in used if about.is_missing(text))
    said = [text for text in used if text not in silent]
    options = tuple(
        KnownOption(code, label.strip() or code, about.is_missing(code)) for code, label in about.labels
    )
    codes = {option.code for option in options if not option.missing}
    chosen = codes and sum(text in codes for text in said) >= _CODED * len(said)
    return RawColumn(
        about.name,
        cells,
        code=about.name,
        text=about.label or about.name,
        hint="choice" if chosen else _hint(about),
        options=options,
        not_answered=silent,
    )


def _hint(about: _Variable) -> Hint:
    letters = about.form.rstrip("0123456789.").upper()
    if letters in _DATES:
        return "date"
    if letters.startswith("A") and letters != "ADATE":
        return ""
    return "number" if about.measure == "scale" else ""


def _with_sets(
    columns: Sequence[RawColumn], known: Mapping[str, _Variable], sets: Sheet
) -> Iterator[RawColumn]:
    """Yield the columns, those of a set as boxes in the place of its first variable."""
    members: dict[str, list[tuple[str, str, str, str, str]]] = {}
    for at in range(len(sets)):
        name, kind, counted, label, variable = sets.row(at)
        members.setdefault(name, []).append((name, kind, counted, label, variable))
    by_name = {column.header: column for column in columns}
    owner = {row[4]: name for name, rows in reversed(members.items()) for row in rows}
    for column in columns:
        name = owner.get(column.header, "")
        if not name:
            yield column
            continue
        rows = members[name]
        _, kind, counted, label, first = rows[0]
        if kind == "D":
            yield _box(column, name, label, counted)
        elif column.header == first:
            yield from _categories(name, label, [by_name[row[4]] for row in rows if row[4] in by_name])


def _box(column: RawColumn, name: str, label: str, counted: str) -> RawColumn:
    return replace(
        column,
        text=label or name,
        option=column.text,
        option_code=column.code,
        group=name,
        hint="tick",
        ticked=(counted,),
        options=(),
    )


def _categories(name: str, label: str, columns: Sequence[RawColumn]) -> Iterator[RawColumn]:
    """Yield one box per category that any of the variables can hold."""
    labels = {option.code: option.label for c in columns for option in c.options if not option.missing}
    silent = {text for column in columns for text in column.not_answered}
    for column in columns:
        labels |= {
            text: text for text in filled(column.cells) if text not in labels and text not in silent
        }
    answered = np.zeros(len(columns[0].cells), dtype=np.bool_)
    for column in columns:
        answered |= column.cells.where(lambda text: text in labels)
    for code, option in labels.items():
        ticked = np.zeros(len(answered), dtype=np.bool_)
        for column in columns:
            ticked |= column.cells.where(lambda text, code=code: text == code)  # type: ignore[misc]
        states = np.where(ticked, 2, np.where(answered, 1, 0)).astype(np.int32)
        yield RawColumn(
            f"{name} = {option}",
            Cells(states, ("", "0", "1")),
            code=name,
            text=label or name,
            option=option,
            option_code=code,
            group=name,
            hint="tick",
            ticked=("1",),
        )


def _within(text: str, low: str, high: str) -> bool:
    try:
        return float(low) <= float(text) <= float(high)
    except ValueError:
        return low == text


TOOL = Tool("spss", Text("SPSS"), recognise, read)
