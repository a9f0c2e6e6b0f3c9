"""The very command that a scheduled run uses is run to its end, watched, and its result audited."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from manege_analysis.workbook.state import Place

FIRST = ("INDHOLD.html", "deles/blok-to.html", "intern/casevalg.html", "intern/moedeplan.html")
"""The files a person opens first; the rest is found from the index."""
PAGES = {
    "1_datakvalitet": "datakvaliteten", "2_resultater": "resultaterne", "3_blok_to": "blok to",
    "4_casevalg": "casevalget", "5_moedeplan": "mødeplanen",
}  # fmt: skip
"""What each notebook that a run makes is called, in the order in which they are made."""
READING, PAPERS = "Læser og regner …", "Laver resultater, PowerPoint og papirer …"
AUDITING = "Efterprøver det, der deles …"
_LOOKS_EVERY = 0.4

Told = Callable[[str, float], None]
"""Told what is being done, and how much of the whole is done (0 to 1)."""


@dataclass(frozen=True)
class Made:
    """How a run ended: its exit status, its lines, where its files are, and what the audit found.

    `searched` is how many shared files the audit opened, 0 where there was nothing to audit; `found`
    says for each finding where it is and what it is, never the value itself.
    """

    status: int
    lines: tuple[str, ...]
    folder: Path
    searched: int = 0
    found: tuple[str, ...] = ()

    @property
    def files(self) -> tuple[Path, ...]:
        """The files to open first, as far as they were made."""
        return tuple(path for name in FIRST if (path := self.folder / name).is_file())


def command(place: Place) -> tuple[str, ...]:
    """Return the command that makes everything of a cluster, as a scheduler would run it.

    >>> from datetime import date
    >>> command(Place(Path("w"), "birkelund", Path("r"), date(2027, 1, 20)))[3:6]
    ('run', 'birkelund', '--workspace')
    """
    options = ("--workspace", str(place.workspace), "--reports", str(place.reports))
    date = ("--date", place.day.isoformat())
    return (sys.executable, "-m", "manege_analysis.cli", "run", place.cluster, *options, *date)


def audit_command(place: Place) -> tuple[str, ...]:
    """Return the command that opens the shared files once more and looks for what must not be there."""
    shared = str(_folder(place) / "deles")
    options = ("--workspace", str(place.workspace), "--cluster", place.cluster, "--json")
    return (sys.executable, "-m", "manege_analysis.cli", "audit", shared, *options)


def run(place: Place, told: Told) -> Made:
    """Run the command to its end, tell how far it is, and audit what it published."""
    with _watched(place.reports, told):
        status, lines = _lines(command(place))
    made = Made(status, lines, _folder(place))
    if status or not made.files:
        return made
    told(AUDITING, 0.9)
    return audited(made, *_lines(audit_command(place)))


def audited(made: Made, status: int, lines: Sequence[str]) -> Made:
    """Add what the audit said, as JSON; an audit that could not be made is a finding too."""
    try:
        said = json.loads("\n".join(lines))
    except ValueError:
        return replace(made, searched=1, found=tuple(lines) or (f"status {status}",))
    found = [f"{each['where']}: {each['what']}" for each in said["findings"]]
    return replace(made, searched=said["files"], found=(*found, *said["leaks"]))


def _folder(place: Place) -> Path:
    return place.reports / place.cluster / place.day.isoformat()


def _lines(words: Sequence[str]) -> tuple[int, tuple[str, ...]]:
    spoken = {**os.environ, "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", env=spoken
    )
    return done.returncode, tuple(line.rstrip() for line in done.stdout.splitlines() if line.strip())


@contextmanager
def _watched(reports: Path, told: Told) -> Iterator[None]:
    """Tell, while a run goes on, which of its pages lie finished in its hidden folder."""
    ended = threading.Event()

    def watch() -> None:
        while not ended.wait(_LOOKS_EVERY):
            told(*how_far(reports))

    told(READING, 0.0)
    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    try:
        yield
    finally:
        ended.set()
        watcher.join()


def how_far(reports: Path) -> tuple[str, float]:
    """Say what a run is making, from the notebooks that lie finished in its hidden folder.

    >>> how_far(Path("no-such-folder"))
    ('Læser og regner …', 0.1)
    """
    made = {path.stem for path in reports.glob(".manege-*/*/*/intern/notebooks/*.ipynb")}
    waiting = [said for name, said in PAGES.items() if name not in made]
    if not waiting:
        return PAPERS, 0.8
    return (f"Laver {waiting[0]} …" if made else READING), 0.1 + 0.7 * len(made) / len(PAGES)
