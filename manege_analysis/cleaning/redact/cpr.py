"""CPR-like numbers: six digits of a date and four of a serial, in every way people write them."""

from __future__ import annotations

import re

_SEP = r"[\s.\-/\\_:,;|'·•∙⋅‐‑‒–—―−⁃﹘~+()\[\]]{0,6}"
_IN_DATE = r"[\s.\-/\\_·•∙‐‑‒–—−]{0,3}"
# One "?" or "x" after a date is a question or a factor; two are a hidden serial.
_SERIAL = r"(?:\d{4}|\d{0,2}[xX*#?•_·]{2,8}\d{0,2}|\d{3}[xX*#?])"
_EDGE_LEFT, _EDGE_RIGHT = r"(?<!\d)", r"(?!\d)"

_NUMBER = re.compile(
    _EDGE_LEFT
    + r"(?:"
    # 010203-1234, 01 02 03 1234, 0102031234; masked: 010203-xxxx, 010203-12**
    + rf"\d\d{_IN_DATE}\d\d{_IN_DATE}\d\d{_SEP}{_SERIAL}"
    # 01022003-1234, 01.02.2003 1234: the year in full, the date written in one way throughout, so
    # that a row of years is none
    + rf"|\d{{8}}{_SEP}{_SERIAL}"
    + rf"|\d\d(?P<in>[\s.\-/\\_·–—−]{{1,3}})\d\d(?P=in)\d{{4}}{_SEP}{_SERIAL}"
    # 2003-02-01-1234, 20030201-1234
    + rf"|\d{{4}}-\d\d-\d\d{_SEP}{_SERIAL}"
    # 01 02 03 12 34: five pairs with the same mark between
    + r"|\d\d(?P<pair>[ .\-–—−/]{1,3})\d\d(?:(?P=pair)\d\d){3}"
    # 0 1 0 2 0 3 1 2 3 4: single digits with the same mark between
    + r"|\d(?P<one>[ .\-–]{1,2})\d(?:(?P=one)\d){3}(?P=one)\d[ .\-–/]{1,5}\d(?:(?P=one)\d){3}"
    + r")"
    + _EDGE_RIGHT
    # the date hidden instead: xxxxxx-1234
    + rf"|(?<![^\W\d_])[xX*#]{{6}}{_SEP}\d{{4}}{_EDGE_RIGHT}"
)


def mark_cpr(text: str, sign: str) -> tuple[str, int]:
    """Replace CPR-like numbers in a plain text; return the text and how many there were.

    Nothing is tested: since 2007 there is no checksum, replacement numbers add 60 to the day, and a
    mistyped number still points to its owner.

    >>> mark_cpr("cpr0102031234 og 61 02 03 – xxxx, men EAN 5790000123456", "#")
    ('cpr# og #, men EAN 5790000123456', 2)
    """
    return _NUMBER.subn(sign, text)
