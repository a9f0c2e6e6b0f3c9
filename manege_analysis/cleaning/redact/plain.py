"""Texts in one form: what looks like a digit is one, and nothing invisible stands between letters."""

from __future__ import annotations

import re
import unicodedata

_INVISIBLE = re.compile(
    "["
    "\u00ad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0"
    "\U000110bd\U000110cd\U00013430-\U0001345f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e0fff"
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"
    "\ue000-\uf8ff\U000f0000-\U0010ffff"
    "]+"
)
_MARKS_ON_DIGITS = re.compile(r"(?<=\d)[\u0300-\u036f\u20d0-\u20f0]+")
_LINE_ENDS = re.compile(r"\r\n?|[\u0085\u2028\u2029\x0b\x0c]")
_BLANKS = re.compile(r"[^\S\n]")


def plain(text: str) -> str:
    """Bring a text to the form in which it is searched and shown.

    NFKC turns full-width digits, no-break spaces and ligatures into ordinary ones; format characters
    (zero-width, soft hyphen, direction marks), control characters and private-use characters go; every
    line end is one newline.  Doing it twice changes nothing.

    >>> plain("０１０２０３\\u200b－1\\u00ad234")
    '010203-1234'
    """
    text = unicodedata.normalize("NFKC", _INVISIBLE.sub("", _LINE_ENDS.sub("\n", text)))
    text = _BLANKS.sub(" ", _INVISIBLE.sub("", text))
    return unicodedata.normalize("NFC", _MARKS_ON_DIGITS.sub("", text)).strip()
