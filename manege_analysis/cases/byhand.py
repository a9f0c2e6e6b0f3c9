"""Needs without single answers: from a finished count table, or from the coordinator's own ranking."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from manege_analysis.cases.model import Edition, Need, Tier
from manege_analysis.cases.needs import Asking, needs_of, share_of, weighed
from manege_analysis.errors import CaseError, Problem
from manege_analysis.questionnaire.model import Item, Questionnaire
from manege_analysis.summary.full import problem_rungs
from manege_analysis.summary.ladder import two_values
from manege_analysis.summary.safe import Cell, Limits, Shown
from manege_analysis.wording.text import Text
from manege_analysis.yamlfile import nearest

Counted = Mapping[str, Mapping[str, int]]
"""How many gave each answer: item key, then option id."""

USUAL_LIMITS = Limits(answers=10, shown=5)


def needs_from_counts(
    counts: Counted,
    bases: Mapping[str, int],
    questionnaire: Questionnaire,
    edition: Edition = "internal",
    limits: Limits = USUAL_LIMITS,
) -> tuple[Need, ...]:
    """Take the needs from a finished count table, as `needs` does from answers.

    `bases` says how many doctors each item's counts are of.  For the share edition a count passes
    the same ladder as everywhere: an item below the answer limit says nothing, and a small or
    nearly complete count becomes the middle of what may be known.  Raises `CaseError` for items and
    answers that the questionnaire does not have, all at once.
    """
    problems = list(_strangers(counts, bases, questionnaire))
    if problems:
        raise CaseError(problems)
    found = [
        asking
        for key, answers in counts.items()
        if edition == "internal" or bases[key] >= limits.answers
        for asking in _askings(questionnaire.item(key), answers, bases[key], edition, limits)
    ]
    themes = [(theme.id, theme.text, theme.weight) for theme in questionnaire.themes]
    return needs_of(found, themes, "counts", edition)


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


def _askings(
    item: Item, answers: Mapping[str, int], base: int, edition: Edition, limits: Limits
) -> Iterator[Asking]:
    def share(options: Sequence[str]) -> float:
        count = sum(answers.get(option, 0) for option in options)
        value = Shown(count) if edition == "internal" else two_values(count, base, limits)[0]
        return share_of([Cell("asked", Text(""), "problem", value)], base)

    scale = item.scale
    if scale and scale.problem != "none":
        asked = share(problem_rungs(scale))
        yield from (Asking(item.key, theme, weight, asked) for theme, weight in item.themes)
    for option, theme, weight in item.question.option_themes:
        yield Asking(f"{item.key}/{option}", theme, weight, share([option]))


def _strangers(
    counts: Counted, bases: Mapping[str, int], questionnaire: Questionnaire
) -> Iterator[Problem]:
    known = [item.key for item in questionnaire.items]
    for key, answers in counts.items():
        where = f'the count table, item "{key}"'
        if key not in known:
            yield Problem(where, "an item of the questionnaire", f'"{key}"', nearest(key, known))
            continue
        options = [option.id for option in questionnaire.item(key).options]
        for option in answers:
            if option not in options:
                yield Problem(where, "an answer of the item", f'"{option}"', nearest(option, options))
        if bases.get(key, 0) < max(answers.values(), default=0):
            got = f"{bases.get(key, 0)}"
            yield Problem(where, "a base of at least the largest count", got, "Check the base.")


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
