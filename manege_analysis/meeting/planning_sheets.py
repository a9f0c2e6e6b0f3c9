"""A plan becomes the sheets of the planning workbook: what stands in them, and what may be edited.

A cell that may be edited belongs to a field of meeting.yaml; `key` says which entry it is of.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from typing import Literal

from manege_analysis.meeting.model import BudgetLine, MeetingPlan
from manege_analysis.meeting.words import ANSWERS, PHASES, SECTORS, STATES, STATUSES
from manege_analysis.wording.text import Language, Text

Section = Literal["tasks", "actors", "run_sheet", "budget", "seating", "parking_lot", "agreements"]
CellKind = Literal["text", "date", "time", "number", "kroner", "answer", "status", "kind", "flag"]
CellValue = str | int | float | date | time | Decimal | None


@dataclass(frozen=True)
class Column:
    """One column: the field of meeting.yaml it belongs to, its heading, and whether it is edited."""

    field: str
    title: Text
    kind: CellKind
    width: int
    edited: bool = False


@dataclass(frozen=True)
class Row:
    """One row: the key of its entry in meeting.yaml, and a value for every column."""

    key: str
    cells: tuple[CellValue, ...]


@dataclass(frozen=True)
class Sheet:
    """One sheet; `grows` where new rows at the end become new entries."""

    section: Section
    title: Text
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    grows: bool = False
    landscape: bool = True
    printed: int = 99
    """How many columns are printed: the rest would make the text too small to read on A4."""


KINDS: dict[str, Text] = {"idea": Text("idé", "idea"), "matter": Text("uafklaret", "open matter")}
FLAG = Text("ja", "yes")
KEY = Text("Nøgle", "Key")

_TASKS = (
    Column("phase", Text("Fase", "Phase"), "text", 15),
    Column("title", Text("Opgave", "Task"), "text", 36),
    Column("owner", Text("Ansvarlig", "Owner"), "text", 20, edited=True),
    Column("start", Text("Fra", "From"), "date", 12),
    Column("due", Text("Frist", "Due"), "date", 12, edited=True),
    Column("done", Text("Gjort den", "Done on"), "date", 12, edited=True),
    Column("state", Text("Status", "State"), "text", 10),
    Column("lead", Text("Hvornår", "When"), "text", 16),
    Column("waits_for", Text("Venter på", "Waits for"), "text", 28),
    Column("detail", Text("Sådan", "How"), "text", 50),
    Column("files", Text("Filer", "Files"), "text", 40),
)
_ACTORS = (
    Column("role", Text("Aktør", "Actor"), "text", 24),
    Column("sector", Text("Sektor", "Sector"), "text", 16),
    Column("name", Text("Navn", "Name"), "text", 20, edited=True),
    Column("organisation", Text("Arbejdssted", "Organisation"), "text", 20, edited=True),
    Column("email", Text("Mail", "E-mail"), "text", 24, edited=True),
    Column("phone", Text("Telefon", "Phone"), "text", 14, edited=True),
    Column("answer", Text("Svar", "Answer"), "answer", 14, edited=True),
    Column("answered", Text("Svaret den", "Answered on"), "date", 12, edited=True),
    Column("persons", Text("Antal", "Number"), "number", 8, edited=True),
    Column("call_first", Text("Ring først", "Phone first"), "flag", 10, edited=True),
    Column("note", Text("Note", "Note"), "text", 20, edited=True),
    Column("points", Text("Nedslag", "Touchpoints"), "text", 40),
)
_RUN_SHEET = (
    Column("start", Text("Kl.", "Time"), "time", 8),
    Column("minutes", Text("Min.", "Min."), "number", 6),
    Column("title", Text("Hvad", "What"), "text", 42),
    Column("speaker", Text("Hvem", "Who"), "text", 30),
    Column("in_ring", Text("I manegen", "In the ring"), "text", 34),
    Column("material", Text("Materiale", "Material"), "text", 24),
    Column("note", Text("Note", "Note"), "text", 34),
)
_BUDGET = (
    Column("what", Text("Post", "Line"), "text", 34, edited=True),
    Column("price", Text("Pris", "Price"), "kroner", 12, edited=True),
    Column("per", Text("Pr.", "Per"), "text", 10),
    Column("heads", Text("Antal", "Heads"), "number", 8),
    Column("total", Text("I alt", "Total"), "kroner", 12),
    Column("sector", Text("Sektor", "Sector"), "text", 30),
    Column("paid_by", Text("Betales af", "Paid by"), "text", 24, edited=True),
)
_SEATING = (
    Column("table", Text("Bord", "Table"), "number", 8),
    Column("chair", Text("Plads", "Chair"), "number", 8),
    Column("name", Text("Navn", "Name"), "text", 34),
    Column("sector", Text("Sektor", "Sector"), "text", 20),
    Column("leader", Text("Leder", "Leader"), "flag", 8),
)
_PARKING = (
    Column("what", Text("Hvad", "What"), "text", 60, edited=True),
    Column("kind", Text("Slags", "Kind"), "kind", 14, edited=True),
    Column("owner", Text("Ansvarlig", "Owner"), "text", 24, edited=True),
    Column("by", Text("Senest", "By"), "date", 12, edited=True),
    Column("told", Text("Klyngen hører om det", "How the cluster is told"), "text", 36, edited=True),
    Column("status", Text("Status", "Status"), "status", 10, edited=True),
)
_AGREEMENTS = (
    Column("what", Text("Aftale", "Agreement"), "text", 60, edited=True),
    Column("owner", Text("Ansvarlig", "Owner"), "text", 24, edited=True),
    Column("by", Text("Senest", "By"), "date", 12, edited=True),
    Column("remind", Text("Mind om den", "Remind on"), "date", 12, edited=True),
    Column("told", Text("Klyngen hører om det", "How the cluster is told"), "text", 36, edited=True),
    Column("status", Text("Status", "Status"), "status", 10, edited=True),
)
_PER = {"meeting": Text("møde", "meeting"), "head": Text("person", "person")}


def planning_sheets(plan: MeetingPlan) -> tuple[Sheet, ...]:
    """Return the seven sheets of the planning workbook, in the order in which they are used."""
    builders: tuple[Callable[[MeetingPlan], Sheet], ...] = (
        _tasks,
        _actors,
        _run_sheet,
        _budget,
        _seating,
        _parking,
        _agreements,
    )
    return tuple(build(plan) for build in builders)


def _tasks(plan: MeetingPlan) -> Sheet:
    titles = {task.id: task.title for task in plan.tasks}
    rows = (
        Row(
            task.id,
            (
                PHASES[task.phase].in_(plan.language),
                task.title,
                task.owner,
                task.start,
                task.due,
                task.done,
                STATES[task.state].in_(plan.language),
                task.lead,
                "; ".join(titles[other] for other in task.waits_for if other in titles),
                task.detail,
                ", ".join(task.files),
            ),
        )
        for task in plan.tasks
        if not task.agreed
    )
    return Sheet("tasks", Text("Opgaver", "Tasks"), _TASKS, tuple(rows), printed=8)


def _actors(plan: MeetingPlan) -> Sheet:
    language = plan.language
    rows = (
        Row(
            each.id,
            (
                each.role,
                SECTORS[each.sector].in_(language),
                each.person.name,
                each.person.organisation,
                each.person.email,
                each.person.phone,
                ANSWERS[each.answer].in_(language),
                each.answered,
                each.count,
                _flag(each.call_first, language),
                each.note,
                "; ".join(point.title for point in plan.touchpoints_of(each.actor)),
            ),
        )
        for each in plan.actors
    )
    return Sheet("actors", Text("Aktører", "Actors"), _ACTORS, tuple(rows), printed=9)


def _run_sheet(plan: MeetingPlan) -> Sheet:
    roles = {each.actor: each.role for each in plan.actors}
    rows = (
        Row(
            str(number),
            (
                step.start,
                step.minutes,
                step.title,
                step.speaker,
                "; ".join(roles[actor] for actor in step.in_ring),
                "; ".join(step.material),
                step.note,
            ),
        )
        for number, step in enumerate(plan.run_sheet, start=1)
    )
    return Sheet("run_sheet", Text("Drejebog", "Run sheet"), _RUN_SHEET, tuple(rows), printed=6)


def _budget(plan: MeetingPlan) -> Sheet:
    lines: dict[str, list[BudgetLine]] = {}
    for line in plan.budget.lines:
        lines.setdefault(line.key, []).append(line)
    rows = tuple(_budget_row(key, found, plan.language) for key, found in lines.items())
    return Sheet("budget", Text("Budget", "Budget"), _BUDGET, rows, grows=True)


def _budget_row(key: str, lines: list[BudgetLine], language: Language) -> Row:
    first, totals = lines[0], [line.total for line in lines if line.total is not None]
    cells = (
        first.what,
        first.price,
        _PER[first.per].in_(language),
        sum(line.heads for line in lines) if first.per == "head" else None,
        sum(totals, Decimal(0)) if totals else None,
        ", ".join(dict.fromkeys(line.sector for line in lines)),
        first.paid_by,
    )
    return Row(key, cells)


def _seating(plan: MeetingPlan) -> Sheet:
    tables = plan.seating.tables if plan.seating else ()
    rows = (
        Row(
            seat.person,
            (
                table.number,
                chair,
                seat.name,
                SECTORS[seat.sector].in_(plan.language),
                _flag(seat.leader, plan.language),
            ),
        )
        for table in tables
        for chair, seat in enumerate(table.seats, start=1)
    )
    return Sheet("seating", Text("Bordplan", "Seating"), _SEATING, tuple(rows), landscape=False)


def _parking(plan: MeetingPlan) -> Sheet:
    language = plan.language
    rows = (
        Row(
            line.id,
            (
                line.what,
                KINDS[line.kind].in_(language),
                line.owner,
                line.by,
                line.told,
                STATUSES[line.status].in_(language),
            ),
        )
        for line in plan.parking_lot
    )
    return Sheet("parking_lot", Text("P-plads", "Parking lot"), _PARKING, tuple(rows), grows=True)


def _agreements(plan: MeetingPlan) -> Sheet:
    language = plan.language
    rows = (
        Row(
            line.id,
            (
                line.what,
                line.owner,
                line.by,
                line.remind,
                line.told,
                STATUSES[line.status].in_(language),
            ),
        )
        for line in plan.agreements
    )
    return Sheet("agreements", Text("Aftaler", "Agreements"), _AGREEMENTS, tuple(rows), grows=True)


def _flag(value: bool, language: Language) -> str:
    return FLAG.in_(language) if value else ""


def edited_columns(sheet: Sheet) -> Iterable[tuple[int, Column]]:
    """Return the columns of a sheet that may be edited, with their positions from 0."""
    return ((index, column) for index, column in enumerate(sheet.columns) if column.edited)
