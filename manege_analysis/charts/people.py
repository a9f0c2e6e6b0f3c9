"""Everybody who was asked as a dot, ten to a row, so that a room can count them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from manege_analysis.charts.frame import Drawing, Frame, Part, text
from manege_analysis.charts.textfit import width
from manege_analysis.charts.theme import LINE, PAPER, RULE


@dataclass(frozen=True)
class Crowd:
    """So many people of one kind: what is said of them, and the colour of their dots (None: hollow)."""

    count: int
    words: str
    colour: str | None


def draw_people(frame: Frame, crowds: Sequence[Crowd]) -> Drawing:
    """Draw a dot for each person, row by row, and to the right how many there are of each kind."""
    size = frame.size
    total = sum(crowd.count for crowd in crowds)
    row = 10 if total <= 80 else 20
    rows = -(-total // row)
    pitch = min(frame.room * 0.5 / row, size.value * 1.9, frame.height / rows)
    high = max(rows * pitch, len(crowds) * size.value * 2.6)
    height = high + size.label if size.grows else max(float(frame.height), high)
    up = rows * pitch / 2
    kinds = [crowd.colour for crowd in crowds for _ in range(crowd.count)]
    dots = [
        _dot(i % row * pitch, up - i // row * pitch, pitch, height, kind) for i, kind in enumerate(kinds)
    ]
    texts = _words(frame, crowds, min(row, total) * pitch + size.value * 1.4, height)
    return Drawing((0.0, frame.room), height, texts=tuple(texts), shapes=tuple(dots))


def _dot(left: float, up: float, pitch: float, height: float, colour: str | None) -> Part:
    """Return one dot; its size is in pixels, so that it stays round when the chart is stretched."""
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


def _words(frame: Frame, crowds: Sequence[Crowd], left: float, height: float) -> list[Part]:
    """Return the numbers and what they count, one under the other; pixels keep them beside the dots."""
    size = frame.size
    column = max(width(str(crowd.count), size.value * 1.4, True) for crowd in crowds)
    step = size.value * 2.6
    texts = []
    for i, crowd in enumerate(crowds):
        down = round(((len(crowds) - 1) / 2 - i) * step)
        place = {"xanchor": "right", "xshift": round(left + column), "yshift": down, "bold": True}
        texts.append(text([str(crowd.count)], 0, height / 2, size.value * 1.4, **place))
        beside = {"xanchor": "left", "xshift": round(left + column + size.label * 0.6), "yshift": down}
        texts.append(text([crowd.words], 0, height / 2, size.label * LINE * 0.85, **beside))
    return texts
