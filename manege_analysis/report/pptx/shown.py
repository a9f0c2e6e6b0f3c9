"""Which of a presentation's slides are in the file that is saved next."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from typing import Any

from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.oxml.ns import qn


class Shown:
    """The slides that a presentation shows, after those of its template; the others wait unsaved."""

    def __init__(self, presentation: Any) -> None:
        """Remember the template's own slides and sections, before anything is drawn."""
        self._presentation = presentation
        self.own = len(presentation.slides)
        self._extensions = deepcopy(presentation.part._element.find(qn("p:extLst")))

    def only(self, slides: Sequence[Any]) -> None:
        """Show these slides in this order, and no sections but the template's."""
        part, listed = self._presentation.part, self._presentation.slides._sldIdLst
        for each in list(listed)[self.own :]:
            listed.remove(each)
            part.drop_rel(each.rId)
        for slide in slides:
            listed.add_sldId(part.relate_to(slide.part, RT.SLIDE))
        part.rename_slide_parts([each.rId for each in listed])
        root = part._element
        for each in root.findall(qn("p:extLst")):
            root.remove(each)
        if self._extensions is not None:
            root.append(deepcopy(self._extensions))
