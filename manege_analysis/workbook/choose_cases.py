"""Step 6: needs, weights, locked and banned cases, minutes; the suggestion and what a wish costs."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from typing import Any

import ipywidgets as widgets

from manege_analysis.cases import decision_kinds as kinds
from manege_analysis.charts.chart import Chart
from manege_analysis.charts.overview import needs_chart
from manege_analysis.errors import ManegeError, SettingsError
from manege_analysis.planning import Suggested
from manege_analysis.report.blocks import Figure, Prose
from manege_analysis.report.casework.grids import Choice
from manege_analysis.report.casework.sentence import choice_said
from manege_analysis.report.casework.stable import stable_blocks
from manege_analysis.workbook.asked_parts import has_problem_side
from manege_analysis.workbook.book import Book
from manege_analysis.workbook.cases_shown import choice_blocks, minutes_of, price_said
from manege_analysis.workbook.ordered import Ordered
from manege_analysis.workbook.panel import (
    WIDE,
    Panel,
    blocks_html,
    button,
    folded,
    problems_html,
    set_options,
    show_chart,
)
from manege_analysis.workflow import Prepared
from manege_analysis.yamlfile import Decision

NO_NEEDS = (
    "Intet spørgsmål har både en problemside og et tema, så svarene siger ikke, hvad der er behov for. "
    "Giv dem det i trin 3, eller vælg casene selv nedenfor."
)
NO_CHOICE = "Ret ønskerne nedenfor, eller lad planlægningsgruppen vælge."


class ChooseCases(Panel):
    """Step 6 as controls."""

    lead = (
        "Forslaget følger behovene. Lås en case eller lad den ude, flyt et temas vægt eller ret "
        "minutterne; forslaget og prisen følger med."
    )

    def __init__(self, book: Book) -> None:
        self.short = widgets.HTML()
        self.shown = widgets.HTML()
        self.chart = widgets.Output()
        self.progress = widgets.FloatProgress(
            description="Beregner", max=1, layout={"display": "none"}, style=WIDE["style"]
        )
        self.stable = widgets.HTML()
        self.stable_chart = widgets.Output()
        self.thread: threading.Thread | None = None
        self._judged: Suggested | None = None
        self.case = widgets.Dropdown(description="Case", **WIDE)
        self.point = widgets.Dropdown(description="Nedslag", **WIDE)
        self.theme = widgets.Dropdown(description="Tema", **WIDE)
        self.weight = widgets.FloatSlider(
            description="Vægt", value=1, min=0, max=3, step=0.25, readout_format=".2f", **WIDE
        )
        self.minutes = widgets.Text(description="Casedelenes minutter", placeholder="45 + 45", **WIDE)
        self.count = widgets.BoundedIntText(description="Antal cases", value=3, min=2, max=5, **WIDE)
        self.actor = widgets.Dropdown(description="Aktør", **WIDE)
        self.reply = widgets.ToggleButtons(
            description="Kommer", options=[("ja", 1.0), ("ved ikke", 0.5), ("nej", 0.0)],
            style={"description_width": "11rem", "button_width": "6rem"},
        )  # fmt: skip
        self.by_hand = widgets.SelectMultiple(description="Fortæl netop", rows=8, **WIDE)
        self.ranked_theme = widgets.Dropdown(description="Tema", **WIDE)
        self.ranked = Ordered("Vigtigst øverst", self._ranked, 8)
        self.why = widgets.Text(description="Hvorfor", placeholder="Kan undværes", **WIDE)
        super().__init__(book)
        self.case.observe(lambda _: self._points(), "value")

    def controls(self) -> Sequence[widgets.Widget]:
        cases = [
            button("Lås casen", "Den skal fortælles", self._lock, "primary"),
            button("Lad casen ude", "Den fortælles ikke", self._ban),
            button("Lås nedslaget", "Historien stopper her", self._lock_point),
            button("Lad nedslaget ude", "Historien stopper ikke her", self._ban_point),
        ]
        weigh = button("Sæt vægten", "2 er dobbelt, 0 er slet ikke", self._weigh)
        time = button("Sæt minutterne", "For hver casedel", self._time)
        many = button("Sæt antallet", "Hvor mange cases", self._many)
        answer = button("Gem svaret", "Om aktøren kan komme", self._answer)
        choose = button("Fortæl netop disse", "Skriv hvorfor ovenfor", self._choose)
        put = button("Sæt temaet sidst", "Tilføjer det valgte tema til rækken", self._put_theme)
        rank = button("Gem rækkefølgen", "Bruges, hvor svarene er for få til at sige noget", self._rank)
        more = folded(
            ("Temaernes vægt", [self.theme, self.weight, weigh]),
            ("Minutter og antal", [self.minutes, time, self.count, many]),
            ("Aktørernes svar", [self.actor, self.reply, answer]),
            ("Vælg casene selv", [self.by_hand, choose]),
            ("Temaernes rækkefølge, når svarene er for få", [
                self.ranked_theme, put, self.ranked.root, rank,
            ]),
        )  # fmt: skip
        sure = button("Hvor sikkert er valget?", "Trækker svarene om 500 gange", self._judge)
        return (
            self.short, self.case, self.point, self.why, widgets.HBox(cases), more, self.status,
            self.shown, self.chart, sure, self.progress, self.stable, self.stable_chart,
        )  # fmt: skip

    def refresh(self) -> None:
        internal = self.book.suggested("internal")
        if internal is not None:
            library = internal.library
            set_options(self.case, [(f"{c.title.da} ({c.id})", c.id) for c in library.cases])
            set_options(self.actor, [(a.role.da, a.id) for a in library.actors])
            self.by_hand.options = [(c.title.da, c.id) for c in library.cases]
            themes = [(need.text.da, need.theme) for need in internal.needs]
            set_options(self.theme, themes)
            set_options(self.ranked_theme, themes)
            self._points()
            said = choice_said(internal, "da") if internal.suggestion else ""
            self.short.value = blocks_html([Prose((said,))]) if said else ""
        self.shown.value = self._tables()
        if internal is not self._judged:
            self._forget()
        prepared = self.book.desk.prepared
        told = internal is not None and prepared is not None and bool(internal.needs)
        show_chart(self.chart, self._needs(prepared, internal) if told else None)

    def todo(self) -> str:
        internal = self.book.suggested("internal")
        if internal is None:
            return ""
        asked = self.book.desk.asked
        if asked and not any(has_problem_side(item) and item.themes for item in asked.items):
            return NO_NEEDS
        if internal.suggestion is None:
            return " ".join((choice_said(internal, "da"), NO_CHOICE))
        return "Forslaget står klar. Er I enige, så gå videre til trin 7."

    def static(self) -> str:
        return f"{self.short.value}{self._tables()}"

    def _tables(self) -> str:
        desk = self.book.desk
        internal, share = self.book.suggested("internal"), self.book.suggested("share")
        if internal is None or share is None or desk.settings is None:
            return problems_html(self.book.problems)
        return blocks_html(choice_blocks(internal, share, desk.settings.language))

    def _needs(self, prepared: Prepared | None, internal: Suggested | None) -> Chart | None:
        if prepared is None or internal is None:
            return None
        return needs_chart(prepared.internal, internal.needs, prepared.settings.language)

    def _forget(self) -> None:
        """Take a judgement away that is about another choice than the one shown."""
        self._judged = None
        self.stable.value, self.stable_chart.outputs = "", ()

    def _judge(self) -> None:
        """Judge how sure the choice is, beside the kernel's own thread, so that all stays alive."""
        prepared = self.book.desk.prepared
        internal, share = self.book.suggested("internal"), self.book.suggested("share")
        if prepared is None or internal is None or share is None:
            self.say("Her er ingen svar at bedømme valget ud fra.", "wrong")
            return
        if self.thread is None or not self.thread.is_alive():
            self.progress.value, self.progress.layout.display = 0, None
            choice = Choice(internal, share)
            self.thread = threading.Thread(target=self._reckon, args=(prepared, choice), daemon=True)
            self.thread.start()

    def _reckon(self, prepared: Prepared, choice: Choice) -> None:
        def told(step: str, done: float) -> None:
            self.progress.value = done

        try:
            blocks = tuple(stable_blocks(prepared, choice, prepared.settings.language, told))
        except ManegeError as error:
            self.say(str(error), "wrong")
            return
        finally:
            self.progress.layout.display = "none"
        figure = next((block for block in blocks if isinstance(block, Figure)), None)
        self.stable.value = blocks_html([block for block in blocks if block is not figure])
        show_chart(self.stable_chart, figure.chart if figure else None)
        self._judged = choice.internal

    def _points(self) -> None:
        internal = self.book.suggested("internal")
        if internal is not None and self.case.value is not None:
            case = internal.library.case(self.case.value)
            set_options(self.point, [(point.title.da, point.id) for point in case.touchpoints])

    def _decide(self, kind: type[Decision], **said: Any) -> None:
        before = self.book.suggested("internal")
        self.act(lambda: self.book.decide(kind, why=self.why.value, **said), "Gemt i decisions.yaml.")
        price = price_said(before, self.book.suggested("internal"))
        if price and "wrong" not in self.status.value:
            self.say(f"Gemt i decisions.yaml. {price}", "ok")

    def _lock(self) -> None:
        self._decide(kinds.LockCase, case=self.case.value)

    def _ban(self) -> None:
        self._decide(kinds.BanCase, case=self.case.value)

    def _lock_point(self) -> None:
        self._decide(kinds.LockTouchpoint, case=self.case.value, touchpoint=self.point.value)

    def _ban_point(self) -> None:
        self._decide(kinds.BanTouchpoint, case=self.case.value, touchpoint=self.point.value)

    def _weigh(self) -> None:
        self._decide(kinds.SetThemeWeight, theme=self.theme.value, weight=self.weight.value)

    def _time(self) -> None:
        try:
            parts = minutes_of(self.minutes.value)
        except SettingsError as error:
            self.say(str(error), "wrong")
            return
        self._decide(kinds.SetMinutes, parts=parts)

    def _many(self) -> None:
        self._decide(kinds.SetCount, count=self.count.value)

    def _choose(self) -> None:
        if not 2 <= len(self.by_hand.value) <= 5 or not self.why.value.strip():
            self.say("Vælg to til fem cases, og skriv hvorfor: Det står ved valget bagefter.", "wrong")
            return
        self._decide(kinds.ChooseCases, cases=self.by_hand.value)

    def _put_theme(self) -> None:
        if self.ranked_theme.value:
            self.ranked.add(self.ranked_theme.value)

    def _ranked(self, keys: list[str]) -> None:
        names = {key: name for name, key in self.ranked_theme.options}
        self.ranked.show([(names[key], key) for key in keys])

    def _rank(self) -> None:
        if not self.ranked.keys:
            self.say("Sæt mindst ét tema i rækkefølge.", "wrong")
            return
        self._decide(kinds.RankThemes, themes=tuple(self.ranked.keys))

    def _answer(self) -> None:
        self._decide(kinds.SetAvailability, actor=self.actor.value, available=self.reply.value)
