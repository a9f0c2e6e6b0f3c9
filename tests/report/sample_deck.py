"""Hand-typed blocks and notebooks for the tests of pages: no stage before `report` is needed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import nbformat

from manege_analysis.charts.chart import Chart
from manege_analysis.report.blocks import Block, Figure
from manege_analysis.report.identity import Brand
from manege_analysis.report.mark import Document, mark
from manege_analysis.report.slides import Point, Slide

DOCUMENT = Document(
    title="Børn og unge i psykisk mistrivsel",
    subtitle="Resultater",
    cluster="Kvalitetsklynge Birkelund",
    day="4. marts 2027",
    language="da",
    edition="share",
    brand=Brand("Kvalitetsenheden Midtby"),
)


def sample_chart(key: str = "q7", title: str = "17 af 21 læger venter længe på PPR") -> Chart:
    """Return a small chart with its heading in the figure, as charts come."""
    bar = {
        "type": "bar",
        "orientation": "h",
        "y": ["Enig", "Hverken-eller", "Uenig"],
        "x": [17, 3, 1],
        "text": ["17", "3", "1"],
        "marker": {"color": ["#DB6408", "#D6D6D6", "#00568F"]},
    }
    layout = {
        "title": {"text": title},
        "font": {"family": "Arial", "size": 24},
        "margin": {"l": 200, "r": 20, "t": 90, "b": 30},
        "width": 1240,
        "height": 720,
    }
    return Chart(
        key=key,
        title=title,
        subtitle="Ventetiden på PPR er et problem for mine patienter",
        figure={"data": [bar], "layout": layout},
        alt=f"Søjlediagram. {title}.",
        columns=("Svar", "Antal"),
        rows=(("Enig", "17"), ("Hverken-eller", "3"), ("Uenig", "1")),
        base=21,
        language="da",
        edition="share",
    )


def chart_slide(key: str = "q7", title: str = "17 af 21 læger venter længe på PPR") -> Slide:
    """Return a slide with a chart and the speaker's notes."""
    return Slide(
        id=key,
        layout="chart",
        title=title,
        kicker="Adgang og ventetid",
        subtitle="“Ventetiden på PPR er et problem for mine patienter”",
        figure=Figure(sample_chart(key, title)),
        note="n = 21 af klyngens 31 læger.",
        notes=("Læs titlen op, og hold en lille pause.",),
    )


def sample_slides() -> tuple[Slide, ...]:
    """Return a short deck with each layout."""
    return (
        Slide(
            id="forside",
            layout="title",
            title="Børn og unge i psykisk mistrivsel",
            kicker="Blok to · Hvad svarede vi?",
            subtitle="Kvalitetsklynge Birkelund",
            note="Kvalitetsenheden Midtby · 4. marts 2027",
            notes=("Byd velkommen til blok to.",),
        ),
        chart_slide(),
        Slide(
            id="spoergsmaal",
            layout="points",
            title="Tre spørgsmål at tage med ind i manegen",
            kicker="Dialog",
            points=(
                Point("Ventetid på PPR", "Hvad kan barnet og familien få, mens de venter?"),
                Point("Henvisninger, der kommer retur", "Hvad skal der stå i en henvisning?"),
                Point("Skolefravær", "Hvem ringer til hvem, og hvornår?"),
            ),
            numbered=True,
            note="",
        ),
    )


def executed(blocks: Sequence[Block], document: Document = DOCUMENT, *, sealed: bool = True) -> Any:
    """Return a notebook as it looks after a run that showed `blocks`, one cell each."""
    shown = (*blocks, mark(document, "ab12", tuple(blocks))) if sealed else tuple(blocks)
    cells = []
    for number, block in enumerate(shown):
        data = block._repr_mimebundle_()
        output = nbformat.v4.new_output("display_data", data=data)
        cell = nbformat.v4.new_code_cell("show()", outputs=[output], id=f"cell-{number}")
        cells.append(cell)
    return nbformat.v4.new_notebook(cells=cells)
