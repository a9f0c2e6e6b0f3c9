"""A layout becomes what every slide of it has in common, read once; a slide's placeholders by use."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from pptx.oxml.ns import qn

from manege_analysis.report.pptx.box import Box, box_of
from manege_analysis.report.pptx.layouts import (
    Look,
    content_box,
    is_kicker,
    kind_of,
    placeholders,
    title_size,
)

_PH = f".//{qn('p:ph')}"


@dataclass(frozen=True)
class Slot:
    """A placeholder that a layout hands down to its slides: number, kind and place."""

    number: int
    kind: str
    box: Box
    is_kicker: bool = False


class Sheet:
    """A layout with what is asked of it for every slide; each question is answered once."""

    def __init__(self, layout: Any, presentation: Any) -> None:
        """Read `layout` of `presentation`; what slides have of their own is left out."""
        self.layout = layout
        self._presentation = presentation

    @cached_property
    def slots(self) -> dict[int, Slot]:
        """The placeholders by their numbers."""
        found = [
            Slot(each.placeholder_format.idx, kind_of(each), box_of(each), is_kicker(each))
            for each in self.layout.placeholders
        ]
        return {slot.number: slot for slot in found}

    @cached_property
    def content(self) -> Box:
        """Where the content of a slide stands."""
        return content_box(self.layout, self._presentation)

    @cached_property
    def title_size(self) -> float:
        """The size of the title in points."""
        return title_size(self.layout)

    @cached_property
    def feet(self) -> dict[str, Any]:
        """The footer and the slide number as the layout draws them, by kind."""
        found = {kind: placeholders(self.layout, (kind,))[:1] for kind in ("ftr", "sldNum")}
        return {kind: each[0]._element for kind, each in found.items() if each}

    @property
    def foot_box(self) -> Box:
        """Where the footer stands."""
        return self.slots[int(self.feet["ftr"].find(_PH).get("idx") or 0)].box


@dataclass(frozen=True)
class Sheets:
    """The sheets of one presentation, by what a page is for."""

    presentation: Any
    title: Sheet
    section: Sheet
    content: Sheet

    def of(self, kind: str) -> Sheet:
        """Return the sheet for a kind of page."""
        return {"title": self.title, "section": self.section}.get(kind, self.content)


def sheets_of(look: Look) -> Sheets:
    """Return the sheets of a presentation that is about to be written into."""
    title, section, content = (
        Sheet(layout, look.presentation) for layout in (look.title, look.section, look.content)
    )
    return Sheets(look.presentation, title, section, content)


class Canvas:
    """A new slide with its placeholders found: by kind and place, as its layout has them.

    python-pptx asks the whole slide, and its layout, anew at each question.
    """

    def __init__(self, slide: Any, sheet: Sheet) -> None:
        """Look for the placeholders of a slide that was just added from `sheet`."""
        self.slide, self.sheet = slide, sheet
        self._shapes = {int(_ph(each).get("idx") or 0): each for each in slide.placeholders}

    @property
    def title(self) -> Any:
        """The title; every layout in use has one."""
        return next(iter(self._of(("title", "ctrTitle"))))

    @property
    def kicker(self) -> Any:
        """Our own small line above the title, or None; a slide does not copy the name of it."""
        numbers = [slot.number for slot in self.sheet.slots.values() if slot.is_kicker]
        return next((self._shapes[number] for number in numbers if number in self._shapes), None)

    def body(self, kinds: Sequence[str] = ("obj", "body")) -> Any:
        """Return the largest placeholder of some kinds that is no kicker, or None."""

        def size(shape: Any) -> int:
            box = self.box(shape)
            return box.wide * box.high

        return max((e for e in self._of(kinds) if e is not self.kicker), key=size, default=None)

    def box(self, shape: Any) -> Box:
        """Return where a placeholder stands as long as nobody has moved it."""
        return self.sheet.slots[int(_ph(shape).get("idx") or 0)].box

    def remove_empty(self) -> None:
        """Take away the placeholders that hold no text."""
        for shape in self._shapes.values():
            if not (shape.has_text_frame and shape.text_frame.text.strip()):
                shape._element.getparent().remove(shape._element)

    def _of(self, kinds: Sequence[str]) -> list[Any]:
        slots = self.sheet.slots
        return [each for number, each in self._shapes.items() if slots[number].kind in kinds]


def _ph(shape: Any) -> Any:
    return shape._element.find(_PH)
