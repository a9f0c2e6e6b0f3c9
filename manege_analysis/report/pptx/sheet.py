"""A layout becomes what every slide of it has in common, read once; a slide's placeholders by use."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from pptx.oxml.ns import qn
from pptx.shapes.placeholder import SlidePlaceholder

from manege_analysis.report.pptx.box import Box, box_of
from manege_analysis.report.pptx.layouts import (
    Look,
    content_box,
    foot_top,
    is_kicker,
    placeholders,
    scheme,
    title_of,
    title_size,
)
from manege_analysis.report.pptx.notes import Notes
from manege_analysis.report.pptx.palette import Palette

_SHAPE, _TEXT, _PH = qn("p:sp"), qn("a:t"), f".//{qn('p:ph')}"

_ENOUGH, _FOR_TITLE = 0.42, 0.2
"""Parts of a slide's height: what content needs at least, and what a title is given that we place."""
Key = tuple[str, int]
"""A placeholder's kind and number; LibreOffice gives one number to several kinds."""


@dataclass(frozen=True)
class Slot:
    """A placeholder that a layout hands down to its slides: what it is called there, and its place."""

    key: Key
    box: Box
    is_kicker: bool = False


class Sheet:
    """A layout with what is asked of it for every slide; each question is answered once."""

    def __init__(self, layout: Any, presentation: Any) -> None:
        """Read `layout` of `presentation`; what slides have of their own is left out."""
        self.layout = layout
        self._presentation = presentation
        self._blank: tuple[Any, ...] = ()

    def new_slide(self) -> Any:
        """Add a slide: the first is made by python-pptx, the others begin with copies of what it had.

        python-pptx asks the layout for its placeholders, and each for its name, anew at every slide.
        """
        if not self._blank:
            slide = self._presentation.slides.add_slide(self.layout)
            self._blank = tuple(deepcopy(each) for each in slide.shapes._spTree.findall(_SHAPE))
            return slide
        number, slide = self._presentation.part.add_slide(self.layout)
        self._presentation.slides._sldIdLst.add_sldId(number)
        slide.shapes._spTree.extend(deepcopy(each) for each in self._blank)
        return slide

    @cached_property
    def slots(self) -> dict[Key, Slot]:
        """The placeholders by their keys; the first where two have the same."""
        found: dict[Key, Slot] = {}
        for each in self.layout.placeholders:
            found.setdefault(_key(each), Slot(_key(each), box_of(each), is_kicker(each)))
        return found

    @cached_property
    def content(self) -> Box:
        """Where the content of a slide stands: where the layout has it, if that is room enough."""
        return self._given if self.has_room else self._own.below(round(self._own.high * _FOR_TITLE))

    @cached_property
    def title_box(self) -> Box:
        """Where the title of a slide with content stands."""
        if self.has_room:
            return box_of(title_of(self.layout))
        return self._own.top(round(self._own.high * (_FOR_TITLE - 0.02)))

    @cached_property
    def has_room(self) -> bool:
        """Whether the layout leaves its content enough of the slide to be read."""
        return self._given.high >= _ENOUGH * int(self._presentation.slide_height)

    @cached_property
    def _given(self) -> Box:
        return content_box(self.layout, self._presentation)

    @property
    def _own(self) -> Box:
        """The slide above its foot, for a layout whose title stands in the middle."""
        high = int(self._presentation.slide_height)
        top, bottom = round(high * 0.06), foot_top(self.layout, high)
        return Box(self._given.x, top, self._given.wide, bottom - top)

    @cached_property
    def title_size(self) -> float:
        """The size of the title in points."""
        return title_size(self.layout)

    @cached_property
    def palette(self) -> Palette:
        """The colours of its theme."""
        return Palette(scheme(self.layout))

    @cached_property
    def feet(self) -> dict[str, Any]:
        """The footer and the slide number as the layout draws them, by kind."""
        found = {kind: placeholders(self.layout, (kind,))[:1] for kind in ("ftr", "sldNum")}
        return {kind: each[0] for kind, each in found.items() if each}


@dataclass(frozen=True)
class Sheets:
    """The sheets of one presentation, by what a page is for, and its notes."""

    presentation: Any
    title: Sheet
    section: Sheet
    content: Sheet
    notes: Notes

    def of(self, kind: str) -> Sheet:
        """Return the sheet for a kind of page."""
        return {"title": self.title, "section": self.section}.get(kind, self.content)


def sheets_of(look: Look) -> Sheets:
    """Return the sheets of a presentation that is about to be written into."""
    title, section, content = (
        Sheet(layout, look.presentation) for layout in (look.title, look.section, look.content)
    )
    return Sheets(look.presentation, title, section, content, Notes(look.presentation))


class Canvas:
    """A new slide with its placeholders found: by kind and place, as its layout has them.

    python-pptx asks the whole slide, and its layout, anew at each question.
    """

    def __init__(self, slide: Any, sheet: Sheet) -> None:
        """Look for the placeholders of a slide that was just added from `sheet`."""
        self.slide, self.sheet = slide, sheet
        self.feet: tuple[Any, ...] = ()
        self._shapes: dict[Key, Any] = {}
        for each in _placeholders(slide):
            shape = SlidePlaceholder(each, slide.shapes)
            self._shapes.setdefault(_key(shape), shape)

    @property
    def title(self) -> Any:
        """The title; every layout in use has one."""
        return next(iter(self._of(("title", "ctrTitle"))))

    @property
    def kicker(self) -> Any:
        """Our own small line above the title, or None; a slide does not copy the name of it."""
        keys = [slot.key for slot in self.sheet.slots.values() if slot.is_kicker]
        return next((self._shapes[key] for key in keys if key in self._shapes), None)

    def body(self, kinds: Sequence[str] = ("obj", "body")) -> Any:
        """Return the largest placeholder of some kinds that is no kicker, or None."""

        def size(shape: Any) -> int:
            box = self.box(shape)
            return box.wide * box.high

        return max((e for e in self._of(kinds) if e is not self.kicker), key=size, default=None)

    def box(self, shape: Any) -> Box:
        """Return where a placeholder stands as long as nobody has moved it."""
        return self.sheet.slots[_key(shape)].box

    def remove_empty(self) -> None:
        """Take away the placeholders that hold no text."""
        for each in _placeholders(self.slide):
            if not any((text.text or "").strip() for text in each.iter(_TEXT)):
                each.getparent().remove(each)

    def _of(self, kinds: Sequence[str]) -> list[Any]:
        return [each for (kind, _), each in self._shapes.items() if kind in kinds]


def _placeholders(slide: Any) -> list[Any]:
    """Find the elements of a slide's placeholders; on a new slide all are plain shapes."""
    return [each for each in slide.shapes._spTree.findall(_SHAPE) if each.find(_PH) is not None]


def _key(placeholder: Any) -> Key:
    found = placeholder._element.find(_PH)
    return str(found.get("type") or "obj"), int(found.get("idx") or 0)
