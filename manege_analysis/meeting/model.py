"""`MeetingPlan`: all that is known and all that is missing of one cluster's meeting."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from typing import Literal

from manege_analysis.cases.model import Sector
from manege_analysis.meeting.people import Invitee, Member, Person, RoleHolder, RoleKey
from manege_analysis.meeting.programme import (
    Agenda,
    AgendaItem,
    PlannedCase,
    PlannedTouchpoint,
    RunStep,
    Variant,
    later,
)
from manege_analysis.wording.text import Language

Phase = Literal["clarify", "invite", "finish", "day", "after"]
State = Literal["done", "late", "next", "waiting", "later", "undated"]
Severity = Literal["must", "should", "note"]
Status = Literal["open", "done", "dropped"]


@dataclass(frozen=True)
class Place:
    """Where the meeting is held."""

    name: str = ""
    address: str = ""
    room: str = ""
    note: str = ""


@dataclass(frozen=True)
class Task:
    """One thing to do: from when, until when, by whom, and what has to be done before it.

    `phase` is one of the guide's five; `step` the drejebog's, from 1 to 10, where it has one.
    `moved` says why the date is not exactly `lead` before the meeting: weekend, holiday, break.
    `evidence` says how it shows that a task is done which nobody ticked off (`done` is then None).
    `files` are those the run has made for it, as they are called below the cluster's folder.  `agreed`
    marks a line of the agreements or the parking lot, whose status is kept there.
    """

    id: str
    phase: Phase
    title: str
    detail: str
    owner: str
    lead: str
    start: date | None
    due: date | None
    state: State
    step: int | None = None
    waits_for: tuple[str, ...] = ()
    done: date | None = None
    moved: str = ""
    evidence: str = ""
    own: bool = False
    files: tuple[str, ...] = ()
    agreed: bool = False


@dataclass(frozen=True)
class Finding:
    """Something in the plan that does not hold yet, and the cheapest way to make it hold.

    `must` stops the meeting from working, `should` makes it worse, `note` is good to know.
    `accepted` holds who decided to live with it, and why.
    """

    key: str
    severity: Severity
    said: str
    remedy: str
    accepted: str = ""


@dataclass(frozen=True)
class Seat:
    """One chair with the name that stands on the table card."""

    person: str
    name: str
    sector: Sector
    leader: bool


@dataclass(frozen=True)
class SeatedTable:
    """One table and who sits at it; `size` is how many chairs it has."""

    number: int
    size: int
    seats: tuple[Seat, ...]


@dataclass(frozen=True)
class Seating:
    """Who sits where, and how good that is: fewer pairs of neighbours from one sector is better.

    `cost` counts those pairs, and pairs of leaders; no seating can be below `bound`.  `proved` is
    true when the two meet, so that nothing better exists.
    """

    tables: tuple[SeatedTable, ...]
    cost: float
    bound: float
    proved: bool


@dataclass(frozen=True)
class BudgetLine:
    """One expense in kroner; `price` is None while nobody has said what it costs.

    `key` is the same for all lines that one entry of meeting.yaml was divided into.
    """

    key: str
    what: str
    price: Decimal | None
    per: Literal["meeting", "head"]
    heads: int
    sector: str
    paid_by: str

    @property
    def total(self) -> Decimal | None:
        """Price times heads, or the fixed price; None while the price is not known."""
        if self.price is None:
            return None
        return self.price * (self.heads if self.per == "head" else 1)


@dataclass(frozen=True)
class Budget:
    """The meeting's money: lines, sums per sector and per payer, and the frame it must stay within."""

    lines: tuple[BudgetLine, ...]
    total: Decimal
    by_sector: tuple[tuple[str, Decimal], ...]
    by_payer: tuple[tuple[str, Decimal], ...]
    frame: Decimal | None

    @property
    def left(self) -> Decimal | None:
        """What is left of the frame; negative when it is overspent, None without a frame."""
        return None if self.frame is None else self.frame - self.total


@dataclass(frozen=True)
class Material:
    """Something to bring, how many, and what for."""

    what: str
    count: int
    use: str


@dataclass(frozen=True)
class ParkingLine:
    """A line of the parking lot: a good idea to keep, or a matter that could not be settled."""

    id: str
    what: str
    kind: Literal["idea", "matter"]
    owner: str
    by: date | None
    told: str
    status: Status


@dataclass(frozen=True)
class Agreement:
    """What was agreed: who does it, by when, when they are reminded, and how the cluster hears of it."""

    id: str
    what: str
    owner: str
    by: date | None
    remind: date | None
    told: str
    status: Status


@dataclass(frozen=True)
class StepTime:
    """How long one step of the evening was meant to take and took, in seconds."""

    title: str
    planned: int
    real: int


@dataclass(frozen=True)
class Evaluation:
    """How the meeting is evaluated: the short questionnaire, and the planning group's own meeting."""

    how: str
    questionnaire: str
    send: date | None
    closes: date | None
    meeting: date | None
    agenda: tuple[AgendaItem, ...]


@dataclass(frozen=True)
class MeetingPlan:
    """One cluster's meeting as far as it is planned, in one language.

    A plan always exists: without a date its tasks have no dates, and `missing` says in sentences
    what to write into meeting.yaml.  It holds names, addresses and money, so it is internal; what a
    participant may read is made from its agenda, cases, touchpoints, place and roles.
    """

    cluster: str
    name: str
    round: str
    language: Language
    today: date
    title: str
    purpose: str
    areas: tuple[str, ...]
    owners: tuple[Person, ...]
    day: date | None
    start: time
    place: Place
    reply_by: date | None
    revision: int
    held: bool
    missing: tuple[str, ...]
    roles: tuple[RoleHolder, ...]
    cases: tuple[PlannedCase, ...]
    touchpoints: tuple[PlannedTouchpoint, ...]
    actors: tuple[Invitee, ...]
    members: tuple[Member, ...]
    members_coming: int
    agenda: Agenda
    run_sheet: tuple[RunStep, ...]
    variants: tuple[Variant, ...]
    tasks: tuple[Task, ...]
    seating: Seating | None
    budget: Budget
    material: tuple[Material, ...]
    ground_rules: tuple[str, ...]
    parking_lot: tuple[ParkingLine, ...]
    agreements: tuple[Agreement, ...]
    evaluation: Evaluation
    findings: tuple[Finding, ...]
    times: tuple[StepTime, ...] = ()

    @property
    def end(self) -> time:
        """When the agenda ends."""
        return later(self.start, self.agenda.minutes)

    def role(self, key: RoleKey) -> RoleHolder:
        """Return the role `key` with its holder; raises `KeyError` for an unknown one."""
        for role in self.roles:
            if role.role == key:
                return role
        raise KeyError(key)

    def invitees(self, actor: str) -> tuple[Invitee, ...]:
        """Return those who are invited as the actor with this id."""
        return tuple(invitee for invitee in self.actors if invitee.actor == actor)

    def touchpoints_of(self, actor: str) -> tuple[PlannedTouchpoint, ...]:
        """Return the touchpoints at which an actor stands in the ring, in the evening's order."""
        return tuple(point for point in self.touchpoints if actor in point.actors)
