"""The names on a cluster's roster, found exactly, in the genitive, in any case, or one slip away."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from rapidfuzz.distance import OSA

from manege_analysis.cleaning.redact.lexicon import LONGEST_WORD, is_word, words_of
from manege_analysis.cleaning.redact.plain import plain
from manege_analysis.cleaning.redact.tokens import bare, folded

_PART = re.compile(r"[^\W\d_]+")
_PARTICLES = words_of("particles")
_SHORTEST_FUZZY, _SHORTEST_INDEXED, _SHORTEST = 4, 3, 2


@dataclass(frozen=True)
class Roster:
    """The parts of all names on a roster, indexed for exact and one-slip look-up.

    `exact` holds every part in lower case, as spelled and folded, and with a genitive "s"; `slips` maps
    each form with one letter left out to the forms it came from.
    """

    exact: frozenset[str]
    slips: dict[str, frozenset[str]]
    _near: dict[tuple[str, int], bool] = field(default_factory=dict, compare=False, repr=False)

    def has(self, lower: str) -> bool:
        """Say whether a word in lower case is a name on the roster, perhaps in the genitive."""
        return any(form in self.exact for form in _forms(lower))

    def is_near(self, lower: str, shortest: int = _SHORTEST_FUZZY) -> bool:
        """Say whether a word is one slip (a letter changed, added, left out or swapped) from a name.

        Names of fewer than `shortest` letters are left out: beside "Ole" stand too many words.  Of a
        hyphenated word the parts that are Danish words are left out too: "ikke-rygere" is not Rikke.
        """
        known = self._near.get((lower, shortest))
        if known is None:
            known = any(self._one_slip(form, shortest) for form in _forms(lower, without_words=True))
            self._near[lower, shortest] = known
        return known

    def _one_slip(self, form: str, shortest: int) -> bool:
        if len(form) < shortest - 1:
            return False
        return any(
            len(name) >= shortest and OSA.distance(form, name) <= 1
            for key in (form, *_shortened(form))
            for name in self.slips.get(key, ())
        )


def roster_of(names: Sequence[str]) -> Roster:
    """Index the names of a roster: doctors, staff, clinics.

    Titles, particles and words for institutions are no names by themselves.  Given names written in one
    ("Annemette" for "Anne Mette") are added.

    >>> roster = roster_of(["Dr. Søren Holm"])
    >>> roster.has("sørens"), roster.has("soeren"), roster.is_near("sørne"), roster.is_near("skøn")
    (True, True, True, False)
    """
    no_names = words_of("titles") | words_of("institutions") | _PARTICLES
    exact: set[str] = set()
    for name in names:
        parts = [part.casefold() for part in _PART.findall(plain(name))]
        parts = [part for part in parts if part not in no_names and len(part) >= _SHORTEST]
        exact.update(parts)
        exact.update(one + two for one, two in pairwise(parts))
    spelled = {form for part in exact for form in (part, folded(part))}
    return Roster(frozenset({form + end for form in spelled for end in ("", "s")}), _slips(spelled))


def _slips(spelled: Iterable[str]) -> dict[str, frozenset[str]]:
    slips: dict[str, set[str]] = {}
    for form in spelled:
        for whole in (form, form + "s") if len(form) >= _SHORTEST_INDEXED else ():
            for key in (whole, *_shortened(whole)):
                slips.setdefault(key, set()).add(whole)
    return {key: frozenset(names) for key, names in slips.items()}


def _shortened(word: str) -> Iterator[str]:
    return (word[:at] + word[at + 1 :] for at in range(len(word)))


def _forms(lower: str, without_words: bool = False) -> set[str]:
    """List the spellings under which a word of a text is looked up, its hyphenated parts among them."""
    whole = bare(lower)
    parts = _PART.findall(whole)
    found = {whole, "".join(parts)}
    if len(parts) > 1:
        found |= {p for p in parts if len(p) >= _SHORTEST and not (without_words and is_word(p))}
    return {form for each in found if len(each) <= LONGEST_WORD for form in (each, folded(each))}
