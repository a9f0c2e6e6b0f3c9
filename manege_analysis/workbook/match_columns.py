"""Step 3: which column is which question, proposed by the product and confirmed by a person."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import ipywidgets as widgets

from manege_analysis.errors import ManegeError, SettingsError
from manege_analysis.exports.columnmap import ColumnMap
from manege_analysis.exports.matching.propose import Proposal, confirmed, propose_map
from manege_analysis.exports.read import holds_counts, read_layout
from manege_analysis.questionnaire.load import load_questionnaire
from manege_analysis.questionnaire.model import Questionnaire
from manege_analysis.report.blocks import Grid
from manege_analysis.settings import RunSettings
from manege_analysis.wording.numbers import counted, percent
from manege_analysis.workbook.book import Book
from manege_analysis.workbook.panel import (
    Panel,
    blocks_html,
    button,
    problems_html,
    prose,
    shortened,
)


@dataclass(frozen=True)
class Columns:
    """The columns of an export: proposals in the file's order, what was confirmed, and the questions."""

    proposals: tuple[Proposal, ...]
    known: ColumnMap | None
    questionnaire: Questionnaire

    @property
    def unsettled(self) -> tuple[Proposal, ...]:
        """The columns a person must look at: neither confirmed nor recognised beyond doubt."""
        known = self.known
        return tuple(
            p for p in self.proposals if p.confidence < 1 and not (known and known.of(p.header))
        )

    def chosen(self, choices: Mapping[str, str], by: str, when: date) -> ColumnMap:
        """Make the new entries of a person's choices: header to item key, empty to set it aside.

        Columns that are recognised without help need no entry.  Raises `SettingsError` where nobody
        signs.
        """
        if not by.strip():
            raise SettingsError("Skriv dine initialer i trin 1.")
        made = [_as_chosen(p, choices[p.header]) for p in self.proposals if p.header in choices]
        return confirmed(made, by, when)


def columns_of(settings: RunSettings) -> Columns:
    """Read an export's columns and propose their questions; raises `ManegeError`."""
    questionnaire, known = load_questionnaire(settings.questionnaire), settings.columns
    tool = settings.cluster.tool or None
    if holds_counts(settings.exports[0], tool):
        return Columns((), known, questionnaire)
    layout = read_layout(settings.exports[0], tool, known.claimed() if known else ())
    return Columns(propose_map(layout, questionnaire), known, questionnaire)


def _as_chosen(proposal: Proposal, item: str) -> Proposal:
    if item == proposal.item:
        return proposal
    return replace(proposal, item=item, option="", other=False)


class MatchColumns(Panel):
    """Step 3 as controls."""

    lead = (
        "De fleste kolonner kendes på deres kode eller ordlyd. Her står dem, der mangler et "
        "menneskes ja: Vælg spørgsmålet, eller sæt kolonnen til side. Handler eksporten om noget andet "
        "end skabelonen, "
        "så lav et udkast til et spørgeskema af den."
    )

    def __init__(self, book: Book) -> None:
        self.shown = widgets.HTML()
        self.choices: dict[str, widgets.Dropdown] = {}
        self.rows = widgets.VBox([])
        self._columns: Columns | None = None
        self._inputs: tuple[object, ...] | None = None
        super().__init__(book)

    def controls(self) -> Sequence[widgets.Widget]:
        confirm = button("Bekræft kolonnerne", "Skriver columns.yaml", self._confirm, "primary")
        draft = button("Lav et udkast til spørgeskema", "Af eksportens egne spørgsmål", self._draft)
        return self.shown, self.rows, widgets.HBox([confirm, draft])

    def refresh(self) -> None:
        desk = self.book.desk
        if self._inputs is None or desk.inputs != self._inputs:
            self._inputs, self._columns = desk.inputs, self._read()
            self._fill()
        self.shown.value = self.static()

    def todo(self) -> str:
        columns = self._columns
        if columns is None:
            return "Her er intet at gøre, før eksporten er læst ind."
        waiting, missing = len(columns.unsettled), len(self._without_column())
        if self.book.desk.prepared is None and waiting > len(columns.proposals) / 2:
            return (
                "Filen ligner ikke spørgeskemaet. Handler den om noget andet, så tryk på »Lav et udkast "
                "til spørgeskema«. Ellers vælg et spørgsmål til hver kolonne."
            )
        if waiting:
            return f"{counted(waiting, 'kolonne mangler', 'kolonner mangler')} et ja."
        if missing:
            many = counted(missing, "spørgsmål har", "spørgsmål har")
            return f"{many} ingen kolonne. Er de ikke stillet, så lad dem udgå nedenfor."
        return "Alle kolonner er genkendt. Gå videre."

    def static(self) -> str:
        desk, columns = self.book.desk, self._columns
        if columns is None:
            return problems_html(desk.problems)
        waiting = columns.unsettled
        text = f"{counted(len(columns.proposals), 'kolonne', 'kolonner')} i filen."
        rows = tuple((p.header, p.item or "?", percent(p.confidence, "da")) for p in waiting)
        grids = [Grid("Venter på dig", ("Kolonne", "Forslag", "Sikkerhed"), rows, words=True)]
        grids += [Grid("Uden kolonne", ("Spørgsmål",), tuple((key,) for key in self._without_column()))]
        tables = blocks_html([grid for grid in grids if grid.rows])
        return prose(text) + problems_html(desk.problems) + tables

    def _without_column(self) -> tuple[str, ...]:
        prepared = self.book.desk.prepared
        return prepared.raw.missing if prepared else ()

    def _read(self) -> Columns | None:
        settings = self.book.desk.settings
        try:
            return columns_of(settings) if settings and settings.exports else None
        except ManegeError:
            return None  # the desk tells the same problem

    def _fill(self) -> None:
        columns = self._columns
        self.choices = {}
        if columns is not None:
            items = [
                (shortened(f"{item.key}: {item.full_text.da}"), item.key)
                for item in columns.questionnaire.items
            ]
            for proposal in columns.unsettled:
                self.choices[proposal.header] = widgets.Dropdown(
                    description=shortened(proposal.header, 60), tooltip=proposal.header,
                    options=[("(sæt til side)", ""), *items],
                    value=proposal.item, layout={"width": "100%"}, style={"description_width": "50%"},
                )  # fmt: skip
        self.rows.children = tuple(self.choices.values())

    def _confirm(self) -> None:
        columns = self._columns
        if columns is None or not self.choices:
            self.say("Der er ingen kolonner at bekræfte.")
            return
        chosen = {header: choice.value for header, choice in self.choices.items()}
        self.act(
            lambda: self.book.confirm_columns(columns.chosen(chosen, self.book.place.who, date.today())),
            "Gemt i columns.yaml.",
        )

    def _draft(self) -> None:
        done = "Udkastet ligger i questionnaires/. Giv spørgsmålene temaer og problemsider nedenfor."
        self.act(self.book.draft, done)
