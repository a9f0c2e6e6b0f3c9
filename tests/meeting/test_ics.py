"""The calendar files, read line by line by RFC 5545 with a reader that shares no code with them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from meeting_fixtures import TODAY, full_file, library, suggestion

from manege_analysis.meeting.file import MeetingFile
from manege_analysis.meeting.ics import meeting_calendar, task_calendar
from manege_analysis.meeting.model import MeetingPlan
from manege_analysis.meeting.plan import ClusterFacts, plan_meeting

LINE = re.compile(r'([A-Z-]+)((?:;[A-Z-]+=(?:"[^"]*"|[^";:,]*))*):(.*)', re.DOTALL)


@dataclass
class Component:
    """One component as read: its properties with their parameters, and what is inside it."""

    name: str
    properties: list[tuple[str, dict[str, str], str]] = field(default_factory=list)
    inside: list[Component] = field(default_factory=list)

    def one(self, name: str) -> str:
        values = [value for key, _, value in self.properties if key == name]
        assert len(values) == 1, f"{name} {len(values)} times"
        return values[0]

    def parameters(self, name: str) -> dict[str, str]:
        return next(parameters for key, parameters, _ in self.properties if key == name)

    def all(self, name: str) -> list[Component]:
        return [each for each in self.inside if each.name == name]


def lines(raw: bytes) -> Iterator[str]:
    """Unfold, holding the rules: CRLF only, at most 75 octets a line, whole characters on each."""
    assert (
        raw.endswith(b"\r\n")
        and b"\n" not in raw.replace(b"\r\n", b"")
        and b"\r" not in raw.replace(b"\r\n", b"")
    )
    folded = raw.split(b"\r\n")[:-1]
    assert all(0 < len(line) <= 75 for line in folded)
    text = ""
    for line in folded:
        decoded = line.decode("utf-8")
        if decoded.startswith(" "):
            text += decoded[1:]
            continue
        if text:
            yield text
        text = decoded
    yield text


def read(raw: bytes) -> Component:
    stack = [Component("root")]
    for line in lines(raw):
        match = LINE.fullmatch(line)
        assert match, line
        name, value = match[1], match[3]
        if name == "BEGIN":
            stack.append(Component(value))
        elif name == "END":
            done = stack.pop()
            assert done.name == value
            stack[-1].inside.append(done)
        else:
            pairs = (each.split("=", 1) for each in match[2].split(";") if each)
            stack[-1].properties.append((name, {key: v.strip('"') for key, v in pairs}, value))
    assert len(stack) == 1 and len(stack[0].inside) == 1
    return stack[0].inside[0]


def text(value: str) -> str:
    """Undo RFC 5545 text escaping; a bare comma or semicolon is an error."""
    assert not re.search(r"(?<!\\)(?:\\\\)*[,;]", value)
    assert not re.search(r"\\[^\\;,nN]", value.replace("\\\\", ""))
    return (
        value.replace("\\\\", "\0")
        .replace("\\n", "\n")
        .replace("\\,", ",")
        .replace("\\;", ";")
        .replace("\0", "\\")
    )


def plan(language: str = "da", round_: str = "1", **changes: Any) -> MeetingPlan:
    facts = ClusterFacts("birkelund", "Birkelund", round_)
    return plan_meeting(full_file(**changes), suggestion(), library(), TODAY, language, facts)  # type: ignore[arg-type]


def meeting(**changes: Any) -> Component:
    raw = meeting_calendar(plan(**changes))
    assert raw is not None
    return read(raw)


def tasks(**changes: Any) -> Component:
    raw = task_calendar(plan(**changes))
    assert raw is not None
    return read(raw)


def test_the_meeting_is_published_once_with_what_rfc_5546_requires() -> None:
    calendar = meeting()
    assert (calendar.name, calendar.one("VERSION"), calendar.one("METHOD")) == (
        "VCALENDAR",
        "2.0",
        "PUBLISH",
    )
    assert calendar.one("PRODID") and calendar.one("CALSCALE") == "GREGORIAN"
    (event,) = calendar.all("VEVENT")
    assert event.one("DTSTART") == "20270520T163000" and event.one("DTEND") == "20270520T190000"
    assert event.parameters("DTSTART") == event.parameters("DTEND") == {"TZID": "Europe/Copenhagen"}
    assert event.one("DTSTAMP") == "20261120T000000Z" and event.one("SEQUENCE") == "0"
    assert event.one("UID") == "moede.birkelund.1@manege-analysis.invalid"
    assert text(event.one("SUMMARY")) == "Manegemøde: Birkelund"
    assert text(event.one("LOCATION")) == "Birkelund Kulturhus, Salen, Engvej 2"
    description = text(event.one("DESCRIPTION"))
    assert (
        description.startswith("At vi ved, hvem der gør hvad")
        and "kl. 16.45  Klyngens svar" in description
    )
    # An attendee would make it an invitation to answer, which PUBLISH is not.
    assert not {key for key, _, _ in event.properties} & {"ATTENDEE", "ORGANIZER"}


def test_the_shared_file_holds_nobody_and_no_money() -> None:
    raw = meeting_calendar(plan())
    assert raw is not None
    for secret in ("Anna", "Birgit", "example.org", "kr.", "2500"):
        assert secret.encode() not in raw


@pytest.mark.parametrize("year", [2026, 2027, 2028, 2031])
def test_the_time_zones_two_rules_agree_with_the_tz_database_on_every_day(year: int) -> None:
    (zone,) = meeting().all("VTIMEZONE")
    assert zone.one("TZID") == "Europe/Copenhagen"
    rules = {}
    for kind in ("DAYLIGHT", "STANDARD"):
        (part,) = zone.all(kind)
        rule = dict(each.split("=") for each in part.one("RRULE").split(";"))
        assert (rule["FREQ"], rule["BYDAY"]) == ("YEARLY", "-1SU")
        month_end = date(year, int(rule["BYMONTH"]) + 1, 1) - timedelta(days=1)
        sunday = month_end - timedelta(days=(month_end.weekday() + 1) % 7)
        first = datetime.strptime(part.one("DTSTART"), "%Y%m%dT%H%M%S")
        rules[kind] = (datetime.combine(sunday, first.time()), part.one("TZOFFSETTO"))
        assert first.weekday() == 6 and part.one("TZNAME") in ("CET", "CEST")
    for day in range(365):
        moment = datetime(year, 1, 1, 16, 30) + timedelta(days=day)
        summer = rules["DAYLIGHT"][0] <= moment < rules["STANDARD"][0]
        offset = moment.replace(tzinfo=ZoneInfo("Europe/Copenhagen")).utcoffset()
        assert offset == timedelta(hours=int(rules["DAYLIGHT" if summer else "STANDARD"][1][1:3]))


def test_a_moved_meeting_keeps_its_identity_and_raises_its_number() -> None:
    (before,) = meeting().all("VEVENT")
    (after,) = meeting(date="2027-06-03", revision=2).all("VEVENT")
    assert before.one("UID") == after.one("UID")
    assert (after.one("SEQUENCE"), after.one("DTSTART")) == ("2", "20270603T163000")
    assert meeting(round_="2").all("VEVENT")[0].one("UID") != before.one("UID")


def test_text_with_marks_is_escaped_and_long_lines_are_folded_between_letters() -> None:
    purpose = "Punkt 1; punkt 2, og \\ skråstreg\nny linje " + "æøå" * 60
    (event,) = meeting(purpose=purpose, title="A;B,C\\D").all("VEVENT")
    assert text(event.one("SUMMARY")) == "A;B,C\\D"
    assert text(event.one("DESCRIPTION")).startswith(purpose)


def test_the_same_plan_gives_the_same_bytes() -> None:
    assert meeting_calendar(plan()) == meeting_calendar(plan())
    assert task_calendar(plan()) == task_calendar(plan())


def test_every_open_task_is_a_day_of_its_own_with_a_stable_identity() -> None:
    events = tasks().all("VEVENT")
    planned = [task for task in plan().tasks if task.state != "done"]
    assert len(events) == len(planned)
    uids = [event.one("UID") for event in events]
    assert len(set(uids)) == len(uids)
    room = next(event for event in events if event.one("UID").startswith("opgave-room."))
    assert (room.one("DTSTART"), room.one("DTEND")) == ("20270319", "20270320")
    assert room.parameters("DTSTART") == {"VALUE": "DATE"} and room.one("TRANSP") == "TRANSPARENT"
    (alarm,) = room.all("VALARM")
    assert (alarm.one("ACTION"), alarm.one("TRIGGER")) == ("DISPLAY", "-P3D") and alarm.one(
        "DESCRIPTION"
    )
    assert "Ansvarlig: Klyngekoordinator" in text(room.one("DESCRIPTION"))


def test_what_is_done_leaves_the_calendar_and_reminders_enter_it() -> None:
    after = tasks(
        tasks=[
            {"id": "room", "done": "2026-11-01"},
            {"id": "flag", "title": "Flag", "due": "2027-05-19"},
        ],
        agreements=[
            {"what": "PPR ringer", "by": "2027-08-30", "owner": "Anna"},
            {"what": "Ingen dato"},
            {"what": "Gjort", "by": "2027-08-30", "status": "done"},
        ],
        evaluation={"meeting": "2027-06-02"},
    )
    uids = [event.one("UID").split(".")[0] for event in after.all("VEVENT")]
    assert "opgave-room" not in uids and "opgave-flag" in uids and "evaluering" in uids
    reminders = [event for event in after.all("VEVENT") if event.one("UID").startswith("aftale-")]
    assert [text(event.one("SUMMARY")) for event in reminders] == ["PPR ringer"]
    assert reminders[0].one("DTSTART") == "20270816"
    flag = next(event for event in after.all("VEVENT") if event.one("UID").startswith("opgave-flag"))
    assert "Efter tilmeldingsfristen" not in text(flag.one("DESCRIPTION"))


def test_without_a_date_there_is_no_calendar() -> None:
    empty = plan_meeting(MeetingFile(version=1), None, library(), TODAY, "en")
    assert meeting_calendar(empty) is None and task_calendar(empty) is None


def test_a_plan_with_nothing_but_a_date_is_still_a_valid_calendar() -> None:
    bare = MeetingFile.model_validate({"version": 1, "date": "2027-05-20"})
    raw = meeting_calendar(plan_meeting(bare, None, library(), TODAY, "en"))
    assert raw is not None
    (event,) = read(raw).all("VEVENT")
    assert "LOCATION" not in {key for key, _, _ in event.properties}
    assert event.one("UID") == "moede.klynge.1@manege-analysis.invalid"
