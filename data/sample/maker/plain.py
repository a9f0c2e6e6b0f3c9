"""A table that somebody kept by hand in Excel, and the column map that says what its columns hold."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from maker.answering import Sheet
from maker.mess import number
from maker.rows import Row
from maker.texttools import cell_chance, label, ticked
from manege_analysis.questionnaire.model import Item, Questionnaire

_MONTHS = ["jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec"]


def write(path: Path, questionnaire: Questionnaire, rows: Sequence[Row], title: str) -> None:
    """Write the table with a title above its header: UTF-8 with a mark, semicolons."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=";", lineterminator="\r\n")
    items = questionnaire.items
    width = len(items) + 3
    writer.writerow([title] + [""] * (width - 1))
    writer.writerow([""] * width)
    writer.writerow(["Nr.", "Navn", "Modtaget", *headers(questionnaire)])
    for at, row in enumerate(rows, start=1):
        cells = [_cell(item, row.sheet) for item in items]
        writer.writerow([str(at), row.sheet.doctor.name, _day(row.sheet.submitted), *cells])
    path.write_bytes(b"\xef\xbb\xbf" + buffer.getvalue().encode("utf-8"))


def headers(questionnaire: Questionnaire) -> list[str]:
    """Head the columns with the number of the question, matrix rows with a letter."""
    made = []
    for at, question in enumerate(questionnaire.questions, start=1):
        letters = "abcdefghij"[: len(question.items)] if question.kind == "matrix" else [""]
        made += [f"Spm. {at}{letter}" for letter in letters]
    return made


def column_map(questionnaire: Questionnaire) -> str:
    """Write `columns.yaml`, confirmed by the analyst."""
    lines = [
        "# Which column holds which question. Confirmed once, used at every run.",
        "version: 1",
        "columns:",
        "  - {header: Nr., ignore: true}",
        "  - {header: Modtaget, ignore: true}",
    ]
    for header, item in zip(headers(questionnaire), questionnaire.items, strict=True):
        joined = ', joined_by: "/"' if item.kind == "multi" else ""
        name = json.dumps(header)
        lines.append(f"  - {{header: {name}, item: {item.key}{joined}, by: AB, when: 2026-12-14}}")
    return "\n".join(lines) + "\n"


def _cell(item: Item, sheet: Sheet) -> str:
    given = sheet.answers.get(item.key)
    if given is None:
        return ""
    if item.kind == "multi":
        return " / ".join(ticked(item, sheet))
    if isinstance(given, int):
        return number(given, cell_chance(item, sheet))
    if isinstance(given, date):
        return _day(given)
    return label(item, sheet)


def _day(day: date) -> str:
    return f"{day.day}. {_MONTHS[day.month - 1]} {day.year}"
