"""What a person fills in about a meeting becomes lines of `meeting.yaml`, with its comments kept."""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from manege_analysis.cases.model import Library
from manege_analysis.errors import MeetingError
from manege_analysis.meeting.edits import Difference, apply
from manege_analysis.meeting.file import MeetingFile
from manege_analysis.meeting.followup import line_id
from manege_analysis.meeting.planning_sheets import CellKind
from manege_analysis.meeting.read import meeting_from
from manege_analysis.workbook.savedfiles import Saved, Seen, change
from manege_analysis.yamlfile import read_yaml, write_yaml

Fields = Mapping[str, Any]


@dataclass(frozen=True)
class Expense:
    """A line of the budget as a person fills it in; an empty price is one nobody has said yet."""

    what: str
    price: str = ""
    per: str = "meeting"
    paid_by: str = ""


def set_fields(seen: Seen, fields: Fields, library: Library, today: date) -> Saved:
    """Set fields by their path, such as `"date"` or `"roles.chair"`; an empty value takes the line away.

    A place or a person that is a bare name in the file stays one.  The changed document is checked
    whole before it is written.  Raises `MeetingError` with what does not hold, and
    `ChangedMeanwhileError` when somebody else changed the file since it was seen.
    """

    def write() -> None:
        data = _with(seen.path, fields)
        meeting_from(data, str(seen.path), library, today)
        write_yaml(seen.path, data)

    return change(seen, write)


def file_with(path: Path, fields: Fields, library: Library, today: date) -> MeetingFile:
    """Return the meeting as it would be with fields set, without writing; raises `MeetingError`."""
    return meeting_from(_with(path, fields), str(path), library, today)


def set_answer(seen: Seen, actor: str, answer: str, library: Library, today: date) -> Saved:
    """Write what an invited actor answered; a new entry is made for who is not in the file yet."""
    said = Difference("actors", actor, "changed", actor, "", "answer", "", "answer", "", answer)
    return change(seen, lambda: apply(seen.path, [said], library, today))


def set_expense(seen: Seen, line: Expense, library: Library, today: date) -> Saved:
    """Write a line of the budget; a line with the same words is changed."""
    cells: tuple[tuple[str, CellKind, str], ...] = (
        ("price", "kroner", line.price), ("per", "text", line.per), ("paid_by", "text", line.paid_by)
    )  # fmt: skip
    said = [_expense(line.what, field, kind, value) for field, kind, value in cells]
    return change(seen, lambda: apply(seen.path, said, library, today))


def drop_expense(seen: Seen, what: str, library: Library, today: date) -> Saved:
    """Take a line of the budget away."""
    said = Difference("budget", line_id("", what), "removed", what, "")
    return change(seen, lambda: apply(seen.path, [said], library, today))


def _expense(what: str, field: str, kind: CellKind, value: str) -> Difference:
    return Difference("budget", line_id("", what), "changed", what, "", field, "", kind, "", value)


def _with(path: Path, fields: Fields) -> Any:
    data = read_yaml(path, MeetingError) if path.exists() else {}
    data = data or {"version": 1}
    for name, value in fields.items():
        _put(data, name.split("."), value)
    return data


def _put(data: MutableMapping[str, Any], path: Sequence[str], value: Any) -> None:
    first, *rest = path
    here = data.get(first)
    if not rest and isinstance(here, MutableMapping) and "name" in here and isinstance(value, str):
        here["name"] = value  # its address and room stay
    elif not rest and value in ("", None, ()):
        data.pop(first, None)
    elif not rest:
        data[first] = _plain(value)
    else:
        if not isinstance(here, MutableMapping):
            data[first] = {} if here is None else {_BARE[first]: here}
        _put(data[first], rest, value)
        if not data[first]:
            del data[first]


_BARE = {"members": "coming", "place": "name"}
"""What a bare value says where a mapping may stand too: `members: 18`, `place: Salen`."""


def _plain(value: Any) -> Any:
    return [_plain(each) for each in value] if isinstance(value, tuple) else value
