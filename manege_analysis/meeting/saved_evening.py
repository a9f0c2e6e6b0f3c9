"""The file that the page `i-manegen.html` saved becomes differences to meeting.yaml.

The file has lain on the room's computer and on a USB stick, so nothing in it is trusted: its size, its
shape and every text are checked before anything is shown, and all that does not hold is told at once.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, ValidationInfo, field_validator

from manege_analysis.errors import MeetingError, Problem
from manege_analysis.meeting.edits import Difference, Setting
from manege_analysis.meeting.fields import Day
from manege_analysis.meeting.file import TimeFile
from manege_analysis.meeting.followup import line_id
from manege_analysis.meeting.model import Agreement, MeetingPlan, ParkingLine
from manege_analysis.meeting.planning_sheets import Column, Sheet, planning_sheets
from manege_analysis.wording.numbers import counted
from manege_analysis.wording.text import Text
from manege_analysis.yamlfile import Strict, as_model

FORMAT = "manege-moede"
"""What a saved file calls itself.

It is JSON: `format`, `version` (1), `cluster`, `date` (empty where none is set), `saved`, and two
lists whose entries are those of meeting.yaml: `parking_lot` (what, kind: idea or matter, owner, by)
and `agreements` (what, owner, by, told).  Dates are YYYY-MM-DD; what was left empty is left out.
`times` holds the title of each step that was left, with its planned and its real seconds.
"""
MAX_BYTES = 1_000_000
_MOST_LINES = 300
_HELD = Text("Mødet er holdt", "The meeting was held")
_TIMES = Text("Aftenens tider: {steps}", "The evening's times: {steps}")
_STEPS = {"da": ("trin", "trin"), "en": ("step", "steps")}


def _plain(written: Any) -> Any:
    """Keep a text on one line, without signs that steer a printer, a terminal or the reading order."""
    if not isinstance(written, str):
        return written
    seen = (" " if unicodedata.category(sign)[0] in "CZ" else sign for sign in written)
    return " ".join("".join(seen).split())


_Line = Annotated[str, BeforeValidator(_plain), Field(max_length=600)]
_Name = Annotated[str, BeforeValidator(_plain), Field(max_length=200)]


def _day_or_none(written: Any) -> Any:
    return written or None


class _Parked(Strict):
    what: Annotated[_Line, Field(min_length=1)]
    kind: Literal["idea", "matter"] = "matter"
    owner: _Name = ""
    by: Annotated[Day | None, BeforeValidator(_day_or_none)] = None


class _Agreed(Strict):
    what: Annotated[_Line, Field(min_length=1)]
    owner: _Name = ""
    by: Annotated[Day | None, BeforeValidator(_day_or_none)] = None
    told: _Line = ""


class _Saved(Strict):
    """The saved file; `context` says which cluster and date it has to be of."""

    format: Literal["manege-moede"]
    version: Literal[1]
    cluster: str
    day: Annotated[Day | None, BeforeValidator(_day_or_none)] = Field(default=None, alias="date")
    saved: datetime
    parking_lot: tuple[_Parked, ...] = Field(default=(), max_length=_MOST_LINES)
    agreements: tuple[_Agreed, ...] = Field(default=(), max_length=_MOST_LINES)
    times: tuple[TimeFile, ...] = Field(default=(), max_length=_MOST_LINES)

    @field_validator("cluster")
    @classmethod
    def _is_ours(cls, value: str, info: ValidationInfo) -> str:
        ours = (info.context or {})["cluster"]
        if value != ours:
            raise ValueError(f'it was saved at another cluster\'s meeting, not "{ours}"')
        return value

    @field_validator("day")
    @classmethod
    def _is_the_day(cls, value: date | None, info: ValidationInfo) -> date | None:
        day = (info.context or {})["day"]
        if value and day and value != day:
            raise ValueError(f"meeting.yaml says {day}; is it another meeting's file")
        return value


def read_evening(path: Path, plan: MeetingPlan) -> tuple[tuple[Difference, ...], tuple[Setting, ...]]:
    """Read a saved file: lines that are new or said otherwise, and what it shows of the evening.

    A line is known by its words, so the same file changes nothing the second time, and a line that
    was struck out in meeting.yaml meanwhile is offered again.  What was left empty on the evening
    never empties what meeting.yaml says.  Raises `MeetingError` with everything that does not hold.
    """
    context = {"cluster": plan.cluster, "day": plan.day}
    saved = as_model(_parsed(path), _Saved, str(path), MeetingError, context)
    sheets = {sheet.section: sheet for sheet in planning_sheets(plan)}
    lists: tuple[tuple[Sheet, Iterable[Strict], tuple[ParkingLine | Agreement, ...]], ...] = (
        (sheets["agreements"], saved.agreements, plan.agreements),
        (sheets["parking_lot"], saved.parking_lot, plan.parking_lot),
    )
    found = [each for sheet, lines, known in lists for each in _differences(sheet, lines, known, plan)]
    return tuple(found), tuple(_settings(saved, plan))


def _parsed(path: Path) -> Any:
    try:
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except OSError as problem:
        raise _wrong(path, "a readable file", problem.strerror or "none", "Check the path.") from None
    if len(raw) > MAX_BYTES:
        raise _wrong(path, "at most 1 MB", "more", "Is this the file that i-manegen.html saved?")
    try:
        return json.loads(raw.decode("utf-8-sig"), parse_constant=_refused, object_pairs_hook=_once)
    except (ValueError, RecursionError):
        remedy = "Save it again from i-manegen.html, and do not edit it."
        raise _wrong(path, "the file that i-manegen.html saved", "another text", remedy) from None


def _refused(name: str) -> Any:
    raise ValueError(name)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a key that stands twice")
    return found


def _differences(
    sheet: Sheet, lines: Iterable[Strict], known: Iterable[ParkingLine | Agreement], plan: MeetingPlan
) -> Iterator[Difference]:
    before = {_plain(line.what): line for line in known}
    said: dict[str, dict[str, str]] = {}
    for line in lines:
        # One line typed twice is one line, and what was typed last counts.
        fields = {key: str(value) for key, value in line.model_dump().items() if value}
        said.setdefault(fields.pop("what"), {}).update(fields)
    for what, fields in said.items():
        yield from _line(sheet, what, fields, before.get(what), plan)


def _line(
    sheet: Sheet,
    what: str,
    fields: dict[str, str],
    before: ParkingLine | Agreement | None,
    plan: MeetingPlan,
) -> Iterator[Difference]:
    columns = {column.field: column for column in sheet.columns}
    if before is None:
        yield _difference(sheet, line_id("", what), what, columns["what"], "", what, plan)
    for field, after in fields.items():
        now = str((getattr(before, field) if before else _USUAL.get(field)) or "")
        if now != after:
            key = before.id if before else line_id("", what)
            yield _difference(sheet, key, what, columns[field], now if before else None, after, plan)


_USUAL = {"kind": "matter"}


def _difference(
    sheet: Sheet, key: str, what: str, column: Column, now: str | None, after: str, plan: MeetingPlan
) -> Difference:
    is_new = now is None or column.field == "what"
    return Difference(
        section=sheet.section,
        key=key,
        kind="added" if is_new else "changed",
        what=what,
        sheet=sheet.title.in_(plan.language),
        field=column.field,
        heading=column.title.in_(plan.language),
        cell=column.kind,
        before=now or "",
        after=after,
        now=now or "",
    )


def _settings(saved: _Saved, plan: MeetingPlan) -> Iterator[Setting]:
    """Say that the meeting was held, and how long its steps took.

    A file saved before the day is a rehearsal's: its lines are taken, but the meeting is still to come.
    """
    if not plan.day or min(saved.saved.date(), plan.today) < plan.day:
        return
    if not plan.held:
        yield Setting("held", True, _HELD)
    times = tuple((each.title, each.planned, each.real) for each in saved.times)
    if times and times != tuple((each.title, each.planned, each.real) for each in plan.times):
        da, en = (counted(len(times), *_STEPS[language]) for language in ("da", "en"))
        said = Text(_TIMES.say("da", steps=da), _TIMES.say("en", steps=en))
        yield Setting("times", [each.model_dump() for each in saved.times], said)


def _wrong(path: Path, expected: str, got: str, remedy: str) -> MeetingError:
    return MeetingError(Problem(str(path), expected, got, remedy))
