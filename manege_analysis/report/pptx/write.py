"""Pages become the bytes of a PowerPoint file, in the product's template or the user's own."""

from __future__ import annotations

import base64
import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE

from manege_analysis.errors import Problem
from manege_analysis.report.identity import Brand
from manege_analysis.report.pptx import words
from manege_analysis.report.pptx.box import px
from manege_analysis.report.pptx.draw import draw_page
from manege_analysis.report.pptx.layouts import open_look
from manege_analysis.report.pptx.package import About, presentation_bytes
from manege_analysis.report.pptx.pages import Page
from manege_analysis.report.pptx.sections import name_blocks
from manege_analysis.report.pptx.sheet import sheets_of


@dataclass(frozen=True)
class Written:
    """A finished presentation, and what its template lacks."""

    data: bytes
    problems: tuple[Problem, ...] = ()


def write_pages(
    pages: Sequence[Page], about: About, brand: Brand, template: Path | None = None
) -> Written:
    """Write the pages after the slides that the template already has.

    The same pages and the same template give the same bytes.  Raises `ReportError` for a template
    that cannot be written into.
    """
    look = open_look(template)
    since, sheets = len(look.presentation.slides), sheets_of(look)
    whole = " · ".join(part for part in (about.title, brand.unit) if part)
    feet = (whole, about.title, brand.unit)
    for page in pages:
        slide = draw_page(sheets, page, feet, about.language)
        if page.kind == "title" and brand.logo:
            _logo(slide, look.presentation, brand, about)
    before = words.TEMPLATE_SECTION.in_(about.language)
    name_blocks(look.presentation, [page.block for page in pages], before)
    return Written(presentation_bytes(look.presentation, about, since), look.problems)


def _logo(slide: Any, presentation: Any, brand: Brand, about: About) -> None:
    """Set the unit's logo at the foot of the cover, on white so that any logo can be seen."""
    data = base64.b64decode(brand.logo.split(",", 1)[1])
    high = px(56)
    bottom = presentation.slide_height - px(48)
    behind = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, 0, 0, px(1), px(1))
    picture = slide.shapes.add_picture(io.BytesIO(data), px(96), bottom - high, height=high)
    if picture.width > px(320):
        picture.height = round(picture.height * px(320) / picture.width)
        picture.width = px(320)
    _put_behind(behind, picture)
    named = picture._element.nvPicPr.cNvPr
    named.set("name", "Logo")
    named.set("descr", words.LOGO.say(about.language, unit=brand.unit or "–"))


def _put_behind(ground: Any, picture: Any) -> None:
    """Make a shape the white ground of a picture, a little larger than it."""
    air = px(14)
    ground.left, ground.top = picture.left - air, picture.top - air
    ground.width, ground.height = picture.width + 2 * air, picture.height + 2 * air
    ground.fill.solid()
    ground.fill.fore_color.rgb = RGBColor(255, 255, 255)  # type: ignore[no-untyped-call]
    ground.line.fill.background()
    ground.shadow.inherit = False
    ground.name = "Logo, bund"
