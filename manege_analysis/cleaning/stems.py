"""Danish words as stems, and whether one word speaks of another: inflected, or as part of a compound."""

from __future__ import annotations

import re
from dataclasses import dataclass

from manege_analysis.cleaning.redact.lexicon import stem

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_SHORTEST_PART = 5
"""A shorter word is found inside too many others: "uro" in "Europa"."""


@dataclass(frozen=True, slots=True)
class Stem:
    """One word: as written in lower case, and its stem."""

    word: str
    stem: str


def stems_of(text: str) -> tuple[Stem, ...]:
    """Divide a text into stems; a hyphenated word counts whole and in its parts.

    >>> [each.stem for each in stems_of("Ventetiderne til PPR-møder")]
    ['ventetid', 'til', 'ppr-mød', 'ppr', 'mød']
    """
    found: list[Stem] = []
    for match in _WORD.finditer(text.casefold()):
        word = match[0]
        parts = word.split("-")
        for each in (word, *parts) if len(parts) > 1 else (word,):
            found.append(Stem(each, stem(each)))
    return tuple(found)


def speaks_of(said: Stem, term: Stem) -> bool:
    """Say whether a word of a text is `term` inflected, or a compound that begins or ends with it.

    >>> said, term = stems_of("skolefraværet fravær")
    >>> speaks_of(said, term), speaks_of(term, said)
    (True, False)
    """
    if said.stem == term.stem:
        return True
    if len(term.stem) < _SHORTEST_PART or len(said.stem) <= len(term.stem):
        return False
    return said.stem.startswith((term.stem, term.word)) or said.stem.endswith(term.stem)
