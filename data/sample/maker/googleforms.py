"""Google Forms' CSV, in Danish: day first, full stops in the clock, answers joined by ", "."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from maker.answering import Sheet
from maker.mess import number
from maker.rows import Row
from maker.texttools import cell_chance, label, ticked
from manege_analysis.questionnaire.model import Item, Questionnaire


def write(path: Path, questionnaire: Questionnaire, rows: Sequence[Row]) -> None:
    """Write the file: UTF-8 without a mark, every cell in quotes."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, quoting=csv.QUOTE_ALL, lineterminator="\n")
    writer.writerow(["Tidsstempel", "Mailadresse", *(_header(item) for item in questionnaire.items)])
    for row in rows:
        cells = [_cell(item, row.sheet) for item in questionnaire.items]
        moment = f"{row.sheet.submitted:%d/%m/%Y %H.%M.%S}"
        writer.writerow([moment, row.sheet.doctor.email, *cells])
    path.write_bytes(buffer.getvalue().encode("utf-8"))


def _header(item: Item) -> str:
    stem = item.question.text.da
    if item.row:
        return f"{stem} [{item.row.text.da}]"
    # A question of two sentences was written on two lines.
    return stem.replace("? ", "?\n", 1) if item.kind == "text" else stem


def _cell(item: Item, sheet: Sheet) -> str:
    given = sheet.answers.get(item.key)
    if given is None:
        return ""
    if item.kind == "multi":
        return ", ".join(ticked(item, sheet))
    if isinstance(given, int):
        return number(given, cell_chance(item, sheet))
    if isinstance(given, date):
        return f"{given:%d/%m/%Y}"
    return label(item, sheet)
