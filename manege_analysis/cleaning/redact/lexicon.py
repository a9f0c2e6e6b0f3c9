"""What the redaction knows of Danish: words, names, titles and places, read from `lists/`."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

import snowballstemmer

_STEMMER = snowballstemmer.stemmer("danish")
_SHORTEST_PART, LONGEST_WORD = 4, 40


@lru_cache(maxsize=16)
def words_of(name: str) -> frozenset[str]:
    """Read one list in lower case, for instance "everyday" or "given_names"; "#" begins a comment."""
    text = files(__package__).joinpath("lists", f"{name}.txt").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return frozenset(word for line in lines for word in line.casefold().split())


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """Return the Danish stem of a word in lower case: "henvisningerne" and "henvisning" are one.

    >>> stem("henvisningerne") == stem("henvisning")
    True
    """
    stemmed: str = _STEMMER.stemWord(word)
    return stemmed


@lru_cache(maxsize=65_536)
def is_word(word: str, shortest_stem: int = 2) -> bool:
    """Say whether a word in lower case is one the lists know, in any inflection.

    An inflection of a stem of fewer than `shortest_stem` letters is left out: too many words share it.

    >>> is_word("henvisningerne"), is_word("kvistgaard"), is_word("årene"), is_word("årene", 4)
    (True, False, True, True)
    >>> is_word("metten"), is_word("metten", 4)
    (True, False)
    """
    if word in _known() or word in _stems():
        return True
    # "invitér" is how some write the imperative of "invitere".
    found = stem(word[:-2] + "er" if word.endswith("ér") else word) if len(word) <= LONGEST_WORD else ""
    return len(found) >= shortest_stem and found in _stems()


def is_listed_word(word: str) -> bool:
    """Say whether a word in lower case stands in a list of words just so."""
    return word in _known()


@lru_cache(maxsize=65_536)
def is_compound(word: str) -> bool:
    """Say whether a word is two known words in one, with or without a binding "s" or "e".

    >>> is_compound("skoleledermøde"), is_compound("kvistgaard")
    (True, False)
    """
    if len(word) > LONGEST_WORD:
        return False
    for at in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1):
        head, tail = word[:at], word[at:]
        if is_word(tail) and (is_word(head) or (head[-1] in "se" and is_word(head[:-1]))):
            return True
    return False


@lru_cache(maxsize=1)
def _known() -> frozenset[str]:
    return words_of("everyday") | words_of("words") | words_of("english")


@lru_cache(maxsize=1)
def _stems() -> frozenset[str]:
    return frozenset(map(stem, words_of("everyday") | words_of("words")))
