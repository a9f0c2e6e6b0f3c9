"""Any table with one header row and one row per respondent; a column map says the rest."""

from __future__ import annotations

import numpy as np

from manege_analysis.exports.answers import Source
from manege_analysis.exports.layout import Layout, RawColumn
from manege_analysis.exports.plaintext import without_markup
from manege_analysis.exports.sheet import RawFile
from manege_analysis.exports.table import find_table
from manege_analysis.exports.tools.tool import Tool


def recognise(file: RawFile) -> tuple[str, ...]:
    """Recognise every file: this tool stands last."""
    return ("No tool's own marks were found; read as a plain table with one header row.",)


def read(file: RawFile) -> Layout:
    """Read the first sheet that holds a table."""
    sheet = max(file.sheets, key=len)
    table = find_table(sheet, file.name)
    columns = tuple(
        RawColumn(header, cells, code=header, text=without_markup(header))
        for header, cells in zip(table.headers, table.body.columns, strict=True)
    )
    source = Source(
        file.name,
        file.sha256,
        "generic",
        file.encoding,
        file.delimiter,
        file.evidence,
        (*file.notes, *table.notes),
    )
    return Layout(source, table.body.rows.astype(np.int64), columns)


TOOL = Tool("generic", "A plain table", recognise, read)
