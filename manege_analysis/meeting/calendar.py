"""Which days a Danish clinic and municipality work: weekends, holidays, school breaks, July."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Annotated, Literal

import holidays
from pydantic import BeforeValidator, Field, model_validator

from manege_analysis.meeting.fields import Day
from manege_analysis.wording.text import Text
from manege_analysis.yamlfile import Strict

_HOLIDAYS = {
    "New Year's Day": Text("nytårsdag", "New Year's Day"),
    "Maundy Thursday": Text("skærtorsdag", "Maundy Thursday"),
    "Good Friday": Text("langfredag", "Good Friday"),
    "Easter Sunday": Text("påskedag", "Easter Sunday"),
    "Easter Monday": Text("2. påskedag", "Easter Monday"),
    "Great Prayer Day": Text("store bededag", "Great Prayer Day"),
    "Ascension Day": Text("Kristi himmelfartsdag", "Ascension Day"),
    "Pentecost": Text("pinsedag", "Whit Sunday"),
    "Pentecost Monday": Text("2. pinsedag", "Whit Monday"),
    "Workers' Day": Text("1. maj", "1 May"),
    "Constitution Day": Text("grundlovsdag", "Constitution Day"),
    "Christmas Eve": Text("juleaften", "Christmas Eve"),
    "Christmas Day": Text("juledag", "Christmas Day"),
    "Second Day of Christmas": Text("2. juledag", "Boxing Day"),
    "New Year's Eve": Text("nytårsaften", "New Year's Eve"),
}
MOST_CLOSED_DAYS = 150
"""So many closed days leave a working day in every year, and a mistyped year is noticed."""
_WEEKEND = Text("weekend", "weekend")
_WINTER = Text("vinterferie", "winter break")
_AUTUMN = Text("efterårsferie", "autumn break")


class Closed(Strict):
    """Days on which nothing can be asked of anybody, for instance a local school break."""

    first: Day = Field(alias="from")
    last: Day = Field(alias="to")
    what: str = "lukket"

    @model_validator(mode="after")
    def _in_order(self) -> Closed:
        if self.last < self.first:
            raise ValueError("a closed period ends after it begins; swap the two dates")
        return self


WinterBreak = Annotated[
    Literal[7, 8] | None,
    BeforeValidator(
        lambda written: int(str(written)) if str(written) in ("7", "8") else written,
        json_schema_input_type=Literal[7, 8, "7", "8"] | None,
    ),
]


class CalendarSettings(Strict):
    """`calendar:` in meeting.yaml: the municipality's breaks.

    While `winter_break` is not stated both week 7 and week 8 are kept free: they differ from one
    municipality to the next, and a task in the wrong one finds nobody at work.
    """

    winter_break: WinterBreak = None
    autumn_break: int | None = Field(default=42, ge=40, le=44)
    closed: tuple[Closed, ...] = ()

    @model_validator(mode="after")
    def _leaves_working_days(self) -> CalendarSettings:
        if sum((closed.last - closed.first).days + 1 for closed in self.closed) > MOST_CLOSED_DAYS:
            raise ValueError(f"all closed periods together last at most {MOST_CLOSED_DAYS} days")
        return self


@dataclass(frozen=True)
class WorkingDays:
    """Know which days are free, and find the working day nearest to a date.

    >>> days = WorkingDays(CalendarSettings(winter_break=7))
    >>> days.why_free(date(2027, 3, 26)).da, days.why_free(date(2027, 4, 23))
    ('langfredag', None)
    >>> days.on_or_before(date(2027, 2, 21))      # a Sunday at the end of week 7
    datetime.date(2027, 2, 12)
    """

    settings: CalendarSettings

    def why_free(self, day: date) -> Text | None:
        """Say why nobody works on `day`, or None for a working day.

        Store bededag is a working day from 2024, as the `holidays` package knows; 1 May, 5 June, 24
        and 31 December count as free, because many clinics and town halls are closed.
        """
        for closed in self.settings.closed:
            if closed.first <= day <= closed.last:
                return Text(closed.what)
        if name := _holidays(day.year).get(day):
            return _HOLIDAYS.get(name, Text(name))
        week = day.isocalendar().week
        if week in self._winter_weeks():
            return _WINTER
        if week == self.settings.autumn_break:
            return _AUTUMN
        return _WEEKEND if day.weekday() >= 5 else None

    def on_or_before(self, day: date) -> date:
        """Return `day`, or the last working day before it; later days never give earlier ones."""
        return next(each for each in _days(day, -1) if not self.why_free(each))

    def on_or_after(self, day: date) -> date:
        """Return `day`, or the first working day after it."""
        return next(each for each in _days(day, 1) if not self.why_free(each))

    def _winter_weeks(self) -> tuple[int, ...]:
        return (7, 8) if self.settings.winter_break is None else (self.settings.winter_break,)


def months_before(day: date, months: int) -> date:
    """Return the same day of the month `months` earlier (later when negative), or that month's last.

    >>> months_before(date(2027, 5, 31), 3), months_before(date(2027, 3, 4), -10)
    (datetime.date(2027, 2, 28), datetime.date(2028, 1, 4))
    """
    index = day.year * 12 + day.month - 1 - months
    year, month = divmod(index, 12)
    for number in range(day.day, 27, -1):
        try:
            return date(year, month + 1, number)
        except ValueError:
            continue
    return date(year, month + 1, min(day.day, 28))


def in_july(day: date) -> bool:
    """Whether `day` falls in July, when clinics, schools and municipalities are hard to reach."""
    return day.month == 7


def _days(day: date, step: int) -> Iterator[date]:
    return (day + timedelta(days=step * number) for number in range(366))


@lru_cache(maxsize=64)
def _holidays(year: int) -> dict[date, str]:
    found = holidays.country_holidays(
        "DK", years=year, categories=("public", "optional"), language="en_US"
    )
    return {day: found[day].split("; ")[0] for day in found}
