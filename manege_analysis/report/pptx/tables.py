"""A table of words becomes a native table: rows as high as their text, colours of the theme."""

from __future__ import annotations

from copy import deepcopy
from typing import Any, Literal, TypeAlias

from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.text import MSO_ANCHOR
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Pt

from manege_analysis.report.pptx.box import EMU_PER_PT, Box, px
from manege_analysis.report.pptx.fit import INSET, SMALLEST, height_of
from manege_analysis.report.pptx.pages import Table, Tone
from manege_analysis.report.pptx.palette import Palette

Look: TypeAlias = Tone | Literal["head", "plain"]
"""What a cell looks like: the head, a tier of needs in its tone, or any other cell."""

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
    for at, high in enumerate(heights):
        made.rows[at].height = high
    _fill(made, table, size, palette)
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


def _fill(made: Any, table: Table, size: int, palette: Palette) -> None:
    """Write every cell; the first of each look is set, and the others are its copies.

    Each of a cell's dozen properties is looked for among its neighbours when it is set.
    """
    first: dict[tuple[Look, bool], Any] = {}
    for at, texts in enumerate(table.rows):
        for column, text in enumerate(texts):
            cell, look = made.cell(at, column), _look(table, at, column)
            alike = first.get((look, bool(text)))
            if alike is not None and _in_one(text):
                _copy(alike, cell, text)
                continue
            _cell(cell, text, size)
            _paint(cell, look, palette)
            if _in_one(text):
                first[look, bool(text)] = cell


def _look(table: Table, row: int, column: int) -> Look:
    if table.tones:
        return table.tones[row] if column == 0 else "plain"
    return "head" if row == 0 else "plain"


def _in_one(text: str) -> bool:
    """Say whether a text is one line; one that ends in a break is not."""
    return "".join(text.splitlines()) == text


def _copy(alike: Any, cell: Any, text: str) -> None:
    for own in list(cell._tc):
        cell._tc.remove(own)
    cell._tc.extend(deepcopy(part) for part in alike._tc)
    if text:
        cell.text_frame.paragraphs[0].runs[0].text = text


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


def _paint(cell: Any, look: Look, palette: Palette) -> None:
    """Give a head or a tier its colour, and every other cell a thin line below."""
    colour: Any = MSO_THEME_COLOR.TEXT_1
    if look == "plain":
        cell.fill.background()
    else:
        cell.fill.solid()
        if look == "head":
            cell.fill.fore_color.theme_color = MSO_THEME_COLOR.TEXT_2
            colour = palette.ink_on_head
        else:
            palette.paint(cell.fill.fore_color, look)
            colour = palette.ink_on(look)
    for run in cell.text_frame.paragraphs[0].runs:
        run.font.bold = look != "plain"
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
