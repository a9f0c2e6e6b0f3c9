"""The two overviews that open block two: who answered, and what they need."""

from __future__ import annotations

from collections.abc import Sequence

from manege_analysis.cases.model import Need
from manege_analysis.charts import words
from manege_analysis.charts.cards import draw_words
from manege_analysis.charts.chart import Chart
from manege_analysis.charts.describe import in_words
from manege_analysis.charts.frame import Frame, compose
from manege_analysis.charts.needs import needs_in_numbers, needs_in_tiers
from manege_analysis.charts.people import Crowd, draw_people
from manege_analysis.charts.theme import GOOD, PAGE, Size
from manege_analysis.summary.rates import rr2
from manege_analysis.summary.safe import ResponseOverview, SafeSummary
from manege_analysis.wording.dates import day
from manege_analysis.wording.numbers import PERCENT_FROM, percent
from manege_analysis.wording.text import Language


def response_chart(summary: SafeSummary, language: Language = "da", size: Size = PAGE) -> Chart:
    """Draw who answered of who was asked, one dot for each doctor.

    Where the number asked is not stated, only those who answered are drawn; where it may not be said
    how many answered, nothing is.
    """
    response = summary.response
    crowds = _crowds(response, language)
    title, subtitle = _response_title(summary, language), summary.title.in_(language)
    notes = _response_notes(response, language)
    frame = Frame(size, title, subtitle, notes)
    drawing = draw_people(frame, crowds) if crowds else draw_words(frame, words.WITHHELD.in_(language))
    said = "; ".join(f"{crowd.count} {crowd.words}" for crowd in crowds)
    return Chart(
        key="response",
        title=title,
        subtitle=subtitle,
        figure=compose(frame, drawing, language),
        alt=in_words(words.DOTS.in_(language) if crowds else "", title, subtitle, said, *notes),
        columns=(words.WHO.in_(language), words.COUNT.in_(language)),
        rows=tuple((crowd.words, str(crowd.count)) for crowd in crowds) or ((title, ""),),
        base=response.respondents,
        language=language,
        edition=summary.edition,
    )


def needs_chart(
    summary: SafeSummary, found: Sequence[Need], language: Language = "da", size: Size = PAGE
) -> Chart:
    """Draw the needs in order: as numbers with their uncertainty, in the share edition as tiers."""
    draw = needs_in_tiers if summary.edition == "share" else needs_in_numbers
    return draw(summary, found, language, size)


def _crowds(response: ResponseOverview, language: Language) -> tuple[Crowd, ...]:
    answered, partial = response.respondents, response.partial or 0
    if answered is None:
        return ()
    full = words.IN_FULL if partial else words.HAVE_ANSWERED
    crowds = [
        Crowd(answered - partial, full.in_(language), GOOD[0]),
        Crowd(partial, words.IN_PART.in_(language), GOOD[1]),
        Crowd((response.members or answered) - answered, words.NOT_ANSWERED.in_(language), None),
    ]
    return tuple(crowd for crowd in crowds if crowd.count > 0)


def _response_title(summary: SafeSummary, language: Language) -> str:
    answered, members = summary.response.respondents, summary.response.members
    if answered is None:
        return words.RESPONSE_FEW.say(language, limit=summary.limits.answers)
    if not members:
        return words.RESPONSE_UNKNOWN.say(language, n=answered)
    pattern = words.RESPONSE_ALL if members == answered else words.RESPONSE
    return pattern.say(language, n=answered, members=members)


def _response_notes(response: ResponseOverview, language: Language) -> tuple[str, ...]:
    notes = []
    rate = rr2(response)
    if rate is not None and (response.members or 0) >= PERCENT_FROM:
        notes.append(words.RATE.say(language, percent=percent(rate, language)))
    if response.respondents is not None and not response.members:
        notes.append(words.ASKED_UNKNOWN.in_(language))
    if response.first_day and response.last_day:
        first, last = day(response.first_day, language), day(response.last_day, language)
        pattern = words.ON_ONE_DAY if first == last else words.BETWEEN_DAYS
        notes.append(pattern.say(language, first=first, last=last))
    return tuple(notes)
