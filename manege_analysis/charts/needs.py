"""The themes in the order of the doctors' needs: numbers internally, bands in the share edition."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from manege_analysis.cases.model import Need
from manege_analysis.charts import words
from manege_analysis.charts.bars import settle
from manege_analysis.charts.cards import draw_words
from manege_analysis.charts.chart import Chart
from manege_analysis.charts.describe import in_words
from manege_analysis.charts.frame import Drawing, Frame, compose
from manege_analysis.charts.rows import Row, draw_rows
from manege_analysis.charts.theme import PROBLEM, Size
from manege_analysis.charts.tierboard import Band, draw_tiers
from manege_analysis.summary.safe import SafeSummary
from manege_analysis.summary.words import danish_order
from manege_analysis.wording.numbers import NBSP, PERCENT_FROM, listed, of, percent
from manege_analysis.wording.text import Language

_NAMED = 3
"""So many themes can be named in a title."""
_TIERS = ("large", "medium", "small")


def in_tiers(found: Iterable[Need], language: Language) -> tuple[Need, ...]:
    """Return the needs by tier, those that cannot be shown last, and by the alphabet within a tier."""
    order = (*_TIERS, "unknown")
    return tuple(
        sorted(found, key=lambda need: (order.index(need.tier), danish_order(need.text.in_(language))))
    )


def needs_in_tiers(summary: SafeSummary, found: Sequence[Need], language: Language, size: Size) -> Chart:
    """Draw the needs as tiers: order, place, size and words say no more of a theme than its tier."""
    ordered = in_tiers(found, language)
    title = _tier_title([need for need in ordered if need.tier == "large"], ordered, language)
    frame = Frame(size, title, words.WHAT_THEY_ASK_FOR.in_(language), _notes(summary, ordered, language))
    bands = tuple(
        Band(tier, words.TIER[tier].in_(language), names)
        for tier in _TIERS
        if (names := tuple(need.text.in_(language) for need in ordered if need.tier == tier))
    )
    drawing = draw_tiers(frame, bands) if bands else draw_words(frame, title)
    rows = tuple((need.text.in_(language), words.TIER[need.tier].in_(language)) for need in ordered)
    columns = (words.THEME.in_(language), words.NEED.in_(language))
    return _chart(summary, frame, drawing, (columns, rows), language)


def _tier_title(large: Sequence[Need], every: Sequence[Need], language: Language) -> str:
    if all(need.tier == "unknown" for need in every):
        return words.NO_NEEDS.in_(language)
    if not large:
        return words.NO_LARGE_NEED.in_(language)
    if len(large) > _NAMED:
        return words.MANY_LARGE_NEEDS.say(language, count=len(large))
    themes = listed([_within(need.text.in_(language)) for need in large], language)
    return words.LARGE_NEEDS.say(language, themes=themes)


def needs_in_numbers(
    summary: SafeSummary, found: Sequence[Need], language: Language, size: Size
) -> Chart:
    """Draw the needs as shares of the doctors with their uncertainty; for the internal edition only."""
    ordered = sorted(
        (need for need in found if need.tier != "unknown"),
        key=lambda need: (-need.share, danish_order(need.text.in_(language))),
    )
    base = summary.response.respondents or 0
    rows = [_row(need, base, language) for need in ordered]
    title, subtitle = _share_title(ordered, language), words.WHAT_THEY_ASK_FOR.in_(language)
    frame = Frame(size, title, subtitle, _notes(summary, found, language))
    if rows:
        frame, kept = settle(frame, rows, language)
        drawing = draw_rows(frame, kept, 1.0)
    else:
        drawing = draw_words(frame, title)
    table = tuple(
        (row.name, row.value, _interval(need, base, language))
        for row, need in zip(rows, ordered, strict=True)
    )
    columns = tuple(name.in_(language) for name in (words.THEME, words.DOCTORS, words.INTERVAL))
    return _chart(summary, frame, drawing, (columns, table or ((title, "", ""),)), language)


def _row(need: Need, base: int, language: Language) -> Row:
    interval = None if need.low is None or need.high is None else (need.low, need.high)
    name, value = need.text.in_(language), _said(need.share, base, language)
    return Row(name, value, need.share, colour=PROBLEM[0], interval=interval)


def _said(share: float, base: int, language: Language) -> str:
    if base >= PERCENT_FROM or not base:
        return percent(share, language)
    return words.ABOUT.say(language, said=of(round(share * base), base, language))


def _interval(need: Need, base: int, language: Language) -> str:
    if need.low is None or need.high is None:
        return ""
    low, high = (_said(limit, base, language) for limit in (need.low, need.high))
    return f"{low.removesuffix('%').rstrip(NBSP)}–{high}" if high.endswith("%") else f"{low} – {high}"


def _share_title(ordered: Sequence[Need], language: Language) -> str:
    if not ordered or not ordered[0].share:
        return words.NO_NEEDS.in_(language)
    first = [need for need in ordered if need.share == ordered[0].share]
    if len(first) > _NAMED:
        first = first[:_NAMED]
    themes = listed([_within(need.text.in_(language)) for need in first], language)
    return words.LARGEST_NEED.say(language, themes=themes)


def _within(theme: str) -> str:
    # "PPR" keeps its capitals: only where the second letter is small, the first becomes so.
    return theme[:1].lower() + theme[1:] if theme[1:2].islower() else theme


def _notes(summary: SafeSummary, found: Iterable[Need], language: Language) -> tuple[str, ...]:
    n = summary.response.respondents
    found = tuple(found)
    unknown = [need.text.in_(language) for need in found if need.tier == "unknown"]
    notes = [words.N.say(language, n=n)] if n else []
    if any(need.basis == "ranking" for need in found):
        notes = [words.RANKING.in_(language)]
    elif summary.edition == "internal":
        notes.append(words.SHARE_OF_DOCTORS.in_(language))
    if 0 < len(unknown) < len(found):
        unknown.sort(key=danish_order)
        notes.append(words.UNKNOWN_NEEDS.say(language, themes=listed(unknown, language)))
    return tuple(notes)


def _chart(
    summary: SafeSummary,
    frame: Frame,
    drawing: Drawing,
    table: tuple[tuple[str, ...], tuple[tuple[str, ...], ...]],
    language: Language,
) -> Chart:
    columns, rows = table
    said = "; ".join(": ".join(row[:2]) for row in rows)
    return Chart(
        key="needs",
        title=frame.title,
        subtitle=frame.subtitle,
        figure=compose(frame, drawing, language),
        alt=in_words(words.BOARD.in_(language), frame.title, said, *frame.notes[:1]),
        columns=columns,
        rows=rows,
        base=summary.response.respondents,
        language=language,
        edition=summary.edition,
    )
