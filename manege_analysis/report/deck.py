"""`3_blok_to`: the slides of block two, from the stored safe summary and nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from manege_analysis.cases.model import Need
from manege_analysis.cases.needs import needs
from manege_analysis.charts.draw import chart_for
from manege_analysis.charts.overview import needs_chart, response_chart
from manege_analysis.charts.telling import Telling
from manege_analysis.charts.theme import PHONE, SLIDE
from manege_analysis.report import words_deck as words
from manege_analysis.report.blocks import Blocks, Figure
from manege_analysis.report.desk import Shared
from manege_analysis.report.mark import Document, Mark, mark
from manege_analysis.report.slides import Point, Slide
from manege_analysis.report.told_cases import told_cases
from manege_analysis.report.words_dialogue import question_for
from manege_analysis.summary.safe import SafeSummary, SafeTable, require_share
from manege_analysis.wording.dates import day
from manege_analysis.wording.text import Language, Text

DIALOGUES = 3


@dataclass(frozen=True)
class BlockTwo:
    """The slides of block two, at most twelve, in the order in which they are shown.

    Parts that have nothing to say are empty: a cluster with too few answers has no findings.
    """

    title: Blocks
    respondents: Blocks
    needs: Blocks
    findings: Blocks
    voices: Blocks
    dialogue: Blocks
    onward: Blocks
    mark: Mark


def block_two(shared: Shared) -> BlockTwo:
    """Make the slides; raises `PrivacyError` when the summary is not one to share."""
    summary, language, telling = shared.summary, shared.language, shared.telling
    require_share(summary, *summary.tables)
    found = [need for need in needs(summary) if need.tier != "unknown"]
    parts = (
        Blocks(_title(shared)),
        Blocks(_respondents(summary, language)),
        Blocks(_needs(summary, found, language)),
        Blocks(_findings(telling)),
        Blocks(_voices(telling)),
        Blocks(_dialogue(found, language)),
        Blocks((*told_cases(shared), *_onward(found, language))),
    )
    document = Document(
        title=f"{words.BLOCK.in_(language)}: {summary.title.in_(language)}",
        subtitle=words.WHAT.in_(language),
        cluster=summary.cluster_name,
        day=day(shared.day, language),
        language=language,
        edition="share",
        brand=shared.brand,
    )
    shown = tuple(slide for part in parts for slide in part)
    return BlockTwo(*parts, mark(document, shared.source, shown))


def _title(shared: Shared) -> Iterator[Slide]:
    language = shared.language
    signed = (shared.brand.unit, day(shared.day, language))
    yield Slide(
        id="forside",
        layout="title",
        title=shared.summary.title.in_(language),
        kicker=f"{words.BLOCK.in_(language)} · {words.WHAT.in_(language)}",
        subtitle=shared.summary.cluster_name,
        note=" · ".join(part for part in signed if part),
        notes=_spoken(words.TITLE_NOTES, language),
        minutes=1,
    )


def _respondents(summary: SafeSummary, language: Language) -> Iterator[Slide]:
    if summary.response.respondents is None:
        yield _few_respondents(summary, language)
        return
    chart, narrow = (response_chart(summary, language, size) for size in (SLIDE, PHONE))
    yield Slide(
        id="hvem-svarede",
        layout="chart",
        title=chart.title,
        kicker=words.WHO.in_(language),
        figure=Figure(chart, narrow),
        note=summary.merged.in_(language),
        notes=_spoken(words.WHO_NOTES, language),
        minutes=2,
    )


def _few_respondents(summary: SafeSummary, language: Language) -> Slide:
    """Say that too few answered for any number, and why that is kept from everybody."""
    return Slide(
        id="hvem-svarede",
        layout="points",
        title=response_chart(summary, language, SLIDE).title,
        kicker=words.WHO.in_(language),
        points=(Point(summary.merged.in_(language), words.FEW.in_(language)),),
        notes=_spoken(words.FEW_NOTES, language),
        minutes=2,
    )


def _needs(summary: SafeSummary, found: Sequence[Need], language: Language) -> Iterator[Slide]:
    if not found:
        return
    chart, narrow = (needs_chart(summary, found, language, size) for size in (SLIDE, PHONE))
    yield Slide(
        id="behov",
        layout="chart",
        title=chart.title,
        kicker=words.NEEDS.in_(language),
        subtitle=chart.subtitle,
        figure=Figure(chart, narrow),
        notes=_spoken(words.NEEDS_NOTES, language),
        minutes=4,
    )


def _findings(telling: Telling) -> Iterator[Slide]:
    language = telling.language
    names = {section: text.in_(language) for section, text in telling.summary.sections}
    for table in telling.tables:
        kicker = names.get(table.section, words.FINDING.in_(language))
        yield _table_slide(table, kicker, words.FINDING_NOTES, telling)


def _voices(telling: Telling) -> Iterator[Slide]:
    """Yield the richest text question's themes, unless a person chose a text question already."""
    spoken = [table for table in telling.summary.tables if table.kind == "text" and table.cells]
    if not any(table in telling.tables for table in spoken):
        for table in sorted(spoken, key=_named)[:1]:
            kicker = words.VOICES.in_(telling.language)
            yield _table_slide(table, kicker, words.VOICES_NOTES, telling)


def _named(table: SafeTable) -> tuple[int, str]:
    """Order text questions by how many themes may be shown, the richest first."""
    return -len(table.cells), table.key


def _table_slide(table: SafeTable, kicker: str, notes: Sequence[Text], telling: Telling) -> Slide:
    language = telling.language
    chart, narrow = (chart_for(table, language, size) for size in (SLIDE, PHONE))
    return Slide(
        id=f"spoergsmaal-{chart.key.replace('.', '-')}",
        layout="chart",
        title=telling.title(table),
        kicker=kicker,
        subtitle=chart.subtitle,
        figure=Figure(chart, narrow),
        notes=_spoken(notes, language),
        minutes=3,
    )


def _dialogue(found: Sequence[Need], language: Language) -> Iterator[Slide]:
    points = tuple(
        Point(need.text.in_(language), question_for(need.theme).in_(language))
        for need in found[:DIALOGUES]
    )
    yield Slide(
        id="dialog",
        layout="points",
        title=words.DIALOGUE_TITLE.in_(language) if points else words.OPEN_TITLE.in_(language),
        kicker=words.DIALOGUE.in_(language),
        points=points or tuple(Point(line.in_(language)) for line in words.OPEN_QUESTIONS),
        numbered=True,
        notes=_spoken(words.DIALOGUE_NOTES, language),
        minutes=8,
    )


def _onward(found: Sequence[Need], language: Language) -> Iterator[Slide]:
    first = [need.text.in_(language) for need in found[:2]]
    yield Slide(
        id="i-manegen",
        layout="points",
        title=words.ONWARD_TITLE.in_(language),
        kicker=words.ONWARD.in_(language),
        subtitle=words.ONWARD_THEMES.say(language, themes=" · ".join(first)) if first else "",
        points=tuple(
            Point(head.in_(language), text.in_(language)) for head, text in words.ONWARD_POINTS
        ),
        numbered=True,
        notes=_spoken(words.ONWARD_NOTES, language),
        minutes=2,
    )


def _spoken(notes: Sequence[Text], language: Language) -> tuple[str, ...]:
    return tuple(note.in_(language) for note in notes)
