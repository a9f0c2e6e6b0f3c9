"""A page becomes a slide: text in the layout's placeholders, charts, tables and cards beside them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pptx.enum.dml import MSO_THEME_COLOR
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from manege_analysis.charts.values import number
from manege_analysis.report.pptx import words
from manege_analysis.report.pptx.box import EMU_PER_PT, Box, px
from manege_analysis.report.pptx.cards import add_cards
from manege_analysis.report.pptx.chart import add_chart
from manege_analysis.report.pptx.fit import INSET, LEADING, SMALLEST, height_of, size_for
from manege_analysis.report.pptx.layouts import clear_of
from manege_analysis.report.pptx.pages import Page
from manege_analysis.report.pptx.sheet import Canvas, Sheets
from manege_analysis.report.pptx.tables import add_table
from manege_analysis.report.slides import Point
from manege_analysis.wording.text import Language

_LEAD, _NOTE, _BODY, _SUBTITLE = 18, 13, 24, 22
_LARGE, _FEW = 28, 2
"""One or two points alone are set larger, so that the slide does not look forgotten."""
_SPACE = 0.6
"""The room above a point, in its type size."""
_INDENT = 30.0
_TEXT_EDGE = round(INSET / 2 * EMU_PER_PT)
"""Where text begins in a box; a table begins there too, so that both stand on one line."""


def draw_page(sheets: Sheets, page: Page, language: Language) -> Canvas:
    """Add one slide, all but its foot, and return it; nothing that holds no text is left on it."""
    sheet = sheets.of(page.kind)
    canvas = Canvas(sheet.new_slide(), sheet)
    if page.kind in ("title", "section"):
        _cover(canvas, page)
    else:
        _content(canvas, page, language)
    canvas.remove_empty()
    sheets.notes.write(canvas.slide, _said(page, language))
    return canvas


def _cover(canvas: Canvas, page: Page) -> None:
    _title(canvas, page.title, is_content=False)
    kicker, below = canvas.kicker, canvas.body(("subTitle", "body", "obj"))
    lead = page.lead if kicker is not None else "\n".join(filter(None, (page.kicker, page.lead)))
    if kicker is not None:
        kicker.text_frame.text = page.kicker
    if below is not None and lead:
        below.text_frame.text = lead
        box = clear_of(canvas.box(canvas.title), canvas.box(below))
        if box != canvas.box(below):
            _move(below, box)
        _set_size(below, size_for(lead.split("\n"), box, _SUBTITLE, 0.2))
    elif lead:
        add_text(canvas.slide, canvas.sheet.content, lead, _LEAD)


def _content(canvas: Canvas, page: Page, language: Language) -> None:
    _title(canvas, page.title, is_content=True)
    slide, area, palette = canvas.slide, canvas.sheet.content, canvas.sheet.palette
    if canvas.kicker is not None:
        canvas.kicker.text_frame.text = page.kicker
    elif page.kicker:
        area = _strip(slide, area, page.kicker, 14, bold=True)
    if page.kind == "ring":
        _ring(canvas, page, area, language)
        return
    if page.lead:
        area = _strip(slide, area, page.lead, _LEAD)
    area = _foot_note(slide, area, page.note)
    if page.bars is not None:
        frame = add_chart(slide.shapes, page.bars, area, palette)
        _describe(frame, page.bars.key, page.bars.alt)
    elif page.table is not None:
        frame = add_table(slide.shapes, page.table, area.within(_TEXT_EDGE), palette)
        _describe(frame, page.id, page.table.alt)
    elif page.points:
        _points(canvas, page, area)


def _title(canvas: Canvas, text: str, *, is_content: bool) -> None:
    """Set the title, smaller where the template's own size does not hold it."""
    title, most = canvas.title, canvas.sheet.title_size
    title.text_frame.text = text
    box = canvas.box(title)
    if is_content and box != canvas.sheet.title_box:
        box = canvas.sheet.title_box
        _move(title, box)
    size = size_for([text], box, most, bold=True)
    if size < most:
        _set_size(title, size)


def _move(shape: Any, box: Box) -> None:
    shape.left, shape.top, shape.width, shape.height = box.x, box.y, box.wide, box.high


def _set_size(shape: Any, size: float) -> None:
    for paragraph in shape.text_frame.paragraphs:
        for run in paragraph.runs:
            run.font.size = Pt(size)


def _strip(slide: Any, area: Box, text: str, size: float, *, bold: bool = False) -> Box:
    """Set a line of text at the top of the area, as high as it runs, and return what is left."""
    high = _high(area, text, size)
    add_text(slide, area.top(high), text, size, bold=bold)
    return area.below(high + px(10))


def _foot_note(slide: Any, area: Box, text: str) -> Box:
    if not text:
        return area
    high = _high(area, text, _NOTE)
    add_text(slide, Box(area.x, area.bottom - high, area.wide, high), text, _NOTE)
    return Box(area.x, area.y, area.wide, area.high - high - px(10))


def _high(area: Box, text: str, size: float) -> int:
    wide = area.wide / EMU_PER_PT - INSET
    return round((height_of(text.split("\n"), size, wide) + INSET / 2) * EMU_PER_PT)


def add_text(slide: Any, box: Box, text: str, size: float, *, bold: bool = False) -> Any:
    """Add a box of text in the theme's text colour, and return it."""
    shape = slide.shapes.add_textbox(box.x, box.y, box.wide, box.high)
    frame = shape.text_frame
    frame.word_wrap = True
    frame.text = text
    for paragraph in frame.paragraphs:
        paragraph.line_spacing = LEADING / 1.2
        for run in paragraph.runs:
            run.font.size, run.font.bold = Pt(size), bold
            run.font.color.theme_color = MSO_THEME_COLOR.TEXT_1
    return shape


def _points(canvas: Canvas, page: Page, area: Box) -> None:
    """Set the points as one list in the layout's own placeholder, so that they stay an outline."""
    body = canvas.body()
    if body is None:
        body = add_text(canvas.slide, area, "", _BODY)
    _move(body, area)
    size = _size_of(page, area)
    frame = body.text_frame
    for at, point in enumerate(page.points):
        paragraph = frame.paragraphs[0] if at == 0 else frame.add_paragraph()
        paragraph.space_before = Pt(round(size * _SPACE) if at else 0)
        _point(paragraph, point, size)
        _bullet(paragraph, numbered=page.numbered)


def _size_of(page: Page, area: Box) -> float:
    """Return the size at which all points fit: the heads in bold, what stands below them not."""
    most = _BODY if len(page.points) > _FEW else _LARGE
    wide = area.wide / EMU_PER_PT - INSET - (_INDENT if page.numbered else 0.0)
    high = area.high / EMU_PER_PT - INSET / 2
    size = most
    while size > SMALLEST and _points_high(page.points, size, wide) > high:
        size -= 1
    return size


def _points_high(points: Sequence[Point], size: float, wide: float) -> float:
    heads = height_of([point.head for point in points], size, wide, _SPACE, bold=True)
    return heads + height_of([point.text for point in points if point.text], size, wide)


def _point(paragraph: Any, point: Point, size: float) -> None:
    head = paragraph.add_run()
    head.text = point.head
    head.font.bold = bool(point.text)
    head.font.size = Pt(size)
    if point.text:
        paragraph.add_line_break()
        text = paragraph.add_run()
        text.text = point.text
        text.font.size = Pt(size)


def _bullet(paragraph: Any, *, numbered: bool) -> None:
    properties = paragraph._p.get_or_add_pPr()
    wide = round(_INDENT * EMU_PER_PT) if numbered else 0
    properties.set("marL", str(wide))
    properties.set("indent", str(-wide))
    if numbered:
        properties.append(parse_xml(f'<a:buFont {nsdecls("a")} typeface="+mj-lt"/>'))
        properties.append(parse_xml(f'<a:buAutoNum {nsdecls("a")} type="arabicPeriod"/>'))
    else:
        properties.append(parse_xml(f"<a:buNone {nsdecls('a')}/>"))


def _ring(canvas: Canvas, page: Page, area: Box, language: Language) -> None:
    """Set what happens to the left, and who is called to the right, a card for each actor."""
    slide = canvas.slide
    left, right = area.left(0.46, px(48)), area.right(0.54, px(48))
    point = page.points[0]
    texts = [point.head, page.lead, point.text]
    size = size_for(texts, left, 24, 0.8, bold=True)
    shape = add_text(slide, left, "\n".join(texts), size)
    for at, paragraph in enumerate(shape.text_frame.paragraphs):
        paragraph.space_before = Pt(round(size * 0.8) if at else 0)
        paragraph.runs[0].font.bold = at == 0
    right = _strip(slide, right, words.IN_THE_RING.in_(language), size, bold=True)
    add_cards(slide.shapes, page.ring, right, canvas.sheet.palette)


def _said(page: Page, language: Language) -> str:
    """Return what the speaker may say, with how long it takes first."""
    lines = [words.TIME.say(language, minutes=number(page.minutes, language))] if page.minutes else []
    return "\n".join((*lines, *page.notes))


def _describe(frame: Any, name: str, alt: str) -> None:
    properties = frame._element.find(".//" + qn("p:cNvPr"))
    properties.set("name", name)
    properties.set("descr", alt)
