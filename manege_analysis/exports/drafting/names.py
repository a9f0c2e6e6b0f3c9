"""Ids, words and other names for a draft, such that the same file is matched to it whole."""

from __future__ import annotations

from dataclasses import dataclass, field

from manege_analysis.exports.drafting.guess import Guess
from manege_analysis.exports.files.plaintext import key_of, one_line
from manege_analysis.exports.layout import RawColumn
from manege_analysis.questionnaire.known_scales import plain_label
from manege_analysis.questionnaire.slug import slug


@dataclass
class Ids:
    """Hands out ids that differ; a text without Latin letters gets a number."""

    stem: str
    taken: set[str] = field(default_factory=set)

    def of(self, text: str) -> str:
        """Return a new id made of `text`.

        >>> ids = Ids("svar")
        >>> [ids.of(text) for text in ("Ja", "Ja!", "Да")]
        ['ja', 'ja-2', 'svar-3']
        """
        made = slug(text) or f"{self.stem}-{len(self.taken) + 1}"
        number = 2
        while made in self.taken:
            made, number = f"{slug(text) or self.stem}-{number}", number + 1
        self.taken.add(made)
        return made


@dataclass
class Wordings:
    """Keeps the questions' words apart: a header that stands twice in the file is asked twice."""

    taken: set[str] = field(default_factory=set)

    def of(self, guess: Guess) -> str:
        """Return the words of a question: the tool's, else its header, where they are used already."""
        column = guess.first
        several = guess.kind == "matrix" or len(guess.asked[0].columns) > 1
        words = (column.text or column.group) if several else column.words
        for text in (one_line(words), one_line(column.header)):
            key = key_of(text)
            if text and key not in self.taken:
                self.taken.add(key)
                return text
        return one_line(words) or one_line(column.header) or f"Spørgsmål {len(self.taken) + 1}"


def other_names(column: RawColumn, *said: str) -> tuple[str, ...]:
    """Return the names beside those already `said` under which a column is found again.

    >>> from manege_analysis.exports.cells import Cells
    >>> other_names(RawColumn("Køn (2)", Cells.of([]), text="Køn"), "Køn")
    ('Køn (2)',)
    """
    names = (column.code, one_line(column.header))
    known = {key_of(text) for text in said}
    found: list[str] = []
    for name in names:
        if name and key_of(name) not in known:
            known.add(key_of(name))
            found.append(name)
    return tuple(found)


def distinct(labels: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """Gather labels that differ by case, blanks or punctuation only under the first of them.

    >>> distinct(("Ja", "ja ", "Nej"))
    {'Ja': ('ja ',), 'Nej': ()}
    """
    first: dict[str, str] = {}
    found: dict[str, tuple[str, ...]] = {}
    for label in labels:
        key = plain_label(label) or label
        if key in first:
            found[first[key]] += (label,)
        else:
            first[key] = label
            found[label] = ()
    return found
