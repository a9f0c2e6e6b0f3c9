"""Two rounds' safe summaries become the changes between them, from published values only."""

from __future__ import annotations

from dataclasses import dataclass

from manege_analysis.errors import PrivacyError
from manege_analysis.summary.leading import Leading, bounds, leading_values
from manege_analysis.summary.safe import SafeSummary


@dataclass(frozen=True)
class RoundChange:
    """One value in two rounds; both are as published, and so is everything made of them."""

    before: Leading
    after: Leading

    @property
    def points(self) -> tuple[float, float]:
        """The change of the share in percentage points: the least and the most it can be."""
        low_before, high_before = (end / self.before.base for end in bounds(self.before.value))
        low_after, high_after = (end / self.after.base for end in bounds(self.after.value))
        return (low_after - high_before) * 100, (high_after - low_before) * 100


def round_changes(before: SafeSummary, after: SafeSummary) -> tuple[RoundChange, ...]:
    """Pair the values of two rounds that were asked in the same words.

    The raw counts of the two rounds are never laid side by side: each round kept its own promise,
    and a difference of raw counts would break both.  Raises `PrivacyError` for two editions or two
    clusters.
    """
    if before.edition != after.edition or before.cluster != after.cluster:
        raise PrivacyError("Two rounds are compared within one cluster and one edition only.")
    first = {(each.key, each.cell): each for table in before.tables for each in leading_values(table)}
    return tuple(
        RoundChange(first[each.key, each.cell], each)
        for table in after.tables
        for each in leading_values(table)
        if (each.key, each.cell) in first and _same_words(first[each.key, each.cell], each)
    )


def _same_words(one: Leading, other: Leading) -> bool:
    return one.question == other.question and one.text == other.text
