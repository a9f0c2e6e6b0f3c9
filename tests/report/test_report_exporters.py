"""Executed notebooks become pages that carry everything and let nothing else in."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from bs4 import BeautifulSoup
from sample_deck import DOCUMENT, chart_slide, executed, sample_chart, sample_slides

from manege_analysis.errors import ReportError
from manege_analysis.report import assets
from manege_analysis.report.blocks import Block, Facts, Figure, Grid, Heading, Prose
from manege_analysis.report.exporters import ReportExporter, SlidesExporter
from manege_analysis.report.slides import Slide

EVIL = "</script><script>alert(1)</script><img src=x onerror=alert(2)>'\"&amp;"


def deck(blocks: tuple[Block, ...] = sample_slides()) -> str:
    """Return the page of a deck."""
    return str(SlidesExporter().from_notebook_node(executed(blocks))[0])


def report(blocks: tuple[Block, ...]) -> str:
    """Return the page of an internal report."""
    document = replace(DOCUMENT, edition="internal", title="Resultater")
    return str(ReportExporter().from_notebook_node(executed(blocks, document))[0])


def report_blocks(text: str = "Hvem svarede") -> tuple[Block, ...]:
    """Return one block of each kind."""
    return (
        Heading("hvem", text),
        Facts(((text, text),)),
        Prose((text,), "warning"),
        Heading("under", text, 3),
        Grid(text, (text, text), ((text, text),), words=True),
        Figure(sample_chart(title=text)),
    )


def without_libraries(page: str) -> str:
    """Leave out what comes from installed packages, so that a search finds our own."""
    for text in (
        assets.plotly_packed(),
        assets.reveal_script(),
        assets.reveal_style(),
        assets.font_faces(),
    ):
        page = page.replace(text, "")
    return page


def test_a_deck_has_language_title_headings_and_notes() -> None:
    soup = BeautifulSoup(deck(), "html.parser")
    assert soup.html is not None
    assert soup.html["lang"] == "da"
    assert [len(soup.find_all(tag)) for tag in ("h1", "main", "title")] == [1, 1, 1]
    sections = soup.select("#slides > section")
    assert [section["aria-labelledby"] for section in sections] == [
        "forside-title",
        "q7-title",
        "spoergsmaal-title",
    ]
    assert "hold en lille pause" in sections[1].select_one(".notes").get_text()  # type: ignore[union-attr]


def test_a_chart_brings_its_words_and_its_table() -> None:
    soup = BeautifulSoup(deck(), "html.parser")
    plot = soup.select_one(".plot")
    assert plot is not None
    assert plot["role"] == "img"
    assert plot["aria-label"] == "Søjlediagram. 17 af 21 læger venter længe på PPR."
    cells = [cell.get_text() for cell in soup.select("table tbody tr:first-child > *")]
    assert cells == ["Enig", "17"]


def test_an_english_page_says_so_and_speaks_english() -> None:
    document = replace(DOCUMENT, language="en")
    page = str(SlidesExporter().from_notebook_node(executed(sample_slides(), document))[0])
    assert '<html lang="en">' in page
    assert "Speaker notes" in page


@pytest.mark.parametrize("page", [deck(), report(report_blocks())], ids=["deck", "report"])
def test_every_inline_script_stands_in_the_policy_and_nothing_is_fetched(page: str) -> None:
    soup = BeautifulSoup(page, "html.parser")
    meta = soup.find("meta", attrs={"http-equiv": "Content-Security-Policy"})
    assert meta is not None
    policy = str(meta["content"])
    scripts = [tag for tag in soup.find_all("script") if not tag.get("type")]
    assert len(scripts) >= 2
    for tag in scripts:
        assert assets.script_hash(str(tag.string)) in policy
    assert policy.count("'sha256-") == len(scripts) + 1
    assert not [
        tag for tag in soup.find_all(True) if tag.get("src") or tag.name in ("link", "iframe", "base")
    ]
    assert "http" not in re.sub(r"http-equiv", "", without_libraries(page))


@pytest.mark.parametrize("page", [
    deck((Slide(EVIL, "points", EVIL, EVIL, EVIL), chart_slide("q1", EVIL))),
    report(report_blocks(EVIL)),
], ids=["deck", "report"])  # fmt: skip
def test_text_is_never_read_as_html(page: str) -> None:
    soup = BeautifulSoup(page, "html.parser")
    assert "alert(1)" in page
    assert not [tag for tag in soup.find_all("script") if str(tag.string or "").startswith("alert")]
    assert not soup.select("[onerror]")
    assert not soup.find_all("img")


def test_the_same_notebook_gives_the_same_bytes() -> None:
    assert deck() == deck()
    assert report(report_blocks()) == report(report_blocks())


def test_a_deck_is_light_enough_to_be_mailed() -> None:
    slides = tuple(chart_slide(f"q{number}") for number in range(12))
    assert len(deck(slides).encode()) < 3_000_000


def test_more_slides_than_the_meeting_has_time_for_are_refused() -> None:
    slides = tuple(chart_slide(f"q{number}") for number in range(13))
    with pytest.raises(ReportError, match="expected 1 to 12 slides, got 13"):
        deck(slides)


def test_a_deck_without_slides_is_refused() -> None:
    with pytest.raises(ReportError, match="expected 1 to 12 slides, got 0"):
        deck(())


def test_a_report_has_contents_that_lead_to_its_headings() -> None:
    soup = BeautifulSoup(report(report_blocks()), "html.parser")
    links = [str(link["href"]) for link in soup.select("nav.contents a")]
    assert links == ["#hvem", "#under"]
    assert all(soup.find(id=link.removeprefix("#")) for link in links)


def test_an_internal_report_says_that_it_may_not_be_shared() -> None:
    assert "må ikke deles" in report(report_blocks())


def test_a_logo_stands_on_the_first_slide_with_the_units_name() -> None:
    brand = replace(DOCUMENT.brand, logo="data:image/png;base64,iVBO")
    notebook = executed(sample_slides(), replace(DOCUMENT, brand=brand))
    soup = BeautifulSoup(str(SlidesExporter().from_notebook_node(notebook)[0]), "html.parser")
    logos = soup.find_all("img")
    assert [(logo["src"], logo["alt"]) for logo in logos] == [(brand.logo, "Kvalitetsenheden Midtby")]
