"""Step 5: free texts are coded by theme, and quotes approved or refused, one text at a time."""

from __future__ import annotations

from collections.abc import Sequence

import ipywidgets as widgets

from manege_analysis.cleaning.decisions import ApproveQuote, CodeText, RefuseQuote
from manege_analysis.cleaning.textthemes import TextToCode, texts_to_code
from manege_analysis.report.blocks import Grid
from manege_analysis.wording.numbers import counted
from manege_analysis.workbook.book import Book
from manege_analysis.workbook.panel import (
    WIDE,
    Panel,
    blocks_html,
    button,
    problems_html,
    prose,
    set_options,
    shortened,
)
from manege_analysis.workflow import Prepared

Key = tuple[str, str]
QUOTED = {"approved": "må citeres", "refused": "citeres ikke", "": ""}


def texts_of(prepared: Prepared) -> tuple[TextToCode, ...]:
    """List the redacted texts of a cluster, those that wait first within each question."""
    return texts_to_code(prepared.answers, prepared.questionnaire, prepared.settings.decisions)


def theme_names(prepared: Prepared, texts: Sequence[TextToCode]) -> tuple[tuple[str, str], ...]:
    """List the themes a text can have: the questionnaire's, then the analyst's own."""
    known = {theme.id: theme.text.da for theme in prepared.questionnaire.themes}
    own = sorted({theme for text in texts for theme in text.themes or ()} - set(known))
    return (*((name, theme) for theme, name in known.items()), *((name, name) for name in own))


def next_waiting(texts: Sequence[TextToCode], after: Key | None = None) -> Key | None:
    """Return the next text nobody has coded, going round from `after`, or None when all are done."""
    keys = [(text.item, text.key) for text in texts]
    start = keys.index(after) + 1 if after in keys else 0
    order = [*texts[start:], *texts[:start]]
    return next(((text.item, text.key) for text in order if text.themes is None), None)


def label(text: TextToCode) -> str:
    """Name a text in a list: what is done about it, and its beginning.

    >>> label(TextToCode("q1", "k", "Ring tidligere", 2, (), ("ppr",), "approved"))
    '✓ Ring tidligere (2 skrev det) · må citeres'
    """
    done = "✓" if text.themes is not None else "○"
    many = f" ({text.count} skrev det)" if text.count > 1 else ""
    quoted = f" · {QUOTED[text.quote]}" if text.quote else ""
    return f"{done} {shortened(text.text, 84)}{many}{quoted}"


def _said(prepared: Prepared | None, item: str) -> str:
    """Name a text question, or the own answers to another question, by its key and its words."""
    key, _, other = item.partition("#")
    words = prepared.questionnaire.item(key).full_text.da if prepared else ""
    return shortened(f"{key}{' (egne svar)' if other else ''}: {words}", 90)


class CodeTexts(Panel):
    """Step 5 as controls."""

    lead = (
        "Teksterne er slørede. Vælg en, ret de foreslåede temaer, og gem; så kommer den næste. "
        "En tekst citeres kun, når du har sagt ja."
    )

    def __init__(self, book: Book) -> None:
        self.item = widgets.Dropdown(description="Spørgsmål", **WIDE)
        self.text = widgets.Select(description="Tekst", rows=8, **WIDE)
        self.read = widgets.HTML()
        self.themes = widgets.SelectMultiple(description="Temaer", rows=8, **WIDE)
        self.own = widgets.Text(description="Eget tema", placeholder="Kan undværes", **WIDE)
        self._texts: tuple[TextToCode, ...] = ()
        self._seen: Prepared | None = None
        super().__init__(book)
        self.item.observe(lambda _: self._list(), "value")
        self.text.observe(lambda _: self._show(), "value")

    def controls(self) -> Sequence[widgets.Widget]:
        save = button("Gem temaer", "Ingen temaer er også et svar", self._code, "primary")
        approve = button("Må citeres", "Den slørede tekst kan stå på et slide", self._approve)
        refuse = button("Citeres ikke", "Tager også et tidligere ja tilbage", self._refuse)
        row = widgets.HBox([save, approve, refuse])
        return self.item, self.text, self.read, self.themes, self.own, row, self.status

    def refresh(self) -> None:
        prepared = self.book.desk.prepared
        if prepared is not self._seen:
            self._seen, self._texts = prepared, texts_of(prepared) if prepared else ()
            items = dict.fromkeys(text.item for text in self._texts)
            set_options(self.item, [(_said(prepared, each), each) for each in items])
            names = theme_names(prepared, self._texts) if prepared else ()
            self.themes.options = names
            self._list()

    def todo(self) -> str:
        if self.book.desk.prepared is None:
            return ""
        waiting = sum(text.themes is None for text in self._texts)
        if not self._texts:
            return "Her er ingen fritekst. Gå videre til trin 6."
        if waiting:
            return f"{counted(waiting, 'tekst', 'tekster')} er ikke kodet endnu."
        return "Alle tekster er kodet. Gå videre til trin 6."

    def static(self) -> str:
        if self.book.desk.prepared is None:
            return problems_html(self.book.problems)
        items = dict.fromkeys(text.item for text in self._texts)
        rows = []
        for item in items:
            mine = [text for text in self._texts if text.item == item]
            coded = sum(text.themes is not None for text in mine)
            rows.append(
                (item, str(len(mine)), str(coded), str(sum(t.quote == "approved" for t in mine)))
            )
        heads = ("Spørgsmål", "Tekster", "Kodet", "Må citeres")
        return blocks_html([Grid("Fritekst", heads, tuple(rows))])

    def _list(self) -> None:
        mine = [text for text in self._texts if text.item == self.item.value]
        fresh = self.text.value not in [(text.item, text.key) for text in mine]
        set_options(self.text, [(label(text), (text.item, text.key)) for text in mine])
        if fresh and mine:
            self.text.value = next_waiting(mine) or (mine[0].item, mine[0].key)
        self._show()

    def _chosen(self) -> TextToCode | None:
        return next((t for t in self._texts if (t.item, t.key) == self.text.value), None)

    def _show(self) -> None:
        text = self._chosen()
        if text is None:
            self.read.value, self.themes.value = prose("Her er ingen tekster."), ()
            return
        because = "; ".join(f"{s.theme} ({', '.join(s.because)})" for s in text.suggestions)
        self.read.value = prose(f"»{text.text}«") + prose(f"Forslag: {because or 'ingen'}.")
        known = {value for _, value in self.themes.options}
        wanted = text.themes if text.themes is not None else [s.theme for s in text.suggestions]
        self.themes.value = tuple(each for each in wanted if each in known)

    def _code(self) -> None:
        text = self._chosen()
        if text is None:
            return
        own = (self.own.value.strip(),) if self.own.value.strip() else ()
        said = {"item": text.item, "text": text.key, "themes": (*self.themes.value, *own)}
        self.act(lambda: self.book.decide(CodeText, **said), "Temaerne er gemt. Her er den næste.")
        self.own.value = ""
        mine = [each for each in self._texts if each.item == text.item]
        self.text.value = next_waiting(mine, (text.item, text.key)) or self.text.value

    def _approve(self) -> None:
        self._quote(ApproveQuote, "Teksten må citeres.")

    def _refuse(self) -> None:
        self._quote(RefuseQuote, "Teksten citeres ikke.")

    def _quote(self, kind: type[ApproveQuote] | type[RefuseQuote], done: str) -> None:
        text = self._chosen()
        if text is not None:
            self.act(lambda: self.book.decide(kind, item=text.item, text=text.key), done)
