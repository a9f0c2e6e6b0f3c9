"""Pages become the bytes of PowerPoint files, in the product's template or the user's own."""

from __future__ import annotations

import base64
import io
from collections import Counter
from collections.abc import Iterator, Sequence
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
from manege_analysis.report.pptx.feet import set_feet
from manege_analysis.report.pptx.layouts import open_look
from manege_analysis.report.pptx.package import About, presentation_bytes
from manege_analysis.report.pptx.pages import Page
from manege_analysis.report.pptx.sections import name_blocks
from manege_analysis.report.pptx.sheet import Canvas, Sheets, sheets_of
from manege_analysis.report.pptx.shown import Shown


@dataclass(frozen=True)
class Deck:
    """A presentation that is wanted: its pages, and what its properties and its foot say."""

    pages: Sequence[Page]
    about: About

    @property
    def numbered(self) -> Iterator[tuple[Page, int]]:
        """The pages, each with how often it stood there before: two that are alike are two slides."""
        seen: Counter[Page] = Counter()
        for page in self.pages:
            yield page, seen[page]
            seen[page] += 1


@dataclass(frozen=True)
class Written:
    """Finished presentations in the order asked for, and what their template lacks."""

    data: tuple[bytes, ...]
    problems: tuple[Problem, ...] = ()


def write_decks(decks: Sequence[Deck], brand: Brand, template: Path | None = None) -> Written:
    """Write the pages of each deck after the slides that the template already has.

    A page that stands in several decks is drawn once, and shown in one after the other.  The same
    pages and the same template give the same bytes.  Raises `ReportError` for a template that cannot
    be written into.
    """
    look = open_look(template)
    shown, sheets = Shown(look.presentation), sheets_of(look)
    drawn: dict[tuple[Page, int], Canvas] = {}
    for deck in decks:
        for key in deck.numbered:
            if key not in drawn:
                drawn[key] = _drawn(sheets, key[0], deck.about, brand)
    data = []
    for deck in decks:
        about = deck.about
        canvases = [drawn[key] for key in deck.numbered]
        shown.only([canvas.slide for canvas in canvases])
        whole = " · ".join(part for part in (about.title, brand.unit) if part)
        for canvas in canvases:
            set_feet(sheets, canvas, (whole, about.title, brand.unit))
        before = words.TEMPLATE_SECTION.in_(about.language)
        name_blocks(look.presentation, [page.block for page in deck.pages], before)
        data.append(presentation_bytes(look.presentation, about, shown.own))
    return Written(tuple(data), look.problems)


def _drawn(sheets: Sheets, page: Page, about: About, brand: Brand) -> Canvas:
    canvas = draw_page(sheets, page, about.language)
    if page.kind == "title" and brand.logo:
        _logo(canvas.slide, sheets.presentation, brand, about)
    return canvas


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
