"""Step 4: one question at a time, internal beside what will be shared; titles and block two's slides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import ipywidgets as widgets

from manege_analysis.charts.chart import Chart
from manege_analysis.charts.draw import chart_for
from manege_analysis.charts.telling import Telling, can_be_shown, numbers_not_shown
from manege_analysis.charts.theme import PHONE
from manege_analysis.charts.titles import finding
from manege_analysis.errors import SettingsError
from manege_analysis.report.blocks import Grid
from manege_analysis.summary.decisions import (
    MOST_LETTERS,
    MOST_SLIDES,
    ChooseSlides,
    TitleFinding,
    chosen_slides,
    own_titles,
)
from manege_analysis.summary.safe import SafeSummary, SafeTable
from manege_analysis.wording.numbers import counted, listed
from manege_analysis.wording.text import Language
from manege_analysis.workbook.book import Book
from manege_analysis.workbook.ordered import Ordered
from manege_analysis.workbook.panel import (
    WIDE,
    Panel,
    blocks_html,
    button,
    problems_html,
    prose,
    set_options,
    shortened,
    show_chart,
)
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


def telling(prepared: Prepared) -> Telling:
    """Say what block two tells, as a run would."""
    return Telling(prepared.share, prepared.settings.decisions, prepared.settings.language)


def slide_said(prepared: Prepared, table: SafeTable) -> str:
    """Name a slide of block two in a list: its question's key and its title."""
    return shortened(f"{table.key}: {telling(prepared).title(table)}", 100)


def title_problem(prepared: Prepared, key: str, title: str) -> str:
    """Say why a title cannot stand, or nothing; the audit of the finished files looks once more."""
    table = next((each for each in prepared.share.tables if each.key == key), None)
    if not title or table is None:
        return ""
    if len(title) > MOST_LETTERS:
        return f"Titlen er på {len(title)} tegn. Der er plads til {MOST_LETTERS}."
    wrong = numbers_not_shown(title, table, prepared.settings.language)
    if wrong:
        numbers = listed([f"»{each}«" for each in wrong], "da")
        return f"Titlen siger {numbers}, og det viser slidet ikke. Brug kun tal, der står på slidet."
    return ""


def questions(prepared: Prepared) -> tuple[tuple[str, str], ...]:
    """List the questions with a table, in the order asked: what is read, and the key."""
    language = prepared.settings.language
    tables = (table for table in prepared.internal.tables if table.cells or table.kind != "text")
    return tuple(
        (shortened(f"{table.key}: {table.question.in_(language)}", 90), table.key) for table in tables
    )


def _edition(summary: SafeSummary, key: str, language: Language) -> Edition:
    table = next((each for each in summary.tables if each.key == key), None)
    if table is None:
        return Edition("Spørgsmålet er ikke med i det, der deles.", None)
    said, note = f"{finding(table, language)}.", table.hidden_reason.in_(language)
    return Edition(said, None if _is_empty(table) else chart_for(table, language, PHONE), note)


def _is_empty(table: SafeTable) -> bool:
    return table.rung == "withheld" or (table.kind == "text" and not table.cells)


class SeeResults(Panel):
    """Step 4 as controls."""

    lead = (
        "Vælg et spørgsmål. Til venstre står alle svar, kun til jer; til højre det, der deles, hvor små "
        "grupper er lagt sammen. Skriv en titel med egne ord, hvis I vil, og vælg, hvad blok to viser."
    )

    def __init__(self, book: Book) -> None:
        self.question = widgets.Dropdown(description="Spørgsmål", **WIDE)
        self.internal = widgets.Output()
        self.share = widgets.Output()
        self.said = widgets.HTML()
        self.title_box = widgets.Text(
            description="Egen titel", placeholder="Tom: programmets titel", **WIDE
        )
        self.checked = widgets.HTML()
        self.slides = Ordered("Blok to viser", self._choose, MOST_SLIDES)
        super().__init__(book)
        self.question.observe(lambda _: self._draw(), "value")
        self.title_box.observe(lambda _: self._check(), "value")

    def controls(self) -> Sequence[widgets.Widget]:
        half = {"width": "49%", "min_width": "370px"}
        sides = [
            widgets.VBox([widgets.HTML("<b>Internt</b>"), self.internal], layout=half),
            widgets.VBox([widgets.HTML("<b>Deles</b>"), self.share], layout=half),
        ]
        title = button("Gem titlen", "Står på slidet, i PowerPoint og på papir", self._title, "primary")
        more = [
            button("Vis spørgsmålet i blok to", "Tilføjer det valgte spørgsmål sidst", self._show),
            button("Lad programmet vælge", "De stærkeste fund, ét for hvert tema", self._free),
        ]
        return (
            self.question, self.said, widgets.HBox(sides),
            self.title_box, self.checked, title, widgets.HBox(more), self.slides.root, self.status,
        )  # fmt: skip

    def refresh(self) -> None:
        prepared = self.book.desk.prepared
        set_options(self.question, questions(prepared) if prepared else ())
        told = telling(prepared).tables if prepared else ()
        self.slides.show([(slide_said(prepared, t), t.key) for t in told if prepared])
        self._draw()

    def todo(self) -> str:
        prepared = self.book.desk.prepared
        if prepared is None:
            return ""
        told = telling(prepared)
        passed_over = " ".join(told.not_followed())
        if passed_over:
            return passed_over
        if not told.tables:
            return "Der er for få svar til at vise fund i blok to. Gå videre til trin 5."
        many = counted(len(told.tables), "spørgsmål", "spørgsmål")
        chosen = chosen_slides(prepared.settings.decisions)
        by = "Det har I valgt" if chosen else "Det har programmet valgt"
        return f"Blok to viser {many}. {by}. Er I enige, så gå videre til trin 5."

    def static(self) -> str:
        prepared, key = self.book.desk.prepared, self.question.value
        if prepared is None or key is None:
            return problems_html(self.book.problems)
        parts = zip(("Internt", "Deles"), both(prepared, key), strict=True)
        shown = "".join(f"<h4>{name}</h4>{_static(edition)}" for name, edition in parts)
        rows = tuple((t.key, telling(prepared).title(t)) for t in telling(prepared).tables)
        slides = blocks_html([Grid("Blok to viser", ("Spørgsmål", "Titel"), rows, words=True)])
        return shown + (slides if rows else "")

    def _draw(self) -> None:
        prepared, key = self.book.desk.prepared, self.question.value
        if prepared is None or key is None:
            self.said.value = problems_html(self.book.problems)
            self.internal.outputs = self.share.outputs = ()
            return
        internal, share = both(prepared, key)
        own = own_titles(prepared.settings.decisions, prepared.settings.language).get(key, "")
        self.said.value = prose(f"Deles: {share.whole}") + (prose(f"Egen titel: {own}") if own else "")
        show_chart(self.internal, internal.chart)
        show_chart(self.share, share.chart)
        self.title_box.value = own
        self._check()

    def _check(self) -> None:
        """Say while somebody types whether the title can stand."""
        prepared, key = self.book.desk.prepared, self.question.value
        wrong = title_problem(prepared, key, self.title_box.value) if prepared and key else ""
        self.checked.value = problems_html([wrong] if wrong else [])

    def _title(self) -> None:
        def write() -> None:
            prepared, key = self.book.desk.prepared, self.question.value
            words = " ".join(self.title_box.value.split())
            if prepared is None or key is None:
                raise SettingsError("Vælg et spørgsmål.")
            wrong = title_problem(prepared, key, words)
            if wrong:
                raise SettingsError(wrong)
            said = {"question": key, "title": words, "language": prepared.settings.language}
            self.book.decide(TitleFinding, **said)

        self.act(write, "Titlen er gemt i decisions.yaml.")

    def _show(self) -> None:
        if self.question.value:
            self.slides.add(self.question.value)

    def _free(self) -> None:
        self.act(lambda: self.book.decide(ChooseSlides), "Programmet vælger igen.")

    def _choose(self, keys: list[str]) -> None:
        def choose() -> None:
            prepared = self.book.desk.prepared
            if prepared is None or not keys:
                raise SettingsError("Blok to skal vise mindst ét spørgsmål.")
            if len(keys) > MOST_SLIDES:
                raise SettingsError(f"Blok to har plads til {MOST_SLIDES}. Tag et andet ud først.")
            nothing = [key for key in keys if not can_be_shown(prepared.share[key])]
            if nothing:
                raise SettingsError(f"{nothing[0]} har intet, som må vises, og kan ikke være et slide.")
            self.book.decide(ChooseSlides, questions=tuple(keys))

        self.act(choose, "Blok to er gemt i decisions.yaml.")


def _static(edition: Edition) -> str:
    table = edition.chart.as_html() if edition.chart else ""
    return prose(edition.whole) + table
