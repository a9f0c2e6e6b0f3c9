"""The evening itself as values: cases and touchpoints as planned, agenda, run sheet and variants."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal

Shape = Literal["guide", "blocks", "own"]
ItemKind = Literal["welcome", "results", "cases", "break", "summing_up", "closing", "other"]
StepKind = Literal[
    "setup",
    "talk",
    "results",
    "reading",
    "intro",
    "turn",
    "dialogue",
    "spare",
    "break",
    "closing",
    "debrief",
]


@dataclass(frozen=True)
class PlannedCase:
    """A chosen case in the plan's language; `part` is the case part (from 1) in which it is read."""

    id: str
    title: str
    person: str
    story: str
    part: int
    reading_minutes: float

    @property
    def words(self) -> int:
        """How many words the reader has to read aloud."""
        return len(self.story.split())


@dataclass(frozen=True)
class PlannedTouchpoint:
    """A chosen touchpoint: what is asked, who is called into the ring, and its minutes.

    `actors` are actor ids in the order in which they speak, the required ones first.  `covers`
    pairs theme ids with the degree to which the touchpoint covers them.
    """

    case: str
    id: str
    title: str
    situation: str
    question: str
    part: int
    actors: tuple[str, ...]
    required: tuple[str, ...]
    intro_minutes: float
    dialogue_minutes: float
    covers: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True)
class AgendaItem:
    """One line of the agenda; `part` numbers the case parts, `block` the drejebog's blocks 1-3."""

    kind: ItemKind
    title: str
    start: time
    minutes: int
    part: int | None = None
    block: int | None = None

    @property
    def end(self) -> time:
        """When the item ends."""
        return later(self.start, self.minutes)


@dataclass(frozen=True)
class Agenda:
    """The evening's lines in order; `shortened` says in sentences what had to give way, and to what."""

    shape: Shape
    items: tuple[AgendaItem, ...]
    shortened: tuple[str, ...] = ()

    @property
    def minutes(self) -> int:
        """The length of the whole meeting."""
        return sum(item.minutes for item in self.items)

    @property
    def parts(self) -> tuple[AgendaItem, ...]:
        """The case parts, in order."""
        return tuple(item for item in self.items if item.kind == "cases")


@dataclass(frozen=True)
class RunStep:
    """One line of the run sheet: who speaks for how many whole minutes, and who stands in the ring.

    `in_ring` are the actor ids in the ring *during* the step: actors stay until the chair ends the
    touchpoint.  `actor` is set for a `turn`: the one whose turn it is.
    """

    start: time
    minutes: int
    kind: StepKind
    title: str
    speaker: str
    part: int | None = None
    case: str = ""
    touchpoint: str = ""
    actor: str = ""
    in_ring: tuple[str, ...] = ()
    material: tuple[str, ...] = ()
    note: str = ""

    @property
    def end(self) -> time:
        """When the step ends."""
        return later(self.start, self.minutes)


@dataclass(frozen=True)
class Variant:
    """A plan B: what may go wrong, what to do about it at once, and the run sheet that then holds."""

    key: str
    title: str
    actions: tuple[str, ...]
    agenda: Agenda
    run_sheet: tuple[RunStep, ...]


def later(start: time, minutes: int) -> time:
    """Return the clock time `minutes` after `start`; past midnight the clock begins again.

    >>> later(time(16, 30), 150)
    datetime.time(19, 0)
    """
    return (datetime.combine(date(2000, 1, 2), start) + timedelta(minutes=minutes)).time()


def minutes_between(start: time, end: time) -> int:
    """Return the whole minutes from `start` to `end` of the same day; negative when `end` is earlier.

    >>> minutes_between(time(16, 30), time(19, 0))
    150
    """
    return (end.hour - start.hour) * 60 + end.minute - start.minute
