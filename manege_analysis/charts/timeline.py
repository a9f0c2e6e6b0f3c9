"""The run sheet as a time line: what is said when, and how long each touchpoint has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from manege_analysis.charts import words_meeting as words
from manege_analysis.charts.chart import Chart
from manege_analysis.charts.describe import in_words
from manege_analysis.charts.frame import Drawing, Frame, Part, box, compose, line, text
from manege_analysis.charts.textfit import balanced
from manege_analysis.charts.theme import PAGE, RULE, SOFT_INK, TRACK, Size
from manege_analysis.meeting.model import MeetingPlan
from manege_analysis.meeting.programme import RunStep, later, minutes_between
from manege_analysis.wording.dates import clock
from manege_analysis.wording.text import Language

_BEFORE_AND_AFTER = ("setup", "debrief")
_TICK = 30
_COLUMN = 0.40


@dataclass(frozen=True)
class Stretch:
    """One line of the picture: its name, and its steps with the minute each begins at."""

    name: str
    steps: tuple[RunStep, ...]
    begins: int

    @property
    def minutes(self) -> int:
        """How long the stretch lasts."""
        return sum(step.minutes for step in self.steps)

    @property
    def actors(self) -> int:
        """How many actors have a turn in it."""
        return sum(step.kind == "turn" for step in self.steps)


def timeline_chart(plan: MeetingPlan, size: Size = PAGE) -> Chart:
    """Draw the evening of a plan from start to end, a line for every item, reading and touchpoint.

    The drawing is as long as the run sheet really is, so an overrun is seen beside the planned end.
    Setting up and the planning group's own quarter of an hour are left out.
    """
    language = plan.language
    lines = stretches(plan)
    end = max((each.begins + each.minutes for each in lines), default=plan.agenda.minutes)
    frame = Frame(size, _title(plan, end), words.EACH_LINE.in_(language), (words.LEGEND.in_(language),))
    rows = tuple(_row(each, plan, language) for each in lines)
    said = "; ".join(f"{when} {name}, {long}" for name, when, long, _ in rows)
    heads = (words.ITEM, words.WHEN, words.LONG, words.WHO)
    return Chart(
        key="run-sheet",
        title=frame.title,
        subtitle=frame.subtitle,
        figure=compose(frame, _drawing(frame, lines, plan, max(end, plan.agenda.minutes)), language),
        alt=in_words(words.RUN_SHEET.in_(language), frame.title, said),
        columns=tuple(head.in_(language) for head in heads),
        rows=rows,
        base=None,
        language=language,
        edition="internal",
    )


def stretches(plan: MeetingPlan) -> tuple[Stretch, ...]:
    """Gather the run sheet's steps into the lines of the picture, in order."""
    found: list[Stretch] = []
    begins = 0
    steps = [step for step in plan.run_sheet if step.kind not in _BEFORE_AND_AFTER]
    for _, group in groupby(steps, key=lambda step: _belongs(step, plan)):
        inside = tuple(group)
        found.append(Stretch(_name(inside[0], plan), inside, begins))
        begins += found[-1].minutes
    return tuple(found)


def _belongs(step: RunStep, plan: MeetingPlan) -> tuple[str, str]:
    """Say which line a step belongs to: its touchpoint, or its reading, or the item of the agenda."""
    if step.part is not None:
        return step.touchpoint or step.kind, step.case
    return _item(step, plan), ""


def _item(step: RunStep, plan: MeetingPlan) -> str:
    begun = [item.title for item in plan.agenda.items if item.start <= step.start]
    return begun[-1] if begun else step.title


def _name(step: RunStep, plan: MeetingPlan) -> str:
    return step.title if step.part is not None else _item(step, plan)


def _title(plan: MeetingPlan, end: int) -> str:
    language, over = plan.language, end - plan.agenda.minutes
    start, ends = _bare(clock(plan.start, language)), _bare(clock(later(plan.start, end), language))
    if over > 0:
        return words.RUNS_OVER.say(language, minutes=over, end=ends)
    return (words.FITS if plan.cases else words.NO_CASES).say(language, start=start, end=ends)


def _bare(time: str) -> str:
    return time.removeprefix("kl. ")


def _row(each: Stretch, plan: MeetingPlan, language: Language) -> tuple[str, str, str, str]:
    speakers = dict.fromkeys(step.speaker for step in each.steps)
    when = clock(later(plan.start, each.begins), language)
    return each.name, when, _length(each, language), ", ".join(speakers)


def _length(each: Stretch, language: Language) -> str:
    if each.actors:
        return words.WITH_RING.say(language, minutes=each.minutes, actors=each.actors)
    return words.SHORT.say(language, minutes=each.minutes)


def _drawing(frame: Frame, lines: Sequence[Stretch], plan: MeetingPlan, end: int) -> Drawing:
    size = frame.size
    column = frame.room * (_COLUMN if not size.is_narrow else 0.0)
    labels = [_label(each, plan, size, column or frame.room) for each in lines]
    top = size.note * 2.0
    tops, y = [], top
    for label in labels:
        tops.append(y)
        y += max(len(label), 1) * size.note * 1.3 + size.note * (0.6 if column else 2.2)
    thick = size.note * 1.25
    return Drawing(
        x=(0.0, float(end)),
        height=y,
        left=column,
        texts=(
            *_ticks(plan, end, top, size),
            *_labels(lines, labels, tops, (column, thick), frame, plan),
        ),
        shapes=(*_grid(plan, end, (top, y)), *_bars(lines, tops, labels, (column, thick), size)),
    )


def _label(each: Stretch, plan: MeetingPlan, size: Size, room: float) -> tuple[str, ...]:
    when = _bare(clock(later(plan.start, each.begins), plan.language))
    return balanced(f"{when}  {each.name}", size.note, room - size.note)


def _ticks(plan: MeetingPlan, end: int, top: float, size: Size) -> Iterator[Part]:
    for at in _half_hours(plan, end):
        said = _bare(clock(later(plan.start, at), plan.language))
        yield text([said], at, top - size.note, size.note * 0.92, colour=SOFT_INK)


def _half_hours(plan: MeetingPlan, end: int) -> range:
    """Return the minutes, from the start, at which the clock shows a whole or half hour."""
    return range(-(plan.start.minute % _TICK) % _TICK, end + 1, _TICK)


def _grid(plan: MeetingPlan, end: int, y: tuple[float, float]) -> Iterator[Part]:
    for item in plan.agenda.parts:
        start = minutes_between(plan.start, item.start)
        yield box((start, start + item.minutes), y, TRACK)
    for at in _half_hours(plan, end):
        yield line((at, y[0]), (at, y[1]), RULE, dash="dot")


def _middle(at: float, label: Sequence[str], place: tuple[float, float], size: Size) -> float:
    column, thick = place
    tall = max(len(label), 1) * size.note * 1.3
    return at + tall / 2 if column else at + tall + thick / 2


def _bars(
    lines: Sequence[Stretch],
    tops: Sequence[float],
    labels: Sequence[Sequence[str]],
    place: tuple[float, float],
    size: Size,
) -> Iterator[Part]:
    for each, at, label in zip(lines, tops, labels, strict=True):
        middle, start = _middle(at, label, place, size), each.begins
        y = (middle - place[1] / 2, middle + place[1] / 2)
        for step in each.steps:
            fill = words.COLOURS.get(step.kind, words.REST)
            yield {**box((start, start + step.minutes), y, fill), "layer": "above"}
            start += step.minutes


def _labels(
    lines: Sequence[Stretch],
    labels: Sequence[Sequence[str]],
    tops: Sequence[float],
    place: tuple[float, float],
    frame: Frame,
    plan: MeetingPlan,
) -> Iterator[Part]:
    size, language = frame.size, plan.language
    for each, label, at in zip(lines, labels, tops, strict=True):
        middle = _middle(at, label, place, size)
        tall = max(len(label), 1) * size.note * 1.3
        beside = {"xref": "paper", "xanchor": "left", "xshift": -round(place[0])}
        yield text(label, 0, at + tall / 2, size.note, **beside)
        said = words.SHORT.say(language, minutes=each.minutes)
        late = 2 * each.begins > plan.agenda.minutes
        # What is late has its length before it: behind it the evening ends.
        at = each.begins if late else each.begins + each.minutes
        side = {
            "xanchor": "right" if late else "left",
            "xshift": round(size.note * (-0.5 if late else 0.5)),
        }
        yield text([said], at, middle, size.note, bold=True, **side)
