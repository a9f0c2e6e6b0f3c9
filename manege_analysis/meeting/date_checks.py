"""What is wrong with the date: a free day, July, too little time, and what you are late for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from manege_analysis.meeting.calendar import WorkingDays, in_july
from manege_analysis.meeting.file import MeetingFile
from manege_analysis.meeting.letter_words import QUOTED
from manege_analysis.meeting.model import Finding, Task
from manege_analysis.meeting.task_rules import rule
from manege_analysis.meeting.timeline import reply_deadline
from manege_analysis.wording.dates import day as day_text
from manege_analysis.wording.dates import weekday_and_day
from manege_analysis.wording.numbers import counted, listed
from manege_analysis.wording.text import Language, Text

NAMED_AT_MOST = 4
LATEST_REPLY = timedelta(days=21)
"""Tables, material and kitchen need the replies about three weeks before the meeting."""

_PAST = Text("Mødet lå {day}. Er det holdt?", "The meeting was on {day}. Was it held?")
_PAST_REMEDY = Text(
    "Skriv »held: true« i meeting.yaml, eller skriv den nye dato.",
    'Write "held: true" in meeting.yaml, or write the new date.',
)
_FREE = Text("Mødet ligger {day}, som er {why}.", "The meeting is on {day}, which is {why}.")
_FREE_REMEDY = Text("Nærmeste hverdag er {day}.", "The nearest working day is {day}.")
_JULY = Text(
    "{tasks} falder i juli, hvor klinikker, skoler og kommuner holder lukket: {names}.",
    "{tasks} due in July, when clinics, schools and municipalities are closed: {names}.",
)
_JULY_REMEDY = Text("Få dem gjort senest {day}.", "Get them done by {day}.")
_JULY_MEETING = Text("Mødet ligger i juli.", "The meeting is in July.")
_JULY_MEETING_REMEDY = Text(
    "Læg det før Sankt Hans eller efter midten af august.", "Choose June or August."
)
_TIGHT = Text(
    "Der er {left} til mødet; {tasks} skulle have været gjort nu.",
    "There are {left} to the meeting; {tasks} should have been done by now.",
)
_TIGHT_REMEDY = Text(
    "Vil I nå alt uden hast, er den tidligste dato {day}. Ellers begynd med: {first}.",
    "To do everything without haste the earliest date is {day}. Otherwise begin with: {first}.",
)
_LATE = Text("I er bagud med {tasks}: {names}.", "You are late for {tasks}: {names}.")
_LATE_REMEDY = Text(
    "Begynd med »{first}«, eller skriv i meeting.yaml, hvornår det blev gjort.",
    'Begin with "{first}", or write into meeting.yaml when it was done.',
)
_REPLY = Text(
    "Tilmeldingsfristen {day} ligger under tre uger før mødet.",
    "The reply deadline, {day}, is less than three weeks before the meeting.",
)
_REPLY_REMEDY = Text("Sæt den til senest {day}.", "Set it to {day} at the latest.")
_TASK = {"da": ("opgave", "opgaver"), "en": ("task", "tasks")}
_DAYS = {"da": ("dag", "dage"), "en": ("day", "days")}
_MORE = Text("{count} mere", "{count} more")


def date_findings(
    file: MeetingFile, tasks: Sequence[Task], today: date, language: Language
) -> tuple[Finding, ...]:
    """List what is wrong with the meeting's date and the tasks' dates, with a remedy for each.

    Nothing is found without a date, or once the meeting is held.
    """
    if file.day is None or file.held:
        return ()
    days = WorkingDays(file.calendar)
    found = [*_past(file.day, today, language), *_free(file.day, days, language)]
    if file.day >= today:
        found += [*_late(tasks, language), *_tight(file, tasks, today, days, language)]
        found += [*_july(tasks, days, language), *_reply(file, days, language)]
    return tuple(found)


def comfortable_date(tasks: Sequence[Task], today: date, days: WorkingDays) -> date:
    """Return the earliest working day for a meeting for which no open task is late already."""
    leads = [rule(task.id).due for task in tasks if task.state != "done" and not task.own]
    needed = [lead.after(today) for lead in leads if not lead.is_after]
    # A task moved off a free day falls earlier still, so the search goes on from the plain sum.
    candidate = max([today, *needed])
    while any(days.on_or_before(lead.before(candidate)) < today for lead in leads if not lead.is_after):
        candidate += timedelta(days=1)
    return days.on_or_after(candidate)


def _past(meeting: date, today: date, language: Language) -> Iterator[Finding]:
    if meeting < today:
        said = _PAST.say(language, day=weekday_and_day(meeting, language))
        yield Finding("date-past", "must", said, _PAST_REMEDY.in_(language))


def _free(meeting: date, days: WorkingDays, language: Language) -> Iterator[Finding]:
    why = days.why_free(meeting)
    if why:
        said = _FREE.say(language, day=weekday_and_day(meeting, language), why=why.in_(language))
        before, after = days.on_or_before(meeting), days.on_or_after(meeting)
        near = after if after - meeting <= meeting - before else before
        remedy = _FREE_REMEDY.say(language, day=weekday_and_day(near, language))
        yield Finding("date-free", "must", said, remedy)
    if in_july(meeting):
        said, remedy = _JULY_MEETING.in_(language), _JULY_MEETING_REMEDY.in_(language)
        yield Finding("date-july", "must", said, remedy)


def _late(tasks: Sequence[Task], language: Language) -> Iterator[Finding]:
    late = [task for task in tasks if task.state == "late"]
    if late:
        said = _LATE.say(language, tasks=_count(late, language), names=_names(late, language))
        yield Finding("late", "must", said, _LATE_REMEDY.say(language, first=late[0].title))


def _tight(
    file: MeetingFile, tasks: Sequence[Task], today: date, days: WorkingDays, language: Language
) -> Iterator[Finding]:
    late = [task for task in tasks if task.state == "late" and not task.own]
    if late and file.day:
        left = counted((file.day - today).days, *_DAYS[language])
        better = weekday_and_day(comfortable_date(tasks, today, days), language)
        said = _TIGHT.say(language, left=left, tasks=_count(late, language))
        yield Finding(
            "tight", "should", said, _TIGHT_REMEDY.say(language, day=better, first=late[0].title)
        )


def _july(tasks: Sequence[Task], days: WorkingDays, language: Language) -> Iterator[Finding]:
    open_in_july = [task for task in tasks if task.due and in_july(task.due) and task.state != "done"]
    if not open_in_july:
        return
    year = min(task.due.year for task in open_in_july if task.due)
    last = days.on_or_before(date(year, 6, 30))
    said = _JULY.say(
        language, tasks=_count(open_in_july, language), names=_names(open_in_july, language)
    )
    yield Finding("july", "should", said, _JULY_REMEDY.say(language, day=day_text(last, language)))


def _reply(file: MeetingFile, days: WorkingDays, language: Language) -> list[Finding]:
    deadline = reply_deadline(file)
    if file.day is None or deadline is None or file.day - deadline >= LATEST_REPLY:
        return []
    latest = days.on_or_before(file.day - LATEST_REPLY)
    said = _REPLY.say(language, day=day_text(deadline, language))
    return [
        Finding(
            "reply-late", "should", said, _REPLY_REMEDY.say(language, day=day_text(latest, language))
        )
    ]


def _count(tasks: Sequence[Task], language: Language) -> str:
    return counted(len(tasks), *_TASK[language])


def _names(tasks: Sequence[Task], language: Language) -> str:
    names = [QUOTED.say(language, title=task.title) for task in tasks[:NAMED_AT_MOST]]
    if len(tasks) > NAMED_AT_MOST:
        names.append(_MORE.say(language, count=len(tasks) - NAMED_AT_MOST))
    return listed(names, language)
