"""Who was asked and who answered, as blocks that both internal reports show."""

from __future__ import annotations

from collections.abc import Iterator

from manege_analysis.charts.overview import response_chart
from manege_analysis.report import words_results as words
from manege_analysis.report.blocks import Block, Facts, Figure, Heading, Prose
from manege_analysis.summary.rates import rate_definition, rr2
from manege_analysis.summary.safe import ResponseOverview, SafeSummary
from manege_analysis.wording.dates import day
from manege_analysis.wording.numbers import percent
from manege_analysis.wording.text import Language


def who_answered(summary: SafeSummary, language: Language) -> Iterator[Block]:
    """Tell the response of an internal summary: facts, dots, and how the rate is defined."""
    yield Heading("hvem-svarede", words.RESPONDENTS.in_(language))
    yield Facts(tuple(_facts(summary.response, language)))
    yield Figure(response_chart(summary, language))
    yield Prose((rate_definition(summary.response).in_(language),), "quiet")


def _facts(response: ResponseOverview, language: Language) -> Iterator[tuple[str, str]]:
    yield words.ANSWERS.in_(language), str(response.respondents)
    if response.members:
        yield words.MEMBERS.in_(language), str(response.members)
    rate = rr2(response)
    if rate is not None:
        yield words.RATE.in_(language), percent(rate, language)
    if response.partial is not None:
        yield words.PARTIAL.in_(language), str(response.partial)
    if response.first_day and response.last_day:
        days = f"{day(response.first_day, language)} – {day(response.last_day, language)}"
        yield words.PERIOD.in_(language), days
