"""A finished share summary is checked against what it promises, whoever made it.

The gate keeps the promises by construction; this is the second lock.  It runs on every summary that
the gate makes and on every one that is read from a file.
"""

from __future__ import annotations

from collections.abc import Iterator

from manege_analysis.errors import PrivacyError, Problem
from manege_analysis.summary.safe import (
    GroupTable,
    Hidden,
    Limits,
    SafeSummary,
    SafeTable,
    Shown,
    Value,
)

_CELLS = {"three": (3,), "two": (2,), "top-coded": (2,), "withheld": (0,)}


def require_promises(summary: SafeSummary) -> None:
    """Raise `PrivacyError` naming every table that says more than its edition may."""
    problems = [
        Problem(f'share summary of "{summary.cluster}", {where}', "a safe table", broken, _REMEDY)
        for where, broken in broken_promises(summary)
    ]
    if problems:
        raise PrivacyError(problems)


_REMEDY = "Do not share it. Summarise the answers again; if it comes back, report the fault."


def broken_promises(summary: SafeSummary) -> Iterator[tuple[str, str]]:
    """Yield where and how a share summary says too much; the internal edition promises nothing."""
    if summary.edition == "internal":
        return
    if summary.response.partial is not None or summary.response.first_day is not None:
        yield "response", "partial answers or days"
    least = summary.limits.shown if summary.policy == "open" else summary.limits.answers
    if (summary.response.respondents or least) < least:
        yield "response", "too few respondents for a number"
    for table in summary.tables:
        limits = summary.sensitive_limits if table.sensitive else summary.limits
        for broken in _broken_table(table, summary, limits):
            yield f'table "{table.key}"', broken
    for row in summary.groups:
        limits = _limits_of(summary, row)
        if any(
            each.base < limits.answers or min(each.count, each.base - each.count) < limits.shown
            for each in row.groups
        ):
            yield f'groups of "{row.key}"', "a small group"


def _limits_of(summary: SafeSummary, row: GroupTable) -> Limits:
    return summary.sensitive_limits if summary[row.key].sensitive else summary.limits


def _broken_table(table: SafeTable, summary: SafeSummary, limits: Limits) -> Iterator[str]:
    if table.edition != "share":
        yield "a table of the internal edition"
    if table.bases or table.estimates or table.extremes or table.median is not None:
        yield "a base, median, extreme or interval of the internal edition"
    if table.rung == "withheld":
        if table.cells or table.base is not None or table.mean is not None:
            yield "numbers in a withheld table"
        return
    if table.base != summary.response.respondents:
        yield "an n of its own"
    if summary.policy == "open" and not table.sensitive:
        return
    yield from _broken_closed(table, limits)


def _broken_closed(table: SafeTable, limits: Limits) -> Iterator[str]:
    others = table.cell("not-asked")
    cells = tuple(cell for cell in table.cells if cell is not others)
    n = (table.base or 0) - (_least(others.value) if others else 0)
    if n < limits.answers:
        yield "too few answers"
    if any(not _is_safe(cell.value, n, limits) for cell in cells):
        yield "a small number"
    if others and _least(others.value) < limits.shown:
        yield "few who were not asked"
    if table.kind in ("scale", "single"):
        if len(cells) not in _CELLS.get(table.rung, range(2, n + 1)):
            yield "a table that is not on its rung"
        shown = [cell.value.count for cell in cells if isinstance(cell.value, Shown)]
        if shown and sum(shown) != n:
            yield "cells that do not add up to n"


def _is_safe(value: Value, n: int, limits: Limits) -> bool:
    small = limits.shown - 1
    if isinstance(value, Shown):
        return small < value.count < n - small
    return value in (Hidden(0, small), Hidden(n - small, n))


def _least(value: Value) -> int:
    return value.count if isinstance(value, Shown) else value.low
