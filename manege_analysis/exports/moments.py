"""A column of dates as tools write them becomes days; evidence decides which number is the month."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from manege_analysis.exports import words
from manege_analysis.exports.cells import Cells, is_blank
from manege_analysis.wording.text import Text

_YEAR_FIRST = re.compile(r"\s*(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T\s].*)?", re.DOTALL)
_YEAR_LAST = re.compile(r"\s*(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})(?:[\s,]+(.*))?", re.DOTALL)
_IN_WORDS = re.compile(
    r"\s*(?:[a-zæøå]{2,7}dag,?\s+(?:den\s+|d\.\s*)?)?(\d{1,2})\.?\s+([a-zæøå]{3})[a-zæøå]*\.?\s+(\d{4})\b.*",
    re.I | re.S,
)
_SERIAL = re.compile(r"\s*(\d{5})(?:[.,]\d+)?\s*")
_ENGLISH = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTHS = {name: at for at, name in enumerate(_ENGLISH, start=1)} | {"maj": 5, "okt": 10}
_EXCEL_START = date(1899, 12, 30)


@dataclass(frozen=True)
class Days:
    """One day per row, or None; how many cells held text that is no date; and how dates were read."""

    values: tuple[date | None, ...]
    unread: int
    evidence: Text | None = None


def read_days(cells: Cells) -> Days:
    """Read a column of dates or times: ISO, day first, month first, in words, or Excel's serial numbers.

    Day or month first is decided for the whole column: by a number above 12, by a clock with full
    stops (Danish) or AM and PM (American), else day first, as in Denmark.

    >>> read_days(Cells.of(["28/04/2025 21.15.26", "05/04/2025 09.01.00"])).values[1]
    datetime.date(2025, 4, 5)
    >>> read_days(Cells.of(["4/28/2025 21:15:26", "5/4/2025 9:01:00"])).values[1]
    datetime.date(2025, 5, 4)
    """
    written = [label for label in cells.counts() if not is_blank(label)]
    month_first, evidence = _month_first(written)
    days = {label: read_day(label, month_first=month_first) for label in written}
    values = tuple(days.get(text) for text in cells.texts())
    unread = sum(n for label, n in cells.counts().items() if label in days and days[label] is None)
    return Days(values, unread, evidence)


def read_day(text: str, *, month_first: bool = False) -> date | None:
    """Read one date, or return None where the text is none.

    >>> read_day("5. januar 2026"), read_day("46027.5")
    (datetime.date(2026, 1, 5), datetime.date(2026, 1, 5))
    """
    if found := _YEAR_FIRST.fullmatch(text):
        return _day(int(found[1]), int(found[2]), int(found[3]))
    if found := _YEAR_LAST.fullmatch(text):
        one, two, year = int(found[1]), int(found[2]), int(found[3])
        year += 2000 if year < 100 else 0
        return _day(year, one, two) if month_first else _day(year, two, one)
    if found := _IN_WORDS.fullmatch(text):
        return _day(int(found[3]), _MONTHS.get(found[2].casefold(), 0), int(found[1]))
    if found := _SERIAL.fullmatch(text):
        return _EXCEL_START + timedelta(days=int(found[1]))
    return None


def looks_like_moments(cells: Cells) -> bool:
    """Whether nearly every filled cell is a date, at least one being there."""
    counts = {label: n for label, n in cells.counts().items() if not is_blank(label)}
    filled = sum(counts.values())
    read = sum(n for label, n in counts.items() if not _SERIAL.fullmatch(label) and _is_day(label))
    return bool(filled) and read >= 0.9 * filled


def _is_day(label: str) -> bool:
    return read_day(label) is not None or read_day(label, month_first=True) is not None


def _month_first(written: list[str]) -> tuple[bool, Text | None]:
    pairs = [found for label in written if (found := _YEAR_LAST.fullmatch(label))]
    if not pairs:
        return False, None
    if any(int(found[1]) > 12 for found in pairs):
        return False, words.DAY_ABOVE_12
    if any(int(found[2]) > 12 for found in pairs):
        return True, words.MONTH_ABOVE_12
    clocks = [found[4] or "" for found in pairs]
    if any(re.search(r"[ap]\.?m\b", clock, re.IGNORECASE) for clock in clocks):
        return True, words.MONTH_BY_CLOCK
    if any(re.match(r"\d{1,2}\.\d{2}", clock) for clock in clocks):
        return False, words.DAY_BY_CLOCK
    return False, words.DAY_BY_HABIT


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
