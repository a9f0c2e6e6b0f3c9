"""Step 7: the meeting's date, place, roles, minutes, tables, money and replies, with live warnings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, get_args

import ipywidgets as widgets

from manege_analysis.errors import ManegeError, SettingsError
from manege_analysis.meeting.cell_values import canonical
from manege_analysis.meeting.model import MeetingPlan
from manege_analysis.meeting.people import ROLES, Answer
from manege_analysis.meeting.words import ANSWERS, ROLE_TITLES
from manege_analysis.workbook import meeting_shown as shown
from manege_analysis.workbook.book import Book
from manege_analysis.workbook.meeting_fields import Expense
from manege_analysis.workbook.panel import (
    WIDE,
    Panel,
    blocks_html,
    button,
    folded,
    problems_html,
    prose,
    set_options,
)


class PlanMeeting(Panel):
    """Step 7 as controls.

    What is typed is planned at once and shown with its warnings, but written only when it is saved.
    """

    lead = (
        "Skriv det, I ved. Advarslerne følger med, mens du skriver; der gemmes i meeting.yaml, når du "
        "trykker på knappen."
    )

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
        self.take = widgets.Dropdown(description="Tag fra", **WIDE)
        self.give = widgets.Dropdown(description="Giv til", **WIDE)
        self.many = widgets.BoundedIntText(description="Minutter", value=5, min=1, max=120, **WIDE)
        self.one = widgets.Combobox(description="Den ene", ensure_option=False, **WIDE)
        self.other = widgets.Combobox(description="Den anden", ensure_option=False, **WIDE)
        self.wish = widgets.Dropdown(description="Ønske", **WIDE)
        self.what = widgets.Combobox(description="Udgift", placeholder="Lokale", **WIDE)
        self.price = widgets.Text(description="Pris i kr.", placeholder="2500", **WIDE)
        pers = [("for mødet", "meeting"), ("for hver deltager", "head")]
        self.per = widgets.Dropdown(description="Prisen er", options=pers, **WIDE)
        self.payer = widgets.Text(description="Betales af", placeholder="Kan undværes", **WIDE)
        self.actor = widgets.Dropdown(description="Aktør", **WIDE)
        answers = [(ANSWERS[each].da, each) for each in get_args(Answer)]
        self.answer = widgets.Dropdown(description="Svar", options=answers, **WIDE)
        self._made: MeetingPlan | None = None
        self._problems: tuple[str, ...] = ()
        self._filling = True
        super().__init__(book)
        typed = (self.day, self.start, self.place, self.coming, self.frame, self.tables)
        for box in (*typed, *self.roles.values()):
            box.observe(self._typed, "value")
        self.what.observe(lambda _: self._fill_expense(), "value")

    def controls(self) -> Sequence[widgets.Widget]:
        save = button("Gem mødet", "Skriver meeting.yaml", self._save, "primary")
        cast = button("Gem rollerne", "Hvem gør hvad", self._save)
        move = button("Flyt minutterne", "Mødet bliver lige langt", self._move)
        minutes = button("Gem minutterne", "Jeres egen dagsorden", self._minutes, "primary")
        pairs = [
            button("Skal sidde sammen", "Ved samme bord", lambda: self._wish("together")),
            button("Skal sidde hver for sig", "Ved hvert sit bord", lambda: self._wish("apart")),
        ]
        drop = button("Fjern ønsket", "Det valgte ønske", self._drop_wish)
        lines = [
            button("Gem udgiften", "En udgift med samme navn rettes", self._spend),
            button("Fjern udgiften", "Tager linjen ud af budgettet", self._drop_line),
        ]
        reply = button("Gem svaret", "Aktørens svar på invitationen", self._reply)
        more = folded(
            ("Roller", [*self.roles.values(), cast]),
            ("Dagsordenens minutter", [
                self.take, self.give, self.many, move, self.agenda, minutes,
            ]),
            ("Bordønsker", [self.one, self.other, widgets.HBox(pairs), self.wish, drop]),
            ("Budget", [self.what, self.price, self.per, self.payer, widgets.HBox(lines)]),
            ("Aktørernes svar", [self.actor, self.answer, reply]),
        )  # fmt: skip
        fields = (self.day, self.start, self.place, self.coming, self.frame, self.tables)
        return *fields, save, more, self.status, self.shown

    def refresh(self) -> None:
        try:
            self._made, self._problems = shown.plan_with(self.book, {}), ()
        except ManegeError as error:
            self._made, self._problems = None, tuple(str(error).splitlines())
        if self._made is not None:
            self._filling = True
            self._fill(self._made)
            self._filling = False
        self.shown.value = self.static()

    def todo(self) -> str:
        made = self._made
        if made is None:
            return ""
        if made.day is None:
            return "Begynd med datoen: Alle frister regnes baglæns fra den."
        if made.missing:
            return made.missing[0]
        waiting = sum(not each.accepted for each in made.findings)
        if waiting:
            return f"{waiting} ting holder ikke endnu. Nedenfor står de, og hvad der retter dem."
        return "Alt holder. Gå videre til trin 8."

    def static(self) -> str:
        if self._made is None:
            return problems_html(self._problems or self.book.problems)
        return blocks_html(shown.meeting_blocks(self._made))

    def _fill(self, made: MeetingPlan) -> None:
        said = shown.said_by(made)
        self.day.value, self.start.value, self.place.value = said["date"], said["start"], said["place"]
        self.coming.value, self.frame.value = said["members__coming"], said["budget__frame"]
        self.tables.value = ", ".join(map(str, said["seating__tables"]))
        for role, box in self.roles.items():
            box.value = said.get(f"roles__{role}", "")
        items = [(f"{item.title} ({item.minutes})", at) for at, item in enumerate(made.agenda.items)]
        for choice in (self.take, self.give):
            set_options(choice, items)
        self.agenda.children = tuple(
            widgets.BoundedIntText(description=i.title, value=i.minutes, min=0, max=240, **WIDE)
            for i in made.agenda.items
        )  # fmt: skip
        for box in self.agenda.children:
            box.observe(self._typed, "value")
        file = shown.read_with(self.book, {})
        self.one.options = self.other.options = shown.names_to_seat(file)
        set_options(self.wish, shown.wishes_said(file))
        self.what.options = tuple(dict.fromkeys(line.what for line in made.budget.lines))
        set_options(self.actor, [(actor.role.da, actor.id) for actor in self.book.library().actors])

    def _said(self) -> dict[str, Any]:
        """Return what the fields say now; raises `SettingsError` for what cannot be read."""
        roles = {f"roles__{role}": box.value.strip() for role, box in self.roles.items()}
        return {
            "date": self.day.value, "start": self.start.value, "place": self.place.value.strip(),
            "members__coming": self.coming.value, "budget__frame": self.frame.value.strip(),
            "seating__tables": shown.chairs_of(self.tables.value), **roles,
        }  # fmt: skip

    def _typed(self, _change: Any) -> None:
        """Plan what is typed, without saving it, and show what would not hold."""
        if self._filling or self._made is None:
            return
        try:
            fields = shown.unsaved(self._said(), self._made) | self._agenda()
            made = shown.plan_with(self.book, fields)
        except ManegeError as error:
            self.shown.value = NOT_SAVED + problems_html(str(error).splitlines())
            return
        self.shown.value = (NOT_SAVED if fields else "") + blocks_html(
            shown.meeting_blocks(made or self._made)
        )

    def _agenda(self) -> dict[str, Any]:
        """Return the agenda's fields where its minutes were changed, or nothing."""
        minutes = [box.value for box in self.agenda.children]
        if self._made is None or minutes == [item.minutes for item in self._made.agenda.items]:
            return {}
        return {"agenda": shown.agenda_lines(self._made, minutes), "minutes": None, "end": None}

    def _save(self) -> None:
        def save() -> None:
            self.book.set_meeting(**shown.unsaved(self._said(), self._made))

        self.act(save, "Gemt i meeting.yaml.")

    def _move(self) -> None:
        boxes = self.agenda.children
        if self.take.value is not None and self.give.value is not None:
            how = (self.take.value, self.give.value, self.many.value)
            minutes = shown.moved([box.value for box in boxes], *how)
            for box, value in zip(boxes, minutes, strict=True):
                box.value = value
            self.say("Flyttet, men ikke gemt endnu: Se dagsordenen, og tryk på »Gem minutterne«.")

    def _minutes(self) -> None:
        self.act(lambda: self.book.set_meeting(**self._agenda()), "Dagsordenen er gemt i meeting.yaml.")

    def _wish(self, key: str) -> None:
        def wish() -> None:
            file = shown.read_with(self.book, {})
            names = (self.one.value.strip(), self.other.value.strip())
            self.book.set_meeting(**shown.wishes_with(file, key, names))

        if self.act(wish, "Ønsket er gemt i meeting.yaml."):
            self.one.value = self.other.value = ""

    def _drop_wish(self) -> None:
        def drop() -> None:
            if self.wish.value is None:
                raise SettingsError("Her er ingen ønsker.")
            file = shown.read_with(self.book, {})
            self.book.set_meeting(**shown.wishes_without(file, *self.wish.value))

        self.act(drop, "Ønsket er fjernet.")

    def _fill_expense(self) -> None:
        lines = self._made.budget.lines if self._made else ()
        line = next((each for each in lines if each.what == self.what.value), None)
        if line is not None:
            self.price.value = "" if line.price is None else f"{line.price:f}"
            self.per.value, self.payer.value = line.per, line.paid_by

    def _spend(self) -> None:
        def spend() -> None:
            if not self.what.value.strip():
                raise SettingsError("Skriv, hvad udgiften er.")
            per = "head" if self.per.value == "head" else ""
            price, payer = kroner_of(self.price.value), self.payer.value.strip()
            self.book.set_expense(Expense(self.what.value.strip(), price, per, payer))

        self.act(spend, "Udgiften er gemt i meeting.yaml.")

    def _drop_line(self) -> None:
        self.act(lambda: self.book.drop_expense(self.what.value.strip()), "Udgiften er fjernet.")

    def _reply(self) -> None:
        if self.actor.value is not None:
            answer = (self.actor.value, self.answer.value)
            self.act(lambda: self.book.set_answer(*answer), "Svaret er gemt i meeting.yaml.")


NOT_SAVED = prose("Sådan bliver det; det er ikke gemt endnu.")


def kroner_of(written: str) -> str:
    """Read an amount as people write it, as plain text; empty stays empty.  Raises `SettingsError`.

    >>> kroner_of("2.500 kr."), kroner_of("185,50"), kroner_of(" ")
    ('2500', '185.5', '')
    """
    try:
        return canonical("kroner", written)
    except ValueError:
        raise SettingsError(f"»{written}« er ikke et beløb. Skriv fx 2.500 eller 185,50.") from None
