"""Needs, a library and wishes become a `Suggestion`: the exact best choice, and what it is worth."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from manege_analysis.cases.instance import QUARTERS, Choice, Instance, certainty, instance
from manege_analysis.cases.model import (
    Case,
    ChosenTouchpoint,
    Library,
    Need,
    Replacement,
    Suggestion,
)
from manege_analysis.cases.needs import reweigh
from manege_analysis.cases.ring import Evening, evening
from manege_analysis.cases.search import Search
from manege_analysis.cases.way_out import no_choice
from manege_analysis.cases.wishes import Wishes, check_wishes
from manege_analysis.errors import CaseError, Problem
from manege_analysis.wording.text import Text
from manege_analysis.yamlfile import nearest


@dataclass(frozen=True)
class _Found:
    """The choice, and what it is compared with: the second best, swaps, and the best without hands."""

    search: Search
    choice: Choice
    runner_up: Choice | None
    swaps: tuple[tuple[str, Choice], ...]
    best: Choice


def choose(
    needs: Sequence[Need],
    library: Library,
    wishes: Wishes = Wishes(),
    overrides: tuple[Text, ...] = (),
) -> Suggestion:
    """Choose cases and touchpoints that cover as much of the needs as the wishes allow.

    The score is proved to be the highest: every combination is tried, and the exact model has the
    last word.  Ties go to fewer minutes, then to the first ids, so the same input always gives the
    same answer, whatever the order of files.  The suggestion is of the edition of its needs; what
    leaves the desk is chosen from share needs.  `overrides` are sentences about decisions, passed on.
    Raises `CaseError` for wishes that cannot be meant, for needs without any weight, and for wishes
    that cannot be met together, with the cheapest way out.
    """
    check_wishes(wishes, library)
    weighed = _weighed(needs, wishes)
    wished = replace(wishes, count=len(wishes.chosen)) if wishes.chosen else wishes
    found = _found(weighed, library, wished)
    plan = evening(found.choice, found.search.inst, library)
    return _suggestion(weighed, library, wished, found, plan, overrides)


def _weighed(needs: Sequence[Need], wishes: Wishes) -> tuple[Need, ...]:
    known = [need.theme for need in needs]
    problems = [
        Problem(
            f'the weight of "{theme}"',
            "a theme of the questionnaire",
            f'"{theme}"',
            nearest(theme, known),
        )
        for theme, _ in wishes.theme_weights
        if theme not in known
    ]
    weighed = reweigh(needs, dict(wishes.theme_weights))
    if not problems and not any(need.weight > 0 for need in weighed):
        remedy = 'Rank the themes by hand in decisions.yaml ("decide: rank-themes").'
        problems.append(Problem("the needs", "at least one theme that answers ask for", "none", remedy))
    if problems:
        raise CaseError(problems)
    return weighed


def _found(needs: Sequence[Need], library: Library, wishes: Wishes) -> _Found:
    search = Search(instance(needs, library, wishes))
    choice = None if unmet(search.inst) else search.best()
    if choice is None:
        raise CaseError(no_choice(needs, library, wishes))
    free = search
    if wishes.chosen:
        free = Search(instance(needs, library, replace(wishes, chosen=())))
    told = frozenset(choice.cases)
    swaps = (
        (case, free.best(locked=told - {case}, banned=frozenset({case})))
        for case in choice.cases
        if case not in _locked_by_wish(wishes)
    )
    best = (free.best() if wishes.chosen else choice) or choice
    runner_up = best if best.cases != choice.cases else free.best(forbidden=told)
    kept = tuple((case, swap) for case, swap in swaps if swap is not None)
    return _Found(search, choice, runner_up, kept, best)


def unmet(inst: Instance) -> tuple[str, ...]:
    """Name the locked cases and touchpoints that are not there to choose, because nobody can attend."""
    wishes = inst.wishes
    cases = {*wishes.locked, *wishes.chosen, *(case for case, _ in wishes.locked_touchpoints)}
    points = {point.key for point in inst.points}
    return (
        *sorted(cases - set(inst.cases)),
        *sorted("/".join(key) for key in set(wishes.locked_touchpoints) - points),
    )


def _locked_by_wish(wishes: Wishes) -> set[str]:
    return {*wishes.locked, *(case for case, _ in wishes.locked_touchpoints)}


def _suggestion(
    needs: Sequence[Need],
    library: Library,
    wishes: Wishes,
    found: _Found,
    plan: Evening,
    overrides: tuple[Text, ...],
) -> Suggestion:
    inst, whole = found.search.inst, found.search.inst.whole
    covered = dict(_covered(inst, found.choice))
    uncovered = tuple(
        need.theme for need in needs if need.theme in inst.themes and need.theme not in covered
    )
    touchpoints = tuple(_touchpoint(library, wishes, plan, key) for key in plan.order)
    invite = dict.fromkeys(actor for key in plan.order for actor in plan.actors[key])
    runner_up = found.runner_up
    return Suggestion(
        cases=plan.cases,
        touchpoints=touchpoints,
        score=found.choice.score / whole,
        covered=tuple((need.theme, covered[need.theme]) for need in needs if need.theme in covered),
        uncovered=uncovered,
        part_minutes=plan.part_minutes,
        invite=tuple(invite),
        missing_actors=tuple(dict.fromkeys(_missing(library, wishes, plan.cases, uncovered))),
        basis=needs[0].basis,
        runner_up=runner_up.cases if runner_up else (),
        runner_up_score=runner_up.score / whole if runner_up else None,
        overrides=overrides,
        edition=needs[0].edition,
        available_minutes=wishes.parts,
        replacements=tuple(_replacement(case, swap, found, whole) for case, swap in found.swaps),
        by_hand=bool(wishes.chosen),
        best_score=found.best.score / whole,
        tried=found.search.tried,
    )


def _replacement(case: str, swap: Choice, found: _Found, whole: int) -> Replacement:
    instead = next(each for each in swap.cases if each not in found.choice.cases)
    return Replacement(case, instead, swap.score / whole)


def _covered(inst: Instance, choice: Choice) -> Iterator[tuple[str, float]]:
    rows = [k for k, point in enumerate(inst.points) if point.key in choice.points]
    for theme, quarters in zip(inst.themes, inst.cover[rows].sum(axis=0), strict=True):
        if quarters:
            yield theme, min(int(quarters), QUARTERS) / QUARTERS


def _touchpoint(
    library: Library, wishes: Wishes, plan: Evening, key: tuple[str, str]
) -> ChosenTouchpoint:
    told = library.case(key[0]).touchpoint(key[1])
    sure = certainty(told, wishes)
    return ChosenTouchpoint(
        case=key[0],
        touchpoint=key[1],
        part=plan.part[key],
        actors=plan.actors[key],
        minutes=plan.minutes[key],
        covers=tuple((each.theme, each.degree * sure) for each in told.covers if each.degree),
        required=len(told.required),
    )


def _missing(
    library: Library, wishes: Wishes, cases: Sequence[str], uncovered: Sequence[str]
) -> Iterator[str]:
    """Name the actors whose no keeps them out: of the chosen cases, and of what stays uncovered."""
    for name in cases:
        for point in library.case(name).touchpoints:
            yield from _declined(wishes, (*point.required, *point.useful))
    for case in sorted(library.cases, key=lambda each: each.id):
        for point in case.touchpoints:
            if any(each.degree and each.theme in uncovered for each in point.covers):
                yield from _declined(wishes, point.required)


def _declined(wishes: Wishes, actors: Iterable[str]) -> Iterator[str]:
    return (actor for actor in actors if wishes.available(actor) == 0)


def told_cases(suggestion: Suggestion, library: Library) -> tuple[Case, ...]:
    """Return the chosen cases in the order told."""
    return tuple(library.case(case) for case in suggestion.cases)
