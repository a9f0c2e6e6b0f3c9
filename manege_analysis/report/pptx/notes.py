"""What a speaker may say becomes a slide's notes, in the template's own notes page."""

from __future__ import annotations

import re
from copy import deepcopy
from typing import Any

from pptx.opc.constants import CONTENT_TYPE as CT
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.packuri import PackURI
from pptx.oxml.ns import qn
from pptx.parts.slide import NotesSlidePart
from pptx.text.text import TextFrame

_NAME = re.compile(r"/ppt/notesSlides/notesSlide(\d+)\.xml")


class Notes:
    """The notes of one presentation: the first page is made by python-pptx, the others are its copies.

    python-pptx looks through the whole package for a free name, and through the notes master for
    placeholders, at every slide; that was a fifth of the time a presentation takes.
    """

    def __init__(self, presentation: Any) -> None:
        """Look for the notes that `presentation` has already."""
        self._package = presentation.part.package
        found = (_NAME.fullmatch(str(part.partname)) for part in self._package.iter_parts())
        self._last = max((int(each.group(1)) for each in found if each), default=0)
        self._blank: Any = None

    def write(self, slide: Any, text: str) -> None:
        """Give a slide its notes, a paragraph for each line of `text`."""
        if self._blank is None:
            part = slide.notes_slide.part
            self._blank = deepcopy(part._element)
            self._last = max(self._last, int(_NAME.fullmatch(str(part.partname)).group(1)))  # type: ignore[union-attr]
        else:
            part = self._copied(slide)
        TextFrame(_body(part._element), part).text = text

    def _copied(self, slide: Any) -> Any:
        self._last += 1
        name = PackURI(f"/ppt/notesSlides/notesSlide{self._last}.xml")
        part: Any = NotesSlidePart(name, CT.PML_NOTES_SLIDE, self._package, deepcopy(self._blank))
        part.relate_to(self._package.presentation_part.notes_master_part, RT.NOTES_MASTER)
        part.relate_to(slide.part, RT.SLIDE)
        slide.part.relate_to(part, RT.NOTES_SLIDE)
        return part


def _body(page: Any) -> Any:
    """Return the text of a notes page, which is its one placeholder for text."""
    shapes = (shape for shape in page.iter(qn("p:sp")))
    return next(shape.txBody for shape in shapes if _kind(shape) == "body")


def _kind(shape: Any) -> str:
    found = shape.find(f".//{qn('p:ph')}")
    return "" if found is None else str(found.get("type"))
