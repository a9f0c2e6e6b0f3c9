"""A meeting's plan is written: the calendar to share, the tasks' calendar, and the planning workbook."""

from __future__ import annotations

from pathlib import Path

from manege_analysis.meeting.ics import meeting_calendar, task_calendar
from manege_analysis.meeting.model import MeetingPlan
from manege_analysis.meeting.planning_xlsx import planning_workbook


def write_meeting_files(made: MeetingPlan, folder: Path) -> None:
    """Write the files of a plan below a cluster's folder; without a date there is no calendar."""
    (folder / "intern" / "planlaegning.xlsx").write_bytes(planning_workbook(made))
    for name, calendar in (
        ("deles/moede.ics", meeting_calendar(made)),
        ("intern/opgaver.ics", task_calendar(made)),
    ):
        if calendar is not None:
            (folder / name).write_bytes(calendar)
