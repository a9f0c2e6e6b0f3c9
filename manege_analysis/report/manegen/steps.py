"""A run sheet becomes the steps that the page counts down: from the welcome to the thanks."""

from __future__ import annotations

from dataclasses import dataclass

from manege_analysis.meeting.model import MeetingPlan
from manege_analysis.meeting.programme import RunStep
from manege_analysis.wording.dates import clock

_OUTSIDE = ("setup", "debrief")


@dataclass(frozen=True)
class Step:
    """One thing that happens: `item` is its line of the agenda, `case` and `point` where it belongs.

    `ring` names those who stand in the ring; the last of them has the floor during a turn.  `case`
    and `point` are numbers on the page, from 1, and 0 where the step has none.
    """

    item: str
    kind: str
    at: str
    minutes: int
    title: str
    who: str
    ring: tuple[str, ...]
    case: int
    point: int


@dataclass(frozen=True)
class Point:
    """A touchpoint as it is read aloud: what is told, what is asked, who is called in."""

    number: int
    title: str
    situation: str
    question: str
    actors: tuple[str, ...]


@dataclass(frozen=True)
class Story:
    """A case for the reader, with its touchpoints."""

    number: int
    title: str
    person: str
    story: tuple[str, ...]
    points: tuple[Point, ...]


def steps(plan: MeetingPlan) -> tuple[Step, ...]:
    """List the steps of the evening in order; the hour before and the talk afterwards are left out."""
    cases = {case.id: number for number, case in enumerate(plan.cases, start=1)}
    points = {(each.case, each.id): number for number, each in enumerate(plan.touchpoints, start=1)}
    return tuple(
        Step(
            item=_item(step, plan),
            kind=step.kind,
            at=clock(step.start, plan.language).removeprefix("kl. "),
            minutes=step.minutes,
            title=step.title,
            who=step.speaker,
            ring=tuple(_name(actor, plan) for actor in step.in_ring),
            case=cases.get(step.case, 0),
            point=points.get((step.case, step.touchpoint), 0),
        )
        for step in plan.run_sheet
        if step.kind not in _OUTSIDE
    )


def stories(plan: MeetingPlan) -> tuple[Story, ...]:
    """List the cases with their touchpoints, numbered through the evening."""
    numbered = list(enumerate(plan.touchpoints, start=1))
    return tuple(
        Story(
            number,
            case.title,
            case.person,
            tuple(part.strip() for part in case.story.splitlines() if part.strip()),
            tuple(
                Point(
                    index,
                    point.title,
                    point.situation,
                    point.question,
                    tuple(_name(actor, plan) for actor in point.actors),
                )
                for index, point in numbered
                if point.case == case.id
            ),
        )
        for number, case in enumerate(plan.cases, start=1)
    )


def _item(step: RunStep, plan: MeetingPlan) -> str:
    """Name the agenda's line that a step belongs to; what runs over stands under the last one."""
    begun = [item.title for item in plan.agenda.items if item.start <= step.start]
    return begun[-1] if begun else plan.agenda.items[-1].title


def _name(actor: str, plan: MeetingPlan) -> str:
    """Name an actor as the chair calls: the role, with the names of those who come."""
    invited = plan.invitees(actor)
    role = invited[0].role if invited else actor
    names = [each.person.name for each in invited if each.may_come and each.person.name]
    return f"{role} ({' + '.join(names)})" if names else role
