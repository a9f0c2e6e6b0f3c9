"""Needs without any answers: from the coordinator's own ranking of themes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from manege_analysis.cases.model import Need, Tier
from manege_analysis.cases.needs import needs_of, weighed
from manege_analysis.errors import CaseError, Problem
from manege_analysis.wording.text import Text
from manege_analysis.yamlfile import nearest


def needs_from_ranking(
    ranking: Sequence[str], themes: Sequence[tuple[str, Text, float]]
) -> tuple[Need, ...]:
    """Take the needs from the coordinator's ranking of themes, the most important first.

    The r-th of n ranked themes gets the rank-order centroid weight (1/n) times the sum of 1/i for
    i from r to n (Barron and Barrett 1996); themes that are not ranked get none.  The upper third is
    a large need, the next a medium one.  Nothing here comes from answers, so the edition is share.
    Raises `CaseError` for unknown and repeated themes, and for an empty ranking.

    >>> themes = [(name, Text(name), 1.0) for name in ("ppr", "medicin", "foraeldre")]
    >>> [(n.theme, round(n.weight, 2), n.tier) for n in needs_from_ranking(["medicin", "ppr"], themes)]
    [('medicin', 0.75, 'large'), ('ppr', 0.25, 'medium'), ('foraeldre', 0.0, 'small')]
    """
    problems = list(_ranking_problems(ranking, [name for name, _, _ in themes]))
    if problems:
        raise CaseError(problems)
    weights = {name: _centroid(r, len(ranking)) for r, name in enumerate(ranking, start=1)}
    tiers = {name: _tier_of_rank(r, len(ranking)) for r, name in enumerate(ranking)}
    made = needs_of((), themes, "ranking", "share")
    return weighed(
        replace(need, share=weights.get(need.theme, 0.0), tier=tiers.get(need.theme, "small"))
        for need in made
    )


def _ranking_problems(ranking: Sequence[str], known: Sequence[str]) -> Iterator[Problem]:
    where = "the ranking of themes"
    if not ranking:
        yield Problem(where, "at least one theme", "none", "Name the most important theme first.")
    for name in dict.fromkeys(ranking):
        if name not in known:
            yield Problem(where, "a theme of the questionnaire", f'"{name}"', nearest(name, known))
        if list(ranking).count(name) > 1:
            yield Problem(where, "every theme once", f'"{name}" again', "Remove one of them.")


def _centroid(rank: int, themes: int) -> float:
    return sum(1 / i for i in range(rank, themes + 1)) / themes


def _tier_of_rank(position: int, themes: int) -> Tier:
    third = 3 * position / themes
    return "large" if third < 1 else "medium" if third < 2 else "small"
