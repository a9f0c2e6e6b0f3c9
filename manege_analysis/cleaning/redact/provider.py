"""Ydernumre: the number by which the region knows a clinic, written after its name."""

from __future__ import annotations

import re

_NUMBER = r"\d(?:[\s.\-]?\d){2,6}(?!\d)"
_NAMED = re.compile(
    r"(?P<word>(?<![^\W\d_])(?:ydernummeret|ydernummer|ydernumre|ydernumrene|ydernr|yder[\s.\-]{0,2}(?:nummer|nr)|yder)"
    rf"[\s.:#\-]{{0,4}}(?:er|:|=)?\s{{0,2}})(?P<numbers>{_NUMBER}(?:\s?(?:,|og|/|\+|&)\s?\d{{4,6}}(?!\d)){{0,9}})",
    re.IGNORECASE,
)


def mark_providers(text: str, sign: str) -> tuple[str, int]:
    """Replace ydernumre in a plain text, one or several in a row, and keep the word before them.

    >>> mark_providers("Ydernr. 012345 og 067890, vi er 4 yder-enheder", "#")
    ('Ydernr. #, vi er 4 yder-enheder', 1)
    """
    return _NAMED.subn(rf"\g<word>{sign}", text)
