"""A chart in words, for a reader without eyes for it."""

from __future__ import annotations

from manege_analysis.charts.textfit import plain


def in_words(*parts: str) -> str:
    """Join what is said of a chart into sentences; empty parts are left out.

    >>> in_words("Søjlediagram", "17 af 21 læger finder det svært", "", "Hvor svært er det?")
    'Søjlediagram. 17 af 21 læger finder det svært. Hvor svært er det?'
    """
    return " ".join(_ended(plain(part)) for part in parts if plain(part))


def _ended(sentence: str) -> str:
    return sentence if sentence[-1] in ".?!:" else f"{sentence}."
