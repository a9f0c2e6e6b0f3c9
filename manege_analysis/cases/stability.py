"""How sure a choice is: other respondents, one doctor fewer, other weights, and what lies close by.

The one module below the gate that sees single answers, and only as "how far do these answers ask
for this theme".  Everything here is internal: none of it may stand in a share edition.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol, cast

import numpy as np
from numpy.typing import NDArray

from manege_analysis.cases.draws import Floats, bootstrap, disturbed, leave_one_out
from manege_analysis.cases.instance import Instance, instance
from manege_analysis.cases.model import Library, Need, Suggestion
from manege_analysis.cases.near import pool
from manege_analysis.cases.needs import Theme, reweigh
from manege_analysis.cases.pool import Outcome, Pool
from manege_analysis.cases.steady import (
    CLOSE,
    Outcomes,
    Stability,
    case_stabilities,
    near_ties,
    other_cases,
    places,
    touchpoint_shares,
)
from manege_analysis.cases.wishes import Wishes
from manege_analysis.errors import CaseError, PrivacyError, Problem
from manege_analysis.questionnaire.model import Item, Questionnaire
from manege_analysis.summary.counting import chose, respondent_rows
from manege_analysis.summary.full import problem_rungs

MOST, MOST_DISTURBED = 1_500_000, 100_000
"""So many choices near the best are weighed anew, at most, in every draw."""

DEPTHS = (0.15, 0.4, 1.0)
FEWER_CASES = (24, 16, 12, 8)

Progress = Callable[[str, float], None]
"""Told the step that begins, and how much of the whole report is done (0 to 1)."""


class CleanAnswers(Protocol):
    """What is used of clean `Answers`: their number of rows, and their columns by item."""

    @property
    def columns(self) -> Mapping[str, Any]:
        """The columns by item key."""

    def __len__(self) -> int: ...


@dataclass(frozen=True)
class Asked:
    """How far each respondent's answers ask for each theme (0 to 1): a row each, a column per theme.

    The mean of a column is the theme's share in the internal needs.
    """

    themes: tuple[Theme, ...]
    wanted: NDArray[np.float64]

    def __len__(self) -> int:
        return len(self.wanted)


@dataclass(frozen=True)
class Effort:
    """How many draws are made, and from which seed."""

    draws: int = 500
    disturbed: int = 200
    seed: int = 20_260_801


def asked(answers: CleanAnswers, questionnaire: Questionnaire) -> Asked:
    """Say for each respondent how far the answers ask for each theme.

    Counts as `needs` does: a theme's questions are averaged with their weights, blank and "don't
    know" ask for nothing, and rows that answered nothing are no respondents.  Raises `PrivacyError`
    when the answers are not clean.
    """
    rows = respondent_rows(cast(Any, answers), questionnaire)
    position = {theme.id: j for j, theme in enumerate(questionnaire.themes)}
    wanted = np.zeros((int(rows.sum()), len(position)))
    weights = np.zeros(len(position))
    for item in questionnaire.items:
        column = answers.columns.get(item.key)
        if column is None or item.question.identifier:
            continue
        for options, theme, weight in _voices(item):
            wanted[:, position[theme]] += weight * chose(item, column, options)[rows]
            weights[position[theme]] += weight
    wanted = np.divide(wanted, weights, out=np.zeros_like(wanted), where=weights > 0)
    return Asked(tuple((t.id, t.text, t.weight) for t in questionnaire.themes), wanted)


def stability(
    asked: Asked,
    library: Library,
    wishes: Wishes,
    suggestion: Suggestion,
    effort: Effort = Effort(),
    progress: Progress = lambda step, done: None,
) -> Stability:
    """Judge how sure a suggestion is that was made from these answers.

    All choices near the best are listed once and weighed anew for every draw, deep enough that the
    result is the same as choosing anew each time.  Same seed, same report.  Raises `PrivacyError`
    for a suggestion of the share edition, whose needs are not these answers', and `CaseError` where
    nobody answered, and where the wishes leave nothing near to compare with.
    """
    if suggestion.edition != "internal":
        raise PrivacyError("How sure a choice is can be computed for the internal edition only.")
    if not len(asked):
        problem = Problem("the answers", "at least one respondent", "none", "Wait for answers.")
        raise CaseError(problem)
    progress("choices", 0.0)
    free = replace(wishes, chosen=(), count=len(suggestion.cases))
    base = _base(asked, library, free)
    around = _around(base.inst, suggestion.cases)
    base = replace(base, inst=around.inst)
    progress("bootstrap", 0.2)
    rng = np.random.default_rng(effort.seed)
    drawn = bootstrap(base.wanted, base.factors, effort.draws, rng)
    left_out = leave_one_out(base.wanted, base.factors)
    weights = np.concatenate([drawn, left_out])
    near, complete = _deep_enough(around, suggestion.cases, around.depth_for(weights), MOST)
    weighed = list(near.weighed(weights))
    moved = list(disturbed(base.inst, base.wanted.mean(axis=0) * base.factors, effort.disturbed, rng))
    depths = near.depths_for_disturbed(moved)
    needed = float(depths.max(initial=0))
    wide, wide_complete = _deep_enough(near, suggestion.cases, needed, MOST_DISTURBED)
    shaken: dict[int, Outcome] = {}
    for number, outcome in wide.disturbed(moved, depths):
        progress("weights and coverages", 0.6 + 0.4 * len(shaken) / len(moved))
        shaken[number] = outcome
    in_order = [shaken[number] for number in range(len(moved))]
    outcomes = Outcomes(weighed[: len(drawn)], weighed[len(drawn) :], in_order)
    progress("done", 1.0)
    return _report(suggestion, outcomes, near, effort, (complete, wide_complete))


@dataclass(frozen=True)
class _Base:
    """The choice as the answers have it, with the columns asked for and their themes' own weights."""

    inst: Instance
    wanted: Floats
    factors: Floats


def _voices(item: Item) -> Iterable[tuple[Sequence[str], str, float]]:
    scale = item.scale
    if scale and scale.problem != "none":
        yield from ((problem_rungs(scale), theme, weight) for theme, weight in item.themes)
    if item.kind in ("single", "multi"):
        yield from (([o], theme, weight) for o, theme, weight in item.question.option_themes)


def _base(asked: Asked, library: Library, wishes: Wishes) -> _Base:
    shares = asked.wanted.mean(axis=0)
    made = [
        Need(name, text, float(share), 0.0, "unknown", factor=factor)
        for (name, text, factor), share in zip(asked.themes, shares, strict=True)
    ]
    needs = {need.theme: need for need in reweigh(made, dict(wishes.theme_weights))}
    inst = instance(tuple(needs.values()), library, wishes)
    names = [name for name, _, _ in asked.themes]
    columns = [names.index(theme) for theme in inst.themes]
    factors = np.array([needs[theme].factor for theme in inst.themes])
    return _Base(inst, asked.wanted[:, columns], factors)


def _around(inst: Instance, told: Sequence[str]) -> Pool:
    """List the choices just around the best, of fewer cases where there are too many of them."""
    for fewer in (len(inst.cases), *FEWER_CASES):
        some = inst if fewer >= len(inst.cases) else _fewer_cases(inst, told, fewer)
        for depth in DEPTHS:
            found = pool(some, told, depth * inst.whole, MOST)
            if found is not None:
                return found
    remedy = "Take a wish about actors back to have it judged; the choice itself stands."
    raise CaseError(Problem("how sure the choice is", "choices to compare it with", "none", remedy))


def _fewer_cases(inst: Instance, told: Sequence[str], number: int) -> Instance:
    """Keep the told and locked cases, and those that cover most by themselves."""
    own: dict[int, int] = {}
    for i in range(len(inst.cases)):
        own[i] = inst.score([k for k, point in enumerate(inst.points) if point.case == i])
    must = inst.locked | {i for i, case in enumerate(inst.cases) if case in told}
    ranked = sorted(set(own) - must, key=lambda i: (-own[i], inst.cases[i]))
    return inst.only(must | frozenset(ranked[: max(number - len(must), 0)]))


def _deep_enough(around: Pool, told: Sequence[str], needed: float, most: int) -> tuple[Pool, bool]:
    """List the choices as deep as no draw is won outside them; say whether that was possible."""
    needed = max(needed, CLOSE * around.inst.whole)
    if around.depth >= needed or len(around.scores) >= most:
        some = around.at_most(most)
        return some, some.depth >= needed
    best = float(around.scores[0]) + around.gap
    found = pool(around.inst, told, needed + around.gap, most, best) or around
    return found, found.depth >= needed


def _report(
    suggestion: Suggestion, outcomes: Outcomes, near: Pool, effort: Effort, exact: tuple[bool, bool]
) -> Stability:
    told = set(suggestion.cases)
    drawn = [outcome for outcome in outcomes.drawn if outcome]
    usual = set(near.best_of_sets()[0][0]) if suggestion.by_hand else told
    return Stability(
        respondents=len(outcomes.left_out),
        draws=effort.draws,
        disturbed_draws=effort.disturbed,
        seed=effort.seed,
        same=sum(set(outcome.cases) == told for outcome in drawn) / max(len(drawn), 1),
        cases=case_stabilities(suggestion, outcomes),
        touchpoints=touchpoint_shares(suggestion, outcomes),
        others=other_cases(suggestion, outcomes),
        places=places(outcomes.drawn),
        disturbed_places=places(outcomes.disturbed),
        hangs_on=sum(set(o.cases) != usual for o in outcomes.left_out if o),
        near_ties=near_ties(suggestion, near),
        exact=exact[0],
        disturbed_exact=exact[1],
        looked_at=len(near.inst.cases),
    )
