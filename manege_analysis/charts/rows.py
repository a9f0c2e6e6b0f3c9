"""Rows of bars: names in a column to the left, values at the bars' ends, a pale track for everybody."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

from manege_analysis.charts.frame import Drawing, Frame, Part, bar, box, line, text
from manege_analysis.charts.textfit import balanced, width, wrap
from manege_analysis.charts.theme import BAR, HATCH, INK, LINE, PAPER, RULE, SOFT_INK, TRACK

_STEPS = (1.25, 1.1, 1.0, 0.92, 0.85)
"""On a slide few rows are set larger and many smaller than the usual size."""
_COLUMNS = (0.34, 0.44, 0.54)


@dataclass(frozen=True)
class Row:
    """One bar: its name, its value in words, what is sure, and how much more it can be at most.

    A row that is only known to be `few` has neither bar nor track, just its words.  `interval` is
    drawn as a thin line over the bar's end.
    """

    name: str
    value: str
    sure: float
    perhaps: float = 0.0
    colour: str = BAR
    few: bool = False
    interval: tuple[float, float] | None = None

    @property
    def end(self) -> float:
        """Where the row's marks end and its value begins."""
        return max(self.sure + self.perhaps, self.interval[1] if self.interval else 0.0)


@dataclass(frozen=True)
class Fit:
    """How rows are set: type sizes and the label column in pixels, and the labels' lines.

    Where `stacked`, names stand over their bars instead of in a column.
    """

    font: int
    value: int
    column: float
    labels: tuple[tuple[str, ...], ...]
    stacked: bool = False

    @property
    def tall(self) -> float:
        """The height of the tallest label."""
        return self.font * LINE * max(map(len, self.labels))

    @property
    def pitch(self) -> float:
        """The least distance from one row to the next, in pixels."""
        if self.stacked:
            return self.tall + self.font * 2.6
        return max(self.tall + self.font * 0.5, self.value * 1.25)


def fit(frame: Frame, names: Sequence[str]) -> Fit:
    """Set the labels as large as they fit the frame, in the narrowest column that will do.

    On a page, where the height follows, a column is wide enough when no label needs three lines.
    On a phone names stand over their bars.
    """
    if frame.size.is_narrow:
        return _stacked(frame, names)
    steps = (1.0,) if frame.size.grows else _STEPS
    for step, part in product(steps, _COLUMNS):
        tried = _set(frame, names, step, frame.room * part)
        if _is_enough(tried, frame):
            break
    return tried


def fits(frame: Frame, names: Sequence[str]) -> bool:
    """Tell whether so many rows find room in the frame."""
    return frame.size.grows or _is_enough(fit(frame, names), frame)


def draw_rows(
    frame: Frame, rows: Sequence[Row], full: float, marks: Sequence[tuple[float, str]] = ()
) -> Drawing:
    """Draw the rows on tracks of length `full`, which stands for everybody.

    Values stand at the bars' ends and never inside, so no bar is too short for its number.  `marks`
    are places on the axis that get a thin line from top to bottom and a name above the first row;
    with them the values stand behind the tracks, clear of the lines.
    """
    setting = fit(frame, [row.name for row in rows])
    above = setting.font * 1.6 if marks else 0.0
    pitch, height, top = _heights(frame, setting, len(rows), above)
    thick = setting.font * 1.5 if setting.stacked else min(pitch * 0.62, setting.font * 1.9)
    first = top + (setting.tall + thick / 2 + 3 if setting.stacked else pitch / 2)
    middles = [first + pitch * i for i in range(len(rows))]
    ends = [full if marks else row.end for row in rows]
    values = [_value(*each, setting) for each in zip(rows, ends, middles, strict=True)]
    lines = [part for row, at in zip(rows, middles, strict=True) for part in _interval(row, at, thick)]
    bottom = top + pitch * len(rows)
    return Drawing(
        x=(0.0, full * _overhang(frame, setting, rows)),
        height=height,
        left=setting.column,
        traces=_bars(rows, first, pitch, thick),
        texts=(*_names(setting, middles, thick), *values, *_mark_names(marks, top, setting)),
        shapes=(
            *_tracks(rows, middles, thick, full),
            *(line((at, top), (at, bottom), RULE, dash="dot") for at, _ in marks),
            *lines,
        ),
    )


def _set(frame: Frame, names: Sequence[str], step: float, most: float) -> Fit:
    font = round(frame.size.label * step)
    labels = tuple(balanced(name, font, most - font) for name in names)
    widest = max(width(part, font) for label in labels for part in label)
    return Fit(font, round(frame.size.value * min(step, 1.1)), widest + font, labels)


def _stacked(frame: Frame, names: Sequence[str]) -> Fit:
    font = frame.size.label
    labels = tuple(wrap(name, font, frame.room) for name in names)
    return Fit(font, frame.size.value, 0.0, labels, stacked=True)


def _is_enough(tried: Fit, frame: Frame) -> bool:
    if frame.size.grows:
        return max(map(len, tried.labels)) < 3
    return tried.pitch * len(tried.labels) <= frame.height


def _heights(frame: Frame, setting: Fit, count: int, above: float) -> tuple[float, float, float]:
    """Return the distance between rows, the drawing's height, and where the first row begins."""
    if frame.size.grows:
        return setting.pitch, setting.pitch * count + above, above
    room = frame.height - above
    pitch = max(setting.pitch, min(room / count, setting.font * 3.4))
    height = max(room, pitch * count)
    return pitch, height + above, above + (height - pitch * count) / 2


def _overhang(frame: Frame, setting: Fit, rows: Sequence[Row]) -> float:
    """Return how much longer than a track the axis is: every value has room behind its bar."""
    plot = frame.room - setting.column
    ends = max(width(row.value, setting.value, True) for row in rows) + setting.font
    return plot / max(plot - ends, plot / 3)


def _names(setting: Fit, middles: Sequence[float], thick: float) -> list[Part]:
    pairs = list(zip(setting.labels, middles, strict=True))
    if setting.stacked:
        over = {"xref": "paper", "xanchor": "left", "yanchor": "bottom"}
        return [text(label, 0, at - thick / 2 - 3, setting.font, **over) for label, at in pairs]
    beside = {"xref": "paper", "xanchor": "right", "xshift": -round(setting.font * 0.7)}
    return [text(label, 0, middle, setting.font, **beside) for label, middle in pairs]


def _value(row: Row, end: float, middle: float, setting: Fit) -> Part:
    place = {"xanchor": "left", "xshift": round(setting.font * 0.45), "bold": not row.few}
    return text([row.value], end, middle, setting.font if row.few else setting.value, **place)


def _mark_names(marks: Sequence[tuple[float, str]], top: float, setting: Fit) -> list[Part]:
    place = {"xanchor": "center", "yanchor": "bottom", "colour": SOFT_INK}
    return [text([name], at, top, setting.font * 0.9, **place) for at, name in marks]


def _tracks(rows: Sequence[Row], middles: Sequence[float], thick: float, full: float) -> list[Part]:
    return [
        box((0, full), (middle - thick / 2, middle + thick / 2), TRACK)
        for row, middle in zip(rows, middles, strict=True)
        if not row.few
    ]


def _interval(row: Row, middle: float, thick: float) -> list[Part]:
    if row.interval is None:
        return []
    low, high = row.interval
    ends = [line((at, middle - thick / 4), (at, middle + thick / 4), INK, width=2) for at in (low, high)]
    return [line((low, middle), (high, middle), INK, width=2), *ends]


def _bars(rows: Sequence[Row], first: float, pitch: float, thick: float) -> tuple[Part, ...]:
    # A length of 0 would still draw the outline of a bar.
    sure, perhaps = [row.sure or None for row in rows], [row.perhaps or None for row in rows]
    colours = [row.colour for row in rows]
    bars = bar(sure, first, thick, step=pitch, color=colours, line={"width": 0})
    if not any(perhaps):
        return (bars,)
    pattern = {"shape": "/", "fgcolor": HATCH, "bgcolor": PAPER, "size": 9, "solidity": 0.25}
    outline = {"color": HATCH, "width": 1}
    return bars, bar(perhaps, first, thick, step=pitch, color=PAPER, pattern=pattern, line=outline)
