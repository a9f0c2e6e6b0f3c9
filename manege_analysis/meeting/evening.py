"""What happens on the evening as one value, from which minutes are counted and run sheets built."""

from __future__ import annotations

from dataclasses import dataclass

from manege_analysis.meeting.cast import Cast
from manege_analysis.meeting.part_fit import PartFit, fit_parts, points_in
from manege_analysis.meeting.programme import Agenda, PlannedCase, PlannedTouchpoint, RunStep
from manege_analysis.meeting.runsheet import build_run_sheet
from manege_analysis.wording.text import Language


@dataclass(frozen=True)
class Evening:
    """Agenda, cases, touchpoints and cast: everything but dates, people's answers and money.

    A changed evening (a case moved, an actor less) is a new value made with `dataclasses.replace`.
    """

    agenda: Agenda
    cases: tuple[PlannedCase, ...]
    points: tuple[PlannedTouchpoint, ...]
    minutes_each: float
    cast: Cast

    @property
    def language(self) -> Language:
        """The plan's language."""
        return self.cast.language

    def fits(self) -> tuple[PartFit, ...]:
        """Fit every part."""
        return fit_parts(self.agenda, self.cases, self.points, self.minutes_each)

    def run_sheet(self) -> tuple[RunStep, ...]:
        """Build the run sheet."""
        return build_run_sheet(self.agenda, self.cases, self.points, self.cast, self.minutes_each)

    def inside(self, part: int) -> tuple[PlannedTouchpoint, ...]:
        """Return a part's touchpoints."""
        return points_in(part, self.cases, self.points)
