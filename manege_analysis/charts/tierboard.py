"""Themes on bands by how large the need is; a theme's place says nothing finer than its band."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from manege_analysis.charts.frame import Drawing, Frame, Part, box, text
from manege_analysis.charts.textfit import balanced, width
from manege_analysis.charts.theme import LINE, MIDDLE, PROBLEM, TRACK, text_on

_STEPS = (1.25, 1.1, 1.0, 0.9, 0.8)
COLOURS = {"large": PROBLEM[0], "medium": PROBLEM[1], "small": MIDDLE}


@dataclass(frozen=True)
class Band:
    """One tier's name and the names of its themes, in the order in which they are shown."""

    tier: str
    name: str
    themes: tuple[str, ...]


@dataclass(frozen=True)
class _Chip:
    lines: tuple[str, ...]
    x: float
    y: float
    wide: float
    high: float


def draw_tiers(frame: Frame, bands: Sequence[Band]) -> Drawing:
    """Draw the bands from top to bottom: the tier's name on its colour, then its themes as on cards.

    All cards of a band look alike and follow the alphabet: a place within a band says nothing.
    """
    for step in (1.0,) if frame.size.grows else _STEPS:
        font = round(frame.size.label * step)
        plans = _plans(frame, bands, font)
        total = sum(high for high, _ in plans.values()) + font * 0.7 * (len(plans) - 1)
        if total <= frame.height:
            break
    height = total + font * 0.5 if frame.size.grows else max(float(frame.height), total)
    texts: list[Part] = []
    shapes: list[Part] = []
    top = (height - total) / 2
    for band in bands:
        high, chips = plans[band.tier]
        for part in _band(band, chips, (top, top + high), font):
            (shapes if part.get("type") == "rect" else texts).append(part)
        top += high + font * 0.7
    return Drawing((0.0, frame.room), height, texts=tuple(texts), shapes=tuple(shapes))


def _column(bands: Sequence[Band], font: int) -> float:
    words = (word for band in bands for word in band.name.split(" "))
    return max(width(word, font, True) for word in words) + font * 1.4


def _plans(
    frame: Frame, bands: Sequence[Band], font: int
) -> Mapping[str, tuple[float, tuple[_Chip, ...]]]:
    left = _column(bands, font)
    return {band.tier: _flow(band.themes, font, left, frame.room) for band in bands}


def _flow(names: Sequence[str], font: int, left: float, room: float) -> tuple[float, tuple[_Chip, ...]]:
    """Set cards from left to right and begin a new line where the next would not fit."""
    pad, gap = font * 0.5, font * 0.35
    start = left + font * 0.7
    chips: list[_Chip] = []
    x, y, tall = start, 0.0, 0.0
    for name in names:
        lines = balanced(name, font, room - start - 2 * pad)
        wide = max(width(line, font) for line in lines) + 2 * pad
        high = len(lines) * font * LINE + pad
        if chips and x + wide > room:
            x, y, tall = start, y + tall + gap, 0.0
        chips.append(_Chip(lines, x, y, wide, high))
        x, tall = x + wide + gap, max(tall, high)
    return max(y + tall, font * (2 * LINE + 0.6)), tuple(chips)


def _band(band: Band, chips: Sequence[_Chip], ends: tuple[float, float], font: int) -> Iterator[Part]:
    top, bottom = ends
    used = max((chip.y + chip.high for chip in chips), default=0.0)
    down = top + (bottom - top - used) / 2
    colour = COLOURS[band.tier]
    wide = min(chip.x for chip in chips) - font * 0.7
    yield box((0, wide), ends, colour)
    name = balanced(band.name, font, wide - font)
    yield text(name, wide / 2, (top + bottom) / 2, font, bold=True, colour=text_on(colour))
    for chip in chips:
        place = (down + chip.y, down + chip.y + chip.high)
        yield box((chip.x, chip.x + chip.wide), place, TRACK)
        yield text(chip.lines, chip.x + chip.wide / 2, sum(place) / 2, font)
