"""Words of other people fitted into a sentence: begun small, ended, or cut short."""

from __future__ import annotations


def in_sentence(role: str) -> str:
    """Begin a role with a small letter, as inside a sentence; an abbreviation keeps its capitals.

    >>> in_sentence("Skoleleder"), in_sentence("PPR-psykolog")
    ('skoleleder', 'PPR-psykolog')
    """
    return role if role[1:2].isupper() else role[:1].lower() + role[1:]


def stopped(text: str) -> str:
    """End a sentence that the library or a person left open.

    >>> stopped("Ida, 10 år"), stopped("Hvem betaler?")
    ('Ida, 10 år.', 'Hvem betaler?')
    """
    return text if text.endswith((".", "!", "?", "…")) or not text else f"{text}."


def cut(text: str, most: int) -> str:
    """Cut a text to its first words, at the end of a sentence where one ends early enough.

    >>> cut("Et møde. Så gik vi hjem igen", 4), cut("Et møde, så gik vi", 2)
    ('Et møde.', 'Et møde …')
    """
    words = text.split()
    if len(words) <= most:
        return " ".join(words)
    short = " ".join(words[:most])
    sentence, stop, _ = short.rpartition(". ")
    return f"{sentence}." if stop else f"{short.rstrip(',;:')} …"
