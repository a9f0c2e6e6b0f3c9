"""Dates and clock times as they are written in a Danish invitation, and read from a settings file."""

from __future__ import annotations

import re
from datetime import date, time

from manege_analysis.wording.text import Language

_MONTHS = {
    "da": "januar februar marts april maj juni juli august september oktober november december",
    "en": "January February March April May June July August September October November December",
}
_WEEKDAYS = {
    "da": "mandag tirsdag onsdag torsdag fredag lørdag søndag",
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
}
_CLOCK = re.compile(r"(?:kl\.?\s*)?(\d{1,2})(?:[.:](\d{1,2}))?", re.IGNORECASE)


def day(value: date, language: Language) -> str:
    """Write a date in words.

    >>> day(date(2027, 3, 4), "da"), day(date(2027, 3, 4), "en")
    ('4. marts 2027', '4 March 2027')
    """
    month = _MONTHS[language].split()[value.month - 1]
    return f"{value.day}{'.' if language == 'da' else ''} {month} {value.year}"


def weekday_and_day(value: date, language: Language) -> str:
    """Write a date with its weekday.

    >>> weekday_and_day(date(2027, 3, 4), "da")
    'torsdag den 4. marts 2027'
    """
    weekday = _WEEKDAYS[language].split()[value.weekday()]
    return f"{weekday} {'den ' if language == 'da' else ''}{day(value, language)}"


def clock(value: time, language: Language) -> str:
    """Write a clock time.

    >>> clock(time(16, 30), "da"), clock(time(16, 30), "en")
    ('kl. 16.30', '16:30')
    """
    return f"kl. {value:%H.%M}" if language == "da" else f"{value:%H:%M}"


def week(value: date, language: Language) -> str:
    """Name the ISO week, which is how Danish offices speak of dates.

    >>> week(date(2027, 3, 4), "da")
    'uge 9'
    """
    return f"{'uge' if language == 'da' else 'week'} {value.isocalendar().week}"


def parse_clock(written: object) -> time:
    """Read a clock time as people write it: `16.30`, `"16:30"`, `kl. 16`, and the number 16.3.

    A YAML file holds 16.30 as a number and loses the last zero, so one decimal digit means tens
    of minutes.  A number of minutes since midnight (YAML 1.1 reads 16:30 as 990) is refused.

    >>> parse_clock(16.3), parse_clock("16:05"), parse_clock("kl. 9")
    (datetime.time(16, 30), datetime.time(16, 5), datetime.time(9, 0))
    """
    if isinstance(written, time):
        return written
    text = f"{written:.2f}" if isinstance(written, float) else str(written).strip()
    match = _CLOCK.fullmatch(text)
    if match:
        hours, minutes = match[1], match[2] or "0"
        minutes = minutes + "0" if len(minutes) == 1 and match[2] else minutes
        if int(hours) < 24 and int(minutes) < 60:
            return time(int(hours), int(minutes))
    raise ValueError(f'"{written}" is not a clock time; write 16.30')
