"""Who is who on the evening: a role or an actor becomes the words that stand in the run sheet."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from manege_analysis.cases.model import Library
from manege_analysis.meeting.file import ActorFile, MeetingFile
from manege_analysis.meeting.people import ROLES, Invitee, Person, RoleHolder, RoleKey
from manege_analysis.meeting.words import ROLE_TITLES
from manege_analysis.wording.text import Language

OPTIONAL_ROLES: tuple[RoleKey, ...] = ("facilitator", "graphic", "results")
"""Roles a meeting can do without: the chair shows the results where nobody else is named."""


@dataclass(frozen=True)
class Cast:
    """The roles and the invited actors in one language.

    >>> cast = Cast("da", (RoleHolder("chair", "Mødeleder", Person("Birgit Holm"), True),), ())
    >>> cast.speaker("chair")
    'Mødeleder (Birgit Holm)'
    """

    language: Language
    roles: tuple[RoleHolder, ...]
    actors: tuple[Invitee, ...]
    titles: dict[str, str] = field(default_factory=dict)

    def holder(self, role: RoleKey) -> Person | None:
        """Return who holds `role`, or None."""
        return next((each.person for each in self.roles if each.role == role), None)

    def speaker(self, role: RoleKey) -> str:
        """Name a role with its holder; the chair stands in for a results presenter."""
        if role == "results" and not self.holder(role):
            role = "chair"
        title, holder = ROLE_TITLES[role].in_(self.language), self.holder(role)
        return f"{title} ({holder.name})" if holder else title

    def actor(self, actor: str) -> str:
        """Name an actor by role, with the names of those who come; an id stands for itself."""
        names = [each.person.name for each in self.actors if each.actor == actor and each.may_come]
        named = " + ".join(name for name in names if name)
        title = self.title(actor)
        return f"{title} ({named})" if named else title

    def title(self, actor: str) -> str:
        """Name an actor by role only."""
        invited = next((each.role for each in self.actors if each.actor == actor), "")
        return invited or self.titles.get(actor, actor)

    def comes(self, actor: str) -> bool:
        """Whether anybody may still come for an actor: all are counted until they decline."""
        invited = [each for each in self.actors if each.actor == actor]
        return not invited or any(each.may_come for each in invited)


def cast_of(file: MeetingFile, wanted: tuple[str, ...], library: Library, language: Language) -> Cast:
    """Gather roles and actors: those in meeting.yaml, then the `wanted` ones that nobody has invited."""
    roles = tuple(
        RoleHolder(
            role, ROLE_TITLES[role].in_(language), file.roles.holder(role), role not in OPTIONAL_ROLES
        )
        for role in ROLES
    )
    listed = {each.actor for each in file.actors}
    entries = [*file.actors, *(ActorFile(actor=actor) for actor in wanted if actor not in listed)]
    titles = {actor.id: actor.role.in_(language) for actor in library.actors}
    return Cast(language, roles, _invitees(entries, library, language), titles)


def _invitees(entries: list[ActorFile], library: Library, language: Language) -> tuple[Invitee, ...]:
    numbers: Counter[str] = Counter()
    found = []
    for entry in entries:
        numbers[entry.actor] += 1
        number = numbers[entry.actor]
        found.append(
            _invitee(entry, f"{entry.actor}-{number}" if number > 1 else entry.actor, library, language)
        )
    return tuple(found)


def _invitee(entry: ActorFile, invitee_id: str, library: Library, language: Language) -> Invitee:
    actor = library.actor(entry.actor)
    level = actor.level if entry.leader is None else "leader" if entry.leader else "staff"
    return Invitee(
        id=invitee_id,
        actor=entry.actor,
        role=actor.role.in_(language),
        sector=actor.sector,
        level=level,
        person=Person(entry.name, entry.organisation, entry.email, entry.phone),
        answer=entry.answer,
        count=entry.persons,
        answered=entry.answered,
        call_first=entry.call_first,
        offer=actor.offer.in_(language),
        reach=actor.reach.in_(language),
        note=entry.note,
    )
