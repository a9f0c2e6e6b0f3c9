"""The minutes as a letter: who met, what was told, agreed and parked, and how to reach each other."""

from __future__ import annotations

from manege_analysis.meeting.invitations import owner, when
from manege_analysis.meeting.minutes import Section, draft_minutes, is_over, present
from manege_analysis.meeting.model import MeetingPlan
from manege_analysis.meeting.sentence import in_sentence, stopped
from manege_analysis.report.identity import Brand
from manege_analysis.report.letters import words
from manege_analysis.report.letters.paper import Paper
from manege_analysis.wording.numbers import listed

_BLANK_ROWS = 4
"""Empty rows in a draft: a minute taker writes in them rather than make a table."""


def minutes_docx(plan: MeetingPlan, brand: Brand) -> bytes:
    """Write the minutes: a draft to go on with before the meeting, what was agreed after it.

    No answer to the questionnaire stands in them, nor anything else that the plan does not know.
    """
    language, made = plan.language, draft_minutes(plan)
    _, cases, *rest = made.sections
    paper = Paper(made.title, brand, plan.today, language)
    paper.title(words.MINUTES.in_(language), plan.title)
    is_draft = not is_over(plan)
    paper.quiet(words.DRAFT.in_(language) if is_draft else "")
    paper.facts(_facts(plan))
    if plan.cases:
        paper.heading(cases.heading)
        _cases(paper, plan)
    for section in rest:
        _section(paper, section, _BLANK_ROWS if is_draft else 0)
    return paper.bytes()


def _facts(plan: MeetingPlan) -> list[tuple[str, str]]:
    language, place = plan.language, plan.place
    holders = {role.role: role.person.name for role in plan.roles if role.person}
    time = when(plan)
    facts = (
        (words.WHEN, time[:1].upper() + time[1:]),
        (words.WHERE, ", ".join(part for part in (place.name, place.room, place.address) if part)),
        (words.HELD_BY, owner(plan)),
        (words.PURPOSE, plan.purpose),
        (words.PRESENT if is_over(plan) else words.EXPECTED, stopped(listed(present(plan), language))),
        (words.CHAIR, holders.get("chair", "")),
        (words.TAKER, holders.get("minutes", "")),
    )
    return [(name.in_(language), value) for name, value in facts]


def _cases(paper: Paper, plan: MeetingPlan) -> None:
    language = plan.language
    roles = {each.actor: in_sentence(each.role) for each in plan.actors}
    for case in plan.cases:
        paper.heading(case.title, 2)
        paper.say(stopped(case.person))
        paper.bullets(
            words.POINT_MET.say(
                language,
                number=str(number),
                title=point.title,
                actors=listed([roles[actor] for actor in point.actors], language),
            )
            for number, point in enumerate(plan.touchpoints, start=1)
            if point.case == case.id
        )


def _section(paper: Paper, section: Section, blank: int) -> None:
    paper.heading(section.heading)
    table = section.table
    if table is not None and (table.rows or blank):
        paper.table(table, blank)
    else:
        paper.bullets(section.lines)
