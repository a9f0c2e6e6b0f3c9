"""A text as its words, with what tells a name from a word: capitals, and where a sentence begins."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from manege_analysis.cleaning.redact.lexicon import words_of

_WORD = re.compile(r"[^\W\d_]+(?:['’´`\-‐‑–][^\W\d_]+)*")
_OPENING = re.compile(r"(?:^|[.!?:\n•*])[\s\"“”»«'(\[–\-•*]*$")
_ABBREVIATIONS = words_of("abbreviations")
_GENITIVE = re.compile(r"['’´`]s?$")
_FOLDED = str.maketrans({"æ": "ae", "ä": "ae", "ø": "oe", "ö": "oe", "å": "aa"})


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a text: its place, its lower-case form, and how it stands.

    `word` is the lower-case form without a genitive's apostrophe ("holm's", "lars'").  `opens` is true
    where a capital letter says nothing, at the beginning of a sentence.  `gap` is what stands between it
    and the word before.
    """

    start: int
    end: int
    text: str
    lower: str
    word: str
    gap: str
    opens: bool

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()

    @property
    def shouted(self) -> bool:
        """Whether it is all capitals, and more than an initial; "PPRs" too."""
        return len(self.text) > 1 and self.text.removesuffix("s").isupper() and self.text[:2].isupper()


def tokens_of(text: str) -> list[Token]:
    """Divide a plain text into its words; a text all in capitals is read as one in lower case.

    >>> [(t.text, t.opens) for t in tokens_of("Hej. Dr. Holm's mor")]
    [('Hej', True), ('Dr', True), ("Holm's", False), ('mor', False)]
    """
    shouting = _is_shouted(text)
    found: list[Token] = []
    end = 0
    for match in _WORD.finditer(text):
        gap = text[end : match.start()]
        written = match[0].lower() if shouting else match[0]
        lower = match[0].casefold()
        opens = _opens(found, gap)
        found.append(Token(match.start(), match.end(), written, lower, bare(lower), gap, opens))
        end = match.end()
    return found


def _is_shouted(text: str) -> bool:
    capitals = sum(c.isupper() for c in text)
    return capitals >= 4 and capitals > 0.7 * sum(c.isalpha() for c in text)


def folded(word: str) -> str:
    """Spell a name without Danish letters and accents, the way a foreign keyboard does.

    >>> folded("søren"), folded("rené")
    ('soeren', 'rene')
    """
    spelled = word.translate(_FOLDED)
    return "".join(c for c in unicodedata.normalize("NFD", spelled) if not unicodedata.combining(c))


def bare(word: str) -> str:
    """Take a genitive apostrophe off a word: "holm's" and "lars'" become "holm" and "lars"."""
    return _GENITIVE.sub("", word)


def _opens(before: list[Token], gap: str) -> bool:
    if not before:
        return True
    if gap[:1] == "." and before[-1].lower in _ABBREVIATIONS:
        return False
    return bool(_OPENING.search(gap)) and bool(gap.strip(" "))
