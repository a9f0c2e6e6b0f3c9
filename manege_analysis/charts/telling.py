"""A share summary and people's decisions become what block two tells: which tables, and their titles.

A decision is never stronger than the gate.  A chosen question with nothing to show is passed over,
and so is a title whose numbers its table does not show, be it that they never did or that the answers
have changed since; both are told, so that a person can decide anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from manege_analysis.charts import words
from manege_analysis.charts.datatable import data_table
from manege_analysis.charts.findings import strongest
from manege_analysis.charts.notes import notes_of
from manege_analysis.charts.titles import finding
from manege_analysis.summary.decisions import MOST_SLIDES, chosen_slides, own_titles
from manege_analysis.summary.safe import SafeSummary, SafeTable
from manege_analysis.wording.text import Language
from manege_analysis.yamlfile import Decision

_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class Telling:
    """How one summary is told in one language, with the decisions laid over it."""

    summary: SafeSummary
    decisions: tuple[Decision, ...]
    language: Language

    @cached_property
    def tables(self) -> tuple[SafeTable, ...]:
        """The tables of block two in their order: those chosen, or else the strongest.

        Where no answer asks for anything, as in a questionnaire that names no problem side, they are
        the first that were asked.
        """
        known = {table.key: table for table in self.summary.tables}
        chosen = [known[key] for key in chosen_slides(self.decisions) if key in known]
        shown = tuple(table for table in chosen if can_be_shown(table)) or strongest(self.summary)
        answered = (table for table in self.summary.tables if table.kind != "text")
        return shown or tuple(filter(can_be_shown, answered))[:MOST_SLIDES]

    def title(self, table: SafeTable) -> str:
        """Return a table's title: a person's own where it may stand, or else the finding."""
        own = own_titles(self.decisions, self.language).get(table.key, "")
        if own and can_be_shown(table) and not numbers_not_shown(own, table, self.language):
            return own
        return finding(table, self.language)

    def not_followed(self) -> Iterator[str]:
        """Say which decisions could not be followed, a sentence each."""
        known = {table.key: table for table in self.summary.tables}
        for key in chosen_slides(self.decisions):
            if key not in known or not can_be_shown(known[key]):
                yield words.SLIDE_NOT_SHOWN.say(self.language, key=key)
        for key, own in own_titles(self.decisions, self.language).items():
            if key in known and self.title(known[key]) != own:
                yield words.TITLE_NOT_SHOWN.say(self.language, key=key)


def can_be_shown(table: SafeTable) -> bool:
    """Tell whether a table has anything to show on a slide."""
    has_value = bool(table.cells) or table.mean is not None or table.median is not None
    return table.rung != "withheld" and has_value


def numbers_not_shown(title: str, table: SafeTable, language: Language) -> tuple[str, ...]:
    """Return the numbers of a title, in digits or words, that its table's slide does not show.

    >>> from manege_analysis.summary.safe import Cell, Hidden, the_gate
    >>> from manege_analysis.wording.text import Text
    >>> with the_gate():
    ...     table = SafeTable("q7", "scale", "share", "top-coded", 23,
    ...         (Cell("problem", Text("Svært"), "problem", Hidden(19, 23)),), Text("Hvor svært?"))
    >>> numbers_not_shown("Mindst 19 af 23 har svært ved det", table, "da")
    ()
    >>> numbers_not_shown("21 af 23, altså alle på nær to", table, "da")
    ('21', 'to')
    """
    columns, rows = data_table(table, language)
    shown = [finding(table, language), table.question.in_(language), table.asks_for.in_(language)]
    shown += [*notes_of(table, language), *columns, *(part for row in rows for part in row)]
    known = {value for text in shown for _, value in _numbers(text, language)}
    return tuple(written for written, value in _numbers(title, language) if value not in known)


def _numbers(text: str, language: Language) -> Iterator[tuple[str, float]]:
    for written in _NUMBER.findall(text):
        yield written, float(written.replace(",", "."))
    for word in _WORD.findall(text):
        value = words.NUMBER_WORDS[language].get(word.casefold())
        if value is not None:
            yield word, float(value)
