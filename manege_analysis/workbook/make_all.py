"""Step 8: everything is made by the very command that a scheduled run uses, with its progress shown."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

import ipywidgets as widgets

from manege_analysis.workbook.book import Book
from manege_analysis.workbook.panel import Panel, button, problems_html, prose
from manege_analysis.workbook.state import Place

FIRST = ("INDHOLD.html", "deles/blok-to.html", "intern/casevalg.html", "intern/moedeplan.html")
"""The files a person opens first; the rest is found from the index."""


@dataclass(frozen=True)
class Made:
    """How a run ended: its exit status, its lines, and where its files are."""

    status: int
    lines: tuple[str, ...]
    folder: Path

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


def run(place: Place, told: Callable[[str], None]) -> Made:
    """Run the command to its end and tell each of its lines as it comes."""
    lines: list[str] = []
    spoken = {**os.environ, "PYTHONIOENCODING": "utf-8", "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(
        command(place), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", env=spoken
    ) as process:
        assert process.stdout is not None
        for line in filter(str.strip, process.stdout):
            lines.append(line.rstrip())
            told(lines[-1])
    folder = place.reports / place.cluster / place.day.isoformat()
    return Made(process.returncode, tuple(lines), folder)


def links_html(files: Sequence[Path], here: Path) -> str:
    """Link files as seen from the notebook's folder, because JupyterLab follows only such links."""
    seen = [(path, os.path.relpath(path, here).replace(os.sep, "/")) for path in files]
    rows = (
        f'<li><a href="{escape(rel)}" target="_blank">{escape(path.name)}</a></li>' for path, rel in seen
    )
    return f"<ul>{''.join(rows)}</ul>"


class MakeAll(Panel):
    """Step 8 as controls."""

    lead = (
        "Knappen gør det samme som »manege run«: renser, regner, sætter alt op, efterprøver det, der "
        "deles, og lægger først da filerne på plads."
    )

    def __init__(self, book: Book) -> None:
        self.progress = widgets.HTML()
        self.links = widgets.Output()
        self.thread: threading.Thread | None = None
        super().__init__(book)

    def controls(self) -> Sequence[widgets.Widget]:
        self.start = button("Lav alt", "Tager et halvt minuts tid", self._start, "primary")
        return self.start, self.progress, self.links

    def refresh(self) -> None:
        self.start.disabled = self.book.desk.prepared is None

    def static(self) -> str:
        desk = self.book.desk
        if desk.prepared is None:
            return problems_html(desk.problems)
        words = " ".join(command(desk.place)[3:])
        return prose(f"Klar til at lave alt: manege {words}")

    def _start(self) -> None:
        self.start.disabled = True
        self.links.outputs = ()
        self.thread = threading.Thread(target=self._run, args=(self.book.place,), daemon=True)
        self.thread.start()

    def _run(self, place: Place) -> None:
        self.say("Arbejder …")
        made = run(place, lambda line: setattr(self.progress, "value", prose(line)))
        if made.status == 0:
            self.say(f"Færdig. Alt ligger i {made.folder}.", "ok")
            from IPython.display import HTML

            shown = HTML(links_html(made.files, Path.cwd()))  # type: ignore[no-untyped-call]
            self.links.append_display_data(shown)
        else:
            self.say(" ".join(made.lines[-3:]), "wrong")
        self.start.disabled = False
