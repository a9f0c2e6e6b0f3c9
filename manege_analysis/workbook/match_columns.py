"""Step 3: which column is which question, proposed by the product and confirmed by a person."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import ipywidgets as widgets

from manege_analysis.errors import ManegeError, SettingsError
from manege_analysis.exports.columnmap import ColumnMap
from manege_analysis.exports.drafting.write import draft_questionnaire
from manege_analysis.exports.matching.propose import Proposal, confirmed, propose_map
from manege_analysis.exports.read import read_layout
from manege_analysis.questionnaire.load import load_questionnaire
from manege_analysis.questionnaire.model import Questionnaire
from manege_analysis.report.blocks import Grid
from manege_analysis.settings import RunSettings
from manege_analysis.workbook.book import Book
from manege_analysis.workbook.cluster_fields import set_cluster
from manege_analysis.workbook.panel import Panel, blocks_html, button, problems_html, prose


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
    layout = read_layout(
        settings.exports[0], settings.cluster.tool or None, known.claimed() if known else ()
    )
    return Columns(propose_map(layout, questionnaire), known, questionnaire)


def draft_from_export(settings: RunSettings) -> None:
    """Write a draft of the export's own questionnaire into the workspace and let the cluster use it.

    Raises `SettingsError` where a draft lies there already: somebody may have worked on it.
    """
    name = settings.cluster.id
    path = settings.workspace / "questionnaires" / f"{name}.yaml"
    if path.exists():
        raise SettingsError(f"questionnaires/{path.name} findes allerede og er ikke rørt.")
    text = draft_questionnaire(read_layout(settings.exports[0], settings.cluster.tool or None), name)
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
    set_cluster(settings.folder / "cluster.yaml", {"questionnaire": name})


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

    def static(self) -> str:
        desk, columns = self.book.desk, self._columns
        if columns is None:
            return problems_html(desk.problems)
        waiting = columns.unsettled
        text = f"{len(columns.proposals)} kolonner i filen; {len(waiting)} mangler et ja."
        rows = tuple((p.header, p.item or "?", f"{p.confidence:.0%}") for p in waiting)
        grid = Grid("Venter på dig", ("Kolonne", "Forslag", "Sikkerhed"), rows, words=True)
        table = blocks_html([grid]) if rows else ""
        return prose(text) + problems_html(desk.problems) + table

    def _read(self) -> Columns | None:
        settings = self.book.desk.settings
        try:
            return columns_of(settings) if settings else None
        except ManegeError:
            return None  # the desk tells the same problem

    def _fill(self) -> None:
        columns = self._columns
        self.choices = {}
        if columns is not None:
            items = [
                (f"{item.key}: {item.full_text.da[:70]}", item.key)
                for item in columns.questionnaire.items
            ]
            for proposal in columns.unsettled:
                self.choices[proposal.header] = widgets.Dropdown(
                    description=proposal.header[:60], options=[("(sæt til side)", ""), *items],
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
        def draft() -> None:
            settings = self.book.desk.settings
            self.book.require_own()
            if settings is None:
                raise SettingsError("Læg en eksport ind i trin 1 først.")
            draft_from_export(settings)
            self.book.reload()

        self.act(draft, "Udkastet ligger i questionnaires/. Ret temaer og problemsider i filen.")
