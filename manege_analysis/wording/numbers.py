"""Numbers, shares and lists as a Danish reader expects them."""

from __future__ import annotations

from collections.abc import Sequence

from manege_analysis.wording.text import Language

NBSP = "\u00a0"
PERCENT_FROM = 20
"""Below this base a percentage pretends to a precision that is not there, so only counts are said."""


def decimal(value: float, language: Language, digits: int = 1) -> str:
    """Write a number with the language's decimal mark.

    >>> decimal(3.25, "da"), decimal(3.25, "en", 2)
    ('3,2', '3.25')
    """
    text = f"{value:.{digits}f}"
    return text.replace(".", ",") if language == "da" else text


def percent(share: float, language: Language) -> str:
    """Write a share (0 to 1) as a whole percentage; Danish puts a no-break space before the sign.

    >>> percent(0.154, "da"), percent(0.154, "en")
    ('15\\xa0%', '15%')
    """
    whole = int(share * 100 + 0.5)
    return f"{whole}{NBSP}%" if language == "da" else f"{whole}%"


def of(count: int, base: int, language: Language) -> str:
    """Say a count of a base, the form to lead with: "17 af 21".

    >>> of(17, 21, "da"), of(17, 21, "en")
    ('17 af 21', '17 of 21')
    """
    return f"{count} {'af' if language == 'da' else 'of'} {base}"


def of_with_percent(count: int, base: int, language: Language) -> str:
    """Say a count of a base, followed by the percentage where the base allows one.

    >>> of_with_percent(17, 21, "da"), of_with_percent(9, 12, "da")
    ('17 af 21 (81\\xa0%)', '9 af 12')
    """
    said = of(count, base, language)
    return f"{said} ({percent(count / base, language)})" if base >= PERCENT_FROM else said


def listed(words: Sequence[str], language: Language) -> str:
    """Join words as a sentence would.

    >>> listed(["PPR", "skole", "egen læge"], "da")
    'PPR, skole og egen læge'
    """
    if len(words) < 2:
        return "".join(words)
    last = "og" if language == "da" else "and"
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def counted(count: int, one: str, many: str) -> str:
    """Say how many there are of a thing, in the right number.

    >>> counted(1, "læge", "læger"), counted(3, "læge", "læger")
    ('1 læge', '3 læger')
    """
    return f"{count} {one if count == 1 else many}"
