"""Step 3, second half: the questionnaire is adapted: drop, reword, re-scale, give themes, add."""

from __future__ import annotations

from collections.abc import Sequence
from typing import get_args

import ipywidgets as widgets

from manege_analysis.errors import SettingsError
from manege_analysis.questionnaire.known_scales import KNOWN_SCALES
from manege_analysis.questionnaire.slug import slug
from manege_analysis.wording.numbers import counted
from manege_analysis.workbook import questionnaire_file as files
from manege_analysis.workbook.asked_parts import (
    KINDS,
    SIDES,
    Part,
    answers_of,
    has_problem_side,
    label_of,
    new_themes,
    parts_of,
    questionnaire_blocks,
    scale_said,
    sides_of,
    themes_given,
    themes_of,
)
from manege_analysis.workbook.book import Book
from manege_analysis.workbook.own_questionnaire import document_of
from manege_analysis.workbook.panel import (
    WIDE,
    Panel,
    blocks_html,
    button,
    folded,
    problems_html,
    set_options,
)

AS_IT_IS = ("som nu", "")


class AdaptQuestions(Panel):
    """The questionnaire as controls."""

    lead = (
        "Skabelonen passer sjældent helt. Lad spørgsmål udgå, skriv dem om, giv dem en anden skala, "
        "eller tilføj jeres egne. Det gemmes i klyngens eget spørgeskema; skabelonen røres ikke."
    )

    def __init__(self, book: Book) -> None:
        tall = {"layout": {"width": "min(46rem, 100%)", "height": "7rem"}, "style": WIDE["style"]}
        low = {"layout": {"width": "min(46rem, 100%)", "height": "4rem"}, "style": WIDE["style"]}
        self.part = widgets.Dropdown(description="Spørgsmål", **WIDE)
        self.text = widgets.Textarea(description="Ordlyd", **low)
        self.asks_for = widgets.Text(
            description="Problemet i ord", placeholder="finder det svært at få kontakt", **WIDE
        )
        self.themes = widgets.SelectMultiple(description="Temaer", rows=6, **WIDE)
        self.own_theme = widgets.Text(description="Eget tema", placeholder="Kan undværes", **WIDE)
        self.scale = widgets.Dropdown(description="Skala", **WIDE)
        self.answers = widgets.Textarea(
            description="Eller egne svar", placeholder="Et svar på hver linje, i rækkefølge", **tall
        )
        self.problem = widgets.Dropdown(description="Problemet er i", options=SIDES, **WIDE)
        self.new_text = widgets.Textarea(description="Nyt spørgsmål", **low)
        kinds = [(KINDS[kind], kind) for kind in get_args(files.AddedKind)]
        self.new_kind = widgets.Dropdown(description="Slags", options=kinds, **WIDE)
        self.new_scale = widgets.Dropdown(description="Skala", **WIDE)
        self.new_answers = widgets.Textarea(
            description="Eller egne svar", placeholder="Et svar på hver linje, i rækkefølge", **tall
        )
        self.new_problem = widgets.Dropdown(description="Problemet er i", options=SIDES, **WIDE)
        self.new_themes = widgets.SelectMultiple(description="Temaer", rows=6, **WIDE)
        self.after = widgets.Dropdown(description="Står efter", **WIDE)
        self.why = widgets.Text(description="Hvorfor", placeholder="Kan undværes", **WIDE)
        self.shown = widgets.HTML()
        super().__init__(book)
        self.part.observe(lambda _: self._fill(), "value")

    def controls(self) -> Sequence[widgets.Widget]:
        reword = button("Gem ordlyden", "Skriver klyngens eget spørgeskema", self._reword, "primary")
        drop = button("Lad det udgå", "Spørgsmålet stilles ikke", self._drop)
        rescale = button("Gem skalaen", "Svarmuligheder og problemside", self._rescale)
        give = button("Gem temaerne", "Hvad spørgsmålet handler om", self._give)
        add = button("Tilføj spørgsmålet", "Det stilles fra nu af", self._add)
        more = folded(
            ("En anden skala eller problemside", [self.scale, self.answers, self.problem, rescale]),
            ("Temaer", [self.themes, self.own_theme, give]),
            (
                "Et nyt spørgsmål",
                [self.new_text, self.new_kind, self.new_scale, self.new_answers, self.new_problem,
                 self.new_themes, self.after, add],
            ),
            ("Alle spørgsmål", [self.shown]),
        )  # fmt: skip
        return (
            self.part, self.text, self.asks_for, self.why, widgets.HBox([reword, drop]),
            self.status, more,
        )  # fmt: skip

    def refresh(self) -> None:
        asked = self.book.desk.asked
        parts = parts_of(asked) if asked else ()
        set_options(self.part, [(label_of(part), part.key) for part in parts])
        names = themes_of(asked) if asked else {}
        for choice in (self.themes, self.new_themes):
            choice.options = [(name, id_) for id_, name in names.items()]
        scales = [(scale_said(id_), id_) for id_ in KNOWN_SCALES]
        set_options(self.scale, [AS_IT_IS, *scales])
        set_options(self.new_scale, scales)
        after = [(label_of(part), part.key) for part in parts if part.is_whole]
        set_options(self.after, [("det sidste spørgsmål", ""), *after])
        self._fill()
        self.shown.value = self.static()

    def todo(self) -> str:
        asked = self.book.desk.asked
        if asked is None:
            return ""
        judged = [item for item in asked.items if has_problem_side(item)]
        without = sum(1 for item in judged if not item.themes)
        if not judged:
            return (
                "Intet spørgsmål siger, hvilken ende af skalaen der er problemet, så der kan ingen "
                "behov regnes. Vælg et spørgsmål, og sig det under »En anden skala eller problemside«."
            )
        if without:
            many = counted(without, "spørgsmål har", "spørgsmål har")
            return f"{many} en problemside, men intet tema, og tæller derfor ikke i behovene."
        return "Passer spørgsmålene, så gå videre til trin 4."

    def static(self) -> str:
        desk = self.book.desk
        if desk.asked is None:
            return problems_html(desk.problems)
        return blocks_html(questionnaire_blocks(desk.asked))

    def _chosen(self) -> Part:
        asked = self.book.desk.asked
        for part in parts_of(asked) if asked else ():
            if part.key == self.part.value:
                return part
        raise SettingsError(" ".join(self.book.desk.problems) or "Vælg et spørgsmål.")

    def _fill(self) -> None:
        asked, key = self.book.desk.asked, self.part.value
        part = next((each for each in parts_of(asked) if each.key == key), None) if asked else None
        if part is None:
            return
        scale = part.question.scale
        self.text.value, self.asks_for.value = part.text.da, part.asks_for.da
        self.answers.value, self.scale.value = "", ""
        self.problem.options = sides_of(part.question)
        self.problem.value = scale.problem if scale else "none"
        mine = [theme for theme, _ in themes_given(part)]
        self.themes.value = tuple(each for _, each in self.themes.options if each in mine)

    def _reword(self) -> None:
        def reword() -> None:
            part, words = self._chosen(), " ".join(self.text.value.split())
            if not words:
                raise SettingsError("Skriv spørgsmålets ordlyd, eller lad det udgå.")
            edit = files.reworded(part.key, part.text, words, self.asks_for.value.strip())
            self.book.adapt(edit, f"omskrevet {part.key}", self.why.value)

        self.act(reword, "Gemt i klyngens eget spørgeskema.")

    def _drop(self) -> None:
        key = self.part.value

        def drop() -> None:
            edit = files.dropped(self._chosen().key)
            self.book.adapt(edit, f"udgået {key}", self.why.value)

        self.act(drop, f"{key} stilles ikke.")

    def _rescale(self) -> None:
        def rescale() -> None:
            question = self._chosen().question
            if question.scale is None:
                raise SettingsError("Spørgsmålet har ingen skala. Lad det udgå, og tilføj et nyt.")
            scale = answers_of(self.answers.value) or self.scale.value
            edit = files.rescaled(question, scale, self.problem.value)
            self.book.adapt(edit, f"skala {question.id}", self.why.value)

        self.act(rescale, "Skalaen er gemt.")

    def _give(self) -> None:
        def give() -> None:
            part, asked = self._chosen(), self.book.desk.asked
            if asked is None or not files.has_of_its_own(document_of(self.book.desk), part.key):
                raise SettingsError(
                    "Skabelonens spørgsmål har skabelonens temaer. Et temas vægt ændres i trin 6."
                )
            own = " ".join(self.own_theme.value.split())
            mine = {slug(own): own} if slug(own) else {}
            edit = files.themed(part.key, (*self.themes.value, *mine), {**mine, **new_themes(asked)})
            self.book.adapt(edit, f"temaer {part.key}", self.why.value)
            self.own_theme.value = ""

        self.act(give, "Temaerne er gemt.")

    def _add(self) -> None:
        def add() -> None:
            asked, words = self.book.desk.asked, " ".join(self.new_text.value.split())
            if asked is None or not words:
                raise SettingsError("Skriv det nye spørgsmåls ordlyd.")
            kind = self.new_kind.value
            answers = answers_of(self.new_answers.value)
            new = files.Added(
                kind, words, answers or (self.new_scale.value if kind == "scale" else ()),
                self.new_problem.value, self.new_themes.value, self.after.value,
            )  # fmt: skip
            edit = files.added(new, [each.id for each in asked.questions], new_themes(asked))
            self.book.adapt(edit, "tilføjet spørgsmål", self.why.value)
            self.new_text.value = self.new_answers.value = ""

        self.act(add, "Spørgsmålet er tilføjet.")
