"""The meeting as the book has it, or as it would be with what somebody is typing, as values to show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from manege_analysis.errors import SettingsError
from manege_analysis.meeting.file import MeetingFile
from manege_analysis.meeting.model import MeetingPlan
from manege_analysis.meeting.plan import ClusterFacts, plan_meeting
from manege_analysis.meeting.read import seat_names
from manege_analysis.report.blocks import Block, Grid, Prose
from manege_analysis.report.meetingwork import grids
from manege_analysis.wording.dates import clock, weekday_and_day
from manege_analysis.workbook.book import Book
from manege_analysis.workbook.meeting_fields import file_with


def plan_with(book: Book, fields: Mapping[str, Any]) -> MeetingPlan | None:
    """Plan the meeting as the book stands, with fields that nobody has saved yet laid over it.

    The cases are those that may be told, as the papers have them.  Returns None where the cluster
    cannot be read, and raises `ManegeError` where the meeting does not hold together.
    """
    settings, told = book.desk.settings, book.suggested("share")
    if settings is None or told is None:
        return None
    file = read_with(book, fields)
    cluster = settings.cluster
    facts = ClusterFacts(cluster.id, cluster.name, cluster.round, book.theme_names())
    return plan_meeting(file, told.suggestion, told.library, settings.day, settings.language, facts)


def read_with(book: Book, fields: Mapping[str, Any]) -> MeetingFile:
    """Read `meeting.yaml` with unsaved fields laid over it; raises `MeetingError`."""
    paths = {name.replace("__", "."): value for name, value in fields.items()}
    path = book.desk.file("meeting.yaml").path
    return file_with(path, paths, book.library(), book.place.day)


def meeting_blocks(made: MeetingPlan) -> tuple[Block, ...]:
    """Set what the step shows: what is missing, the warnings, the agenda, the tables and the money."""
    language = made.language
    blocks: list[Block] = [Prose((when_said(made),))] if made.day else []
    blocks += [Prose(made.missing, "warning")] if made.missing else []
    if made.findings:
        blocks.append(grids.findings_grid(made, language))
    elif not made.missing:
        blocks.append(Prose(("Alt holder.",)))
    blocks += [grids.agenda_grid(made, language), grids.roles_grid(made, language)]
    blocks += [_tables(made)] if made.seating else []
    blocks += [grids.budget_grid(made, language)] if made.budget.lines else []
    return (*blocks, Prose(grids.budget_said(made, language)))


def when_said(made: MeetingPlan) -> str:
    """Say when and where, because a browser writes a date as its own language does."""
    if made.day is None:
        return ""
    when = f"{weekday_and_day(made.day, made.language)} {clock(made.start, made.language)}"
    where = f", {made.place.name}" if made.place.name else ""
    return f"{when[0].upper()}{when[1:]}{where}."


def _tables(made: MeetingPlan) -> Grid:
    tables = made.seating.tables if made.seating else ()
    rows = tuple((str(t.number), ", ".join(seat.name for seat in t.seats)) for t in tables)
    return Grid("Bordplan", ("Bord", "Hvem"), rows, words=True)


def agenda_lines(made: MeetingPlan, minutes: Sequence[int]) -> tuple[dict[str, Any], ...]:
    """Return the agenda with other minutes as lines of meeting.yaml; an item of none is left out."""
    return tuple(
        {"kind": item.kind, "minutes": given, "title": item.title}
        for item, given in zip(made.agenda.items, minutes, strict=True)
        if given
    )


def moved(minutes: Sequence[int], take: int, give: int, many: int) -> tuple[int, ...]:
    """Move minutes from one item of the agenda to another, so that the meeting is as long as before.

    >>> moved((15, 40, 40), 1, 2, 5)
    (15, 35, 45)
    """
    there = list(minutes)
    many = min(many, there[take])
    there[take] -= many
    there[give] += many
    return tuple(there)


def chairs_of(written: str) -> tuple[int, ...]:
    """Read the tables' chairs: "8, 8, 6"; raises `SettingsError`.

    >>> chairs_of("8, 8 6")
    (8, 8, 6)
    """
    try:
        return tuple(int(part) for part in written.replace(",", " ").split())
    except ValueError:
        raise SettingsError(f"»{written}« er ikke bordenes stole. Skriv fx 8, 8, 6.") from None


def names_to_seat(file: MeetingFile) -> tuple[str, ...]:
    """List whom a wish for the tables can be about, each once."""
    return tuple(dict.fromkeys(seat_names(file)))


def wishes_said(file: MeetingFile) -> tuple[tuple[str, tuple[str, int]], ...]:
    """List the wishes for the tables: what is read, and where the wish stands in the file."""
    said = {"together": "sammen", "apart": "hver for sig"}
    return tuple(
        (f"{' og '.join(names)}: {how}", (key, at))
        for key, how in said.items()
        for at, names in enumerate(getattr(file.seating, key))
    )


def wishes_with(file: MeetingFile, key: str, names: tuple[str, str]) -> dict[str, Any]:
    """Return the field that adds a wish; raises `SettingsError` for one that is none."""
    if not all(names) or names[0] == names[1]:
        raise SettingsError("Vælg to forskellige navne.")
    return {f"seating__{key}": (*getattr(file.seating, key), names)}


def wishes_without(file: MeetingFile, key: str, at: int) -> dict[str, Any]:
    """Return the field that takes a wish away."""
    left = tuple(names for i, names in enumerate(getattr(file.seating, key)) if i != at)
    return {f"seating__{key}": left}


def unsaved(said: Mapping[str, Any], made: MeetingPlan | None) -> dict[str, Any]:
    """Leave out what the plan says already: a default nobody wrote must not become a line."""
    now = said_by(made) if made is not None else {}
    return {name: value for name, value in said.items() if name not in now or now[name] != value}


def said_by(made: MeetingPlan) -> dict[str, Any]:
    """Return what the fields of the step say of a plan."""
    tables = tuple(each.size for each in made.seating.tables) if made.seating else ()
    roles = {f"roles__{r.role}": r.person.name if r.person else "" for r in made.roles}
    return {
        "date": made.day, "start": f"{made.start:%H.%M}", "place": made.place.name,
        "members__coming": made.members_coming,
        "budget__frame": "" if made.budget.frame is None else f"{made.budget.frame:f}",
        "seating__tables": tables, **roles,
    }  # fmt: skip
