"""The empty Word document that every document of the house begins as: page, styles, language."""

from __future__ import annotations

import io
from functools import lru_cache
from typing import Any

from docx import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor

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
_NEEDED = ("styles", "settings", "numbering", "fontTable", "theme")
_PACKED = ("officeDocument", "core-properties")


@lru_cache(maxsize=2)
def ground(language: Language) -> bytes:
    """Make the empty document that all others begin as, once per language and process.

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
