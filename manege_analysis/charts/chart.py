"""What a finished chart is: a plotly figure with everything a reader without eyes for it needs."""

from __future__ import annotations

import html
from dataclasses import dataclass
from typing import Any

from manege_analysis.charts.theme import CONFIG
from manege_analysis.summary.safe import Edition
from manege_analysis.wording.text import Language

Figure = dict[str, Any]
"""Plotly's own JSON: `data` and `layout`."""
QUESTION = "question"
"""The name of the annotation that holds the question."""
_BARE_TOP = 8


@dataclass(frozen=True)
class Chart:
    """A chart with its finding, its question, its words for a screen reader and its data table.

    `title` states the finding, `subtitle` the question; both also stand in the figure, escaped.
    `columns` and `rows` are the data table: text, as it is to be read.  `base` is the chart's n.
    A chart keeps the edition of what it was drawn from, so whatever writes to `deles/` can refuse it.

    In a notebook it shows itself; with scripts off, or where plotly is missing, as its table.
    """

    key: str
    title: str
    subtitle: str
    figure: Figure
    alt: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    base: int | None
    language: Language
    edition: Edition

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, Any]:
        return {
            "application/vnd.plotly.v1+json": {**self.figure, "config": dict(CONFIG)},
            "text/html": self.as_html(),
            "text/plain": self.alt,
        }

    def as_html(self) -> str:
        """Return the chart in words: heading, question and data table, escaped, without the drawing."""
        head = "".join(f'<th scope="col">{html.escape(name)}</th>' for name in self.columns)
        body = "".join(_table_row(row) for row in self.rows)
        return (
            f'<figure class="manege-chart" lang="{self.language}">'
            f"<figcaption><strong>{html.escape(self.title)}</strong><br>{html.escape(self.subtitle)}"
            f"</figcaption><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></figure>"
        )


def without_heading(figure: Figure) -> Figure:
    """Return `figure` without the title and question that stand in it, for a page that has its own.

    Works on a stored figure too, so a slide made from a finished notebook can use it.

    >>> without_heading({"data": [], "layout": {"title": {"text": "A"}, "margin": {"t": 90, "l": 20}}})
    {'data': [], 'layout': {'margin': {'t': 8, 'l': 20}, 'annotations': []}}
    """
    layout = {name: value for name, value in figure["layout"].items() if name != "title"}
    margin = layout.get("margin", {})
    if "height" in layout:
        layout["height"] -= margin.get("t", _BARE_TOP) - _BARE_TOP
    layout["margin"] = {**margin, "t": _BARE_TOP}
    layout["annotations"] = [a for a in layout.get("annotations", []) if a.get("name") != QUESTION]
    return {**figure, "layout": layout}


def _table_row(row: tuple[str, ...]) -> str:
    first, *rest = row
    cells = "".join(f"<td>{html.escape(cell)}</td>" for cell in rest)
    return f'<tr><th scope="row">{html.escape(first)}</th>{cells}</tr>'
