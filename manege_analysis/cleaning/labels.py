"""A label as it stands in an export finds its option, or is told to be none of them.

Labels are tried in steps from certain to probable, and a step that fits two options fits none:
as written (either language, a listed spelling, the export's code, the option's id); without case, stray
blanks, punctuation or a leading number; as a common variant; and at last with a slip in one word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from rapidfuzz.distance import OSA
from rapidfuzz.fuzz import ratio

from manege_analysis.questionnaire.known_scales import KNOWN_SCALES, OUTSIDE, plain_label, spellings
from manege_analysis.questionnaire.model import Option

_NUMBERING = re.compile(r"^\s*\(?\d{1,3}\s*[.:=)–-]+\s*(?=\D)|\s*\(\d{1,3}\)\s*$")
_SIGNS = re.compile(r"[<>=+%≤≥±]")
_NUMBER = re.compile(r"\s*(-?\d{1,9})(?:[.,]0+)?\s*")
_LONE_WORD, _WORD_AMONG_OTHERS, _TWO_SLIPS_FROM = 5, 3, 8
_SUGGEST_FROM = 60.0


Key = tuple[str, str]
AnyKey = TypeVar("AnyKey", Key, str)


@dataclass(frozen=True)
class Match:
    """The position of the option a label stands for, and the rule that found it; empty as written."""

    option: int
    rule: str = ""


@dataclass(frozen=True)
class LabelIndex:
    """All ways in which the options of one item are written, made once per set of options."""

    options: tuple[Option, ...]
    written: Mapping[str, int]
    listed: Mapping[str, int]
    plain: Mapping[Key, int | None]
    numbers: Mapping[str, int | None]
    variants: Mapping[str, int | None]

    def find(self, label: str, off: frozenset[str] = frozenset()) -> Match | None:
        """Find the option that `label` stands for; rules named in `off` are left out.

        >>> index = index_of(KNOWN_SCALES["enig-5"].options)
        >>> index.find("Meget enig"), index.find(" meget  ENIG ").rule, index.find("Helt enig").rule
        (Match(option=0, rule=''), 'label-form', 'known-spelling')
        >>> index.find("Megt enig").rule, index.find("Gul") is None
        ('near-match', True)
        """
        at = self.written.get(label)
        if at is not None:
            return Match(at)
        at = self.listed.get(label)
        if at is not None:
            return Match(at, "known-spelling")
        for rule, found in (
            ("label-form", self._by_form),
            ("known-variant", self._by_variant),
            ("near-match", self._by_likeness),
        ):
            if rule not in off and (at := found(label)) is not None:
                return Match(at, rule)
        return None

    def suggest(self, label: str) -> str:
        """Name the option that looks most like an unknown label, as a hint; empty when none does."""
        key = plain_label(label)
        scored = [
            (ratio(key, plain_label(option.text.da)), -at, option.text.da)
            for at, option in enumerate(self.options)
        ]
        score, _, text = max(scored, default=(0.0, 0, ""))
        return text if score >= _SUGGEST_FROM else ""

    def _by_form(self, label: str) -> int | None:
        if number := _number(label):
            return self.numbers.get(number)
        for form in (label, _NUMBERING.sub("", label)):
            if (at := self.plain.get(_key(form))) is not None:
                return at
        return None

    def _by_variant(self, label: str) -> int | None:
        return self.variants.get(plain_label(label))

    def _by_likeness(self, label: str) -> int | None:
        """Find the one option that differs by a slip in one word; two such options are none.

        What could be meant is judged loosely and what is taken strictly: "eunig" is only two letters
        turned round from "uenig", so that it is surely not "enig".
        """
        text, signs = _key(label)
        known = [(key, at) for (key, other), at in self.plain.items() if other == signs and key != text]
        near = [(key, at) for key, at in known if at is not None and _is_near(text, key)]
        if len({at for _, at in near}) != 1:
            return None
        return next((at for key, at in near if _is_slip(text, key)), None)


@lru_cache(maxsize=512)
def index_of(options: tuple[Option, ...]) -> LabelIndex:
    """Index the options of an item; items that share a scale share the index."""
    written: dict[str, int] = {}
    for text_of in (_danish, _english, _code, _id):
        for at, option in enumerate(options):
            if text := text_of(option):
                written.setdefault(text, at)
    return LabelIndex(
        options,
        written,
        {text: at for at, option in enumerate(options) for text in option.also if text not in written},
        _unique((_key(text), at) for at, option in enumerate(options) for text in _texts(option)),
        _unique((_number(text), at) for at, option in enumerate(options) for text in _texts(option)),
        _unique((key, at) for at, option in enumerate(options) for key in _variants(option)),
    )


def is_blank_label(label: str) -> bool:
    """Say whether a label holds nothing to be read: blanks, invisible characters, or only dashes.

    >>> is_blank_label("\\u00a0"), is_blank_label(" - "), is_blank_label("0"), is_blank_label("+")
    (True, True, False, False)
    """
    return not label.strip(" \t\r\n\v\f\u00a0\u200b\u200c\u200d\u2007\u2060\u202f\ufeff\u00ad-–—")


def _danish(option: Option) -> str:
    return option.text.da


def _english(option: Option) -> str:
    return option.text.en


def _code(option: Option) -> str:
    return option.code


def _id(option: Option) -> str:
    return option.id


def _texts(option: Option) -> tuple[str, ...]:
    return tuple(
        text for text in (option.text.da, option.text.en, *option.also, option.code, option.id) if text
    )


def _number(text: str) -> str:
    found = _NUMBER.fullmatch(text)
    return str(int(found[1])) if found else ""


def _variants(option: Option) -> Iterator[str]:
    own = spellings(option)
    for known in (*OUTSIDE, *(rung for scale in KNOWN_SCALES.values() for rung in scale.rungs)):
        if own & spellings(known):
            yield from spellings(known) - own


def _key(text: str) -> Key:
    """Reduce a label to its words, and to the signs by which "<5" and "5+" are not "5"."""
    return plain_label(text), "".join(_SIGNS.findall(text))


def _unique(pairs: Iterable[tuple[AnyKey, int]]) -> dict[AnyKey, int | None]:
    """Map each key to its one option, or to None where two options claim it."""
    found: dict[AnyKey, int | None] = {}
    for key, at in pairs:
        if any(key):
            found[key] = at if found.get(key, at) == at else None
    return found


def _is_near(one: str, other: str) -> bool:
    """Say whether two plain labels differ in one word at most, by one letter, or two in a long word."""
    pairs = _differing(one, other)
    if len(pairs) != 1:
        return not pairs
    allowed = 1 if min(map(len, pairs[0])) < _TWO_SLIPS_FROM else 2
    return OSA.distance(*pairs[0], score_cutoff=allowed) <= allowed


def _is_slip(one: str, other: str) -> bool:
    """Say whether near labels differ by a slip of the pen, and by nothing that carries meaning.

    A lone word must have five letters, a word among others three.  A digit is never a slip ("under 15",
    "under 16"), nor is the first letter: it is where "uenig" and "enig" part.
    """
    shortest = _WORD_AMONG_OTHERS if " " in one and " " in other else _LONE_WORD
    for a, b in _differing(one, other):
        if min(len(a), len(b)) < shortest or a[0] != b[0]:
            return False
        if any(c.isdigit() for c in a + b):
            return False
    return True


def _differing(one: str, other: str) -> list[tuple[str, str]]:
    """Pair the words in which two labels differ; with a blank too many or too few, all as one word."""
    words, others = one.split(), other.split()
    if len(words) != len(others):
        words, others = ["".join(words)], ["".join(others)]
    return [(a, b) for a, b in zip(words, others, strict=True) if a != b]
