"""Tasks are planned backwards from the date, and re-planned when it moves."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from meeting_fixtures import MEETING, TODAY, full_file, library

from manege_analysis.meeting.calendar import CalendarSettings, WorkingDays
from manege_analysis.meeting.date_checks import comfortable_date, date_findings
from manege_analysis.meeting.file import MeetingFile
from manege_analysis.meeting.model import Task
from manege_analysis.meeting.plan import ClusterFacts, plan_meeting
from manege_analysis.meeting.task_rule import Lead
from manege_analysis.meeting.task_rules import RULES, rule
from manege_analysis.meeting.timeline import moves, next_across, next_tasks, reply_deadline, timeline

MEETINGS = st.dates(date(2026, 6, 1), date(2032, 12, 31))


def meeting(**keys: object) -> MeetingFile:
    return MeetingFile.model_validate({"version": 1, **keys})


def task(file: MeetingFile, task_id: str, today: date = TODAY) -> Task:
    return next(each for each in timeline(file, today, "da") if each.id == task_id)


def test_the_rules_hold_the_guides_five_phases_and_the_drejebogs_ten_steps() -> None:
    assert {each.phase for each in RULES} == {"clarify", "invite", "finish", "day", "after"}
    assert {each.step for each in RULES} >= set(range(1, 11))
    assert len({each.id for each in RULES}) == len(RULES)
    assert rule("room").title.da == "Book lokale"
    with pytest.raises(KeyError):
        rule("nothing")


def test_every_task_has_both_languages() -> None:
    assert all(each.title.en and each.detail.en and each.detail.da for each in RULES)


@settings(max_examples=60)
@given(MEETINGS)
def test_no_task_is_due_before_what_it_waits_for(day: date) -> None:
    due = {each.id: each.due for each in timeline(meeting(date=day), TODAY, "da")}
    for each in RULES:
        assert all(due[other] <= due[each.id] for other in each.waits_for)  # type: ignore[operator]


@settings(max_examples=60)
@given(MEETINGS)
def test_tasks_fall_on_working_days_on_the_right_side_of_the_meeting(day: date) -> None:
    days = WorkingDays(CalendarSettings())
    for each in timeline(meeting(date=day), TODAY, "da"):
        assert each.due is not None and each.start is not None and each.start <= each.due
        assert (each.due == day) == (each.phase == "day")
        if each.phase != "day":
            assert days.why_free(each.due) is None
            assert (each.due > day) == (each.phase == "after")


def test_the_guides_phases_have_the_guides_dates() -> None:
    # 5 May 2027 is an ordinary Wednesday whose two and three months earlier are working days.
    file = meeting(date="2027-05-05", calendar={"winter_break": 7})
    assert task(file, "room").due == date(2027, 3, 5)
    assert task(file, "cases-choose").due == date(2027, 2, 2)
    assert task(file, "touchpoints").due == date(2027, 2, 5)
    assert task(file, "partners").start == date(2026, 11, 5)


def test_a_task_on_a_holiday_says_from_where_it_was_moved() -> None:
    seating = task(full_file(), "seating")
    assert seating.due == date(2027, 5, 5)
    assert seating.moved == "flyttet fra torsdag den 6. maj 2027 (Kristi himmelfartsdag)"
    assert task(full_file(), "final-review").moved == ""


def test_a_task_in_the_winter_break_is_moved_before_it() -> None:
    moved = task(full_file(), "touchpoints")
    assert moved.due == date(2027, 2, 12) and "vinterferie" in moved.moved


def test_without_a_date_the_tasks_stand_in_order_without_dates() -> None:
    tasks = timeline(meeting(), TODAY, "da")
    assert [each.id for each in tasks] == [each.id for each in RULES]
    assert {each.state for each in tasks} == {"undated"}
    assert next_tasks(tasks)[0].id == "partners"
    assert reply_deadline(meeting()) is None


def test_moving_the_date_keeps_what_is_done_and_says_what_moved() -> None:
    done = {"tasks": [{"id": "partners", "done": "2026-11-10"}]}
    before = timeline(full_file(**done), TODAY, "da")
    after = timeline(full_file(date="2027-06-03", **done), TODAY, "da")
    assert next(each for each in after if each.id == "partners").state == "done"
    moved = moves(before, after)
    assert "partners" not in {each.id for each in moved}
    room = next(each for each in moved if each.id == "room")
    assert (room.before, room.after) == (date(2027, 3, 19), date(2027, 4, 2))


def test_states_say_what_is_next_and_what_waits() -> None:
    file = full_file(tasks=[{"id": "partners", "done": "2026-11-10"}, {"id": "model", "skip": True}])
    states = {each.id: each.state for each in timeline(file, TODAY, "da")}
    assert states["partners"] == "done" and "model" not in states
    assert states["board-meeting"] == "next"
    assert states["areas"] == "waiting"
    assert states["rules-print"] == "later"
    assert {each.id: each.state for each in timeline(file, date(2027, 1, 4), "da")}["areas"] == "late"


def test_a_task_of_ones_own_and_written_owners_and_dates_are_kept() -> None:
    own = [
        {"id": "flag", "title": "Hent flaget", "due": "2027-05-19", "owner": "Lis Bo"},
        {"id": "room", "owner": "Nina Rask", "due": "2027-01-09"},
    ]
    file = full_file(tasks=own)
    flag, room = task(file, "flag"), task(file, "room")
    assert (flag.title, flag.due, flag.own, flag.lead) == (
        "Hent flaget",
        date(2027, 5, 19),
        True,
        "egen frist",
    )
    assert (room.owner, room.due, room.moved) == ("Nina Rask", date(2027, 1, 9), "")
    assert room.start is not None and room.start <= date(2027, 1, 9)


def test_the_budgets_approval_closes_its_task() -> None:
    assert task(full_file(), "budget-accept").done == date(2026, 11, 1)


def test_role_holders_own_their_tasks() -> None:
    assert task(full_file(), "reader-brief").owner == "Mødeleder (Birgit Holm)"
    assert task(meeting(), "reader-brief").owner == "Mødeleder"


def test_what_is_late_comes_first_and_then_the_nearest() -> None:
    tasks = timeline(full_file(), date(2026, 12, 8), "da")
    listed = next_tasks(tasks)
    assert [each.state for each in listed] == sorted(
        (each.state for each in listed), key="late next".index
    )
    assert {"partners", "model"} <= {each.id for each in listed if each.state == "late"}


def test_when_everything_is_done_nothing_is_next() -> None:
    file = full_file(tasks=[{"id": each.id, "done": "2026-11-01"} for each in RULES])
    assert next_tasks(timeline(file, TODAY, "da")) == ()


def test_many_clusters_are_listed_by_date() -> None:
    plans = [
        plan_meeting(full_file(date=day), None, library(), TODAY, "da", ClusterFacts(name, name.title()))
        for name, day in (("b", "2027-06-03"), ("a", "2027-05-20"))
    ]
    listed = next_across(plans)
    assert listed[0].cluster == "a" and {each.name for each in listed} == {"A", "B"}
    assert [each.task.due for each in listed] == sorted(each.task.due for each in listed)


def test_a_meeting_on_a_free_day_is_said_with_the_nearest_working_day() -> None:
    (finding,) = findings(full_file(date="2027-05-15"), TODAY)[:1]
    assert (finding.key, finding.severity) == ("date-free", "must")
    assert finding.said == "Mødet ligger lørdag den 15. maj 2027, som er weekend."
    assert finding.remedy == "Nærmeste hverdag er fredag den 14. maj 2027."
    whit = findings(full_file(date="2027-05-16"), TODAY)[0]
    assert whit.said == "Mødet ligger søndag den 16. maj 2027, som er pinsedag."
    assert whit.remedy == "Nærmeste hverdag er tirsdag den 18. maj 2027."


def findings(file: MeetingFile, today: date) -> tuple:  # type: ignore[type-arg]
    return date_findings(file, timeline(file, today, "da"), today, "da")


def keys(file: MeetingFile, today: date) -> list[str]:
    return [finding.key for finding in findings(file, today)]


def test_july_is_warned_of() -> None:
    file = full_file(date="2027-09-09")
    found = {each.key: each for each in findings(file, TODAY)}
    assert found["july"].said.startswith("8 opgaver falder i juli")
    assert found["july"].remedy == "Få dem gjort senest 30. juni 2027."
    assert "date-july" in keys(full_file(date="2027-07-08"), TODAY)
    assert "july" not in keys(full_file(), TODAY)


def test_a_near_date_says_what_you_are_late_for_and_which_date_would_do() -> None:
    file = full_file(date="2026-12-17", reply_by=None)
    found = {each.key: each for each in findings(file, TODAY)}
    assert "I er bagud med" in found["late"].said and "Begynd med" in found["late"].remedy
    assert found["tight"].said.startswith("Der er 27 dage til mødet;")
    days = WorkingDays(file.calendar)
    better = comfortable_date(timeline(file, TODAY, "da"), TODAY, days)
    assert better > date(2027, 5, 1)
    assert not [each for each in timeline(full_file(date=better), TODAY, "da") if each.state == "late"]


@settings(max_examples=25, deadline=None)
@given(st.dates(date(2026, 1, 1), date(2028, 12, 31)))
def test_the_proposed_date_leaves_nothing_late_and_no_week_earlier_does(today: date) -> None:
    tasks = timeline(meeting(date=today + timedelta(days=30)), today, "da")
    better = comfortable_date(tasks, today, WorkingDays(CalendarSettings()))
    assert not [each for each in timeline(meeting(date=better), today, "da") if each.state == "late"]
    for earlier in (better - timedelta(days=d) for d in range(1, 8)):
        free = WorkingDays(CalendarSettings()).why_free(earlier)
        late = [each for each in timeline(meeting(date=earlier), today, "da") if each.state == "late"]
        assert free or late


def test_a_late_task_of_ones_own_is_late_but_moves_no_meeting() -> None:
    done = [{"id": each.id, "done": "2026-11-01"} for each in RULES]
    file = full_file(tasks=[*done, {"id": "flag", "title": "Flag", "due": "2026-11-02"}])
    assert keys(file, TODAY) == ["late"]


def test_a_late_reply_deadline_is_warned_of() -> None:
    found = {each.key: each for each in findings(full_file(reply_by="2027-05-10"), TODAY)}
    assert found["reply-late"].remedy == "Sæt den til senest 29. april 2027."
    assert "reply-late" not in keys(full_file(), TODAY)


def test_after_the_meeting_it_is_asked_whether_it_was_held() -> None:
    assert keys(full_file(), MEETING + timedelta(days=1)) == ["date-past"]
    assert keys(full_file(held=True), MEETING + timedelta(days=1)) == []
    assert keys(meeting(), TODAY) == []


@pytest.mark.parametrize(
    ("lead", "da", "en"),
    [
        (Lead(months=1), "1 måned før", "1 month before"),
        (Lead(months=3, days=14), "3 måneder og 2 uger før", "3 months and 2 weeks before"),
        (Lead(days=25), "25 dage før", "25 days before"),
        (Lead(months=-3), "3 måneder efter", "3 months after"),
        (Lead(), "på dagen", "on the day"),
    ],
)
def test_leads_are_said_as_a_planner_would(lead: Lead, da: str, en: str) -> None:
    assert (lead.said("da"), lead.said("en")) == (da, en)
