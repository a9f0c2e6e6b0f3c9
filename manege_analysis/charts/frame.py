"""What stands around a drawing, heading above and notes below; and its parts as plotly wants them.

A drawing's x axis counts what its bars count, its y axis is pixels from the top, so that text (which
does not scale) and bars (which do) can be placed together.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from manege_analysis.charts.chart import QUESTION, Figure
from manege_analysis.charts.textfit import balanced, neat, plain, safe
from manege_analysis.charts.theme import FONT, INK, LINE, PAPER, SOFT_INK, Size
from manege_analysis.wording.numbers import NBSP
from manege_analysis.wording.text import Language

Part = dict[str, Any]
_COUNT = re.compile(r"(\d+) (af|of) (\d+)")


@dataclass(frozen=True)
class Frame:
    """The heading and the notes of one chart, broken into lines for one size."""

    size: Size
    title: str
    subtitle: str
    notes: tuple[str, ...] = ()

    @cached_property
    def title_lines(self) -> tuple[str, ...]:
        """The finding, in lines of like length; "17 af 21" is never divided."""
        together = _COUNT.sub(f"\\1{NBSP}\\2{NBSP}\\3", self.title)
        return balanced(together, self.size.title, self.room, bold=True)

    @cached_property
    def subtitle_lines(self) -> tuple[str, ...]:
        """The question, in lines."""
        return neat(self.subtitle, self.size.subtitle, self.room) if plain(self.subtitle) else ()

    @cached_property
    def note_lines(self) -> tuple[str, ...]:
        """The notes as one running text, in lines."""
        text = " ".join(plain(note) for note in self.notes if plain(note))
        return neat(text, self.size.note, self.room) if text else ()

    @property
    def room(self) -> float:
        """The width between the pads."""
        return self.size.width - 2 * self.size.pad

    @property
    def top(self) -> int:
        """The height of the heading."""
        lines = len(self.title_lines) * self.size.title + len(self.subtitle_lines) * self.size.subtitle
        return round(self.size.pad + lines * LINE + self.size.subtitle * 1.5)

    @property
    def bottom(self) -> int:
        """The height of the notes."""
        lines = len(self.note_lines) * self.size.note * LINE
        return round(lines + max(self.size.pad, self.size.note * 0.3) + self.size.note * 0.6)

    @property
    def height(self) -> int:
        """The height left for the drawing on a slide, and the least on a page."""
        return self.size.body - self.bottom


@dataclass(frozen=True)
class Drawing:
    """The marks of a chart: the x axis's range, the y axis's pixels, the label column's width."""

    x: tuple[float, float]
    height: float
    left: float = 0.0
    traces: tuple[Part, ...] = ()
    texts: tuple[Part, ...] = ()
    shapes: tuple[Part, ...] = ()


def compose(frame: Frame, drawing: Drawing, language: Language) -> Figure:
    """Put a drawing into its frame; the same drawing always gives the same figure."""
    size = frame.size
    layout: Part = {
        "title": _title(frame),
        "font": {"family": FONT, "size": size.label, "color": INK},
        "paper_bgcolor": PAPER,
        "plot_bgcolor": PAPER,
        "separators": ",." if language == "da" else ".,",
        "showlegend": False,
        "hovermode": False,
        "dragmode": False,
        "barmode": "stack",
        "autosize": True,
        "margin": {
            "l": round(size.pad + drawing.left),
            "r": size.pad,
            "t": frame.top,
            "b": frame.bottom,
        },
        "xaxis": {"visible": False, "fixedrange": True, "range": list(drawing.x)},
        "yaxis": {"visible": False, "fixedrange": True, "range": [round(drawing.height), 0]},
        "annotations": [*_question(frame, drawing), *drawing.texts, *_notes(frame, drawing)],
        "shapes": list(drawing.shapes),
    }
    if size.grows:
        layout["height"] = round(frame.top + drawing.height + frame.bottom)
    return {"data": list(drawing.traces), "layout": layout}


def text(lines: Iterable[str], x: float, y: float, size: float, **style: Any) -> Part:
    """Return one text of a drawing; `lines` are raw and become safe here.

    `style` is plotly's for annotations; `bold` and `colour` are words of our own.
    """
    words = "<br>".join(safe(line) for line in lines)
    bold, colour = style.pop("bold", False), style.pop("colour", INK)
    return {
        "text": f"<b>{words}</b>" if bold else words,
        "x": _short(x),
        "y": _short(y),
        "showarrow": False,
        "align": style.get("xanchor", "center"),
        "xanchor": "center",
        "yanchor": "middle",
        "borderpad": 0,
        "font": {"size": round(size), "color": colour},
        **style,
    }


def bar(lengths: Iterable[float | None], at: float, width: float, **style: Any) -> Part:
    """Return horizontal bars `width` pixels high, the first at `at` pixels from the top.

    `step` is the distance to the next.  Lengths are published values, and nothing else about the
    bars is stored: no names, no hover, no extra data.
    """
    step, marker = style.pop("step", None), style
    part: Part = {
        "type": "bar",
        "orientation": "h",
        "x": list(lengths),
        "y0": _short(at),
        "width": _short(width),
        "marker": marker,
        "hoverinfo": "skip",
        "showlegend": False,
    }
    return part if step is None else {**part, "dy": _short(step)}


def box(x: tuple[float, float], y: tuple[float, float], fill: str, **style: Any) -> Part:
    """Return a filled rectangle behind the bars."""
    return {
        "type": "rect",
        "x0": _short(x[0]),
        "x1": _short(x[1]),
        "y0": _short(y[0]),
        "y1": _short(y[1]),
        "fillcolor": fill,
        "line": {"width": 0},
        "layer": "below",
        **style,
    }


def line(start: tuple[float, float], end: tuple[float, float], colour: str, **style: Any) -> Part:
    """Return a thin straight line; `style` may hold plotly's `dash` and `width`."""
    return {
        "type": "line",
        "x0": _short(start[0]),
        "y0": _short(start[1]),
        "x1": _short(end[0]),
        "y1": _short(end[1]),
        "line": {"color": colour, "width": 1, **style},
    }


def _title(frame: Frame) -> Part:
    size = frame.size
    # Plotly sets the first of several lines with its baseline, a single line with its top, at the pad.
    down = size.title * 0.76 if len(frame.title_lines) > 1 else size.title * 0.1
    return {
        "text": "<b>" + "<br>".join(safe(line) for line in frame.title_lines) + "</b>",
        "x": 0,
        "xref": "container",
        "xanchor": "left",
        "y": 1,
        "yref": "container",
        "yanchor": "top",
        "pad": {"l": size.pad, "t": round(size.pad + down)},
        "font": {"size": size.title, "color": INK},
    }


def _question(frame: Frame, drawing: Drawing) -> tuple[Part, ...]:
    if not frame.subtitle_lines:
        return ()
    size = frame.size
    down = size.pad + len(frame.title_lines) * size.title * LINE + size.subtitle * 0.3
    place = {"xref": "paper", "yref": "paper", "xanchor": "left", "yanchor": "top", "name": QUESTION}
    shifts = {"xshift": -round(drawing.left), "yshift": round(frame.top - down)}
    return (text(frame.subtitle_lines, 0, 1, size.subtitle, colour=SOFT_INK, **place, **shifts),)


def _notes(frame: Frame, drawing: Drawing) -> tuple[Part, ...]:
    if not frame.note_lines:
        return ()
    place = {"xref": "paper", "yref": "paper", "xanchor": "left", "yanchor": "top"}
    shifts = {"xshift": -round(drawing.left), "yshift": -round(frame.size.note * 0.6)}
    return (text(frame.note_lines, 0, 0, frame.size.note, colour=SOFT_INK, **place, **shifts),)


def _short(value: float) -> float:
    return round(value, 3)
