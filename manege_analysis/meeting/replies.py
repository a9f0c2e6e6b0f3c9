"""A list of replies (xlsx or CSV) becomes differences to the invitees in meeting.yaml."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from manege_analysis.cases.model import Library
from manege_analysis.errors import MeetingError, Problem
from manege_analysis.meeting.cell_values import canonical
from manege_analysis.meeting.edits import Difference, Setting, all_said
from manege_analysis.meeting.model import MeetingPlan
from manege_analysis.meeting.people import Invitee, Person
from manege_analysis.meeting.planning_read import is_planning_workbook, read_planning
from manege_analysis.meeting.planning_sheets import Column, edited_columns, planning_sheets
from manege_analysis.meeting.saved_evening import read_evening
from manege_analysis.meeting.sheetfile import Cell, Sheets, read_sheets
from manege_analysis.wording.text import Language
from manege_analysis.yamlfile import nearest

_HEADS: dict[str, str] = {
    "name": "navn;name;deltager;fulde navn",
    "actor": "aktør;actor;rolle;role;funktion;stilling;titel",
    "answer": "svar;answer;status;deltager du;deltagelse;kommer du;tilmeldt;tilmelding;reply",
    "persons": "antal;persons;antal personer;antal deltagere;number",
    "email": "mail;e-mail;email;mailadresse",
    "phone": "telefon;phone;tlf;mobil;telefonnummer",
    "note": "note;bemærkning;bemærkninger;kommentar;comment",
    "answered": "svaret den;dato;tidsstempel;timestamp;answered on;oprettet",
    "organisation": "arbejdssted;organisation;ansættelsessted;praksis;afdeling",
}
_HEAD_ROWS = 10


@dataclass(frozen=True)
class Replies:
    """What a file changes, and the rows of a list of replies that could not be placed.

    `unknown` tells each row that fits no invitee, with the nearest one; nothing is guessed.
    `settings` are whole values of meeting.yaml, such as that the meeting was held.
    """

    differences: tuple[Difference, ...]
    unknown: tuple[Problem, ...] = ()
    settings: tuple[Setting, ...] = ()

    def said(self, language: Language) -> tuple[str, ...]:
        """Say every change in a sentence, to be shown before it is taken."""
        lines = all_said(self.differences, language)
        return (*lines, *(each.said(language) for each in self.settings))


@dataclass(frozen=True)
class _Reply:
    """One row of the list: where it stands, and its cells as canonical text by field."""

    where: str
    cells: dict[str, str] = field(default_factory=dict)


def read_from(path: Path, plan: MeetingPlan, library: Library) -> Replies:
    """Read whatever somebody sent back: the planning workbook, a list of replies, the saved evening."""
    if path.suffix.lower() == ".json":
        differences, settings = read_evening(path, plan)
        return Replies(differences, settings=settings)
    if path.suffix.lower() in (".xlsx", ".xlsm") and is_planning_workbook(read_sheets(path)):
        return Replies(read_planning(path, plan))
    return read_replies(path, plan, library)


def read_replies(path: Path, plan: MeetingPlan, library: Library) -> Replies:
    """Read a list of replies with one row a person or group.

    Columns are found by their heads (Navn, Aktør, Svar, Antal, Mail, Telefon …).  A row belongs to
    the invitee with its name, or with its mail, or, where only one is invited as such, with its
    actor's id or role.  Raises `MeetingError` where no such columns are found or cells cannot be read.
    """
    columns = dict(_columns(plan))
    problems: list[Problem] = []
    replies = list(_replies(read_sheets(path), path, columns, problems))
    if problems:
        raise MeetingError(problems)
    placed: list[Difference] = []
    unknown: list[Problem] = []
    for reply in replies:
        invitee = _invitee(reply, plan, library)
        if invitee is None:
            unknown.append(_unplaced(reply, plan))
        else:
            placed += _differences(reply, invitee, plan, columns)
    return Replies(tuple(placed), tuple(unknown))


def _columns(plan: MeetingPlan) -> Iterator[tuple[str, Column]]:
    sheet = next(each for each in planning_sheets(plan) if each.section == "actors")
    return ((column.field, column) for _, column in edited_columns(sheet))


def _replies(
    sheets: Sheets, path: Path, columns: dict[str, Column], problems: list[Problem]
) -> Iterator[_Reply]:
    known = {word: name for name, words in _HEADS.items() for word in words.split(";")}
    for title, rows in sheets.items():
        head = next((i for i, row in enumerate(rows[:_HEAD_ROWS]) if _is_head(row, known)), None)
        if head is None:
            continue
        places = {known[_clean(cell)]: i for i, cell in enumerate(rows[head]) if _clean(cell) in known}
        for number, row in enumerate(rows[head + 1 :], start=head + 2):
            where = f"{path}, {title}, row {number}"
            cells = {name: row[i] for name, i in places.items() if i < len(row) and _clean(row[i])}
            if cells:
                yield _Reply(where, dict(_read(cells, columns, where, problems)))
        return
    expected = "a table with the columns Svar and Navn (or Aktør)"
    problems.append(Problem(str(path), expected, "no such heads", "Name the columns in the first row."))


def _is_head(row: Sequence[Cell], known: dict[str, str]) -> bool:
    found = {known[_clean(cell)] for cell in row if _clean(cell) in known}
    return "answer" in found and bool(found & {"name", "actor", "email"})


def _read(
    cells: dict[str, Cell], columns: dict[str, Column], where: str, problems: list[Problem]
) -> Iterator[tuple[str, str]]:
    for name, value in cells.items():
        kind = columns[name].kind if name in columns else "text"
        try:
            yield name, canonical(kind, value)
        except ValueError as wrong:
            problems.append(Problem(where, f'"{name}" to be right', repr(value)[:60], f"{wrong}."))


def _invitee(reply: _Reply, plan: MeetingPlan, library: Library) -> Invitee | None:
    name, mail = Person(reply.cells.get("name", "")).key, reply.cells.get("email", "").casefold()
    for each in plan.actors:
        if (name and each.person.key == name) or (mail and each.person.email.casefold() == mail):
            return each
    actor = Person(reply.cells.get("actor", "")).key
    roles = {
        Person(text).key: each.id for each in library.actors for text in (each.role.da, each.role.en)
    }
    meant = roles.get(actor, actor)
    invited = [each for each in plan.actors if each.actor == meant]
    # Two people of one actor cannot be told apart by the role alone.
    return invited[0] if len(invited) == 1 and (not name or not invited[0].person.name) else None


def _differences(
    reply: _Reply, invitee: Invitee, plan: MeetingPlan, columns: dict[str, Column]
) -> Iterator[Difference]:
    sheet = next(each for each in planning_sheets(plan) if each.section == "actors")
    row = next(each for each in sheet.rows if each.key == invitee.id)
    fields = [column.field for column in sheet.columns]
    for name, column in columns.items():
        after = reply.cells.get(name, "")
        now = canonical(column.kind, row.cells[fields.index(name)])
        # How a name or an address is capitalised in somebody's list is no news.
        if after and Person(after).key != Person(now).key:
            yield Difference(
                section="actors",
                key=invitee.id,
                kind="changed",
                what=invitee.name,
                sheet=sheet.title.in_(plan.language),
                field=name,
                heading=column.title.in_(plan.language),
                cell=column.kind,
                before=now,
                after=after,
                now=now,
            )


def _unplaced(reply: _Reply, plan: MeetingPlan) -> Problem:
    names = [each.name for each in plan.actors]
    written = reply.cells.get("name") or reply.cells.get("actor", "")
    remedy = f"{nearest(written, names)} Else add the person to meeting.yaml."
    return Problem(reply.where, "somebody who is invited", f'"{written}"', remedy)


def _clean(cell: Cell) -> str:
    return " ".join(str("" if cell is None else cell).split()).casefold().rstrip("?:.")
