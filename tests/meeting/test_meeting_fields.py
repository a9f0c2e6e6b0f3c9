"""What people write in meeting.yaml: times, dates, amounts and answers."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from manege_analysis.meeting.fields import parse_answer, parse_day, parse_kroner
from manege_analysis.meeting.file import MeetingFile
from manege_analysis.yamlfile import as_model


@pytest.mark.parametrize("written", ["16.30", "16:30", 16.3, 16.30, "kl. 16.30", time(16, 30)])
def test_a_starting_time_is_read_however_it_is_written(written: object) -> None:
    file = as_model({"version": 1, "start": written}, MeetingFile, "meeting.yaml")
    assert file.start == time(16, 30)


@pytest.mark.parametrize("written", [990, "25.00", "16.75", "half past four", True, "", None])
def test_a_time_that_is_none_is_refused(written: object) -> None:
    with pytest.raises(Exception, match="start"):
        as_model({"version": 1, "start": written}, MeetingFile, "meeting.yaml")


@pytest.mark.parametrize(
    "written",
    [
        "2027-03-04",
        "4.3.2027",
        "04/03/2027",
        "4/3-2027",
        "4. marts 2027",
        "den 4. marts 2027",
        "4 March 2027",
    ],
)
def test_a_date_is_read_however_it_is_written(written: str) -> None:
    assert parse_day(written) == date(2027, 3, 4)


@pytest.mark.parametrize(
    "written", ["2027-02-30", "31.4.2027", "4. marst", "4. hat 2027", "27-03-04", "", 20270304]
)
def test_an_impossible_date_is_refused_with_a_sentence(written: object) -> None:
    with pytest.raises(ValueError, match="date"):
        parse_day(written)


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_every_date_is_read_back_in_danish_notation(day: date) -> None:
    assert parse_day(f"{day.day}.{day.month}.{day.year}") == day
    assert parse_day(day) == parse_day(day.isoformat()) == day


@pytest.mark.parametrize(
    ("written", "amount"),
    [
        (2500, "2500"),
        ("2.500", "2500"),
        ("2.500,50 kr.", "2500.50"),
        ("185,5", "185.5"),
        (185.5, "185.5"),
        ("1.250.000", "1250000"),
        ("95,-", "95"),
        ("2 500", "2500"),
    ],
)
def test_an_amount_is_read_as_a_dane_writes_it(written: object, amount: str) -> None:
    assert parse_kroner(written) == Decimal(amount)


@pytest.mark.parametrize("written", ["gratis", -5, "1e9", True, "NaN", float("inf"), ""])
def test_an_amount_that_is_none_is_refused(written: object) -> None:
    with pytest.raises(ValueError, match="amount"):
        parse_kroner(written)


@pytest.mark.parametrize(
    ("written", "answer"),
    [
        ("Ja", "accepted"),
        ("kommer", "accepted"),
        (True, "accepted"),
        ("Nej.", "declined"),
        ("AFBUD", "declined"),
        (None, "invited"),
        ("måske", "invited"),
        ("ikke inviteret", "not invited"),
    ],
)
def test_an_answer_is_read_in_danish_and_english(written: object, answer: str) -> None:
    assert parse_answer(written) == answer


def test_an_answer_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match='"tja" is not an answer'):
        parse_answer("tja")
