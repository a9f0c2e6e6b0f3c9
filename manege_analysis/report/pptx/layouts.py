"""A template's layouts, found by name or kind, and what it lacks."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal
from zipfile import BadZipFile, ZipFile

from lxml import etree  # type: ignore[import-untyped]
from pptx import Presentation
from pptx.exc import PackageNotFoundError
from pptx.oxml.ns import qn

from manege_analysis.charts.theme import contrast
from manege_analysis.errors import Problem, ReportError
from manege_analysis.report.pptx.box import Box, box_of
from manege_analysis.report.pptx.house import house_template

Use = Literal["title", "section", "content"]
_NAMES: dict[Use, tuple[str, ...]] = {
    "title": ("forside", "titelslide", "title slide", "titeldias", "titelside"),
    "section": ("afsnit", "afsnitsoverskrift", "section header", "kapitel", "skilleside"),
    "content": ("indhold", "titel og indhold", "titel og indholdsobjekt", "title and content"),
}
_KINDS: dict[Use, tuple[str, ...]] = {
    "title": ("title",),
    "section": ("secHead",),
    "content": ("obj", "objTx", "tx"),
}
_OBJECTS = ("obj", "body", "chart", "tbl")
_KINDS_OF_PARTS = "[Content_Types].xml"
_TEMPLATE, _DECK = b"presentationml.template.main+xml", b"presentationml.presentation.main+xml"
_SEEN = 3.0
"""WCAG 2.1 asks for a contrast of 3:1 between what is drawn and what lies behind it."""


@dataclass(frozen=True)
class Look:
    """A presentation to write into: the layout for each use, and what its template lacks."""

    presentation: Any
    title: Any
    section: Any
    content: Any
    problems: tuple[Problem, ...] = ()


def open_look(template: Path | None) -> Look:
    """Open a user's template, or the product's own; a template's slides are kept.

    Raises `ReportError` where the file is no presentation, or where no layout has a title: nothing
    could be written into it that a screen reader finds its way in.
    """
    if template is None:
        own = Presentation(io.BytesIO(_house()))
        return find_layouts(own, "the product's own template")
    try:
        opened = Presentation(_as_presentation(template.read_bytes()))
    except (PackageNotFoundError, BadZipFile, ValueError, KeyError, OSError, etree.XMLSyntaxError):
        remedy = "Open it in PowerPoint and save it as .pptx, without a password."
        got = "a file that is missing or of another kind"
        raise ReportError(
            Problem(template.name, "a PowerPoint file (.pptx or .potx)", got, remedy)
        ) from None
    return find_layouts(opened, template.name)


@lru_cache(maxsize=1)
def _house() -> bytes:
    """Return the product's own template as a file: it is built once, and read for every presentation."""
    made = io.BytesIO()
    house_template().save(made)
    return made.getvalue()


def _as_presentation(data: bytes) -> io.BytesIO:
    """Return a template (.potx) as the presentation that PowerPoint would begin from it."""
    made = io.BytesIO()
    with ZipFile(io.BytesIO(data)) as source:
        kinds = source.read(_KINDS_OF_PARTS)
        if _TEMPLATE not in kinds:
            return io.BytesIO(data)
        with ZipFile(made, "w") as target:
            for name in source.namelist():
                part = source.read(name)
                target.writestr(
                    name, part.replace(_TEMPLATE, _DECK) if name == _KINDS_OF_PARTS else part
                )
    return made


def find_layouts(presentation: Any, where: str) -> Look:
    """Find the layout for each use, first by its name, then by its kind, then by its placeholders."""
    layouts = [layout for master in presentation.slide_masters for layout in master.slide_layouts]
    titled = [layout for layout in layouts if title_of(layout) is not None]
    if not titled:
        remedy = "Add a layout with a title in PowerPoint's slide master."
        raise ReportError(Problem(where, "a layout with a title", f"{len(layouts)} without", remedy))
    problems: list[Problem] = []
    content = _found("content", titled) or _with_object(titled)
    if content is None:
        content = titled[-1]
        problems.append(_lack(where, "a layout with a title and content", f'"{content.name}" is used'))
    title = _found("title", titled)
    if title is None:
        problems.append(_lack(where, "a title slide's layout", f'"{content.name}" is used'))
    section = _found("section", titled)
    if section is None:
        used = (title or content).name
        problems.append(_lack(where, "a section header's layout", f'"{used}" is used'))
    problems += _missing_parts(content, where)
    problems += _overlapping(content, where)
    problems += _faint(content, where)
    found = (title or content, section or title or content, content)
    return Look(presentation, *found, tuple(problems))


def title_of(layout: Any) -> Any:
    """Return a layout's or a slide's title placeholder, or None."""
    return next(iter(placeholders(layout, ("title", "ctrTitle"))), None)


def placeholders(holder: Any, kinds: Sequence[str]) -> list[Any]:
    """Return the placeholders of some kinds; one without a kind is for any object."""
    return [each for each in holder.placeholders if kind_of(each) in kinds]


def kind_of(placeholder: Any) -> str:
    """Return a placeholder's kind as the file writes it; "obj" where it writes none."""
    return str(placeholder._element.find(".//" + qn("p:ph")).get("type") or "obj")


def content_box(layout: Any, presentation: Any) -> Box:
    """Return where a layout's content stands: its largest object, or what is free below its title."""
    objects = [box_of(each) for each in placeholders(layout, _OBJECTS) if not is_kicker(each)]
    title = box_of(title_of(layout))
    if objects:
        return clear_of(title, max(objects, key=lambda box: box.wide * box.high))
    wide, high = int(presentation.slide_width), int(presentation.slide_height)
    left = title.x or round(wide * 0.05)
    return Box(left, title.bottom, wide - 2 * left, foot_top(layout, high) - title.bottom)


def foot_top(layout: Any, high: int) -> int:
    """Return where a layout's foot begins; `high` is the slide's height."""
    feet = [box_of(each).y for each in placeholders(layout, ("ftr", "sldNum", "dt"))]
    return min((y for y in feet if y > high / 2), default=round(high * 0.93))


def clear_of(title: Box, box: Box) -> Box:
    """Return what of a box lies below a title that runs into it; the whole box where none does.

    >>> clear_of(Box(0, 0, 100, 40), Box(0, 10, 100, 90)), clear_of(Box(0, 0, 100, 5), Box(0, 10, 9, 9))
    (Box(x=0, y=40, wide=100, high=60), Box(x=0, y=10, wide=9, high=9))
    """
    beside = box.x >= title.x + title.wide or title.x >= box.x + box.wide
    if beside or box.y >= title.bottom or box.bottom <= title.bottom:
        return box
    return box.below(title.bottom - box.y)


def is_kicker(placeholder: Any) -> bool:
    """Tell whether a layout's placeholder is our own small line above its title."""
    return str(placeholder.name).startswith("Kicker")


def title_size(layout: Any) -> float:
    """Return the size in points in which a layout sets its title, wherever the template says so."""
    own = title_of(layout)._element
    master = layout.slide_master
    styles = master._element.find(qn("p:txStyles"))
    above = title_of(master)
    places = [own, *([above._element] if above is not None else [])]
    places += [styles.find(qn("p:titleStyle"))] if styles is not None else []
    for place in places:
        for level in place.iter(qn("a:lvl1pPr")):
            found = level.find(qn("a:defRPr"))
            if found is not None and found.get("sz"):
                return int(found.get("sz")) / 100
    return 40.0


def scheme(layout: Any) -> dict[str, str]:
    """Return the theme's colours by the names that slides use, as `#RRGGBB`."""
    part = layout.slide_master.part
    theme = next(rel.target_part for rel in part.rels.values() if rel.reltype.endswith("/theme"))
    colours = etree.fromstring(theme.blob).find(f".//{qn('a:clrScheme')}")
    named = {etree.QName(slot).localname: slot[0] for slot in colours}
    mapped = layout.slide_master._element.find(qn("p:clrMap")).attrib
    return {
        name: "#" + str(named[slot].get("lastClr") or named[slot].get("val")).upper()
        for name, slot in mapped.items()
    }


def _found(use: Use, layouts: Sequence[Any]) -> Any:
    by_name = [each for each in layouts if each.name.strip().casefold() in _NAMES[use]]
    by_kind = [each for kind in _KINDS[use] for each in layouts if each._element.get("type") == kind]
    return next(iter((*by_name, *by_kind)), None)


def _with_object(layouts: Sequence[Any]) -> Any:
    return next((each for each in layouts if placeholders(each, ("obj", "body"))), None)


def _missing_parts(layout: Any, where: str) -> Iterator[Problem]:
    if not placeholders(layout, ("sldNum",)):
        yield _lack(where, f'a slide number on "{layout.name}"', "one is set at the foot")
    if not placeholders(layout, ("ftr",)):
        yield _lack(where, f'a footer on "{layout.name}"', "the slides have none")


def _overlapping(layout: Any, where: str) -> Iterator[Problem]:
    title = box_of(title_of(layout))
    if any(clear_of(title, box_of(e)) != box_of(e) for e in placeholders(layout, _OBJECTS)):
        expected = f'a title that does not run into what stands below it on "{layout.name}"'
        remedy = "Move one of them in PowerPoint's slide master."
        yield Problem(where, expected, "boxes that overlap; the text begins below the title", remedy)


def _faint(layout: Any, where: str) -> Iterator[Problem]:
    colours = scheme(layout)
    for name in ("accent1", "accent2"):
        reached = contrast(colours[name], colours["bg1"])
        if reached < _SEEN:
            remedy = "Choose a darker colour in the template's theme."
            got = f"{reached:.1f}:1"
            yield Problem(where, f"a contrast of 3:1 between {name} and the background", got, remedy)


def _lack(where: str, what: str, instead: str) -> Problem:
    return Problem(where, what, f"none; {instead}", "Add it in PowerPoint's slide master, or leave it.")
