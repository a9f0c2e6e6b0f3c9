"""The page about the meeting, its two pictures and its files, from plans of a sample workspace."""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from icalendar import Calendar

from manege_analysis.charts.chart import Chart
from manege_analysis.charts.seating import seating_chart
from manege_analysis.charts.theme import PHONE
from manege_analysis.charts.timeline import stretches, timeline_chart
from manege_analysis.meeting.model import Finding, MeetingPlan, Seat, SeatedTable, Seating, StepTime
from manege_analysis.report.blocks import Facts, Figure, Grid, Prose
from manege_analysis.report.meetingwork import grids
from manege_analysis.report.meetingwork.files import write_meeting_files
from manege_analysis.report.meetingwork.page import MeetingPage, meeting_page, told_plan
from manege_analysis.settings import load_settings
from manege_analysis.shipped import sample_workspace
from manege_analysis.workflow import Prepared, prepare

DAY = date(2026, 12, 15)
MEETING = """
version: 1
date: 2027-06-03
start: "16.30"
place: {name: Birkelund Kulturhus, room: Store Sal}
purpose: At vi kender hinanden bedre
owners: [{name: Anne Agergaard}]
members: {coming: 12}
roles: {chair: {name: Bo Bakke}}
actors:
  - {actor: ppr-leder, name: Carla Dam, answer: accepted, email: carla@ppr.example}
  - {actor: skoleleder, name: Dorte Eng, answer: invited, phone: "11 22 33 44"}
seating: {tables: [8, 8, 8]}
budget:
  frame: 20000
  lines:
    - {what: Lokale, price: 2500}
    - {what: Forplejning, price: 185.5, per: head}
"""
Prepare = Callable[[str], Prepared]


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Prepare:
    """Prepare a sample cluster, "planned" being Birkelund with a meeting.yaml that says more."""
    made, sample = tmp_path_factory.mktemp("arbejde"), sample_workspace()
    shutil.copytree(sample, made, dirs_exist_ok=True)
    (made / "clusters" / "birkelund" / "meeting.yaml").write_text(MEETING, "utf-8")

    @cache
    def of(cluster: str) -> Prepared:
        folder = made if cluster == "planned" else sample
        name = "birkelund" if cluster == "planned" else cluster
        return prepare(load_settings(folder, name, reports=made / "ud", day=DAY))

    return of


@pytest.fixture(scope="module")
def planned(prepared: Prepare) -> MeetingPage:
    return meeting_page(prepared("planned"))


@pytest.fixture(scope="module")
def bare(prepared: Prepare) -> MeetingPlan:
    """A plan without a date, cases or anybody to seat."""
    settings = prepared("birkelund").settings
    empty = replace(settings, folder=settings.folder / "findes-ikke")
    plan = told_plan(replace(prepared("birkelund"), settings=empty))
    return replace(plan, seating=None)


def prose(blocks: Any) -> str:
    """Return what the paragraphs of some blocks say."""
    return " ".join(line for block in blocks if isinstance(block, Prose) for line in block.paragraphs)


def tables(blocks: Any) -> list[Grid]:
    """Return the tables among some blocks."""
    return [block for block in blocks if isinstance(block, Grid)]


def words_in(chart: Chart) -> str:
    """Return every text that the drawing shows."""
    return " ".join(part["text"] for part in chart.figure["layout"]["annotations"]).replace("<br>", " ")


def test_the_plan_on_one_page_says_when_where_and_who(planned: MeetingPage) -> None:
    (told,) = [block for block in planned.at_a_glance if isinstance(block, Facts)]
    facts = dict(told.facts)
    assert facts["Hvornår"] == "torsdag den 3. juni 2027, kl. 16.30–19.00"
    assert facts["Hvor"] == "Birkelund Kulturhus, Store Sal"
    assert facts["Ejere"] == "Anne Agergaard"
    assert facts["Aktører"].startswith("1 kommer, 1 inviteret, ")
    _, roles = tables(planned.at_a_glance)
    assert ("Mødeleder", "Bo Bakke") in roles.rows and ("Referent", "ikke besat") in roles.rows


def test_the_agenda_fills_the_evening(planned: MeetingPage) -> None:
    agenda, _ = tables(planned.at_a_glance)
    assert agenda.rows[0][0] == "16.30"
    assert sum(int(row[2]) for row in agenda.rows) == 150


def test_what_is_late_is_said_with_its_date(planned: MeetingPage) -> None:
    (now, *_) = tables(planned.next_up)
    assert now.rows
    late = [task for task in planned.plan.tasks if task.state == "late"]
    assert sum("(bagud)" in row[1] for row in now.rows) == len(late)


def test_a_leader_who_has_not_answered_is_phoned(planned: MeetingPage) -> None:
    called = tables(planned.next_up)[1]
    assert [(row[0], row[2]) for row in called.rows] == [("Dorte Eng", "11 22 33 44")]
    assert all(row[1] for row in called.rows)


def test_a_held_evening_tells_what_took_longer_or_shorter(planned: MeetingPage) -> None:
    times = (StepTime("A", 300, 425), StepTime("B", 300, 330), StepTime("C", 300, 180))
    found = grids.times_grid(replace(planned.plan, times=times), "da")
    assert found.rows == (("A", "5:00", "7:05", "+2:05"), ("C", "5:00", "3:00", "−2:00"))


def test_the_budget_is_summed_against_its_frame(planned: MeetingPage) -> None:
    said = prose(planned.budget)
    money = planned.plan.budget
    assert "Rammen er 20.000 kr." in said and "der er" in said
    assert "uden de udgifter, der mangler en pris" in said
    over = replace(planned.plan, budget=replace(money, frame=money.total - 1))
    assert grids.budget_said(over, "da")[0].endswith("overskredet med 1 kr.")
    assert ".." not in said
    priced = tuple(line for line in money.lines if line.price is not None)
    free = replace(planned.plan, budget=replace(money, frame=None, lines=priced))
    assert len(grids.budget_said(free, "en")) == 1 and "DKK" in grids.budget_said(free, "en")[0]


def test_every_finding_stands_with_its_remedy(planned: MeetingPage) -> None:
    (warned,) = tables(planned.warnings)
    assert [row[1:] for row in warned.rows] == [(f.said, f.remedy) for f in planned.plan.findings]
    lived_with = Finding("x", "note", "Noget", "Ret det", "AB: det går")
    accepted = grids.findings_grid(replace(planned.plan, findings=(lived_with,)), "da")
    assert accepted.rows == (("værd at vide", "Noget", "Ret det", "AB: det går"),)


def test_all_tasks_stand_by_phase(planned: MeetingPage) -> None:
    assert sum(len(grid.rows) for grid in tables(planned.tasks)) == len(planned.plan.tasks)
    assert tables(planned.tasks)[0].caption == "3–6 måneder før"


def test_a_plan_without_anything_says_what_is_missing(prepared: Prepare, bare: MeetingPlan) -> None:
    settings = prepared("birkelund").settings
    empty = replace(settings, folder=settings.folder / "findes-ikke")
    page = meeting_page(replace(prepared("birkelund"), settings=empty))
    assert "Datoen mangler" in prose(page.at_a_glance)
    assert bare.day is None and bare.missing


def test_the_picture_of_the_evening_is_as_long_as_the_run_sheet(planned: MeetingPage) -> None:
    plan = planned.plan
    lines = stretches(plan)
    steps = [step for step in plan.run_sheet if step.kind not in ("setup", "debrief")]
    assert sum(each.minutes for each in lines) == sum(step.minutes for step in steps)
    chart = timeline_chart(plan)
    bars = [s for s in chart.figure["layout"]["shapes"] if s["type"] == "rect" and s["layer"] == "above"]
    assert len(bars) == len(steps)
    assert max(bar["x1"] for bar in bars) == 150
    assert chart.title == "Aftenen går op: 16.30–19.00" and chart.edition == "internal"
    assert len(chart.rows) == len(lines)
    for point in plan.touchpoints:
        assert point.title.split()[-1] in words_in(chart)


def test_an_overrun_is_seen_and_said(planned: MeetingPage) -> None:
    steps = planned.plan.run_sheet
    at = next(i for i, step in enumerate(steps) if step.kind == "dialogue")
    longer = (*steps[:at], replace(steps[at], minutes=steps[at].minutes + 7), *steps[at + 1 :])
    chart = timeline_chart(replace(planned.plan, run_sheet=longer))
    assert chart.title == "Aftenen løber 7 minutter over: den slutter 19.07"
    assert chart.figure["layout"]["xaxis"]["range"] == [0.0, 157.0]


def test_the_frame_alone_is_drawn_where_no_cases_are_chosen(planned: MeetingPage) -> None:
    plan = replace(planned.plan, cases=(), touchpoints=(), run_sheet=(), start=time(16, 45))
    chart = timeline_chart(plan)
    assert chart.title.startswith("Rammen for aftenen: 16.45")
    assert chart.rows == ()


def test_names_stand_over_their_bars_on_a_phone(planned: MeetingPage) -> None:
    wide, narrow = timeline_chart(planned.plan), timeline_chart(planned.plan, PHONE)
    assert narrow.rows == wide.rows
    assert narrow.figure["layout"]["height"] > wide.figure["layout"]["height"]


def test_the_seating_shows_everybody_once_with_their_sector(planned: MeetingPage) -> None:
    seating = planned.plan.seating
    assert seating is not None
    chart = seating_chart(seating)
    assert len(chart.rows) == sum(len(table.seats) for table in seating.tables)
    shown = words_in(chart)
    assert "Carla Dam" in shown and "kommunen" in shown and "Bord 3" in shown
    assert any(isinstance(block, Figure) for block in planned.seating)


def test_a_seating_that_is_not_proved_does_not_say_it_is_the_best() -> None:
    seats = (Seat("a", "<b>Ada</b>", "region", True), Seat("b", "Bo", "civil society", False))
    seating = Seating((SeatedTable(1, 4, seats), SeatedTable(2, 4, ())), 3.0, 1.0, False)
    chart = seating_chart(seating, "en", PHONE)
    assert chart.title == "The sectors are mixed over the tables"
    assert chart.subtitle == "2 people at 2 tables"
    drawn = words_in(chart)
    assert "2 free chairs" in drawn and "4 free chairs" in drawn
    assert "<b>Ada" not in drawn.replace("<b>&lt;b&gt;", "")


def test_the_files_open_in_other_programs(planned: MeetingPage, tmp_path: Path) -> None:
    for name in ("deles", "intern"):
        (tmp_path / name).mkdir()
    write_meeting_files(planned.plan, tmp_path)
    calendar = Calendar.from_ical((tmp_path / "deles" / "moede.ics").read_bytes())
    (event,) = calendar.walk("VEVENT")
    assert calendar["METHOD"] == "PUBLISH"
    assert event["DTSTART"].dt.isoformat() == "2027-06-03T16:30:00+02:00"
    tasks = Calendar.from_ical((tmp_path / "intern" / "opgaver.ics").read_bytes())
    assert len(tasks.walk("VEVENT")) > 20
    book = openpyxl.load_workbook(io.BytesIO((tmp_path / "intern" / "planlaegning.xlsx").read_bytes()))
    assert {"Opgaver", "Budget"} <= set(book.sheetnames)


def test_without_a_date_there_is_no_calendar(bare: MeetingPlan, tmp_path: Path) -> None:
    for name in ("deles", "intern"):
        (tmp_path / name).mkdir()
    write_meeting_files(bare, tmp_path)
    assert [path.name for path in tmp_path.rglob("*.*")] == ["planlaegning.xlsx"]
    assert grids.task_grids(bare, "da")
    assert all(row[1] == "" for grid in grids.task_grids(bare, "da") for row in grid.rows)


def test_english_dates_are_written_as_such(planned: MeetingPage) -> None:
    rows = [row for grid in grids.task_grids(planned.plan, "en") for row in grid.rows]
    assert any(row[1].startswith("2027-") for row in rows)
