"""A small questionnaire of every kind, and writers of the files that tests read; all people invented."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import xlsxwriter

from manege_analysis.questionnaire.model import (
    MatrixItem,
    Option,
    Question,
    Questionnaire,
    Scale,
)
from manege_analysis.wording.text import Text

GRADE = Scale(
    "grad",
    (
        Option("hoej", Text("I høj grad", "To a high degree"), code="1"),
        Option("nogen", Text("I nogen grad", "To some degree"), code="2"),
        Option("slet-ikke", Text("Slet ikke", "Not at all"), code="3"),
    ),
    "last",
    outside=(Option("ved-ikke", Text("Ved ikke", "Don't know"), code="9"),),
)
CALLS = (
    Option("ppr", Text("PPR", "School psychology"), code="1"),
    Option("skole", Text("Skolen; altid lederen"), code="2"),
    Option("bup", Text("Børne- og ungdomspsykiatrien, BUP"), code="3"),
)
QUESTIONNAIRE = Questionnaire(
    "proeve",
    "1",
    Text("Prøve"),
    (
        Question("kender", "scale", Text("Hvor godt kender du PPR?"), scale=GRADE, code="s_1"),
        Question("ringer", "multi", Text("Hvem ringer du til?"), options=CALLS, other=True, code="s_2"),
        Question(
            "samarbejde",
            "matrix",
            Text("Hvordan er samarbejdet med"),
            scale=GRADE,
            items=(
                MatrixItem("skoler", Text("Skolerne i området")),
                MatrixItem("kommune", Text("Kommunens børneteam")),
            ),
        ),
        Question("antal", "number", Text("Hvor mange unge har du set i måneden?"), code="s_4"),
        Question(
            "klinik",
            "single",
            Text("Hvilken slags klinik arbejder du i?"),
            options=(
                Option("solo", Text("Solo"), code="1"),
                Option("faelles", Text("Fælles"), code="2"),
            ),
            code="s_5",
        ),
        Question("ide", "text", Text("Hvad ville hjælpe dig mest?"), code="s_6"),
    ),
)
KEYS = tuple(item.key for item in QUESTIONNAIRE.items)


def csv_bytes(
    rows: Iterable[Sequence[str]],
    encoding: str = "utf-8",
    delimiter: str = ",",
    line_end: str = "\r\n",
    quoting: Any = csv.QUOTE_MINIMAL,
) -> bytes:
    """Write rows as CSV bytes; `encoding` may be any of Python's."""
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter, lineterminator=line_end, quoting=quoting).writerows(rows)
    return text.getvalue().encode(encoding)


def write_csv(path: Path, rows: Iterable[Sequence[str]], **how: Any) -> Path:
    """Write rows as a CSV file."""
    path.write_bytes(csv_bytes(rows, **how))
    return path


def write_xlsx(path: Path, sheets: dict[str, Sequence[Sequence[Any]]], hide: Sequence[str] = ()) -> Path:
    """Write sheets of values as a workbook; a date becomes a date cell, text stays text."""
    options = {"strings_to_formulas": False, "strings_to_urls": False, "default_date_format": "d-m-yyyy"}
    book = xlsxwriter.Workbook(str(path), options)
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for at, row in enumerate(rows):
            for place, value in enumerate(row):
                if value not in ("", None):
                    sheet.write(at, place, value)
        if name in hide:
            sheet.very_hidden()
    book.close()
    return path
