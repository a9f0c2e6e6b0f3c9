"""A cell becomes the text by which two versions of it are compared, and the value for meeting.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from manege_analysis.meeting.fields import parse_answer, parse_day, parse_kroner
from manege_analysis.meeting.planning_sheets import FLAG, KINDS, CellKind
from manege_analysis.meeting.words import ANSWERS, STATUSES
from manege_analysis.wording.dates import day
from manege_analysis.wording.text import LANGUAGES, Language, Text

_YES = ("true", "1", "x", "ja", "yes", *(FLAG.in_(language) for language in LANGUAGES))
_EMPTY = Text("tom", "empty")
_NO = ("", "0", "false", "nej", "no", "-")


def canonical(kind: CellKind, value: Any) -> str:
    """Return a cell's value as text: a date as 2027-03-04, an amount as 185.5, a choice by its word.

    Two cells mean the same when their texts are equal, however Excel kept them.  Raises `ValueError`
    with a sentence for a value that is none of its kind.

    >>> canonical("date", "4.3.2027"), canonical("kroner", "2.500 kr."), canonical("answer", "kommer")
    ('2027-03-04', '2500', 'accepted')
    """
    text = "" if value is None else str(value).strip()
    if kind == "answer":
        return parse_answer(value)
    if kind == "flag":
        return _flag(text)
    if not text:
        return {"status": "open", "kind": "matter"}.get(kind, "")
    if kind == "date":
        return parse_day(value).isoformat()
    if kind == "kroner":
        amount = value if isinstance(value, str) else Decimal(str(value))
        return f"{parse_kroner(amount).normalize():f}"
    if kind == "number":
        return _number(text)
    if kind in ("status", "kind"):
        return _choice(text, STATUSES if kind == "status" else KINDS)
    return _plain(value)


def yaml_value(kind: CellKind, text: str) -> Any:
    """Return the value to write into meeting.yaml for a canonical text that is not empty.

    >>> yaml_value("kroner", "185.5"), yaml_value("number", "3"), yaml_value("flag", "true")
    (185.5, 3, True)
    """
    if kind == "date":
        return date.fromisoformat(text)
    if kind == "kroner":
        amount = Decimal(text)
        return int(amount) if amount == amount.to_integral_value() else float(amount)
    if kind == "number":
        return int(text)
    return True if kind == "flag" else text


def shown(kind: CellKind, text: str, language: Language) -> str:
    """Return a canonical text as a reader expects it: "4. marts 2027", "kommer", "tom".

    >>> shown("date", "2027-03-04", "da"), shown("answer", "declined", "da"), shown("text", "", "da")
    ('4. marts 2027', 'afbud', 'tom')
    """
    words: dict[str, Mapping[Any, Text]] = {"answer": ANSWERS, "status": STATUSES, "kind": KINDS}
    if not text:
        return _EMPTY.in_(language)
    if kind == "date":
        return day(date.fromisoformat(text), language)
    if kind == "flag":
        return FLAG.in_(language)
    return words[kind][text].in_(language) if kind in words else text


def _plain(value: Any) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))  # Excel keeps a telephone number as 12345678.0
    return " ".join(str(value).split())


def _flag(text: str) -> str:
    if text.casefold() in _YES:
        return "true"
    if text.casefold() in _NO:
        return ""
    raise ValueError(f'"{text}" is neither yes nor no; write ja or leave it empty')


def _number(text: str) -> str:
    try:
        number = float(text.replace(",", "."))
    except ValueError:
        number = 0.5
    if not number.is_integer() or not 1 <= number <= 500:
        raise ValueError(f'"{text}" is not a number of people; write 1, 2 …')
    return str(int(number))


def _choice(text: str, words: Mapping[Any, Text]) -> str:
    for key, label in words.items():
        if text.casefold() in (str(key), *(label.in_(language).casefold() for language in LANGUAGES)):
            return str(key)
    raise ValueError(f'"{text}" is not one of {", ".join(label.da for label in words.values())}')
