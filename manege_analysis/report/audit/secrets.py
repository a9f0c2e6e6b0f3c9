"""What must not be found in a shared file: the raw data's own tokens, held in memory only."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

FRAGMENT = 5
"""So many words in a row of a respondent's own text are that text, not language."""

Run = tuple[str, ...]
"""Words in a row."""
Begun = Mapping[str, tuple[int, ...]]
"""First words of runs, and how many words those runs have."""

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
    """Tokens of the raw data: runs of words that stand in no shared file.  Built by `secrets_from`."""

    tokens: frozenset[Run] = frozenset()
    fragments: frozenset[Run] = frozenset()
    _begun: tuple[Begun, Begun] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_begun", (_by_first(self.tokens), _by_first(self.fragments)))

    def found_in(self, text: str) -> Iterator[str]:
        """Yield "raw value" or "free text" for each kind of secret that stands in `text`."""
        words = words_of(text)
        kinds = (("raw value", self.tokens), ("free text", self.fragments))
        for (kind, secret), begun in zip(kinds, self._begun, strict=True):
            if any(run in secret for run in _runs_begun(words, begun)):
                yield kind


def _by_first(runs: Iterable[Run]) -> Begun:
    """Say for each first word how many words the runs have that begin with it."""
    lengths: dict[str, set[int]] = {}
    for run in runs:
        lengths.setdefault(run[0], set()).add(len(run))
    return {first: tuple(sorted(found)) for first, found in lengths.items()}


def _runs_begun(words: Run, begun: Begun) -> Iterator[Run]:
    """Yield the runs of a text that begin, and are as long, as one of those looked for.

    >>> list(_runs_begun(("a", "b", "c"), {"b": (1, 2, 3)}))
    [('b',), ('b', 'c')]
    """
    if begun.keys().isdisjoint(words):
        return
    for i, word in enumerate(words):
        for length in begun.get(word, ()):
            if i + length <= len(words):
                yield words[i : i + length]


def secrets_from(
    values: Iterable[str], texts: Iterable[str], allowed: Iterable[str] = (), known: tuple[str, ...] = ()
) -> Secrets:
    """Collect the secrets of a cluster: `values` such as ids and names, `texts` the free answers.

    `allowed` are texts that may be published (approved quotes, questions, cases) and `known` those
    that are the same for every cluster, the product's own words: a run of words that stands in one of
    them is no secret.  Values of fewer than four letters are left out, because they would be found
    everywhere.
    """
    tokens = {words_of(value) for value in values if len(value.strip()) >= 4} - {()}
    said = (words_of(text) for text in texts)
    fragments = {words[i : i + FRAGMENT] for words in said for i in range(len(words) - FRAGMENT + 1)}
    open_text = [words_of(text) for text in (*allowed, *known)]
    for secret in (tokens, fragments):
        begun = _by_first(secret)
        for words in open_text:
            secret.difference_update(_runs_begun(words, begun))
    return Secrets(frozenset(tokens), frozenset(fragments))
