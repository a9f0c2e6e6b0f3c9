"""Needs, a library and wishes become a `Suggestion`: the exact best choice, and what it is worth."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from manege_analysis.cases.instance import QUARTERS, Choice, Instance, certainty, instance
from manege_analysis.cases.model import (
    ChosenTouchpoint,
    Library,
    Need,
    Replacement,
    Suggestion,
)
from manege_analysis.cases.needs import alike, reweigh
from manege_analysis.cases.ring import Evening, evening
from manege_analysis.cases.search import Rival, Search
from manege_analysis.cases.way_out import no_choice
from manege_analysis.cases.wishes import PointKey, Wishes, check_wishes
from manege_analysis.errors import CaseError, Problem
from manege_analysis.wording.text import Text
from manege_analysis.yamlfile import nearest


@dataclass(frozen=True)
class _Asked:
    """What is asked: needs with their final weights, the library, and the wishes."""

    needs: tuple[Need, ...]
    library: Library
    wishes: Wishes

    def search(self, wishes: Wishes) -> Search:
        """Return the search for the best choice under these wishes."""
        return Search(instance(self.needs, self.library, wishes))


@dataclass(frozen=True)
class _Found:
    """The choice, and what it is compared with: the second best, swaps, and the best without hands."""

    inst: Instance
    choice: Choice
    runner_up: Rival | None
    swaps: tuple[tuple[str, Rival], ...]
    best: Rival
    tried: int


def choose(
    needs: Sequence[Need],
    library: Library,
    wishes: Wishes = Wishes(),
    overrides: tuple[Text, ...] = (),
) -> Suggestion:
    """Choose cases and touchpoints that cover as much of the needs as the wishes allow.

    The score is proved to be the highest: every combination is tried, and where several are worth the
    same, or wishes bind actors, the exact model has the last word.  Ties go to fewer minutes, then to
    the first ids, so the same input always gives the same answer, whatever the order of files.  The
    suggestion is of the edition of its needs; what leaves the desk is chosen from share needs.
    `overrides` are sentences about decisions, passed on.
    Raises `CaseError` for wishes that cannot be meant, for needs without any weight, and for wishes
    that cannot be met together, with the cheapest way out.
    """
    check_wishes(wishes, library)
    wished = replace(wishes, count=len(wishes.chosen)) if wishes.chosen else wishes
    asked = _Asked(final_needs(needs, wishes), library, wished)
    found = _found(asked)
    return _suggestion(asked, found, evening(found.choice, found.inst, library), overrides)


def final_needs(needs: Sequence[Need], wishes: Wishes) -> tuple[Need, ...]:
    """Return the needs with the themes' wished weights; doing it twice is the same as doing it once.

    Where nothing is asked for and people chose the cases themselves, themes count by their own
    weights: where the stories stop has to be chosen still.  Raises `CaseError` for weights of unknown
    themes, and where nothing is asked for and nobody chose.
    """
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
    if wishes.chosen and not any(need.weight > 0 for need in weighed):
        weighed = alike(weighed)
    if not problems and not any(need.weight > 0 for need in weighed):
        remedy = (
            'Rank the themes in decisions.yaml ("decide: rank-themes"), or choose the cases there '
            '("decide: choose-cases").'
        )
        problems.append(Problem("the needs", "at least one theme that answers ask for", "none", remedy))
    if problems:
        raise CaseError(problems)
    return weighed


def _found(asked: _Asked) -> _Found:
    wishes = asked.wishes
    search = asked.search(wishes)
    choice = None if unmet(search.inst) else search.best()
    if choice is None:
        raise CaseError(no_choice(asked.needs, asked.library, wishes))
    free = asked.search(replace(wishes, chosen=())) if wishes.chosen else search
    own = Rival(choice.cases, choice.score)
    best = (free.rival() if wishes.chosen else own) or own
    told = frozenset(choice.cases)
    runner_up = best if best.cases != choice.cases else free.rival(forbidden=told)
    swaps = []
    for case in sorted(told - _locked_by_wish(wishes)):
        swap = free.rival(locked=told - {case}, banned=frozenset({case}))
        swaps += [(case, swap)] if swap else []
    return _Found(search.inst, choice, runner_up, tuple(swaps), best, free.tried)


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


def _suggestion(asked: _Asked, found: _Found, plan: Evening, overrides: tuple[Text, ...]) -> Suggestion:
    needs, inst, runner_up = asked.needs, found.inst, found.runner_up
    covered = dict(_covered(inst, found.choice))
    uncovered = tuple(n.theme for n in needs if n.theme in inst.themes and n.theme not in covered)
    invite = dict.fromkeys(actor for key in plan.order for actor in plan.actors[key])
    return Suggestion(
        cases=plan.cases,
        touchpoints=tuple(_touchpoint(asked, plan, key) for key in plan.order),
        score=found.choice.score / inst.whole,
        covered=tuple((need.theme, covered[need.theme]) for need in needs if need.theme in covered),
        uncovered=uncovered,
        part_minutes=plan.part_minutes,
        invite=tuple(invite),
        missing_actors=tuple(dict.fromkeys(_missing(asked, plan.cases, uncovered))),
        basis=needs[0].basis,
        runner_up=runner_up.cases if runner_up else (),
        runner_up_score=runner_up.score / inst.whole if runner_up else None,
        overrides=overrides,
        edition=needs[0].edition,
        available_minutes=asked.wishes.parts,
        replacements=tuple(_replacement(case, swap, found) for case, swap in found.swaps),
        by_hand=bool(asked.wishes.chosen),
        best_score=found.best.score / inst.whole,
        tried=found.tried,
    )


def _replacement(case: str, swap: Rival, found: _Found) -> Replacement:
    instead = next(each for each in swap.cases if each not in found.choice.cases)
    return Replacement(case, instead, swap.score / found.inst.whole)


def _covered(inst: Instance, choice: Choice) -> Iterator[tuple[str, float]]:
    rows = [k for k, point in enumerate(inst.points) if point.key in choice.points]
    for theme, quarters in zip(inst.themes, inst.cover[rows].sum(axis=0), strict=True):
        if quarters:
            yield theme, min(int(quarters), QUARTERS) / QUARTERS


def _touchpoint(asked: _Asked, plan: Evening, key: PointKey) -> ChosenTouchpoint:
    told = asked.library.case(key[0]).touchpoint(key[1])
    sure = certainty(told, asked.wishes)
    return ChosenTouchpoint(
        case=key[0],
        touchpoint=key[1],
        part=plan.part[key],
        actors=plan.actors[key],
        minutes=plan.minutes[key],
        covers=tuple((each.theme, each.degree * sure) for each in told.covers if each.degree),
        required=len(told.required),
    )


def _missing(asked: _Asked, cases: Sequence[str], uncovered: Sequence[str]) -> Iterator[str]:
    """Name the actors whose no keeps them out: of the chosen cases, and of what stays uncovered."""
    library = asked.library
    for name in cases:
        for point in library.case(name).touchpoints:
            yield from _declined(asked.wishes, (*point.required, *point.useful))
    for case in sorted(library.cases, key=lambda each: each.id):
        for point in case.touchpoints:
            if any(each.degree and each.theme in uncovered for each in point.covers):
                yield from _declined(asked.wishes, point.required)


def _declined(wishes: Wishes, actors: Iterable[str]) -> Iterator[str]:
    return (actor for actor in actors if wishes.available(actor) == 0)
