"""A safe summary becomes needs: for every theme, the share of doctors whose answers ask for it.

In the share edition everything is taken from published values, so a need says no more than the
tables beside it: a top-coded share becomes the middle of what an outsider knows.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from manege_analysis.cases.model import Basis, Edition, Need, Tier, tier_of
from manege_analysis.summary.safe import Cell, Hidden, SafeSummary, SafeTable
from manege_analysis.summary.statistics import wilson
from manege_analysis.wording.text import Text

Theme = tuple[str, Text, float]
"""A theme's id, its words and its own weight, as a summary holds them."""


@dataclass(frozen=True)
class Asking:
    """One question's, or one option's, voice in a theme: its weight there and the share it gives."""

    source: str
    theme: str
    weight: float
    share: float


def needs(summary: SafeSummary) -> tuple[Need, ...]:
    """Take the needs from a summary, the largest first.

    A theme's share is the mean of its questions' shares on the problem side (of an option: ticked),
    weighted as the questionnaire says; its weight is that share times the theme's own weight, of
    the sum of all.  Every share is of *all* respondents, so blank and "don't know" ask for nothing.
    A theme without a published question is "unknown" with weight 0, never a quiet zero.  Intervals
    are Wilson's with the effective n of a finite cluster, for the mean share as if it were one
    question (so rather too wide), and stand in the internal edition only.  The basis is "counts" for
    finished counts and "few" for fewer answers than numbers are shown for: of neither can be judged how
    sure the choice is.
    """
    found = (asking for table in summary.tables for asking in _askings(table))
    n = summary.response.respondents
    few = n is not None and n < summary.limits.answers
    basis: Basis = "counts" if summary.totals else "few" if few else "answers"
    made = needs_of(found, summary.themes, basis, summary.edition)
    return tuple(_with_interval(need, summary) for need in made)


def needs_of(
    askings: Iterable[Asking], themes: Iterable[Theme], basis: Basis, edition: Edition
) -> tuple[Need, ...]:
    """Average what questions ask for into one need per theme, the largest first."""
    by_theme: dict[str, list[Asking]] = defaultdict(list)
    for asking in askings:
        by_theme[asking.theme].append(asking)
    made = [_need(theme, by_theme[theme[0]], basis, edition) for theme in themes]
    return weighed(made)


def reweigh(found: Iterable[Need], factors: Mapping[str, float]) -> tuple[Need, ...]:
    """Give themes another weight of their own; doing it twice is the same as doing it once.

    Themes that `factors` does not name keep what the questionnaire gave them.
    """
    return weighed([replace(need, factor=factors.get(need.theme, need.factor)) for need in found])


def alike(found: Iterable[Need]) -> tuple[Need, ...]:
    """Let every theme count by its own weight alone, for cases that people chose without answers.

    Nothing is said of how large a need is: shares and tiers stay as they are.
    """
    made = list(found)
    total = sum(need.factor for need in made)
    weights = [need.factor / total if total else 1 / len(made) for need in made]
    pairs = zip(made, weights, strict=True)
    counted = [replace(need, weight=weight, basis="none") for need, weight in pairs]
    return tuple(sorted(counted, key=lambda need: (-need.weight, need.theme)))


def weighed(found: Iterable[Need]) -> tuple[Need, ...]:
    """Divide the needs by their sum and order them: weight first, then theme id."""
    made = list(found)
    total = sum(need.share * need.factor for need in made)
    shared = [replace(need, weight=need.share * need.factor / total if total else 0.0) for need in made]
    return tuple(sorted(shared, key=lambda need: (-need.weight, need.theme)))


def share_of(cells: Iterable[Cell], base: int) -> float:
    """Return the part of `base` that the cells hold; a hidden count is the middle of its bounds.

    With the usual limits "fewer than 5 of n" is 2 of n, and "at least n - 4" is n - 2.
    """
    held = sum(_count(cell) for cell in cells)
    return held / base if base else 0.0


def _count(cell: Cell) -> float:
    value = cell.value
    return (value.low + value.high) / 2 if isinstance(value, Hidden) else float(value.count)


def _askings(table: SafeTable) -> Iterator[Asking]:
    if not table.base or table.rung == "withheld":
        return
    asked = table.side("problem")
    for theme, weight in table.themes if table.kind == "scale" and asked else ():
        yield Asking(table.key, theme, weight, share_of(asked, table.base))
    for option, theme, weight in table.option_themes:
        cell = table.cell(option)
        if cell is not None:
            yield Asking(f"{table.key}/{option}", theme, weight, share_of([cell], table.base))


def _need(theme: Theme, askings: list[Asking], basis: Basis, edition: Edition) -> Need:
    name, text, factor = theme
    weight = sum(asking.weight for asking in askings)
    share = sum(asking.weight * asking.share for asking in askings) / weight if weight else 0.0
    tier: Tier = tier_of(share) if weight else "unknown"
    traced = tuple((asking.source, asking.weight, asking.share) for asking in askings)
    return Need(
        name, text, share, 0.0, tier, from_items=traced, factor=factor, basis=basis, edition=edition
    )


def _with_interval(need: Need, summary: SafeSummary) -> Need:
    n = summary.response.respondents
    if summary.edition == "share" or not n or need.tier == "unknown":
        return need
    # A mean of several questions' shares need not be a whole count; the formula does not mind.
    low, high = wilson(need.share * n, n, summary.response.members)  # type: ignore[arg-type]
    return replace(need, low=low, high=high)
