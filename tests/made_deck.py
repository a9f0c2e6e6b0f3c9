"""The shared deck of a summary, made as a run makes it but without a kernel."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache

import nbformat
from nbconvert.exporters import Exporter

from manege_analysis.report.blocks import Block
from manege_analysis.report.deck import block_two
from manege_analysis.report.desk import Shared
from manege_analysis.report.exporters import SlidesExporter
from manege_analysis.report.identity import Brand
from manege_analysis.summary.safe import SafeSummary
from manege_analysis.wording.text import Language

DAY = date(2027, 3, 4)
BRAND = Brand("Kvalitetsenheden Midtby")


@cache
def exporter(kind: type[Exporter]) -> Exporter:
    """Return an exporter; one serves all tests."""
    return kind()


def page_html(kind: type[Exporter], *parts: Iterable[Block]) -> str:
    """Return the page that an exporter makes of a notebook that shows these blocks."""
    shown = [each for part in parts for each in part]
    cells = [
        nbformat.v4.new_code_cell(
            "show()",
            id=f"cell-{number}",
            outputs=[nbformat.v4.new_output("display_data", data=each._repr_mimebundle_())],
        )
        for number, each in enumerate(shown)
    ]
    return str(exporter(kind).from_notebook_node(nbformat.v4.new_notebook(cells=cells))[0])


def deck_html(summary: SafeSummary, brand: Brand = BRAND, language: Language = "da") -> str:
    """Return `blok-to.html` of a share summary."""
    block = block_two(Shared(summary, brand, DAY, language, "ab12"))
    return page_html(
        SlidesExporter, block.title, block.respondents, block.needs, block.findings, block.voices,
        block.dialogue, block.onward, (block.mark,),
    )  # fmt: skip
