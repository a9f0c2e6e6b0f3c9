"""The corpus that measures redaction, written from the specification and not from the detectors.

What is planted, and in which spellings, follows the privacy page's list word by word; sentences are what
doctors write in the free-text fields of such questionnaires.  All people and numbers are invented.
"""

from __future__ import annotations

import random
from collections.abc import Callable

import text_names
import text_nothing
import text_numbers
from text_samples import Sample

_MAKERS: tuple[tuple[Callable[[random.Random], Sample], int], ...] = (
    (text_numbers.cpr, 600),
    (text_numbers.email, 400),
    (text_numbers.phone, 400),
    (text_names.roster, 800),
    (text_names.unlisted, 300),
    (text_numbers.birth, 120),
    (text_numbers.address, 150),
    (text_numbers.web, 80),
    (text_numbers.provider, 80),
    (text_nothing.nothing, 700),
)


def corpus(seed: int = 20260117) -> tuple[Sample, ...]:
    """Return all samples, the same for the same seed.

    Each kind has its own stream of chance, so that adding to one does not reshuffle the others.
    """
    made: list[Sample] = []
    for make, count in _MAKERS:
        rng = random.Random(f"{seed}{make.__name__}")
        made += [make(rng) for _ in range(count)]
    return tuple(made)
