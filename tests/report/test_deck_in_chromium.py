"""The deck as a meeting room sees it: opened from disk in Chromium, with the network off."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from chromium import Watched, chromium, needs_chromium, open_page
from playwright.sync_api import Browser, Page
from pypdf import PdfReader
from sample_deck import executed
from sample_summary import summary

from manege_analysis.report.deck import block_two
from manege_analysis.report.desk import Shared
from manege_analysis.report.exporters import SlidesExporter
from manege_analysis.report.identity import Brand

pytestmark = [pytest.mark.browser, needs_chromium]


@pytest.fixture(scope="module")
def deck(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Write the deck of the typed summary to disk, and return its address."""
    shared = Shared(summary(), Brand("Kvalitetsenheden Midtby"), date(2027, 3, 4), "da", "ab12")
    made = block_two(shared)
    parts = (
        made.title,
        made.respondents,
        made.needs,
        made.findings,
        made.voices,
        made.dialogue,
        made.onward,
    )
    blocks = [block for part in parts for block in part]
    page = str(SlidesExporter().from_notebook_node(executed(blocks))[0])
    path = tmp_path_factory.mktemp("deck") / "blok-to.html"
    path.write_text(page, "utf-8")
    return path.as_uri()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


def opened(page: Page, deck: str) -> Page:
    """Open the deck and wait until its charts are drawn."""
    page.goto(deck)
    page.wait_for_selector("html[data-charts]", state="attached")
    return page


@pytest.fixture(scope="module")
def projector(browser: Browser, deck: str) -> Iterator[Watched]:
    """Open the deck once at 1280 × 720, for the tests that leave it as they found it."""
    with open_page(browser) as watched:
        opened(watched.page, deck)
        yield watched


@pytest.fixture
def room(projector: Watched) -> Iterator[Page]:
    """Stand at the first slide; afterwards nothing may have gone wrong."""
    projector.page.keyboard.press("Home")
    yield projector.page
    projector.require_calm()


SECTIONS = "#slides > section"
MEASURE = """() => {
  const slide = document.querySelector("#slides > section.present");
  const frame = slide.getBoundingClientRect();
  const near = (one, other) => Math.abs(one - other) < 2;
  const plots = [...slide.querySelectorAll(".plot")].map((plot) => {
    const room = plot.getBoundingClientRect();
    const drawing = plot.querySelector(".main-svg").getBoundingClientRect();
    return {
      full: near(room.width, drawing.width) && near(room.height, drawing.height),
      inside: drawing.left > frame.left - 1 && drawing.right < frame.right + 1
        && drawing.bottom < frame.bottom + 1,
      wide: drawing.width / innerWidth,
      marks: plot.querySelectorAll(".main-svg path, .main-svg text").length,
    };
  });
  const spilled = [...slide.querySelectorAll("h1, h2, p, li")].filter((each) => {
    const box = each.getBoundingClientRect();
    return box.height && (box.bottom > frame.bottom + 1 || box.right > frame.right + 1);
  });
  return { plots, spilled: spilled.length, title: slide.querySelector("h1, h2").textContent };
}"""
SMALLEST = """() => Math.min(...[...document.querySelectorAll(".plot text")]
  .filter((text) => text.textContent.trim())
  .map((text) => parseFloat(getComputedStyle(text).fontSize)))"""


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (1920, 1080), (1024, 768)])
def test_every_chart_is_drawn_at_full_size_on_its_slide(
    browser: Browser, deck: str, width: int, height: int
) -> None:
    with open_page(browser, width, height) as watched:
        page = opened(watched.page, deck)
        count, charts = page.locator(SECTIONS).count(), 0
        for number in range(count):
            assert page.locator("#at").inner_text() == f"{number + 1} / {count}"
            seen = page.evaluate(MEASURE)
            assert seen["spilled"] == 0, seen["title"]
            for plot in seen["plots"]:
                charts += 1
                assert plot["full"], seen["title"]
                assert plot["inside"], seen["title"]
                assert plot["wide"] > 0.85, seen["title"]
                assert plot["marks"] > 2, seen["title"]
            page.keyboard.press("ArrowRight")
        assert charts == page.locator(".plot").count() == 8
        assert page.locator("html").get_attribute("data-charts") == "8"
        watched.require_calm()


def test_keys_and_buttons_move_through_the_slides(room: Page) -> None:
    page = room
    at = page.locator("#at")
    page.keyboard.press("ArrowRight")
    page.get_by_role("button", name="Næste").click()
    assert at.inner_text().startswith("3 /")
    page.keyboard.press("ArrowLeft")
    page.get_by_role("button", name="Forrige").click()
    assert at.inner_text().startswith("1 /")
    page.keyboard.press("End")
    assert at.inner_text().startswith("11 /")
    page.wait_for_url("**#/i-manegen")


def test_a_finger_moves_through_the_slides(browser: Browser, deck: str) -> None:
    context = browser.new_context(viewport={"width": 1024, "height": 768}, has_touch=True, offline=True)
    page = opened(context.new_page(), deck)
    page.evaluate("""() => {
      const wrapper = document.querySelector(".reveal");
      for (const [kind, x] of [["down", 700], ["move", 500], ["up", 500]]) {
        wrapper.dispatchEvent(new PointerEvent(`pointer${kind}`,
          { bubbles: true, cancelable: true, pointerType: "touch", clientX: x, clientY: 300 }));
      }
    }""")
    assert page.locator("#at").inner_text().startswith("2 /")
    context.close()


def test_the_overview_shows_all_slides_and_leads_to_the_one_that_is_clicked(room: Page) -> None:
    page = room
    page.get_by_role("button", name="Oversigt").click()
    boxes = [section.bounding_box() for section in page.locator(SECTIONS).all()]
    assert all(box and box["width"] < 400 and box["y"] + box["height"] <= 720 for box in boxes)
    page.locator(SECTIONS).nth(4).click()
    assert page.locator("#at").inner_text().startswith("5 /")
    assert "overview" not in (page.locator("html").get_attribute("class") or "")


def test_the_speaker_has_a_window_with_notes_and_the_next_slide(room: Page) -> None:
    page = room
    page.keyboard.press("ArrowRight")
    with page.expect_popup() as popup:
        page.keyboard.press("s")
    speaker = popup.value
    assert "Sig, hvor mange der svarede" in speaker.locator("#said").inner_text()
    assert speaker.locator("#now .main-svg").first.bounding_box()
    assert "Stort behov" in speaker.locator("#coming").inner_text()
    speaker.keyboard.press("ArrowRight")
    assert page.locator("#at").inner_text().startswith("3 /")
    assert "Gå temaerne igennem" in speaker.locator("#said").inner_text()


def test_help_and_the_numbers_behind_the_charts_are_a_key_away(room: Page) -> None:
    page = room
    page.keyboard.press("?")
    assert page.get_by_role("dialog").is_visible()
    page.keyboard.press("Escape")
    assert not page.get_by_role("dialog").is_visible()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("t")
    table = page.locator("section.present table")
    assert (table.bounding_box() or {})["height"] > 50
    assert "har svaret" in table.inner_text()
    page.keyboard.press("t")


def test_print_gives_one_slide_a_page_with_its_chart(room: Page) -> None:
    page = room
    pdf = page.pdf(prefer_css_page_size=True, print_background=True)
    pages = PdfReader(io.BytesIO(pdf)).pages
    texts = [" ".join(each.extract_text().split()) for each in pages]
    assert len(texts) == 11
    assert "har ikke svaret" in texts[1]
    assert "Nu går vi i manegen" in texts[-1]
    assert all(str(number) in text.split() for number, text in enumerate(texts, 1))
    assert round(float(pages[0].mediabox.width) / 72 * 25.4) == 297


def test_with_scripts_off_findings_and_tables_are_read_as_a_page(browser: Browser, deck: str) -> None:
    with open_page(browser, javascript=False) as watched:
        page = watched.page
        page.goto(deck)
        for heading in page.locator("h1, h2").all()[:-1]:
            assert heading.is_visible()
        tables = page.locator("table")
        assert tables.count() == 8
        assert all((table.bounding_box() or {"height": 0})["height"] > 40 for table in tables.all())
        assert not page.locator(".plot").first.is_visible()
        assert "16" in tables.nth(3).inner_text()
        watched.require_calm()


def test_on_a_phone_the_deck_is_a_page_that_does_not_scroll_sideways(
    browser: Browser, deck: str
) -> None:
    with open_page(browser, 390, 844) as watched:
        page = opened(watched.page, deck)
        assert page.evaluate("document.documentElement.scrollWidth") == 390
        drawn = [plot.bounding_box() for plot in page.locator(".plot").all()]
        assert all(box and 300 < box["width"] < 390 and box["height"] > 60 for box in drawn)
        smallest = page.evaluate(SMALLEST)
        assert smallest >= 12
        assert not page.locator("table").first.is_visible()
        page.get_by_text("Vis tallene").first.click()
        assert page.locator("table").first.is_visible()
        watched.require_calm()


def test_axe_finds_nothing_on_any_slide_or_on_a_phone(room: Page, browser: Browser, deck: str) -> None:
    def violations(page: Page) -> list[str]:
        return [found["id"] for found in Axe().run(page).response["violations"]]

    for number in (0, 1, 2, 3, 9):  # one slide of each layout, and each overview
        room.evaluate("number => { location.hash = `#/${number}`; }", number)
        room.wait_for_selector(f"{SECTIONS}.present:nth-child({number + 1})")
        assert violations(room) == []
    for key in ("t", "o", "?"):
        room.keyboard.press(key)
        assert violations(room) == [], key
    for key in ("Escape", "o", "t"):
        room.keyboard.press(key)
    with open_page(browser, 390, 844) as watched:
        assert violations(opened(watched.page, deck)) == []


def test_an_injected_script_does_not_run(browser: Browser, deck: str) -> None:
    with open_page(browser) as watched:
        page = opened(watched.page, deck)
        ran = page.evaluate("""async () => {
          const script = document.createElement("script");
          script.textContent = "window.ran = true";
          document.head.append(script);
          const picture = document.createElement("div");
          picture.innerHTML = "<img src='data:,x' onerror='window.ran = true'>";
          document.body.append(picture);
          await new Promise((resolve) => setTimeout(resolve, 300));
          return window.ran === true;
        }""")
        assert ran is False
        assert all("Content Security Policy" in error for error in watched.errors)
        assert len(watched.errors) >= 2


def test_a_browser_that_cannot_unpack_shows_the_tables(browser: Browser, deck: str) -> None:
    with open_page(browser) as watched:
        watched.page.add_init_script("delete window.DecompressionStream")
        page = opened(watched.page, deck)
        assert page.locator("html").get_attribute("data-charts") == "0"
        page.keyboard.press("ArrowRight")
        assert "har svaret" in page.locator("section.present table").inner_text()


def test_turning_a_phone_keeps_the_page_usable(browser: Browser, deck: str, tmp_path: Path) -> None:
    with open_page(browser, 390, 844) as watched:
        page = opened(watched.page, deck)
        page.set_viewport_size({"width": 844, "height": 390})
        page.wait_for_selector("html.deck[data-charts]", state="attached")
        assert page.locator("#at").is_visible()
        watched.require_calm()
