"""The minutes of a case part, divided over readings, turns in the ring and dialogue."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import ceil

from manege_analysis.cases.casefile import WORDS_A_MINUTE
from manege_analysis.meeting.programme import Agenda, PlannedCase, PlannedTouchpoint

LEAST_DIALOGUE = 2
MOST_EXTRA_DIALOGUE = 3


@dataclass(frozen=True)
class TouchpointTimes:
    """Whole minutes for one touchpoint: the opening, each actor's turn, and the dialogue."""

    intro: int
    turns: tuple[int, ...]
    dialogue: int

    @property
    def minutes(self) -> int:
        """All minutes of the touchpoint."""
        return self.intro + sum(self.turns) + self.dialogue


@dataclass(frozen=True)
class PartFit:
    """How a part's minutes are spent; `over` is what is missing even at the shortest.

    `cut_turns` and `cut_dialogue` are the minutes that were taken from turns and dialogues to fit.
    """

    part: int
    minutes: int
    readings: tuple[int, ...]
    touchpoints: tuple[TouchpointTimes, ...]
    cut_turns: int = 0
    cut_dialogue: int = 0
    spare: int = 0

    @property
    def used(self) -> int:
        """The minutes that readings and touchpoints take."""
        return sum(self.readings) + sum(point.minutes for point in self.touchpoints)

    @property
    def over(self) -> int:
        """How many minutes the part runs over; 0 when it fits."""
        return max(0, self.used - self.minutes)


def reading_minutes(case: PlannedCase) -> int:
    """Return the whole minutes a case takes to read: as stated, or what its words need if more."""
    return max(1, ceil(max(case.reading_minutes, case.words / WORDS_A_MINUTE) - 1e-9))


def fit_parts(
    agenda: Agenda,
    cases: Sequence[PlannedCase],
    points: Sequence[PlannedTouchpoint],
    minutes_each: float,
) -> tuple[PartFit, ...]:
    """Fit every case part of the agenda; `minutes_each` is an actor's usual turn, 1 to 2 minutes."""
    fits = []
    for item in agenda.parts:
        part = item.part or 1
        readings = [reading_minutes(case) for case in cases if case.part == part]
        usual = [_usual(point, minutes_each) for point in points_in(part, cases, points)]
        fits.append(fit_part(part, item.minutes, readings, usual))
    return tuple(fits)


def points_in(
    part: int, cases: Sequence[PlannedCase], points: Sequence[PlannedTouchpoint]
) -> tuple[PlannedTouchpoint, ...]:
    """Return a part's touchpoints in the order in which its cases are read."""
    inside = [case.id for case in cases if case.part == part]
    return tuple(point for case in inside for point in points if point.case == case)


def fit_part(
    part: int, minutes: int, readings: Sequence[int], usual: Sequence[TouchpointTimes]
) -> PartFit:
    """Make touchpoints fit a part's minutes.

    Too long: turns of two minutes become one, the last actor's first; then dialogues shrink to two
    minutes, the longest first.  What is still too long is left too long and said (`over`).  Too
    short: dialogues grow by up to three minutes each, and the rest is spare.

    >>> fit = fit_part(1, 12, [3], [TouchpointTimes(2, (2, 2, 1), 4)])
    >>> fit.touchpoints[0], fit.over
    (TouchpointTimes(intro=2, turns=(1, 1, 1), dialogue=4), 0)
    """
    fit = PartFit(part, minutes, tuple(readings), tuple(usual))
    turns, dialogue = _cut_turns(fit.touchpoints, fit.over)
    fit = replace(fit, touchpoints=turns, cut_turns=dialogue)
    shorter, cut = _cut_dialogue(fit.touchpoints, fit.over)
    fit = replace(fit, touchpoints=shorter, cut_dialogue=cut)
    longer = _grow_dialogue(fit.touchpoints, fit.minutes - fit.used)
    fit = replace(fit, touchpoints=longer)
    return replace(fit, spare=max(0, fit.minutes - fit.used))


def _usual(point: PlannedTouchpoint, minutes_each: float) -> TouchpointTimes:
    number = len(point.actors)
    total = int(number * minutes_each + 0.5)
    # The first to speak are the required ones: they get the second minute.
    turns = tuple(2 if index < total - number else 1 for index in range(number))
    return TouchpointTimes(ceil(point.intro_minutes), turns, ceil(point.dialogue_minutes))


def _cut_turns(
    points: tuple[TouchpointTimes, ...], over: int
) -> tuple[tuple[TouchpointTimes, ...], int]:
    turns = [list(point.turns) for point in points]
    cut = 0
    for mine in reversed(turns):
        for index in reversed(range(len(mine))):
            if cut < over and mine[index] > 1:
                mine[index] -= 1
                cut += 1
    return tuple(
        replace(point, turns=tuple(mine)) for point, mine in zip(points, turns, strict=True)
    ), cut


def _cut_dialogue(
    points: tuple[TouchpointTimes, ...], over: int
) -> tuple[tuple[TouchpointTimes, ...], int]:
    minutes = [point.dialogue for point in points]
    cut = 0
    while cut < over and minutes and max(minutes) > LEAST_DIALOGUE:
        longest = len(minutes) - 1 - minutes[::-1].index(max(minutes))
        minutes[longest] -= 1
        cut += 1
    return tuple(replace(point, dialogue=m) for point, m in zip(points, minutes, strict=True)), cut


def _grow_dialogue(points: tuple[TouchpointTimes, ...], spare: int) -> tuple[TouchpointTimes, ...]:
    most = min(max(spare, 0), MOST_EXTRA_DIALOGUE * len(points))
    extra = [most // len(points) + (index < most % len(points)) for index in range(len(points))]
    return tuple(replace(p, dialogue=p.dialogue + more) for p, more in zip(points, extra, strict=True))
