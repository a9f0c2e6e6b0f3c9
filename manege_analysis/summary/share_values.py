"""What a safe summary says, as numbers and as words: for needs, for slides, and for the audit."""

from __future__ import annotations

from collections.abc import Iterator

from manege_analysis.summary.safe import Hidden, SafeSummary, SafeTable, Shown, Value
from manege_analysis.summary.words import AT_LEAST, FEWER
from manege_analysis.wording.numbers import of
from manege_analysis.wording.text import Language


def said(value: Value, base: int, language: Language) -> str:
    """Say a value of a base: "17 af 21", "færre end 5 af 21", "mindst 17 af 21".

    >>> [said(value, 21, "da") for value in (Shown(17), Hidden(0, 4), Hidden(17, 21))]
    ['17 af 21', 'færre end 5 af 21', 'mindst 17 af 21']
    """
    if isinstance(value, Shown):
        return of(value.count, base, language)
    if value.low == 0:
        return FEWER.say(language, count=value.high + 1, base=base)
    return AT_LEAST.say(language, count=value.low, base=base)


def share_of(value: Value, base: int) -> float:
    """Return the share that a value stands for; a hidden one is taken in the middle of its bounds.

    With the usual limit of 5 that is 2/n, or (n − 2)/n: what an outsider could use just as well.

    >>> share_of(Shown(17), 20), share_of(Hidden(0, 4), 20), share_of(Hidden(16, 20), 20)
    (0.85, 0.1, 0.9)
    """
    count = value.count if isinstance(value, Shown) else (value.low + value.high) / 2
    return count / base


def problem_share(table: SafeTable) -> float | None:
    """Return the share of respondents on a scale's problem side, as far as the edition knows it.

    None where the table is withheld, has no problem side, or nobody answered at all.
    """
    cells = table.side("problem")
    if not cells or not table.base:
        return None
    return sum(share_of(cell.value, table.base) for cell in cells)


def cell_share(table: SafeTable, cell_id: str) -> float | None:
    """Return the share of respondents in one cell, or None where it is not published."""
    cell = table.cell(cell_id)
    return share_of(cell.value, table.base) if cell is not None and table.base else None


def published_numbers(summary: SafeSummary) -> frozenset[float]:
    """Return every number about respondents that the summary holds.

    Counts, bases, members, means, and the numbers in which a bound is said ("færre end 5", "mindst
    17").  Whoever shares a file may say these, and percentages made of them, and no others.
    """
    return frozenset(float(number) for number in _numbers(summary))


def published_percents(summary: SafeSummary) -> frozenset[int]:
    """Return every whole percentage that can be made of the summary's counts and their bases."""
    pairs = list(_pairs(summary))
    return frozenset(int(count / base * 100 + 0.5) for count, base in pairs if base)


def _numbers(summary: SafeSummary) -> Iterator[float]:
    for count, base in _pairs(summary):
        yield from (count, base)
    for table in summary.tables:
        if table.mean is not None:
            yield table.mean
        for cell in table.cells:
            if isinstance(cell.value, Hidden):
                yield cell.value.low or cell.value.high + 1
    for limits in (summary.limits, summary.sensitive_limits):
        yield from (limits.answers, limits.shown)


def _pairs(summary: SafeSummary) -> Iterator[tuple[int, int]]:
    response = summary.response
    if response.respondents is not None:
        yield response.respondents, response.members or response.respondents
    elif response.members is not None:
        yield response.members, response.members
    for table in summary.tables:
        for cell in table.cells:
            if isinstance(cell.value, Shown) and table.base:
                yield cell.value.count, table.base
    for row in summary.groups:
        yield from ((each.count, each.base) for each in row.groups)
