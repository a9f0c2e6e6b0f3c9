"""Who comes, at which tables, as far as meeting.yaml says; what is wrong with it is found and said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import ceil

from manege_analysis.meeting.budget import guests
from manege_analysis.meeting.file import MeetingFile
from manege_analysis.meeting.model import Finding, Seat, Seating
from manege_analysis.meeting.people import Invitee, Person
from manege_analysis.meeting.seating import Wish, blocking_wish, seat
from manege_analysis.wording.numbers import counted, listed
from manege_analysis.wording.text import Language, Text

USUAL_TABLE = 7
"""Where no tables are written, as many of this size are proposed as people need."""

_MEMBER = Text("Klyngelæge {number}", "Cluster doctor {number}")
_NO_TABLES = Text(
    "Bordene er ikke skrevet; bordplanen regner med {tables} til {size}.",
    "No tables are written; the seating assumes {tables} of {size}.",
)
_NO_TABLES_REMEDY = Text(
    "Skriv fx »tables: [8, 8, 6]« under »seating« i meeting.yaml.",
    'Write for instance "tables: [8, 8, 6]" under "seating" in meeting.yaml.',
)
_FEW = Text("Der er {chairs} til {people}.", "There are {chairs} for {people}.")
_FEW_REMEDY = Text(
    "Sæt et bord mere ind med plads til {more}, eller sæt stole til.",
    "Add a table for {more}, or more chairs.",
)
_BLOCKED = Text(
    "Bordønskerne kan ikke alle opfyldes: {names} {wish}.",
    "The wishes cannot all be met: {names} {wish}.",
)
_TOGETHER, _APART = Text("skulle sidde sammen", "together"), Text("skulle sidde hver for sig", "apart")
_BLOCKED_REMEDY = Text(
    "Fjern det ønske; uden det går resten op.", "Drop that wish; the others hold without it."
)
_ALL_BLOCKED = Text(
    "Bordønskerne strider mod hinanden og er ikke brugt.",
    "The wishes contradict each other and were not used.",
)
_ALL_BLOCKED_REMEDY = Text("Tag ønskerne ud ét ad gangen.", "Take the wishes out one at a time.")
_TABLES = {"da": ("bord", "borde"), "en": ("table", "tables")}
_CHAIRS = {"da": ("stol", "stole"), "en": ("chair", "chairs")}
_PEOPLE = {"da": ("person", "personer"), "en": ("person", "people")}


@dataclass(frozen=True)
class Seated:
    """The seating, where there is one, and what was found while making it."""

    seating: Seating | None
    findings: tuple[Finding, ...]


def seats(file: MeetingFile, actors: Sequence[Invitee], language: Language) -> tuple[Seat, ...]:
    """List everybody who needs a chair: members who come, and guests who have not declined.

    Places without a name are numbered; an actor with three places is three seats.  A doctor of the
    cluster who is also an actor has one chair.
    """
    named = [
        Seat(f"member-{number}", each.name, each.sector, each.leader)
        for number, each in enumerate(file.members.names, start=1)
    ]
    for number in range(len(named) + 1, (file.members.coming or 0) + 1):
        name = _MEMBER.say(language, number=number)
        named.append(Seat(f"member-{number}", name, "general practice", False))
    return (*named, *(each for invitee in guests(file, actors) for each in _places(invitee)))


def seat_people(file: MeetingFile, actors: Sequence[Invitee], language: Language) -> Seated:
    """Make the seating that meeting.yaml asks for.

    Without tables a usual size is proposed and said; with too few chairs there is no seating; wishes
    that cannot be met are dropped and the one that blocks is named.
    """
    people = seats(file, actors, language)
    if not people:
        return Seated(None, ())
    sizes = file.seating.tables or _proposed(len(people))
    findings = list(_table_findings(file, len(people), sizes, language))
    if sum(sizes) < len(people):
        return Seated(None, tuple(findings))
    wishes = _wishes(file, people, actors)
    found = seat(people, sizes, [wish for _, wish in wishes])
    if found is None:
        findings.append(_blocked(people, sizes, wishes, language))
        found = seat(people, sizes)
    return Seated(found, tuple(findings))


def _proposed(people: int) -> tuple[int, ...]:
    return (USUAL_TABLE,) * ceil(people / USUAL_TABLE)


def _table_findings(
    file: MeetingFile, people: int, sizes: Sequence[int], language: Language
) -> Iterator[Finding]:
    if not file.seating.tables:
        said = _NO_TABLES.say(language, tables=counted(len(sizes), *_TABLES[language]), size=sizes[0])
        yield Finding("no-tables", "note", said, _NO_TABLES_REMEDY.in_(language))
    if sum(sizes) < people:
        chairs, heads = counted(sum(sizes), *_CHAIRS[language]), counted(people, *_PEOPLE[language])
        remedy = _FEW_REMEDY.say(language, more=people - sum(sizes))
        yield Finding("tables-full", "must", _FEW.say(language, chairs=chairs, people=heads), remedy)


def _wishes(
    file: MeetingFile, people: Sequence[Seat], actors: Sequence[Invitee]
) -> list[tuple[tuple[str, ...], Wish]]:
    places = _places_by_name(people, actors)
    wishes = []
    for names in file.seating.together:
        everybody = {index for name in names for index in places.get(Person(name).key, [])}
        wishes.append((names, Wish(tuple(sorted(everybody)), True)))
    for names in file.seating.apart:
        groups = [places.get(Person(name).key, []) for name in names]
        # Apart means one name from another: three people of one actor may still share a table.
        for one, other in combinations(groups, 2):
            wishes += [(names, Wish((a, b), False)) for a in one for b in other if a != b]
    return wishes


def _places_by_name(people: Sequence[Seat], actors: Sequence[Invitee]) -> dict[str, list[int]]:
    """Return the seats (by index) that a name or an actor's id stands for."""
    places: dict[str, list[int]] = {}
    by_person = {each.person: index for index, each in enumerate(people)}
    for index, each in enumerate(people):
        places.setdefault(Person(each.name).key, []).append(index)
    for invitee in actors:
        mine = [by_person[place.person] for place in _places(invitee) if place.person in by_person]
        # A doctor of the cluster who is also an actor sits on the member's chair.
        places.setdefault(Person(invitee.actor).key, []).extend(
            mine or places.get(invitee.person.key, [])
        )
    return places


def _places(invitee: Invitee) -> tuple[Seat, ...]:
    leader = invitee.level == "leader"
    if invitee.count == 1:
        return (Seat(invitee.id, invitee.name, invitee.sector, leader),)
    names = [
        invitee.name if invitee.person.name and n == 0 else f"{invitee.role} {n + 1}"
        for n in range(invitee.count)
    ]
    return tuple(
        Seat(f"{invitee.id}/{n + 1}", name, invitee.sector, leader) for n, name in enumerate(names)
    )


def _blocked(
    people: Sequence[Seat],
    sizes: Sequence[int],
    wishes: Sequence[tuple[tuple[str, ...], Wish]],
    language: Language,
) -> Finding:
    index = blocking_wish(people, sizes, [wish for _, wish in wishes])
    if index is None:
        said, remedy = _ALL_BLOCKED.in_(language), _ALL_BLOCKED_REMEDY.in_(language)
    else:
        names, wish = wishes[index]
        kind = (_TOGETHER if wish.together else _APART).in_(language)
        said = _BLOCKED.say(language, names=listed(names, language), wish=kind)
        remedy = _BLOCKED_REMEDY.in_(language)
    return Finding("seating-wishes", "should", said, remedy)
