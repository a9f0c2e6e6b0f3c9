"""A scale's answers become the parts of one divided bar: order, length and colour."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from manege_analysis.charts.dividedbar import Segment, draw_divided
from manege_analysis.charts.frame import Drawing, Frame
from manege_analysis.charts.rows import Row
from manege_analysis.charts.theme import GOOD, MIDDLE, PAPER, PROBLEM, RULE, TRACK, shades
from manege_analysis.charts.values import bounds, is_few, said
from manege_analysis.summary.safe import Cell, SafeTable, Side
from manege_analysis.wording.text import Language

BESIDE: tuple[Side, ...] = ("outside", "blank")
"""Answers that have no place on the scale; they are shown beside it, never in its middle."""


def draw_stack(frame: Frame, table: SafeTable, language: Language) -> Drawing:
    """Draw the share edition's two or three parts end to end over the whole width.

    A part that is only known to be small is as long as it can be at most, and hatched; together the
    parts of a top-coded bar are then exactly n.
    """
    segments = segments_of(scale_cells(table), table.base, language)
    total = sum(segment.length for segment in segments)
    return draw_divided(frame, segments, _edged(max(total, 1)), language)


def draw_diverging(frame: Frame, table: SafeTable, language: Language) -> Drawing:
    """Draw the full distribution around the middle of its neutral answer, so that the bar leans.

    Don't-know and blank stand under the bar in the same unit: they are neither side's.
    """
    cells = scale_cells(table)
    segments = segments_of(cells, table.base, language)
    total = float(max(sum(segment.length for segment in segments), 1))
    beside = [cell for cell in table.cells if cell.side in BESIDE and bounds(cell.value)[1]]
    more = tuple(_segment(cell, TRACK, table.base, language) for cell in beside)
    outside = sum(segment.length for segment in more)
    if not _has_sides(cells):
        return draw_divided(frame, segments, _edged(max(total, outside)), language, beside=more)
    centre = _length(cells, ("problem",)) + _length(cells, ("middle",)) / 2
    reach = max(centre, total - centre, outside / 2) * 1.003
    span = (centre - reach, centre + reach)
    return draw_divided(frame, segments, span, language, centre=centre, beside=more)


def scale_rows(table: SafeTable, language: Language) -> tuple[Row, ...]:
    """Return a scale's answers as rows in their own order, for where names find no room on one bar."""
    cells = scale_cells(table)
    rows = [
        row_of(cell, colour, table.base, language)
        for cell, colour in zip(cells, _colours(cells), strict=True)
    ]
    beside = [cell for cell in table.cells if cell.side in BESIDE and bounds(cell.value)[1]]
    return (*rows, *(row_of(cell, RULE, table.base, language) for cell in beside))


def row_of(cell: Cell, colour: str, base: int | None, language: Language) -> Row:
    """Return one cell as a row: what is sure as a bar, what may be more hatched, small ones in words."""
    low, high = bounds(cell.value)
    few, value = is_few(cell.value), said(cell.value, base, language)
    return Row(cell.text.in_(language), value, low, 0 if few else high - low, colour, few)


def _edged(length: float) -> tuple[float, float]:
    # A hair of room, so that the outline of the first and the last part is not cut in half.
    return -length * 0.003, length * 1.003


def scale_cells(table: SafeTable) -> tuple[Cell, ...]:
    """Return the cells of the scale with the problem side first, whichever end was asked first.

    A reader of twenty charts learns one picture: what asks for something stands to the left.
    """
    cells = [cell for cell in table.cells if cell.side not in BESIDE]
    sides = [cell.side for cell in cells]
    if "problem" in sides and sides[0] != "problem" and sides[-1] == "problem":
        cells.reverse()
    return tuple(cells)


def segments_of(cells: Sequence[Cell], base: int | None, language: Language) -> tuple[Segment, ...]:
    """Return the parts of a scale's bar, coloured by their side and their distance from the middle."""
    return tuple(
        _segment(cell, colour, base, language)
        for cell, colour in zip(cells, _colours(cells), strict=True)
    )


def _segment(cell: Cell, colour: str, base: int | None, language: Language) -> Segment:
    low, high = bounds(cell.value)
    few = is_few(cell.value)
    name, value = cell.text.in_(language), said(cell.value, base, language)
    return Segment(high if few else low, name, value, PAPER if few else colour, hatched=few)


def _colours(cells: Sequence[Cell]) -> Iterable[str]:
    if not _has_sides(cells):
        return _neutral_colours(cells)
    sides = [cell.side for cell in cells]
    colours = {
        "problem": iter(shades(*PROBLEM, sides.count("problem"))),
        "good": iter(reversed(shades(*GOOD, sides.count("good")))),
    }
    return [next(colours[side]) if side in colours else MIDDLE for side in sides]


def _neutral_colours(cells: Sequence[Cell]) -> Iterable[str]:
    ordered = iter(reversed(shades(*GOOD, sum(cell.side != "rest" for cell in cells) or 1)))
    return [MIDDLE if cell.side == "rest" else next(ordered) for cell in cells]


def _has_sides(cells: Iterable[Cell]) -> bool:
    return any(cell.side in ("problem", "good") for cell in cells)


def _length(cells: Iterable[Cell], sides: Sequence[Side]) -> int:
    return sum(bounds(cell.value)[0] for cell in cells if cell.side in sides)
