"""What a person writes in meeting.yaml or a list, read as clock times, dates, kroner and answers."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation
from typing import Annotated, Any

from pydantic import BeforeValidator

from manege_analysis.meeting.people import Answer
from manege_analysis.wording.dates import parse_clock

_NUMERIC_DAY = re.compile(r"(\d{1,2})[./](\d{1,2})[./-](\d{4})")
_WRITTEN_DAY = re.compile(r"(?:den\s+)?(\d{1,2})\.?\s+([a-zæøå]+)\s+(\d{4})", re.IGNORECASE)
_MONTHS = ["jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec"]
_ALSO_MONTHS = {"may": 5, "oct": 10}
_ANSWER_WORDS: dict[Answer, str] = {
    "not invited": "not invited;ikke inviteret;mangler invitation",
    "invited": ";invited;inviteret;intet svar;ikke svaret;afventer;måske",
    "accepted": "accepted;ja;yes;true;kommer;deltager;tilmeldt;accepteret;x;ok",
    "declined": "declined;nej;no;false;afbud;kommer ikke;deltager ikke;kan ikke;afslået",
}
_ANSWERS = {word: answer for answer, words in _ANSWER_WORDS.items() for word in words.split(";")}


def parse_day(written: Any) -> date:
    """Read a date as people write it: 2027-03-04, 4.3.2027, 4/3-2027, "4. marts 2027".

    Day comes before month, as in Danish; a year has four digits, so that nothing is guessed.

    >>> parse_day("4.3.2027") == parse_day("den 4. marts 2027") == parse_day("2027-03-04")
    True
    """
    if isinstance(written, datetime):
        return written.date()
    if isinstance(written, date):
        return written
    text = str(written).strip()
    numbers = _numbers_of(text)
    if numbers is None:
        raise ValueError(f'"{text}" is not a date; write 2027-03-04')
    year, month, day = numbers
    try:
        return date(year, month, day)
    except ValueError:
        raise ValueError(f'no calendar has the date "{text}"; write a date such as 2027-03-04') from None


def _numbers_of(text: str) -> tuple[int, int, int] | None:
    if iso := re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ][\d:.]*)?", text):
        return int(iso[1]), int(iso[2]), int(iso[3])
    if numeric := _NUMERIC_DAY.fullmatch(text):
        return int(numeric[3]), int(numeric[2]), int(numeric[1])
    if written := _WRITTEN_DAY.fullmatch(text):
        name = written[2].casefold()[:3]
        month = _MONTHS.index(name) + 1 if name in _MONTHS else _ALSO_MONTHS.get(name)
        return (int(written[3]), month, int(written[1])) if month else None
    return None


def parse_kroner(written: Any) -> Decimal:
    """Read an amount: 2500, 185.50, "2.500", "185,50 kr.".

    A full stop before exactly three digits is a Danish thousands mark in text.  (A number in YAML
    has lost its last zeros, so `meeting.file` refuses 2.500 without quotes: it reads as 2½.)

    >>> parse_kroner("2.500 kr."), parse_kroner("185,50"), parse_kroner(1200)
    (Decimal('2500'), Decimal('185.50'), Decimal('1200'))
    """
    if isinstance(written, bool):
        raise ValueError("an amount is a number of kroner, such as 2500")
    text = str(written).strip().casefold()
    text = text.removesuffix("kr.").removesuffix("kr").removesuffix(",-")
    text = re.sub(r"\s", "", text)
    if isinstance(written, str):
        text = re.sub(r"\.(?=\d{3}(\D|$))", "", text).replace(",", ".")
    try:
        amount = Decimal(text)
    except InvalidOperation:
        raise ValueError(
            f'"{written}" is not an amount; write kroner, such as 2500 or "185,50"'
        ) from None
    if not amount.is_finite() or not 0 <= amount < 10_000_000:
        raise ValueError("an amount lies from 0 to 10 million kroner")
    return amount


def parse_answer(written: Any) -> Answer:
    """Read an invitee's answer in Danish or English.

    >>> parse_answer("Kommer"), parse_answer("afbud"), parse_answer("")
    ('accepted', 'declined', 'invited')
    """
    word = " ".join(str("" if written is None else written).casefold().split()).rstrip(".!")
    if word not in _ANSWERS:
        raise ValueError(
            f'"{written}" is not an answer; write accepted, declined, invited or not invited'
        )
    return _ANSWERS[word]


def _clock(written: Any) -> time:
    if isinstance(written, bool):
        raise ValueError("a clock time is written as 16.30")
    return parse_clock(written)


Clock = Annotated[time, BeforeValidator(_clock, json_schema_input_type=str | float)]
Day = Annotated[date, BeforeValidator(parse_day, json_schema_input_type=str)]
Kroner = Annotated[Decimal, BeforeValidator(parse_kroner, json_schema_input_type=str | float)]
AnswerField = Annotated[Answer, BeforeValidator(parse_answer, json_schema_input_type=str | bool | None)]
