"""Stable ids from words: small ASCII letters, digits and hyphens."""

from __future__ import annotations

import re
import unicodedata

ID_PATTERN = r"^[a-z0-9][a-z0-9_-]*$"
"""What an id may look like; the dot is kept for item keys such as `samarbejde.ppr`."""

LONGEST = 40
_LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "ß": "ss", "ð": "d", "þ": "th", "/": "-"})


def slug(text: str) -> str:
    """Make an id from `text`: at most 40 characters, cut at a word, the same every time.

    Danish letters are spelled out before accents are taken off, because plain removal turns "år"
    into "ar". Returns "" when nothing is left; the caller must then ask for an id.

    >>> slug("Hverken/eller"), slug("Børne- og ungdomspsykiatrien"), slug("?")
    ('hverken-eller', 'boerne-og-ungdomspsykiatrien', '')
    """
    composed = unicodedata.normalize("NFC", text).casefold().translate(_LETTERS)
    plain = unicodedata.normalize("NFKD", composed).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", plain)
    made = ""
    for word in words:
        longer = f"{made}-{word}" if made else word[:LONGEST]
        if len(longer) > LONGEST:
            break
        made = longer
    return made
