"""The files of a cluster's folder become what an index tells of each: what, whom, when, a picture."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from manege_analysis.meeting.model import Phase, Task
from manege_analysis.meeting.words import PHASES
from manege_analysis.report import words_index
from manege_analysis.report.filenote import FileNote
from manege_analysis.report.thumbs import Thumb, thumb
from manege_analysis.wording.dates import weekday_and_day
from manege_analysis.wording.text import Language

_MOST_TASKS = 2


@dataclass(frozen=True)
class Entry:
    """One line of an index; `when` holds the first tasks of the timeline that use the file."""

    name: str
    title: str
    what: str
    whom: str
    when: tuple[str, ...]
    phase: Phase
    thumb: Thumb


@dataclass(frozen=True)
class Step:
    """A part of the planning, and the files that are used first in it."""

    title: str
    entries: tuple[Entry, ...]


def entries(
    files: Sequence[str], folder: Path, tasks: Sequence[Task], language: Language
) -> Iterator[Entry]:
    """Yield what is known of the files, in the order in which they are used.

    `files` are names below `folder`, where they are looked at for their pictures; a file that the
    index has no words for is left out.
    """
    order = list(PHASES)
    for note in sorted(words_index.NOTES, key=lambda note: order.index(note.phase)):
        found = [name for name in files if name == note.name or name.startswith(f"{note.name}/")]
        if found:
            yield _entry(note, folder, (found, tasks), language)


def steps(listed: Sequence[Entry], language: Language) -> tuple[Step, ...]:
    """Group entries by the part of the planning in which they are used first."""
    grouped = ((title, tuple(e for e in listed if e.phase == phase)) for phase, title in PHASES.items())
    return tuple(Step(title.in_(language), found) for title, found in grouped if found)


def _entry(
    note: FileNote, folder: Path, known: tuple[Sequence[str], Sequence[Task]], language: Language
) -> Entry:
    found, tasks = known
    what = note.what.in_(language)
    if note.is_folder:
        count = words_index.COUNT if len(found) > 1 else words_index.COUNT_ONE
        what = f"{what} {count.say(language, n=len(found))}"
    uses = [task for task in tasks if note.name in task.files]
    return Entry(
        name=note.name,
        title=note.title.in_(language),
        what=what,
        whom=note.whom.in_(language),
        when=tuple(_use(task, language) for task in uses[:_MOST_TASKS]),
        phase=note.phase,
        thumb=thumb(folder / note.name),
    )


def _use(task: Task, language: Language) -> str:
    if task.due is None:
        return task.title
    return words_index.USE.say(language, task=task.title, day=weekday_and_day(task.due, language))
