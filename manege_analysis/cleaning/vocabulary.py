"""The words by which a theme is recognised: shipped ones, an analyst's own, or those of its name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import as_file, files
from typing import Literal

from manege_analysis.cleaning.redact.lexicon import words_of
from manege_analysis.cleaning.stems import Stem, stems_of
from manege_analysis.questionnaire.model import Questionnaire, Theme
from manege_analysis.yamlfile import Strict, read_model

_SHORTEST_NAME_WORD = 3


class VocabularyFile(Strict):
    """`vocabulary.yaml`: for each theme the words and phrases that speak of it; "~" marks a hint."""

    version: Literal[1]
    themes: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Term:
    """One word or phrase of a theme, as stems; a `hint` counts only beside another find."""

    stems: tuple[Stem, ...]
    hint: bool = False


def vocabulary_for(
    questionnaire: Questionnaire, own: Mapping[str, Sequence[str]] | None = None
) -> Mapping[str, tuple[Term, ...]]:
    """Gather the terms of every theme of a questionnaire, in its order.

    `own` are an analyst's words by theme id, added to the shipped ones; a theme that nobody wrote words
    for is known by those of its name that no other theme's name holds.
    """
    written = {theme: list(words) for theme, words in shipped_words().items()}
    for theme_id, words in (own or {}).items():
        written.setdefault(theme_id, []).extend(words)
    names = _telling_words(questionnaire.themes)
    return {
        theme.id: tuple(map(_term, written.get(theme.id) or names[theme.id]))
        for theme in questionnaire.themes
    }


@lru_cache(maxsize=1)
def shipped_words() -> Mapping[str, tuple[str, ...]]:
    """Return the shipped words and phrases by theme id."""
    with as_file(files(__package__).joinpath("vocabulary.yaml")) as path:
        return read_model(path, VocabularyFile).themes


def _term(written: str) -> Term:
    return Term(stems_of(written.removeprefix("~")), written.startswith("~"))


def _telling_words(themes: Sequence[Theme]) -> dict[str, list[str]]:
    """List, for each theme, the words of its name that are its own: no everyday words, none shared."""
    words = {theme.id: set(_name_words(theme)) for theme in themes}
    shared = Counter(word for mine in words.values() for word in mine)
    return {theme: sorted(word for word in mine if shared[word] == 1) for theme, mine in words.items()}


def _name_words(theme: Theme) -> list[str]:
    known = words_of("everyday") | (words_of("english") - words_of("words"))
    said = f"{theme.text.da} {theme.text.en}".casefold().split()
    cut = (word.strip(".,:;()/") for word in said)
    return [word for word in cut if len(word) >= _SHORTEST_NAME_WORD and word not in known]
