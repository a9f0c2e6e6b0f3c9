"""Step 2: what came in, what the rules did to it, and what a person decides about it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import ipywidgets as widgets

from manege_analysis.cleaning.audit import UnknownAnswer
from manege_analysis.cleaning.decisions import (
    MergeLabel,
    PutRowBack,
    SwitchRule,
    TakeRowOut,
    rules_off,
)
from manege_analysis.cleaning.overview import left_with, rows_to_respondents
from manege_analysis.cleaning.rowprint import fingerprint
from manege_analysis.cleaning.rulebook import RULEBOOK
from manege_analysis.errors import SettingsError
from manege_analysis.report.blocks import Block, Facts, Grid
from manege_analysis.wording.numbers import counted
from manege_analysis.workbook.book import Book
from manege_analysis.workbook.panel import (
    WIDE,
    Panel,
    blocks_html,
    button,
    folded,
    problems_html,
    set_options,
)
from manege_analysis.workflow import Prepared


@dataclass(frozen=True)
class RuleLine:
    """A rule as the step shows it: what it did, and whether it is on."""

    id: str
    name: str
    what: str
    count: int
    on: bool
    switchable: bool


@dataclass(frozen=True)
class Arrived:
    """What came in; `left` pairs a rule's name with the raw rows that it took out, in words."""

    facts: tuple[tuple[str, str], ...]
    rules: tuple[RuleLine, ...]
    left: tuple[tuple[str, str], ...]
    unknown: tuple[UnknownAnswer, ...]


def arrived(prepared: Prepared) -> Arrived:
    """Gather what the step shows of a prepared cluster."""
    source, audit = prepared.raw.source, prepared.audit
    counts, off = audit.by_rule(), rules_off(prepared.settings.decisions)
    rules = tuple(
        RuleLine(rule.id, rule.name.da, rule.what.da, counts.get(rule.id, 0),
                 rule.id not in off, rule.switchable)
        for rule in RULEBOOK.values()
        if rule.switchable or counts.get(rule.id)
    )  # fmt: skip
    out: dict[str, list[str]] = {}
    for each in filter(left_with, audit.changes):
        out.setdefault(RULEBOOK[each.rule].name.da, []).append(str(each.row))
    left = tuple((rule, ", ".join(rows)) for rule, rows in out.items())
    facts = (
        ("Fil", source.file),
        ("Værktøj", source.tool_title.da),
        ("Tegnsæt", source.encoding or "står i filen selv"),
        ("Rækker", rows_to_respondents(audit)),
        ("Uden kolonne", ", ".join(prepared.raw.missing) or "ingen spørgsmål"),
    )
    return Arrived(facts, rules, left, audit.unknown)


def row_print(prepared: Prepared, row: int) -> str:
    """Return the fingerprint of a row of the raw file; raises `SettingsError` where there is none."""
    at = [index for index, each in enumerate(prepared.raw.rows.tolist()) if each == row]
    if not at:
        raise SettingsError(f"Filen har ingen række {row} med svar.")
    return fingerprint(prepared.raw, at[0])


def answered(prepared: Prepared, question: str) -> int:
    """Count who answered an item, so that a decision's effect can be said."""
    bases = [table.bases for table in prepared.internal.tables if table.key == question]
    return bases[0].answered if bases and bases[0] else 0


class CameIn(Panel):
    """Step 2 as controls."""

    lead = (
        "Sådan blev filen læst og renset. Regler kan slås fra, rækker tages ud eller sættes ind igen, "
        "og et ukendt svar kan tælles som et kendt. Virkningen ses straks."
    )

    def __init__(self, book: Book) -> None:
        self.shown = widgets.HTML()
        self.rule = widgets.Dropdown(description="Regel", **WIDE)
        self.row = widgets.BoundedIntText(description="Række i filen", min=1, max=9_999_999, **WIDE)
        self.unknown = widgets.Dropdown(description="Ukendt svar", **WIDE)
        self.into = widgets.Combobox(
            description="Tæl som", placeholder="Vælg det kendte svar", ensure_option=False, **WIDE
        )
        self.why = widgets.Text(description="Hvorfor", placeholder="Kan undværes", **WIDE)
        super().__init__(book)
        self.unknown.observe(lambda _: self._answers(), "value")

    def controls(self) -> Sequence[widgets.Widget]:
        switch = button("Slå til eller fra", "Slår den valgte regel til eller fra", self._switch)
        out = button("Tag rækken ud", "Rækken tæller ikke med", self._take_out)
        back = button(
            "Sæt rækken ind igen", "Rækken tæller med, hvad reglerne end siger", self._put_back
        )
        merge = button("Tæl svaret som det kendte", "Gælder hver gang", self._merge, "primary")
        more = folded(
            ("Slå en regel fra eller til", [self.rule, switch]),
            ("Tag en række ud, eller sæt den ind igen", [self.row, widgets.HBox([out, back])]),
        )
        return self.shown, self.unknown, self.into, self.why, merge, self.status, more

    def refresh(self) -> None:
        self.shown.value = self.static()
        prepared = self.book.desk.prepared
        seen = arrived(prepared) if prepared else Arrived((), (), (), ())
        switchable = [each for each in seen.rules if each.switchable]
        state = {True: "til", False: "fra"}
        set_options(self.rule, [(f"{r.name} ({state[r.on]}, {r.count})", r.id) for r in switchable])
        options = [(f"{u.question}: »{u.label}« ({u.count})", u) for u in seen.unknown]
        set_options(self.unknown, options)
        self._answers()

    def todo(self) -> str:
        prepared = self.book.desk.prepared
        if prepared is None:
            return ""
        unknown = len(prepared.audit.unknown)
        if unknown:
            many = counted(unknown, "svar, ingen kender", "slags svar, ingen kender")
            return f"Her er {many}. Vælg, hvilket svar det skal tælle som."
        return "Intet mangler her. Se tallene efter, og gå videre til trin 3."

    def static(self) -> str:
        desk = self.book.desk
        if desk.prepared is None:
            return problems_html(desk.problems)
        return blocks_html(_blocks(arrived(desk.prepared)))

    def _answers(self) -> None:
        known: UnknownAnswer | None = self.unknown.value
        self.into.options = known.known if known else ()
        self.into.value = known.suggestion if known else ""

    def _merge(self) -> None:
        chosen: UnknownAnswer | None = self.unknown.value
        prepared = self.book.desk.prepared
        if chosen is None or prepared is None or not self.into.value:
            self.say("Vælg et ukendt svar og det kendte, det skal tælle som.", "wrong")
            return
        before = answered(prepared, chosen.question)
        said = {"question": chosen.question, "label": chosen.label, "into": self.into.value}
        self.act(
            lambda: self.book.decide(MergeLabel, why=self.why.value, **said), "Gemt i decisions.yaml."
        )
        after = self.book.desk.prepared
        if after is not None and answered(after, chosen.question) != before:
            now = answered(after, chosen.question)
            self.say(f"Gemt i decisions.yaml. {chosen.question}: {before} svar før, {now} nu.", "ok")

    def _switch(self) -> None:
        prepared = self.book.desk.prepared
        if prepared is None or self.rule.value is None:
            return
        on = self.rule.value in rules_off(prepared.settings.decisions)
        said = {"rule": self.rule.value, "on": on, "why": self.why.value}
        done = f"Reglen er slået {'til' if on else 'fra'} og gemt i decisions.yaml."
        self.act(lambda: self.book.decide(SwitchRule, **said), done)

    def _take_out(self) -> None:
        self.act(lambda: self._row(TakeRowOut), f"Række {self.row.value} er taget ud.")

    def _put_back(self) -> None:
        self.act(lambda: self._row(PutRowBack), f"Række {self.row.value} er sat ind igen.")

    def _row(self, kind: type[TakeRowOut] | type[PutRowBack]) -> None:
        prepared, row = self.book.desk.prepared, self.row.value
        if prepared is not None:
            print_ = row_print(prepared, row)
            self.book.decide(kind, row=row, fingerprint=print_, why=self.why.value)


def _blocks(seen: Arrived) -> tuple[Block, ...]:
    rules = tuple(
        (rule.name, rule.what, str(rule.count), "til" if rule.on else "fra")
        for rule in seen.rules
        if rule.count or not rule.on
    )
    unknown = tuple((u.question, u.label, str(u.count), u.suggestion) for u in seen.unknown)
    return (
        Facts(seen.facts),
        Grid(
            "Reglerne og hvad de gjorde", ("Regel", "Hvad den gør", "Antal", "Slået"), rules, words=True
        ),
        *_grid("Rækker, der gik ud", ("Regel", "Rækker i filen"), seen.left),
        *_grid("Svar, ingen kender", ("Spørgsmål", "Svar", "Antal", "Ligner"), unknown),
    )


def _grid(caption: str, heads: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> Iterator[Block]:
    if rows:
        yield Grid(caption, heads, rows, words=True)
