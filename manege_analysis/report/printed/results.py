"""The shared summary becomes one or two pages of paper: the clearest findings with their bars."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from manege_analysis.cases.model import Need
from manege_analysis.cases.needs import needs
from manege_analysis.charts import theme
from manege_analysis.charts import words as chart_words
from manege_analysis.charts.draw import chart_for
from manege_analysis.charts.needs import in_tiers
from manege_analysis.charts.overview import response_chart
from manege_analysis.charts.telling import Telling
from manege_analysis.charts.values import bounds, is_few, measured_base, said
from manege_analysis.report.printed import words
from manege_analysis.report.printed.kit import Kit, printed
from manege_analysis.summary.safe import Cell, GroupTable, SafeSummary, SafeTable, Shown, Side
from manege_analysis.summary.words import danish_order
from manege_analysis.wording.numbers import NBSP
from manege_analysis.wording.text import Language

MOST_ROWS = 5
_GREY = "#B5B5B5"
"""The charts' grey, a shade darker: a laser printer sets it as dots on the track's light grey."""
_COLOURS: dict[Side, str] = {
    "problem": theme.PROBLEM[0],
    "middle": _GREY,
    "good": theme.GOOD[0],
    "rest": _GREY,
    "outside": _GREY,
    "blank": _GREY,
}
_WEIGHTS = {"large": 4, "medium": 2, "small": 1}


def results_pdf(kit: Kit) -> bytes:
    """Set the summary of the results; where too few have answered, say so and show nothing."""
    summary, language = kit.summary, kit.language
    telling = kit.telling
    shown = telling.tables
    data = {
        "headline": summary.title.in_(language),
        "response": f"{response_chart(summary, language).title}.",
        "findings": [_finding(table, telling) for table in shown],
        "asked": [] if shown else _asked(summary, language),
        "nothing": words.NOTHING.in_(language),
        "groups": _groups(shown, telling),
        "tiers": list(_tiers(needs(summary), language)) if shown else [],
        "notes": list(_notes(kit, shown)) if shown else [],
    }
    return printed(kit, "results", words.RESULTS, data)


def _asked(summary: SafeSummary, language: Language) -> list[str]:
    """List the themes as something to talk about where no answers can be shown."""
    return sorted((text.in_(language) for _, text, _ in summary.themes), key=danish_order)


def _finding(table: SafeTable, telling: Telling) -> dict[str, Any]:
    base, language = measured_base(table), telling.language
    return {
        "title": telling.title(table),
        "question": table.question.in_(language),
        "alt": chart_for(table, language).alt,
        "rows": [_row(cell, base, language) for cell in _cells(table, language)],
    }


def _cells(table: SafeTable, language: Language) -> Sequence[Cell]:
    """Order a scale's cells as they were published; options by size, the few by the alphabet.

    Only the largest options are drawn; those known to be few could not be told apart anyway.
    """
    if table.kind == "scale":
        return table.cells

    def order(cell: Cell) -> tuple[int, tuple[int, ...] | Any]:
        few = not isinstance(cell.value, Shown)
        return (0 if few else -bounds(cell.value)[0], danish_order(cell.text.in_(language)))

    return sorted(table.cells, key=order)[:MOST_ROWS]


def _row(cell: Cell, base: int, language: Language) -> dict[str, Any]:
    low, high = bounds(cell.value)
    return {
        "name": cell.text.in_(language),
        "value": said(cell.value, base, language),
        "sure": low / base,
        "perhaps": (high - low) / base,
        "few": is_few(cell.value),
        "colour": _COLOURS.get(cell.side, theme.BAR),
    }


def _groups(shown: Sequence[SafeTable], telling: Telling) -> dict[str, Any]:
    """Return the told findings divided by the cluster's own groups, where the gate let them through."""
    language = telling.language
    divided = {(row.key, row.cell): row for row in telling.summary.groups}
    told = [(table, divided.get((table.key, _asking(table, language).id))) for table in shown]
    rows = [
        [f"{table.question.in_(language)} {row.text.in_(language)}", *_counts(row, language)]
        for table, row in told
        if row is not None
    ]
    heads = [group.text.in_(language) for group in telling.summary.groups[0].groups] if rows else []
    return {"heads": heads, "rows": rows}


def _asking(table: SafeTable, language: Language) -> Cell:
    """Return the cell that the finding is about: the problem side, or else the first that is drawn."""
    drawn = _cells(table, language)
    return next((cell for cell in drawn if cell.side == "problem"), drawn[0])


def _counts(row: GroupTable, language: Language) -> list[str]:
    of = chart_words.OF.in_(language)
    return [f"{group.count} {of} {group.base}".replace(" ", NBSP) for group in row.groups]


def _tiers(found: Sequence[Need], language: Language) -> Iterator[dict[str, Any]]:
    ordered = in_tiers(found, language)
    for tier, weight in _WEIGHTS.items():
        themes = [need.text.in_(language) for need in ordered if need.tier == tier]
        if themes:
            yield {"name": words.TIER[tier].in_(language), "weight": weight, "themes": themes}


def _notes(kit: Kit, shown: Sequence[SafeTable]) -> Iterator[str]:
    language, summary = kit.language, kit.summary
    yield words.BASE_NOTE.say(language, n=summary.response.respondents)
    if summary.merged.da:
        yield summary.merged.in_(language)
    cells = [cell for table in shown for cell in table.cells]
    if any(not isinstance(cell.value, Shown) and not is_few(cell.value) for cell in cells):
        yield words.HATCH_NOTE.in_(language)
    yield f"{words.TIER_NOTE.in_(language)} {words.MORE_NOTE.in_(language)}"
