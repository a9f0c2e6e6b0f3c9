"""Step 6: needs, weights, locked and banned cases, minutes; the suggestion and what a wish costs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import ipywidgets as widgets

from manege_analysis.cases.decision_kinds import (
    BanCase,
    BanTouchpoint,
    LockCase,
    LockTouchpoint,
    SetAvailability,
    SetCount,
    SetMinutes,
    SetThemeWeight,
)
from manege_analysis.charts.overview import needs_chart
from manege_analysis.errors import SettingsError
from manege_analysis.planning import Suggested
from manege_analysis.report.blocks import Block, Grid, Prose
from manege_analysis.report.casework.grids import actor_grid, points, touchpoint_grid
from manege_analysis.report.casework.sentence import choice_said
from manege_analysis.wording.numbers import percent
from manege_analysis.wording.text import Language
from manege_analysis.workbook.book import Book
from manege_analysis.workbook.panel import WIDE, Panel, blocks_html, button, problems_html, set_options
from manege_analysis.yamlfile import Decision


def minutes_of(written: str) -> tuple[float, ...]:
    """Read minutes as people write them: "45, 45" or "40 + 50"; raises `SettingsError`.

    >>> minutes_of("45 + 47,5")
    (45.0, 47.5)
    """
    parts = written.replace("+", ";").replace(", ", ";").replace(" ", ";").split(";")
    try:
        return tuple(float(part.replace(",", ".")) for part in parts if part)
    except ValueError:
        raise SettingsError(f"»{written}« er ikke minutter. Skriv fx 45 + 45.") from None


def price_said(before: Suggested | None, after: Suggested | None, language: Language = "da") -> str:
    """Say what a wish did to the share of all needs that is covered; nothing where none is known."""
    if before is None or after is None or before.suggestion is None or after.suggestion is None:
        return ""
    was, now = before.suggestion.score, after.suggestion.score
    said = f"Valget dækker {percent(now, language)} af behovene; før {percent(was, language)}."
    if now < was - 0.0005:
        return f"{said} Ønsket koster {points(was - now, language)}."
    return said


def choice_blocks(internal: Suggested, share: Suggested | None, language: Language) -> tuple[Block, ...]:
    """Set the choice: in a sentence, the touchpoints, whom to invite, and what was decided.

    Without `share` nothing is said of the choice that the meeting gets.
    """
    made = internal.suggestion
    blocks: list[Block] = [Prose((choice_said(internal, language),))]
    if made is None:
        return tuple(blocks)
    if (
        share is not None
        and share.suggestion is not None
        and set(share.suggestion.cases) != set(made.cases)
    ):
        told = ", ".join(share.library.case(each).title.in_(language) for each in share.suggestion.cases)
        said = f"Ud fra det, der må deles, bliver valget et andet, og det er det, mødet får: {told}."
        blocks.append(Prose((said,), "warning"))
    blocks.append(touchpoint_grid(made, internal.library, language))
    blocks.append(actor_grid(internal, made, language))
    decided = tuple((str(at), text.in_(language)) for at, text in enumerate(made.overrides, start=1))
    if decided:
        blocks.append(Grid("Besluttet", ("#", "Beslutning"), decided, words=True))
    return tuple(blocks)


class ChooseCases(Panel):
    """Step 6 as controls."""

    lead = (
        "Forslaget følger behovene. Lås en case eller lad den ude, flyt et temas vægt eller ret "
        "minutterne; forslaget og prisen følger med."
    )

    def __init__(self, book: Book) -> None:
        self.shown = widgets.HTML()
        self.chart = widgets.Output()
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
        more = widgets.Accordion(
            [
                widgets.VBox([self.theme, self.weight, button("Sæt vægten", "2: dobbelt", self._weigh)]),
                widgets.VBox([
                    self.minutes, button("Sæt minutterne", "For hver casedel", self._time),
                    self.count, button("Sæt antallet", "Hvor mange cases", self._many),
                ]),
                widgets.VBox([self.actor, self.reply, button("Gem svaret", "Kan de?", self._answer)]),
            ],
            selected_index=None,
        )  # fmt: skip
        for at, name in enumerate(("Temaernes vægt", "Minutter og antal", "Aktørernes svar")):
            more.set_title(at, name)
        return (
            self.shown, self.chart, self.case, self.point, widgets.HBox(cases), self.why, more,
        )  # fmt: skip

    def refresh(self) -> None:
        internal = self.book.suggested("internal")
        if internal is not None:
            library = internal.library
            set_options(self.case, [(f"{c.title.da} ({c.id})", c.id) for c in library.cases])
            set_options(self.actor, [(a.role.da, a.id) for a in library.actors])
            set_options(self.theme, [(need.text.da, need.theme) for need in internal.needs])
            self._points()
        if internal is not None:  # the analyst's own choice stands before the shared one is reckoned
            self.shown.value = blocks_html(choice_blocks(internal, None, "da"))
        self.shown.value = self.static()
        self._draw(internal)

    def static(self) -> str:
        desk = self.book.desk
        internal, share = self.book.suggested("internal"), self.book.suggested("share")
        if internal is None or share is None or desk.settings is None:
            return problems_html(desk.problems)
        return blocks_html(choice_blocks(internal, share, desk.settings.language))

    def _draw(self, internal: Suggested | None) -> None:
        self.chart.outputs = ()
        prepared = self.book.desk.prepared
        if internal is not None and prepared is not None and internal.needs:
            chart = needs_chart(prepared.internal, internal.needs, prepared.settings.language)
            self.chart.append_display_data(chart)

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
        self._decide(LockCase, case=self.case.value)

    def _ban(self) -> None:
        self._decide(BanCase, case=self.case.value)

    def _lock_point(self) -> None:
        self._decide(LockTouchpoint, case=self.case.value, touchpoint=self.point.value)

    def _ban_point(self) -> None:
        self._decide(BanTouchpoint, case=self.case.value, touchpoint=self.point.value)

    def _weigh(self) -> None:
        self._decide(SetThemeWeight, theme=self.theme.value, weight=self.weight.value)

    def _time(self) -> None:
        try:
            parts = minutes_of(self.minutes.value)
        except SettingsError as error:
            self.say(str(error), "wrong")
            return
        self._decide(SetMinutes, parts=parts)

    def _many(self) -> None:
        self._decide(SetCount, count=self.count.value)

    def _answer(self) -> None:
        self._decide(SetAvailability, actor=self.actor.value, available=self.reply.value)
