"""A grid of fields: rows with a name to the left and a remark to the right, columns in groups."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from manege_analysis.charts import words
from manege_analysis.charts.frame import Drawing, Frame, Part, box, line, text
from manege_analysis.charts.textfit import balanced, plain, width, wrap
from manege_analysis.charts.theme import GOOD, LINE, PROBLEM_TEXT, RULE, TRACK, text_on
from manege_analysis.wording.text import Language

_WIDEST, _NARROWEST = 46, 16
_GROUP = 6.0
"""The least width of a group, in font sizes: its title stands over it."""


@dataclass(frozen=True)
class Column:
    """One column: its name, the group it stands in, and how far it covers each theme (0, ½ or 1)."""

    name: str
    group: str
    covers: Mapping[str, float] = field(default_factory=dict)

    @property
    def full(self) -> str:
        """The column's name with its group's, for where columns do not stand side by side."""
        return f"{self.group}: {self.name}" if self.group else self.name


@dataclass(frozen=True)
class Line:
    """One row: its name, a degree for each column, and a remark."""

    name: str
    degrees: tuple[float, ...]
    remark: str


@dataclass(frozen=True)
class Plan:
    """The grid in pixels: the label column, each column's edges, the heads' lines, the rows' pitch."""

    font: int
    left: float
    plot: float
    spans: tuple[tuple[float, float], ...]
    heads: tuple[tuple[str, ...], ...]
    groups: tuple[tuple[tuple[str, ...], float, float], ...]
    upright: bool
    names: tuple[tuple[str, ...], ...]

    @property
    def over(self) -> float:
        """The height of the groups' titles."""
        return max((len(title) for title, _, _ in self.groups), default=0) * self.font * LINE

    @property
    def head(self) -> float:
        """The height of the columns' heads, the groups' titles above them included."""
        if self.upright:
            tall = max(width(part, self.font) for head in self.heads for part in head)
        else:
            tall = max(map(len, self.heads)) * self.font * LINE
        return self.over + tall + self.font

    @property
    def pitch(self) -> float:
        """The distance from one row to the next."""
        return self.font * (max(map(len, self.names)) * LINE + 0.4)

    @property
    def total(self) -> float:
        """The height of it all."""
        return self.head + self.pitch * len(self.names)


def plan_grid(
    frame: Frame, columns: Sequence[Column], lines: Sequence[Line], language: Language
) -> Plan:
    """Set the grid's texts: on a page columns are narrow and their heads stand upright."""
    font, upright = round(frame.size.label * 0.92), frame.size.grows
    names = tuple(balanced(row.name, font, frame.room * (0.36 if upright else 0.46)) for row in lines)
    left = max(width(part, font) for name in names for part in name) + font
    remark = width(words.NOT_COVERED.in_(language), font, True) + font
    area = frame.room - left - remark
    groups = [(name, len(list(members))) for name, members in groupby(columns, lambda c: c.group)]
    wide = _column_width(groups, area, font) if upright else min(area / len(columns), font * 9)
    spans: list[tuple[float, float]] = []
    titles, at = [], 0.0
    for name, count in groups:
        across = max(count * wide, _GROUP * font) if name else count * wide
        start = at + (across - count * wide) / 2
        spans += [(start + i * wide, start + (i + 1) * wide) for i in range(count)]
        if name:
            titles.append((balanced(name, font, across - font * 0.4, bold=True), at, at + across))
        at += across + (font * 0.6 if name else 0)
    heads = tuple(_head(column.name, font, wide, upright=upright) for column in columns)
    return Plan(font, left, frame.room - left, tuple(spans), heads, tuple(titles), upright, names)


def draw_grid(
    frame: Frame, columns: Sequence[Column], lines: Sequence[Line], language: Language
) -> Drawing:
    """Draw the grid; a field is dark where it is covered directly, lighter with a mark where in part."""
    plan = plan_grid(frame, columns, lines, language)
    height = plan.total + plan.font * 0.4 if frame.size.grows else max(float(frame.height), plan.total)
    top = (height - plan.total) / 2 + plan.head
    texts, shapes = _heads(plan, top)
    for i, row in enumerate(lines):
        ends = (top + i * plan.pitch, top + (i + 1) * plan.pitch)
        texts += _row_texts(plan, i, row, sum(ends) / 2)
        for span, degree in zip(plan.spans, row.degrees, strict=True):
            shapes.append(
                box((span[0] + 1.5, span[1] - 1.5), (ends[0] + 1.5, ends[1] - 1.5), _fill(degree))
            )
            if mark := _mark(degree, language, narrow=plan.upright):
                at = (span[0] + span[1]) / 2
                texts.append(text([mark], at, sum(ends) / 2, plan.font, colour=text_on(_fill(degree))))
    return Drawing((0.0, plan.plot), height, plan.left, texts=tuple(texts), shapes=tuple(shapes))


def _column_width(groups: Sequence[tuple[str, int]], area: float, font: int) -> float:
    """Return the widest column with which all groups, each as wide as its title asks, find room."""
    room = area - (len(groups) - 1) * font * 0.6

    def needed(wide: int) -> float:
        return sum(max(count * wide, _GROUP * font * bool(name)) for name, count in groups)

    fitting = (wide for wide in range(_WIDEST, _NARROWEST, -1) if needed(wide) <= room)
    return next(fitting, _NARROWEST)


def _head(name: str, font: int, wide: float, *, upright: bool) -> tuple[str, ...]:
    if not upright:
        return balanced(name, font, wide - font * 0.5)
    lines = max(1, int(wide // (font * LINE)))
    longest = max(width(word, font) for word in plain(name).split(" "))
    room = max(longest, font * 6.0)
    while len(wrap(name, font, room)) > lines:
        room += font
    return wrap(name, font, room)


def _heads(plan: Plan, top: float) -> tuple[list[Part], list[Part]]:
    foot = top - plan.font * 0.4
    turn = {"textangle": -90} if plan.upright else {}
    texts = [
        text(head, (span[0] + span[1]) / 2, foot, plan.font, yanchor="bottom", **turn)
        for head, span in zip(plan.heads, plan.spans, strict=True)
    ]
    shapes = []
    for title, start, end in plan.groups:
        at = top - plan.head + plan.over
        texts.append(text(title, (start + end) / 2, at, plan.font, yanchor="bottom", bold=True))
        shapes.append(line((start, at + 2), (end, at + 2), RULE))
    return texts, shapes


def _row_texts(plan: Plan, i: int, row: Line, middle: float) -> list[Part]:
    place = {"xref": "paper", "xanchor": "right", "xshift": -round(plan.font * 0.6)}
    texts = [text(plan.names[i], 0, middle, plan.font, **place)]
    if row.remark:
        style = {
            "xanchor": "left",
            "xshift": round(plan.font * 0.5),
            "bold": True,
            "colour": PROBLEM_TEXT,
        }
        texts.append(text([row.remark], plan.spans[-1][1], middle, plan.font, **style))
    return texts


def _fill(degree: float) -> str:
    return GOOD[0] if degree >= 1 else GOOD[1] if degree else TRACK


def _mark(degree: float, language: Language, *, narrow: bool) -> str:
    if not degree:
        return ""
    if narrow:
        return "" if degree >= 1 else words.HALF.in_(language)
    return (words.DIRECTLY if degree >= 1 else words.PARTLY).in_(language)
