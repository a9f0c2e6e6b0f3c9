"""A finished count table is recognised here, so that nobody reads totals as if they were respondents."""

from __future__ import annotations

from manege_analysis.errors import ExportError, Problem
from manege_analysis.exports import words_marks
from manege_analysis.exports.counttable import recognise_counts
from manege_analysis.exports.files.sheet import RawFile
from manege_analysis.exports.layout import Layout
from manege_analysis.exports.tools.tool import Tool


def read(file: RawFile) -> Layout:
    """Raise `ExportError`: there are no single answers; `read_answers` takes such a file as it is."""
    remedy = (
        'Put it into the cluster\'s folder and write "manege run": counts need no columns to be mapped '
        'and no draft. "manege tabulate" shows it.'
    )
    raise ExportError(Problem(file.name, "one row per respondent", "a finished count table", remedy))


TOOL = Tool("count-table", words_marks.COUNT_TABLE, recognise_counts, read)
