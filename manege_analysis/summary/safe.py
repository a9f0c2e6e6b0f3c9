"""The values that may travel below the gate: `SafeTable` and `SafeSummary`.

Only `summary/` makes them: constructing one elsewhere raises, and a test says so.  A table of the
internal edition holds the full distribution and carries its mark; whatever writes to `deles/` calls
`require_share`.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from manege_analysis.errors import PrivacyError
from manege_analysis.wording.text import Text

Edition = Literal["internal", "share"]
Rung = Literal["full", "merged", "three", "two", "top-coded", "withheld"]
TableKind = Literal["scale", "single", "multi", "number", "text"]
Side = Literal["problem", "middle", "good", "rest", "outside", "blank", "option"]

FLOOR = 3
"""No limit may be lower: statistics on Danish general practitioners never show fewer than three."""

_at_the_gate: ContextVar[bool] = ContextVar("_at_the_gate", default=False)


@contextmanager
def the_gate() -> Iterator[None]:
    """Allow safe values to be made inside the block; for `summary/` only (import-linter holds it)."""
    token = _at_the_gate.set(True)
    try:
        yield
    finally:
        _at_the_gate.reset(token)


def _require_gate(name: str) -> None:
    if not _at_the_gate.get():
        raise PrivacyError(f"{name} is made by the gate in manege_analysis.summary only.")


@dataclass(frozen=True)
class Shown:
    """A count that may be said."""

    count: int


@dataclass(frozen=True)
class Hidden:
    """A count that may only be bounded: from `low` to `high`, both included."""

    low: int
    high: int


Value: TypeAlias = Shown | Hidden


@dataclass(frozen=True)
class Limits:
    """The two limits of the share edition: answers an item needs, and the smallest number shown."""

    answers: int
    shown: int

    def __post_init__(self) -> None:
        if self.shown < FLOOR or self.answers < self.shown:
            raise PrivacyError(f"No limit may be below {FLOOR}.")


@dataclass(frozen=True)
class Cell:
    """One row of a safe table: what it stands for, on which side of the scale, and its value."""

    id: str
    text: Text
    side: Side
    value: Value


@dataclass(frozen=True)
class Bases:
    """The three bases of a share, for the internal edition; the share edition has one base only."""

    respondents: int
    shown: int
    answered: int


@dataclass(frozen=True)
class Estimate:
    """How sure a count is, for the internal edition: shares from 0 to 1, each as (low, high).

    `wilson` is corrected for the finite cluster, `exact` is the hypergeometric interval, and
    `worst` says what the share would be if everybody who did not answer had answered alike.  The
    last two need the number of members.
    """

    count: int
    base: int
    wilson: tuple[float, float]
    exact: tuple[float, float] | None = None
    worst: tuple[float, float] | None = None


@dataclass(frozen=True)
class SafeTable:
    """One item's answers, as far as its edition may know them.

    `rung` is the step of the ladder that was taken: "full" (every answer; internal, `open` policy,
    a choice with no small cell, or a mean that may be said), "merged" (a choice whose last options
    were put together), "three" (problem, middle, good), "two" (one side against the rest, and for
    multi-select and themes each option against the rest), "top-coded" (bounds only), "withheld"
    (no cells, no base).  `base` is the deck's one n.  For kind "number" `mean` is set when it may
    be said.  `hidden_reason` is a sentence for the slide when something was merged or withheld.

    Cells of a merged scale are named "problem", "middle", "good" and "rest"; on a scale without a
    problem side "first", "middle", "last" and "rest".  Internally every answer is a cell, with
    those outside the scale and a cell "blank" last; `bases`, `median` (a cell's id, or a number),
    `extremes` and `estimates` (by cell id; "problem" for a scale's problem side) stand only there.
    """

    key: str
    kind: TableKind
    edition: Edition
    rung: Rung
    base: int | None
    cells: tuple[Cell, ...]
    question: Text
    asks_for: Text = Text("")
    section: str = ""
    themes: tuple[tuple[str, float], ...] = ()
    option_themes: tuple[tuple[str, str, float], ...] = ()
    bases: Bases | None = None
    mean: float | None = None
    median: str | None = None
    unit: Text = Text("")
    sensitive: bool = False
    reworded: bool = False
    hidden_reason: Text = Text("")
    extremes: tuple[float, float] | None = None
    estimates: tuple[tuple[str, Estimate], ...] = ()

    def __post_init__(self) -> None:
        _require_gate("A SafeTable")

    def cell(self, cell_id: str) -> Cell | None:
        """Return the cell with `cell_id`, or None."""
        return next((cell for cell in self.cells if cell.id == cell_id), None)

    def side(self, side: Side) -> tuple[Cell, ...]:
        """Return the cells on one side of the scale."""
        return tuple(cell for cell in self.cells if cell.side == side)


@dataclass(frozen=True)
class GroupCount:
    """How many of one group of respondents a cell holds."""

    id: str
    text: Text
    base: int
    count: int


@dataclass(frozen=True)
class GroupTable:
    """One cell of one item, divided by the deck's one partition: all groups, or no table."""

    key: str
    cell: str
    text: Text
    edition: Edition
    groups: tuple[GroupCount, ...]

    def __post_init__(self) -> None:
        _require_gate("A GroupTable")


@dataclass(frozen=True)
class ResponseOverview:
    """Who was asked and who answered; `members` is None where nobody stated it.

    `respondents` is None in a share edition with fewer answers than it may show numbers for.
    `partial` (answered less than four fifths of what they were shown) and the days stand in the
    internal edition only.
    """

    respondents: int | None
    members: int | None
    partial: int | None = None
    first_day: date | None = None
    last_day: date | None = None


@dataclass(frozen=True)
class SafeSummary:
    """All that is known of a cluster's answers below the gate, for one edition and one round.

    It is stored as JSON and read back equal (`summary.store`), and everything that is shared can be
    rebuilt from it alone.
    """

    cluster: str
    cluster_name: str
    edition: Edition
    policy: Literal["closed", "open"]
    round: str
    questionnaire: str
    questionnaire_version: str
    title: Text
    response: ResponseOverview
    tables: tuple[SafeTable, ...]
    themes: tuple[tuple[str, Text, float], ...] = ()
    sections: tuple[tuple[str, Text], ...] = ()
    merged: Text = Text("")
    """One honest sentence about what was merged and why; empty when nothing was."""
    quotes: tuple[tuple[str, str], ...] = ()
    """Approved quotes: item key and redacted text."""
    limits: Limits = Limits(10, 5)
    sensitive_limits: Limits = Limits(20, 10)
    groups: tuple[GroupTable, ...] = ()
    totals: bool = False
    """Made from a finished count table: there are no single answers behind it."""

    def __post_init__(self) -> None:
        _require_gate("A SafeSummary")

    def __getitem__(self, key: str) -> SafeTable:
        for table in self.tables:
            if table.key == key:
                return table
        raise KeyError(key)


def require_share(*values: SafeTable | SafeSummary) -> None:
    """Raise `PrivacyError` if any value belongs to the internal edition."""
    for value in values:
        if value.edition != "share":
            name = value.key if isinstance(value, SafeTable) else value.cluster
            raise PrivacyError(f"{name}: a value of the internal edition may not be shared.")
