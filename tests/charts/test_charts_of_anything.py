"""Whatever a questionnaire says and doctors answer, a chart comes out of it."""

from __future__ import annotations

import json
import re

from chart_tables import bounded
from hypothesis import given
from hypothesis import strategies as st

from manege_analysis.charts.draw import chart_for
from manege_analysis.charts.theme import PAGE, PHONE, SLIDE
from manege_analysis.summary.safe import Bases, Cell, SafeTable, Shown, the_gate
from manege_analysis.wording.text import Text

SIDES = ("problem", "middle", "good", "rest", "outside", "blank", "option")
MARKUP = re.compile(r"<(?!/?b>|br>)")
WORDS = st.text(st.characters(codec="utf-8"), max_size=90)


@st.composite
def safe_tables(draw: st.DrawFn) -> SafeTable:
    """Draw a table with any words, sides and counts, published by the two-level rule or in full."""
    counts = draw(st.lists(st.integers(0, 30), min_size=1, max_size=9))
    internal = draw(st.booleans())
    n = max(sum(counts), 10) + draw(st.integers(0, 5))
    cells = tuple(
        Cell(
            f"c{i}",
            Text(draw(WORDS)),
            draw(st.sampled_from(SIDES)),
            Shown(count) if internal else bounded(count, n),
        )
        for i, count in enumerate(counts)
    )
    with the_gate():
        return SafeTable(
            "q1",
            draw(st.sampled_from(("scale", "single", "multi", "text"))),
            "internal" if internal else "share",
            draw(st.sampled_from(("full", "merged", "three", "two", "top-coded"))),
            n,
            cells,
            Text(draw(WORDS)),
            Text(draw(WORDS)),
            bases=Bases(n, n, draw(st.integers(0, n))) if internal else None,
            hidden_reason=Text(draw(WORDS)),
        )


@given(safe_tables(), st.sampled_from((PAGE, SLIDE, PHONE)), st.sampled_from(("da", "en")))
def test_every_table_becomes_a_chart_of_plain_words(
    table: SafeTable, size: object, language: str
) -> None:
    chart = chart_for(table, language, size)
    said = json.dumps(chart.figure, ensure_ascii=False, allow_nan=False)
    assert not MARKUP.search(said)
    assert "$" not in said
    assert chart.rows and chart.title
    assert chart == chart_for(table, language, size)
