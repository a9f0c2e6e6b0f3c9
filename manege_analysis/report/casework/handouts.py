"""A suggestion becomes the hand-outs as values: the choice, the cases, each actor's questions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from manege_analysis.cases.model import Case, ChosenTouchpoint, Library, Need, Suggestion
from manege_analysis.charts.needs import in_tiers
from manege_analysis.errors import PrivacyError, Problem
from manege_analysis.planning import Suggested
from manege_analysis.report.casework import words
from manege_analysis.report.casework.sentence import choice_said
from manege_analysis.report.identity import Brand
from manege_analysis.report.words_xlsx import TIERS
from manege_analysis.wording.dates import day
from manege_analysis.wording.text import Language


@dataclass(frozen=True)
class Sender:
    """Whose hand-outs they are: the cluster's name, who sends them, their date and language."""

    cluster: str
    brand: Brand
    day: date
    language: Language


@dataclass(frozen=True)
class PointPage:
    """One touchpoint as a guest reads it; `number` counts through the whole evening."""

    number: int
    title: str
    situation: str
    question: str
    actors: tuple[str, ...]


@dataclass(frozen=True)
class CasePage:
    """One case as a guest reads it: the story in paragraphs, and where it stops."""

    title: str
    person: str
    story: tuple[str, ...]
    points: tuple[PointPage, ...]


@dataclass(frozen=True)
class Asked:
    """What one actor is asked: the touchpoint's number, its case and title, and the question."""

    number: int
    case: str
    title: str
    question: str


@dataclass(frozen=True)
class ActorPage:
    """One actor's preparation: what is asked of this role, in the evening's order."""

    role: str
    offer: str
    asked: tuple[Asked, ...]


@dataclass(frozen=True)
class ThemeLine:
    """A theme with its tier in words and the cases that touch it; none means not covered."""

    theme: str
    tier: str
    cases: str


@dataclass(frozen=True)
class Handouts:
    """All that the hand-outs say, in one language and the share edition."""

    title: str
    cluster: str
    day: str
    unit: str
    contact: str
    language: Language
    choice: str
    themes: tuple[ThemeLine, ...]
    uncovered: str
    tiers: str
    cases: tuple[CasePage, ...]
    actors: tuple[ActorPage, ...]


def handouts(suggested: Suggested, sender: Sender) -> Handouts | None:
    """Make the hand-outs of a choice, or None where no cases are chosen.

    Raises `PrivacyError` for a choice that was made from the internal summary: even the choice
    itself could tell something that the published values do not.
    """
    suggestion, language = suggested.suggestion, sender.language
    if suggestion is None:
        return None
    require_shared(suggestion)
    library = suggested.library
    return Handouts(
        title=words.HANDOUTS.in_(language),
        cluster=sender.cluster,
        day=day(sender.day, language),
        unit=sender.brand.unit,
        contact=sender.brand.contact,
        language=language,
        choice=choice_said(suggested, language),
        themes=tuple(_themes(suggested.needs, suggestion, library, language)),
        uncovered=_uncovered(suggested.needs, suggestion, language),
        tiers=words.TIERS.get(suggestion.basis, words.TIERS_MEAN).in_(language),
        cases=tuple(_cases(suggestion, library, language)),
        actors=tuple(_actors(suggestion, library, language)),
    )


def require_shared(suggestion: Suggestion) -> None:
    """Raise `PrivacyError` for a choice that was made from the internal summary."""
    if suggestion.edition != "share":
        remedy = "Suggest the cases from the share summary."
        raise PrivacyError(Problem("the hand-outs", "a choice of the share edition", "internal", remedy))


def evening_order(suggestion: Suggestion, library: Library) -> tuple[ChosenTouchpoint, ...]:
    """Return the chosen touchpoints as they are met: case by case, each from its beginning."""

    def place(each: ChosenTouchpoint) -> tuple[int, int]:
        points = [point.id for point in library.case(each.case).touchpoints]
        return suggestion.cases.index(each.case), points.index(each.touchpoint)

    return tuple(sorted(suggestion.touchpoints, key=place))


def _themes(
    found: tuple[Need, ...], suggestion: Suggestion, library: Library, language: Language
) -> Iterator[ThemeLine]:
    for need in in_tiers((need for need in found if need.weight > 0), language):
        touching = {point.case for point in suggestion.touchpoints if dict(point.covers).get(need.theme)}
        titles = [
            library.case(case).title.in_(language) for case in suggestion.cases if case in touching
        ]
        yield ThemeLine(
            need.text.in_(language),
            TIERS[need.tier].in_(language),
            ", ".join(titles) or words.NOT_TOUCHED.in_(language),
        )


def _uncovered(found: tuple[Need, ...], suggestion: Suggestion, language: Language) -> str:
    open_needs = [need for need in found if need.theme in suggestion.uncovered]
    names = [need.text.in_(language) for need in in_tiers(open_needs, language)]
    return words.UNCOVERED.say(language, themes=" · ".join(names)) if names else ""


def _cases(suggestion: Suggestion, library: Library, language: Language) -> Iterator[CasePage]:
    order = evening_order(suggestion, library)
    for case_id in suggestion.cases:
        case = library.case(case_id)
        yield CasePage(
            case.title.in_(language),
            case.person.in_(language),
            paragraphs(case.story.in_(language)),
            tuple(
                _point(number, case, chosen, library, language)
                for number, chosen in enumerate(order, start=1)
                if chosen.case == case_id
            ),
        )


def _point(
    number: int, case: Case, chosen: ChosenTouchpoint, library: Library, language: Language
) -> PointPage:
    told = case.touchpoint(chosen.touchpoint)
    return PointPage(
        number,
        told.title.in_(language),
        told.situation.in_(language),
        told.question.in_(language),
        tuple(library.actor(actor).role.in_(language) for actor in chosen.actors),
    )


def _actors(suggestion: Suggestion, library: Library, language: Language) -> Iterator[ActorPage]:
    order = evening_order(suggestion, library)
    for actor_id in dict.fromkeys(actor for chosen in order for actor in chosen.actors):
        actor = library.actor(actor_id)
        asked = tuple(
            _asked(number, chosen, library, language)
            for number, chosen in enumerate(order, start=1)
            if actor_id in chosen.actors
        )
        yield ActorPage(actor.role.in_(language), actor.offer.in_(language), asked)


def _asked(number: int, chosen: ChosenTouchpoint, library: Library, language: Language) -> Asked:
    case = library.case(chosen.case)
    told = case.touchpoint(chosen.touchpoint)
    texts = (case.title, told.title, told.question)
    return Asked(number, *(text.in_(language) for text in texts))


def paragraphs(text: str) -> tuple[str, ...]:
    """Divide a story at its line breaks, without empty paragraphs.

    >>> paragraphs("Et.\\nTo.\\n\\nTre.")
    ('Et.', 'To.', 'Tre.')
    """
    return tuple(part.strip() for part in text.splitlines() if part.strip())
