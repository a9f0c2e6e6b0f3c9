"""The child process that opens an untrusted workbook: a path goes in, plain JSON comes out.

It is run as a script of its own, isolated, and imports nothing of this package, so that it starts in
a fiftieth of a second.  Its answer is JSON and not pickle: a parser that was taken over by a
hostile file must not be able to run anything in the process that asked.
"""

from __future__ import annotations

import base64
import json
import sys
from array import array
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import date, datetime, time
from typing import Any

Coded = dict[str, Any]


def main(form: str, path: str, megabytes: int) -> None:
    """Limit this process's memory, read the file, and write what is in it to standard output."""
    limit_memory(megabytes)
    try:
        answer: dict[str, Any] = {"sheets": READERS[form](path)}
    except MemoryError:
        answer = {"error": "memory"}
    except Exception as problem:  # every parser has its own errors; the parent words them all
        answer = {"error": type(problem).__name__, "said": str(problem)[:200]}
    sys.stdout.write(json.dumps(answer, ensure_ascii=True))


def limit_memory(megabytes: int) -> None:
    """Set a limit on this process's address space, where the system has such limits (not Windows)."""
    try:
        import resource
    except ImportError:
        return
    size = megabytes * 1_000_000
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    if hard != resource.RLIM_INFINITY:
        size = min(size, hard)
    with suppress(ValueError, OSError):  # macOS knows the limit and refuses to set it
        resource.setrlimit(resource.RLIMIT_AS, (size, size))


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
            "codes": base64.b64encode(self.codes.tobytes()).decode(),
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


READERS: dict[str, Callable[[str], list[dict[str, Any]]]] = {"workbook": read_workbook}

if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
