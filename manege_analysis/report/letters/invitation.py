"""The invitation of one actor group, or of the cluster's own doctors, as a letter."""

from __future__ import annotations

from manege_analysis.meeting import letter_words as said
from manege_analysis.meeting.invitations import (
    PersonalPage,
    contact,
    greeting,
    owner,
    personal_page,
    points_named,
    when,
)
from manege_analysis.meeting.model import MeetingPlan
from manege_analysis.meeting.sentence import in_sentence, stopped
from manege_analysis.report.identity import Brand
from manege_analysis.report.letters import words
from manege_analysis.report.letters.paper import Paper
from manege_analysis.wording.dates import weekday_and_day
from manege_analysis.wording.numbers import counted, listed
from manege_analysis.wording.text import Language

_GUESTS_NAMED = 4


def invitation_docx(plan: MeetingPlan, actor: str, brand: Brand) -> bytes:
    """Write the invitation of the actor group `actor`, or of the cluster's doctors where it is empty.

    It says what the mail says and has room for the rest: the group's own touchpoints with situation
    and question, what 1-2 minutes are enough for, and the practical facts at a glance.
    """
    language, group = plan.language, plan.invitees(actor)
    who = group[0].role if group else said.MEMBERS.in_(language)
    paper = Paper(words.INVITATION_TO.say(language, who=who), brand, plan.today, language)
    paper.title(words.INVITATION.in_(language), plan.title)
    paper.say(greeting(plan, actor), _opening(plan))
    paper.facts(_facts(plan))
    paper.heading(words.MODEL.in_(language))
    paper.say(words.MODEL_TEXT.in_(language))
    page = personal_page(plan, actor)
    if not group:
        _members(paper, plan)
    elif page is None:
        paper.say(said.WHY_TABLE.in_(language))
    else:
        _own_points(paper, plan, page)
    _answer(paper, plan, bool(group))
    return paper.bytes()


def _opening(plan: MeetingPlan) -> str:
    invited = said.INVITED.say(plan.language, owner=owner(plan), when=when(plan))
    purpose = said.PURPOSE.say(plan.language, purpose=plan.purpose) if plan.purpose else ""
    return f"{invited} {purpose}".strip()


def _facts(plan: MeetingPlan) -> list[tuple[str, str]]:
    language, place = plan.language, plan.place
    time = when(plan)
    reply = weekday_and_day(plan.reply_by, language) if plan.reply_by else ""
    facts = (
        (words.WHEN, time[:1].upper() + time[1:] if plan.day else ""),
        (words.WHERE, ", ".join(part for part in (place.name, place.room, place.address) if part)),
        (words.PRACTICAL, place.note),
        (words.WHO_COMES, _who_comes(plan)),
        (words.REPLY_BY, reply[:1].upper() + reply[1:]),
        (words.REPLY_TO, contact(plan)),
    )
    return [(name.in_(language), value) for name, value in facts]


def _who_comes(plan: MeetingPlan) -> str:
    language = plan.language
    roles = [in_sentence(role) for role in _roles(plan)]
    if not roles:
        return ""
    more = len(roles) - _GUESTS_NAMED
    if more > 1:
        roles = [*roles[:_GUESTS_NAMED], words.AND_MORE.say(language, count=str(more))]
    doctors = (
        counted(plan.members_coming, *words.DOCTORS[language])
        if plan.members_coming
        else words.THE_DOCTORS.in_(language)
    )
    return words.PEOPLE.say(language, doctors=doctors, guests=listed(roles, language))


def _roles(plan: MeetingPlan) -> list[str]:
    guests = (each for each in plan.actors if each.may_come and each.sector != "general practice")
    return list(dict.fromkeys(each.role for each in guests))


def _own_points(paper: Paper, plan: MeetingPlan, page: PersonalPage) -> None:
    language = plan.language
    named = points_named(plan.touchpoints_of(page.actor), language)
    paper.heading(words.YOUR_POINTS.in_(language))
    paper.say(said.WHY.say(language, points=named))
    for point in page.points:
        paper.heading(point.heading[:1].upper() + point.heading[1:], 2)
        paper.quiet(f"{point.case} · {stopped(point.person)}")
        paper.say(point.situation, keep=True)
        paper.strong(point.question)
        paper.say(point.minutes)
    paper.quiet(words.TIMES.in_(language) if plan.day else "")
    offer = plan.invitees(page.actor)[0].offer
    paper.heading(words.TWO_MINUTES.in_(language))
    if offer:
        paper.say(f"{words.OFFER.in_(language)}: {offer}")
    paper.say(words.TWO_MINUTES_LEAD.in_(language), keep=True)
    paper.bullets(page.questions)
    paper.say(words.EXAMPLE.in_(language), page.reach)


def _members(paper: Paper, plan: MeetingPlan) -> None:
    language = plan.language
    paper.heading(words.MEMBERS.in_(language))
    paper.say(said.MEMBERS_WHY.in_(language))
    if plan.cases:
        paper.heading(words.TOLD.in_(language))
    for case in plan.cases:
        paper.heading(case.title, 2)
        paper.say(stopped(case.person))
        paper.bullets(_told(plan, case.id, language))


def _told(plan: MeetingPlan, case: str, language: Language) -> list[str]:
    roles = {each.actor: in_sentence(each.role) for each in plan.actors}
    return [
        words.POINT_TOLD.say(
            language,
            title=point.title,
            actors=listed([roles[actor] for actor in point.actors], language),
        )
        for point in plan.touchpoints
        if point.case == case
    ]


def _answer(paper: Paper, plan: MeetingPlan, is_guest: bool) -> None:
    language = plan.language
    paper.heading(words.ANSWER.in_(language))
    if plan.reply_by:
        day = weekday_and_day(plan.reply_by, language)
        asked = said.DEADLINE.say(language, day=day, contact=contact(plan))
    else:
        asked = said.DEADLINE_OPEN.say(language, contact=contact(plan))
    wanted = words.ANSWER_TEXT if is_guest else words.ANSWER_MEMBERS
    paper.say(f"{asked} {wanted.in_(language)}", words.GLAD.in_(language))
    paper.say(said.REGARDS.say(language, owner=owner(plan)))
