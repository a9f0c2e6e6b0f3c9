"""A page as a value: what stands on a PowerPoint slide, before anything is known of its template."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from manege_analysis.report.slides import Point

Kind = Literal["title", "section", "points", "chart", "table", "ring"]
Tone = Literal["problem", "problem mild", "good", "good mild", "neutral"]


@dataclass(frozen=True)
class Bar:
    """One bar: surely `low`, at most `high`; both None for a row that has words only.

    `label` is what stands at the bar's end where the bar's own number would say too much.
    """

    name: str
    low: float | None
    high: float | None
    tone: Tone
    label: str = ""


@dataclass(frozen=True)
class Bars:
    """A native bar chart: its bars from top to bottom, and the `full` length that means everybody.

    `number` is how a bar's value is written, in the number format of spreadsheets; `series` names
    the columns: everybody, at most, and surely.  `alt` tells the chart to who cannot see it.
    """

    key: str
    bars: tuple[Bar, ...]
    full: float
    number: str
    series: tuple[str, str, str]
    alt: str

    @property
    def is_bounded(self) -> bool:
        """Whether any bar is only known from its least to its most."""
        return any(bar.low != bar.high for bar in self.bars)


@dataclass(frozen=True)
class Table:
    """A native table; its first row is the head unless `tones` colour the first column instead.

    `widths` are parts of the whole.  `alt` says in a sentence what the table holds.
    """

    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]
    alt: str
    tones: tuple[Tone, ...] = ()


@dataclass(frozen=True)
class Called:
    """An actor who is called into the ring: the role, and the person's name where somebody said yes."""

    role: str
    name: str = ""


@dataclass(frozen=True)
class Page:
    """One slide: `title` states the finding, `kicker` stands above it, `lead` below it.

    `points`, `bars`, `table` or `ring` is what the slide shows; `note` its foot; `notes` what the
    speaker may say, a paragraph each, and `minutes` how long it takes.  `block` names the part of the
    presentation that begins here.
    """

    id: str
    kind: Kind
    title: str
    kicker: str = ""
    lead: str = ""
    points: tuple[Point, ...] = ()
    numbered: bool = False
    bars: Bars | None = None
    table: Table | None = None
    ring: tuple[Called, ...] = ()
    note: str = ""
    notes: tuple[str, ...] = ()
    minutes: float = 0.0
    block: str = ""
