"""Blocks show themselves in a notebook, escaped, and leave plain JSON behind."""

from __future__ import annotations

import json

import pytest
from sample_deck import DOCUMENT, chart_slide, sample_chart, sample_slides

from manege_analysis.report.blocks import (
    BLOCK,
    PLOTLY,
    Block,
    Blocks,
    Facts,
    Figure,
    Grid,
    Heading,
    Prose,
    count_figures,
)
from manege_analysis.report.mark import mark

EVIL = "<img src=x onerror=alert(1)> **fed** $\\href{javascript:x}{y}$"
EVERY: tuple[Block, ...] = (
    Heading("h", EVIL),
    Heading("h3", EVIL, 3),
    Prose((EVIL,), "quiet"),
    Facts(((EVIL, EVIL),)),
    Grid(EVIL, (EVIL, EVIL), ((EVIL, EVIL),), words=True),
    Figure(sample_chart(title=EVIL)),
    *sample_slides(),
    chart_slide(title=EVIL),
)


@pytest.mark.parametrize("block", EVERY, ids=lambda block: block.kind)
def test_a_block_is_plain_json_and_its_preview_is_escaped(block: Block) -> None:
    bundle = block._repr_mimebundle_()
    assert json.loads(json.dumps(bundle[BLOCK])) == bundle[BLOCK]
    assert bundle[BLOCK]["kind"] == block.kind
    assert "<img" not in bundle["text/html"]


def test_a_chart_brings_its_drawing_once() -> None:
    bundle = Figure(sample_chart())._repr_mimebundle_()
    assert bundle[PLOTLY]["data"][0]["x"] == [17, 3, 1]
    assert bundle[BLOCK]["figure"] is None


def test_a_notebook_shows_the_narrow_chart_and_keeps_the_one_for_the_slide() -> None:
    narrow = sample_chart(title="smal")
    bundle = Figure(sample_chart(), narrow)._repr_mimebundle_()
    assert bundle[PLOTLY]["layout"] == narrow.figure["layout"]
    assert bundle[BLOCK]["figure"] == sample_chart().figure


def test_a_slide_with_a_chart_brings_the_drawing_too() -> None:
    assert PLOTLY in chart_slide()._repr_mimebundle_()
    assert PLOTLY not in sample_slides()[0]._repr_mimebundle_()


def test_several_blocks_are_shown_one_after_the_other(monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[object] = []
    monkeypatch.setattr("IPython.display.display", shown.append)
    blocks = Blocks(sample_slides())
    blocks._ipython_display_()
    assert tuple(shown) == sample_slides()


def test_the_mark_counts_what_was_shown_and_names_its_input() -> None:
    sealed = mark(DOCUMENT, "ab12", sample_slides())
    assert (sealed.slides, sealed.charts, sealed.input) == (3, 1, "ab12")
    assert sealed.run == mark(DOCUMENT, "ab12", ()).run
    assert sealed.run != mark(DOCUMENT, "cd34", sample_slides()).run
    assert "✓" in sealed._repr_mimebundle_()["text/html"]


def test_charts_are_counted() -> None:
    assert count_figures(EVERY) == 3
