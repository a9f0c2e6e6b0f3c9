"""Step 4: one question at a time, internal beside what will be shared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import ipywidgets as widgets

from manege_analysis.charts.chart import Chart
from manege_analysis.charts.draw import chart_for
from manege_analysis.charts.titles import finding
from manege_analysis.summary.safe import SafeSummary, SafeTable
from manege_analysis.wording.text import Language
from manege_analysis.workbook.book import Book
from manege_analysis.workbook.panel import WIDE, Panel, problems_html, prose, set_options
from manege_analysis.workflow import Prepared


@dataclass(frozen=True)
class Edition:
    """One question in one edition: its finding, its chart, and what was merged or withheld and why."""

    said: str
    chart: Chart | None
    note: str = ""

    @property
    def whole(self) -> str:
        """The finding and what was merged, where that is not the same sentence."""
        return self.said if self.note.rstrip(".") in self.said else f"{self.said} {self.note}"


def both(prepared: Prepared, key: str) -> tuple[Edition, Edition]:
    """Return a question internally and as it will be shared."""
    language = prepared.settings.language
    return _edition(prepared.internal, key, language), _edition(prepared.share, key, language)


def questions(prepared: Prepared) -> tuple[tuple[str, str], ...]:
    """List the questions with a table, in the order asked: what is read, and the key."""
    language = prepared.settings.language
    tables = (table for table in prepared.internal.tables if table.cells or table.kind != "text")
    return tuple((f"{table.key}: {table.question.in_(language)[:80]}", table.key) for table in tables)


def _edition(summary: SafeSummary, key: str, language: Language) -> Edition:
    table = next((each for each in summary.tables if each.key == key), None)
    if table is None:
        return Edition("Spørgsmålet er ikke med i det, der deles.", None)
    said, note = f"{finding(table, language)}.", table.hidden_reason.in_(language)
    return Edition(said, None if _is_empty(table) else chart_for(table, language), note)


def _is_empty(table: SafeTable) -> bool:
    return table.rung == "withheld" or (table.kind == "text" and not table.cells)


class SeeResults(Panel):
    """Step 4 as controls."""

    lead = (
        "Vælg et spørgsmål. Til venstre står alle svar, kun til jer; til højre det, der deles, hvor små "
        "grupper er lagt sammen."
    )

    def __init__(self, book: Book) -> None:
        self.question = widgets.Dropdown(description="Spørgsmål", **WIDE)
        self.internal = widgets.Output()
        self.share = widgets.Output()
        self.said = widgets.HTML()
        super().__init__(book)
        self.question.observe(lambda _: self._draw(), "value")

    def controls(self) -> Sequence[widgets.Widget]:
        half = {"width": "50%", "min_width": "420px"}
        sides = [
            widgets.VBox([widgets.HTML("<b>Internt</b>"), self.internal], layout=half),
            widgets.VBox([widgets.HTML("<b>Deles</b>"), self.share], layout=half),
        ]
        return self.question, self.said, widgets.HBox(sides, layout={"flex_flow": "row wrap"})

    def refresh(self) -> None:
        prepared = self.book.desk.prepared
        set_options(self.question, questions(prepared) if prepared else ())
        self._draw()

    def static(self) -> str:
        prepared, key = self.book.desk.prepared, self.question.value
        if prepared is None or key is None:
            return problems_html(self.book.desk.problems)
        parts = zip(("Internt", "Deles"), both(prepared, key), strict=True)
        return "".join(f"<h4>{name}</h4>{_static(edition)}" for name, edition in parts)

    def _draw(self) -> None:
        prepared, key = self.book.desk.prepared, self.question.value
        if prepared is None or key is None:
            self.said.value = problems_html(self.book.desk.problems)
            self.internal.outputs = self.share.outputs = ()
            return
        internal, share = both(prepared, key)
        self.said.value = prose(f"Deles: {share.whole}")
        for output, edition in ((self.internal, internal), (self.share, share)):
            output.outputs = ()
            if edition.chart is not None:
                output.append_display_data(edition.chart)


def _static(edition: Edition) -> str:
    table = edition.chart.as_html() if edition.chart else ""
    return prose(edition.whole) + table
