"""A finished page is counted before it is published."""

from __future__ import annotations

import pytest
from sample_deck import chart_slide, executed, sample_slides

from manege_analysis.errors import ReportError
from manege_analysis.report.check_page import require_whole
from manege_analysis.report.exporters import SlidesExporter

PAGE = str(SlidesExporter().from_notebook_node(executed((*sample_slides(), chart_slide("q8"))))[0])


def test_a_whole_page_passes() -> None:
    require_whole(PAGE.encode(), "deles/blok-to.html", slides=4, charts=2)


@pytest.mark.parametrize("empty", ['{"figure":{"layout":{}}}', ""])
def test_a_chart_without_a_drawing_is_noticed(empty: str) -> None:
    start = PAGE.index('class="figure">') + len('class="figure">')
    page = PAGE[:start] + empty + PAGE[PAGE.index("</script>", start) :]
    with pytest.raises(ReportError, match=r"blok-to\.html: expected 4 slides and 2 charts, got 4 and 1"):
        require_whole(page.encode(), "deles/blok-to.html", 4, 2)


def test_a_missing_slide_is_noticed() -> None:
    with pytest.raises(ReportError, match="expected 5 slides and 2 charts, got 4 and 2"):
        require_whole(PAGE.encode(), "deles/blok-to.html", 5, 2)


@pytest.mark.parametrize(
    "away",
    [
        '<img src="https://x.example/a.png">',
        '<script src="//x.example/a.js"></script>',
        '<a href="http://x.example">x</a>',
        '<form action="https://x.example"></form>',
    ],
)
def test_an_address_outside_the_page_is_noticed(away: str) -> None:
    with pytest.raises(ReportError, match="expected no address outside the page"):
        require_whole(PAGE.replace("</main>", f"{away}</main>").encode(), "deles/blok-to.html", 4, 2)


def test_a_page_too_heavy_to_be_mailed_is_noticed() -> None:
    with pytest.raises(ReportError, match="expected at most 1,000 bytes"):
        require_whole(PAGE.encode(), "deles/blok-to.html", 4, 2, most_bytes=1000)
