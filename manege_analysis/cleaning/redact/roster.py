"""The names on a cluster's roster, found exactly, in the genitive, in any case, or one slip away."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from rapidfuzz.distance import OSA

from manege_analysis.cleaning.redact.lexicon import LONGEST_WORD, is_word, words_of
from manege_analysis.cleaning.redact.plain import plain
from manege_analysis.cleaning.redact.tokens import bare, folded

_PART = re.compile(r"[^\W\d_]+")
_JOINING = frozenset({"af", "og", "of", "and"})
_SHORTEST_FUZZY, _SHORTEST_INDEXED, _SHORTEST = 4, 3, 2

Persons = frozenset[int]
_NOBODY: Persons = frozenset()


@dataclass(frozen=True)
class Roster:
    """The parts of all names on a roster, indexed for exact and one-slip look-up.

    `exact` maps every form of every part (lower case, as spelled and folded, with and without a genitive
    "s") to the persons who bear it, by their place on the roster; `slips` maps each form with one
    letter left out to the forms it came from.
    """

    exact: Mapping[str, Persons]
    slips: Mapping[str, frozenset[str]]
    _found: dict[tuple[str, int], Persons] = field(default_factory=dict, compare=False, repr=False)

    def named(self, lower: str) -> Persons:
        """Name the persons who bear a word in lower case as a name, perhaps in the genitive."""
        known = self._found.get((lower, 0))
        if known is None:
            known = _NOBODY.union(*(self.exact.get(form, _NOBODY) for form in _forms(lower)))
            self._found[lower, 0] = known
        return known

    def nearly_named(self, lower: str, shortest: int = _SHORTEST_FUZZY) -> Persons:
        """Name the persons one slip away: a letter changed, added, left out or swapped.

        Names of fewer than `shortest` letters are left out: beside "Ole" stand too many words.  Of a
        hyphenated word the parts that are Danish words are left out too: "ikke-rygere" is not Rikke.
        """
        known = self._found.get((lower, shortest))
        if known is None:
            forms = _forms(lower, without_words=True)
            known = _NOBODY.union(*(self._one_slip_from(form, shortest) for form in forms))
            self._found[lower, shortest] = known
        return known

    def _one_slip_from(self, form: str, shortest: int) -> Persons:
        near = {
            name
            for key in (form, *_shortened(form))
            for name in self.slips.get(key, ())
            if len(name) >= shortest and OSA.distance(form, name) <= 1
        }
        return _NOBODY.union(*(self.exact[name] for name in near))


def roster_of(names: Sequence[str]) -> Roster:
    """Index the names of a roster: doctors, staff, clinics.

    Titles, particles and words for institutions are no names by themselves.  Given names written in one
    ("Annemette" for "Anne Mette") are added.

    >>> roster = roster_of(["Dr. Søren Holm"])
    >>> [bool(roster.named(word)) for word in ("sørens", "soeren", "skøn")]
    [True, True, False]
    >>> [bool(roster.nearly_named(word)) for word in ("sørne", "hol", "skøn")]
    [True, True, False]
    """
    bearers: dict[str, set[int]] = {}
    for person, name in enumerate(names):
        for part in _parts(name):
            for form in {part, folded(part)}:
                bearers.setdefault(form, set()).add(person)
                bearers.setdefault(form + "s", set()).add(person)
    exact = {form: frozenset(persons) for form, persons in bearers.items()}
    return Roster(exact, _slips(exact))


def _parts(name: str) -> set[str]:
    no_names = words_of("titles") | words_of("institutions") | words_of("particles") | _JOINING
    parts = [part.casefold() for part in _PART.findall(plain(name))]
    parts = [part for part in parts if part not in no_names and len(part) >= _SHORTEST]
    return {*parts, *(one + two for one, two in pairwise(parts))}


def _slips(forms: Iterable[str]) -> dict[str, frozenset[str]]:
    slips: dict[str, set[str]] = {}
    for form in forms:
        if len(form) >= _SHORTEST_INDEXED:
            for key in (form, *_shortened(form)):
                slips.setdefault(key, set()).add(form)
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
