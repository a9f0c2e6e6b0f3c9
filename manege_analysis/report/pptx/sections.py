"""The parts of a presentation become PowerPoint's sections, beside those of the user's template."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import Any

from lxml import etree  # type: ignore[import-untyped]
from pptx.oxml.ns import qn

_P14 = "http://schemas.microsoft.com/office/powerpoint/2010/main"
_LIST = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"
"""What PowerPoint calls its list of sections among a presentation's extensions."""
_SPACE = uuid.UUID("6ba7b811-9dad-11d1-80b4-00c04fd430c8")


def name_blocks(presentation: Any, blocks: Sequence[str], before: str) -> None:
    """Give the presentation's last slides their sections; a name begins one, "" goes on with it.

    Slides of the template keep the sections they have; those that have none stand in one called
    `before`, because PowerPoint wants every slide to stand in a section once there are any.
    """
    root = presentation.part._element
    listed = root.find(f".//{{{_P14}}}sectionLst")
    if listed is None and sum(map(bool, blocks)) < 2:
        return
    if listed is None:
        listed = _new_list(root)
    ids = [each.get("id") for each in root.find(qn("p:sldIdLst"))]
    known = {each.get("id") for each in listed.iter(f"{{{_P14}}}sldId")}
    own = [each for each in ids[: -len(blocks)] if each not in known]
    if own:
        _section(listed, before, own)
    section = None
    for number, name in zip(ids[-len(blocks) :], blocks, strict=True):
        if name or section is None:
            section = _section(listed, name or before, [])
        _add(section, number)


def _new_list(root: Any) -> Any:
    extensions = root.find(qn("p:extLst"))
    if extensions is None:
        extensions = etree.SubElement(root, qn("p:extLst"))
    extension = etree.SubElement(extensions, qn("p:ext"), uri=_LIST)
    return etree.SubElement(extension, f"{{{_P14}}}sectionLst", nsmap={"p14": _P14})


def _section(listed: Any, name: str, slides: Sequence[str]) -> Any:
    """Add a section; its id follows from its name and place, so that a file is always the same."""
    number = uuid.uuid5(_SPACE, f"{len(listed)} {name}")
    made = etree.SubElement(listed, f"{{{_P14}}}section", name=name, id=f"{{{str(number).upper()}}}")
    etree.SubElement(made, f"{{{_P14}}}sldIdLst")
    for slide in slides:
        _add(made, slide)
    return made


def _add(section: Any, slide: str) -> None:
    etree.SubElement(section[0], f"{{{_P14}}}sldId", id=slide)
