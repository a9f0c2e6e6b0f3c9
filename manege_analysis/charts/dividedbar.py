"""One bar divided into parts, each with its name and value beside it, none touching another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from manege_analysis.charts import words
from manege_analysis.charts.frame import Drawing, Frame, Part, bar, box, line, text
from manege_analysis.charts.textfit import balanced, spread, width, wrap
from manege_analysis.charts.theme import HATCH, INK, LINE, PAPER, RULE, SOFT_INK, Size, text_on
from manege_analysis.wording.text import Language


@dataclass(frozen=True)
class Segment:
    """One part of a divided bar: its length in doctors, what it is called, and what is said of it."""

    length: int
    name: str
    value: str
    colour: str
    hatched: bool = False


@dataclass(frozen=True)
class _Label:
    """A segment's words above the bar; `value` is empty where it stands inside the segment."""

    lines: tuple[str, ...]
    value: str
    wide: float
    middle: float = 0.0


@dataclass(frozen=True)
class _Place:
    """Where the bar stands: pixels from the top, its thickness, and the pixels one doctor takes."""

    start: float
    top: float
    thick: float
    unit: float
    left: float

    @property
    def middle(self) -> float:
        return self.top + self.thick / 2


def draw_divided(
    frame: Frame,
    segments: Sequence[Segment],
    span: tuple[float, float],
    language: Language,
    *,
    centre: float | None = None,
    beside: Sequence[Segment] = (),
) -> Drawing:
    """Draw the segments from 0 rightwards on an axis from `span[0]` to `span[1]`.

    Names stand above, moved apart where they would touch, with a thin line down to their segment.
    With a `centre` line the values stand above too, all alike; without, inside where they fit.
    `beside` is drawn under the bar, outlined, in the same unit.
    """
    size = frame.size
    unit = frame.room / (span[1] - span[0])
    labels = _labels(frame, segments, unit, centre is None)
    tall = max((_height(label, size) for label in labels), default=0) + size.label * 0.9
    thick = size.value * (2.6 if centre is None else 2.1)
    more = _beside_lines(frame, beside, language)
    total = tall + thick + _beside_height(more, size)
    height = total + size.label * 1.4 if size.grows else max(float(frame.height), total)
    start = (height - total) / 2 + tall - size.label * 0.9
    place = _Place(start, start + size.label * 0.9, thick, unit, span[0])
    present = [segment for segment in segments if segment.length]
    texts, shapes = _above(labels, place, frame)
    shapes += _centre_line(centre, place) + _beside_boxes(beside, place, size)
    texts += _inside(present, labels, place, size) + _beside_words(more, place, size)
    traces = tuple(_mark(segment, place) for segment in present)
    return Drawing(span, height, 0.0, traces, tuple(texts), tuple(shapes))


def _labels(frame: Frame, segments: Sequence[Segment], unit: float, inside: bool) -> list[_Label]:
    """Set the names as wide as they have room beside each other; a part without doctors gets none."""
    size = frame.size
    present = [segment for segment in segments if segment.length]
    for ems in (18, 12, 9, 7, 5.5, 4.5):
        labels = [_label(segment, size, ems * size.label) for segment in present]
        if sum(label.wide + size.label * 0.7 for label in labels) <= frame.room:
            break
    at, placed = 0.0, []
    for segment, label in zip(present, labels, strict=True):
        fits = inside and not segment.hatched
        fits &= width(segment.value, size.value, True) + size.value < segment.length * unit
        value = "" if fits else segment.value
        placed.append(replace(label, value=value, middle=at + segment.length / 2))
        at += segment.length
    return placed


def _label(segment: Segment, size: Size, room: float) -> _Label:
    lines = balanced(segment.name, size.label, room)
    widths = [width(part, size.label) for part in lines]
    return _Label(lines, segment.value, max(*widths, width(segment.value, size.value, True)))


def _height(label: _Label, size: Size) -> float:
    return (len(label.lines) * size.label + (size.value if label.value else 0)) * LINE


def _above(labels: Sequence[_Label], place: _Place, frame: Frame) -> tuple[list[Part], list[Part]]:
    size = frame.size
    wished = [(label.middle - place.left) * place.unit for label in labels]
    placed = spread(wished, [label.wide for label in labels], frame.room, size.label * 0.7)
    texts, shapes = [], []
    for label, pixels in zip(labels, placed, strict=True):
        at = place.left + pixels / place.unit
        texts.append(text(label.lines, at, place.start, size.label, yanchor="bottom"))
        if label.value:
            up = place.start - len(label.lines) * size.label * LINE
            texts.append(text([label.value], at, up, size.value, yanchor="bottom", bold=True))
        shapes.append(line((at, place.start + 3), (label.middle, place.top - 2), RULE))
    return texts, shapes


def _inside(
    segments: Sequence[Segment], labels: Sequence[_Label], place: _Place, size: Size
) -> list[Part]:
    return [
        text(
            [segment.value],
            label.middle,
            place.middle,
            size.value,
            bold=True,
            colour=text_on(segment.colour),
        )
        for segment, label in zip(segments, labels, strict=True)
        if not label.value
    ]


def _mark(segment: Segment, place: _Place) -> Part:
    style: Part = {"color": segment.colour, "line": {"color": PAPER, "width": 2}}
    if segment.hatched:
        style["pattern"] = {
            "shape": "/",
            "fgcolor": HATCH,
            "bgcolor": PAPER,
            "size": 9,
            "solidity": 0.25,
        }
        style["line"] = {"color": HATCH, "width": 1}
    return bar([segment.length], place.middle, place.thick, **style)


def _centre_line(centre: float | None, place: _Place) -> list[Part]:
    if centre is None:
        return []
    return [line((centre, place.top - 5), (centre, place.top + place.thick + 5), INK, width=2)]


def _beside_lines(frame: Frame, beside: Sequence[Segment], language: Language) -> tuple[str, ...]:
    if not beside:
        return ()
    items = ", ".join(f"{segment.name} {segment.value}" for segment in beside)
    return wrap(words.OUTSIDE.say(language, items=items), frame.size.label, frame.room)


def _beside_height(lines: Sequence[str], size: Size) -> float:
    return (2.9 + LINE * len(lines)) * size.label if lines else 0.0


def _beside_boxes(beside: Sequence[Segment], place: _Place, size: Size) -> list[Part]:
    at, boxes = place.left, []
    top = place.top + place.thick + size.label * 1.5
    for segment in beside:
        ends = (at, at + segment.length)
        outline = {"color": RULE, "width": 1}
        boxes.append(box(ends, (top, top + size.label), segment.colour, line=outline))
        at = ends[1]
    return boxes


def _beside_words(lines: Sequence[str], place: _Place, size: Size) -> list[Part]:
    if not lines:
        return []
    at = place.top + place.thick + size.label * 2.9
    style = {"xanchor": "left", "yanchor": "top", "colour": SOFT_INK}
    return [text(lines, place.left, at, size.label, **style)]
