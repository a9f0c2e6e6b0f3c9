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

from rapidfuzz.distance import OSA
from rapidfuzz.fuzz import ratio

from manege_analysis.questionnaire.known_scales import KNOWN_SCALES, OUTSIDE, plain_label, spellings
from manege_analysis.questionnaire.model import Option

_NUMBERING = re.compile(r"^\s*\(?\d{1,3}\s*[.:=)–-]+\s*(?=\D)|\s*\(\d{1,3}\)\s*$")
_SIGNS = re.compile(r"[<>=+%≤≥±]|\d+")
_NUMBER = re.compile(r"\s*(-?\d{1,9})(?:[.,]0+)?\s*")
_NEGATIONS = ("u", "in", "un", "dis", "mis")
_LONE_WORD, _WORD_AMONG_OTHERS, _TWO_SLIPS_FROM = 5, 3, 8
_SUGGEST_FROM = 60.0


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
    plain: Mapping[str, int | None]
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
        number = _number(label)
        if number:
            return self.numbers.get(number)
        for form in (label, _NUMBERING.sub("", label)):
            at = self.plain.get(plain_label(form))
            if at is not None and self._signs_agree(form, at):
                return at
        return None

    def _by_variant(self, label: str) -> int | None:
        return self.variants.get(plain_label(label))

    def _by_likeness(self, label: str) -> int | None:
        """Find the one option that differs by a slip in one word; two such options are none."""
        key = plain_label(label)
        near = {at for known, at in self.plain.items() if at is not None and _is_slip(key, known)}
        return near.pop() if len(near) == 1 else None

    def _signs_agree(self, label: str, at: int) -> bool:
        """Keep "<5" and ">5" apart, and "5+" from "5": they differ in nothing but a sign."""
        option = self.options[at]
        signs = sorted(_SIGNS.findall(label))
        return any(sorted(_SIGNS.findall(text)) == signs for text in _texts(option))


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
        _unique((plain_label(text), at) for at, option in enumerate(options) for text in _texts(option)),
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
    own = {plain_label(option.text.da), plain_label(option.text.en)} - {""}
    for known in (*OUTSIDE, *(rung for scale in KNOWN_SCALES.values() for rung in scale.rungs)):
        if own & spellings(known):
            yield from spellings(known)


def _unique(pairs: Iterable[tuple[str, int]]) -> dict[str, int | None]:
    """Map each key to its one option, or to None where two options claim it."""
    found: dict[str, int | None] = {}
    for key, at in pairs:
        if key:
            found[key] = at if found.get(key, at) == at else None
    return found


def _is_slip(one: str, other: str) -> bool:
    """Say whether two plain labels differ by a slip in one word and by nothing that carries meaning.

    A lone word must have five letters; a word among others three.  From eight letters on two letters may
    be wrong.  "Uenig" is no slip of "enig", nor "under 10" of "under 20".
    """
    if one.replace(" ", "") == other.replace(" ", ""):
        return len(one) >= _LONE_WORD
    words, others = one.split(), other.split()
    if len(words) != len(others):
        return False
    pairs = [(a, b) for a, b in zip(words, others, strict=True) if a != b]
    if len(pairs) != 1 or any(c.isdigit() for word in pairs[0] for c in word):
        return False
    a, b = pairs[0]
    if a[0] != b[0]:
        return False
    shortest = min(len(a), len(b))
    if shortest < (_LONE_WORD if len(words) == 1 else _WORD_AMONG_OTHERS):
        return False
    allowed = 1 if shortest < _TWO_SLIPS_FROM else 2
    return OSA.distance(a, b, score_cutoff=allowed) <= allowed and not _negates(a, b)


def _negates(one: str, other: str) -> bool:
    return any(one == prefix + other or other == prefix + one for prefix in _NEGATIONS)
