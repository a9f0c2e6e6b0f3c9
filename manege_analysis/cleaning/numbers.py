"""Written numbers become numbers; evidence decides whether a comma or a full stop is the decimal mark.

"3.275" is three thousand or a little over three: nothing in the text tells.  So all of a column's texts
are looked at first, then the question's own limits; where neither decides, the answer is set aside and
told, never guessed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Decimal = Literal[",", ".", ""]

_BLANKS = re.compile(r"[\s\u00a0\u2007\u202f\u2009]+")
_ABOUT = re.compile(r"^(?:ca\.?|cirka|omkring|omtrent|about|approx\.?|~|≈)\s*", re.IGNORECASE)
_PLAIN = re.compile(r"[+-]?\d{1,15}")
_SPACED = re.compile(r"([+-]?\d{1,3})((?: \d{3})+)((?:[.,]\d+)?)")
_ONE_MARK = re.compile(r"([+-]?)(\d{1,15})([.,])(\d{1,15})")
_BOTH = re.compile(r"([+-]?\d{1,3}(?:([.,])\d{3})+)([.,])(\d{1,15})")
_GROUPED = re.compile(r"[+-]?\d{1,3}([.,])\d{3}(?:\1\d{3})+")


@dataclass(frozen=True)
class NumberText:
    """One written number: its digits without sign of unit, and what its own form says of decimals.

    `decimal` is the mark that this text proves; empty when it proves none.  `ambiguous` texts have one
    mark followed by exactly three digits.  `trimmed` tells that a percent sign, a unit or "ca." was
    taken off.
    """

    digits: str
    decimal: Decimal = ""
    ambiguous: bool = False
    trimmed: bool = False


@dataclass(frozen=True)
class ReadNumber:
    """A number read from a text, and whether a person should see how (`told`)."""

    value: float
    told: bool


def parse(text: str, units: Iterable[str] = ()) -> NumberText | None:
    """Take a written number apart, or return None where the text is no number.

    >>> parse("3,5").decimal, parse("1.250,5").decimal, parse("3.275").ambiguous, parse("to") is None
    (',', ',', True, True)
    >>> parse("ca. 15 %")
    NumberText(digits='15', decimal='', ambiguous=False, trimmed=True)
    """
    plain = _BLANKS.sub(" ", unicodedata.normalize("NFKC", text)).replace("−", "-").strip()
    bare = _without_unit(_ABOUT.sub("", plain), units)
    trimmed = bare != plain
    if found := _SPACED.fullmatch(bare):
        bare, trimmed = found[1] + found[2].replace(" ", "") + found[3], True
        if found[3]:
            return NumberText(bare, "," if found[3][0] == "," else ".", trimmed=trimmed)
    if _PLAIN.fullmatch(bare):
        return NumberText(bare, trimmed=trimmed)
    if (found := _BOTH.fullmatch(bare)) and found[2] != found[3]:
        return NumberText(bare, _mark(found[3]), trimmed=trimmed)
    if found := _GROUPED.fullmatch(bare):
        return NumberText(bare, _other(found[1]), trimmed=trimmed)
    if found := _ONE_MARK.fullmatch(bare):
        thousands = len(found[4]) == 3 and len(found[2]) <= 3 and not found[2].startswith("0")
        return NumberText(bare, "" if thousands else _mark(found[3]), thousands, trimmed)
    return None


def decimal_mark(parsed: Iterable[NumberText]) -> Decimal:
    """Decide a column's decimal mark: the one that some texts prove and none disproves, else empty.

    >>> decimal_mark([parse("3,5"), parse("3.275")]), decimal_mark([parse("3,5"), parse("3.5")])
    (',', '')
    """
    proved = {number.decimal for number in parsed if number.decimal}
    return proved.pop() if len(proved) == 1 else ""


def read(
    number: NumberText, column: Decimal, low: float | None, high: float | None
) -> ReadNumber | None:
    """Read one parsed number, or return None where it could be two.

    An ambiguous text is read by the column's mark; without one, by the question's limits when only one
    of the two readings lies inside them.

    >>> read(parse("3.275"), ",", None, None).value, read(parse("3.275"), "", 0, 10).value
    (3275.0, 3.275)
    >>> read(parse("3.275"), "", None, None) is None
    True
    """
    mark = number.decimal or column
    if not number.ambiguous:
        return ReadNumber(value_with(number.digits, mark), number.trimmed)
    if mark:
        return ReadNumber(value_with(number.digits, mark), True)
    if low is None and high is None:
        return None
    readings = {value_with(number.digits, each) for each in (",", ".")}
    inside = [value for value in readings if is_inside(value, low, high)]
    return ReadNumber(inside[0], True) if len(inside) == 1 else None


def value_with(digits: str, mark: str) -> float:
    """Read digits with `mark` as the decimal mark; the other mark, if any, separates thousands."""
    other = _other(mark) if mark else ""
    return float(digits.replace(other, "").replace(",", "."))


def is_inside(value: float, low: float | None, high: float | None) -> bool:
    """Say whether a value lies within the question's limits, both included; None is no limit."""
    return (low is None or value >= low) and (high is None or value <= high)


def _without_unit(text: str, units: Iterable[str]) -> str:
    for unit in ("%", "pct.", "pct", "procent", "percent", *units):
        if unit and text.casefold().endswith(unit.casefold()):
            return text[: -len(unit)].rstrip()
    return text


def _mark(mark: str) -> Decimal:
    return "," if mark == "," else "."


def _other(mark: str) -> Decimal:
    return "." if mark == "," else ","
