"""An executed notebook is taken as a page only when it is whole."""

from __future__ import annotations

from typing import Any

import nbformat
import pytest
from sample_deck import DOCUMENT, executed, sample_chart, sample_slides

from manege_analysis.errors import ReportError
from manege_analysis.report.mark import mark
from manege_analysis.report.page import page_figure, read_page


def add(notebook: Any, output: Any, at: int = 0) -> Any:
    """Let one more cell have shown something."""
    notebook.cells.insert(at, nbformat.v4.new_code_cell("x", outputs=[output]))
    return notebook


def test_a_whole_notebook_becomes_its_blocks() -> None:
    page = read_page(executed(sample_slides()))
    assert [block["id"] for block in page.of_kind("slide")] == ["forside", "q7", "spoergsmaal"]
    assert (page.slides, page.charts) == (3, 1)
    assert page.document["cluster"] == "Kvalitetsklynge Birkelund"


def test_a_notebook_that_was_stopped_halfway_has_no_mark_and_is_refused() -> None:
    with pytest.raises(ReportError, match="expected the completion mark as the last output, got none"):
        read_page(executed(sample_slides(), sealed=False))


def test_a_mark_that_is_not_the_last_output_does_not_count() -> None:
    notebook = executed(sample_slides())
    notebook.cells.append(notebook.cells[0])
    with pytest.raises(ReportError, match="completion mark"):
        read_page(notebook)


def test_a_slide_that_is_missing_is_noticed() -> None:
    notebook = executed(sample_slides())
    del notebook.cells[1]
    with pytest.raises(ReportError, match="expected 3 slides and 1 charts, got 2 and 0"):
        read_page(notebook)


def test_a_failed_cell_is_noticed_even_when_the_mark_is_there() -> None:
    failed = nbformat.v4.new_output("error", ename="KeyError", evalue="130599-1234", traceback=[])
    with pytest.raises(ReportError, match="KeyError in cell 1") as caught:
        read_page(add(executed(sample_slides()), failed))
    assert "130599" not in str(caught.value)


@pytest.mark.parametrize("kind", ["text/html", "image/png", "application/vnd.plotly.v1+json"])
def test_an_output_that_no_page_can_hold_is_never_lost_in_silence(kind: str) -> None:
    foreign = nbformat.v4.new_output("display_data", data={kind: "x"})
    with pytest.raises(ReportError, match="got another in cell 2"):
        read_page(add(executed(sample_slides()), foreign, 1))


def test_streams_and_bare_text_stay_in_the_notebook() -> None:
    notebook = add(executed(sample_slides()), nbformat.v4.new_output("stream", text="hemmeligt"))
    add(notebook, nbformat.v4.new_output("execute_result", data={"text/plain": "hemmeligt"}))
    assert "hemmeligt" not in str(read_page(notebook).blocks)


def test_an_empty_notebook_is_refused() -> None:
    with pytest.raises(ReportError, match="completion mark"):
        read_page(nbformat.v4.new_notebook())


def test_a_mark_alone_is_an_empty_page() -> None:
    notebook = executed(())
    assert mark(DOCUMENT, "", ()).kind == "mark"
    assert read_page(notebook).blocks == ()


def test_a_page_writes_the_heading_itself() -> None:
    figure = page_figure(sample_chart().figure)
    assert "title" not in figure["layout"]
    assert figure["layout"]["font"]["family"].startswith('"Source Sans Pro"')


def test_what_a_page_cannot_show_is_not_in_it() -> None:
    secret = {"type": "bar", "customdata": ["s"], "meta": "s", "hovertext": ["s"], "x": [1]}
    figure = page_figure({"data": [secret], "layout": {"meta": {"names": ["s"]}}})
    assert figure["data"] == [{"type": "bar", "x": [1]}]
    assert "meta" not in figure["layout"]


def test_plotly_gets_no_link_to_draw() -> None:
    text = '<a href="https://x.example">klik</a><br><b>fed</b><script>x</script>'
    figure = page_figure({"data": [], "layout": {"annotations": [{"text": text}]}})
    written = figure["layout"]["annotations"][0]["text"]
    assert written == '&lt;a href="https://x.example">klik&lt;/a><br><b>fed</b>&lt;script>x&lt;/script>'
