"""The product's own template, built in code from python-pptx's empty presentation."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from lxml import etree  # type: ignore[import-untyped]
from pptx import Presentation
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn

from manege_analysis.charts import theme
from manege_analysis.report.identity import ACCENT_TEXT, DEEP, LINE, SAND
from manege_analysis.report.pptx.box import Box, px

FONT = "Arial"
"""On every machine, and of the widths that the text is measured with."""
WIDE, HIGH = px(1280), px(720)
CONTENT = Box(px(64), px(178), px(1152), px(466))
_DROPPED = ("thumbnail", "printerSettings", "extended-properties")
FIELD = (
    '<a:fld id="{C1FF6DA9-008F-8B48-92A6-B652298478BF}" type="slidenum"><a:rPr/><a:t>‹#›</a:t></a:fld>'
)
"""The number of a slide, wherever it is moved."""
_SPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
_COLOURS = {
    "dk1": theme.INK,
    "lt1": theme.PAPER,
    "dk2": DEEP,
    "lt2": SAND,
    "accent1": theme.GOOD[0],
    "accent2": theme.PROBLEM[0],
    "accent3": theme.GOOD[1],
    "accent4": theme.PROBLEM[1],
    "accent5": LINE,
    "accent6": ACCENT_TEXT,
    "hlink": theme.GOOD[0],
    "folHlink": DEEP,
}


@dataclass(frozen=True)
class _Ph:
    """A placeholder of a layout: its kind and place, its type in points, and how it is set."""

    kind: str
    name: str
    idx: int
    box: Box
    size: float
    colour: str = "tx1"
    bold: bool = False
    anchor: str = "t"
    align: str = "l"


_TITLE = _Ph("title", "Titel", 0, Box(px(64), px(66), px(1152), px(104)), 28, "tx2", True)
_KICKER = _Ph("body", "Kicker", 13, Box(px(64), px(32), px(1152), px(34)), 15, "accent6", True, "b")
_FOOT = _Ph("ftr", "Sidefod", 11, Box(px(64), px(672), px(960), px(28)), 11, "tx1", anchor="ctr")
_NUMBER = _Ph(
    "sldNum", "Sidetal", 12, Box(px(1096), px(672), px(120), px(28)), 11, "tx1", anchor="ctr", align="r"
)
_BODY = _Ph("", "Indhold", 1, CONTENT, 24)


def _cover() -> tuple[_Ph, ...]:
    return (
        _Ph("ctrTitle", "Titel", 0, Box(px(96), px(232), px(780), px(180)), 40, "bg1", True, "b"),
        _Ph("subTitle", "Undertitel", 1,
            Box(px(96), px(430), px(780), px(110)), 22, "bg1"),
        _Ph("body", "Kicker", 13, Box(px(96), px(188), px(780), px(44)), 18, "accent4", True, "b"),
    )  # fmt: skip


_LAYOUTS = {
    0: ("Forside", _cover()),
    1: ("Indhold", (_KICKER, _TITLE, _BODY, _FOOT, _NUMBER)),
    2: ("Afsnit", _cover()),
}


def house_template() -> Any:
    """Return an empty presentation in the product's look: three layouts, its colours, its type."""
    made: Any = Presentation()
    made.slide_width, made.slide_height = WIDE, HIGH
    size = made.part._element.find(qn("p:sldSz"))
    size.attrib.pop("type", None)
    _drop(made.part)
    _drop(made.part.package)
    _theme(made.slide_master.part)
    for layout in [each for at, each in enumerate(made.slide_layouts) if at not in _LAYOUTS]:
        made.slide_layouts.remove(layout)
    _master(made.slide_master)
    for layout, (name, placeholders) in zip(made.slide_layouts, _LAYOUTS.values(), strict=True):
        layout.name = name
        if name != "Indhold":
            # A section's title is set like a cover's: other programs take a plain title's colour
            # from the master, dark on dark.
            layout._element.set("type", "title")
        _fill(layout, placeholders, is_cover=name != "Indhold")
    return made


def _drop(part: Any) -> None:
    """Leave out what the empty presentation brings along of the program and the machine that made it."""
    rels = part._rels
    for key in [key for key, rel in rels.items() if rel.reltype.rsplit("/", 1)[-1] in _DROPPED]:
        rels.pop(key)


def _theme(master: Any) -> None:
    part = next(rel.target_part for rel in master.rels.values() if rel.reltype.endswith("/theme"))
    root = etree.fromstring(part.blob)
    spaces = {"a": "http://schemas.openxmlformats.org/drawingml/2006/main"}
    root.set("name", "Manege")
    for name, colour in _COLOURS.items():
        slot = root.find(f".//a:clrScheme/a:{name}", spaces)
        for old in list(slot):
            slot.remove(old)
        etree.SubElement(slot, qn("a:srgbClr")).set("val", colour[1:])
    for family in ("majorFont", "minorFont"):
        root.find(f".//a:{family}/a:latin", spaces).set("typeface", FONT)
    part._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _master(master: Any) -> None:
    boxes = {"title": _TITLE, "body": _BODY, "ftr": _FOOT, "sldNum": _NUMBER}
    for shape in list(master.placeholders):
        kind = shape._element.find(".//" + qn("p:ph")).get("type")
        if kind not in boxes:
            shape._element.getparent().remove(shape._element)
            continue
        box = boxes[kind].box
        shape.left, shape.top, shape.width, shape.height = box.x, box.y, box.wide, box.high
        shape._element.txBody.find(qn("a:bodyPr")).set("anchor", boxes[kind].anchor)
    styles = master._element.find(qn("p:txStyles"))
    title = styles.find(qn("p:titleStyle")).find(qn("a:lvl1pPr"))
    title.set("algn", "l")
    _type(title.find(qn("a:defRPr")), _TITLE)
    body = styles.find(qn("p:bodyStyle"))
    for level, size in enumerate((24, 20, 18, 16, 16), 1):
        body.find(qn(f"a:lvl{level}pPr")).find(qn("a:defRPr")).set("sz", str(size * 100))
    first = body.find(qn("a:lvl1pPr"))
    first.set("marL", "0")
    first.set("indent", "0")
    for old in first.findall(qn("a:buChar")) + first.findall(qn("a:buFont")):
        first.remove(old)
    first.find(qn("a:defRPr")).addprevious(parse_xml(f"<a:buNone {_SPACES}/>"))


def _type(properties: Any, placeholder: _Ph) -> None:
    properties.set("sz", str(round(placeholder.size * 100)))
    properties.set("b", str(int(placeholder.bold)))
    fill = properties.find(qn("a:solidFill")).find(qn("a:schemeClr"))
    fill.set("val", placeholder.colour)


def _fill(layout: Any, placeholders: Sequence[_Ph], *, is_cover: bool) -> None:
    tree = layout.shapes._spTree
    for old in [child for child in tree if child.tag in (qn("p:sp"), qn("p:pic"))]:
        tree.remove(old)
    parts = list(_ornaments(is_cover))
    parts += [_placeholder_xml(number, each) for number, each in enumerate(placeholders, 20)]
    for part in parts:
        tree.append(parse_xml(part))
    if is_cover:
        layout._element.cSld.insert(
            0,
            parse_xml(
                f'<p:bg {_SPACES}><p:bgPr><a:solidFill><a:schemeClr val="tx2"/></a:solidFill>'
                "<a:effectLst/></p:bgPr></p:bg>"
            ),
        )


def _ornaments(is_cover: bool) -> Sequence[str]:
    """Return the ring that stands on every page: large and cropped on covers, a hairline elsewhere."""
    if is_cover:
        return (
            _shape(2, "ellipse", Box(px(900), px(60), px(600), px(600)), "accent2", 14),
            _shape(3, "ellipse", Box(px(1010), px(170), px(380), px(380)), "accent1", 5),
        )
    return (_shape(2, "rect", Box(px(73.6), px(660), px(1132.8), px(2)), "accent5", 0),)


def _shape(number: int, form: str, box: Box, colour: str, line: float) -> str:
    filled = f'<a:solidFill><a:schemeClr val="{colour}"/></a:solidFill>'
    inside, outside = ("<a:noFill/>", filled) if line else (filled, "<a:noFill/>")
    return (
        f'<p:sp {_SPACES}><p:nvSpPr><p:cNvPr id="{number}" name="Manege {number}"/><p:cNvSpPr/>'
        f'<p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>{_place(box)}<a:prstGeom prst="{form}"><a:avLst/>'
        f'</a:prstGeom>{inside}<a:ln w="{round(line * 12700)}">{outside}</a:ln></p:spPr>'
        "<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr/></a:p></p:txBody></p:sp>"
    )


def _placeholder_xml(number: int, each: _Ph) -> str:
    kind = f'type="{each.kind}" ' if each.kind else ""
    bold, size = int(each.bold), round(each.size * 100)
    inside = FIELD if each.kind == "sldNum" else f"<a:r><a:rPr/><a:t>{each.name}</a:t></a:r>"
    return re.sub(
        r">\s+<",
        "><",
        f'''<p:sp {_SPACES}><p:nvSpPr><p:cNvPr id="{number}" name="{each.name}"/>
        <p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph {kind}idx="{each.idx}"/></p:nvPr>
        </p:nvSpPr><p:spPr>{_place(each.box)}</p:spPr><p:txBody>
        <a:bodyPr anchor="{each.anchor}"><a:normAutofit/></a:bodyPr>
        <a:lstStyle><a:lvl1pPr marL="0" indent="0" algn="{each.align}"><a:buNone/>
        <a:defRPr sz="{size}" b="{bold}"><a:solidFill><a:schemeClr val="{each.colour}"/></a:solidFill>
        </a:defRPr></a:lvl1pPr></a:lstStyle><a:p>{inside}</a:p></p:txBody></p:sp>''',
    )


def _place(box: Box) -> str:
    return f'<a:xfrm><a:off x="{box.x}" y="{box.y}"/><a:ext cx="{box.wide}" cy="{box.high}"/></a:xfrm>'
