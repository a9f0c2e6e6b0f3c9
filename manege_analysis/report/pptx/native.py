"""A safe table becomes the bars of a native chart: the same rows, order and words as the drawn one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from manege_analysis.charts import words as chart_words
from manege_analysis.charts.bars import rows_of, settle
from manege_analysis.charts.frame import Frame
from manege_analysis.charts.notes import notes_of
from manege_analysis.charts.rows import Row
from manege_analysis.charts.scale import BESIDE, row_of, scale_cells, scale_rows
from manege_analysis.charts.theme import GOOD, MIDDLE, PROBLEM, SLIDE, TRACK
from manege_analysis.charts.values import bounds, measured_base, said_of
from manege_analysis.report.pptx import words
from manege_analysis.report.pptx.pages import Bar, Bars, Tone
from manege_analysis.summary.safe import Cell, ResponseOverview, SafeTable, Shown, require_share
from manege_analysis.wording.numbers import NBSP
from manege_analysis.wording.text import Language

_TONES: dict[Tone, str] = {
    "problem": PROBLEM[0],
    "problem mild": PROBLEM[1],
    "good": GOOD[0],
    "good mild": GOOD[1],
    "neutral": MIDDLE,
}


def table_bars(table: SafeTable, alt: str, language: Language) -> tuple[Bars | None, tuple[str, ...]]:
    """Return a table's bars, and the notes that stand below them; no bars where none may be drawn.

    Raises `PrivacyError` for a table of the internal edition: a native chart carries its numbers in a
    workbook that anybody can open.
    """
    require_share(table)
    base = measured_base(table)
    notes = notes_of(table, language)
    if not table.cells or not base:
        return None, notes
    if table.kind == "scale":
        bars = tuple(_scale_bars(table, base, language))
    else:
        frame = Frame(SLIDE, "", "", notes)
        frame, kept = settle(frame, rows_of(table, language), language)
        bars, notes = tuple(_option_bars(table, kept, base, language)), frame.notes
    return Bars(table.key, bars, float(base), _of(base, language), _series(language), alt), notes


def response_bars(response: ResponseOverview, alt: str, language: Language) -> Bars | None:
    """Return who answered of who was asked, or None where it may not be said how many answered."""
    answered, members = response.respondents, response.members
    if answered is None:
        return None
    bars = [_exact(chart_words.HAVE_ANSWERED.in_(language), answered, "good")]
    if members and members > answered:
        bars.append(_exact(chart_words.NOT_ANSWERED.in_(language), members - answered, "neutral"))
    full = members or answered
    number = _of(members, language) if members else "0"
    return Bars("response", tuple(bars), float(full), number, _series(language), alt)


def _exact(name: str, count: int, tone: Tone) -> Bar:
    return Bar(name[:1].upper() + name[1:], float(count), float(count), tone)


def _scale_bars(table: SafeTable, base: int, language: Language) -> Iterator[Bar]:
    """Yield a scale's answers in their own order; small ones are drawn as their most."""
    beside = [cell for cell in table.cells if cell.side in BESIDE and bounds(cell.value)[1]]
    cells = (*scale_cells(table), *beside)
    for cell, row in zip(cells, scale_rows(table, language), strict=True):
        yield _bar(cell, row, base, language)


def _option_bars(table: SafeTable, kept: Sequence[Row], base: int, language: Language) -> Iterator[Bar]:
    """Yield options as they are ranked; what few chose has no bar, and its name says so."""
    by_name = {row_of(cell, TRACK, base, language).name: cell for cell in table.cells}
    for row in kept:
        if row.few:
            yield Bar(f"{row.name} ({row.value})", None, None, _tone(row.colour))
        else:
            yield _bar(by_name[row.name], row, base, language)


def _bar(cell: Cell, row: Row, base: int, language: Language) -> Bar:
    low, high = bounds(cell.value)
    label = "" if isinstance(cell.value, Shown) else _together(said_of(cell.value, base, language))
    return Bar(row.name, float(low), float(high), _tone(row.colour), label)


def _together(text: str) -> str:
    return text.replace(" ", NBSP)


def _tone(colour: str) -> Tone:
    """Return the tone whose colour is nearest; shades between strong and mild go to the nearer one."""

    def far(tone: Tone) -> int:
        pairs = ((int(c[i : i + 2], 16) for c in (_TONES[tone], colour)) for i in (1, 3, 5))
        return sum((a - b) ** 2 for a, b in pairs)

    return min(_TONES, key=far)


def _of(base: int, language: Language) -> str:
    """Write a count with its base as a spreadsheet's number format, so that labels follow the data."""
    return f'0"{NBSP}{chart_words.OF.in_(language)}{NBSP}{base}"'


def _series(language: Language) -> tuple[str, str, str]:
    return words.EVERYBODY.in_(language), words.AT_MOST.in_(language), words.AT_LEAST.in_(language)
