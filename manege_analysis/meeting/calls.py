"""A plan becomes a call list: whom to phone first, why, and what to say in a minute."""

from __future__ import annotations

from dataclasses import dataclass

from manege_analysis.meeting import letter_words as said
from manege_analysis.meeting.invitations import points_named, when
from manege_analysis.meeting.model import MeetingPlan
from manege_analysis.meeting.people import Invitee
from manege_analysis.wording.text import Text


@dataclass(frozen=True)
class Call:
    """One telephone call; `urgency` 1 is the first to make."""

    urgency: int
    invitee: str
    name: str
    role: str
    phone: str
    reason: str
    script: str


def calls(plan: MeetingPlan) -> tuple[Call, ...]:
    """List whom to phone, in the order in which it matters.

    First those who declined though a touchpoint cannot do without them (somebody must stand in),
    then required actors who have not answered, then everybody silent after the deadline, those who
    need to hear of the model, and leaders who have not said yes.  Who has accepted is left in peace.
    """
    found = [(reason, invitee) for invitee in plan.actors if (reason := _reason(plan, invitee))]
    ordered = sorted(found, key=lambda each: each[0][0])
    return tuple(_call(plan, invitee, *reason) for reason, invitee in ordered)


def _reason(plan: MeetingPlan, invitee: Invitee) -> tuple[int, Text] | None:
    required = any(invitee.actor in point.required for point in plan.touchpoints)
    others = [each for each in plan.invitees(invitee.actor) if each != invitee]
    covered = any(each.answer == "accepted" for each in others)
    late = plan.reply_by is not None and plan.today > plan.reply_by
    reasons = (
        (1, said.CALL_ABSENT, invitee.answer == "declined" and required and not covered),
        (2, said.CALL_REQUIRED, invitee.answer == "invited" and required and not covered),
        (3, said.CALL_LATE, invitee.answer == "invited" and late),
        (4, said.CALL_FIRST, invitee.answer in ("invited", "not invited") and invitee.call_first),
        (5, said.CALL_LEADER, invitee.answer == "invited" and invitee.level == "leader"),
    )
    return next(((urgency, text) for urgency, text, applies in reasons if applies), None)


def _call(plan: MeetingPlan, invitee: Invitee, urgency: int, reason: Text) -> Call:
    language = plan.language
    wanted = [point for point in plan.touchpoints if invitee.actor in (*point.actors, *point.required)]
    script = said.CALL_SUBSTITUTE if invitee.answer == "declined" else said.CALL_SCRIPT
    return Call(
        urgency=urgency,
        invitee=invitee.id,
        name=invitee.name,
        role=invitee.role,
        phone=invitee.person.phone,
        reason=reason.in_(language),
        script=script.say(language, when=when(plan), points=points_named(wanted, language)),
    )
