"""From a path to a `Layout`, and with a questionnaire on to `Answers`."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

from manege_analysis.exports.identifiers import drop_identifiers
from manege_analysis.exports.layout import Layout
from manege_analysis.exports.rawfile import open_file
from manege_analysis.exports.recognise import recognise


def read_layout(path: Path, tool: str | None = None, claimed: Collection[str] = ()) -> Layout:
    """Read an export file without a questionnaire, as drafting, mapping and tabulating need it.

    `tool` names the tool by hand; otherwise the file's own marks decide.  Direct identifiers are
    dropped, except columns `claimed` for a question by a confirmed map.  Raises `ExportError`.
    """
    file = open_file(path)
    found, marks = recognise(file, tool)
    layout = drop_identifiers(found.read(file), claimed)
    title = f"Tool: {found.title}."
    source = replace(layout.source, tool=found.id, evidence=(title, *marks, *layout.source.evidence))
    return replace(layout, source=source)
