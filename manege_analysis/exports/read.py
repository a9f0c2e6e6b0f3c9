"""From a path to a `Layout`, and with a questionnaire on to `Answers`."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

from manege_analysis.errors import ExportError
from manege_analysis.exports.answers import Answers
from manege_analysis.exports.columnmap import ColumnMap
from manege_analysis.exports.decimals import decimal_evidence
from manege_analysis.exports.files.rawfile import open_file
from manege_analysis.exports.files.sheet import RawFile
from manege_analysis.exports.fromcounts import answers_of_counts
from manege_analysis.exports.identifiers import drop_identifiers
from manege_analysis.exports.layout import Layout
from manege_analysis.exports.matching.build import build_column
from manege_analysis.exports.matching.exceldates import mistaken_dates
from manege_analysis.exports.matching.match import match
from manege_analysis.exports.matching.matched import Matching
from manege_analysis.exports.recognise import recognise, tool_named
from manege_analysis.exports.tools import counttable
from manege_analysis.exports.tools.tool import Tool
from manege_analysis.questionnaire.model import Questionnaire
from manege_analysis.wording.text import Text

_LARGEST_COUNTS = 2_000_000


def read_layout(path: Path, tool: str | None = None, claimed: Collection[str] = ()) -> Layout:
    """Read an export file without a questionnaire, as drafting, mapping and tabulating need it.

    `tool` names the tool by hand; otherwise the file's own marks decide.  Direct identifiers are
    dropped, except columns `claimed` for a question by a confirmed map.  Raises `ExportError`.
    """
    file = open_file(path)
    return _layout(file, *recognise(file, tool), claimed)


def _layout(file: RawFile, found: Tool, marks: tuple[Text, ...], claimed: Collection[str]) -> Layout:
    layout = drop_identifiers(found.read(file), claimed)
    decimals = decimal_evidence(layout.columns)
    why = (*marks, *layout.source.evidence, *((decimals,) if decimals else ()))
    source = replace(layout.source, tool=found.id, tool_title=found.title, evidence=why)
    return replace(layout, source=source)


def read_answers(
    path: Path,
    questionnaire: Questionnaire,
    columns: ColumnMap | None = None,
    tool: str | None = None,
) -> Answers:
    """Read an export file as answers to a questionnaire, not yet cleaned.

    Rows stay as they are: never-answered and test rows are marked, not removed.  A finished count
    table gives answers with its totals, see `exports.fromcounts`.  Raises `ExportError` with every
    problem at once: the file cannot be read, too few questions are found, columns compete for a
    question, or a wording is only near and needs a person's word.
    """
    file = open_file(path)
    found, marks = recognise(file, tool)
    if found is counttable.TOOL:
        return answers_of_counts(file, questionnaire, marks)
    layout = _layout(file, found, marks, columns.claimed() if columns else ())
    return as_answers(layout, questionnaire, columns)


def holds_counts(path: Path, tool: str | None = None) -> bool:
    """Whether a file is a finished count table, which has no columns to map; raises `ExportError`.

    Such tables are small, and a large file is not opened twice.
    """
    if tool:
        return tool_named(tool) is counttable.TOOL
    is_large = path.is_file() and path.stat().st_size > _LARGEST_COUNTS
    return not is_large and bool(counttable.TOOL.recognise(open_file(path)))


def as_answers(
    layout: Layout, questionnaire: Questionnaire, columns: ColumnMap | None = None
) -> Answers:
    """Match a layout to a questionnaire and build the answers; raises `ExportError`."""
    matching = match(layout, questionnaire, columns)
    if matching.problems:
        raise ExportError(matching.problems)
    mistaken = [note for one in matching.matches if (note := mistaken_dates(one))]
    asked = [one for one in matching.matches if not one.item.question.identifier]
    named = tuple(
        column.header
        for one in matching.matches
        if one.item.question.identifier
        for column in one.columns
    )
    return Answers(
        source=replace(layout.source, notes=(*layout.source.notes, *matching.notes, *mistaken)),
        rows=layout.rows,
        columns={one.item.key: build_column(one) for one in asked},
        marks=layout.marks,
        respondents=layout.respondents,
        answered_on=layout.answered_on,
        missing=_really_missing(matching, questionnaire),
        unmatched=matching.unmatched,
        dropped=(*layout.dropped, *named),
    )


def _really_missing(matching: Matching, questionnaire: Questionnaire) -> tuple[str, ...]:
    # A question that asks who somebody is was dropped on reading; it is not missed.
    return tuple(key for key in matching.missing if not questionnaire.item(key).question.identifier)
