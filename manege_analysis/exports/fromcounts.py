"""A finished count table becomes `Answers` with the same totals, so that a whole run works from it.

Each column is laid out by itself, in rows that stand for nobody.  What is counted column by column is
therefore exact: tables, the ladder, needs.  What joins columns (cross-tables, groups, the bootstrap)
would be invented, and `Source.totals` tells every such place to leave it out and say why.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from manege_analysis.errors import ExportError, Problem
from manege_analysis.exports import words_marks
from manege_analysis.exports.answers import (
    NOT_ANSWERED,
    NOT_SHOWN,
    Answers,
    Choices,
    Column,
    Source,
    Ticks,
)
from manege_analysis.exports.counttable import CountTable, counted, counts_in
from manege_analysis.exports.files.sheet import RawFile
from manege_analysis.questionnaire.model import Item, Questionnaire
from manege_analysis.wording.text import Text

MOST = 100_000
"""More than this is no cluster: somebody has typed a number twice."""

Rows = NDArray[np.intp]


def answers_of_counts(
    file: RawFile, questionnaire: Questionnaire, marks: tuple[Text, ...] = ()
) -> Answers:
    """Read a file of finished counts as answers to a questionnaire; `marks` tell why it is one.

    Raises `ExportError` with every question and answer that the questionnaire does not know.
    """
    table = counts_in(file)
    source = replace(
        file.source(*table.notes),
        tool="count-table",
        tool_title=words_marks.COUNT_TABLE,
        evidence=(*marks, *file.evidence),
        totals=True,
    )
    return replace(answers_from_counts(table, questionnaire), source=source)


def answers_from_counts(table: CountTable, questionnaire: Questionnaire) -> Answers:
    """Lay out answers whose every column has the counts and the base of a finished table.

    There are as many rows as the largest base: these are the respondents, whose number is the deck's
    one n.  Where a question was for some only, its answers stand in the rows of those who gave the
    filter's answer; where the filter is not in the table, nobody knows whose they are, and they count
    as everybody's.  Columns are clean already: labels are option ids.  Raises `ExportError`.
    """
    counts, bases = counted(table, questionnaire)
    respondents = max(bases.values(), default=0)
    if respondents > MOST:
        expected = f"a base of at most {MOST:,}"
        raise ExportError(Problem(table.file, expected, f"{respondents:,}", "Check the base."))
    columns: dict[str, Column] = {}
    problems: list[Problem] = []
    for item in questionnaire.items:
        if item.key not in counts:
            continue
        asked = _asked(item, columns, questionnaire, respondents)
        if bases[item.key] > len(asked):
            problems.append(_more_than_asked(table.file, item, bases[item.key], len(asked)))
            continue
        columns[item.key] = _laid_out(item, counts[item.key], asked[: bases[item.key]], respondents)
        columns[item.key] = _hidden(columns[item.key], asked, respondents)
    if problems:
        raise ExportError(problems)
    closed = [item.key for item in questionnaire.items if item.options and not item.question.identifier]
    return Answers(
        source=Source(table.file, "", "count-table", notes=table.notes, totals=True),
        rows=np.arange(1, respondents + 1, dtype=np.int64),
        columns=columns,
        missing=tuple(key for key in closed if key not in columns),
    )


def _asked(
    item: Item, columns: Mapping[str, Column], questionnaire: Questionnaire, respondents: int
) -> Rows:
    """Return the rows of those whom a question was for."""
    everybody = np.arange(respondents)
    if item.question.shown_if is None:
        return everybody
    earlier, options = item.question.shown_if
    column = columns.get(earlier)
    known = [option.id for option in questionnaire.item(earlier).options]
    wanted = [at for at, option in enumerate(known) if option in options]
    if isinstance(column, Choices):
        return np.flatnonzero(np.isin(column.codes, wanted))
    if isinstance(column, Ticks) and len(wanted) == 1:
        return np.flatnonzero(column.ticked[:, wanted[0]] == 1)
    return everybody  # how many ticked one of several options is in no table


def _laid_out(item: Item, counts: Mapping[str, int], rows: Rows, respondents: int) -> Column:
    labels = tuple(option.id for option in item.options)
    each = [counts.get(label, 0) for label in labels]
    if item.kind == "multi":
        return Ticks(_ticked(each, rows, respondents), labels)
    codes = np.full(respondents, NOT_ANSWERED, dtype=np.int32)
    given = np.repeat(np.arange(len(labels), dtype=np.int32), each)
    codes[rows[: len(given)]] = given
    return Choices(codes, labels)


def _ticked(each: Sequence[int], rows: Rows, respondents: int) -> NDArray[np.int8]:
    """Deal the ticks out in turn, so that as few as can be of those who answered ticked nothing."""
    ticked = np.full((respondents, len(each)), NOT_ANSWERED, dtype=np.int8)
    ticked[rows] = 0
    begin = 0
    for option, count in enumerate(each):
        ticked[rows[(begin + np.arange(count)) % max(len(rows), 1)], option] = 1
        begin += count
    return ticked


def _hidden(column: Column, asked: Rows, respondents: int) -> Column:
    if len(asked) == respondents:
        return column
    spared = np.ones(respondents, dtype=np.bool_)
    spared[asked] = False
    if isinstance(column, Choices):
        return replace(column, codes=np.where(spared, np.int32(NOT_SHOWN), column.codes))
    assert isinstance(column, Ticks)
    return replace(column, ticked=np.where(spared[:, None], np.int8(NOT_SHOWN), column.ticked))


def _more_than_asked(where: str, item: Item, base: int, asked: int) -> Problem:
    expected = f'a base of at most {asked} for "{item.key}": so many gave the answer that led to it'
    return Problem(where, expected, f"{base}", "Check the base, and the counts of the question before.")
