"""What a report is made of: a handful of values that show themselves in a notebook and on a page.

A notebook's output is one block.  The exporters read the blocks back and set them into their own
templates, so that nothing a page shows has passed through Markdown or ready-made HTML.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from typing import Any, ClassVar, Literal

from manege_analysis.charts.chart import Chart
from manege_analysis.charts.theme import CONFIG
from manege_analysis.report.rendering import preview

BLOCK = "application/vnd.manege.block+json"
PLOTLY = "application/vnd.plotly.v1+json"


class Block:
    """The base of all blocks; `kind` is the block's name in a notebook's output."""

    kind: ClassVar[str]

    def as_json(self) -> dict[str, Any]:
        """Return the block as plain JSON values; a chart in it leaves its drawing out."""
        values = {part.name: _plain(getattr(self, part.name)) for part in fields(self)}  # type: ignore[arg-type]
        return {"kind": self.kind, **values}

    def drawing(self) -> dict[str, Any]:
        """Return plotly's output for the block's chart, or nothing."""
        return {}

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, Any]:
        block = self.as_json()
        return {BLOCK: block, "text/html": preview(block), "text/plain": self.kind, **self.drawing()}


@dataclass(frozen=True)
class Heading(Block):
    """A section of a long report; `id` is its anchor, `level` 2 or 3."""

    kind: ClassVar[str] = "heading"
    id: str
    text: str
    level: int = 2


@dataclass(frozen=True)
class Prose(Block):
    """Plain paragraphs; tone "quiet" is an aside, "warning" asks the reader to act."""

    kind: ClassVar[str] = "prose"
    paragraphs: tuple[str, ...]
    tone: Literal["plain", "quiet", "warning"] = "plain"


@dataclass(frozen=True)
class Facts(Block):
    """Short facts, each a name and what it is."""

    kind: ClassVar[str] = "facts"
    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Grid(Block):
    """A table whose rows are named by their first cell.

    `words` tells whether the other cells are words, which stand left, or numbers, which stand right.
    """

    kind: ClassVar[str] = "grid"
    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    words: bool = False


@dataclass(frozen=True)
class Figure(Block):
    """A chart on a page: its drawing, its words for who cannot see it, and its table.

    `narrow` is the same chart laid out for a phone, where the page is one to be shared; it is also
    what a notebook shows of a chart that is made for a whole slide.
    """

    kind: ClassVar[str] = "figure"
    chart: Chart
    narrow: Chart | None = None

    def as_json(self) -> dict[str, Any]:
        chart = self.chart
        return {
            "kind": self.kind,
            "key": chart.key,
            "title": chart.title,
            "subtitle": chart.subtitle,
            "alt": chart.alt,
            "columns": list(chart.columns),
            "rows": [list(row) for row in chart.rows],
            "figure": chart.figure if self.narrow else None,
        }

    def drawing(self) -> dict[str, Any]:
        seen = self.narrow or self.chart
        return {PLOTLY: {**seen.figure, "config": CONFIG}}


class Blocks(tuple[Block, ...]):
    """Several blocks that are shown one after the other."""

    def _ipython_display_(self) -> None:
        from IPython.display import display

        for block in self:
            display(block)  # type: ignore[no-untyped-call]


def count_figures(blocks: tuple[Block, ...]) -> int:
    """Count the charts that the blocks bring to their page."""
    return sum(1 for block in blocks if block.drawing())


def _plain(value: object) -> Any:
    if isinstance(value, Block):
        return value.as_json()
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    if hasattr(value, "__dataclass_fields__"):
        return asdict(value)  # type: ignore[call-overload]
    return value
