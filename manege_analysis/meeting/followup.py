"""What was parked and agreed becomes lines with an owner, a date and a reminder, and an evaluation."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Sequence
from datetime import date, time, timedelta
from pathlib import Path

from manege_analysis.meeting.calendar import WorkingDays
from manege_analysis.meeting.file import AgreementFile, MeetingFile, ParkingFile
from manege_analysis.meeting.model import Agreement, Evaluation, ParkingLine
from manege_analysis.meeting.programme import AgendaItem, later
from manege_analysis.wording.text import Language, Text

REMIND_BEFORE = timedelta(days=14)
"""An agreement's owner is reminded this long before its date, early enough to still keep it."""
EVALUATION_OPEN = timedelta(days=10)

_HOW = Text(
    "Et kort spørgeskema til alle deltagere dagen efter, og et møde i planlægningsgruppen en uge efter.",
    "A short questionnaire to everybody the day after, and the planning group's meeting a week later.",
)
_AGENDA: tuple[tuple[int, Text], ...] = (
    (10, Text("Hvad virkede, og hvad gjorde ikke?", "What worked, and what did not?")),
    (10, Text("Deltagernes svar på evalueringen", "The participants' answers")),
    (
        10,
        Text("P-pladsen: hvilke ideer holder vi fast i?", "The parking lot: which ideas do we keep?"),
    ),
    (
        10,
        Text(
            "Det uafklarede: beskrivelse, ansvarlig og plan for hver linje",
            "What is unsettled: a description, an owner and a plan for each line",
        ),
    ),
    (
        10,
        Text(
            "Forslag til dem, der beslutter: hvad, til hvem, hvornår",
            "Proposals to those who decide: what, to whom, when",
        ),
    ),
    (
        10,
        Text("Hvordan og hvornår klyngen får besked", "How and when the cluster is told"),
    ),
)


EVALUATION_TEMPLATE = Path(__file__).with_name("templates") / "evaluering-af-moedet.yaml"
"""The short evaluation questionnaire, in the product's own format; its answers go the same way."""


def line_id(given: str, what: str) -> str:
    """Return a line's id: the one written, or one made of its words, the same at every run.

    >>> line_id("", "Fast telefontid hos PPR"), line_id("ppr", "Fast telefontid hos PPR")
    ('fast-telefontid-hos-a6e2', 'ppr')
    """
    if given:
        return given
    text = unicodedata.normalize("NFC", what).casefold()
    for letter, plain in (("æ", "ae"), ("ø", "oe"), ("å", "aa")):
        text = text.replace(letter, plain)
    words = re.findall(r"[a-z0-9]+", text)[:3]
    return "-".join([*words, hashlib.sha256(what.encode()).hexdigest()[:4]])


def parking_lines(written: Sequence[ParkingFile]) -> tuple[ParkingLine, ...]:
    """Turn what was written down on the evening into lines with ids."""
    return tuple(
        ParkingLine(
            line_id(each.id, each.what),
            each.what,
            each.kind,
            each.owner,
            each.by,
            each.told,
            each.status,
        )
        for each in written
    )


def agreements(written: Sequence[AgreementFile], days: WorkingDays) -> tuple[Agreement, ...]:
    """Turn agreements into lines with ids, and a reminder two weeks before each open one's date."""
    return tuple(
        Agreement(
            id=line_id(each.id, each.what),
            what=each.what,
            owner=each.owner,
            by=each.by,
            remind=each.remind or _reminder(each.by, days),
            told=each.told,
            status=each.status,
        )
        for each in written
    )


def due_reminders(lines: Sequence[Agreement], today: date) -> tuple[Agreement, ...]:
    """Return the open agreements whose reminder has come, the earliest date first."""
    due = [line for line in lines if line.status == "open" and line.remind and line.remind <= today]
    return tuple(sorted(due, key=lambda line: line.by or date.max))


def evaluation(file: MeetingFile, days: WorkingDays, language: Language) -> Evaluation:
    """Plan the evaluation: the questionnaire the day after, the planning group a week after.

    Dates written in meeting.yaml stand; the others move to working days.  The planning group's
    meeting lasts an hour from the meeting's own starting time.
    """
    written = file.evaluation
    send = written.send or _after(file.day, timedelta(days=1), days)
    closes = written.closes or _after(send, EVALUATION_OPEN, days)
    meeting = written.meeting or _after(file.day, timedelta(days=7), days)
    how = written.how or _HOW.in_(language)
    agenda = evaluation_agenda(file.start, language)
    return Evaluation(how, written.questionnaire, send, closes, meeting, agenda)


def evaluation_agenda(start: time, language: Language) -> tuple[AgendaItem, ...]:
    """Return the evaluation meeting's agenda: one hour that ends with how the cluster is told."""
    items = []
    for minutes, title in _AGENDA:
        items.append(AgendaItem("other", title.in_(language), start, minutes))
        start = later(start, minutes)
    return tuple(items)


def _reminder(by: date | None, days: WorkingDays) -> date | None:
    return days.on_or_before(by - REMIND_BEFORE) if by else None


def _after(day: date | None, gap: timedelta, days: WorkingDays) -> date | None:
    return days.on_or_after(day + gap) if day else None
