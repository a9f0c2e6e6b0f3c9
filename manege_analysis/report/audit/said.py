"""Texts become the numbers about people that they say, in one form whatever the words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

_TAG = re.compile(r"<[^<>]*>")
_OF = re.compile(
    r"(?<![\d.,])(\d{1,4})\s+(?:ud af|af de|af|out of|of the|of)\s+(?:i alt\s+)?(\d{1,4})(?![\d]|[.,]\d)"
)
_PEOPLE = re.compile(
    r"(?<![\d.,:/–-])(\d{1,4})\s+(?:af (?:de )?)?"
    r"(?:læger|respondenter|besvarelser|svar|klyngemedlemmer|doctors|GPs|respondents|answers)\b",
    re.IGNORECASE,
)
_IS_N = re.compile(r"(?<![^\W_])n\s*=\s*(\d{1,4})\b", re.IGNORECASE)
_PERCENT = re.compile(
    r"(?<![\d.,])(\d{1,3}(?:[.,]\d+)?)\s*(?:%|procent(?!point)|per cent|percent\b)", re.IGNORECASE
)
_MEAN = re.compile(
    r"(?:gennemsnit\w*|middel(?:tal|værdi)\w*|snit|mean|average)\W+(?:[^\W\d]+\W+){0,3}?(\d+[.,]\d+)",
    re.IGNORECASE,
)
_BARE = re.compile(
    r"\s*(?:mindst|færre end|under|højst|at least|fewer than)?\s*(\d{1,4}(?:,\d+)?)\s*(%?)\s*"
)


@dataclass(frozen=True)
class Said:
    """A number that a text says: a count of a base, a count of people, a percentage, a mean.

    `base` is 0 where none was said.
    """

    kind: Literal["of", "people", "percent", "mean", "bare"]
    value: float
    base: int = 0


@lru_cache(maxsize=12_000)
def said_in(text: str) -> tuple[Said, ...]:
    """Return the numbers about people that a text says; markup in it is looked through.

    Most sentences stand in the files of every cluster, so what they say is remembered.

    >>> [(each.kind, each.value, each.base) for each in said_in("<b>3</b> af 23 læger, 13 %")]
    [('of', 3.0, 23), ('people', 23.0, 0), ('percent', 13.0, 0)]
    """
    return tuple(_said(_TAG.sub("", text) if "<" in text else text))


def _said(plain: str) -> Iterator[Said]:
    for count, base in _OF.findall(plain):
        yield Said("of", float(count), int(base))
    for count in (*_PEOPLE.findall(plain), *_IS_N.findall(plain)):
        yield Said("people", float(count))
    for share in _PERCENT.findall(plain):
        yield Said("percent", _number(share))
    for mean in _MEAN.findall(plain):
        yield Said("mean", _number(mean))


def bare_in(text: str) -> Iterator[Said]:
    """Yield the number that a cell or a label consists of, with no more than a bound's words.

    >>> list(bare_in("mindst 17")), list(bare_in("kl. 17"))
    ([Said(kind='bare', value=17.0, base=0)], [])
    """
    found = _BARE.fullmatch(_TAG.sub("", text))
    if found:
        yield Said("percent" if found.group(2) else "bare", _number(found.group(1)))


def said_by(texts: Iterable[str]) -> frozenset[Said]:
    """Collect what our own texts say: "2 af 3 gange" in a question is no number about respondents."""
    return frozenset(said for text in texts if any(c.isdigit() for c in text) for said in said_in(text))


def _number(text: str) -> float:
    return float(text.replace(",", "."))
