"""Dates of birth: a date after "født" and its like, or six digits that can begin a CPR number."""

from __future__ import annotations

import re

_MONTH = (
    r"(?:januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december"
    r"|jan|feb|mar|apr|jun|jul|aug|sept|sep|okt|nov|dec|january|february|march|may|june|july|october)\.?"
)
_DATE = (
    r"(?:\d{4}[./\-]\d{1,2}[./\-]\d{1,2}"
    r"|\d{1,2}\s?[./\-–]\s?\d{1,2}\s?[./\-–]{1,2}\s?(?:\d{4}|\d{2})"
    r"|\d\d\s\d\d\s(?:\d{4}|\d\d)"
    rf"|\d{{1,2}}\.?\s?{_MONTH}(?:\s?['’]?(?:\d{{4}}|\d\d))?"
    r"|\d{1,2}\s?/\s?\d{1,2}"
    r"|\d{8}|\d{6})(?!\d)"
)
_BORN = (
    r"(?:født|fødselsdag|fødselsdato|fødselsdatoen|fødselsdagen|fdato|f\.?\s?dato|f\."
    r"|dob|born|date of birth)"
)
_AFTER_WORD = re.compile(
    rf"(?P<word>(?<![^\W\d_]){_BORN}\s{{0,2}}(?:den|d\.|er|on|:)?\s{{0,2}}(?:den|d\.|er|:)?\s{{0,2}}){_DATE}",
    re.IGNORECASE,
)
_PERSON = r"(?:patienten?|pt\.?|pigen?|drengen?|barnet|barn|sønnen|søn|datteren|datter|teenageren?)"
_AFTER_PERSON = re.compile(
    rf"(?P<word>(?<![^\W\d_]){_PERSON}[\s,:(]{{1,3}})"
    r"(?:\d{1,2}[./\-]\d{1,2}[./\-](?:\d{4}|\d{2})|\d{4}-\d\d-\d\d)(?!\d)",
    re.IGNORECASE,
)
_SIX_DIGITS = re.compile(
    r"(?<![\d.,:/\-])(?:0[1-9]|[12]\d|[39][01]|6[1-9]|[78]\d|90)(?:0[1-9]|1[0-2])\d\d"
    r"(?!\d|[.,:/\-]\d|\s?(?:kr|kroner|dkk|euro|€|%)\b)",
    re.IGNORECASE,
)


def mark_births(text: str, sign: str) -> tuple[str, int]:
    """Replace dates of birth in a plain text; other dates and lone years stay.

    Replacement numbers add 60 to the day, so 61–91 are days too.

    >>> mark_births("Pigen er født den 1. februar 2009 (010209), set 3.4.2026, født i 2009", "#")
    ('Pigen er født den # (#), set 3.4.2026, født i 2009', 2)
    """
    text, named = _AFTER_WORD.subn(rf"\g<word>{sign}", text)
    text, persons = _AFTER_PERSON.subn(rf"\g<word>{sign}", text)
    text, digits = _SIX_DIGITS.subn(sign, text)
    return text, named + persons + digits
