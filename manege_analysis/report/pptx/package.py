"""A drawn presentation becomes a file: its properties, its language, and always the same bytes."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from lxml import etree  # type: ignore[import-untyped]
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.oxml.ns import qn

from manege_analysis.report.zipclock import without_clock
from manege_analysis.wording.text import Language

CODES = {"da": "da-DK", "en": "en-GB"}
_SPOKEN = (qn("a:rPr"), qn("a:endParaRPr"), qn("a:defRPr"))


@dataclass(frozen=True)
class About:
    """What a presentation's properties say; `author` is the unit, never a person."""

    title: str
    author: str
    day: date
    language: Language


def presentation_bytes(presentation: Any, about: About, since: int = 0) -> bytes:
    """Return the file; the slides before `since` are a template's own, and keep their language."""
    _properties(presentation.core_properties, about)
    code = CODES[about.language]
    for slide in list(presentation.slides)[since:]:
        _speak(slide._element, code)
        _speak(slide.notes_slide._element, code)
        for rel in slide.part.rels.values():
            if rel.reltype == RT.CHART:
                _speak(rel.target_part._element, code)
    buffer = io.BytesIO()
    presentation.save(buffer)
    return without_clock(buffer.getvalue())


def _properties(core: Any, about: About) -> None:
    when = datetime.combine(about.day, time(12))
    core.title, core.author, core.last_modified_by = about.title, about.author, about.author
    core.created = core.modified = when
    core.language, core.comments, core.keywords, core.subject = CODES[about.language], "", "", ""
    core.category, core.revision = "", 1


def _speak(root: Any, code: str) -> None:
    """Mark every run with its language, so that screen readers and spelling take it for what it is."""
    for run in root.iter(qn("a:r"), qn("a:fld")):
        if run.find(qn("a:rPr")) is None:
            run.insert(0, etree.SubElement(run, qn("a:rPr")))
    for properties in root.iter(*_SPOKEN):
        properties.set("lang", code)
