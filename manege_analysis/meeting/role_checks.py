"""Whether every role is held, by somebody who can hold it, and every actor enters the ring."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from manege_analysis.cases.model import Library
from manege_analysis.meeting.evening import Evening
from manege_analysis.meeting.file import MeetingFile
from manege_analysis.meeting.model import Finding
from manege_analysis.meeting.people import Person, RoleKey
from manege_analysis.meeting.programme import PlannedTouchpoint
from manege_analysis.meeting.read import CLASHING_ROLES
from manege_analysis.meeting.words import ROLE_TITLES
from manege_analysis.wording.numbers import listed
from manege_analysis.wording.text import Language, Text

UNEASY_ROLES: tuple[tuple[RoleKey, RoleKey], ...] = (
    ("chair", "reader"),
    ("reader", "minutes"),
    ("reader", "parking_lot"),
)
"""Roles one person can just hold at once, to nobody's joy."""

_EMPTY = Text("Disse roller er ikke besat: {roles}.", "These roles are empty: {roles}.")
_SAME = Text(
    "{name} har både rollen »{one}« og rollen »{other}«.", '{name} has the roles "{one}" and "{other}".'
)
_IN_RING = Text(
    "{name} har rollen »{role}« og skal også i manegen som {actor}.",
    '{name} has the role "{role}" and also stands in the ring as {actor}.',
)
_ASK = Text("Spørg dem, der ingen rolle har: {pairs}.", "Ask those without a role: {pairs}.")
_ONE = Text("{name} om »{role}«", '{name} for "{role}"')
_GIVE = Text("Giv rollen »{role}« til {name}, der ingen rolle har.", 'Give "{role}" to {name}.')
_FIND = Text(
    "Skriv et navn i meeting.yaml under »roles: {key}«; fx en fra klyngebestyrelsen.",
    'Write a name in meeting.yaml under "roles: {key}", for instance a board member.',
)
_NEVER = Text(
    "{actor} er inviteret, men kommer aldrig i manegen.", "{actor} is invited but never in the ring."
)
_NEVER_FITS = Text(
    "Kald dem ind ved »{point}«; de har et tilbud dér, og der er tid.",
    'Call them in at "{point}"; they have an offer there, and there is time.',
)
_NEVER_CASE = Text(
    "Bed om deres ord i dialogen ved »{point}«, hvor de har et tilbud.",
    'Ask for their word in the dialogue at "{point}", where they have an offer.',
)
_NEVER_NONE = Text(
    "Ingen af de valgte nedslag bruger dem: sig det til dem, eller vælg et nedslag, der gør.",
    "No chosen touchpoint uses them: tell them, or choose one that does.",
)
_MISSING = Text(
    "Nedslaget »{point}« kan ikke undvære {actor}, {why}.", '"{point}" cannot do without {actor}, {why}.'
)
_DECLINED = Text("som har meldt afbud", "who declined")
_ABSENT = Text("som ikke står på listen", "who is not on the list")
_MISSING_REMEDY = Text(
    "Find en afløser fra samme sted, eller tag nedslaget ud.",
    "Find a stand-in from the same place, or leave the touchpoint out.",
)
_NO_LEADER = Text(
    "Ingen af gæsterne er leder; lederne er dem, der kan love noget.",
    "None of the guests is a leader; leaders are those who can promise something.",
)
_NO_LEADER_REMEDY = Text(
    "Invitér mindst én leder, og skriv »leader: true« ved navnet.",
    'Invite at least one leader, and write "leader: true" beside the name.',
)


def role_findings(file: MeetingFile, evening: Evening) -> tuple[Finding, ...]:
    """List empty roles, roles one person can hardly hold together, and role holders in the ring.

    The remedy names somebody of the planning group without a role where there is one.
    """
    language, free = evening.language, _free_people(file, evening)
    found = [*_empty(evening, free, language), *_same(evening, free, language)]
    found += _in_ring(evening, free, language)
    return tuple(found)


def actor_findings(evening: Evening, library: Library) -> tuple[Finding, ...]:
    """List actors who never enter the ring, touchpoints without a required one, and missing leaders."""
    cast, language = evening.cast, evening.language
    found: list[Finding] = []
    for actor in dict.fromkeys(each.actor for each in cast.actors if each.may_come):
        if evening.points and not any(actor in point.actors for point in evening.points):
            said = _NEVER.say(language, actor=cast.title(actor))
            found.append(
                Finding(f"actor-never-{actor}", "should", said, _enter(actor, evening, library))
            )
    found += [finding for point in evening.points for finding in _required(point, evening)]
    coming = [each for each in cast.actors if each.may_come]
    if coming and not any(each.level == "leader" for each in coming):
        said, remedy = _NO_LEADER.in_(language), _NO_LEADER_REMEDY.in_(language)
        found.append(Finding("no-leader", "should", said, remedy))
    return tuple(found)


def _empty(evening: Evening, free: Sequence[Person], language: Language) -> Iterator[Finding]:
    empty = [role for role in evening.cast.roles if role.required and role.person is None]
    if not empty:
        return
    roles = listed([f"»{role.title.lower()}«" for role in empty], language)
    if free:
        # Each is proposed once: two empty roles must not both be given to the same free hands.
        pairs = zip(empty, free, strict=False)
        asked = [_ONE.say(language, role=role.title.lower(), name=person.name) for role, person in pairs]
        remedy = _ASK.say(language, pairs=listed(asked, language))
    else:
        remedy = _FIND.say(language, key=empty[0].role)
    said = _EMPTY.say(language, roles=roles)
    yield Finding("roles-empty", "must", said, remedy)


def _same(evening: Evening, free: Sequence[Person], language: Language) -> Iterator[Finding]:
    for one, other in (*CLASHING_ROLES, *UNEASY_ROLES):
        held, also = evening.cast.holder(one), evening.cast.holder(other)
        if held and also and held.key == also.key:
            titles = {"one": _title(one, language), "other": _title(other, language)}
            said = _SAME.say(language, name=held.name, **titles)
            severity = "must" if (one, other) in CLASHING_ROLES else "should"
            remedy = _hand_over(other, free, language)
            yield Finding(f"roles-{one}-{other}", severity, said, remedy)  # type: ignore[arg-type]


def _in_ring(evening: Evening, free: Sequence[Person], language: Language) -> Iterator[Finding]:
    in_ring = {actor for point in evening.points for actor in point.actors}
    for role in evening.cast.roles:
        for invitee in evening.cast.actors if role.person else ():
            if role.person and invitee.person.key == role.person.key and invitee.actor in in_ring:
                title = role.title.lower()
                said = _IN_RING.say(language, name=invitee.name, role=title, actor=invitee.role)
                key = f"role-in-ring-{role.role}"
                yield Finding(key, "should", said, _hand_over(role.role, free, language))


def _hand_over(role: RoleKey, free: Sequence[Person], language: Language) -> str:
    if free:
        return _GIVE.say(language, role=_title(role, language), name=free[0].name)
    return _FIND.say(language, key=role)


def _free_people(file: MeetingFile, evening: Evening) -> tuple[Person, ...]:
    """List those of the planning group who hold no role and stand in no ring."""
    busy = {each.person.key for each in evening.cast.roles if each.person}
    busy |= {each.person.key for each in evening.cast.actors}
    people = [each.person() for each in file.planning_group]
    return tuple({each.key: each for each in people if each.key not in busy}.values())


def _enter(actor: str, evening: Evening, library: Library) -> str:
    """Say where an actor could be called in: where minutes allow it, else where they have an offer."""
    language = evening.language
    offered = [point for point in evening.points if actor in _wanted(point, library)]
    for point in offered:
        more = replace(point, actors=(*point.actors, actor))
        points = tuple(more if each == point else each for each in evening.points)
        if not any(fit.over for fit in replace(evening, points=points).fits()):
            return _NEVER_FITS.say(language, point=point.title)
    if offered:
        return _NEVER_CASE.say(language, point=offered[0].title)
    return _NEVER_NONE.in_(language)


def _wanted(point: PlannedTouchpoint, library: Library) -> tuple[str, ...]:
    found = next(each for each in library.case(point.case).touchpoints if each.id == point.id)
    return (*found.required, *found.useful)


def _required(point: PlannedTouchpoint, evening: Evening) -> Iterator[Finding]:
    cast, language = evening.cast, evening.language
    for actor in point.required:
        invited = any(each.actor == actor for each in cast.actors)
        if not invited or not cast.comes(actor):
            why = (_DECLINED if invited else _ABSENT).in_(language)
            said = _MISSING.say(language, point=point.title, actor=cast.title(actor), why=why)
            key = f"required-missing-{point.case}-{point.id}-{actor}"
            yield Finding(key, "must", said, _MISSING_REMEDY.in_(language))


def _title(role: RoleKey, language: Language) -> str:
    return ROLE_TITLES[role].in_(language).lower()
