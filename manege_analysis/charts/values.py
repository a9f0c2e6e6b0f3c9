"""A published value in words, and as the part of a bar it fills; nothing finer than was published."""

from __future__ import annotations

from manege_analysis.charts import words
from manege_analysis.summary.safe import Hidden, SafeTable, Shown, Value
from manege_analysis.wording.numbers import PERCENT_FROM, of, percent
from manege_analysis.wording.text import Language


def bounds(value: Value) -> tuple[int, int]:
    """Return the smallest and the largest count that the value may stand for.

    >>> bounds(Shown(7)), bounds(Hidden(0, 4))
    ((7, 7), (0, 4))
    """
    return (value.count, value.count) if isinstance(value, Shown) else (value.low, value.high)


def share(value: Value, base: int) -> float:
    """Return the share (0 to 1) that an outsider would reckon with: the middle of what was published.

    >>> share(Shown(5), 20), share(Hidden(0, 4), 20), share(Hidden(16, 20), 20)
    (0.25, 0.1, 0.9)
    """
    low, high = bounds(value)
    return (low + high) / 2 / base if base else 0.0


def is_few(value: Value) -> bool:
    """Tell whether the value is only known to be small.

    >>> is_few(Hidden(0, 4)), is_few(Shown(2))
    (True, False)
    """
    return isinstance(value, Hidden) and value.low == 0


def said(value: Value, base: int | None, language: Language) -> str:
    """Say the value: a count, or the bound that was published.

    >>> said(Shown(17), 21, "da"), said(Hidden(0, 4), 21, "da"), said(Hidden(17, 21), 21, "da")
    ('17', 'færre end 5', 'mindst 17')
    """
    if isinstance(value, Shown):
        return str(value.count)
    if value.low == 0:
        return words.FEWER_THAN.say(language, limit=value.high + 1)
    if base is not None and value.high >= base:
        return words.AT_LEAST.say(language, limit=value.low)
    return words.BETWEEN.say(language, low=value.low, high=value.high)


def said_of(value: Value, base: int, language: Language) -> str:
    """Say the value and its base: "17 af 21", "mindst 19 af 23".

    >>> said_of(Hidden(19, 23), 23, "da")
    'mindst 19 af 23'
    """
    if isinstance(value, Shown):
        return of(value.count, base, language)
    return f"{said(value, base, language)} {words.OF.in_(language)} {base}"


def said_share(value: Value, base: int | None, language: Language) -> str:
    """Say the share in percent, or nothing where the base is too small or the count is hidden.

    >>> said_share(Shown(17), 21, "da"), said_share(Shown(9), 12, "da")
    ('81\\xa0%', '')
    """
    if isinstance(value, Shown) and base and base >= PERCENT_FROM:
        return percent(value.count / base, language)
    return ""


def number(value: float, language: Language) -> str:
    """Write a measured number with the language's marks: one decimal, none of a thousand or more.

    Below one two significant digits are kept, because a decimal alone would say too little.

    >>> number(12.347, "da"), number(4.0, "da"), number(12345.0, "da"), number(0.042, "en")
    ('12,3', '4', '12.345', '0.042')
    """
    if abs(value) >= 1000:
        text = f"{value:,.0f}"
    else:
        text = f"{value:.1f}".removesuffix(".0") if abs(value) >= 1 else f"{value:.2g}"
    return text.translate(_DANISH_MARKS) if language == "da" else text


def measured_base(table: SafeTable) -> int:
    """Return the n that the table's counts are shares of.

    In the share edition that is the deck's one n.  Internally it is those who answered; for
    multi-select those who saw the question, because no tick is an answer too; for the themes of a
    free text all respondents.
    """
    bases = table.bases
    if bases is None:
        return table.base or 0
    return {"multi": bases.shown, "text": bases.respondents}.get(table.kind, bases.answered)


_DANISH_MARKS = str.maketrans(",.", ".,")
