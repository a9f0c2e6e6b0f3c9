"""Every page, made of texts that attack, opened in Chromium: no script fires, no foreign link lives."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from chromium import chromium, needs_chromium, open_page
from made_deck import DAY, deck_html, page_html
from payloads import FIRES, HTML, attacked

from manege_analysis.report.assets import policy
from manege_analysis.report.audit.allowed import Allowed
from manege_analysis.report.audit.audit import audit_file
from manege_analysis.report.data_quality import data_quality
from manege_analysis.report.exporters import ReportExporter
from manege_analysis.report.identity import Brand
from manege_analysis.report.index import Contents, index_html
from manege_analysis.report.results import results

pytestmark = [pytest.mark.browser, needs_chromium]


def deck() -> str:
    unit = attacked("html").settings.unit
    return deck_html(attacked("html").share, Brand(unit.name, "", unit.contact))


def internal() -> str:
    made = results(attacked("html"))
    return page_html(ReportExporter, made.respondents, made.needs, made.questions, (made.mark,))


def quality() -> str:
    made = data_quality(attacked("html"))
    parts = (made.arrived, made.rows, made.changes, made.unknown, made.questions, made.respondents)
    return page_html(ReportExporter, *parts, (made.mark,))


def index() -> str:
    share, unit = attacked("html").share, attacked("html").settings.unit
    brand = Brand(unit.name, "", unit.contact)
    return index_html(
        Contents(share.cluster_name, share.title.da, DAY, "da", brand, ("deles/blok-to.html",), HTML)
    )


PAGES: dict[str, Callable[[], str]] = {
    "deck": deck, "results": internal, "data quality": quality, "index": index,
}  # fmt: skip


@pytest.mark.parametrize("name", PAGES)
def test_no_script_fires_and_no_foreign_link_lives(name: str, tmp_path: Path) -> None:
    path = tmp_path / "side.html"
    path.write_text(PAGES[name](), encoding="utf-8")
    with chromium() as browser, open_page(browser) as watched:
        page = watched.page
        page.goto(path.as_uri())
        page.wait_for_timeout(600)
        for key in ("ArrowRight", "ArrowRight", "ArrowRight"):
            page.keyboard.press(key)
        page.wait_for_timeout(300)
        assert page.evaluate("window.fired") is None
        addresses = page.eval_on_selector_all("a", "all => all.map(a => a.href.baseVal ?? a.href)")
        own = path.as_uri().rsplit("/", 1)[0]
        assert [address for address in addresses if not address.startswith(own)] == []
        assert page.locator("iframe, object, embed, img[onerror], [onload], [onmouseover]").count() == 0
        watched.require_calm()
    # What attacked stands there as text.
    assert "&lt;script&gt;" in path.read_text("utf-8")


def test_the_deck_s_own_policy_and_the_audit_hold_too(tmp_path: Path) -> None:
    path = tmp_path / "blok-to.html"
    path.write_text(deck(), encoding="utf-8")
    assert {finding.what for finding in audit_file(path, Allowed())} <= set()


@pytest.mark.parametrize("attack", [text for text in HTML if FIRES in text and "<" in text][:5])
def test_the_browser_would_have_noticed(attack: str, tmp_path: Path) -> None:
    """Unescaped and without a policy each of these fires, or is a live link: the test can fail."""
    path = tmp_path / "side.html"
    path.write_text(f"<!DOCTYPE html><body>{attack}</body>", encoding="utf-8")
    with chromium() as browser, open_page(browser) as watched:
        watched.page.goto(path.as_uri())
        if "javascript:" in attack:
            watched.page.click("a")
        watched.page.wait_for_timeout(200)
        assert watched.page.evaluate("window.fired") >= 1


def test_the_policy_alone_stops_a_script_that_got_through(tmp_path: Path) -> None:
    path = tmp_path / "side.html"
    csp = f'<meta http-equiv="Content-Security-Policy" content="{policy()}">'
    path.write_text(f"<!DOCTYPE html><head>{csp}</head><body>{HTML[0]}{HTML[1]}", encoding="utf-8")
    with chromium() as browser, open_page(browser) as watched:
        watched.page.goto(path.as_uri())
        watched.page.wait_for_timeout(200)
        assert watched.page.evaluate("window.fired") is None
        assert watched.errors
