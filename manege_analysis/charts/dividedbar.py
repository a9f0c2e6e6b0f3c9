"""One bar divided into parts, each with its name and value above it or inside, none touching another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from manege_analysis.charts import words
from manege_analysis.charts.frame import Drawing, Frame, Part, bar, box, line, text
from manege_analysis.charts.labels import Label, place_labels
from manege_analysis.charts.textfit import width, wrap
from manege_analysis.charts.theme import HATCH, INK, LINE, PAPER, RULE, SOFT_INK, Size, text_on
from manege_analysis.wording.text import Language

_LARGER = (1.35, 1.2, 1.1, 1.0)
"""On a slide a single bar has room to spare, so its words are set as large as they fit."""


@dataclass(frozen=True)
class Segment:
    """One part of a divided bar: its length in doctors, what it is called, and what is said of it."""

    length: int
    name: str
    value: str
    colour: str
    hatched: bool = False


@dataclass(frozen=True)
class _Plan:
    """Where everything stands, in pixels from the top; `unit` is the pixels that one doctor takes."""

    size: Size
    left: float
    unit: float
    labels: tuple[Label, ...]
    beside: tuple[str, ...]
    height: float

    @property
    def thick(self) -> float:
        return self.size.value * 2.4

    @property
    def tall(self) -> float:
        lines = [len(a.lines) * self.size.label + bool(a.value) * self.size.value for a in self.labels]
        return max(lines, default=0) * LINE

    @property
    def total(self) -> float:
        under = (2.9 + LINE * len(self.beside)) * self.size.label if self.beside else 0.0
        return self.tall + self.size.label * 0.9 + self.thick + under

    @property
    def start(self) -> float:
        """The lower edge of the names."""
        return (self.height - self.total) / 2 + self.tall

    @property
    def top(self) -> float:
        """The upper edge of the bar."""
        return self.start + self.size.label * 0.9


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
    A segment without doctors is not drawn.  `beside` is drawn under the bar, in the same unit.
    """
    present = [segment for segment in segments if segment.length]
    items = ", ".join(f"{segment.name} {segment.value}" for segment in beside)
    outside = words.OUTSIDE.say(language, items=items) if beside else ""
    plan = _plan(frame, present, span, outside, inside=centre is None)
    texts, shapes = _above(plan)
    if centre is not None and present:
        ends = (plan.top - 5, plan.top + plan.thick + 5)
        shapes.append(line((centre, ends[0]), (centre, ends[1]), INK, width=2))
    return Drawing(
        span,
        plan.height,
        traces=tuple(_mark(segment, plan) for segment in present),
        texts=(*texts, *_inside(present, plan), *_beside_words(plan)),
        shapes=(*shapes, *_beside_boxes(beside, plan)),
    )


def _plan(
    frame: Frame, present: Sequence[Segment], span: tuple[float, float], outside: str, *, inside: bool
) -> _Plan:
    unit = frame.room / (span[1] - span[0])
    for factor in (1.0,) if frame.size.grows else _LARGER:
        size = replace(
            frame.size, label=round(frame.size.label * factor), value=round(frame.size.value * factor)
        )
        labels = _labels(present, size, frame.room, (span[0], unit), inside=inside)
        beside = wrap(outside, size.label, frame.room) if outside else ()
        plan = _Plan(size, span[0], unit, labels, beside, 0.0)
        if plan.total <= frame.height * 0.9 and not any(label.is_divided for label in labels):
            break
    height = plan.total + size.label * 1.4 if size.grows else max(float(frame.height), plan.total)
    return replace(plan, height=height)


def _labels(
    present: Sequence[Segment], size: Size, room: float, axis: tuple[float, float], *, inside: bool
) -> tuple[Label, ...]:
    left, unit = axis
    wished, at = [], 0.0
    for segment in present:
        fits = inside and not segment.hatched
        fits &= width(segment.value, size.value, True) + size.value < segment.length * unit
        middle = (at + segment.length / 2 - left) * unit
        wished.append(Label(segment.name, "" if fits else segment.value, middle))
        at += segment.length
    return place_labels(wished, size, room)


def _above(plan: _Plan) -> tuple[list[Part], list[Part]]:
    size, texts, shapes = plan.size, [], []
    for label in plan.labels:
        at, middle = plan.left + label.at / plan.unit, plan.left + label.middle / plan.unit
        texts.append(text(label.lines, at, plan.start, size.label, yanchor="bottom"))
        if label.value:
            up = round(len(label.lines) * size.label * LINE)
            over = {"yanchor": "bottom", "yshift": up, "bold": True}
            texts.append(text([label.value], at, plan.start, size.value, **over))
        shapes.append(line((at, plan.start + 3), (middle, plan.top - 2), RULE))
    return texts, shapes


def _inside(present: Sequence[Segment], plan: _Plan) -> list[Part]:
    middle, size = plan.top + plan.thick / 2, plan.size.value
    return [
        text(
            [segment.value],
            plan.left + label.middle / plan.unit,
            middle,
            size,
            bold=True,
            colour=text_on(segment.colour),
        )
        for segment, label in zip(present, plan.labels, strict=True)
        if not label.value
    ]


def _mark(segment: Segment, plan: _Plan) -> Part:
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
    return bar([segment.length], plan.top + plan.thick / 2, plan.thick, **style)


def _beside_boxes(beside: Sequence[Segment], plan: _Plan) -> list[Part]:
    at, boxes = plan.left, []
    top = plan.top + plan.thick + plan.size.label * 1.5
    for segment in beside:
        ends = (at, at + segment.length)
        outline = {"color": RULE, "width": 1}
        boxes.append(box(ends, (top, top + plan.size.label), segment.colour, line=outline))
        at = ends[1]
    return boxes


def _beside_words(plan: _Plan) -> list[Part]:
    if not plan.beside:
        return []
    at = plan.top + plan.thick + plan.size.label * 2.9
    style = {"xref": "paper", "xanchor": "left", "yanchor": "top", "colour": SOFT_INK}
    return [text(plan.beside, 0, at, plan.size.label, **style)]
