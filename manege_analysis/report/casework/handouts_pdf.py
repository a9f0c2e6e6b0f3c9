"""Hand-outs become `deles/caseforslag.pdf`."""

from __future__ import annotations

from dataclasses import asdict

from manege_analysis.report.casework import words
from manege_analysis.report.casework.handouts import Handouts
from manege_analysis.report.typeset import typeset
from manege_analysis.wording.text import Language

_WORDS = {
    "page": words.PAGE,
    "choice": words.CHOICE,
    "theme": words.THEME,
    "need": words.NEED,
    "cases": words.CASES,
    "about": words.ABOUT,
    "about_text": words.ABOUT_TEXT,
    "case": words.CASE,
    "story": words.STORY,
    "points": words.POINTS,
    "point": words.POINT,
    "in_the_ring": words.IN_THE_RING,
    "your_part": words.YOUR_PART,
    "your_part_text": words.YOUR_PART_TEXT,
    "question": words.QUESTION,
}


def handouts_pdf(made: Handouts) -> bytes:
    """Return the hand-outs as a tagged A4 PDF: the choice first, a page a case, then the actors."""
    return typeset("cases.typ", {**asdict(made), "words": _words(made.language)})


def _words(language: Language) -> dict[str, str]:
    return {name: text.in_(language) for name, text in _WORDS.items()}
