"""What people decide about how the results are told: titles of their own, and block two's slides.

Neither can let a number out: a slide is drawn from the share summary, whoever chose it, and a title
that says a number its slide does not show is left out (`charts.telling`).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from pydantic import Field, field_validator

from manege_analysis.wording.text import Language
from manege_analysis.yamlfile import Decision

MOST_LETTERS = 110
"""A longer title runs over three lines on a slide."""
MOST_SLIDES = 5
"""So many questions find room in block two beside its other slides."""


class TitleFinding(Decision):
    """Say a question's finding in words of one's own; an empty title gives the product's back.

    The title holds in the language it is written in only.
    """

    decide: Literal["title-finding"]
    question: str
    title: str = Field(default="", max_length=MOST_LETTERS)
    language: Language = "da"

    @field_validator("title")
    @classmethod
    def _is_one_line(cls, value: str) -> str:
        if not all(letter.isprintable() or letter == "\xa0" for letter in value):
            raise ValueError("write the title in one line, without control characters")
        return value.rstrip(".")


class ChooseSlides(Decision):
    """Choose the questions that block two shows, in this order; none gives the product's choice back."""

    decide: Literal["choose-slides"]
    questions: tuple[str, ...] = Field(default=(), max_length=MOST_SLIDES)


def own_titles(decisions: Iterable[Decision], language: Language) -> dict[str, str]:
    """Return the titles people wrote in a language, by question; the last one written holds.

    >>> said = {"by": "AB", "when": "2027-01-20", "question": "q1", "title": "Vi mangler ro."}
    >>> made = TitleFinding(decide="title-finding", **said)
    >>> own_titles([made], "da"), own_titles([made], "en")
    ({'q1': 'Vi mangler ro'}, {})
    """
    written = (each for each in decisions if isinstance(each, TitleFinding))
    titles = {each.question: each.title for each in written if each.language == language}
    return {question: title for question, title in titles.items() if title}


def chosen_slides(decisions: Iterable[Decision]) -> tuple[str, ...]:
    """Return the questions that were chosen last, each once, or nothing where the product chooses."""
    chosen = [each.questions for each in decisions if isinstance(each, ChooseSlides)]
    return tuple(dict.fromkeys(chosen[-1])) if chosen else ()
