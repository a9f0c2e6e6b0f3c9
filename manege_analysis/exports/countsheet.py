"""A questionnaire becomes an empty count table to type finished results into."""

from __future__ import annotations

import io
from typing import Any

import xlsxwriter

from manege_analysis.questionnaire.model import Questionnaire
from manege_analysis.wording.text import Language, Text

SHEET = Text("Optælling", "Counts")
HEADS = (
    Text("Spørgsmål", "Question"),
    Text("Svar", "Answer"),
    Text("Antal", "Count"),
    Text("Grundtal", "Base"),
)
_HELP = Text(
    "Hvor mange har besvaret spørgsmålet? Ved flere krydser kan det ikke regnes ud af antallene.",
    "How many answered the question? With several ticks the counts do not tell.",
)
_WIDTHS = (70, 45, 10, 12)
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}


def count_sheet(questionnaire: Questionnaire, language: Language = "da") -> bytes:
    """Return a workbook with a line per question and answer, and room for each count and base.

    The base stands once per question.  Free text, numbers and dates have no counts and are left out,
    and so is what asks who somebody is.  `counttable.read_counts` reads the workbook back; answers
    whose count is left blank are left out.
    """
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, _OPTIONS)
    sheet = book.add_worksheet(SHEET.in_(language))
    bold = book.add_format({"bold": True, "bottom": 1})
    for at, (head, width) in enumerate(zip(HEADS, _WIDTHS, strict=True)):
        sheet.set_column(at, at, width)
        sheet.write_string(0, at, head.in_(language), bold)
    sheet.write_comment(0, 3, _HELP.in_(language))
    last = _write_lines(book, sheet, questionnaire, language)
    whole = {"validate": "integer", "criteria": ">=", "value": 0}
    sheet.data_validation(1, 2, max(last, 1), 3, whole)
    sheet.freeze_panes(1, 0)
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    book.close()
    return buffer.getvalue()


def _write_lines(book: Any, sheet: Any, questionnaire: Questionnaire, language: Language) -> int:
    """Write the questions and answers, and return the last row."""
    wrapped = {"text_wrap": True, "valign": "top"}
    first, plain = book.add_format({"bold": True, "top": 1, **wrapped}), book.add_format(wrapped)
    typed = book.add_format({"bg_color": "#FFF6DD", "border": 1, "border_color": "#D9CBA0"})
    row = 0
    for item in questionnaire.items:
        if not item.options or item.question.identifier:
            continue
        sheet.write_string(row + 1, 0, item.full_text.in_(language), first)
        sheet.write_blank(row + 1, 3, None, typed)
        for option in item.options:
            row += 1
            sheet.write_string(row, 1, option.text.in_(language), plain)
            sheet.write_blank(row, 2, None, typed)
    return row
