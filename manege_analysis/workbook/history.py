"""Who changed which of a cluster's files, when, and why: one line for each change, never a value.

Decisions carry their signature themselves; `meeting.yaml`, `cluster.yaml` and a questionnaire cannot,
so the lines stand in a file beside them.  Only names of files, fields and kinds are written, because
the file is read by more people than the answers are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

NAME = "historik.log"
"""The ending keeps it from being taken for an export."""


@dataclass(frozen=True)
class Change:
    """One change: who made it, when to the minute, to which files, what it was, and why if said."""

    when: datetime
    who: str
    files: tuple[str, ...]
    what: str
    why: str = ""

    @property
    def line(self) -> str:
        """The change as a line of the file.

        >>> Change(datetime(2027, 1, 20, 14, 5), "AB", ("meeting.yaml",), "date, place").line
        '2027-01-20 14:05 | AB | meeting.yaml | date, place |'
        """
        parts = (f"{self.when:%Y-%m-%d %H:%M}", self.who, ", ".join(self.files), self.what, self.why)
        return " | ".join(" ".join(part.replace("|", "/").split()) for part in parts).rstrip()


def remember(folder: Path, change: Change) -> None:
    """Add a change to a cluster's history; two people's lines never overwrite one another."""
    with (folder / NAME).open("a", encoding="utf-8", newline="\n") as file:
        file.write(f"{change.line}\n")


def latest(folder: Path, most: int = 5) -> Sequence[Change]:
    """Return the last changes of a cluster, the newest first; lines nobody understands are left out."""
    path = folder / NAME
    lines = path.read_text("utf-8", errors="replace").splitlines() if path.exists() else []
    read = (_read(line) for line in reversed(lines))
    return [change for change in read if change is not None][:most]


def _read(line: str) -> Change | None:
    parts = [part.strip() for part in line.split("|")]
    try:
        when = datetime.strptime(parts[0], "%Y-%m-%d %H:%M")
        _, who, files, what, why = parts
    except (ValueError, IndexError):
        return None
    return Change(when, who, tuple(files.split(", ")), what, why)
