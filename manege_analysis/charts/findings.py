"""A summary's strongest findings, one for each theme: what block two shows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from manege_analysis.charts.titles import problem_value
from manege_analysis.charts.values import is_few, measured_base, share
from manege_analysis.summary.safe import SafeSummary, SafeTable

MOST = 5


@dataclass(frozen=True)
class _Candidate:
    table: SafeTable
    theme: str
    strength: float


def strongest(summary: SafeSummary, most: int = MOST) -> tuple[SafeTable, ...]:
    """Return the tables that ask loudest for something to be done, at most `most`, loudest first.

    A scale's strength is the published share on its problem side, a multi-select's that of its most
    chosen option with a theme of its own; a hidden count is taken in the middle of its bounds.  Of
    two tables with the same main theme the stronger stays, and equals follow the questionnaire, so
    the same summary always gives the same slides.  Nothing that is only known to be small is a
    finding.

    >>> from manege_analysis.summary.safe import Cell, ResponseOverview, Shown, the_gate
    >>> from manege_analysis.wording.text import Text
    >>> with the_gate():
    ...     tables = tuple(SafeTable(key, "scale", "share", "two", 23,
    ...         (Cell("problem", Text("Ja"), "problem", Shown(n)),), Text("?"), themes=((theme, 1.0),))
    ...         for key, theme, n in [("q1", "ppr", 12), ("q2", "ppr", 15), ("q3", "skole", 9)])
    ...     summary = SafeSummary("x", "X", "share", "closed", "", "", "", Text(""),
    ...         ResponseOverview(23, 30), tables)
    >>> [table.key for table in strongest(summary)]
    ['q2', 'q3']
    """
    candidates = [candidate for table in summary.tables for candidate in _candidates(table)]
    ranked = sorted(candidates, key=lambda candidate: -candidate.strength)  # a stable sort
    found: list[_Candidate] = []
    for candidate in ranked:
        taken = any(other.theme == candidate.theme or other.table is candidate.table for other in found)
        if not taken and len(found) < most:
            found.append(candidate)
    return tuple(candidate.table for candidate in found)


def _candidates(table: SafeTable) -> Iterator[_Candidate]:
    base = measured_base(table)
    if table.rung == "withheld" or not base:
        return
    value = problem_value(table) if table.kind == "scale" else None
    if value is not None and not is_few(value) and share(value, base):
        yield _Candidate(table, _main_theme(table), share(value, base))
    options = [(table.cell(option), theme) for option, theme, _ in table.option_themes]
    told = [(cell, theme) for cell, theme in options if cell is not None and not is_few(cell.value)]
    if told:
        cell, theme = max(told, key=lambda pair: share(pair[0].value, base))
        if share(cell.value, base):
            yield _Candidate(table, theme, share(cell.value, base))


def _main_theme(table: SafeTable) -> str:
    """Return the theme with the largest weight; a table without one stands for itself."""
    if not table.themes:
        return table.key
    return max(table.themes, key=lambda theme: theme[1])[0]
