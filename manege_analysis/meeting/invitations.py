"""A plan becomes invitations, personal pages and reminders: short texts for somebody's own mail."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time

from manege_analysis.meeting import letter_words as said
from manege_analysis.meeting.model import MeetingPlan
from manege_analysis.meeting.people import Invitee
from manege_analysis.meeting.programme import PlannedTouchpoint
from manege_analysis.meeting.sentence import cut, in_sentence, stopped
from manege_analysis.wording.dates import clock, weekday_and_day
from manege_analysis.wording.numbers import counted, listed
from manege_analysis.wording.text import Language

MOST_WORDS = 199
"""An invitation is read on a telephone between two patients: always under 200 words."""
POINTS_NAMED = 3
MOST_NAMES = 3
_QUOTED = (28, 18, 10, 6)
"""How many words of the library's own texts may stand in a letter; the longest that fits is used."""
_MINUTES = {"da": ("minut", "minutter"), "en": ("minute", "minutes")}


@dataclass(frozen=True)
class Letter:
    """A plain text to send: `to` names the group, `actor` is its id (empty for the members)."""

    key: str
    actor: str
    to: str
    subject: str
    paragraphs: tuple[str, ...]

    @property
    def text(self) -> str:
        """The whole letter, paragraphs parted by an empty line."""
        return "\n\n".join(self.paragraphs)

    @property
    def words(self) -> int:
        """How many words the letter has."""
        return len(self.text.split())


@dataclass(frozen=True)
class OwnPoint:
    """An actor's own touchpoint: when, which, what is asked, for how long and beside whom."""

    start: time
    heading: str
    case: str
    person: str
    situation: str
    question: str
    minutes: str


@dataclass(frozen=True)
class PersonalPage:
    """What one actor needs on one page: when and where, the own touchpoints, what to think about."""

    actor: str
    title: str
    when: str
    where: str
    points: tuple[OwnPoint, ...]
    questions: tuple[str, ...]
    reach: str
    contact: str


def invitations(plan: MeetingPlan) -> tuple[Letter, ...]:
    """Write one invitation per actor group, and one for the cluster's own doctors.

    Each is plain text under 200 words, however long the library's texts are: the model in a
    nutshell, the case, why you, what to say in 1-2 minutes, the deadline.  A group of which everybody
    has declined gets none.
    """
    actors = dict.fromkeys(invitee.actor for invitee in plan.actors if invitee.may_come)
    return tuple(_invitation(plan, actor) for actor in (*actors, ""))


def personal_pages(plan: MeetingPlan) -> tuple[PersonalPage, ...]:
    """Write one page for every actor who stands in the ring, with the times of the run sheet."""
    actors = dict.fromkeys(invitee.actor for invitee in plan.actors)
    return tuple(page for actor in actors if (page := personal_page(plan, actor)))


def personal_page(plan: MeetingPlan, actor: str) -> PersonalPage | None:
    """Write the page of one actor; None for who does not stand in the ring."""
    may_come = any(invitee.may_come for invitee in plan.invitees(actor))
    return _page(plan, actor) if may_come and plan.touchpoints_of(actor) else None


def reminders(plan: MeetingPlan) -> tuple[Letter, ...]:
    """Write a reminder for every group with somebody who has not answered.

    It says at which touchpoints the group is missed, and that a colleague will do.
    """
    language, found = plan.language, []
    for actor, group in _groups(plan):
        if any(invitee.answer == "invited" for invitee in group):
            subject = said.REMINDER_SUBJECT.say(language, title=plan.title)
            asked = said.REMINDER.say(language, when=when(plan), deadline=_deadline(plan))
            points = plan.touchpoints_of(actor)
            why = said.REMINDER_WHY.say(language, points=points_named(points, language))
            body = (asked, why if points else "", said.REMINDER_ELSE.in_(language))
            found.append(_letter(plan, "reminder", actor, subject, body))
    return tuple(found)


def last_words(plan: MeetingPlan) -> tuple[Letter, ...]:
    """Write the note that goes out with the programme a week before, to those who come."""
    language, found = plan.language, []
    for actor, group in _groups(plan):
        if any(invitee.answer == "accepted" for invitee in group):
            subject = said.LAST_SUBJECT.say(language, title=plan.title, day=_day(plan))
            points = plan.touchpoints_of(actor)
            own = said.LAST_POINTS.say(language, points=points_named(points, language))
            body = " ".join((said.LAST.say(language, when=when(plan)), own if points else "")).strip()
            place = " ".join(part for part in (where(plan), plan.place.note) if part)
            found.append(_letter(plan, "last", actor, subject, (body, place)))
    return tuple(found)


def greeting(plan: MeetingPlan, actor: str) -> str:
    """Greet a group: by name where everybody's is known and they are few, else by what they do."""
    group = [invitee for invitee in plan.invitees(actor) if invitee.may_come]
    names = [cut(invitee.person.name, 8) for invitee in group]
    if names and all(names) and len(names) <= MOST_NAMES:
        return said.DEAR.say(plan.language, names=listed(names, plan.language))
    who = group[0].role if group else said.MEMBERS.in_(plan.language)
    return said.TO.say(plan.language, who=cut(who, 8))


def when(plan: MeetingPlan) -> str:
    """Say day and time in one phrase, as far as they are known."""
    language = plan.language
    if plan.day is None:
        return said.NO_DATE.in_(language)
    start, end = clock(plan.start, language), clock(plan.end, language).removeprefix("kl. ")
    day = weekday_and_day(plan.day, language)
    return said.WHEN.say(language, day=day, start=start, end=end)


def where(plan: MeetingPlan, most: int = 28) -> str:
    """Say where in one sentence of about `most` words; empty while no place is known."""
    place = ", ".join(part for part in (plan.place.name, plan.place.room, plan.place.address) if part)
    return said.PLACE.say(plan.language, place=cut(place, most)) if place else ""


def contact(plan: MeetingPlan) -> str:
    """Name whom to answer: the first owner or role holder whose mail or phone is known."""
    people = [*plan.owners, *(role.person for role in plan.roles if role.person)]
    reachable = [person for person in people if person.email or person.phone]
    for person in (*reachable, *people):
        return ", ".join(part for part in (cut(person.name, 8), person.email or person.phone) if part)
    return owner(plan)


def owner(plan: MeetingPlan) -> str:
    """Name the meeting's owners in one phrase; the cluster where none is written."""
    names = [person.name for person in plan.owners]
    return listed(names, plan.language) or plan.name or said.OWNER.in_(plan.language)


def points_named(points: Sequence[PlannedTouchpoint], language: Language, most: int = 8) -> str:
    """Name some touchpoints in a sentence; without any, say "some touchpoints"."""
    titles = [cut(point.title, min(most, 8)) for point in points[:POINTS_NAMED]]
    names = [said.QUOTED.say(language, title=title) for title in titles]
    return listed(names, language) or said.SOME_POINTS.in_(language)


def _groups(plan: MeetingPlan) -> list[tuple[str, tuple[Invitee, ...]]]:
    actors = dict.fromkeys(invitee.actor for invitee in plan.actors)
    return [(actor, plan.invitees(actor)) for actor in actors]


def _invitation(plan: MeetingPlan, actor: str) -> Letter:
    """Write an invitation with quotations as long as the 200 words allow."""
    letters = (_invitation_of(plan, actor, quoted) for quoted in _QUOTED)
    return next((letter for letter in letters if letter.words <= MOST_WORDS), _shortest(plan, actor))


def _shortest(plan: MeetingPlan, actor: str) -> Letter:
    return _invitation_of(plan, actor, _QUOTED[-1])


def _invitation_of(plan: MeetingPlan, actor: str, quoted: int) -> Letter:
    language, points = plan.language, plan.touchpoints_of(actor)
    opening, model = _opening(plan, quoted), said.MODEL.in_(language)
    body: tuple[str, ...] = (opening, said.MEMBERS_WHY.in_(language), model, _deadline(plan))
    person = _person(plan, points, quoted)
    if actor and not points:
        body = (opening, model, person, said.WHY_TABLE.in_(language), _deadline(plan))
    elif actor:
        offer = cut(plan.invitees(actor)[0].offer, quoted)
        body = (
            opening,
            model,
            person,
            said.WHY.say(language, points=points_named(points, language, quoted)),
            said.OFFER.say(language, offer=offer) if offer else "",
            said.SAY.in_(language),
            f"{said.PREPARE.in_(language)} {_deadline(plan)}",
        )
    return _letter(plan, "invitation", actor, _subject(plan), body)


def _letter(plan: MeetingPlan, key: str, actor: str, subject: str, body: Sequence[str]) -> Letter:
    language = plan.language
    group = plan.invitees(actor)
    who = group[0].role if group else said.MEMBERS.in_(language)
    dear = greeting(plan, actor)
    regards = said.REGARDS.say(language, owner=cut(owner(plan), 8))
    parts = tuple(paragraph for paragraph in (dear, *body, regards) if paragraph)
    return Letter(key, actor, who, subject, parts)


def _opening(plan: MeetingPlan, quoted: int) -> str:
    invited = said.INVITED.say(plan.language, owner=cut(owner(plan), 8), when=when(plan))
    purpose = cut(plan.purpose, quoted)
    meant = said.PURPOSE.say(plan.language, purpose=purpose) if purpose else ""
    return " ".join(part for part in (invited, where(plan, quoted), meant) if part)


def _person(plan: MeetingPlan, points: Sequence[PlannedTouchpoint], quoted: int) -> str:
    own = points[0].case if points else ""
    case = next((each for each in plan.cases if each.id == own), None) or next(iter(plan.cases), None)
    return said.CASE.say(plan.language, person=stopped(cut(case.person, quoted))) if case else ""


def _subject(plan: MeetingPlan) -> str:
    return said.SUBJECT.say(plan.language, title=plan.title, day=_day(plan))


def _day(plan: MeetingPlan) -> str:
    return weekday_and_day(plan.day, plan.language) if plan.day else said.NO_DATE.in_(plan.language)


def _deadline(plan: MeetingPlan) -> str:
    if plan.reply_by is None:
        return said.DEADLINE_OPEN.say(plan.language, contact=contact(plan))
    day = weekday_and_day(plan.reply_by, plan.language)
    return said.DEADLINE.say(plan.language, day=day, contact=contact(plan))


def _page(plan: MeetingPlan, actor: str) -> PersonalPage:
    language = plan.language
    invitee = plan.invitees(actor)[0]
    reach = said.PAGE_REACH_UNKNOWN.in_(language)
    if invitee.known_reach:
        reach = said.PAGE_REACH.say(language, reach=invitee.known_reach)
    return PersonalPage(
        actor=actor,
        title=said.PAGE.say(language, who=invitee.role),
        when=when(plan),
        where=where(plan),
        points=tuple(_own_point(plan, actor, point) for point in plan.touchpoints_of(actor)),
        questions=tuple(question.in_(language) for question in said.PAGE_QUESTIONS),
        reach=reach,
        contact=contact(plan),
    )


def _own_point(plan: MeetingPlan, actor: str, point: PlannedTouchpoint) -> OwnPoint:
    language = plan.language
    steps = [step for step in plan.run_sheet if (step.case, step.touchpoint) == (point.case, point.id)]
    turn = next(step for step in steps if step.actor == actor)
    case = next(each for each in plan.cases if each.id == point.case)
    titles = {invitee.actor: in_sentence(invitee.role) for invitee in plan.actors}
    others = listed([titles[other] for other in point.actors if other != actor], language)
    minutes = counted(turn.minutes, *_MINUTES[language])
    words = said.PAGE_MINUTES if others else said.PAGE_ALONE
    number = plan.touchpoints.index(point) + 1
    return OwnPoint(
        start=steps[0].start,
        heading=said.PAGE_POINT.say(
            language, time=clock(steps[0].start, language), number=number, title=point.title
        ),
        case=case.title,
        person=case.person,
        situation=point.situation,
        question=point.question,
        minutes=words.say(language, minutes=minutes, others=others),
    )
