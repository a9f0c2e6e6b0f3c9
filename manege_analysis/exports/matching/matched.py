"""The values of matching: a `Claim` on an item, a settled `Match`, and the whole `Matching`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from manege_analysis.errors import Problem
from manege_analysis.exports.layout import RawColumn
from manege_analysis.exports.matching.names import Target
from manege_analysis.questionnaire.model import Item
from manege_analysis.wording.text import Text

How = Literal["map", "code", "text", "near", "options"]


@dataclass(frozen=True)
class Claim:
    """Some columns may hold a target: why, and which column holds the words beside "other"."""

    target: Target
    how: How
    columns: tuple[RawColumn, ...]
    other: RawColumn | None = None
    joined_by: str = ""

    @property
    def headers(self) -> tuple[str, ...]:
        """The headers of all its columns."""
        others = (self.other.header,) if self.other else ()
        return tuple(column.header for column in self.columns) + others


@dataclass(frozen=True)
class Match:
    """The columns that hold an item.

    `options` has, for the columns of a multi-select, the option's id where it is known, else "".
    """

    item: Item
    how: How
    columns: tuple[RawColumn, ...]
    options: tuple[str, ...] = ()
    other: RawColumn | None = None
    joined_by: str = ""


@dataclass(frozen=True)
class Matching:
    """Which columns hold which items, what is left on either side, and what a person must settle."""

    matches: tuple[Match, ...]
    missing: tuple[str, ...]
    unmatched: tuple[str, ...]
    problems: tuple[Problem, ...] = ()
    notes: tuple[Text, ...] = ()
