"""Each distinct label of one item is settled once: it is blank, an option, or unknown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from manege_analysis.cleaning.audit import Change, UnknownAnswer
from manege_analysis.cleaning.finding import Desk, Rows
from manege_analysis.cleaning.labels import index_of, is_blank_label
from manege_analysis.exports.answers import NOT_ANSWERED
from manege_analysis.questionnaire.model import Item


@dataclass(frozen=True)
class Settled:
    """What one label turned out to be: an option's position, or `NOT_ANSWERED`.

    `rule` is empty where the label stands as the questionnaire has it, and "unknown" where it is no
    option; `shown` is the label as the audit may show it.
    """

    option: int
    rule: str
    shown: str


def settle(item: Item, label: str, desk: Desk) -> Settled:
    """Settle one label of an item; a person's decision comes before every rule."""
    index = index_of(item.options)
    if (into := desk.counts_as(item, label)) is not None and (match := index.find(into)):
        return Settled(match.option, "merge-label", desk.redact(label).text)
    if match := index.find(label, desk.off):
        return Settled(match.option, match.rule, label)
    if is_blank_label(label):
        return Settled(NOT_ANSWERED, "", "")
    return Settled(NOT_ANSWERED, "unknown", desk.redact(label).text)


def changes_for(item: Item, settled: Settled, rows: Rows) -> Iterator[Change]:
    """Tell what happened to a label in each raw row that holds it."""
    if settled.rule:
        after = item.options[settled.option].text.da if settled.option >= 0 else ""
        # A written answer is free text: the audit tells that there was one, not what it says.
        before = "eget svar" if settled.rule == "written-other" else settled.shown
        for row in rows.tolist():
            yield Change(settled.rule, row, item.key, before, after)


def unknown_answers(item: Item, found: Iterable[tuple[Settled, Rows]]) -> tuple[UnknownAnswer, ...]:
    """Group the unknown labels of an item, the most frequent first."""
    rows_of: dict[str, list[int]] = {}
    for settled, rows in found:
        if settled.rule == "unknown" and len(rows):
            rows_of.setdefault(settled.shown, []).extend(rows.tolist())
    index = index_of(item.options)
    known = tuple(option.text.da for option in item.options)
    grouped = (
        UnknownAnswer(item.key, label, len(rows), known, index.suggest(label), tuple(sorted(rows)))
        for label, rows in rows_of.items()
    )
    return tuple(sorted(grouped, key=lambda each: (-each.count, each.label)))
