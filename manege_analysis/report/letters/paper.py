"""One letter being written: headings, paragraphs, lists and tables in the house's styles."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from docx.shared import RGBColor

from manege_analysis.charts import theme
from manege_analysis.meeting.minutes_tables import Table
from manege_analysis.report.identity import Brand
from manege_analysis.report.worddoc import About, add_run, add_table, document_bytes, new_document
from manege_analysis.report.wordground import WIDTH, Sender
from manege_analysis.wording.text import Language


class Paper:
    """A Word document being written from top to bottom.

    The unit's name and logo stand in the head of every page, its title and the page's number in the
    foot.  Every text goes in as text; what a Word file cannot hold is left out.
    """

    def __init__(self, title: str, brand: Brand, day: date, language: Language) -> None:
        about = About(title, brand.unit, day, language, title)
        self._made = new_document(about, Sender(brand.unit, brand.logo))

    def title(self, title: str, subtitle: str = "") -> None:
        """Write the letter's title, and below it what it is about."""
        self._paragraph(title, "Title")
        if subtitle:
            self._paragraph(subtitle, "Subtitle")

    def heading(self, text: str, level: int = 1, new_page: bool = False) -> None:
        """Write a heading of level 1 to 3."""
        made = self._paragraph(text, f"Heading{level}")
        if new_page:
            made.paragraph_format.page_break_before = True

    def say(self, *texts: str, keep: bool = False) -> None:
        """Write paragraphs, leaving out empty ones; `keep` holds them on the page of what follows."""
        for text in filter(None, texts):
            made = self._paragraph(text)
            if keep:
                made.paragraph_format.keep_with_next = True

    def strong(self, text: str) -> None:
        """Write a paragraph in bold type."""
        add_run(self._paragraph(""), text).bold = True

    def quiet(self, text: str) -> None:
        """Write a remark in grey."""
        if text:
            run = add_run(self._paragraph(""), text)
            run.font.color.rgb = RGBColor.from_string(theme.SOFT_INK[1:])

    def bullets(self, lines: Iterable[str]) -> None:
        """Write a list."""
        for line in lines:
            self._paragraph(line, "ListBullet")

    def facts(self, rows: Iterable[tuple[str, str]]) -> None:
        """Write names and values side by side; those without a value are left out."""
        known = [(name, value) for name, value in rows if value]
        if known:
            add_table(self._made, known, (38, WIDTH - 38), head="column")

    def table(self, made: Table, blank: int = 0) -> None:
        """Write a table over the whole width; `blank` rows are left to write in."""
        whole = sum(made.shares)
        widths = tuple(round(WIDTH * share / whole) for share in made.shares)
        add_table(self._made, [made.heads, *made.rows, *[("",) * len(widths)] * blank], widths)

    def bytes(self) -> bytes:
        """Return the finished file: the same letter gives the same bytes."""
        return document_bytes(self._made)

    def _paragraph(self, text: str, style: str = "") -> Any:
        made = self._made.add_paragraph()
        if text:
            add_run(made, text)
        if style:
            # By the style's id: looking it up by name took longer than writing the paragraph.
            made._p.style = style
        return made
