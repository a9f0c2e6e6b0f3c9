"""The colours can be told apart in grey print, by colour-blind readers, and under their text."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest

from manege_analysis.charts.theme import (
    GOOD,
    HATCH,
    INK,
    MIDDLE,
    PAGE,
    PAPER,
    PHONE,
    PROBLEM,
    PROBLEM_TEXT,
    RULE,
    SLIDE,
    SOFT_INK,
    TRACK,
    contrast,
    luminance,
    shades,
    text_on,
)

SCALE = (*PROBLEM, MIDDLE, GOOD[1], GOOD[0])

# Machado, Oliveira and Fernandes (2009), severity 1.0: protanopia, deuteranopia, tritanopia.
BLINDNESS = {
    "protan": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deutan": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritan": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}


def lightness(colour: str) -> float:
    """CIE L*, 0 to 100: what is left of a colour in grey print."""
    y = luminance(colour)
    return 116 * y ** (1 / 3) - 16 if y > 0.008856 else 903.3 * y


def test_the_five_steps_of_a_scale_are_five_greys() -> None:
    greys = sorted(lightness(colour) for colour in SCALE)
    assert all(lighter - darker >= 8 for darker, lighter in pairwise(greys))


def test_lightness_rises_from_each_end_towards_the_middle() -> None:
    strong_problem, mild_problem, middle, mild_good, strong_good = map(lightness, SCALE)
    assert strong_problem < mild_problem < middle > mild_good > strong_good


@pytest.mark.parametrize("kind", BLINDNESS)
def test_a_colour_blind_reader_tells_the_steps_apart(kind: str) -> None:
    seen = [_seen(colour, kind) for colour in SCALE]
    assert all(_distance(one, other) > 0.02 for one, other in combinations(seen, 2))


def test_text_can_be_read_on_every_fill() -> None:
    for fill in (*SCALE, TRACK, PAPER, *shades(*PROBLEM, 3), *shades(*GOOD, 4)):
        assert contrast(text_on(fill), fill) >= 4.5, fill
    for words in (INK, SOFT_INK, PROBLEM_TEXT):
        assert contrast(words, PAPER) >= 4.5 and contrast(words, TRACK) >= 4.5


def test_lines_and_hatching_stand_out_from_paper() -> None:
    assert contrast(RULE, PAPER) >= 3 and contrast(HATCH, PAPER) >= 3


def test_shades_begin_and_end_as_told() -> None:
    assert shades("#000000", "#FFFFFF", 1) == ("#000000",)
    assert shades("#102030", "#FFFFFF", 4)[::3] == ("#102030", "#FFFFFF")


def test_only_slides_limit_their_bars_and_only_phones_stack() -> None:
    assert (SLIDE.max_bars, SLIDE.grows, PAGE.grows, PHONE.grows) == (6, False, True, True)
    assert [size.is_narrow for size in (PHONE, PAGE, SLIDE)] == [True, False, False]


def _linear(colour: str) -> tuple[float, ...]:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    return tuple(p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)


def _seen(colour: str, kind: str) -> tuple[float, ...]:
    linear = _linear(colour)
    return tuple(sum(m * c for m, c in zip(row, linear, strict=True)) for row in BLINDNESS[kind])


def _distance(one: tuple[float, ...], other: tuple[float, ...]) -> float:
    return sum((a - b) ** 2 for a, b in zip(one, other, strict=True)) ** 0.5
