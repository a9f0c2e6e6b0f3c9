"""What was agreed becomes the mails after the meeting: thanks, agreements, and the evaluation."""

from __future__ import annotations

from collections.abc import Sequence

from manege_analysis.meeting import letter_words as said
from manege_analysis.meeting.invitations import Letter, contact, owner, when
from manege_analysis.meeting.minutes import line_said
from manege_analysis.meeting.model import Agreement, MeetingPlan, ParkingLine
from manege_analysis.wording.dates import day
from manege_analysis.wording.text import Language, Text


def thanks(plan: MeetingPlan) -> Letter:
    """Write the mail that goes out with the minutes: thanks, who does what by when, and what is open."""
    language = plan.language
    lists: tuple[tuple[Text, Sequence[Agreement | ParkingLine]], ...] = (
        (said.AGREED, plan.agreements),
        (said.PARKED, [line for line in plan.parking_lot if line.kind == "matter"]),
        (said.IDEAS, [line for line in plan.parking_lot if line.kind == "idea"]),
    )
    body = [said.THANKS.say(language, when=when(plan))]
    body += [_lines(heading, lines, language) for heading, lines in lists if lines]
    if not plan.agreements:
        body.append(said.NOTHING_AGREED.in_(language))
    return _letter(
        plan, "thanks", said.THANKS_SUBJECT.say(language, title=plan.title), [*body, *keeping(plan)]
    )


def evaluation_request(plan: MeetingPlan) -> Letter:
    """Write the mail of the next day, which asks for two minutes; the link is the sender's to put in."""
    language = plan.language
    closes = plan.evaluation.closes
    link = (
        said.EVALUATION_LINK.say(language, day=day(closes, language))
        if closes
        else said.EVALUATION_PAPER.in_(language)
    )
    body = (said.EVALUATION.say(language, when=when(plan)), link)
    return _letter(plan, "evaluation", said.EVALUATION_SUBJECT.say(language, title=plan.title), body)


def keeping(plan: MeetingPlan) -> tuple[str, ...]:
    """Say who follows up, what to do when a date slips, and until when the evaluation is open."""
    language, follow_up = plan.language, plan.role("follow_up").person
    closes = plan.evaluation.closes
    parts = (
        said.FOLLOWS_UP.say(language, name=follow_up.name) if follow_up else "",
        said.YOURS.say(language, contact=contact(plan)) if plan.agreements else "",
        said.ASKED.say(language, day=day(closes, language)) if closes and closes >= plan.today else "",
    )
    return tuple(part for part in parts if part)


def _lines(heading: Text, lines: Sequence[Agreement | ParkingLine], language: Language) -> str:
    said_lines = (f"- {line_said(line, language)}" for line in lines)
    return "\n".join((f"{heading.in_(language)}:", *said_lines))


def _letter(plan: MeetingPlan, key: str, subject: str, body: Sequence[str]) -> Letter:
    language = plan.language
    dear, regards = said.TO_ALL.in_(language), said.REGARDS.say(language, owner=owner(plan))
    return Letter(key, "", dear, subject, (dear, *body, regards))
