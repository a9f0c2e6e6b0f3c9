"""Street addresses: a street, a house number, and what follows of floor, postal code and town."""

from __future__ import annotations

import re
from functools import lru_cache

from manege_analysis.cleaning.redact.lexicon import words_of

_SURE_ENDINGS = (
    "vej", "gade", "allé", "stræde", "boulevard", "vænge", "vænget", "torv", "toften", "brinken",
)  # fmt: skip
"""In lower case only these make a street; "praktikplads 3" and "ungdomshaven 12" are something else."""
_QUALIFIERS = re.compile(
    r"(?:(?<!\w)(?:Gl|Gammel|Gamle|Ny|Nye|Store|St|Lille|Ll|Nørre|Nr|Nordre|Søndre|Sdr|Sønder|Vestre|Vester|V|Østre|Øster|Ø"
    r"|Indre|Ydre|Sankt|Sct|Skt|Chr|Dr|Prins|Kong|Dronning|[A-ZÆØÅ](?:\.[A-ZÆØÅ])?|[A-ZÆØÅ][\w\-]{1,30}s)\.?\s){1,3}$"
)
_CAPITALS = re.compile(r"(?:(?<!\w)[A-ZÆØÅ][\w.'’\-]{0,30}\s){1,3}$")
_HOUSE = (
    r"\d{1,3}(?:\s?[-–]\s?\d{1,3})?(?:\s?[A-Za-z](?![\w]))?"
    r"(?:,?\s{0,2}(?:st|stuen|kld|\d{1,2})\.?(?:\s?sal)?\.?,?\s{0,2}(?:tv|th|mf)\b|,?\s{0,2}\d{1,2}\.\s?sal\b)?"
    r"(?:,?\s{0,2}\d{4}\s[A-ZÆØÅ][\w.\-]{1,30}(?:\s[A-ZÆØÅ]\b)?)?"
)
_UNIT = (
    r"(?!\d|[.,:]\d|\s?%|\s?(?:km|m|meter|uger?|timer?|min|minutter|dage?|måned|måneder|år|kr|kroner|procent"
    r"|patienter|børn|unge|elever|pladser|gange|læger)\b)"
)
_PLACE = re.compile(
    rf"(?<![\w\-])(?P<street>[^\W\d_]{{2,40}})(?:,\s|\s){{1,2}}(?:nr\.?\s?)?{_HOUSE}{_UNIT}",
    re.IGNORECASE,
)
_LIVES = re.compile(
    r"(?P<word>(?<!\w)(?:bor|boende|bopæl|adresse|adressen|adr)\b[.:]?\s{0,2}(?:er\s|på\s|i\s){0,2})"
    rf"(?:[A-ZÆØÅ][\w.'’\-]{{1,30}}\s){{1,3}}{_HOUSE}{_UNIT}"
)


def mark_addresses(text: str, sign: str) -> tuple[str, int]:
    """Replace street addresses in a plain text; return the text and how many there were.

    A street is known by its ending and the number after it ("Nørregade 12, 2. tv, 8600 Silkeborg",
    "kirkevej 3"), or, whatever its name, after "bor på" and "adresse".

    >>> mark_addresses("Hun bor på Bredhøj 5, før Gl. Kongevej 12, 2. tv. Ventetid 3 uger.", "#")
    ('Hun bor på #, før #. Ventetid 3 uger.', 2)
    """
    text, lives = _LIVES.subn(rf"\g<word>{sign}", text)
    pieces: list[str] = []
    at = count = 0
    for match in _PLACE.finditer(text):
        start = _start_of_street(text, match)
        if start is not None:
            pieces += [text[at : max(at, start)], sign]
            at, count = match.end(), count + 1
    return "".join([*pieces, text[at:]]), lives + count


def _start_of_street(text: str, match: re.Match[str]) -> int | None:
    """Find where a street's name begins, or None where the word before the number is no street."""
    street = match["street"]
    lower = street.casefold()
    ending = next((each for each in _endings() if lower.endswith(each)), "")
    if not ending or lower in words_of("no_streets"):
        return None
    start = match.start()
    before = text[max(0, start - 100) : start]
    if lower == ending:
        found = _CAPITALS.search(before) if street[0].isupper() else None
        return start - len(found[0]) if found else None
    if street[0].islower() and not lower.endswith(_SURE_ENDINGS):
        return None
    found = _QUALIFIERS.search(before)
    return start - len(found[0]) if found else start


@lru_cache(maxsize=1)
def _endings() -> tuple[str, ...]:
    """List the endings, the longest first, so that "strandvej" is told from "vej"."""
    return tuple(sorted(words_of("street_endings"), key=lambda ending: (-len(ending), ending)))
