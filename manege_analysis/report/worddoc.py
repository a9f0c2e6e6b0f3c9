"""Word documents that people may edit: styles, language, page numbers, always the same bytes."""

from __future__ import annotations

import io
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, Literal, TypeAlias
from weakref import WeakKeyDictionary

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from manege_analysis.report.wordground import CODES, NOBODY, Sender, ground, printable
from manege_analysis.report.zipclock import without_clock
from manege_analysis.wording.text import Language

Kind: TypeAlias = tuple[Language, Sender]
_KINDS: WeakKeyDictionary[Any, Kind] = WeakKeyDictionary()
"""What each document was opened as, by its main part."""
_EMPTIED: dict[Kind, Any] = {}
"""Documents that were written, and wait to be written into again."""
_MOST_EMPTIED = 4


@dataclass(frozen=True)
class About:
    """What a document's properties and foot say."""

    title: str
    author: str
    day: date
    language: Language
    foot: str


def new_document(about: About, sender: Sender = NOBODY) -> Any:
    """Return an empty A4 document with the house's styles, its language, sender and page numbers.

    One that `document_bytes` has written is emptied and used again: opening takes as long as writing.
    """
    kind = (about.language, sender)
    made = _EMPTIED.pop(kind, None) or Document(io.BytesIO(ground(*kind)))
    _KINDS[made.part] = kind
    _properties(made.core_properties, about)
    made.sections[0].footer.paragraphs[0].runs[0].text = f"{printable(about.foot)} · "
    return made


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
    table = made.add_table(rows=1, cols=len(widths), style="Table Grid")
    table.autofit = False
    _heads(table, head)
    for column, width in zip(table._tbl.tblGrid.gridCol_lst, widths, strict=True):
        column.w = Mm(width)
    first = table._tbl.tr_lst[0]
    first.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    for cell, width in zip(first.tc_lst, widths, strict=True):
        cell.width = Mm(width)
        Paragraph(cell.p_lst[0], table).paragraph_format.space_after = Pt(2)
    # Every row is a copy of the first: python-docx would make each of its cells anew.
    table._tbl.extend(deepcopy(first) for _ in rows[1:])
    if head == "row":
        first.trPr.append(OxmlElement("w:tblHeader"))
    for line, texts in zip(table._tbl.tr_lst, rows, strict=True):
        for cell, text in zip(line.tc_lst, texts, strict=True):
            add_run(Paragraph(cell.p_lst[0], table), text)
    # Two tables must not touch, and Word wants a paragraph after one; it need not take a line's room.
    gap = made.add_paragraph().paragraph_format
    gap.space_after, gap.line_spacing = Pt(0), Pt(6)


def add_run(paragraph: Paragraph, text: str) -> Run:
    """Add text to a paragraph; what a Word file cannot hold is left out.

    python-docx looks at each letter for tabs and line breaks, which few texts have.
    """
    said, run = printable(text), paragraph.add_run()
    if any(mark in said for mark in "\t\n\r"):
        run.text = said
    elif said:
        run._r.add_t(said)
    return run


def document_bytes(made: Any) -> bytes:
    """Return the document's file, without the clock that a zip would keep of every part.

    The document is empty afterwards.
    """
    buffer = io.BytesIO()
    made.save(buffer)
    made.element.body.clear_content()
    if len(_EMPTIED) < _MOST_EMPTIED:
        _EMPTIED[_KINDS[made.part]] = made
    return without_clock(buffer.getvalue())


def _properties(core: Any, about: About) -> None:
    when = datetime.combine(about.day, time(12))
    core.title, core.author = (printable(text)[:200] for text in (about.title, about.author))
    core.last_modified_by = core.author
    core.created = core.modified = when
    core.language, core.comments, core.keywords, core.revision = CODES[about.language], "", "", 1


def _heads(table: Any, head: Literal["row", "column"]) -> None:
    """Say which cells are heads, so that they look it and are read aloud as such."""
    look = table._tbl.tblPr.find(qn("w:tblLook"))
    values = {"firstRow": head == "row", "firstColumn": head == "column"}
    values |= {"lastRow": False, "lastColumn": False, "noHBand": True, "noVBand": True}
    bits = {"firstRow": 0x20, "firstColumn": 0x80, "noHBand": 0x200, "noVBand": 0x400}
    look.set(qn("w:val"), f"{sum(bit for name, bit in bits.items() if values[name]):04X}")
    for name, is_so in values.items():
        look.set(qn(f"w:{name}"), str(int(is_so)))
