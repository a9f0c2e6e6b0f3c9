"""`meeting.yaml` becomes a `MeetingFile`, or a list of everything in it that does not hold together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from ruamel.yaml.scalarfloat import ScalarFloat

from manege_analysis.cases.model import Library
from manege_analysis.errors import MeetingError, Problem
from manege_analysis.meeting.file import MeetingFile
from manege_analysis.meeting.followup import line_id
from manege_analysis.meeting.people import ROLES, Person, RoleKey
from manege_analysis.meeting.task_rules import RULES
from manege_analysis.yamlfile import as_model, line_of, nearest, read_yaml

GRACE = timedelta(days=30)
"""So long after the date a plan is still read without `held: true`, to write minutes and follow up."""
CLASHING_ROLES: tuple[tuple[RoleKey, RoleKey], ...] = (
    ("chair", "minutes"),
    ("chair", "parking_lot"),
    ("minutes", "parking_lot"),
)
"""Roles that are busy in the same minutes, so that one person cannot hold both."""


@dataclass(frozen=True)
class _Source:
    """A read document with its name, to say where a problem stands."""

    data: Any
    name: str

    def at(self, *place: str | int) -> str:
        line = line_of(self.data, place)
        return self.name + (f", line {line}" if line else "")


def read_meeting(path: Path, library: Library, today: date) -> MeetingFile:
    """Read a cluster's `meeting.yaml`.

    A missing file is an empty plan, not an error: the planner says what to write into it.  `today`
    decides whether the date is past; it is the run's date, never the clock.  Raises `MeetingError`
    with every problem and its line: impossible dates and times, unknown actors and tasks, a past
    date, roles that one person cannot hold at once, tables with too few chairs.
    """
    if not path.exists():
        return MeetingFile(version=1)
    return meeting_from(read_yaml(path, MeetingError), str(path), library, today)


def meeting_from(data: Any, name: str, library: Library, today: date) -> MeetingFile:
    """Check a read document, as `read_meeting` does; `name` is the file's name in messages."""
    context = {"actors": [actor.id for actor in library.actors]}
    file = as_model(data, MeetingFile, name, MeetingError, context)
    source = _Source(data, name)
    problems = [*_dates(file, source, today), *_people(file, source), *_lines(file, source, today)]
    if problems:
        raise MeetingError(problems)
    return file


def _dates(file: MeetingFile, source: _Source, today: date) -> Iterator[Problem]:
    if file.day and not file.held and file.day < today - GRACE:
        got = f"{file.day}, {(today - file.day).days} days ago"
        remedy = 'Write the new date, or "held: true" when the meeting has been held.'
        yield Problem(source.at("date"), "a date to come", got, remedy)
    if file.day and file.held and file.day > today:
        remedy = 'Remove "held", or correct the date.'
        yield Problem(
            source.at("held"), "a meeting that has been held", f"a date to come, {file.day}", remedy
        )
    if file.day and file.reply_by and file.reply_by >= file.day:
        remedy = "Write a date before the meeting, or leave it out: four weeks before is the default."
        yield Problem(source.at("reply_by"), "a date before the meeting", str(file.reply_by), remedy)
    yield from _length(file, source)


def _length(file: MeetingFile, source: _Source) -> Iterator[Problem]:
    key = "agenda" if file.agenda else "end" if file.end else "minutes"
    if not 45 <= file.length <= 480:
        remedy = f'Correct "{key}", or write "minutes: 150".'
        yield Problem(source.at(key), "a meeting of 45 to 480 minutes", f"{file.length} minutes", remedy)
    elif file.start.hour * 60 + file.start.minute + file.length >= 24 * 60:
        remedy = 'Write an earlier "start", or fewer "minutes".'
        yield Problem(source.at("start"), "an end before midnight", f"{file.length} minutes", remedy)
    elif file.minutes is not None and file.minutes != file.length:
        remedy = f'Keep either "minutes" or "{key}".'
        said = f'{file.minutes}, but "{key}" gives {file.length}'
        yield Problem(source.at("minutes"), "the length once", said, remedy)
    if file.agenda and not any(line.kind == "cases" for line in file.agenda):
        remedy = "Add a line with kind: cases."
        yield Problem(source.at("agenda"), "a part for the cases", "none", remedy)


def _people(file: MeetingFile, source: _Source) -> Iterator[Problem]:
    accepted = {each.finding for each in file.accept}
    for one, other in CLASHING_ROLES:
        held, also = file.roles.holder(one), file.roles.holder(other)
        if held and also and held.key == also.key and f"roles-{one}-{other}" not in accepted:
            remedy = f'Give one role to another, or write "roles-{one}-{other}" under "accept".'
            said = f'"{held.name}" also as "{one}"'
            yield Problem(source.at("roles", other), f'somebody else as "{other}"', said, remedy)
    seen = Counter((each.actor, Person(each.name).key) for each in file.actors if each.name)
    for index, each in enumerate(file.actors):
        if seen[each.actor, Person(each.name).key] > 1:
            remedy = "Keep one entry with the latest answer."
            said = f'"{each.name}" twice as "{each.actor}"'
            yield Problem(source.at("actors", index), "each person once", said, remedy)
    yield from _tables(file, source)


def _tables(file: MeetingFile, source: _Source) -> Iterator[Problem]:
    chairs, people = sum(file.seating.tables), expected_people(file)
    if file.seating.tables and people > chairs:
        remedy = "Add a table or chairs, or correct how many come."
        where = source.at("seating", "tables")
        yield Problem(where, f"chairs for {people} people", f"{chairs} chairs", remedy)
    known = seat_names(file)
    for key in ("together", "apart"):
        for index, names in enumerate(getattr(file.seating, key)):
            unknown = [name for name in names if Person(name).key not in {Person(n).key for n in known}]
            for name in unknown:
                where = source.at("seating", key, index)
                yield Problem(
                    where, "a member, a role holder or an actor", f'"{name}"', nearest(name, known)
                )


def expected_people(file: MeetingFile) -> int:
    """Count the chairs that are spoken for: members who come and invitees who have not declined."""
    members = max(file.members.coming or 0, len(file.members.names))
    return members + sum(each.persons for each in file.actors if each.answer in ("accepted", "invited"))


def seat_names(file: MeetingFile) -> Sequence[str]:
    """List every name and actor id that a seating wish may use."""
    holders = [file.roles.holder(role) for role in ROLES]
    members = [each.name for each in file.members.names]
    group = [each.name for each in file.planning_group]
    actors = [name for each in file.actors for name in (each.actor, each.name) if name]
    return [*members, *group, *(each.name for each in holders if each), *actors]


def _lines(file: MeetingFile, source: _Source, today: date) -> Iterator[Problem]:
    known = [rule.id for rule in RULES]
    for index, task in enumerate(file.tasks):
        if not task.title and task.id not in known:
            remedy = f'{nearest(task.id, known)} A task of your own needs a "title".'
            yield Problem(source.at("tasks", index, "id"), "a known task", f'"{task.id}"', remedy)
        if task.done and task.done > today:
            remedy = "Write the day on which it was done."
            where = source.at("tasks", index, "done")
            yield Problem(where, "a day that has been", str(task.done), remedy)
    yield from _twice([task.id for task in file.tasks], ("tasks",), source)
    lots = (("parking_lot", file.parking_lot), ("agreements", file.agreements))
    for key, lines in lots:
        yield from _twice([line_id(line.id, line.what) for line in lines], (key,), source)
    yield from _twice([line.what for line in file.budget.lines], ("budget", "lines"), source)
    yield from _amounts(file, source)


def _twice(keys: Sequence[str], place: tuple[str, ...], source: _Source) -> Iterator[Problem]:
    """Find entries that are the same to the plan: an edit could not be told which is meant."""
    for index, key in enumerate(keys):
        if key in keys[:index]:
            remedy = "Keep one of them, or word them apart."
            yield Problem(source.at(*place, index), "every line once", f'"{key}" again', remedy)


def _amounts(file: MeetingFile, source: _Source) -> Iterator[Problem]:
    prices = [("budget", "lines", index, "price") for index in range(len(file.budget.lines))]
    for place in (("budget", "frame"), *prices):
        written = _at(source.data, place)
        if isinstance(written, ScalarFloat) and _decimals(written) == 3:
            remedy = 'Write 2500 or "2.500": without quotes YAML reads 2.500 as two and a half.'
            yield Problem(source.at(*place), "kroner", f"the number {float(written)}", remedy)


def _decimals(written: ScalarFloat) -> int:
    # ruamel keeps how the number was written: its width and where its point stands.
    kept: dict[str, Any] = vars(written)
    return int(kept["_width"] - kept["_prec"] - 1)


def _at(data: Any, place: Sequence[str | int]) -> Any:
    for step in place:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return None
    return data
