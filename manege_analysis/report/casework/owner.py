"""A suggestion becomes the meeting owner's page: the share edition of why these cases, and what else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass

from manege_analysis.cases.model import Library, Suggestion
from manege_analysis.charts.needs import in_tiers
from manege_analysis.planning import Suggested
from manege_analysis.report.casework import words as common
from manege_analysis.report.casework import words_owner as words
from manege_analysis.report.casework import words_page
from manege_analysis.report.casework.grids import EVEN, minutes_said, titles
from manege_analysis.report.casework.handouts import Sender, evening_order, require_shared
from manege_analysis.report.casework.sentence import choice_said
from manege_analysis.report.typeset import typeset
from manege_analysis.report.words_xlsx import TIERS
from manege_analysis.wording.dates import day
from manege_analysis.wording.numbers import decimal, listed
from manege_analysis.wording.text import Language, Text

NEARLY, LITTLE = 0.01, 0.05
"""Up to these parts of all needs a price is nearly nothing, and a little: in words, as needs are."""


@dataclass(frozen=True)
class Row:
    """A theme in the picture: its tier, a mark for each touchpoint, a word where none touches it."""

    theme: str
    tier: str
    marks: tuple[str, ...]
    remark: str


@dataclass(frozen=True)
class Stop:
    """One touchpoint of the evening as the owner reads it."""

    number: int
    title: str
    case: str
    part: int
    minutes: str
    ring: str


@dataclass(frozen=True)
class OwnerPage:
    """All that the page says, in one language and the share edition."""

    title: str
    cluster: str
    day: str
    unit: str
    language: Language
    choice: str
    rows: tuple[Row, ...]
    groups: tuple[tuple[str, int], ...]
    stops: tuple[Stop, ...]
    parts: tuple[str, ...]
    invite: tuple[tuple[str, str, str], ...]
    missing: str
    second: str
    swaps: tuple[tuple[str, str, str], ...]
    decided: tuple[str, ...]


def owner_page(suggested: Suggested, sender: Sender) -> OwnerPage | None:
    """Make the meeting owner's page of a choice, or None where no cases are chosen.

    Prices are told in words and needs in tiers, because the page is shared.  Decisions are told
    without their reasons, which are written for the desk.  Raises `PrivacyError` for a choice that
    was made from the internal summary.
    """
    suggestion, language, library = suggested.suggestion, sender.language, suggested.library
    if suggestion is None:
        return None
    require_shared(suggestion)
    order = evening_order(suggestion, library)
    return OwnerPage(
        title=words.TITLE.in_(language),
        cluster=sender.cluster,
        day=day(sender.day, language),
        unit=sender.brand.unit,
        language=language,
        choice=choice_said(suggested, language),
        rows=tuple(_rows(suggested, suggestion, language)),
        groups=tuple(
            (library.case(case).title.in_(language), sum(each.case == case for each in order))
            for case in suggestion.cases
        ),
        stops=tuple(_stops(suggestion, library, language)),
        parts=tuple(_parts(suggestion, language)),
        invite=tuple(_invite(suggested, suggestion, language)),
        missing=_missing(suggestion, library, language),
        second=_second(suggestion, library, language),
        swaps=tuple(_swaps(suggestion, library, language)),
        decided=tuple(_decided(suggested, language)),
    )


def owner_pdf(page: OwnerPage) -> bytes:
    """Return the page as a tagged A4 PDF."""
    said = {name: text.in_(page.language) for name, text in _WORDS.items()}
    return typeset("owner.typ", {**asdict(page), "words": said})


_WORDS = {
    "page": common.PAGE,
    "theme": common.THEME,
    "need": common.NEED,
    "case": common.CASE,
    "picture": words.PICTURE,
    "picture_means": words.PICTURE_MEANS,
    "evening": words.EVENING,
    "touchpoint": words_page.TOUCHPOINT,
    "minutes": words_page.MINUTES,
    "in_the_ring": common.IN_THE_RING,
    "people": words.PEOPLE,
    "actor": words_page.ACTOR,
    "reply": words_page.REPLY,
    "points": words_page.POINTS,
    "near": words.NEAR,
    "instead_of": words.INSTEAD,
    "instead": words_page.INSTEAD,
    "cost": words.COST,
    "sure": words.SURE,
    "override": words.OVERRIDE,
    "override_how": words.OVERRIDE_HOW,
    "decided": words.DECIDED,
    "nothing_decided": words.NOTHING_DECIDED,
}


def _rows(suggested: Suggested, suggestion: Suggestion, language: Language) -> Iterator[Row]:
    order = evening_order(suggestion, suggested.library)
    stops = [suggested.library.case(each.case).touchpoint(each.touchpoint) for each in order]
    for need in in_tiers((need for need in suggested.needs if need.weight > 0), language):
        degrees = [
            max((cover.degree for cover in stop.covers if cover.theme == need.theme), default=0.0)
            for stop in stops
        ]
        marks = tuple("✓" if degree == 1 else "½" if degree else "" for degree in degrees)
        remark = words.NOT_TOUCHED.in_(language) if need.theme in suggestion.uncovered else ""
        yield Row(need.text.in_(language), TIERS[need.tier].in_(language), marks, remark)


def _stops(suggestion: Suggestion, library: Library, language: Language) -> Iterator[Stop]:
    first = min(each.part for each in suggestion.touchpoints)
    for number, each in enumerate(evening_order(suggestion, library), start=1):
        case = library.case(each.case)
        yield Stop(
            number,
            case.touchpoint(each.touchpoint).title.in_(language),
            case.title.in_(language),
            each.part - first + 1,
            minutes_said(each.minutes, language),
            ", ".join(library.actor(actor).role.in_(language) for actor in each.actors),
        )


def _parts(suggestion: Suggestion, language: Language) -> Iterator[str]:
    pairs = zip(suggestion.part_minutes, suggestion.available_minutes, strict=False)
    for number, pair in enumerate(pairs, start=1):
        used, whole = (minutes_said(each, language) for each in pair)
        yield words.PART.say(language, part=number, used=used, whole=whole)


def _invite(
    suggested: Suggested, suggestion: Suggestion, language: Language
) -> Iterator[tuple[str, str, str]]:
    replies = dict(suggested.wishes.availability)
    numbered = list(enumerate(evening_order(suggestion, suggested.library), start=1))
    for actor in suggestion.invite:
        mine = ", ".join(str(number) for number, each in numbered if actor in each.actors)
        reply = words_page.REPLIES[replies.get(actor)].in_(language)
        yield suggested.library.actor(actor).role.in_(language), reply, mine


def _missing(suggestion: Suggestion, library: Library, language: Language) -> str:
    missing = [library.actor(each).role.in_(language) for each in suggestion.missing_actors]
    if not missing:
        return words_page.NONE_MISSING.in_(language)
    return words_page.MISSING.say(language, actors=listed(missing, language))


def _second(suggestion: Suggestion, library: Library, language: Language) -> str:
    if not suggestion.runner_up or suggestion.runner_up_score is None:
        return words_page.NO_RUNNER_UP.in_(language)
    cases = titles(suggestion.runner_up, library, language)
    lost = suggestion.score - suggestion.runner_up_score
    if lost < EVEN:
        return words_page.RUNNER_UP_EVEN.say(language, cases=cases)
    cost = _in_words(lost, (words.CLOSE, words.LESS, words.MUCH_LESS)).in_(language)
    return f"{words.SECOND.say(language, cases=cases)} {cost}"


def _swaps(
    suggestion: Suggestion, library: Library, language: Language
) -> Iterator[tuple[str, str, str]]:
    for swap in suggestion.replacements:
        told, instead = (library.case(case).title.in_(language) for case in (swap.case, swap.instead))
        lost = suggestion.score - swap.score
        cost = _in_words(lost, (words.NEARLY_NOTHING, words.A_LITTLE, words.A_LOT))
        yield told, instead, cost.in_(language)


def _in_words(lost: float, said: tuple[Text, Text, Text]) -> Text:
    return said[0] if lost <= NEARLY else said[1] if lost <= LITTLE else said[2]


def _decided(suggested: Suggested, language: Language) -> Iterator[str]:
    wishes, library = suggested.wishes, suggested.library
    names = {need.theme: need.text.in_(language) for need in suggested.needs}

    def touchpoint(key: tuple[str, str]) -> str:
        return library.case(key[0]).touchpoint(key[1]).title.in_(language)

    if wishes.chosen:
        yield words.CHOSEN.in_(language)
    for pattern, cases, points in (
        (words.WITH, wishes.locked, wishes.locked_touchpoints),
        (words.WITHOUT, wishes.banned, wishes.banned_touchpoints),
    ):
        named = [library.case(case).title.in_(language) for case in cases]
        yield from (pattern.say(language, name=f"»{name}«") for name in named)
        yield from (pattern.say(language, name=f"»{touchpoint(key)}«") for key in points)
    for theme, weight in wishes.theme_weights:
        yield words.WEIGHED.say(language, theme=names[theme], weight=decimal(weight, language))
    for ages in wishes.age_groups:
        yield words.AGED.say(language, ages=ages.replace("-", "–"))
    if wishes.every_invited_actor:
        yield words.EVERYBODY.in_(language)
    if wishes.most_actors is not None:
        yield words.AT_MOST.say(language, count=wishes.most_actors)
