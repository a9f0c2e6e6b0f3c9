"""What a person fills in about a meeting becomes lines of `meeting.yaml`, with its comments kept."""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping
from datetime import date
from typing import Any

from manege_analysis.cases.model import Library
from manege_analysis.errors import MeetingError
from manege_analysis.meeting.edits import Difference, apply
from manege_analysis.meeting.read import meeting_from
from manege_analysis.workbook.savedfiles import Saved, Seen, change
from manege_analysis.yamlfile import read_yaml, write_yaml


def set_fields(seen: Seen, fields: Mapping[str, Any], library: Library, today: date) -> Saved:
    """Set fields by their path, such as `"date"` or `"roles.chair"`; an empty value takes the line away.

    A place or a person that is a bare name in the file stays one.  The changed document is checked
    whole before it is written.  Raises `MeetingError` with what does not hold, and
    `ChangedMeanwhileError` when somebody else changed the file since it was seen.
    """
    return change(seen, lambda: _write(seen, fields, library, today))


def set_answer(seen: Seen, actor: str, answer: str, library: Library, today: date) -> Saved:
    """Write what an invited actor answered; a new entry is made for who is not in the file yet."""
    said = Difference("actors", actor, "changed", actor, "", "answer", "", "answer", "", answer)
    return change(seen, lambda: apply(seen.path, [said], library, today))


def _write(seen: Seen, fields: Mapping[str, Any], library: Library, today: date) -> None:
    data = read_yaml(seen.path, MeetingError) if seen.path.exists() else {}
    data = data or {"version": 1}
    for path, value in fields.items():
        _put(data, path.split("."), value)
    meeting_from(data, str(seen.path), library, today)
    write_yaml(seen.path, data)


def _put(data: MutableMapping[str, Any], path: list[str], value: Any) -> None:
    first, *rest = path
    here = data.get(first)
    if not rest and isinstance(here, MutableMapping) and "name" in here and isinstance(value, str):
        here["name"] = value  # its address and room stay
    elif not rest and value in ("", None, ()):
        data.pop(first, None)
    elif not rest:
        data[first] = list(value) if isinstance(value, tuple) else value
    else:
        if not isinstance(here, MutableMapping):
            data[first] = {}
        _put(data[first], rest, value)
        if not data[first]:
            del data[first]
