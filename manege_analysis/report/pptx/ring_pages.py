"""One case part of the evening becomes pages: cases, and touchpoints with who enters the ring."""

from __future__ import annotations

from collections.abc import Iterator

from manege_analysis.meeting.model import MeetingPlan
from manege_analysis.meeting.programme import PlannedCase, PlannedTouchpoint, RunStep
from manege_analysis.report.pptx import words
from manege_analysis.report.pptx.pages import Called, Page
from manege_analysis.report.slides import Point
from manege_analysis.wording.numbers import listed
from manege_analysis.wording.text import Language


def part_pages(plan: MeetingPlan, part: int, language: Language) -> Iterator[Page]:
    """Yield the pages of one case part, in the evening's order; none where no case is chosen yet."""
    for number, case in enumerate(plan.cases, 1):
        if case.part == part:
            yield _case(plan, case, number, language)
            for point in plan.touchpoints:
                if point.case == case.id:
                    yield _point(plan, case, point, language)


def _case(plan: MeetingPlan, case: PlannedCase, number: int, language: Language) -> Page:
    points = [point for point in plan.touchpoints if point.case == case.id]
    minutes = max(round(case.reading_minutes), 1)
    reads = words.CASE_NOTES.say(language, minutes=minutes)
    return Page(
        f"case-{case.id}",
        "points",
        case.title,
        words.CASE.say(language, number=number),
        case.person,
        points=tuple(Point(point.title, point.situation) for point in points),
        numbered=True,
        notes=(reads, *(part.strip() for part in case.story.splitlines() if part.strip())),
        minutes=minutes,
    )


def _point(plan: MeetingPlan, case: PlannedCase, point: PlannedTouchpoint, language: Language) -> Page:
    called = tuple(_called(plan, actor) for actor in point.actors)
    named = listed([" – ".join(filter(None, (each.role, each.name))) for each in called], language)
    call, stay, park = words.POINT_NOTES
    number = plan.touchpoints.index(point) + 1
    return Page(
        f"nedslag-{case.id}-{point.id}",
        "ring",
        point.question,
        words.POINT.say(language, number=number, case=case.title),
        point.situation,
        points=(Point(point.title, words.EACH_SAYS.in_(language)),),
        ring=called,
        notes=(call.say(language, actors=named), stay.in_(language), park.in_(language)),
        minutes=_minutes(plan, point),
    )


def _called(plan: MeetingPlan, actor: str) -> Called:
    """Return who comes for an actor: the name only of one who said yes."""
    invited = plan.invitees(actor)
    names = [each.person.name for each in invited if each.answer == "accepted" and each.person.name]
    role = invited[0].role if invited else actor
    return Called(role, " · ".join(names))


def _minutes(plan: MeetingPlan, point: PlannedTouchpoint) -> float:
    """Return what the run sheet gives a touchpoint, or what it asks for where there is none yet."""
    steps: list[RunStep] = [
        step for step in plan.run_sheet if (step.case, step.touchpoint) == (point.case, point.id)
    ]
    planned = sum(step.minutes for step in steps)
    return planned or point.intro_minutes + point.dialogue_minutes + 1.5 * len(point.actors)
