"""A plan becomes calendar files: the meeting for everybody, the tasks for the planning group.

Written with `icalendar`, so that folding, escaping and line ends follow RFC 5545.  Nothing in them is
taken from a clock: the same plan gives the same bytes, and a moved meeting keeps its identity.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard, vRecur, vText

from manege_analysis.meeting import letter_words
from manege_analysis.meeting.model import MeetingPlan, Task
from manege_analysis.meeting.timeline import files_said
from manege_analysis.meeting.words import PHASES
from manege_analysis.wording.dates import clock, weekday_and_day
from manege_analysis.wording.text import Text

ZONE = "Europe/Copenhagen"
DOMAIN = "manege-analysis.invalid"
"""The right side of every UID: a name that can belong to nobody (RFC 2606)."""

_MODEL = Text("Dagsorden", "Agenda")
_TASK = Text("{title} ({cluster})", "{title} ({cluster})")
_OWNER = Text("Ansvarlig: {owner}", "Owner: {owner}")
_WHEN = Text("Frist: {day} ({lead})", "Due: {day} ({lead})")
_CALENDAR = Text("Manegemøde: opgaver", "Manege meeting: tasks")
_REMIND = timedelta(days=-3)


def meeting_calendar(plan: MeetingPlan) -> bytes | None:
    """Return `moede.ics`: the meeting with place and agenda, and nothing a guest may not read.

    The event's UID is made of the cluster and its round, so that a new file moves the old
    appointment; SEQUENCE is the plan's `revision`.  None without a date.
    """
    if plan.day is None:
        return None
    calendar = _calendar()
    calendar.add_component(_timezone())
    calendar.add_component(_meeting(plan, plan.day))
    return bytes(calendar.to_ical())


def task_calendar(plan: MeetingPlan) -> bytes | None:
    """Return `opgaver.ics`: every open task and reminder with a date, as a day of its own.

    Tasks are all-day events rather than VTODO, because Outlook imports no VTODO.  Each has an alarm
    three days before.  None where nothing has a date.
    """
    events = (*_tasks(plan), *_reminders(plan), *_evaluation(plan))
    if not events:
        return None
    calendar = _calendar()
    # A name makes Outlook open a calendar of its own: right for fifty tasks, wrong for one meeting.
    calendar["X-WR-CALNAME"] = vText(f"{_CALENDAR.in_(plan.language)} {plan.name}".strip())
    for event in events:
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _calendar() -> Calendar:
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//manege_analysis//Manege//DA")
    calendar.add("method", "PUBLISH")
    calendar.add("calscale", "GREGORIAN")
    return calendar


def _meeting(plan: MeetingPlan, day: date) -> Event:
    zone, language = ZoneInfo(ZONE), plan.language
    start = datetime.combine(day, plan.start, zone)
    event = _event("moede", plan.title, plan)
    event.add("dtstart", start)
    # Wall-clock time plus minutes: adding to an aware time would cross a change of the clock.
    event.add("dtend", datetime.combine(day, plan.end, zone))
    place = ", ".join(part for part in (plan.place.name, plan.place.room, plan.place.address) if part)
    if place:
        event.add("location", place)
    lines = [f"{clock(item.start, language)}  {item.title}" for item in plan.agenda.items]
    model = letter_words.MODEL.in_(language)
    text = "\n".join(
        (*([plan.purpose, ""] if plan.purpose else []), model, "", _MODEL.in_(language), *lines)
    )
    event.add("description", text)
    event.add("status", "CONFIRMED")
    return event


def _tasks(plan: MeetingPlan) -> Iterable[Event]:
    for task in plan.tasks:
        if task.due and task.state != "done":
            title = _TASK.say(plan.language, title=task.title, cluster=plan.name or plan.title)
            yield _all_day(f"opgave-{task.id}", title, task.due, _described(task, plan), plan)


def _reminders(plan: MeetingPlan) -> Iterable[Event]:
    for line in plan.agreements:
        if line.remind and line.status == "open":
            text = [_OWNER.say(plan.language, owner=line.owner)] if line.owner else []
            yield _all_day(f"aftale-{line.id}", line.what, line.remind, text, plan)


def _evaluation(plan: MeetingPlan) -> Iterable[Event]:
    meeting = plan.evaluation.meeting
    debrief = next((task for task in plan.tasks if task.id == "debrief"), None)
    if meeting and debrief and meeting != debrief.due and debrief.state != "done":
        agenda = [item.title for item in plan.evaluation.agenda]
        yield _all_day("evaluering", debrief.title, meeting, agenda, plan)


def _described(task: Task, plan: MeetingPlan) -> Sequence[str]:
    language = plan.language
    day = weekday_and_day(task.due, language) if task.due else ""
    return (
        task.detail,
        files_said(task, language),
        _OWNER.say(language, owner=task.owner),
        _WHEN.say(language, day=day, lead=task.lead),
        "" if task.own else PHASES[task.phase].in_(language),
    )


def _all_day(key: str, title: str, day: date, lines: Sequence[str], plan: MeetingPlan) -> Event:
    event = _event(key, title, plan)
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    text = "\n".join(line for line in lines if line)
    if text:
        event.add("description", text)
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", title)
    alarm.add("trigger", _REMIND)
    event.add_component(alarm)
    return event


def _event(key: str, title: str, plan: MeetingPlan) -> Event:
    event = Event()
    event.add("uid", f"{key}.{plan.cluster or 'klynge'}.{plan.round}@{DOMAIN}")
    # The run's date, not the clock: the same input has to give the same bytes.
    event.add("dtstamp", datetime.combine(plan.today, datetime.min.time(), ZoneInfo("UTC")))
    event.add("sequence", plan.revision)
    event.add("summary", title)
    return event


def _timezone() -> Timezone:
    """Return Europe/Copenhagen in two rules, valid since 1996; calendar programs need no more."""
    zone = Timezone()
    zone.add("tzid", ZONE)
    winter, summer = timedelta(hours=1), timedelta(hours=2)
    for kind, name, month, before, after, first in (
        (TimezoneDaylight(), "CEST", 3, winter, summer, datetime(1996, 3, 31, 2)),
        (TimezoneStandard(), "CET", 10, summer, winter, datetime(1996, 10, 27, 3)),
    ):
        kind.add("dtstart", first)
        kind.add("tzoffsetfrom", before)
        kind.add("tzoffsetto", after)
        kind.add("tzname", name)
        kind.add("rrule", vRecur(FREQ="YEARLY", BYMONTH=month, BYDAY="-1SU"))
        zone.add_component(kind)
    return zone
