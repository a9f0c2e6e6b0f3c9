"""A slide's foot and its number: no copy of the layout's comes by itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy
from typing import Any

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.text.text import TextFrame
from pptx.util import Pt

from manege_analysis.report.pptx.box import EMU_PER_PT, Box, box_of, px
from manege_analysis.report.pptx.draw import add_text
from manege_analysis.report.pptx.fit import INSET, lines_of
from manege_analysis.report.pptx.sheet import Canvas, Sheets

_SIZE = 10


def set_feet(sheets: Sheets, canvas: Canvas, texts: Sequence[str]) -> None:
    """Give a slide with content its number, and its foot where the layout has one.

    `texts` are what the foot may say, the one liked best first.  What it was given before, for another
    file, is taken away.
    """
    for each in canvas.feet:
        each.getparent().remove(each)
    is_content = canvas.sheet.layout is sheets.content.layout
    canvas.feet = tuple(_feet(canvas, sheets.presentation, texts)) if is_content else ()


def _feet(canvas: Canvas, presentation: Any, texts: Sequence[str]) -> Iterator[Any]:
    originals = canvas.sheet.feet
    if "ftr" in originals:
        wide = box_of(originals["ftr"]).wide / EMU_PER_PT - INSET
        text = next((each for each in texts if each and lines_of(each, _SIZE, wide) == 1), "")
        if text:
            foot = _copied(canvas.slide, originals["ftr"])
            _say(TextFrame(foot.txBody, canvas.slide.shapes), text)
            yield foot
    if "sldNum" in originals:
        yield _copied(canvas.slide, originals["sldNum"])
    else:
        yield _own_number(canvas.slide, presentation)


def _copied(slide: Any, original: Any) -> Any:
    """Copy a placeholder of the layout onto the slide; its type it has from there already."""
    tree, copied = slide.shapes._spTree, deepcopy(original._element)
    copied.find(".//" + qn("p:cNvPr")).set("id", str(_next_id(tree)))
    style = copied.txBody.find(qn("a:lstStyle"))
    for level in [] if style is None else list(style):
        style.remove(level)
    tree.append(copied)
    return copied


def _say(frame: Any, text: str) -> None:
    frame.text = text
    for run in frame.paragraphs[0].runs:
        run.font.size, run.font.name = Pt(_SIZE), "+mn-lt"


def _own_number(slide: Any, presentation: Any) -> Any:
    wide, high = presentation.slide_width, presentation.slide_height
    shape = add_text(slide, Box(wide - px(110), high - px(44), px(90), px(30)), "", 11)
    shape.text_frame.paragraphs[0]._p.append(
        parse_xml(
            f'<a:fld {nsdecls("a")} id="{{C1FF6DA9-008F-8B48-92A6-B652298478BF}}" type="slidenum">'
            '<a:rPr sz="1100"/><a:t>‹#›</a:t></a:fld>'
        )
    )
    return shape._element


def _next_id(tree: Any) -> int:
    return max(int(each.get("id")) for each in tree.iter(qn("p:cNvPr"))) + 1
