"""The part of the child process that reads workbooks and SPSS files; `child.py` takes it from here."""

from __future__ import annotations

import base64
from array import array
from collections.abc import Callable, Iterable
from datetime import date, datetime, time, timedelta
from typing import Any

Coded = dict[str, Any]


def read_workbook(path: str) -> list[dict[str, Any]]:
    """Read every visible worksheet as coded columns; hidden ones are named only."""
    from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    sheets: list[dict[str, Any]] = []
    with open(path, "rb") as file:  # noqa: PTH123 (pathlib would double the start-up time)
        book = CalamineWorkbook.from_filelike(file)
        for about in book.sheets_metadata:
            if about.typ != SheetTypeEnum.WorkSheet:
                continue
            if about.visible != SheetVisibleEnum.Visible:
                sheets.append({"name": about.name, "hidden": True})
                continue
            sheet = book.get_sheet_by_name(about.name)
            found = code_rows(sheet.iter_rows())
            merged = [area for area in sheet.merged_cell_ranges or () if area[0][0] != area[1][0]]
            sheets.append({"name": about.name, "columns": found, "merged": len(merged)})
    return sheets


def code_rows(rows: Iterable[list[Any]]) -> list[Coded]:
    """Code rows of values, column by column, as texts; rows are all equally wide."""
    columns: list[_Column] = []
    for row in rows:
        if not columns:
            columns = [_Column() for _ in row]
        for column, value in zip(columns, row, strict=True):
            column.add(value)
    return [column.coded() for column in columns]


def _packed(codes: array[int]) -> str:
    return base64.b64encode(codes.tobytes()).decode()


class _Column:
    def __init__(self) -> None:
        self.index: dict[str, int] = {}
        self.codes = array("i")
        self.dates: set[int] = set()
        self.numbers: set[int] = set()

    def add(self, value: Any) -> None:
        code = self.index.setdefault(text_of(value), len(self.index))
        self.codes.append(code)
        if isinstance(value, date):
            self.dates.add(code)
        elif isinstance(value, int | float):
            self.numbers.add(code)

    def coded(self) -> Coded:
        return {
            "labels": list(self.index),
            "codes": _packed(self.codes),
            "dates": sorted(self.dates),
            "numbers": sorted(self.numbers),
        }


def text_of(value: Any) -> str:
    """Write a cell's value as text: numbers as Excel shows them, with a point; dates as ISO.

    >>> [text_of(value) for value in (3.0, 0.1 + 0.2, "007", True, datetime(2026, 5, 1))]
    ['3', '0.3', '007', 'TRUE', '2026-05-01']
    """
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return str(int(value)) if value == int(value) and abs(value) < 1e15 else f"{value:.15g}"
    if isinstance(value, datetime):
        midnight = value.time() == time.min
        return value.date().isoformat() if midnight else value.isoformat(" ", "seconds")
    return str(value)


def read_spss(path: str) -> list[dict[str, Any]]:
    """Read an SPSS file as four tables: data, variables, values (labels, missing values), and sets."""
    import pyreadstat

    # Dates are converted here: the library raises for a year beyond 9999, and does not say where.
    how: dict[str, Any] = {"disable_datetime_conversion": True, "output_format": "dict"}
    with open(path, "rb") as file:  # noqa: PTH123
        is_portable = not file.read(4).startswith(b"$FL")
    if is_portable:
        found, about = pyreadstat.read_por(path, **how)
    else:
        found, about = pyreadstat.read_sav(path, user_missing=True, **how)
    kinds = {name: str(kind or "") for name, kind in about.original_variable_types.items()}
    names = list(about.column_names)
    columns = [
        [name, *(spss_text(value, kinds.get(name, "")) for value in found[name])] for name in names
    ]
    variables = [
        [name, about.column_names_to_labels.get(name) or "", kinds.get(name, ""),
         str(about.variable_measure.get(name, ""))]
        for name in names
    ]  # fmt: skip
    values = [
        [name, "label", spss_text(code, ""), str(label)]
        for name, labels in about.variable_value_labels.items()
        for code, label in labels.items()
    ]
    values += [
        [name, "missing", spss_text(each["lo"], ""), spss_text(each["hi"], "")]
        for name, ranges in about.missing_ranges.items()
        for each in ranges
    ]
    sets = [
        [name, each["type"], spss_text(each["counted_value"], ""), each["label"] or "", variable]
        for name, each in (getattr(about, "mr_sets", None) or {}).items()
        for variable in each["variable_list"]
    ]
    tables = {"variables": variables, "values": values, "sets": sets}
    coded = [{"name": "data", "columns": [_coded(column) for column in columns], "merged": 0}]
    for title, rows in tables.items():
        coded.append({"name": title, "columns": code_rows(rows), "merged": 0})
    coded.append(
        {"name": "encoding", "columns": code_rows([[str(about.file_encoding or "")]]), "merged": 0}
    )
    return coded


class DateOutOfRangeError(Exception):
    """A date lies before the year 1 or after the year 9999."""


def spss_text(value: Any, kind: str) -> str:
    """Write a value as text; `kind` is SPSS's format, by which seconds since 1582 become a date.

    >>> spss_text(13744944000.0, "EDATE10"), spss_text(2.0, "F8.2"), spss_text(float("nan"), "F8.2")
    ('2018-05-06', '2', '')
    """
    if value is None or value != value:
        return ""
    if isinstance(value, str):
        return value.rstrip()
    letters = kind.rstrip("0123456789.").upper()
    if letters in _SPSS_DATES:
        try:
            return text_of(_SPSS_START + timedelta(seconds=float(value)))
        except OverflowError:
            raise DateOutOfRangeError from None
    return text_of(float(value))


_SPSS_START = datetime(1582, 10, 14)
_SPSS_DATES = frozenset(("DATE", "ADATE", "EDATE", "JDATE", "SDATE", "DATETIME", "YMDHMS", "QYR", "MOYR",
                         "WKYR"))  # fmt: skip


def _coded(texts: list[str]) -> Coded:
    column = _Column()
    for text in texts:
        column.add(text)
    return column.coded()


READERS: dict[str, Callable[..., list[dict[str, Any]]]] = {
    "workbook": read_workbook,
    "spss": read_spss,
}
