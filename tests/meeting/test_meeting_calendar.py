"""Working days: holidays against the computus, school breaks, and an order that never turns round."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from manege_analysis.meeting.calendar import CalendarSettings, Closed, WorkingDays, months_before
from manege_analysis.wording.text import Text

DAYS = WorkingDays(CalendarSettings(winter_break=8))
ANY_DAY = st.dates(date(2024, 1, 1), date(2060, 12, 31))


def easter(year: int) -> date:
    """Easter Sunday by Meeus, Jones and Butcher: an oracle apart from the `holidays` package."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


@pytest.mark.parametrize("year", range(2024, 2045))
def test_every_danish_holiday_is_free(year: int) -> None:
    sunday = easter(year)
    moving = [sunday + timedelta(days=d) for d in (-3, -2, 0, 1, 39, 49, 50)]
    fixed = [
        date(year, m, d) for m, d in ((1, 1), (5, 1), (6, 5), (12, 24), (12, 25), (12, 26), (12, 31))
    ]
    assert all(DAYS.why_free(day) for day in (*moving, *fixed))


@pytest.mark.parametrize("year", range(2024, 2045))
def test_store_bededag_is_a_working_day(year: int) -> None:
    day = easter(year) + timedelta(days=26)
    named = DAYS.why_free(day)
    assert named is None or named.da == "1. maj"


def test_store_bededag_was_free_until_2023() -> None:
    assert DAYS.why_free(date(2023, 5, 5)) == Text("store bededag", "Great Prayer Day")


def test_a_winter_break_is_the_municipalitys_own_week() -> None:
    seven, eight = date(2027, 2, 17), date(2027, 2, 24)
    assert DAYS.why_free(seven) is None
    assert DAYS.why_free(eight) == Text("vinterferie", "winter break")
    unknown = WorkingDays(CalendarSettings())
    assert unknown.why_free(seven) and unknown.why_free(eight)


def test_the_autumn_break_is_week_42_and_can_be_moved_or_left_out() -> None:
    day = date(2027, 10, 20)
    assert DAYS.why_free(day) == Text("efterårsferie", "autumn break")
    assert WorkingDays(CalendarSettings(autumn_break=None)).why_free(day) is None


def test_a_closed_period_says_why() -> None:
    closed = Closed.model_validate({"from": "2027-04-05", "to": "2027-04-07", "what": "kursus"})
    days = WorkingDays(CalendarSettings(closed=(closed,)))
    assert days.why_free(date(2027, 4, 6)) == Text("kursus")
    assert days.on_or_before(date(2027, 4, 7)) == date(2027, 4, 2)


def test_closed_periods_are_checked() -> None:
    with pytest.raises(ValueError, match="ends after it begins"):
        Closed.model_validate({"from": "2027-04-07", "to": "2027-04-05"})
    year = Closed.model_validate({"from": "2027-01-01", "to": "2027-12-31"})
    with pytest.raises(ValueError, match="at most 150 days"):
        CalendarSettings(closed=(year,))


@given(ANY_DAY, ANY_DAY)
def test_moving_to_a_working_day_never_turns_an_order_round(one: date, other: date) -> None:
    first, second = sorted((one, other))
    assert DAYS.on_or_before(first) <= DAYS.on_or_before(second)
    assert DAYS.on_or_after(first) <= DAYS.on_or_after(second)


@given(ANY_DAY)
def test_a_moved_day_is_a_working_day_and_the_nearest(day: date) -> None:
    before = DAYS.on_or_before(day)
    assert DAYS.why_free(before) is None
    assert all(DAYS.why_free(before + timedelta(days=d)) for d in range(1, (day - before).days + 1))


@given(ANY_DAY, st.integers(-24, 24))
def test_months_are_counted_as_a_calendar_does(day: date, months: int) -> None:
    found = months_before(day, months)
    assert (day.year * 12 + day.month) - (found.year * 12 + found.month) == months
    assert found.day == day.day or (found + timedelta(days=1)).day == 1


@given(ANY_DAY, ANY_DAY, st.integers(0, 12))
def test_an_earlier_meeting_never_has_later_months(one: date, other: date, months: int) -> None:
    first, second = sorted((one, other))
    assert months_before(first, months) <= months_before(second, months)
