"""Who enters the ring, as cards in the order in which they speak."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR
from pptx.oxml.ns import qn
from pptx.util import Pt

from manege_analysis.report.pptx.box import EMU_PER_PT, Box, px
from manege_analysis.report.pptx.fit import size_for
from manege_analysis.report.pptx.pages import Called
from manege_analysis.report.pptx.palette import Palette

_GAP, _TALLEST, _DISC = px(14), px(116), px(52)


def add_cards(shapes: Any, called: Sequence[Called], box: Box, palette: Palette) -> None:
    """Draw one card for each actor, with the number of their turn; all cards are alike."""
    if not called:
        return
    high = min(_TALLEST, (box.high - _GAP * (len(called) - 1)) // len(called))
    room = Box(0, 0, box.wide - _DISC - px(28), high)
    size = min(size_for(_lines(each), room, 24, bold=True) for each in called)
    for at, each in enumerate(called):
        place = Box(box.x, box.y + at * (high + _GAP), box.wide, high)
        _card(shapes, each, at + 1, place, size)
        _disc(shapes, at + 1, place, palette)


def _lines(called: Called) -> list[str]:
    return [line for line in (called.role, called.name) if line]


def _card(shapes: Any, called: Called, turn: int, box: Box, size: float) -> None:
    card = shapes.add_shape(MSO_SHAPE.RECTANGLE, box.x, box.y, box.wide, box.high)
    card.name = f"Aktør {turn}"
    _plain(card)
    card.fill.solid()
    card.fill.fore_color.theme_color = MSO_THEME_COLOR.BACKGROUND_2
    card.line.fill.background()
    frame = card.text_frame
    frame.word_wrap, frame.vertical_anchor = True, MSO_ANCHOR.MIDDLE
    frame.margin_left = _DISC + px(28)
    frame.text = "\n".join(_lines(called))
    for at, paragraph in enumerate(frame.paragraphs):
        paragraph.alignment = 1
        run = paragraph.runs[0]
        run.font.size, run.font.bold = Pt(size), at == 0
        run.font.color.theme_color = MSO_THEME_COLOR.TEXT_1


def _plain(shape: Any) -> None:
    """Take a shape's style away, which would give it a shadow and an outline of the theme."""
    style = shape._element.find(qn("p:style"))
    shape._element.remove(style)


def _disc(shapes: Any, turn: int, box: Box, palette: Palette) -> None:
    wide = min(_DISC, box.high - px(8))
    disc = shapes.add_shape(MSO_SHAPE.OVAL, box.x + px(14), box.y + (box.high - wide) // 2, wide, wide)
    disc.name = f"Tur {turn}"
    _plain(disc)
    disc.fill.solid()
    palette.paint(disc.fill.fore_color, "good")
    disc.line.fill.background()
    frame = disc.text_frame
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    frame.text = str(turn)
    run = frame.paragraphs[0].runs[0]
    frame.paragraphs[0].alignment = 2
    run.font.size, run.font.bold = Pt(min(18, wide / EMU_PER_PT * 0.5)), True
    run.font.color.theme_color = palette.ink_on("good")
