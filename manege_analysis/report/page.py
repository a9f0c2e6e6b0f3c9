"""An executed notebook becomes a `Page`: the blocks it shows, once it is sure that it is whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from manege_analysis.charts.chart import without_heading
from manege_analysis.errors import Problem, ReportError
from manege_analysis.report.blocks import BLOCK, PLOTLY
from manege_analysis.report.identity import FONT

_UNSEEN = {"customdata", "meta", "hovertext", "hovertemplate", "ids", "uid", "text_src"}
_FOREIGN_TAG = re.compile(r"<(?!/?(?:b|i|br|sub|sup)\s*/?>)", re.IGNORECASE)
_RICH = ("text/html", PLOTLY, "image/png", "image/jpeg", "image/svg+xml", "text/markdown")


@dataclass(frozen=True)
class Page:
    """What an exporter sets: the document, its blocks as JSON, and the counts its mark promised."""

    document: Mapping[str, Any]
    blocks: tuple[Mapping[str, Any], ...]
    slides: int
    charts: int
    run: str

    def of_kind(self, kind: str) -> tuple[Mapping[str, Any], ...]:
        """Return the blocks of one kind, in order."""
        return tuple(block for block in self.blocks if block["kind"] == kind)


def read_page(notebook: Mapping[str, Any]) -> Page:
    """Take the blocks out of an executed notebook.

    Raises `ReportError` when a cell failed, when the mark is missing or is not the last block, when
    slides or charts are fewer or more than it says, and when a cell shows something that is no block
    and would be lost.  Streams and bare text are notes to whoever runs the notebook; they stay there.
    """
    blocks = tuple(_blocks(notebook))
    problems = list(_foreign(notebook))
    if not blocks or blocks[-1]["kind"] != "mark":
        problems.append(
            _problem("the completion mark as the last output", "none", "Run it again, to its end.")
        )
        raise ReportError(problems)
    sealed, shown = blocks[-1], blocks[:-1]
    slides = sum(1 for block in shown if block["kind"] == "slide")
    charts = sum(1 for block in shown if _figure_of(block))
    if (slides, charts) != (sealed["slides"], sealed["charts"]):
        promised = f"{sealed['slides']} slides and {sealed['charts']} charts"
        problems.append(_problem(promised, f"{slides} and {charts}", "Run the whole notebook again."))
    if problems:
        raise ReportError(problems)
    return Page(sealed["document"], shown, slides, charts, sealed["run"])


def page_figure(figure: Mapping[str, Any]) -> dict[str, Any]:
    """Prepare a stored figure for a page that writes its heading itself.

    Hover texts and custom data are dropped, because a page cannot show them and a curious reader
    could; so is any markup but bold, italics and line breaks, because plotly draws links.

    >>> page_figure({"data": [{"type": "bar", "meta": 1, "name": "<a href='x'>"}], "layout": {}})["data"]
    [{'type': 'bar', 'name': "&lt;a href='x'>"}]
    """
    bare = without_heading({"data": figure["data"], "layout": figure["layout"]})
    return {"data": _seen(bare["data"]), "layout": _seen(bare["layout"])}


def _seen(value: Any) -> Any:
    if isinstance(value, Mapping):
        kept = {key: _seen(part) for key, part in value.items() if key not in _UNSEEN}
        return {**kept, "family": FONT} if "family" in kept else kept
    if isinstance(value, list | tuple):
        return [_seen(part) for part in value]
    return _FOREIGN_TAG.sub("&lt;", value) if isinstance(value, str) and "<" in value else value


def _blocks(notebook: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    for data in _shown(notebook):
        if BLOCK in data:
            block = dict(data[BLOCK])
            figure = _figure_of(block)
            if figure:
                seen, whole = data[PLOTLY], figure["figure"]
                figure["figure"] = page_figure(whole or seen)
                figure["narrow"] = page_figure(seen) if whole else None
            yield block


def _figure_of(block: Mapping[str, Any]) -> Any:
    return block if block["kind"] == "figure" else block.get("figure")


def _foreign(notebook: Mapping[str, Any]) -> Iterator[Problem]:
    for number, cell in enumerate(notebook["cells"], 1):
        for output in cell.get("outputs", ()):
            if output["output_type"] == "error":
                got = f"{output['ename']} in cell {number}"
                yield _problem("cells without errors", got, "Open the notebook at that cell.")
            data = output.get("data", {})
            if BLOCK not in data and any(kind in data for kind in _RICH):
                remedy = "Show it with one of the workbook's own functions, or remove the output."
                yield _problem("outputs that a page can hold", f"another in cell {number}", remedy)


def _shown(notebook: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    for cell in notebook["cells"]:
        for output in cell.get("outputs", ()):
            if "data" in output:
                yield output["data"]


def _problem(expected: str, got: str, remedy: str) -> Problem:
    return Problem("the executed notebook", expected, got, remedy)
