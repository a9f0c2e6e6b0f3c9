"""A plan, its parking lot and its agreements become the draft of the minutes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from manege_analysis.meeting.invitations import owner, when, where
from manege_analysis.meeting.minutes_tables import (
    Table,
    agreed_table,
    contacts_table,
    named,
    parked_table,
)
from manege_analysis.meeting.model import Agreement, MeetingPlan, ParkingLine
from manege_analysis.meeting.people import Invitee
from manege_analysis.meeting.sentence import stopped
from manege_analysis.meeting.words import STATUSES
from manege_analysis.wording.dates import day
from manege_analysis.wording.numbers import counted, listed
from manege_analysis.wording.text import Language, Text

_TITLE = Text("Referat: {title}", "Minutes: {title}")
_MEETING = Text("Mødet", "The meeting")
_CASES = Text("Casene og nedslagene", "Cases and touchpoints")
_AGREED = Text("Aftaler", "Agreements")
_PARKED = Text("P-pladsen: det uafklarede", "The parking lot: open matters")
_IDEAS = Text("Gode ideer og forslag", "Good ideas and proposals")
_CONTACTS = Text("Sådan får I fat i hinanden", "How to reach each other")
_CONTACTS_LATER = Text(
    "Kontaktlisten kommer med, når mødet er holdt.", "The list of contacts follows after the meeting."
)
_NEXT = Text("Det videre forløb", "What happens next")

_HELD = Text("Mødet blev holdt {when}.", "The meeting was held {when}.")
_TO_BE_HELD = Text("Mødet holdes {when}.", "The meeting is held {when}.")
_HELD_BY = Text("Mødet blev holdt af {owner}.", "The meeting was called by {owner}.")
_TO_BE_HELD_BY = Text("Mødet holdes af {owner}.", "The meeting is called by {owner}.")
_PURPOSE = Text("Formålet: {purpose}", "The purpose: {purpose}")
_PRESENT = Text("Til stede: {people}.", "Present: {people}.")
_EXPECTED = Text("Tilmeldt: {people}.", "Expected: {people}.")
_MEMBERS = Text("{doctors} fra klyngen", "{doctors} of the cluster")
_ROLE = Text("{role}: {name}.", "{role}: {name}.")
_CASE = Text("{title}: {person}", "{title}: {person}")
_POINT = Text(
    "Nedslag {number}, {title}. I manegen: {actors}.", "Touchpoint {number}, {title}: {actors}."
)
_OWNER = Text("Ansvarlig: {owner}.", "Owner: {owner}.")
_NO_OWNER = Text("Ansvarlig mangler.", "No owner yet.")
_BY = Text("Senest {day}.", "By {day}.")
_TOLD = Text("Klyngen hører om det: {told}.", "The cluster is told: {told}.")
_STATUS = Text("Status: {status}.", "Status: {status}.")
_PROPOSAL = Text("Forslag til dem, der beslutter: {what}", "Proposal to those who decide: {what}")
_NOTHING = Text("Intet skrevet ned.", "Nothing was written down.")
_EVALUATION = Text("Evaluering: {how}", "Evaluation: {how}")
_DEBRIEF = Text("Planlægningsgruppen mødes {day}.", "The planning group meets {day}.")
_FOLLOW_UP = Text("Opfølgning: {name}.", "Follow-up: {name}.")
_DOCTORS = {"da": ("læge", "læger"), "en": ("doctor", "doctors")}


@dataclass(frozen=True)
class Section:
    """A heading of the minutes and its lines; `table` says them in columns, where they have any."""

    heading: str
    lines: tuple[str, ...]
    table: Table | None = None


@dataclass(frozen=True)
class Minutes:
    """The draft of the minutes; the minute taker writes the rest."""

    title: str
    sections: tuple[Section, ...]


def draft_minutes(plan: MeetingPlan) -> Minutes:
    """Draft the minutes from what the plan knows: who came, what was told, agreed and parked.

    Only those who said yes stand as present, so the minute taker checks the list.  Money, telephone
    calls, findings and answers to the questionnaire are not in it: minutes go to everybody.  Nor do
    addresses stand in it before the meeting, where a draft could be sent by mistake.
    """
    language = plan.language
    sections = (
        (_MEETING, tuple(_meeting(plan)), None),
        (_CASES, tuple(_cases(plan)), None),
        (_AGREED, tuple(line_said(line, language) for line in plan.agreements), agreed_table(plan)),
        (
            _PARKED,
            tuple(line_said(line, language) for line in _kind(plan, "matter")),
            parked_table(plan),
        ),
        (_IDEAS, proposals(plan), None),
        (_CONTACTS, _contacts(plan), contacts_table(plan) if is_over(plan) else None),
        (_NEXT, tuple(_next(plan)), None),
    )
    nothing = (_NOTHING.in_(language),)
    return Minutes(
        _TITLE.say(language, title=plan.title),
        tuple(
            Section(heading.in_(language), lines or nothing, table) for heading, lines, table in sections
        ),
    )


def is_to_come(plan: MeetingPlan) -> bool:
    """Whether people may still be asked to come: nobody says it was held, and its day is not past."""
    return not plan.held and (plan.day is None or plan.day >= plan.today)


def is_over(plan: MeetingPlan) -> bool:
    """Whether there is something to tell of the meeting: it has been, or lines are written already."""
    return not is_to_come(plan) or bool(plan.agreements or plan.parking_lot)


def proposals(plan: MeetingPlan) -> tuple[str, ...]:
    """Word the good ideas of the parking lot as proposals to those who can decide."""
    language = plan.language
    return tuple(
        " ".join((_PROPOSAL.say(language, what=stopped(line.what)), *_facts(line, language)))
        for line in _kind(plan, "idea")
        if line.status != "dropped"
    )


def _kind(plan: MeetingPlan, kind: str) -> tuple[ParkingLine, ...]:
    return tuple(line for line in plan.parking_lot if line.kind == kind)


def _meeting(plan: MeetingPlan) -> Iterator[str]:
    language = plan.language
    held = (_HELD if is_over(plan) else _TO_BE_HELD).say(language, when=when(plan))
    yield " ".join(part for part in (held, where(plan)) if part)
    yield (_HELD_BY if is_over(plan) else _TO_BE_HELD_BY).say(language, owner=owner(plan))
    if plan.purpose:
        yield _PURPOSE.say(language, purpose=stopped(plan.purpose))
    if present(plan):
        people = listed(present(plan), language)
        yield (_PRESENT if is_over(plan) else _EXPECTED).say(language, people=people)
    for role in plan.roles:
        if role.person and role.role in ("chair", "minutes"):
            yield _ROLE.say(language, role=role.title, name=role.person.name)


def present(plan: MeetingPlan) -> list[str]:
    """Name who said yes: the cluster's doctors by number, everybody else by name and role."""
    language = plan.language
    doctors = counted(plan.members_coming, *_DOCTORS[language])
    members = [_MEMBERS.say(language, doctors=doctors)] if plan.members_coming else []
    return members + [named(each) for each in plan.actors if each.answer == "accepted"]


def _cases(plan: MeetingPlan) -> Iterator[str]:
    language, titles = plan.language, {each.actor: each.role for each in plan.actors}
    for case in plan.cases:
        yield _CASE.say(language, title=case.title, person=case.person)
        for point in (each for each in plan.touchpoints if each.case == case.id):
            number = plan.touchpoints.index(point) + 1
            actors = listed([titles[actor] for actor in point.actors], language)
            yield _POINT.say(language, number=number, title=point.title, actors=actors)


def line_said(line: Agreement | ParkingLine, language: Language) -> str:
    """Say a line with who, by when, how the cluster is told, and its status where it is not open.

    >>> line_said(Agreement("a", "PPR ringer", "Anna", None, None, "", "done"), "da")
    'PPR ringer. Ansvarlig: Anna. Status: gjort.'
    """
    word = STATUSES[line.status].in_(language)
    status = [] if line.status == "open" else [_STATUS.say(language, status=word)]
    return " ".join((stopped(line.what), *_facts(line, language), *status))


def _facts(line: Agreement | ParkingLine, language: Language) -> Sequence[str]:
    owned = _OWNER.say(language, owner=line.owner) if line.owner else _NO_OWNER.in_(language)
    by = [_BY.say(language, day=day(line.by, language))] if line.by else []
    told = [_TOLD.say(language, told=line.told)] if line.told else []
    return (owned, *by, *told)


def _contacts(plan: MeetingPlan) -> tuple[str, ...]:
    if not is_over(plan):
        return (_CONTACTS_LATER.in_(plan.language),)
    return tuple(_contact(each) for each in plan.actors if each.may_come)


def _contact(invitee: Invitee) -> str:
    ways = (invitee.person.email, invitee.person.phone, invitee.known_reach)
    return f"{named(invitee)}: {'; '.join(way for way in ways if way)}"


def _next(plan: MeetingPlan) -> Iterator[str]:
    language = plan.language
    follow_up = plan.role("follow_up").person
    if follow_up:
        yield _FOLLOW_UP.say(language, name=follow_up.name)
    yield _EVALUATION.say(language, how=plan.evaluation.how)
    if plan.evaluation.meeting:
        yield _DEBRIEF.say(language, day=day(plan.evaluation.meeting, language))
