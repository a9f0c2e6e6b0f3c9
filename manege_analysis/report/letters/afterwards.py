"""The letters after the meeting: thanks with what was agreed, and proposals to those who decide."""

from __future__ import annotations

from manege_analysis.meeting import letter_words as said
from manege_analysis.meeting.invitations import contact, owner, when
from manege_analysis.meeting.minutes_tables import agreed_table, parked_table
from manege_analysis.meeting.model import MeetingPlan
from manege_analysis.meeting.sentence import in_sentence
from manege_analysis.meeting.thanks import keeping
from manege_analysis.report.identity import Brand
from manege_analysis.report.letters import words
from manege_analysis.report.letters.paper import Paper
from manege_analysis.wording.dates import weekday_and_day
from manege_analysis.wording.numbers import listed

_AREAS_NAMED = 3


def thanks_docx(plan: MeetingPlan, brand: Brand) -> bytes:
    """Write the follow-up letter: thanks, who does what by when, what is open, how all hear of it."""
    language = plan.language
    title = words.THANKS.in_(language)
    paper = Paper(f"{title}: {plan.title}", brand, plan.today, language)
    paper.title(title, plan.title)
    paper.say(said.TO_ALL.in_(language), said.THANKS.say(language, when=when(plan)))
    paper.heading(said.AGREED.in_(language))
    agreed = agreed_table(plan)
    if agreed.rows:
        paper.table(agreed)
    else:
        paper.say(said.NOTHING_AGREED.in_(language))
    lists = ((said.PARKED, parked_table(plan)), (said.IDEAS, parked_table(plan, "idea")))
    for heading, table in lists:
        if table.rows:
            paper.heading(heading.in_(language))
            paper.table(table)
    if keeping(plan):
        paper.heading(said.KEEPING.in_(language))
        paper.say(*keeping(plan))
    paper.say(said.REGARDS.say(language, owner=owner(plan)))
    return paper.bytes()


def proposals_docx(plan: MeetingPlan, brand: Brand) -> bytes | None:
    """Write the good ideas as proposals to those who can decide; None where there are none."""
    language = plan.language
    ideas = parked_table(plan, "idea")
    if not ideas.rows:
        return None
    title = words.PROPOSALS.in_(language)
    areas = [in_sentence(area) for area in plan.areas]
    few = 0 < len(areas) <= _AREAS_NAMED
    told = {"areas": listed(areas, language) if few else words.AREAS.in_(language)}
    lead = words.PROPOSALS_UNDATED.say(language, **told)
    if plan.day:
        lead = words.PROPOSALS_LEAD.say(language, day=weekday_and_day(plan.day, language), **told)
    paper = Paper(f"{title}: {plan.title}", brand, plan.today, language)
    paper.title(title, plan.title)
    paper.say(lead[:1].upper() + lead[1:])
    paper.table(ideas)
    paper.say(words.PROPOSALS_REPLY.say(language, contact=contact(plan)))
    paper.say(said.REGARDS.say(language, owner=owner(plan)))
    return paper.bytes()
