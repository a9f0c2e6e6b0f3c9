"""Everybody who was asked as a dot, ten to a row, so that a room can count them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from manege_analysis.charts.frame import Drawing, Frame, Part, text
from manege_analysis.charts.textfit import width
from manege_analysis.charts.theme import PAPER, RULE


@dataclass(frozen=True)
class Crowd:
    """So many people of one kind: what is said of them, and the colour of their dots (None: hollow)."""

    count: int
    words: str
    colour: str | None


def draw_people(frame: Frame, crowds: Sequence[Crowd]) -> Drawing:
    """Draw a dot for each person, row by row, and how many there are of each kind beside them.

    On a phone the numbers stand under the dots.
    """
    size = frame.size
    total = sum(crowd.count for crowd in crowds)
    row = 10 if total <= 80 else 20
    rows = -(-total // row)
    part = 1.0 if size.is_narrow else 0.5
    pitch = min(frame.room * part / row, size.value * 1.9, frame.height / rows)
    dots_high, words_high = rows * pitch, len(crowds) * size.value * 2.4
    high = dots_high + words_high if size.is_narrow else max(dots_high, words_high)
    height = high + size.label if size.grows else max(float(frame.height), high)
    up = high / 2 if size.is_narrow else dots_high / 2
    kinds = [crowd.colour for crowd in crowds for _ in range(crowd.count)]
    dots = [
        _dot((i % row * pitch, up - i // row * pitch), pitch, height, kind)
        for i, kind in enumerate(kinds)
    ]
    left = 0.0 if size.is_narrow else min(row, total) * pitch + size.value * 1.4
    down = dots_high / 2 if size.is_narrow else 0.0
    texts = _words(frame, crowds, (left, down), height)
    return Drawing((0.0, frame.room), height, texts=tuple(texts), shapes=tuple(dots))


def _dot(corner: tuple[float, float], pitch: float, height: float, colour: str | None) -> Part:
    """Return one dot; its size is in pixels, so that it stays round when the chart is stretched."""
    left, up = corner
    inner = pitch * 0.11
    return {
        "type": "circle",
        "xsizemode": "pixel",
        "ysizemode": "pixel",
        "xanchor": 0,
        "yanchor": round(height / 2, 3),
        "x0": round(left + inner, 2),
        "x1": round(left + pitch - inner, 2),
        "y0": round(up - pitch + inner, 2),
        "y1": round(up - inner, 2),
        "fillcolor": colour or PAPER,
        "line": {"color": colour or RULE, "width": 2},
    }


def _words(
    frame: Frame, crowds: Sequence[Crowd], corner: tuple[float, float], height: float
) -> list[Part]:
    """Return the numbers and what they count, one under the other; pixels keep them beside the dots."""
    size, (left, lower) = frame.size, corner
    column = max(width(str(crowd.count), size.value * 1.4, True) for crowd in crowds)
    texts = []
    for i, crowd in enumerate(crowds):
        down = round(((len(crowds) - 1) / 2 - i) * size.value * 2.4 - lower)
        place = {"xanchor": "right", "xshift": round(left + column), "yshift": down, "bold": True}
        texts.append(text([str(crowd.count)], 0, height / 2, size.value * 1.4, **place))
        beside = {"xanchor": "left", "xshift": round(left + column + size.label * 0.6), "yshift": down}
        texts.append(text([crowd.words], 0, height / 2, size.label * 1.1, **beside))
    return texts
