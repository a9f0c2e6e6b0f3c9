"""`intern/tabeller.xlsx`: every table of the internal summary, with question, bases, counts and percent.

Text from an export stays text: no formula and no link is ever made of it.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from typing import Any

import xlsxwriter

from manege_analysis.cases.model import Need
from manege_analysis.charts.titles import finding, median
from manege_analysis.charts.values import measured_base, said
from manege_analysis.report import words_xlsx as words
from manege_analysis.report.identity import DEEP
from manege_analysis.summary.safe import Cell, SafeSummary, SafeTable, Shown
from manege_analysis.wording.text import Language

Row = tuple[str | int | float | None, ...]

_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def tables_xlsx(summary: SafeSummary, needs: Sequence[Need], day: date, language: Language) -> bytes:
    """Return the workbook's bytes; the same summary and day always give the same ones.

    Sheets: contents with a link to each table, the tables as people read them, the same as one long
    list for whoever reckons on, and the needs.
    """
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, _OPTIONS)
    book.set_properties({"title": f"{summary.cluster_name}: {words.TABLES.in_(language)}",
                         "author": "", "created": datetime.combine(day, time(12), UTC)})  # fmt: skip
    look = _look(book)
    names = [words.CONTENTS, words.TABLES, words.LIST, words.NEEDS]
    contents, tables, listed, asked = (book.add_worksheet(name.in_(language)) for name in names)
    places = _write_tables(tables, summary, look, language)
    _write_contents(contents, summary, places, look, language)
    _write_grid(listed, _list_heads(language), _list_rows(summary, language), look, (14, 60, 34))
    _write_grid(asked, _needs_heads(language), _needs_rows(needs, language), look, (46, 12, 12))
    book.close()
    return buffer.getvalue()


def _look(book: Any) -> dict[str, Any]:
    head = {"bold": True, "font_color": DEEP, "bottom": 2, "text_wrap": True, "valign": "top"}
    return {
        "title": book.add_format({"bold": True, "font_size": 18, "font_color": DEEP}),
        "question": book.add_format({"bold": True, "font_size": 12, "font_color": DEEP}),
        "quiet": book.add_format({"font_color": "#4A4A4A"}),
        "head": book.add_format(head),
        "wrap": book.add_format({"text_wrap": True, "valign": "top"}),
        "number": book.add_format({"valign": "top", "align": "right"}),
        "decimal": book.add_format({"valign": "top", "num_format": "0.00"}),
        "percent": book.add_format({"valign": "top", "num_format": "0 %"}),
        "link": book.add_format({"font_color": "#00568F", "underline": 1, "valign": "top"}),
    }


def _write_contents(
    sheet: Any, summary: SafeSummary, places: Sequence[int], look: dict[str, Any], language: Language
) -> None:
    sheet.set_column(0, 0, 14)
    sheet.set_column(1, 1, 90)
    sheet.set_column(2, 2, 16)
    sheet.write_string(0, 0, summary.cluster_name, look["title"])
    sheet.write_string(1, 0, words.INTERNAL.in_(language), look["quiet"])
    for column, head in enumerate((words.KEY, words.QUESTION, words.ANSWERED)):
        sheet.write_string(3, column, head.in_(language), look["head"])
    for row, (table, place) in enumerate(zip(summary.tables, places, strict=True), 4):
        target = f"internal:'{words.TABLES.in_(language)}'!A{place + 1}"
        sheet.write_url(row, 0, target, look["link"], table.key)
        sheet.write_string(row, 1, table.question.in_(language), look["wrap"])
        sheet.write_number(row, 2, measured_base(table), look["number"])
    sheet.freeze_panes(4, 0)
    _for_print(sheet)


def _write_tables(
    sheet: Any, summary: SafeSummary, look: dict[str, Any], language: Language
) -> list[int]:
    sheet.set_column(0, 0, 60)
    sheet.set_column(1, 2, 12)
    places, row = [], 0
    for table in summary.tables:
        places.append(row)
        row = _write_table(sheet, table, row, look, language)
    _for_print(sheet)
    return places


def _write_table(
    sheet: Any, table: SafeTable, row: int, look: dict[str, Any], language: Language
) -> int:
    sheet.write_string(row, 0, f"{table.key}  {table.question.in_(language)}", look["question"])
    sheet.write_string(row + 1, 0, finding(table, language))
    sheet.write_string(row + 2, 0, _bases(table, language), look["quiet"])
    for column, head in enumerate((words.ANSWER, words.COUNT, words.PERCENT)):
        sheet.write_string(row + 3, column, head.in_(language), look["head"])
    row += 4
    for cell in table.cells:
        sheet.write_string(row, 0, cell.text.in_(language), look["wrap"])
        _write_value(sheet, row, 1, _count(cell, table, language), look)
        _write_value(sheet, row, 2, _share(cell, table), look)
        row += 1
    if table.mean is not None:
        sheet.write_string(row, 0, words.MEAN.in_(language), look["wrap"])
        sheet.write_number(row, 1, table.mean, look["decimal"])
        row += 1
    if table.median is not None:
        sheet.write_string(row, 0, words.MEDIAN.in_(language), look["wrap"])
        sheet.write_string(row, 1, median(table, language), look["number"])
        row += 1
    return row + 1


def _write_grid(
    sheet: Any, heads: Sequence[str], rows: Sequence[Row], look: dict[str, Any], widths: Sequence[int]
) -> None:
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    sheet.set_column(len(widths), len(heads), 14)
    for column, head in enumerate(heads):
        sheet.write_string(0, column, head, look["head"])
    for at, row in enumerate(rows, 1):
        for column, value in enumerate(row):
            _write_value(sheet, at, column, value, look)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(len(rows), 1), len(heads) - 1)
    _for_print(sheet)


def _write_value(
    sheet: Any, row: int, column: int, value: str | int | float | None, look: dict[str, Any]
) -> None:
    if isinstance(value, str):
        sheet.write_string(row, column, value, look["wrap"])
    elif isinstance(value, float):
        sheet.write_number(row, column, value, look["percent"])
    elif value is not None:
        sheet.write_number(row, column, value, look["number"])


def _for_print(sheet: Any) -> None:
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&C&P / &N")


def _list_heads(language: Language) -> list[str]:
    heads = (words.KEY, words.QUESTION, words.ANSWER, words.SIDE, words.KIND, words.COUNT, words.PERCENT,
             words.ANSWERED, words.SHOWN, words.RESPONDENTS, words.LOW, words.HIGH)  # fmt: skip
    return [head.in_(language) for head in heads]


def _list_rows(summary: SafeSummary, language: Language) -> list[Row]:
    rows: list[Row] = []
    for table in summary.tables:
        bases = table.bases
        sure = dict(table.estimates)
        for cell in table.cells:
            interval = sure[cell.id].wilson if cell.id in sure else (None, None)
            rows.append((
                table.key, table.question.in_(language), cell.text.in_(language),
                words.SIDES[cell.side].in_(language), words.KINDS[table.kind].in_(language),
                _count(cell, table, language), _share(cell, table), measured_base(table),
                bases.shown if bases else None, bases.respondents if bases else table.base, *interval,
            ))  # fmt: skip
    return rows


def _needs_heads(language: Language) -> list[str]:
    heads = (words.THEME, words.TIER, words.SHARE, words.WEIGHT, words.LOW, words.HIGH, words.FROM)
    return [head.in_(language) for head in heads]


def _needs_rows(needs: Sequence[Need], language: Language) -> list[Row]:
    return [
        (
            need.text.in_(language),
            words.TIERS[need.tier].in_(language),
            need.share,
            need.weight,
            need.low,
            need.high,
            ", ".join(key for key, _weight, _share in need.from_items),
        )
        for need in needs
    ]


def _bases(table: SafeTable, language: Language) -> str:
    if table.bases is None:
        return words.ONE_BASE.say(language, n=table.base if table.base is not None else "–")
    return words.BASES.say(
        language,
        answered=table.bases.answered,
        shown=table.bases.shown,
        respondents=table.bases.respondents,
    )


def _count(cell: Cell, table: SafeTable, language: Language) -> int | str:
    if isinstance(cell.value, Shown):
        return cell.value.count
    return said(cell.value, table.base, language)


def _share(cell: Cell, table: SafeTable) -> float | None:
    base = measured_base(table)
    if not isinstance(cell.value, Shown) or not base or cell.side == "blank":
        return None
    return cell.value.count / base
