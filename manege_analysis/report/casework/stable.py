"""How sure the choice is, as blocks of the analyst's page: words, a picture, and what lies close by."""

from __future__ import annotations

from collections.abc import Iterator

from manege_analysis.cases.model import Library
from manege_analysis.cases.stability import Progress, asked, stability
from manege_analysis.cases.steady import Stability, verdict
from manege_analysis.charts.stability import Chance, stability_chart
from manege_analysis.errors import CaseError
from manege_analysis.report.blocks import Block, Figure, Grid, Prose
from manege_analysis.report.casework import words_stable as words
from manege_analysis.report.casework.grids import Choice, points, titles
from manege_analysis.report.casework.progress import untold
from manege_analysis.wording.numbers import percent
from manege_analysis.wording.text import Language
from manege_analysis.workflow import Prepared

MOST_TIES = 8
"""More sets than these within two points say the same as these: the choice is open."""


def stable_blocks(
    prepared: Prepared, choice: Choice, language: Language, progress: Progress = untold
) -> Iterator[Block]:
    """Say how often chance would choose otherwise; where no answers decide, say that.

    It is judged for the internal choice, because only its needs are single answers.  `progress` is
    told each step, for whoever waits for it.
    """
    try:
        made = judged(prepared, choice, progress)
    except CaseError:
        yield Prose((words.NOT_COMPARED.in_(language),), "quiet")
        return
    if made is None:
        yield Prose((words.NOT_JUDGED.in_(language),), "quiet")
        return
    library = choice.internal.library
    chart = stability_chart(_chances(made, library, language), made.draws, language)
    yield Prose((f"{chart.title}.", *verdicts(made, library, language)))
    yield Figure(chart)
    yield Prose(tuple(besides(made, language)))
    yield _touchpoints(made, library, language)
    if made.near_ties:
        yield _ties(made, choice, language)


def judged(prepared: Prepared, choice: Choice, progress: Progress = untold) -> Stability | None:
    """Judge the internal choice; None where it does not rest on enough single answers."""
    suggestion = choice.internal.suggestion
    if suggestion is None or suggestion.basis != "answers" or suggestion.edition != "internal":
        return None
    answers = asked(prepared.answers, prepared.questionnaire)
    library, wishes = choice.internal.library, choice.internal.wishes
    return stability(answers, library, wishes, suggestion, progress=progress)


def verdicts(made: Stability, library: Library, language: Language) -> Iterator[str]:
    """Say of each case how sure it is."""
    for each in made.cases:
        title = library.case(each.case).title.in_(language)
        yield words.VERDICT.say(language, case=title, said=verdict(each, library).in_(language))


def _touchpoints(made: Stability, library: Library, language: Language) -> Grid:
    rows = tuple(
        (
            library.case(case).touchpoint(point).title.in_(language),
            library.case(case).title.in_(language),
            percent(share, language),
        )
        for (case, point), share in made.touchpoints
    )
    heads = (words.TOUCHPOINT.in_(language), words.CASE.in_(language), words.CHOSEN_IN.in_(language))
    return Grid(words.POINTS_CHOSEN.in_(language), heads, rows, words=True)


def _chances(made: Stability, library: Library, language: Language) -> list[Chance]:
    def title(case: str) -> str:
        return library.case(case).title.in_(language)

    told = [Chance(title(each.case), each.chosen, True) for each in made.cases]
    return told + [Chance(title(case), share, False) for case, share in made.others]


def besides(made: Stability, language: Language) -> Iterator[str]:
    """Say how often the same cases are chosen, and what the choice hangs on."""
    yield words.SAME.say(language, same=percent(made.same, language))
    if made.hangs_on:
        yield words.HANGS.say(language, count=made.hangs_on, all=made.respondents)
    else:
        yield words.HANGS_ON_NOBODY.in_(language)
    if made.disturbed_places:
        yield words.SHAKEN.say(language, share=percent(made.disturbed_places[0], language))
    if not (made.exact and made.disturbed_exact):
        yield words.NOT_EXACT.in_(language)


def _ties(made: Stability, choice: Choice, language: Language) -> Grid:
    suggestion, library = choice.internal.suggestion, choice.internal.library
    best = suggestion.score if suggestion else 0.0
    rows = tuple(
        (titles(cases, library, language), points(best - score, language))
        for cases, score in made.near_ties[:MOST_TIES]
    )
    heads = (words.SET.in_(language), words.PRICE.in_(language))
    return Grid(words.TIES.in_(language), heads, rows, words=True)
