"""Rows of bars: names in a column to the left, values at the bars' ends, a pale track for everybody."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from manege_analysis.charts.frame import Drawing, Frame, Part, bar, box, text
from manege_analysis.charts.textfit import width, wrap
from manege_analysis.charts.theme import BAR, HATCH, LINE, PAPER, TRACK


@dataclass(frozen=True)
class Row:
    """One bar: its name, its value in words, what is sure, and how much more it can be at most.

    A row that is only known to be `few` has neither bar nor track, just its words.
    """

    name: str
    value: str
    sure: float
    perhaps: float = 0.0
    colour: str = BAR
    few: bool = False


@dataclass(frozen=True)
class Fit:
    """How rows are set: the type's size, the label column's width in pixels, and the labels' lines."""

    font: int
    column: float
    labels: tuple[tuple[str, ...], ...]

    @property
    def pitch(self) -> float:
        """The least distance from one row to the next, in pixels."""
        return self.font * (LINE * max(len(label) for label in self.labels) + 0.7)


def fit(frame: Frame, names: Sequence[str]) -> Fit:
    """Set the labels so that they fit the frame: a wider column first, then smaller type.

    On a page, where the height follows, a column is wide enough when no label needs three lines.
    """
    size = frame.size
    steps = (1.0,) if size.grows else (1.0, 0.9, 0.8)
    for font, part in (
        (round(size.label * step), part) for step in steps for part in (0.34, 0.44, 0.54)
    ):
        tried = _set(names, font, frame.room * part)
        if _is_enough(tried, frame):
            break
    return tried


def fits(frame: Frame, names: Sequence[str]) -> bool:
    """Tell whether so many rows find room in the frame."""
    return frame.size.grows or _is_enough(fit(frame, names), frame)


def draw_rows(frame: Frame, rows: Sequence[Row], full: float) -> Drawing:
    """Draw the rows on tracks of length `full`, which stands for all doctors together.

    Values stand at the bars' ends and never inside, so no bar is too short for its number.
    """
    size = frame.size
    setting = fit(frame, [row.name for row in rows])
    plot = frame.room - setting.column
    ends = max(width(row.value, size.value, True) for row in rows) + size.label
    span = (0.0, full * plot / max(plot - ends, plot / 3))
    pitch = (
        setting.pitch
        if size.grows
        else max(setting.pitch, min(frame.height / len(rows), size.label * 3.4))
    )
    height = pitch * len(rows) if size.grows else max(float(frame.height), pitch * len(rows))
    first = (height - pitch * (len(rows) - 1)) / 2
    middles = [first + pitch * i for i in range(len(rows))]
    thick = min(pitch * 0.62, setting.font * 1.9)
    names = [_name(setting, i, middle) for i, middle in enumerate(middles)]
    values = [
        _value(row, middle, size.value, size.label) for row, middle in zip(rows, middles, strict=True)
    ]
    tracks = [
        box((0, full), (middle - thick / 2, middle + thick / 2), TRACK)
        for row, middle in zip(rows, middles, strict=True)
        if not row.few
    ]
    return Drawing(
        span, height, setting.column, _bars(rows, first, pitch, thick), (*names, *values), tuple(tracks)
    )


def _set(names: Sequence[str], font: int, most: float) -> Fit:
    labels = tuple(wrap(name, font, most - font) for name in names)
    widest = max(width(part, font) for label in labels for part in label)
    return Fit(font, widest + font, labels)


def _is_enough(tried: Fit, frame: Frame) -> bool:
    if frame.size.grows:
        return max(len(label) for label in tried.labels) < 3
    return tried.pitch * len(tried.labels) <= frame.height


def _name(setting: Fit, i: int, middle: float) -> Part:
    place = {"xref": "paper", "xanchor": "right", "xshift": -round(setting.font * 0.7)}
    return text(setting.labels[i], 0, middle, setting.font, **place)


def _value(row: Row, middle: float, size: int, gap: int) -> Part:
    place = {"xanchor": "left", "xshift": round(gap * 0.45), "bold": not row.few}
    return text([row.value], row.sure + row.perhaps, middle, gap if row.few else size, **place)


def _bars(rows: Sequence[Row], first: float, pitch: float, thick: float) -> tuple[Part, ...]:
    sure = bar(
        [row.sure or None for row in rows],
        first,
        thick,
        step=pitch,
        color=[row.colour for row in rows],
        line={"width": 0},
    )
    if not any(row.perhaps for row in rows):
        return (sure,)
    pattern = {"shape": "/", "fgcolor": HATCH, "bgcolor": PAPER, "size": 9, "solidity": 0.25}
    perhaps = bar(
        [row.perhaps or None for row in rows], first, thick, step=pitch, color=PAPER, pattern=pattern,
        line={"color": HATCH, "width": 1},
    )  # fmt: skip
    return sure, perhaps
