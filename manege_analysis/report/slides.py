"""A slide as a value: what it says, which chart it shows, and what the speaker may say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from manege_analysis.report.blocks import Block, Figure

Layout = Literal["title", "chart", "points"]
MOST_SLIDES = 12


@dataclass(frozen=True)
class Point:
    """One line of a list: a few words that stand out, and a sentence."""

    head: str
    text: str = ""


@dataclass(frozen=True)
class Slide(Block):
    """One slide.

    `title` states the finding; `kicker` stands small above it, `subtitle` below it.  `note` is the
    line at the foot: the base, and what was merged.  `notes` are the speaker's, a paragraph each;
    they travel with the shared file, so they are made from safe values too.
    """

    kind: ClassVar[str] = "slide"
    id: str
    layout: Layout
    title: str
    kicker: str = ""
    subtitle: str = ""
    figure: Figure | None = None
    points: tuple[Point, ...] = ()
    numbered: bool = False
    note: str = ""
    notes: tuple[str, ...] = ()
    minutes: float = 2.0

    def drawing(self) -> dict[str, Any]:
        return self.figure.drawing() if self.figure else {}
