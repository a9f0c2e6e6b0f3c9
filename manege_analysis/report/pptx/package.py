"""A drawn presentation becomes a file: its properties, its language, and always the same bytes."""

from __future__ import annotations

import io
import struct
import zipfile
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from lxml import etree  # type: ignore[import-untyped]
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.oxml.ns import qn

from manege_analysis.wording.text import Language

CODES = {"da": "da-DK", "en": "en-GB"}
_LONG_AGO = struct.pack("<HH", 0, 1 << 5 | 1)
"""Midnight on the first of January 1980, where a zip's clock begins."""
_DIRECTORY_ENTRY = 46
"""Bytes of a directory entry before its name, its extra field and its comment."""
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


def without_clock(data: bytes) -> bytes:
    """Return a zip with its members' times set back to 1980, so that it does not tell when it was made.

    The times stand twice, before each member and in the directory at the end; nothing is packed anew.
    """
    made = bytearray(data)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        members, at = package.infolist(), package.start_dir
    for member in members:
        made[member.header_offset + 10 : member.header_offset + 14] = _LONG_AGO
        made[at + 12 : at + 16] = _LONG_AGO
        at += _DIRECTORY_ENTRY + sum(struct.unpack_from("<HHH", made, at + 28))
    return bytes(made)


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
