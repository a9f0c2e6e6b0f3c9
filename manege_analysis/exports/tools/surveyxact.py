"""SurveyXact: a dataset of codes, with a table of labels and one of the survey's structure beside it."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from manege_analysis.exports import words_marks
from manege_analysis.exports.cells import Cells
from manege_analysis.exports.files.sheet import RawFile
from manege_analysis.exports.files.table import Table
from manege_analysis.exports.layout import Layout, RawColumn, pseudonyms
from manege_analysis.exports.moments import Days, read_days
from manege_analysis.exports.tools.surveyxact_files import find_tables
from manege_analysis.exports.tools.surveyxact_tables import Variable, describe, looks_like_structure
from manege_analysis.exports.tools.tool import Tool
from manege_analysis.wording.text import Text

_STATUS = re.compile(r"(?:stato|statoverall)_([1-5])", re.IGNORECASE)
_STATES = re.compile(
    r"(?:stat(?:internal|completion|creation|distribution|source|collect|overall)|stat[icdso])_\d{1,2}",
    re.IGNORECASE,
)
_SYSTEM = ("survey", "respondentid", "organization", "created", "modified", "closetime", "starttime",
           "difftime", "importgroup", "responsecollectsessions", "numberofreturnedmail",
           "distributionschedule", "digitaldistributionstatus",
           "digitaldistributionerrormessage")  # fmt: skip
_NAMING = frozenset(("email", "e-mail", "name", "navn", "organization", "organisation", "organiza"))
_TICKED = ("1", "Valgt", "Selected", "Ausgewählt")


def recognise(file: RawFile) -> tuple[Text, ...]:
    """Recognise SurveyXact's status columns, or its sheets Dataset, Labels and Structure."""
    marks: list[Text] = []
    names = {sheet.name.casefold() for sheet in file.sheets}
    if {"labels", "structure"} <= names:
        marks.append(words_marks.SURVEYXACT_SHEETS)
    heads = [head for sheet in file.sheets[:3] if sheet.width for head in sheet.row(0)]
    if any(_STATUS.fullmatch(head.strip()) for head in heads):
        marks.append(words_marks.SURVEYXACT_STATES)
    elif len({head.strip().casefold() for head in heads} & {*_SYSTEM, "statinternal_1"}) > 2:
        marks.append(words_marks.SURVEYXACT_OWN)
    elif any(looks_like_structure(sheet) for sheet in file.sheets):
        marks.append(words_marks.SURVEYXACT_STRUCTURE)
    return tuple(marks)


def read(file: RawFile) -> Layout:
    """Read the dataset; the label and structure tables are looked for beside it.

    The five status columns count respondents: new and distributed without an answer is
    never-answered; some answers, or withdrawn after some, is unsubmitted.
    """
    tables = find_tables(file)
    variables = describe(tables.labels, tables.structure)
    dataset = tables.dataset
    hidden = _administrative(dataset.headers)
    closed = {v.question for v in variables.values() if v.kind in ("single", "multiple") and v.question}
    columns = tuple(
        _column(header, cells, variables.get(header.casefold(), Variable(header)), closed)
        for header, cells in zip(dataset.headers, dataset.body.columns, strict=True)
        if header.casefold() not in hidden
    )
    days = _days(dataset)
    source = file.source(*dataset.notes, *tables.notes, evidence=days.evidence)
    return Layout(
        replace(source, beside=tables.beside),
        dataset.body.rows,
        columns,
        _marks(dataset, columns),
        _respondents(dataset),
        days.values,
        tuple(head for head in dataset.headers if head.casefold() in _NAMING & hidden),
    )


def _administrative(headers: Sequence[str]) -> frozenset[str]:
    """The columns about the sending, not the questions; older exports cut names to eight letters."""
    names = [header.casefold() for header in headers]
    known = {*_SYSTEM, *_NAMING, *(name[:8] for name in _SYSTEM if "stato_1" in names)}
    return frozenset(name for name in names if name in known or _STATES.fullmatch(name))


def _column(header: str, cells: Cells, about: Variable, closed: Collection[str]) -> RawColumn:
    column = RawColumn(header, cells, header, about.text, about.item)
    if about.kind == "multiple" or (not about.kind and _is_tick(about)):
        return replace(
            column,
            hint="tick",
            option=about.choice_text,
            option_code=about.choice or _last_number(header),
            group=about.question or header.rpartition("_")[0],
            ticked=_TICKED,
        )
    if about.kind in ("string", "open"):
        # The words beside "other" stand in an open variable of the closed question's name.
        return replace(
            column, hint="other" if about.question in closed else "text", group=about.question
        )
    if about.kind in ("double", "date") and not about.options:
        return replace(column, hint="number" if about.kind == "double" else "date")
    choice = about.kind == "single" or about.options
    return replace(column, hint="choice" if choice else "", options=about.options, group=about.question)


def _is_tick(about: Variable) -> bool:
    """Without a structure table, labels "Ikke valgt" and "Valgt" tell a box of a multi-select."""
    labels = {option.code: option.label for option in about.options}
    return set(labels) == {"0", "1"} and labels["1"] in _TICKED and bool(_last_number(about.name))


def _last_number(name: str) -> str:
    last = name.rpartition("_")[2]
    return last if last.isdecimal() and last != name else ""


def _marks(dataset: Table, columns: Sequence[RawColumn]) -> Mapping[str, NDArray[np.bool_]]:
    states = {
        int(found[1]): cells.where(lambda text: text.strip().removesuffix(".0") in _TICKED)
        for header, cells in zip(dataset.headers, dataset.body.columns, strict=True)
        if (found := _STATUS.fullmatch(header))
    }
    nobody = np.zeros(len(dataset.body), dtype=np.bool_)
    if not states:
        return {}
    answered = nobody.copy()
    for column in columns:
        answered |= ~column.cells.blank()
    new, sent, some, withdrawn = (states.get(number, nobody) for number in (1, 2, 3, 5))
    return {
        "never-answered": (new | sent | withdrawn) & ~answered,
        "unsubmitted": (some | withdrawn) & ~((new | sent | withdrawn) & ~answered),
    }


def _respondents(dataset: Table) -> tuple[str, ...]:
    place = dataset.place("respondentid", "responde")
    return pseudonyms(dataset.body.columns[place]) if place is not None else ()


def _days(dataset: Table) -> Days:
    for names in (("closetime", "closetim"), ("modified",), ("created",)):
        place = dataset.place(*names)
        if place is not None:
            return read_days(dataset.body.columns[place])
    return Days((), 0)


TOOL = Tool("surveyxact", Text("SurveyXact"), recognise, read)
