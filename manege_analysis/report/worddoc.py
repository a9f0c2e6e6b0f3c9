"""Word documents that people may edit: styles, language, page numbers, always the same bytes."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from manege_analysis.charts import theme
from manege_analysis.report.identity import DEEP
from manege_analysis.wording.text import Language

FONT = "Calibri"
"""Every Word has it or something of the same width; fonts inside a document people edit get lost."""

_CODES = {"da": "da-DK", "en": "en-GB"}
_SIZES = {"Title": 22, "Heading 1": 18, "Heading 2": 13, "Heading 3": 11.5}
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True)
class About:
    """What a document's properties and foot say."""

    title: str
    author: str
    day: date
    language: Language
    foot: str


def new_document(about: About) -> Any:
    """Return an empty A4 document with the house's styles, its language, and page numbers."""
    made = Document()
    _page(made)
    for name in ("Normal", *_SIZES):
        _style(made.styles[name], _SIZES.get(name, 11), about.language)
    made.styles["Normal"].paragraph_format.space_after = Pt(6)
    _properties(made.core_properties, about)
    _foot(made.sections[0], about.foot)
    return made


def add_table(made: Any, rows: list[tuple[str, ...]], widths: tuple[int, ...]) -> None:
    """Add a table whose first row is a head that is repeated on every page; widths in millimetres."""
    table = made.add_table(rows=0, cols=len(widths), style="Table Grid")
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    for at, row in enumerate(rows):
        added = table.add_row()
        for cell, text, width in zip(added.cells, row, widths, strict=True):
            cell.width = Mm(width)
            cell.paragraphs[0].paragraph_format.space_after = Pt(2)
            cell.paragraphs[0].add_run(text).bold = at == 0
        _row_property(added, "w:cantSplit")
        if at == 0:
            _row_property(added, "w:tblHeader")
    made.add_paragraph().paragraph_format.space_after = Pt(0)


def document_bytes(made: Any) -> bytes:
    """Return the document's file, without the clock that a zip would keep of every part."""
    buffer, packed = io.BytesIO(), io.BytesIO()
    made.save(buffer)
    with zipfile.ZipFile(buffer) as source, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(zipfile.ZipInfo(name, _ZIP_TIME), source.read(name), zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def _page(made: Any) -> None:
    section = made.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(22)
    section.top_margin, section.bottom_margin = Mm(22), Mm(20)


def _style(style: Any, size: float, language: Language) -> None:
    style.font.name, style.font.size = FONT, Pt(size)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in list(fonts.attrib):
        if "Theme" in name:
            # A theme's font would win over the one that is named.
            del fonts.attrib[name]
    for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(script), FONT)
    if style.name != "Normal":
        style.font.color.rgb = RGBColor.from_string(DEEP[1:])
    _language(style.element.rPr, language)


def _language(properties: Any, language: Language) -> None:
    for old in properties.findall(qn("w:lang")):
        properties.remove(old)
    spoken = OxmlElement("w:lang")
    spoken.set(qn("w:val"), _CODES[language])
    properties.append(spoken)


def _properties(core: Any, about: About) -> None:
    when = datetime.combine(about.day, time(12))
    core.title, core.author, core.last_modified_by = about.title, about.author, about.author
    core.created = core.modified = when
    core.language, core.comments, core.keywords, core.revision = _CODES[about.language], "", "", 1


def _foot(section: Any, text: str) -> None:
    line = section.footer.paragraphs[0]
    line.add_run(f"{text} · ")
    for code in ("PAGE", None, "NUMPAGES"):
        if code is None:
            line.add_run(" / ")
        else:
            _field(line, code)
    for run in line.runs:
        run.font.size, run.font.color.rgb = Pt(8.5), RGBColor.from_string(theme.SOFT_INK[1:])


def _field(line: Any, code: str) -> None:
    for kind, written in (
        ("begin", None),
        (None, code),
        ("separate", None),
        ("text", "1"),
        ("end", None),
    ):
        run = line.add_run()
        if kind == "text":
            run.text = written
            continue
        part = OxmlElement("w:instrText" if kind is None else "w:fldChar")
        if kind is None:
            part.text = written
        else:
            part.set(qn("w:fldCharType"), kind)
        run._r.append(part)


def _row_property(row: Any, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))
