"""An agenda, cases and a cast become a run sheet to the minute."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import time

from manege_analysis.meeting import runsheet_lines as said
from manege_analysis.meeting.cast import Cast
from manege_analysis.meeting.part_fit import PartFit, TouchpointTimes, fit_parts
from manege_analysis.meeting.programme import (
    Agenda,
    AgendaItem,
    PlannedCase,
    PlannedTouchpoint,
    RunStep,
    later,
)
from manege_analysis.wording.text import Text

BEFORE = 60
"""The guide asks the planning group to meet an hour before."""
_UNTIMED = time(0)


@dataclass(frozen=True)
class _Evening:
    """What the lines of the case parts are made from."""

    cast: Cast
    cases: tuple[PlannedCase, ...]
    points: tuple[PlannedTouchpoint, ...]

    def number(self, point: PlannedTouchpoint) -> int:
        """A touchpoint's place in the evening, from 1."""
        return self.points.index(point) + 1


def build_run_sheet(
    agenda: Agenda,
    cases: Sequence[PlannedCase],
    points: Sequence[PlannedTouchpoint],
    cast: Cast,
    minutes_each: float = 1.5,
) -> tuple[RunStep, ...]:
    """Say to the minute who speaks, which touchpoint it is, who is in the ring and what is needed.

    The sheet begins an hour before the meeting with the room and ends with the planning group's own
    quarter of an hour.  Actors stay in the ring until the chair ends the touchpoint.  A part that
    does not fit runs over, and everything after it is later: the sheet never hides an overrun.
    """
    fits = {fit.part: fit for fit in fit_parts(agenda, cases, points, minutes_each)}
    evening = _Evening(cast, tuple(cases), tuple(points))
    steps = [_step(line, line.share, cast) for line in said.SETUP]
    for item in agenda.items:
        if item.part in fits and item.kind == "cases":
            steps += _case_part(item.part or 1, fits[item.part or 1], evening)
        else:
            steps += _item(item, cast)
    steps += [_step(line, line.share, cast) for line in said.DEBRIEF]
    return tuple(_timed(steps, later(agenda.items[0].start, -BEFORE)))


def overrun(agenda: Agenda, steps: Sequence[RunStep]) -> int:
    """Return by how many minutes the run sheet runs past the agenda's end; 0 when it fits."""
    evening = sum(step.minutes for step in steps if step.kind not in ("setup", "debrief"))
    return max(0, evening - agenda.minutes)


def _timed(steps: Sequence[RunStep], start: time) -> Iterator[RunStep]:
    for step in steps:
        yield replace(step, start=start)
        start = later(start, step.minutes)


def _step(line: said.Line, minutes: int, cast: Cast, title: str = "") -> RunStep:
    speaker = line.speaker
    return RunStep(
        start=_UNTIMED,
        minutes=minutes,
        kind=line.kind,
        title=title or line.title.in_(cast.language),
        speaker=speaker.in_(cast.language) if isinstance(speaker, Text) else cast.speaker(speaker),
        material=tuple(text.in_(cast.language) for text in line.material),
    )


def _item(item: AgendaItem, cast: Cast) -> Iterator[RunStep]:
    """Divide an item's minutes over its usual lines; a line without a whole minute falls out."""
    lines = said.LINES.get(item.kind, ())
    if not lines:
        line = said.Line(1, "talk", Text(item.title), "chair")
        yield _step(line, item.minutes, cast)
        return
    whole, left = sum(line.share for line in lines), item.minutes
    for index, line in enumerate(lines):
        last = index == len(lines) - 1
        minutes = left if last else min(left, round(item.minutes * line.share / whole))
        left -= minutes
        if minutes:
            yield _step(line, minutes, cast)


def _case_part(part: int, fit: PartFit, evening: _Evening) -> Iterator[RunStep]:
    cases = [case for case in evening.cases if case.part == part]
    times = iter(fit.touchpoints)
    for case, minutes in zip(cases, fit.readings, strict=True):
        yield _reading(case, minutes, evening.cast)
        for point in (each for each in evening.points if each.case == case.id):
            yield from _touchpoint(point, next(times), evening)
    if fit.spare:
        line = said.Line(1, "spare", said.SPARE if cases else said.EMPTY, "chair")
        yield replace(_step(line, fit.spare, evening.cast), part=part)


def _reading(case: PlannedCase, minutes: int, cast: Cast) -> RunStep:
    line = said.Line(1, "reading", said.READ, "reader", (said.SHEET, said.SLIDES))
    title = said.READ.say(cast.language, title=case.title)
    return replace(_step(line, minutes, cast, title), part=case.part, case=case.id, note=case.person)


def _touchpoint(
    point: PlannedTouchpoint, times: TouchpointTimes, evening: _Evening
) -> Iterator[RunStep]:
    cast, language = evening.cast, evening.cast.language
    here = RunStep(_UNTIMED, 0, "intro", "", "", point.part, point.case, point.id)
    title = said.POINT.say(language, number=evening.number(point), title=point.title)
    yield replace(
        here, minutes=times.intro, title=title, speaker=cast.speaker("reader"), note=point.question
    )
    for index, (actor, minutes) in enumerate(zip(point.actors, times.turns, strict=True)):
        yield replace(
            here,
            minutes=minutes,
            kind="turn",
            title=said.TURN.say(language, actor=cast.title(actor)),
            speaker=cast.actor(actor),
            actor=actor,
            in_ring=point.actors[: index + 1],
            material=(said.TAG.in_(language),),
            note=said.TURN_NOTE.in_(language),
        )
    yield replace(
        here,
        minutes=times.dialogue,
        kind="dialogue",
        title=said.DIALOGUE.in_(language),
        speaker=cast.speaker("chair"),
        in_ring=point.actors,
        material=(said.CHART.in_(language),),
        note=said.DIALOGUE_NOTE.in_(language),
    )
