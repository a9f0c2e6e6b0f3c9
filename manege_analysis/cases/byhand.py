"""Needs without single answers: from a finished count table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from manege_analysis.cases.model import Edition, Need
from manege_analysis.cases.needs import Asking, needs_of, share_of
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
