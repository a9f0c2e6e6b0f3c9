"""Differences between a workbook or list and meeting.yaml are shown, and then taken into the file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any, Literal

from manege_analysis.cases.model import Library
from manege_analysis.errors import MeetingError
from manege_analysis.meeting.cell_values import shown, yaml_value
from manege_analysis.meeting.file import MeetingFile
from manege_analysis.meeting.followup import line_id
from manege_analysis.meeting.planning_sheets import CellKind, Section
from manege_analysis.meeting.read import meeting_from
from manege_analysis.wording.text import Language, Text
from manege_analysis.yamlfile import read_yaml, write_yaml

Kind = Literal["changed", "added", "removed"]

_CHANGED = Text(
    "{sheet}, {what}: {field} var {before}, bliver {after}",
    "{sheet}, {what}: {field} {before} → {after}",
)
_ADDED = Text(
    "{sheet}, ny linje »{what}«: {field} er {after}", "{sheet}, new line “{what}”: {field} is {after}"
)
_NEW = Text("{sheet}: ny linje »{what}«", "{sheet}: new line “{what}”")
_REMOVED = Text("{sheet}: »{what}« fjernes", "{sheet}: “{what}” is removed")
_ALSO = Text(" (meeting.yaml siger nu {now})", " (meeting.yaml now says {now})")


@dataclass(frozen=True)
class Difference:
    """One field that a person changed, as canonical text before and after.

    `now` is what meeting.yaml says today; where it is neither `before` nor `after`, both were
    edited, and `conflict` is true: taking the difference overwrites the newer one.
    """

    section: Section
    key: str
    kind: Kind
    what: str
    sheet: str
    field: str = ""
    heading: str = ""
    cell: CellKind = "text"
    before: str = ""
    after: str = ""
    now: str = ""

    @property
    def conflict(self) -> bool:
        """Whether meeting.yaml was changed in the same place meanwhile."""
        return self.kind == "changed" and self.now not in (self.before, self.after)

    def said(self, language: Language) -> str:
        """Say the difference in a sentence, to be shown before it is taken."""
        is_line = self.kind == "added" and self.field == "what"
        text = {"changed": _CHANGED, "added": _NEW if is_line else _ADDED, "removed": _REMOVED}[
            self.kind
        ]
        said = text.say(
            language,
            sheet=self.sheet,
            what=self.what,
            field=self.heading.lower(),
            before=shown(self.cell, self.before, language),
            after=shown(self.cell, self.after, language),
        )
        if not self.conflict:
            return said
        return said + _ALSO.say(language, now=shown(self.cell, self.now, language))


@dataclass(frozen=True)
class Setting:
    """A key of meeting.yaml that gets a new value as a whole, and how that is said."""

    key: str
    value: Any
    text: Text

    def said(self, language: Language) -> str:
        """Say it in a sentence, to be shown before it is taken."""
        return self.text.in_(language)


def all_said(differences: Sequence[Difference], language: Language) -> Iterator[str]:
    """Say differences in sentences, a new line of a list in one."""
    for _, group in groupby(differences, key=lambda each: (each.section, each.key, each.kind)):
        first, *rest = group
        if first.kind != "added" or first.field != "what":
            yield from (each.said(language) for each in (first, *rest))
            continue
        fields = (f"{each.heading.lower()}: {shown(each.cell, each.after, language)}" for each in rest)
        yield "; ".join((first.said(language), *fields))


def apply(
    path: Path,
    differences: Sequence[Difference],
    library: Library,
    today: date,
    settings: Sequence[Setting] = (),
) -> MeetingFile:
    """Take differences into meeting.yaml, with its comments kept, and return the file as it then is.

    The changed document is checked whole before it is written: either all differences are taken, or
    `MeetingError` says what does not hold and the file is untouched.  A missing file is made.
    """
    data = read_yaml(path, MeetingError) if path.exists() else {}
    data = data if data else {"version": 1}
    for section, key in dict.fromkeys((each.section, each.key) for each in differences):
        own = [each for each in differences if (each.section, each.key) == (section, key)]
        _take(_entries(data, section), section, key, own)
    for each_setting in settings:
        data[each_setting.key] = each_setting.value
    file = meeting_from(data, str(path), library, today)
    write_yaml(path, data)
    return file


def entry_keys(section: Section, entries: Iterable[Any]) -> list[str]:
    """Return the key by which each entry of a section is known in the workbook.

    >>> entry_keys("actors", [{"actor": "ppr"}, {"actor": "school"}, {"actor": "ppr"}])
    ['ppr', 'school', 'ppr-2']
    """
    if section == "tasks":
        return [str(entry.get("id", "")) for entry in entries]
    if section == "actors":
        return _numbered(str(entry.get("actor", "")) for entry in entries)
    if section == "budget":
        return [line_id("", str(entry.get("what", "")).strip()) for entry in entries]
    return [line_id(str(entry.get("id", "")), str(entry.get("what", "")).strip()) for entry in entries]


def _numbered(names: Iterable[str]) -> list[str]:
    seen: Counter[str] = Counter()
    keys = []
    for name in names:
        seen[name] += 1
        keys.append(name if seen[name] == 1 else f"{name}-{seen[name]}")
    return keys


def _entries(data: Any, section: Section) -> Any:
    """Return the list in meeting.yaml that a section edits; made where there is none."""
    home = data.setdefault("budget", {}) if section == "budget" else data
    name = "lines" if section == "budget" else section
    if home.get(name) is None:
        home[name] = []
    return home[name]


def _take(entries: Any, section: Section, key: str, differences: Sequence[Difference]) -> None:
    keys = entry_keys(section, entries)
    at = keys.index(key) if key in keys else None
    if any(each.kind == "removed" for each in differences):
        if at is not None:
            del entries[at]
        return
    if at is None:
        entries.append(_new_entry(section, key, differences))
        at = len(entries) - 1
    entry = entries[at]
    for each in differences:
        if each.after:
            entry[each.field] = yaml_value(each.cell, each.after)
        else:
            entry.pop(each.field, None)


def _new_entry(section: Section, key: str, differences: Sequence[Difference]) -> dict[str, Any]:
    if section == "tasks":
        return {"id": key}
    if section == "actors":
        return {"actor": key}
    # An expected expense nobody has priced yet stands in the workbook but not in the file.
    return {"what": differences[0].what}
