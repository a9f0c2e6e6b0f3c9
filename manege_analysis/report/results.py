"""`2_resultater`: every question of the internal edition in full, as blocks of a long report."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from manege_analysis.cases.model import Need
from manege_analysis.cases.needs import needs
from manege_analysis.charts.draw import chart_for
from manege_analysis.charts.overview import needs_chart
from manege_analysis.charts.titles import finding
from manege_analysis.report import words_results as words
from manege_analysis.report.blocks import Block, Blocks, Figure, Grid, Heading, Prose
from manege_analysis.report.identity import sender
from manege_analysis.report.mark import Document, Mark, mark
from manege_analysis.report.respondents import who_answered
from manege_analysis.report.words_xlsx import TIERS
from manege_analysis.summary.safe import Estimate, SafeSummary, SafeTable
from manege_analysis.wording.dates import day
from manege_analysis.wording.numbers import percent
from manege_analysis.wording.text import Language
from manege_analysis.workflow import Prepared


@dataclass(frozen=True)
class Results:
    """The parts of the report, in order; `mark` is the notebook's last cell."""

    respondents: Blocks
    needs: Blocks
    questions: Blocks
    mark: Mark


def results(prepared: Prepared) -> Results:
    """Set every question of the internal summary; nothing of it may be shared."""
    settings, summary = prepared.settings, prepared.internal
    language = settings.language
    parts = (
        Blocks(who_answered(summary, language)),
        Blocks(_needs(summary, language)),
        Blocks(_questions(summary, language)),
    )
    document = Document(
        title=words.TITLE.in_(language),
        subtitle=summary.title.in_(language),
        cluster=summary.cluster_name,
        day=day(settings.day, language),
        language=language,
        edition="internal",
        brand=sender(settings.unit, settings.workspace),
    )
    shown = tuple(block for part in parts for block in part)
    return Results(*parts, mark(document, prepared.raw.source.sha256, shown))


def _needs(summary: SafeSummary, language: Language) -> Iterator[Block]:
    found = needs(summary)
    if not found:
        return
    yield Heading("behov", words.NEEDS.in_(language))
    yield Prose((words.NEEDS_LEAD.in_(language),), "quiet")
    yield Figure(needs_chart(summary, found, language))
    heads = (words.THEME, words.TIER, words.SHARE, words.INTERVAL, words.FROM)
    yield Grid(
        caption=words.NEEDS_TABLE.in_(language),
        columns=tuple(head.in_(language) for head in heads),
        rows=tuple(_need_row(need, language) for need in found),
        words=True,
    )


def _need_row(need: Need, language: Language) -> tuple[str, ...]:
    known = need.tier != "unknown"
    interval = _between((need.low, need.high), language) if need.low is not None else ""
    return (
        need.text.in_(language),
        TIERS[need.tier].in_(language),
        percent(need.share, language) if known else "",
        interval,
        ", ".join(key for key, _weight, _share in need.from_items),
    )


def _questions(summary: SafeSummary, language: Language) -> Iterator[Block]:
    names = dict(summary.sections)
    section = None
    for table in summary.tables:
        if table.section != section:
            section = table.section
            name = names.get(section, words.QUESTIONS)
            yield Heading(f"afsnit-{section or 'andre'}", name.in_(language))
        yield from _question(table, language)


def _question(table: SafeTable, language: Language) -> Iterator[Block]:
    yield Heading(f"q-{table.key}", table.question.in_(language), 3)
    if table.kind == "text" and not table.cells:
        yield Prose((words.FREE_TEXT.in_(language),), "quiet")
        return
    yield Prose((f"{finding(table, language)}.",))
    yield Figure(chart_for(table, language))
    sure = dict(table.estimates).get("problem")
    if sure is not None:
        yield Prose((_uncertainty(sure, language),), "quiet")


def _uncertainty(sure: Estimate, language: Language) -> str:
    said = words.WILSON.say(language, interval=_between(sure.wilson, language))
    if sure.worst is not None:
        said += " " + words.WORST.say(language, interval=_between(sure.worst, language))
    return said


def _between(interval: tuple[float | None, float | None], language: Language) -> str:
    low, high = (percent(limit or 0.0, language) for limit in interval)
    return f"{low.rstrip('%').strip()}–{high}"
