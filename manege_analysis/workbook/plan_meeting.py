"""Step 7: the meeting's date, place, roles, minutes, replies, seating and money, with live warnings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, get_args

import ipywidgets as widgets

from manege_analysis.errors import ManegeError, SettingsError
from manege_analysis.meeting.model import MeetingPlan
from manege_analysis.meeting.people import ROLES, Answer
from manege_analysis.meeting.words import ANSWERS, ROLE_TITLES
from manege_analysis.planning import plan
from manege_analysis.report.blocks import Block, Prose
from manege_analysis.report.meetingwork import grids
from manege_analysis.workbook.book import Book
from manege_analysis.workbook.panel import WIDE, Panel, blocks_html, button, problems_html, set_options


def plan_of(book: Book) -> MeetingPlan | None:
    """Plan the meeting as the book stands: from the cases that may be told, as the papers have it.

    Raises `ManegeError` where meeting.yaml does not hold together.
    """
    prepared, told = book.desk.prepared, book.suggested("share")
    if prepared is None or told is None:
        return None
    themes = {theme: text for theme, text, _ in prepared.share.themes}
    return plan(prepared.settings, told, themes)


def chairs_of(written: str) -> tuple[int, ...]:
    """Read the tables' chairs: "8, 8, 6"; raises `SettingsError`.

    >>> chairs_of("8, 8 6")
    (8, 8, 6)
    """
    try:
        return tuple(int(part) for part in written.replace(",", " ").split())
    except ValueError:
        raise SettingsError(f"»{written}« er ikke bordenes stole. Skriv fx 8, 8, 6.") from None


def meeting_blocks(made: MeetingPlan) -> tuple[Block, ...]:
    """Set what the step shows: what is missing, the agenda, the warnings, the seats and the money."""
    language = made.language
    blocks: list[Block] = [Prose(made.missing, "warning")] if made.missing else []
    blocks.append(grids.agenda_grid(made, language))
    if made.findings:
        blocks.append(grids.findings_grid(made, language))
    else:
        blocks.append(Prose(("Alt holder.",)))
    blocks += [grids.roles_grid(made, language), Prose(grids.budget_said(made, language))]
    return tuple(blocks)


def agenda_lines(made: MeetingPlan, minutes: Sequence[int]) -> tuple[dict[str, Any], ...]:
    """Return the agenda with other minutes as lines of meeting.yaml; an item of none is left out."""
    return tuple(
        {"kind": item.kind, "minutes": given, "title": item.title}
        for item, given in zip(made.agenda.items, minutes, strict=True)
        if given
    )


class PlanMeeting(Panel):
    """Step 7 as controls."""

    lead = "Skriv det, I ved. Alt gemmes i meeting.yaml, og advarslerne følger med."

    def __init__(self, book: Book) -> None:
        self.shown = widgets.HTML()
        self.day = widgets.DatePicker(description="Dato", **WIDE)
        self.start = widgets.Text(description="Begynder kl.", placeholder="16.30", **WIDE)
        self.place = widgets.Text(description="Sted", **WIDE)
        self.coming = widgets.BoundedIntText(description="Læger, der kommer", min=0, max=500, **WIDE)
        self.frame = widgets.Text(description="Budgetramme i kr.", placeholder="30000", **WIDE)
        self.tables = widgets.Text(description="Stole ved bordene", placeholder="8, 8, 6", **WIDE)
        self.roles = {r: widgets.Text(description=ROLE_TITLES[r].da, **WIDE) for r in ROLES}
        self.agenda = widgets.VBox([])
        self.actor = widgets.Dropdown(description="Aktør", **WIDE)
        answers = [(ANSWERS[each].da, each) for each in get_args(Answer)]
        self.answer = widgets.Dropdown(description="Svar", options=answers, **WIDE)
        self._made: MeetingPlan | None = None
        self._problems: tuple[str, ...] = ()
        super().__init__(book)

    def controls(self) -> Sequence[widgets.Widget]:
        save = button("Gem mødet", "Skriver meeting.yaml", self._save, "primary")
        more = widgets.Accordion(
            [
                widgets.VBox(
                    [*self.roles.values(), button("Gem rollerne", "Hvem gør hvad", self._cast)]
                ),
                widgets.VBox([self.agenda, button("Gem minutterne", "Egen dagsorden", self._minutes)]),
                widgets.VBox(
                    [self.actor, self.answer, button("Gem svaret", "Aktørens svar", self._reply)]
                ),
            ],
            selected_index=None,
        )
        for at, name in enumerate(("Roller", "Dagsordenens minutter", "Aktørernes svar")):
            more.set_title(at, name)
        fields = (self.day, self.start, self.place, self.coming, self.frame, self.tables)
        return *fields, save, more, self.status, self.shown

    def refresh(self) -> None:
        try:
            self._made, self._problems = plan_of(self.book), ()
        except ManegeError as error:
            self._made, self._problems = None, tuple(str(error).splitlines())
        if self._made is not None:
            self._fill(self._made)
        self.shown.value = self.static()

    def static(self) -> str:
        if self._made is None:
            return problems_html(self._problems or self.book.desk.problems)
        return blocks_html(meeting_blocks(self._made))

    def _fill(self, made: MeetingPlan) -> None:
        self.day.value = made.day
        self.start.value = f"{made.start:%H.%M}"
        self.place.value = made.place.name
        self.coming.value = made.members_coming
        self.frame.value = "" if made.budget.frame is None else f"{made.budget.frame:f}"
        tables = made.seating.tables if made.seating else ()
        self.tables.value = ", ".join(str(each.size) for each in tables)
        for role in made.roles:
            self.roles[role.role].value = role.person.name if role.person else ""
        items = made.agenda.items
        self.agenda.children = tuple(
            widgets.BoundedIntText(description=i.title, value=i.minutes, min=0, max=240, **WIDE)
            for i in items
        )  # fmt: skip
        set_options(self.actor, [(actor.role.da, actor.id) for actor in self.book.library().actors])

    def _save(self) -> None:
        def save() -> None:
            fields: dict[str, Any] = {
                "date": self.day.value, "start": self.start.value, "place": self.place.value.strip(),
                "budget__frame": self.frame.value.strip(),
                "seating__tables": chairs_of(self.tables.value),
            }  # fmt: skip
            made = self._made
            if made is None or self.coming.value != made.members_coming:
                fields["members__coming"] = self.coming.value
            self.book.set_meeting(**self._differs(fields))

        self.act(save, "Gemt i meeting.yaml.")

    def _differs(self, fields: dict[str, Any]) -> dict[str, Any]:
        """Leave out what the plan says already: a default nobody wrote must not become a line."""
        made = self._made
        if made is None:
            return fields
        tables = tuple(each.size for each in made.seating.tables) if made.seating else ()
        now = {
            "date": made.day, "start": f"{made.start:%H.%M}", "place": made.place.name,
            "budget__frame": "" if made.budget.frame is None else f"{made.budget.frame:f}",
            "seating__tables": tables,
        }  # fmt: skip
        return {name: value for name, value in fields.items() if name not in now or now[name] != value}

    def _cast(self) -> None:
        made = self._made
        held = {r.role: r.person.name if r.person else "" for r in made.roles} if made else {}
        wanted = {
            f"roles__{r}": box.value.strip() for r, box in self.roles.items() if box.value != held.get(r)
        }
        self.act(lambda: self.book.set_meeting(**wanted), "Rollerne er gemt i meeting.yaml.")

    def _minutes(self) -> None:
        if self._made is not None:
            lines = agenda_lines(self._made, [box.value for box in self.agenda.children])
            said = {"agenda": lines, "minutes": None, "end": None}
            self.act(lambda: self.book.set_meeting(**said), "Dagsordenen er gemt i meeting.yaml.")

    def _reply(self) -> None:
        if self.actor.value is not None:
            answer = (self.actor.value, self.answer.value)
            self.act(lambda: self.book.set_answer(*answer), "Svaret er gemt i meeting.yaml.")
