"""The internal reports and the index as the analyst's browser shows them, with the network off."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from chromium import chromium, needs_chromium, open_page
from playwright.sync_api import Browser, Page
from pypdf import PdfReader
from sample_deck import executed
from sample_index import CONTENTS

from manege_analysis.report.blocks import Block
from manege_analysis.report.data_quality import data_quality
from manege_analysis.report.exporters import ReportExporter
from manege_analysis.report.index import index_html
from manege_analysis.report.results import results
from manege_analysis.workflow import Prepared

pytestmark = [pytest.mark.browser, needs_chromium]
REPORTS = ("datakvalitet", "resultater")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


@pytest.fixture(scope="module")
def pages(prepared: Callable[[str], Prepared], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write both reports of a sample cluster and an index to disk."""
    folder = tmp_path_factory.mktemp("sider")
    quality, every = data_quality(prepared("birkelund")), results(prepared("birkelund"))
    parts: dict[str, tuple[Any, ...]] = {
        "datakvalitet": (quality.arrived, quality.rows, quality.changes, quality.unknown,
                         quality.questions, quality.respondents),
        "resultater": (every.respondents, every.needs, every.questions),
    }  # fmt: skip
    for name, each in parts.items():
        blocks: list[Block] = [block for part in each for block in part]
        notebook = executed(
            blocks, quality.mark.document if name == "datakvalitet" else every.mark.document
        )
        page = str(ReportExporter().from_notebook_node(notebook)[0])
        (folder / f"{name}.html").write_text(page, "utf-8")
    (folder / "indhold.html").write_text(index_html(CONTENTS), "utf-8")
    return folder


def opened(page: Page, pages: Path, name: str) -> Page:
    """Open a report and wait until its charts are drawn."""
    page.goto((pages / f"{name}.html").as_uri())
    page.wait_for_selector("html[data-charts]", state="attached")
    return page


def violations(page: Page) -> list[str]:
    """Return what axe finds."""
    return [found["id"] for found in Axe().run(page).response["violations"]]


@pytest.mark.parametrize("name", REPORTS)
@pytest.mark.parametrize("width", [1280, 390])
def test_a_report_opens_offline_with_every_chart_in_its_column(
    browser: Browser, pages: Path, name: str, width: int
) -> None:
    with open_page(browser, width, 900) as watched:
        page = opened(watched.page, pages, name)
        plots = page.locator(".plot").all()
        assert page.locator("html").get_attribute("data-charts") == str(len(plots))
        for plot in plots:
            room = plot.bounding_box() or {}
            drawing = plot.locator(".main-svg").first.bounding_box() or {}
            assert abs(room["width"] - drawing["width"]) < 2
            assert abs(room["height"] - drawing["height"]) < 2
            assert drawing["height"] > 60
        assert page.evaluate("document.documentElement.scrollWidth") == width
        assert violations(page) == []
        watched.require_calm()


def test_contents_lead_to_each_question(browser: Browser, pages: Path) -> None:
    with open_page(browser) as watched:
        page = opened(watched.page, pages, "resultater")
        link = page.locator("nav a").nth(8)
        target = page.locator(f"{link.get_attribute('href')}".replace(".", r"\."))
        link.click()
        assert (target.bounding_box() or {})["x"] < 400
        assert page.url.endswith(str(link.get_attribute("href")))


def test_print_opens_the_tables_and_closes_them_again(browser: Browser, pages: Path) -> None:
    with open_page(browser) as watched:
        page = opened(watched.page, pages, "resultater")
        assert page.locator("details[open]").count() == 0
        pdf = page.pdf(prefer_css_page_size=True)
        assert page.locator("details[open]").count() == 0
        watched.require_calm()
    text = "".join(each.extract_text() for each in PdfReader(io.BytesIO(pdf)).pages)
    assert text.count("Andel") > 20


@pytest.mark.parametrize("name", REPORTS)
def test_with_scripts_off_every_table_is_open(browser: Browser, pages: Path, name: str) -> None:
    with open_page(browser, javascript=False) as watched:
        watched.page.goto((pages / f"{name}.html").as_uri())
        tables = watched.page.locator("main table").all()
        assert tables
        assert all(table.is_visible() for table in tables)
        watched.require_calm()


@pytest.mark.parametrize("width", [1280, 390])
def test_the_index_is_calm_and_readable(browser: Browser, pages: Path, width: int) -> None:
    with open_page(browser, width, 900) as watched:
        watched.page.goto((pages / "indhold.html").as_uri())
        assert watched.page.evaluate("document.documentElement.scrollWidth") == width
        assert violations(watched.page) == []
        watched.require_calm()
