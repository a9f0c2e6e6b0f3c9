"""What invented doctors write in free text, and what a careful reader would say each text is about."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Written:
    """A free text and the themes a careful reader would give it: the questionnaire's or his own."""

    text: str
    themes: tuple[str, ...] = ()


def _read(file: str) -> tuple[Written, ...]:
    lines = Path(__file__).with_name(file).read_text("utf-8").splitlines()
    pairs = (line.split(" | ", 1) for line in lines if not line.startswith("#"))
    return tuple(Written(text.strip(), _themes(themes)) for themes, text in pairs)


def _themes(written: str) -> tuple[str, ...]:
    # Ids are divided by blanks; an analyst's own themes hold blanks and are divided by commas.
    own = written[:1].isupper()
    return tuple(each.strip() for each in (written.split(",") if own else written.split()))


GOOD = _read("god-erfaring.txt")
"""Answers to `god-erfaring`."""

WISHES = _read("oenske-til-moedet.txt")
"""Answers to `oenske-til-moedet`."""

OTHERS = {
    "fylder-mest": ("Skærmforbrug og søvn", "Sorg efter et dødsfald", "Mobning"),
    "anbefalet": ("Ridefysioterapi", "Efterskole", "Kirkens familiearbejde", "Sovecoach"),
    "hjaelp-mest": ("Mere tid i konsultationen", "En fælles mappe", "Færre skemaer"),
}
"""What is written beside "Andet"."""
