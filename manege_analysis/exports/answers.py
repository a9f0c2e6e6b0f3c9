"""`Answers`: one typed column per item of the questionnaire, one entry per respondent's row.

The same type stands before and after cleaning.  As read, a column's labels are the distinct answers
as they stand in the file; cleaned, they are the option ids of the item, all of them, used or not, in
the questionnaire's order.  Rules therefore look at a handful of labels, not at a million cells.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from manege_analysis.wording.text import Text

NOT_ANSWERED = -1
"""Shown and left blank, or blank in a format that cannot tell."""
NOT_SHOWN = -2
"""Known never to have been shown to this respondent, by the format or by a filter question."""


@dataclass(frozen=True)
class Choices:
    """One answer per row, as a code into `labels`; `NOT_ANSWERED` and `NOT_SHOWN` are below zero."""

    codes: NDArray[np.int32]
    labels: tuple[str, ...]


@dataclass(frozen=True)
class Ticks:
    """Any number of answers per row.

    `ticked` has one row per respondent and one column per label: 1 ticked, 0 not ticked, and
    `NOT_ANSWERED` or `NOT_SHOWN` along the whole row where nothing can be said.  `leftover` holds,
    per row, text that is no known option: a written "other", or what could not be split.
    """

    ticked: NDArray[np.int8]
    labels: tuple[str, ...]
    leftover: tuple[str, ...] = ()


@dataclass(frozen=True)
class Words:
    """Text as written, one per row; empty where nothing was written. Dates are ISO once cleaned."""

    values: tuple[str, ...]


@dataclass(frozen=True)
class Numbers:
    """Numbers, one per row; `nan` where nothing was answered. Only cleaning makes these."""

    values: NDArray[np.float64]


Column: TypeAlias = Choices | Ticks | Words | Numbers


@dataclass(frozen=True)
class Source:
    """Where answers come from, and how the file was understood.

    `evidence` says in sentences why the file was read as it was (tool, encoding, delimiter,
    decimals, dates); `notes` says what was repaired or left out on reading.  Neither quotes a
    respondent.
    """

    file: str
    sha256: str
    tool: str
    """The tool's id, such as "surveyxact"; `tool_title` is what people call it."""
    encoding: str = ""
    delimiter: str = ""
    evidence: tuple[Text, ...] = ()
    notes: tuple[Text, ...] = ()
    beside: tuple[tuple[str, str], ...] = ()
    """Names and hashes of other files read with it, such as SurveyXact's labels and structure."""
    tool_title: Text = Text("")
    totals: bool = False
    """The file holds finished counts: rows stand for nobody, and no two columns may be crossed."""


@dataclass(frozen=True)
class Answers:
    """What the respondents answered, keyed by item key; nothing in it names a person.

    `rows` are row numbers in the raw file, from 1 and counting its header, so that a person can
    find the row in Excel.  `marks` flags rows by the tool's own status ("never-answered", "test",
    "unsubmitted"); `respondents` is a pseudonym per row, empty where the format has none.  `missing`
    are items of the questionnaire without a column; `unmatched` are headers nobody claims.
    """

    source: Source
    rows: NDArray[np.int64]
    columns: Mapping[str, Column]
    marks: Mapping[str, NDArray[np.bool_]] = field(default_factory=dict)
    respondents: tuple[str, ...] = ()
    answered_on: tuple[date | None, ...] = ()
    missing: tuple[str, ...] = ()
    unmatched: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    """Headers of columns that held direct identifiers and were dropped on reading."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "columns", MappingProxyType(dict(self.columns)))
        object.__setattr__(self, "marks", MappingProxyType(dict(self.marks)))

    def __len__(self) -> int:
        return len(self.rows)

    def keep(self, rows: NDArray[np.bool_]) -> Answers:
        """Return the answers of the flagged rows only; these answers stay as they were."""
        at = np.flatnonzero(rows)
        return replace(
            self,
            rows=self.rows[at],
            columns={key: take(column, at) for key, column in self.columns.items()},
            marks={name: flags[at] for name, flags in self.marks.items()},
            respondents=tuple(self.respondents[i] for i in at) if self.respondents else (),
            answered_on=tuple(self.answered_on[i] for i in at) if self.answered_on else (),
        )

    def with_column(self, key: str, column: Column) -> Answers:
        """Return answers in which one column is another one."""
        return replace(self, columns={**self.columns, key: column})


def take(column: Column, at: NDArray[Any]) -> Column:
    """Return the entries of a column at the positions `at`, which may repeat (for a bootstrap)."""
    if isinstance(column, Choices):
        return replace(column, codes=column.codes[at])
    if isinstance(column, Ticks):
        left = tuple(column.leftover[i] for i in at) if column.leftover else ()
        return replace(column, ticked=column.ticked[at], leftover=left)
    if isinstance(column, Words):
        return Words(tuple(column.values[i] for i in at))
    return Numbers(column.values[at])
