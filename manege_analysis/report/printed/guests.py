"""A plan becomes everybody who gets a name tag: name, role, where they come from, and their table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from manege_analysis.meeting.model import MeetingPlan
from manege_analysis.meeting.people import Invitee, Member, Person
from manege_analysis.meeting.words import SECTORS
from manege_analysis.report.printed import words
from manege_analysis.summary.words import danish_order

SPARE = 5
"""Blank tags and cards for those who come unannounced; the list of materials counts with as many."""


@dataclass(frozen=True)
class Guest:
    """One name tag.  `name` is empty where nobody has said who comes; it is then written by hand.

    >>> guest = Guest("", "Eva-Marie Lund Holm", "Praktiserende læge")
    >>> guest.first, guest.rest
    ('Eva-Marie', 'Lund Holm')
    """

    seat: str
    name: str
    role: str
    organisation: str = ""
    table: str = ""

    @property
    def first(self) -> str:
        """The given name, which is set largest: it is what people call across the ring."""
        return self.name.split(maxsplit=1)[0] if self.name.strip() else ""

    @property
    def rest(self) -> str:
        """All names after the first."""
        return " ".join(self.name.split()[1:])


def guests(plan: MeetingPlan) -> tuple[Guest, ...]:
    """List everybody who may come, by name, those without one last.

    Doctors first met as members are not listed again as actors or role holders; a role at the
    meeting is added to what stands on the tag.  Who has declined gets no tag.
    """
    found: list[Guest] = []
    taken: set[str] = set()
    for guest in (*_members(plan), *_actors(plan), *_holders(plan)):
        key = Person(guest.name).key
        if not key or key not in taken:
            found.append(guest)
            taken.add(key)
    tables = _tables(plan)
    titled = _titles(plan)
    placed = (replace(each, table=tables.get(each.seat, "")) for each in found)
    return _in_order(_with_title(each, titled) for each in placed)


def _in_order(found: Iterable[Guest]) -> tuple[Guest, ...]:
    return tuple(sorted(found, key=lambda each: (not each.name, danish_order(each.name))))


def _members(plan: MeetingPlan) -> Iterator[Guest]:
    for number, member in enumerate(plan.members, start=1):
        yield Guest(f"member-{number}", member.name, _member_role(member, plan), plan.name)
    for number in range(len(plan.members) + 1, plan.members_coming + 1):
        yield Guest(f"member-{number}", "", words.DOCTOR.in_(plan.language), plan.name)


def _member_role(member: Member, plan: MeetingPlan) -> str:
    if member.sector == "general practice":
        return words.DOCTOR.in_(plan.language)
    sector = SECTORS[member.sector].in_(plan.language)
    return sector[:1].upper() + sector[1:]


def _actors(plan: MeetingPlan) -> Iterator[Guest]:
    for invitee in plan.actors:
        if invitee.may_come:
            yield from _places(invitee)


def _places(invitee: Invitee) -> Iterator[Guest]:
    for number in range(1, invitee.count + 1):
        seat = invitee.id if invitee.count == 1 else f"{invitee.id}/{number}"
        name = invitee.person.name if number == 1 else ""
        yield Guest(seat, name, invitee.role, invitee.person.organisation)


def _holders(plan: MeetingPlan) -> Iterator[Guest]:
    for role in plan.roles:
        if role.person is not None:
            yield Guest("", role.person.name, "", role.person.organisation)


def _titles(plan: MeetingPlan) -> dict[str, list[str]]:
    """Return the titles of the roles that each person holds, by the name's key."""
    found: dict[str, list[str]] = {}
    for role in plan.roles:
        if role.person is not None:
            found.setdefault(role.person.key, []).append(role.title)
    return found


def _with_title(guest: Guest, titled: dict[str, list[str]]) -> Guest:
    titles = titled.get(Person(guest.name).key, []) if guest.name else []
    said = [part for part in (guest.role, *titles) if part]
    lower = [part[:1].lower() + part[1:] if number else part for number, part in enumerate(said)]
    return replace(guest, role=" · ".join(lower))


def _tables(plan: MeetingPlan) -> dict[str, str]:
    if plan.seating is None:
        return {}
    return {
        seat.person: words.TABLE.say(plan.language, number=table.number)
        for table in plan.seating.tables
        for seat in table.seats
    }
