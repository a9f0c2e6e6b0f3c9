"""A tool's reader turns sheets into a `Layout`: what each column asks and what may stand in it.

A layout needs no questionnaire.  Drafting a questionnaire, mapping columns and tabulating start from
it; matching it to a `Questionnaire` gives `Answers`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from manege_analysis.exports.answers import Source
from manege_analysis.exports.cells import Cells, is_blank
from manege_analysis.wording.text import Text

Hint = Literal["", "choice", "tick", "joined", "number", "date", "text", "other"]
"""What a tool says of a column.

`tick` is one option of a multi-select, `joined` a whole multi-select in one cell, `other` the text
written beside "other"; empty where the tool does not say.
"""


@dataclass(frozen=True)
class KnownOption:
    """An answer that the file itself knows of, used or not; `missing` for a user-missing value."""

    code: str
    label: str
    missing: bool = False


@dataclass(frozen=True)
class RawColumn:
    """One column of the file.

    - `header`: as in the file, blanks collapsed, made unique with " (2)"; what a column map names.
    - `code`: the tool's own name of the question ("q7", "s_12"), where it has one.
    - `text`: the question's words; `item`: the row of a matrix, where the tool tells them apart.
    - `option`, `option_code`: for a `tick` column, which option it stands for.
    - `group`: equal for all columns of one multi-select or of one matrix, and for a question and
      its `other`; the tool's own name of the question where it has one.
    - `options`: the file's own label table for this column, in the best-known order.
    - `delimiter`: what joins a `joined` cell.
    - `ticked`: for a `tick` column, the texts that mean ticked; every other text but a blank means
      unticked.  Empty: any text but a blank, "0", "No", "Nej", "N", "Unchecked" and "False".
    - `not_answered`, `not_shown`: texts that mean so; a blank is not answered unless it is listed
      under `not_shown`.
    - `unticked_tells`: whether an unticked box proves that the question was shown and answered; in
      REDCap it does not.
    """

    header: str
    cells: Cells
    code: str = ""
    text: str = ""
    item: str = ""
    option: str = ""
    option_code: str = ""
    group: str = ""
    hint: Hint = ""
    options: tuple[KnownOption, ...] = ()
    delimiter: str = ""
    ticked: tuple[str, ...] = ()
    not_answered: tuple[str, ...] = ()
    not_shown: tuple[str, ...] = ()
    unticked_tells: bool = True

    @property
    def words(self) -> str:
        """The best wording there is: text and matrix row, else the header."""
        return " – ".join(part for part in (self.text, self.item) if part) or self.header

    def is_blank(self) -> bool:
        """Whether nobody wrote anything in this column."""
        return all(is_blank(label) for label in self.cells.counts())


@dataclass(frozen=True)
class Asked:
    """One thing asked, as the file shows it: one column, or the columns of one multi-select."""

    columns: tuple[RawColumn, ...]
    other: RawColumn | None = None

    @property
    def first(self) -> RawColumn:
        """The column that stands for all where one is enough: its code, text and header."""
        return self.columns[0]

    @property
    def is_multi(self) -> bool:
        """Whether any number of answers can be given."""
        return self.first.hint in ("tick", "joined")

    @property
    def headers(self) -> tuple[str, ...]:
        """The headers of all columns, the written "other" last."""
        others = (self.other.header,) if self.other else ()
        return tuple(column.header for column in self.columns) + others


@dataclass(frozen=True)
class Layout:
    """A file as its tool's reader understands it.

    `marks`, `respondents`, `answered_on` and `dropped` mean what they mean in `Answers`: use
    `pseudonyms` for `respondents`.  Columns of direct identifiers are not among `columns`.
    """

    source: Source
    rows: NDArray[np.int64]
    columns: tuple[RawColumn, ...]
    marks: Mapping[str, NDArray[np.bool_]] = field(default_factory=dict)
    respondents: tuple[str, ...] = ()
    answered_on: tuple[date | None, ...] = ()
    dropped: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "marks", MappingProxyType(dict(self.marks)))

    def __len__(self) -> int:
        return len(self.rows)

    def column(self, header: str) -> RawColumn:
        """Return the column with this header; raises `KeyError` for an unknown one."""
        for column in self.columns:
            if column.header == header:
                return column
        raise KeyError(header)

    def asked(self) -> tuple[Asked, ...]:
        """Gather the columns into the things asked, in the order of the file."""
        return tuple(_gather(self.columns))

    def keep(self, rows: NDArray[np.bool_]) -> Layout:
        """Return the layout with the flagged rows only."""
        at = np.flatnonzero(rows)
        return replace(
            self,
            rows=self.rows[at],
            columns=tuple(replace(c, cells=c.cells.at(at)) for c in self.columns),
            marks={name: flags[at] for name, flags in self.marks.items()},
            respondents=_pick(self.respondents, at),
            answered_on=_pick(self.answered_on, at),
        )

    def with_notes(self, *notes: Text) -> Layout:
        """Return the layout with more notes on what was repaired or left out."""
        return replace(self, source=replace(self.source, notes=(*self.source.notes, *notes)))


def pseudonyms(cells: Cells) -> tuple[str, ...]:
    """Name each distinct text `r1`, `r2` … in order of appearance; blank where the cell is blank.

    Equal texts get equal names, so duplicates are seen; nothing of the text itself is in the name,
    not even as a hash, which a list of e-mail addresses would break.

    >>> pseudonyms(Cells.of(["a@b.dk", "", "a@b.dk", "c@d.dk"]))
    ('r1', '', 'r1', 'r2')
    """
    names: dict[str, str] = {}
    for label in cells.counts():
        if not is_blank(label):
            names[label] = f"r{len(names) + 1}"
    return tuple(names.get(text, "") for text in cells.texts())


def _pick(values: tuple[Any, ...], at: NDArray[Any]) -> tuple[Any, ...]:
    return tuple(values[place] for place in at) if values else ()


def _gather(columns: tuple[RawColumn, ...]) -> Iterator[Asked]:
    ticks: dict[str, list[RawColumn]] = {}
    for column in columns:
        if column.hint == "tick" and column.group:
            ticks.setdefault(column.group, []).append(column)
    # A matrix has one group and many questions: words beside "other" then belong to none of them.
    asked = Counter(c.group for c in columns if c.hint not in ("tick", "other"))
    alone = {group for group, count in asked.items() if count == 1 and group not in ticks}
    others = {c.group: c for c in reversed(columns) if c.hint == "other" and c.group in {*ticks, *alone}}
    for column in columns:
        group = column.group
        if column.hint == "tick" and group:
            if column is ticks[group][0]:
                yield Asked(tuple(ticks[group]), others.get(group))
        elif column.hint == "other":
            if others.get(group) is not column:
                yield Asked((column,))
        else:
            yield Asked((column,), others.get(group) if group else None)
