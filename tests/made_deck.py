"""The shared deck of a summary, made as a run makes it but without a kernel."""

from __future__ import annotations

from datetime import date
from functools import cache

import nbformat

from manege_analysis.report.deck import block_two
from manege_analysis.report.desk import Shared
from manege_analysis.report.exporters import SlidesExporter
from manege_analysis.report.identity import Brand
from manege_analysis.summary.safe import SafeSummary
from manege_analysis.wording.text import Language

DAY = date(2027, 3, 4)
BRAND = Brand("Kvalitetsenheden Midtby")


@cache
def exporter() -> SlidesExporter:
    """Return the exporter; one serves all tests."""
    return SlidesExporter()


def deck_html(summary: SafeSummary, brand: Brand = BRAND, language: Language = "da") -> str:
    """Return `blok-to.html` of a share summary."""
    block = block_two(Shared(summary, brand, DAY, language, "ab12"))
    parts = (
        block.title, block.respondents, block.needs, block.findings, block.voices, block.dialogue,
        block.onward, (block.mark,),
    )  # fmt: skip
    shown = [each for part in parts for each in part]
    cells = [
        nbformat.v4.new_code_cell(
            "show()",
            id=f"cell-{number}",
            outputs=[nbformat.v4.new_output("display_data", data=each._repr_mimebundle_())],
        )
        for number, each in enumerate(shown)
    ]
    return str(exporter().from_notebook_node(nbformat.v4.new_notebook(cells=cells))[0])
