"""What must not be found in a shared file: the raw data's own tokens, held in memory only."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

FRAGMENT = 5
"""So many words in a row of a respondent's own text are that text, not language."""

_WORD = re.compile(r"[^\W_]+")
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))


@lru_cache(maxsize=12_000)
def words_of(text: str) -> tuple[str, ...]:
    """Divide a text into words as a searcher would: case, form and invisible characters aside.

    An address is several words, so that it is found with any dots and dashes, in a file's name too.

    >>> words_of("Kon\\u00adtakt: anna_b@x.dk")
    ('kontakt', 'anna', 'b', 'x', 'dk')
    """
    plain = unicodedata.normalize("NFKC", text).translate(_INVISIBLE)
    return tuple(_WORD.findall(plain.casefold()))


@dataclass(frozen=True)
class Secrets:
    """Tokens of the raw data: runs of words that stand in no shared file.

    Built by `secrets_from`; `lengths` group the runs so that a text is searched once, and `beginnings`
    are their first words, without which it is not searched at all.
    """

    tokens: frozenset[tuple[str, ...]] = frozenset()
    fragments: frozenset[tuple[str, ...]] = frozenset()
    lengths: tuple[int, ...] = field(init=False, default=())
    beginnings: frozenset[str] = field(init=False, default=frozenset())

    def __post_init__(self) -> None:
        object.__setattr__(self, "lengths", tuple(sorted({len(run) for run in self.tokens})))
        object.__setattr__(self, "beginnings", frozenset(run[0] for run in self.tokens))

    def found_in(self, text: str) -> Iterator[str]:
        """Yield "raw value" or "free text" for each kind of secret that stands in `text`."""
        words = words_of(text)
        begun = not self.beginnings.isdisjoint(words)
        for length in self.lengths if begun else ():
            if not self.tokens.isdisjoint(runs(words, length)):
                yield "raw value"
                break
        if not self.fragments.isdisjoint(runs(words, FRAGMENT)):
            yield "free text"


def runs(words: tuple[str, ...], length: int) -> Iterator[tuple[str, ...]]:
    """Yield every run of `length` words.

    >>> list(runs(("a", "b", "c"), 2))
    [('a', 'b'), ('b', 'c')]
    """
    return (words[i : i + length] for i in range(len(words) - length + 1))


def secrets_from(
    values: Iterable[str], texts: Iterable[str], allowed: Iterable[str] = (), known: tuple[str, ...] = ()
) -> Secrets:
    """Collect the secrets of a cluster: `values` such as ids and names, `texts` the free answers.

    `allowed` are texts that may be published (approved quotes, questions, cases) and `known` those
    that are the same for every cluster, the product's own words: a run of words that stands in one of
    them is no secret.  Values of fewer than four letters are left out, because they would be found
    everywhere.
    """
    open_text = [words_of(text) for text in allowed]
    tokens = {words_of(value) for value in values if len(value.strip()) >= 4} - {()}
    fragments = {run for text in texts for run in runs(words_of(text), FRAGMENT)}
    for length in {len(token) for token in tokens}:
        tokens -= _runs_in(known, length)
        tokens.difference_update(run for words in open_text for run in runs(words, length))
    fragments -= _runs_in(known, FRAGMENT)
    fragments.difference_update(run for words in open_text for run in runs(words, FRAGMENT))
    return Secrets(frozenset(tokens), frozenset(fragments))


@lru_cache(maxsize=8)
def _runs_in(texts: tuple[str, ...], length: int) -> frozenset[tuple[str, ...]]:
    return frozenset(run for text in texts for run in runs(words_of(text), length))
