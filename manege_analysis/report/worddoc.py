"""Word documents that people may edit: styles, language, page numbers, always the same bytes."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, Literal

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from manege_analysis.charts import theme
from manege_analysis.report.wordground import CODES, ground
from manege_analysis.wording.text import Language

_UNPRINTABLE = re.compile("[\\x00-\\x08\\x0b-\\x1f\\ud800-\\udfff\\ufffe\\uffff]")
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
    made = Document(io.BytesIO(ground(about.language)))
    _properties(made.core_properties, about)
    _foot(made.sections[0], about.foot)
    return made


def printable(text: str) -> str:
    """Leave out what an XML file cannot hold; a settings file can.

    >>> printable("a\\x01b")
    'ab'
    """
    return _UNPRINTABLE.sub("", text)


def add_table(
    made: Any,
    rows: Sequence[tuple[str, ...]],
    widths: tuple[int, ...],
    head: Literal["row", "column"] = "row",
) -> None:
    """Add a table; widths in millimetres.

    Its first row is a head that is repeated on every page, or its first column holds the names of what
    stands beside them.  A row is never divided between two pages.
    """
    table = made.add_table(rows=len(rows), cols=len(widths), style="Table Grid")
    table.autofit = False
    _heads(table, head)
    for column, width in zip(table._tbl.tblGrid.gridCol_lst, widths, strict=True):
        column.w = Mm(width)
    for at, (line, texts) in enumerate(zip(table._tbl.tr_lst, rows, strict=True)):
        properties = line.get_or_add_trPr()
        properties.append(OxmlElement("w:cantSplit"))
        if at == 0 and head == "row":
            properties.append(OxmlElement("w:tblHeader"))
        for cell, text, width in zip(line.tc_lst, texts, widths, strict=True):
            cell.width = Mm(width)
            paragraph = Paragraph(cell.p_lst[0], table)
            paragraph.paragraph_format.space_after = Pt(2)
            paragraph.add_run(printable(text))
    # Two tables must not touch, and Word wants a paragraph after one; it need not take a line's room.
    gap = made.add_paragraph().paragraph_format
    gap.space_after, gap.line_spacing = Pt(0), Pt(6)


def document_bytes(made: Any) -> bytes:
    """Return the document's file, without the clock that a zip would keep of every part."""
    buffer, packed = io.BytesIO(), io.BytesIO()
    made.save(buffer)
    with zipfile.ZipFile(buffer) as source, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(zipfile.ZipInfo(name, _ZIP_TIME), source.read(name), zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def _properties(core: Any, about: About) -> None:
    when = datetime.combine(about.day, time(12))
    core.title, core.author = (printable(text)[:200] for text in (about.title, about.author))
    core.last_modified_by = core.author
    core.created = core.modified = when
    core.language, core.comments, core.keywords, core.revision = CODES[about.language], "", "", 1


def _foot(section: Any, text: str) -> None:
    line = section.footer.paragraphs[0]
    line.add_run(f"{printable(text)} · ")
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


def _heads(table: Any, head: Literal["row", "column"]) -> None:
    """Say which cells are heads, so that they look it and are read aloud as such."""
    look = table._tbl.tblPr.find(qn("w:tblLook"))
    values = {"firstRow": head == "row", "firstColumn": head == "column"}
    values |= {"lastRow": False, "lastColumn": False, "noHBand": True, "noVBand": True}
    bits = {"firstRow": 0x20, "firstColumn": 0x80, "noHBand": 0x200, "noVBand": 0x400}
    look.set(qn("w:val"), f"{sum(bit for name, bit in bits.items() if values[name]):04X}")
    for name, is_so in values.items():
        look.set(qn(f"w:{name}"), str(int(is_so)))
