"""Which tool wrote a file, told from the file's own marks, or named by hand."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module

from manege_analysis.errors import ExportError, Problem
from manege_analysis.exports import words_marks
from manege_analysis.exports.files.sheet import RawFile
from manege_analysis.exports.tools.tool import Tool
from manege_analysis.wording.text import Text
from manege_analysis.yamlfile import nearest

_FOLDER = "manege_analysis.exports.tools"
# The most particular marks first: the first tool that recognises a file reads it, and the last one
# recognises every file.  A new tool is its file in `tools/` and its name here.
ORDER = (
    "spss",
    "counttable",
    "qualtrics",
    "surveyxact",
    "redcap",
    "limesurvey",
    "surveymonkey",
    "enalyzer",
    "microsoft_forms",
    "google_forms",
    "generic",
)


def tools_in(order: Sequence[str]) -> tuple[Tool, ...]:
    """Return the tools of some files in `tools/`, in their order."""
    return tuple(import_module(f"{_FOLDER}.{name}").TOOL for name in order)


TOOLS = tools_in(ORDER)


def recognise(file: RawFile, named: str | None = None) -> tuple[Tool, tuple[Text, ...]]:
    """Find the tool that wrote `file`, with the evidence in sentences.

    A tool `named` by hand is believed.  Raises `ExportError` when no tool has that name.
    """
    if named:
        return tool_named(named), (words_marks.NAMED_BY_HAND.filled(name=named),)
    return next((tool, marks) for tool in TOOLS if (marks := tool.recognise(file)))


def tool_named(name: str) -> Tool:
    """Return the tool with this id, in any case of letters; raises `ExportError` for an unknown one."""
    for tool in TOOLS:
        if name.strip().casefold() in (
            tool.id,
            tool.title.da.casefold(),
            tool.title.in_("en").casefold(),
        ):
            return tool
    known = [tool.id for tool in TOOLS]
    raise ExportError(Problem("tool", "a known tool", f'"{name}"', nearest(name, known)))
