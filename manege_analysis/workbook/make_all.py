"""Step 8: one button makes everything; progress, the audit's verdict, and links to the files."""

from __future__ import annotations

import os
import threading
from collections.abc import Sequence
from html import escape
from pathlib import Path

import ipywidgets as widgets

from manege_analysis.wording.numbers import counted
from manege_analysis.workbook.book import Book
from manege_analysis.workbook.panel import WIDE, Panel, button, problems_html, prose
from manege_analysis.workbook.run_all import Made, command, run
from manege_analysis.workbook.state import Place

MAY_BE_SHARED = "Efterprøvet: Mappen »deles« må sendes ud."
MUST_NOT_BE_SHARED = "Efterprøvet: Mappen »deles« må ikke sendes ud."
ENDED = {
    2: "Kørslen nåede ikke i gang: Noget i klyngens filer skal rettes først.",
    3: "Her er intet at lave endnu.",
    4: "Kørslen blev standset, for at intet skulle slippe ud. Det, der lå i mappen, er ikke rørt.",
}
"""What an exit status of the command means to the person who pressed the button."""
HOW_TO_OPEN = (
    "Åbn filerne med et dobbeltklik i mappen. Her i JupyterLab står de uden tegninger, til du trykker "
    "på »Trust HTML«."
)
FAILED = "Kørslen gik i stå. Det, der lå i mappen i forvejen, er ikke rørt."


def verdict_html(made: Made) -> str:
    """Set the audit's verdict: may the folder be shared, and what was looked at."""
    said, tone = (MUST_NOT_BE_SHARED, "wrong") if made.found else (MAY_BE_SHARED, "ok")
    files = counted(made.searched, "fil er", "filer er")
    result = "intet fundet" if not made.found else counted(len(made.found), "fund", "fund")
    lines = (f"{files} åbnet og gennemsøgt for klyngens svar og tal: {result}.", *made.found)
    body = "".join(f"<br>{escape(line)}" for line in lines)
    return f'<div role="status" class="manege-said {tone}"><b>{escape(said)}</b>{body}</div>'


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
        self.bar = widgets.FloatProgress(
            description="Laver alt", max=1, layout={"display": "none"}, style=WIDE["style"]
        )
        self.verdict = widgets.HTML()
        self.links = widgets.Output()
        self.thread: threading.Thread | None = None
        super().__init__(book)

    def controls(self) -> Sequence[widgets.Widget]:
        self.start = button("Lav alt", "Tager et halvt minuts tid", self._start, "primary")
        return self.start, self.bar, self.status, self.verdict, self.links

    def refresh(self) -> None:
        self.start.disabled = self.book.desk.prepared is None or self._is_running()

    def todo(self) -> str:
        if self.book.desk.prepared is None:
            return ""
        return "Alt er klar. Tryk på knappen; de andre trin kan bruges imens."

    def static(self) -> str:
        desk = self.book.desk
        if desk.prepared is None:
            return problems_html(self.book.problems)
        words = " ".join(command(desk.place)[3:])
        return prose(f"Klar til at lave alt: manege {words}")

    def _is_running(self) -> bool:
        return self.thread is not None and self.thread.is_alive()

    def _start(self) -> None:
        self.start.disabled = True
        self.verdict.value, self.links.outputs = "", ()
        self.bar.layout.display, self.bar.value = None, 0
        self.thread = threading.Thread(target=self._run, args=(self.book.place,), daemon=True)
        self.thread.start()

    def _run(self, place: Place) -> None:
        try:
            self._tell(run(place, self._told))
        finally:
            self.bar.layout.display = "none"
            self.start.disabled = False

    def _told(self, what: str, done: float) -> None:
        self.bar.value = done
        self.say(what)

    def _tell(self, made: Made) -> None:
        if made.status == 0:
            self.say(f"Færdig. Alt ligger i {made.folder.resolve()}.", "ok")
        else:
            self.say(" ".join((ENDED.get(made.status, FAILED), *made.lines[-3:])), "wrong")
        if made.searched:
            from IPython.display import HTML

            self.verdict.value = verdict_html(made)
            links = prose(HOW_TO_OPEN) + links_html(made.files, Path.cwd())
            self.links.append_display_data(HTML(links))  # type: ignore[no-untyped-call]
