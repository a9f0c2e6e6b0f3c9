"""The slides of block two become pages: the same words, and native charts from the same safe values."""

from __future__ import annotations

from manege_analysis.report.blocks import Figure
from manege_analysis.report.deck import BlockTwo
from manege_analysis.report.pptx import words
from manege_analysis.report.pptx.native import response_bars, table_bars
from manege_analysis.report.pptx.pages import Page, Table, Tone
from manege_analysis.report.slides import Point, Slide
from manege_analysis.summary.safe import SafeSummary, require_share
from manege_analysis.wording.text import Language

_TIER_TONES: tuple[Tone, ...] = ("problem", "problem mild", "neutral")


def results_pages(block: BlockTwo, summary: SafeSummary, language: Language) -> tuple[Page, ...]:
    """Return block two's pages, in the order of the HTML deck.

    Raises `PrivacyError` for a summary of the internal edition.
    """
    require_share(summary)
    parts = (
        block.title,
        block.respondents,
        block.needs,
        block.findings,
        block.voices,
        block.dialogue,
        block.onward,
    )
    slides = (each for part in parts for each in part if isinstance(each, Slide))
    return tuple(_page(slide, summary, language) for slide in slides)


def _page(slide: Slide, summary: SafeSummary, language: Language) -> Page:
    if slide.layout == "title":
        lead = "\n".join(part for part in (slide.subtitle, slide.note) if part)
        return _with(slide, "title", lead=lead, block=words.BLOCK_TWO.in_(language))
    if slide.figure is None:
        return _with(slide, "points")
    return _drawn(slide, slide.figure, summary, language)


def _drawn(slide: Slide, figure: Figure, summary: SafeSummary, language: Language) -> Page:
    chart = figure.chart
    if chart.key == "response":
        bars = response_bars(summary.response, chart.alt, language)
        return _with(slide, "chart", bars=bars)
    if chart.key == "needs":
        return _with(slide, "table", table=_tiers(chart.rows, chart.alt))
    bars, notes = table_bars(summary[chart.key], chart.alt, language)
    note = " ".join((*notes, slide.note)).strip()
    if bars is None:
        return _with(slide, "points", points=(Point(chart.title, note),), note="")
    return _with(slide, "chart", bars=bars, note=note)


def _with(slide: Slide, kind: str, **values: object) -> Page:
    common: dict[str, object] = {
        "lead": slide.subtitle,
        "points": slide.points,
        "note": "" if slide.layout == "title" else slide.note,
    }
    return Page(
        id=slide.id,
        kind=kind,  # type: ignore[arg-type]
        title=slide.title,
        kicker=slide.kicker,
        numbered=slide.numbered,
        notes=slide.notes,
        minutes=slide.minutes,
        **{**common, **values},  # type: ignore[arg-type]
    )


def _tiers(rows: tuple[tuple[str, ...], ...], alt: str) -> Table:
    """Put the themes of a tier into one row, in their order: a place within a tier says nothing."""
    tiers = tuple(dict.fromkeys(tier for _, tier in rows))
    found = tuple(_tier(tier, rows) for tier in tiers)
    return Table(found, (0.2, 0.8), alt, _TIER_TONES[: len(found)])


def _tier(tier: str, rows: tuple[tuple[str, ...], ...]) -> tuple[str, str]:
    return tier, " · ".join(theme for theme, its in rows if its == tier)
