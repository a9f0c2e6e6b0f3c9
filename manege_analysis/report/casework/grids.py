"""A choice of cases becomes tables: what is told, who is asked, what else was near."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from manege_analysis.cases.model import Library, Suggestion
from manege_analysis.meeting.words import SECTORS
from manege_analysis.planning import Suggested
from manege_analysis.report.blocks import Grid
from manege_analysis.report.casework import words_page as words
from manege_analysis.report.casework.handouts import evening_order
from manege_analysis.wording.numbers import decimal, listed, percent
from manege_analysis.wording.text import Language, Text

EVEN = 0.0005
"""A price that would be written as 0.0 points is none."""


@dataclass(frozen=True)
class Choice:
    """The two choices of one cluster: what the full answers lead to, and what the share summary does.

    The meeting is told the share choice, because it stands in papers that leave the house.
    """

    internal: Suggested
    share: Suggested

    @property
    def told(self) -> Suggested:
        """The choice to show: the shared one; where there is none, the internal one."""
        return self.share if self.share.suggestion else self.internal

    @property
    def differ(self) -> bool:
        """Whether the two choose other cases or other touchpoints."""
        one, other = self.internal.suggestion, self.share.suggestion
        return bool(one and other) and _points(one) != _points(other)  # type: ignore[arg-type]

    @property
    def shown(self) -> Suggested:
        """The choice with the most to tell: the internal one where both choose alike."""
        alike = self.internal.suggestion and self.share.suggestion and not self.differ
        return self.internal if alike else self.told


def _points(suggestion: Suggestion) -> set[tuple[str, str]]:
    return {(each.case, each.touchpoint) for each in suggestion.touchpoints}


def titles(cases: Sequence[str], library: Library, language: Language) -> str:
    """Name cases by their titles, as a sentence would."""
    return listed([f"»{library.case(case).title.in_(language)}«" for case in cases], language)


def touchpoint_grid(suggestion: Suggestion, library: Library, language: Language) -> Grid:
    """Set the evening's touchpoints: part, case, question, minutes, who is in the ring."""
    first = min((each.part for each in suggestion.touchpoints), default=0)
    rows = []
    for number, each in enumerate(evening_order(suggestion, library), start=1):
        case = library.case(each.case)
        told = case.touchpoint(each.touchpoint)
        rows.append((
            f"{number}. {told.title.in_(language)}",
            str(each.part - first + 1),
            case.title.in_(language),
            told.question.in_(language),
            minutes_said(each.minutes, language),
            ", ".join(library.actor(actor).role.in_(language) for actor in each.actors),
        ))  # fmt: skip
    heads = (words.TOUCHPOINT, words.PART, words.CASE, words.QUESTION, words.MINUTES, words.RING)
    return _grid(words.EVENING, heads, tuple(rows), language)


def parts_grid(suggestion: Suggestion, language: Language) -> Grid:
    """Set the minutes of each case part: used and available."""
    used_of = zip(suggestion.part_minutes, suggestion.available_minutes, strict=False)
    rows = tuple(
        (words.PART_NUMBER.say(language, number=at), *(minutes_said(each, language) for each in pair))
        for at, pair in enumerate(used_of, start=1)
    )
    return _grid(words.PARTS, (words.PART, words.USED, words.AVAILABLE), rows, language, plain=False)


def reasons_grid(suggested: Suggested, suggestion: Suggestion, language: Language) -> Grid:
    """Set which theme each touchpoint covers, how far, and why: the library's own reasons."""
    names = {need.theme: need.text.in_(language) for need in suggested.needs}
    rows = []
    for each in evening_order(suggestion, suggested.library):
        told = suggested.library.case(each.case).touchpoint(each.touchpoint)
        for cover in (cover for cover in told.covers if cover.degree and cover.theme in names):
            degree = words.DIRECTLY if cover.degree == 1 else words.PARTLY
            texts = (told.title, degree, cover.reason)
            title, how_far, why = (text.in_(language) for text in texts)
            rows.append((title, names[cover.theme], how_far, why))
    heads = (words.TOUCHPOINT, words.THEME, words.COVERS, words.WHY)
    return _grid(words.REASONS, heads, tuple(rows), language)


def actor_grid(suggested: Suggested, suggestion: Suggestion, language: Language) -> Grid:
    """Set whom to invite: role, sector, reply so far, and their touchpoints by number."""
    library = suggested.library
    numbered = list(enumerate(evening_order(suggestion, library), start=1))
    rows = []
    for actor_id in suggestion.invite:
        actor = library.actor(actor_id)
        mine = ", ".join(str(number) for number, each in numbered if actor_id in each.actors)
        reply = dict(suggested.wishes.availability).get(actor_id)
        rows.append((
            actor.role.in_(language),
            SECTORS[actor.sector].in_(language),
            words.REPLIES[reply].in_(language),
            mine,
            actor.reach.in_(language),
        ))  # fmt: skip
    heads = (words.ACTOR, words.SECTOR, words.REPLY, words.POINTS, words.REACH)
    return _grid(words.INVITE, heads, tuple(rows), language)


def swap_grid(suggestion: Suggestion, library: Library, language: Language) -> Grid:
    """Set for each chosen case its best replacement and what the swap costs in points."""
    rows = tuple(
        (
            library.case(swap.case).title.in_(language),
            library.case(swap.instead).title.in_(language),
            percent(swap.score, language),
            points(suggestion.score - swap.score, language),
        )
        for swap in suggestion.replacements
    )
    heads = (words.CASE, words.INSTEAD, words.COVERED, words.PRICE)
    return _grid(words.SWAPS, heads, rows, language)


def library_grid(suggestion: Suggestion | None, library: Library, language: Language) -> Grid:
    """Set the library's cases with the ids that decisions are written with."""
    told = suggestion.cases if suggestion else ()
    rows = tuple(
        (
            case.id,
            case.title.in_(language),
            case.person.in_(language),
            words.YES.in_(language) if case.id in told else "",
        )
        for case in library.cases
    )
    return _grid(words.IDS, (words.ID, words.CASE, words.PERSON, words.CHOSEN), rows, language)


def points(lost: float, language: Language) -> str:
    """Say a difference of two shares in points, never below nothing."""
    number = decimal(max(0.0, lost) * 100, language)
    return words.IN_POINTS.say(language, number=number)


def runner_up_said(suggestion: Suggestion, library: Library, language: Language) -> str:
    """Name the second best set of cases and what it costs, or say that there is none."""
    if not suggestion.runner_up or suggestion.runner_up_score is None:
        return words.NO_RUNNER_UP.in_(language)
    cases = titles(suggestion.runner_up, library, language)
    lost = suggestion.score - suggestion.runner_up_score
    if lost < EVEN:
        return words.RUNNER_UP_EVEN.say(language, cases=cases)
    return words.RUNNER_UP.say(language, cases=cases, price=points(lost, language))


def minutes_said(value: float, language: Language) -> str:
    """Write minutes without needless decimals.

    >>> minutes_said(7.5, "da"), minutes_said(9.0, "da")
    ('7,5', '9')
    """
    return f"{value:g}".replace(".", ",") if language == "da" else f"{value:g}"


def _grid(
    caption: Text,
    heads: Sequence[Text],
    rows: tuple[tuple[str, ...], ...],
    language: Language,
    *,
    plain: bool = True,
) -> Grid:
    return Grid(caption.in_(language), tuple(head.in_(language) for head in heads), rows, plain)
