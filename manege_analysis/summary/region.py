"""Clusters' share summaries become the rest of the region, without the cluster it is laid beside.

Counting the region's raw answers would undo every cluster's ladder: the rest of the region seen from
one cluster minus the rest seen from another is a cluster's own count.  So the rest of the region is
added up from what the other clusters' share editions say.  Whoever holds all decks learns nothing
from the sum that was not in them, and where a cluster says "fewer than 5" the sum is a range.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from manege_analysis.summary.ladder import two_values
from manege_analysis.summary.leading import Leading, bounds, leading_values
from manege_analysis.summary.safe import SafeSummary, SafeTable, Shown, Value, require_share

LEAST_CLUSTERS = 3
LEAST_RESPONDENTS = 50


@dataclass(frozen=True)
class RestOfRegion:
    """How many in the other clusters gave an answer: between `low` and `high` of `respondents`."""

    key: str
    cell: str
    clusters: int
    respondents: int
    low: int
    high: int

    @property
    def shares(self) -> tuple[float, float]:
        """The least and the largest share, from 0 to 1."""
        return self.low / self.respondents, self.high / self.respondents


def rest_of_region(own: SafeSummary, others: Sequence[SafeSummary]) -> tuple[RestOfRegion, ...]:
    """Lay the other clusters beside `own`, value by value, where enough of them asked the same.

    At least three other clusters and fifty respondents must have a published table with the same
    words.  A cluster that opened its answers did so for its own meeting: here its small counts are
    bounds like everybody else's.  Raises `PrivacyError` for a summary of the internal edition.
    """
    require_share(own, *others)
    rest = [summary for summary in others if summary.cluster != own.cluster]
    return tuple(_rows(own, rest))


def _rows(own: SafeSummary, rest: Sequence[SafeSummary]) -> Iterator[RestOfRegion]:
    wanted = [each for table in own.tables for each in leading_values(table)]
    found: dict[tuple[str, str], list[tuple[str, Value, int]]] = {}
    for summary in rest:
        for table in summary.tables:
            for each in leading_values(table):
                value = _closed(each, table, summary)
                if value is not None:
                    found.setdefault((each.key, _words(each)), []).append(
                        (summary.cluster, value, each.base)
                    )
    for each in wanted:
        row = _row(each, found.get((each.key, _words(each)), []))
        if row is not None:
            yield row


def _row(each: Leading, found: Sequence[tuple[str, Value, int]]) -> RestOfRegion | None:
    clusters = len({cluster for cluster, _, _ in found})
    respondents = sum(base for _, _, base in found)
    if clusters < LEAST_CLUSTERS or respondents < LEAST_RESPONDENTS or clusters < len(found):
        return None
    low = sum(bounds(value)[0] for _, value, _ in found)
    high = sum(bounds(value)[1] for _, value, _ in found)
    return RestOfRegion(each.key, each.cell, clusters, respondents, low, high)


def _closed(each: Leading, table: SafeTable, summary: SafeSummary) -> Value | None:
    limits = summary.sensitive_limits if table.sensitive else summary.limits
    if each.base < limits.answers:
        return None
    if isinstance(each.value, Shown):
        return two_values(each.value.count, each.base, limits)[0]
    return each.value


def _words(each: Leading) -> str:
    # A cluster that reworded a question or re-scaled it asked something else under the same key.
    return f"{each.question.da}\n{each.text.da}\n{each.cell}"
