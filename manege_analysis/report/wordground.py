"""The empty Word document that every document of the house begins as: page, styles, language."""

from __future__ import annotations

import base64
import io
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from docx import Document
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor

from manege_analysis.charts import theme
from manege_analysis.report.identity import DEEP, LINE, SAND
from manege_analysis.wording.text import Language

FONT = "Calibri"
"""Every Word has it or something of the same width; fonts inside a document people edit get lost."""

CODES = {"da": "da-DK", "en": "en-GB"}
_SIZES = {"Title": 22, "Subtitle": 13, "Heading 1": 16, "Heading 2": 13, "Heading 3": 11.5}
_KEPT = {
    "Normal", "Header", "Footer", "Title", "Subtitle", "Heading 1", "Heading 2", "Heading 3",
    "List Bullet", "Table Grid", "Normal Table", "Default Paragraph Font", "No List",
}  # fmt: skip
"""The styles a document is written in; Word offers its other built-in ones all the same."""
_UNPRINTABLE = re.compile("[\\x00-\\x08\\x0b-\\x1f\\ud800-\\udfff\\ufffe\\uffff]")
_NEEDED = ("styles", "settings", "numbering", "fontTable", "theme")
_PACKED = ("officeDocument", "core-properties")


WIDTH = 166
"""Millimetres between the margins."""
_LOGO_HEIGHT = 10


@dataclass(frozen=True)
class Sender:
    """Who stands at the head of every page: a unit's name, and its logo as a data address."""

    unit: str = ""
    logo: str = ""


NOBODY = Sender()


def printable(text: str) -> str:
    """Leave out what an XML file cannot hold; a settings file can.

    >>> printable("a\\x01b")
    'ab'
    """
    return _UNPRINTABLE.sub("", text)


@lru_cache(maxsize=4)
def ground(language: Language, sender: Sender = NOBODY) -> bytes:
    """Make the empty document that all others begin as, once per language, sender and process.

    The first run of its foot is for the document's own name.

    The library's own template carries 160 table styles twice, which took most of the time and two
    thirds of every file.
    """
    made = Document()
    _lean(made)
    _page(made)
    for name in ("Normal", *_SIZES):
        _style(made.styles[name], _SIZES.get(name, 11), language)
    made.styles["Normal"].paragraph_format.space_after = Pt(6)
    _look(made.styles)
    _current(made.settings.element, language)
    _foot(made.sections[0])
    if sender.unit or sender.logo:
        _head(made.sections[0], sender)
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def _lean(made: Any) -> None:
    """Leave out styles nobody uses, and the parts that Word neither needs nor misses."""
    for style in list(made.styles):
        if style.name in _KEPT:
            # A style's twin for single words is left out, so the style must not point to it.
            for link in style.element.findall(qn("w:link")):
                style.element.remove(link)
        else:
            style.element.getparent().remove(style.element)
    for part, needed in ((made.part, _NEEDED), (made.part.package, _PACKED)):
        for key, rel in list(part.rels.items()):
            if rel.reltype.rpartition("/")[2] not in needed:
                del part.rels[key]


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


def _look(styles: Any) -> None:
    """Give titles room instead of a rule, and tables quiet lines under a head in the house's colours."""
    for tabs in styles["Header"].element.findall(f"{qn('w:pPr')}/{qn('w:tabs')}"):
        tabs.getparent().remove(tabs)
    for name in ("Title", "Subtitle"):
        properties = styles[name].element.get_or_add_pPr()
        for rule in properties.findall(qn("w:pBdr")):
            properties.remove(rule)
        styles[name].paragraph_format.space_after = Pt(4 if name == "Title" else 12)
        styles[name].font.italic = False
    for name, before in (("Heading 1", 14), ("Heading 2", 10), ("Heading 3", 8)):
        styles[name].paragraph_format.space_before = Pt(before)
        styles[name].paragraph_format.space_after = Pt(4)
    grid = styles["Table Grid"].element
    for old in [*grid.findall(qn("w:tblPr")), *grid.findall(qn("w:tblStylePr"))]:
        grid.remove(old)
    for made in _table_parts():
        grid.append(made)


def _table_parts() -> tuple[Any, ...]:
    line = f'w:val="single" w:sz="4" w:space="0" w:color="{LINE[1:]}"'
    borders = "".join(
        f"<w:{side} {line}/>" for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    margins = "".join(
        f'<w:{side} w:w="{width}" w:type="dxa"/>'
        for side, width in (("top", 40), ("left", 100), ("bottom", 40), ("right", 100))
    )
    head = f'<w:shd w:val="clear" w:color="auto" w:fill="{SAND[1:]}"/>'
    return (
        parse_xml(
            f'<w:tblPr {nsdecls("w")}><w:tblInd w:w="0" w:type="dxa"/>'
            f"<w:tblBorders>{borders}</w:tblBorders><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>"
        ),
        parse_xml(
            f'<w:tblStylePr {nsdecls("w")} w:type="firstRow">'
            f'<w:rPr><w:b/><w:color w:val="{DEEP[1:]}"/></w:rPr><w:tcPr>{head}</w:tcPr></w:tblStylePr>'
        ),
        parse_xml(
            f'<w:tblStylePr {nsdecls("w")} w:type="firstCol"><w:rPr><w:b/></w:rPr></w:tblStylePr>'
        ),
    )


def _current(settings: Any, language: Language) -> None:
    """Open as a document of today, not in "compatibility mode", and name the language of its theme."""
    compat = settings.find(qn("w:compat"))
    for old in list(compat):
        compat.remove(old)
    compat.append(
        parse_xml(
            f'<w:compatSetting {nsdecls("w")} w:name="compatibilityMode" '
            'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
        )
    )
    settings.find(qn("w:themeFontLang")).set(qn("w:val"), CODES[language])


def _language(properties: Any, language: Language) -> None:
    for old in properties.findall(qn("w:lang")):
        properties.remove(old)
    spoken = OxmlElement("w:lang")
    spoken.set(qn("w:val"), CODES[language])
    properties.append(spoken)


def _head(section: Any, sender: Sender) -> None:
    section.header_distance = Mm(9)
    line = section.header.paragraphs[0]
    line.paragraph_format.space_after = Pt(8)
    line.paragraph_format.tab_stops.add_tab_stop(Mm(WIDTH), WD_TAB_ALIGNMENT.RIGHT)
    if sender.logo:
        data = base64.b64decode(sender.logo.partition(",")[2])
        picture = line.add_run().add_picture(io.BytesIO(data), height=Mm(_LOGO_HEIGHT))
        picture._inline.docPr.set("descr", printable(sender.unit) or "Logo")
    run = line.add_run(f"\t{printable(sender.unit)}")
    run.font.size, run.font.color.rgb = Pt(9), RGBColor.from_string(theme.SOFT_INK[1:])


def _foot(section: Any) -> None:
    line = section.footer.paragraphs[0]
    line.add_run()
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
