"""What every generated text is: a `Sample`, and a few ways to put words into a sentence."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import Literal

Planted = Literal[
    "cpr", "e-mail", "phone", "roster", "unlisted", "birth", "address", "web", "provider", "nothing"
]


@dataclass(frozen=True)
class Sample:
    """One text, what was planted in it, and the pieces that must not be left over.

    `pieces` are in lower case; `spelling` names the way it was written, for the report of misses.
    """

    text: str
    planted: Planted
    pieces: tuple[str, ...] = ()
    spelling: str = ""


def lines(block: str) -> tuple[str, ...]:
    """Read one entry a line; blank lines do not count."""
    return tuple(line.strip() for line in block.strip().splitlines() if line.strip())


def pick(rng: random.Random, choices: tuple[str, ...], **values: object) -> str:
    """Choose one form and fill in its `{names}`."""
    return rng.choice(choices).format(**values)


_SLOTS = lines(
    """
    {}
    Ring til {} om sagen
    {} har ikke svaret endnu.
    Vi har skrevet til {} flere gange
    Se journalen ({}).
    Min erfaring er blandet. {} er et godt eksempel.
    Det tog syv måneder, jf. {}, før PPR svarede
    Patienten: {}
    Kontakt {}, tak!
    - {}⏎- og så mangler vi et overblik
    om {} og de andre
    Sagen om {} viser problemet; kommunen svarer ikke.
    Jeg ville ønske {}⏎kunne få hjælp hurtigere.
    """
)


def in_a_sentence(rng: random.Random, planted: str) -> str:
    """Put what is planted into a sentence as doctors write them; "⏎" is a line break."""
    return rng.choice(_SLOTS).replace("⏎", "\n").replace("{}", planted)


def full_width(text: str) -> str:
    """Write the digits of a text as East Asian keyboards do."""
    return "".join(chr(0xFF10 + int(c)) if c.isdigit() and c.isascii() else c for c in text)
