"""A share summary is attacked as its reader could: what counts are left possible by what is published.

The reader knows the ladder and has all the time in the world.  For every published table all tables
that would be published alike are listed; a small count that is the same, or nearly so, in all of them
has leaked.  This is the last look before a release; the proof for all tables is among the tests.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from manege_analysis.summary.ladder import scale_values, two_values
from manege_analysis.summary.safe import (
    GroupTable,
    Hidden,
    Limits,
    SafeSummary,
    SafeTable,
    Shown,
    Value,
    require_share,
)

Range = tuple[int, int]
_LISTED = 120
"""Up to so many respondents all tables are listed; beyond, a scale's bounds are attacked one by one."""


def leaks(summary: SafeSummary) -> tuple[str, ...]:
    """Return the keys of the tables from which a small count can be had, exactly or nearly.

    A range that reaches below the smallest number shown must be as wide as all the numbers below
    it.  Tables of an `open` cluster are not attacked, because the cluster agreed to show them; its
    sensitive ones are.  Raises `PrivacyError` for a summary of the internal edition.
    """
    require_share(summary, *summary.tables)
    found = [table.key for table in summary.tables if _leaks(table, summary)]
    found += [row.key for row in summary.groups if _groups_leak(row, summary)]
    return tuple(dict.fromkeys(found))


def _leaks(table: SafeTable, summary: SafeSummary) -> bool:
    if not table.cells or (summary.policy == "open" and not table.sensitive):
        return False
    limits = summary.sensitive_limits if table.sensitive else summary.limits
    others = table.cell("not-asked")
    told = tuple(cell.value for cell in table.cells if cell is not others)
    n = (table.base or 0) - (_least(others.value) if others else 0)
    if others and _least(others.value) < limits.shown:
        return True
    if table.kind == "multi" or table.kind == "text":
        return any(_is_narrow(_possible_two(value, n, limits), limits) for value in told)
    possible = _possible_scale(told, n, limits) if table.kind == "scale" else _possible_choice(told, n)
    return any(_is_narrow(each, limits) for each in possible)


def _is_narrow(possible: Range | None, limits: Limits) -> bool:
    """Tell whether a small count is known too well; what no table leads to is a fault of ours."""
    if possible is None:
        return True
    low, high = possible
    return low < limits.shown and (low > 0 or high < limits.shown - 1)


def _least(value: Value) -> int:
    return value.count if isinstance(value, Shown) else value.low


@lru_cache(maxsize=64)
def _scales(n: int, limits: Limits) -> Mapping[tuple[Value, ...], tuple[Range, ...]]:
    """List all (problem, middle, good) of n by what is published of them: the range of each count."""
    found: dict[tuple[Value, ...], list[list[int]]] = {}
    for problem in range(n + 1):
        for middle in range(n - problem + 1):
            counts = (problem, middle, n - problem - middle)
            ends = found.setdefault(scale_values(counts, limits), [[n, 0] for _ in counts])
            for end, count in zip(ends, counts, strict=True):
                end[0], end[1] = min(end[0], count), max(end[1], count)
    return {told: tuple((low, high) for low, high in ends) for told, ends in found.items()}


def _possible_scale(told: tuple[Value, ...], n: int, limits: Limits) -> Iterator[Range | None]:
    if n <= _LISTED:
        yield from _scales(n, limits).get(told, (None,))
    else:
        yield from _possible_choice(told, n)


def _possible_choice(told: tuple[Value, ...], n: int) -> Iterator[Range | None]:
    """Bound each cell by its own value and by what the others leave of n."""
    bounds = [_bounds(value) for value in told]
    low, high = sum(each[0] for each in bounds), sum(each[1] for each in bounds)
    for least, most in bounds:
        yield max(least, n - (high - most)), min(most, n - (low - least))


@lru_cache(maxsize=4096)
def _possible_two(value: Value, n: int, limits: Limits) -> Range | None:
    counts = [count for count in range(n + 1) if two_values(count, n, limits)[0] == value]
    rests = [n - count for count in counts]
    if not counts:
        return None
    # The smaller side is the one that could give somebody away.
    return (min(counts), max(counts)) if min(counts) <= min(rests) else (min(rests), max(rests))


def _bounds(value: Value) -> Range:
    return (value.low, value.high) if isinstance(value, Hidden) else (value.count, value.count)


def _groups_leak(row: GroupTable, summary: SafeSummary) -> bool:
    """A group's count and what it leaves of the group must both be no small number."""
    limits = summary.sensitive_limits if summary[row.key].sensitive else summary.limits
    if summary.policy == "open" and not summary[row.key].sensitive:
        return False
    return any(
        each.base < limits.answers or min(each.count, each.base - each.count) < limits.shown
        for each in row.groups
    )
