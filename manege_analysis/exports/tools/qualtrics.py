"""Qualtrics: names, texts and import ids above the answers; previews and tests among the rows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from manege_analysis.errors import ExportError, Problem
from manege_analysis.exports import words, words_marks
from manege_analysis.exports.cells import Cells
from manege_analysis.exports.files.plaintext import key_of, without_markup
from manege_analysis.exports.files.sheet import RawFile, Sheet
from manege_analysis.exports.files.table import Table, find_table
from manege_analysis.exports.layout import Layout, RawColumn, pseudonyms
from manege_analysis.exports.moments import Days, read_day, read_days
from manege_analysis.exports.tools.qualtrics_columns import about_questions
from manege_analysis.exports.tools.seen import filled
from manege_analysis.exports.tools.tool import Tool
from manege_analysis.wording.text import Text

_IMPORT = re.compile(r"""\{\s*["']ImportId["']\s*:\s*["']([^"']+)["'].*\}""", re.DOTALL)
_OWN = frozenset(
    key_of(name)
    for name in [
        "StartDate",
        "EndDate",
        "Status",
        "IPAddress",
        "Progress",
        "Duration",
        "Finished",
        "RecordedDate",
        "ResponseId",
        "ResponseID",
        "ResponseSet",
        "RecipientLastName",
        "RecipientFirstName",
        "RecipientEmail",
        "Name",
        "EmailAddress",
        "ExternalReference",
        "ExternalDataReference",
        "LocationLatitude",
        "LocationLongitude",
        "LocationAccuracy",
        "DistributionChannel",
        "UserLanguage",
        "UserAgent",
    ]
)
_SURE = frozenset(("responseid", "distributionchannel", "recordeddate", "ipaddress", "responseset"))
_NAMING = frozenset(
    ("ipaddress", "recipientlastname", "recipientfirstname", "recipientemail", "name", "emailaddress",
     "externalreference", "externaldatareference", "locationlatitude", "locationlongitude",
     "locationaccuracy")
)  # fmt: skip
_ASIDE = re.compile(
    r".*(?:_DO(?:_\w+)?|[_ ](?:First Click|Last Click|Page Submit|Click Count))| ?Q\w+ - (?:Topics|"
    r"Parent Topics|Sentiment.*|Topic .*)",
    re.IGNORECASE,
)
_NO_ANSWER = "-99"
_TESTS = frozenset(("1", "2", "8", "9", "12", "17"))
_TEST_WORDS = re.compile(r"preview|test|spam|vorschau|forhåndsvisning|eksempel|voorbeeld|aperçu", re.I)
_UNFINISHED = frozenset(
    ("0", "false", "falsk", "falsch", "faux", "falso", "no", "nej", "nein", "onwaar")
)


@dataclass(frozen=True)
class _Heads:
    """Where the names stand, and how many rows of texts and import ids follow them."""

    at: int
    rows: int
    imports: tuple[str, ...] = ()


def recognise(file: RawFile) -> tuple[Text, ...]:
    """Recognise the row of import ids, or Qualtrics' own column names."""
    heads = _heads(file.sheets[0])
    if heads is None:
        return ()
    marks = [words_marks.QUALTRICS_OWN]
    if heads.imports:
        marks.append(words_marks.QUALTRICS_IMPORT)
    marks.append(words_marks.QUALTRICS_ROWS[heads.rows > 1].filled(rows=heads.rows))
    return tuple(marks)


def read(file: RawFile) -> Layout:
    """Read the answers below one, two or three header rows.

    Where -99 stands for seen but blank, a blank cell was never shown.  Raises `ExportError` when
    the columns of Qualtrics are not there.
    """
    sheet = file.sheets[0]
    heads = _heads(sheet)
    if heads is None:
        remedy = "Export the answers from Qualtrics again, or name another tool."
        raise ExportError(Problem(file.name, "the column names of Qualtrics", "none of them", remedy))
    names = np.zeros(len(sheet), dtype=np.bool_)
    names[heads.at] = True
    names[heads.at + heads.rows :] = True
    table = find_table(sheet.at(names), file.name)
    own = {key_of(head.partition("(")[0]): at for at, head in enumerate(table.headers)}
    columns = tuple(_columns(table, sheet, heads))
    days = _days(table, own)
    aside = [head for head in table.headers if _ASIDE.fullmatch(head)]
    notes = (words.ASIDE.filled(n=len(aside)),) if aside else ()
    return Layout(
        file.source(*table.notes, *notes, evidence=days.evidence),
        table.body.rows,
        columns,
        _marks(table, own),
        pseudonyms(table.body.columns[own["responseid"]]) if "responseid" in own else (),
        days.values,
        tuple(head for head in table.headers if key_of(head.partition("(")[0]) in _NAMING),
    )


def _heads(sheet: Sheet) -> _Heads | None:
    for at, row in enumerate(sheet.top(6)):
        names = {key_of(text.partition("(")[0]) for text in row}
        if len(names & _OWN) > 2 and names & _SURE:
            below = [sheet.row(at + step) for step in (1, 2)]
            for step, texts in enumerate(below, start=1):
                found = tuple(match[1] if (match := _IMPORT.fullmatch(t.strip())) else "" for t in texts)
                if sum(map(bool, found)) * 2 > sum(bool(text) for text in row):
                    return _Heads(at, step + 1, found)
            return _Heads(at, 1 + _holds_texts(row, below[0]))
    return None


def _holds_texts(names: Sequence[str], row: Sequence[str]) -> bool:
    """Whether the row below the names holds texts: a date stands there in a row of answers."""
    dates = [text for name, text in zip(names, row, strict=True) if key_of(name).endswith("date")]
    return any(dates) and not any(read_day(text) or read_day(text, month_first=True) for text in dates)


def _columns(table: Table, sheet: Sheet, heads: _Heads) -> Iterator[RawColumn]:
    texts = sheet.row(heads.at + 1) if heads.rows > 1 else ("",) * sheet.width
    imports = heads.imports or ("",) * sheet.width
    asked = [
        at
        for at, head in enumerate(table.headers)
        if key_of(head.partition("(")[0]) not in _OWN and not _ASIDE.fullmatch(head)
    ]
    columns = [
        RawColumn(
            table.headers[at],
            table.body.columns[at],
            code=table.texts[at],
            text=without_markup(texts[table.places[at]]),
        )
        for at in asked
    ]
    seen = any(_NO_ANSWER in column.cells.counts() for column in columns)
    for column in about_questions(columns, [imports[table.places[at]] for at in asked]):
        hidden = ("",) if seen else ()
        yield replace(column, not_answered=(_NO_ANSWER,), not_shown=hidden)


def _days(table: Table, own: Mapping[str, int]) -> Days:
    at = next((own[name] for name in ("recordeddate", "enddate") if name in own), None)
    return read_days(table.body.columns[at]) if at is not None else Days((), 0)


def _marks(table: Table, own: Mapping[str, int]) -> dict[str, NDArray[np.bool_]]:
    def flags(name: str) -> Cells | None:
        return table.body.columns[own[name]] if name in own else None

    tests = np.zeros(len(table.body), dtype=np.bool_)
    for cells in (flags("status"), flags("distributionchannel")):
        if cells is not None:
            tests |= cells.where(_is_test)
    marks = {"test": tests}
    finished, progress = flags("finished"), flags("progress")
    if finished is not None and filled(finished):
        marks["unsubmitted"] = finished.where(lambda text: key_of(text) in _UNFINISHED)
    elif progress is not None:
        marks["unsubmitted"] = progress.where(lambda t: t.strip().isdecimal() and int(t) < 100)
    return marks


def _is_test(text: str) -> bool:
    return text.strip() in _TESTS or bool(_TEST_WORDS.search(text))


TOOL = Tool("qualtrics", Text("Qualtrics"), recognise, read)
