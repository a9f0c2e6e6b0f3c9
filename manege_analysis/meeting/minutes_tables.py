"""Agreements, parking lot and contacts become tables for the minutes and the follow-up letter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from manege_analysis.meeting.model import Agreement, MeetingPlan, ParkingLine
from manege_analysis.meeting.people import Invitee
from manege_analysis.meeting.words import STATUSES
from manege_analysis.wording.dates import day
from manege_analysis.wording.text import Language, Text

_MISSING = Text("mangler", "missing")
_LINE = (
    (Text("Ansvarlig", "Owner"), 34),
    (Text("Senest", "By"), 30),
    (Text("Sådan hører klyngen om det", "How the cluster is told"), 38),
    (Text("Status", "Status"), 20),
)
_HEADS: dict[str, tuple[tuple[Text, int], ...]] = {
    "agreed": ((Text("Aftale", "Agreement"), 60), *_LINE),
    "parked": ((Text("Hvad", "What"), 60), *_LINE),
    "contacts": (
        (Text("Hvem", "Who"), 54),
        (Text("Arbejdssted", "Organisation"), 44),
        (Text("Mail og telefon", "E-mail and telephone"), 68),
        (Text("Sådan træffes de", "How to reach them"), 44),
    ),
}
"""Each table's heads, and how much room each column takes beside the others."""


@dataclass(frozen=True)
class Table:
    """The same lines as a table: heads, a row for each line, and the columns' shares of the width."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    shares: tuple[int, ...]


def agreed_table(plan: MeetingPlan) -> Table:
    """Set what was agreed in columns: what, who, by when, and how the cluster hears of it."""
    return _table("agreed", [_columns(line, plan.language) for line in plan.agreements], plan.language)


def parked_table(plan: MeetingPlan, kind: Literal["idea", "matter"] = "matter") -> Table:
    """Set the parking lot's lines of one kind in columns."""
    rows = [_columns(line, plan.language) for line in plan.parking_lot if line.kind == kind]
    return _table("parked", rows, plan.language)


def named(invitee: Invitee) -> str:
    """Name somebody with what they do, or by what they do alone."""
    return f"{invitee.person.name} ({invitee.role})" if invitee.person.name else invitee.role


def contacts_table(plan: MeetingPlan) -> Table:
    """Set in columns who may be reached how: everybody invited who did not decline."""
    rows = [
        (
            named(each),
            each.person.organisation,
            ", ".join(way for way in (each.person.email, each.person.phone) if way),
            each.known_reach,
        )
        for each in plan.actors
        if each.may_come
    ]
    return _table("contacts", rows, plan.language)


def _table(heads: str, rows: Sequence[tuple[str, ...]], language: Language) -> Table:
    """Set a table without the columns in which nothing stands: open lines need no status."""
    columns = _HEADS[heads]
    used = [at for at in range(len(columns)) if not rows or any(row[at] for row in rows)]
    return Table(
        tuple(columns[at][0].in_(language) for at in used),
        tuple(tuple(row[at] for at in used) for row in rows),
        tuple(columns[at][1] for at in used),
    )


def _columns(line: Agreement | ParkingLine, language: Language) -> tuple[str, ...]:
    owner = line.owner or _MISSING.in_(language)
    status = "" if line.status == "open" else STATUSES[line.status].in_(language)
    return (line.what, owner, day(line.by, language) if line.by else "", line.told, status)
