"""Numbers that look like a person's and are not: company and invoice numbers keep their place."""

from __future__ import annotations

import re

_SAID = r"(?:nummeret|nummer|nr|lokationsnummer)?[\s.:]{0,3}(?:er\s)?"
_NAMED = re.compile(
    rf"(?<![^\W\d_])cvr[\s.\-]{{0,2}}{_SAID}\d\d\s?\d\d\s?\d\d\s?\d\d(?!\s?\d)"
    rf"|(?<![^\W\d_])(?:ean|gln)[\s.\-]{{0,2}}{_SAID}\d(?:\s?\d){{12}}(?!\s?\d)"
    r"|(?<!\d)\d{8}\s?\(?cvr\b"
    # an EAN in its usual groups needs no name: no phone number has thirteen digits
    r"|(?<!\d)\d{4}\s\d{4}\s\d{5}(?!\d)",
    re.IGNORECASE,
)


def keep_numbers(text: str, sign: str) -> tuple[str, list[str]]:
    """Put CVR and EAN numbers that are named as such aside; return the text and what was put aside.

    >>> keep_numbers("CVR 12345678, tlf. 87654321", "#")
    ('#, tlf. 87654321', ['CVR 12345678'])
    """
    aside = _NAMED.findall(text)
    return _NAMED.sub(sign, text), aside


def put_back(text: str, sign: str, aside: list[str]) -> str:
    """Put the numbers back in their order."""
    parts = text.split(sign)
    return "".join(part + number for part, number in zip(parts, [*aside, ""], strict=True))
