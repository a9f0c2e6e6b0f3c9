"""What was agreed and parked becomes tasks: who does it, by when, and whether it is done."""

from __future__ import annotations

from collections.abc import Iterator

from manege_analysis.meeting.calendar import WorkingDays
from manege_analysis.meeting.file import MeetingFile
from manege_analysis.meeting.followup import agreements, parking_lines
from manege_analysis.meeting.model import Agreement, ParkingLine, Task
from manege_analysis.meeting.words import STATUSES
from manege_analysis.wording.text import Language, Text

_AGREED = Text("Aftale: {what}", "Agreement: {what}")
_PARKED = Text("P-plads: {what}", "Parking lot: {what}")
_TOLD = Text("Klyngen hører om det: {told}", "The cluster is told: {told}")
_NO_OWNER = Text("ansvarlig mangler", "no owner yet")
_LEAD = Text("aftalt på mødet", "agreed at the meeting")


def line_tasks(file: MeetingFile, days: WorkingDays, language: Language) -> Iterator[Task]:
    """Make a task of every agreement and every line of the parking lot that was not given up.

    The status is kept in meeting.yaml under the line itself, so these tasks are not ticked off among
    the others (`Task.agreed`).  A task begins on the day its owner is reminded.
    """
    for agreed in agreements(file.agreements, days):
        if agreed.status != "dropped":
            yield _task("aftale", agreed, _AGREED, language)
    for parked in parking_lines(file.parking_lot):
        if parked.status != "dropped":
            yield _task("p-plads", parked, _PARKED, language)


def _task(kind: str, line: Agreement | ParkingLine, title: Text, language: Language) -> Task:
    return Task(
        id=f"{kind}-{line.id}",
        phase="after",
        title=title.say(language, what=line.what),
        detail=_TOLD.say(language, told=line.told) if line.told else "",
        owner=line.owner or _NO_OWNER.in_(language),
        lead=_LEAD.in_(language),
        start=line.remind if isinstance(line, Agreement) else None,
        due=line.by,
        state="undated",
        evidence=STATUSES["done"].in_(language) if line.status == "done" else "",
        own=True,
        agreed=True,
    )
