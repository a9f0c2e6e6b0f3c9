"""A chart's numbers become the workbook that PowerPoint opens on "Edit data", always the same bytes."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from functools import lru_cache

from xlsxwriter import Workbook

SHEET = "Sheet1"
"""The name that the chart's references point to."""
_MADE = datetime(1980, 1, 1, tzinfo=UTC)


@lru_cache(maxsize=64)
def chart_workbook(
    names: tuple[str, ...], columns: tuple[tuple[str, tuple[float | None, ...]], ...], number: str
) -> bytes:
    """Return the file: names in the first column, then one column for each series.

    A chart stands in two presentations of a cluster; its workbook is made once.

    Texts are written as texts, so that a name that begins with "=" never becomes a formula.
    """
    buffer = io.BytesIO()
    book = Workbook(buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"created": _MADE, "author": "", "title": ""})
    sheet = book.add_worksheet(SHEET)
    written = book.add_format({"num_format": number})
    sheet.set_column(0, 0, 44)
    sheet.write_column(1, 0, names)
    for at, (name, values) in enumerate(columns, 1):
        sheet.write_string(0, at, name)
        for row, value in enumerate(values, 1):
            if value is not None:
                sheet.write_number(row, at, value, written)
    book.close()
    return buffer.getvalue()
