"""A table of words becomes a native table: rows as high as their text, colours of the theme."""

from __future__ import annotations

from typing import Any

from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.text import MSO_ANCHOR
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Pt

from manege_analysis.report.pptx.box import EMU_PER_PT, Box, px
from manege_analysis.report.pptx.fit import INSET, SMALLEST, height_of
from manege_analysis.report.pptx.pages import Table
from manege_analysis.report.pptx.palette import Palette

_SIZES = (22, 20, 18, 16, 14, 12)
_AIR = 12.0
"""What a row keeps free above and below its text together, in points."""
_TALLEST = px(64)


def add_table(shapes: Any, table: Table, box: Box, palette: Palette) -> Any:
    """Draw the table into a box, in the largest type that fits, and return its graphic frame."""
    size = _size(table, box)
    heights = [_high(table, row, size, box) for row in range(len(table.rows))]
    spare = max(box.high - sum(heights), 0) // len(heights)
    most = box.high if table.tones else _TALLEST
    heights = [max(high, min(high + spare, most)) for high in heights]
    rows, columns = len(table.rows), len(table.widths)
    frame = shapes.add_table(rows, columns, box.x, box.y, box.wide, sum(heights))
    made = frame.table
    made.first_row, made.horz_banding = not table.tones, False
    made.first_col = bool(table.tones)
    for column, part in zip(made.columns, table.widths, strict=True):
        column.width = round(box.wide * part)
    for at, row in enumerate(table.rows):
        made.rows[at].height = heights[at]
        for column, text in enumerate(row):
            _cell(made.cell(at, column), text, size)
            _paint(made.cell(at, column), table, (at, column), palette)
    return frame


def _size(table: Table, box: Box) -> int:
    for size in _SIZES:
        needed = sum(_high(table, row, size, box) for row in range(len(table.rows)))
        if needed <= box.high:
            return size
    return int(SMALLEST)


def _high(table: Table, row: int, size: int, box: Box) -> int:
    """Return how high a row runs at a size: its tallest cell with its air."""
    cells = zip(table.rows[row], table.widths, strict=True)
    tallest = max(
        height_of([text], size, box.wide * part / EMU_PER_PT - INSET, bold=True) for text, part in cells
    )
    return round((tallest + _AIR) * EMU_PER_PT)


def _cell(cell: Any, text: str, size: int) -> None:
    frame = cell.text_frame
    frame.text = text
    frame.word_wrap = True
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    cell.margin_top = cell.margin_bottom = round(_AIR / 4 * EMU_PER_PT)
    for run in frame.paragraphs[0].runs:
        run.font.size = Pt(size)
    if not text:
        frame.paragraphs[0].font.size = Pt(size)


def _paint(cell: Any, table: Table, place: tuple[int, int], palette: Palette) -> None:
    """Give a head or a tier its colour, and every other cell a thin line below."""
    row, column = place
    is_head = row == 0 and not table.tones
    is_tier = bool(table.tones) and column == 0
    colour: Any = MSO_THEME_COLOR.TEXT_1
    if is_head:
        cell.fill.solid()
        cell.fill.fore_color.theme_color = MSO_THEME_COLOR.TEXT_2
        colour = palette.ink_on_head
    elif is_tier:
        cell.fill.solid()
        palette.paint(cell.fill.fore_color, table.tones[row])
        colour = palette.ink_on(table.tones[row])
    else:
        cell.fill.background()
    for run in cell.text_frame.paragraphs[0].runs:
        run.font.bold = is_head or is_tier
        run.font.color.theme_color = colour
    _lines(cell, palette)


def _lines(cell: Any, palette: Palette) -> None:
    properties = cell._tc.get_or_add_tcPr()
    none = f'<a:ln{{}} {nsdecls("a")} w="0"><a:noFill/></a:ln{{}}>'
    below = f'<a:lnB {nsdecls("a")} w="9525"><a:solidFill>{palette.line}</a:solidFill></a:lnB>'
    lines = [none.format(side, side) for side in ("L", "R", "T")] + [below]
    for at, line in enumerate(lines):
        # The schema wants the lines before the fill.
        properties.insert(at, parse_xml(line))
