"""The page that runs the meeting, as a chair works it: by keyboard, offline, through a reload."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import printed_plans
import pytest
from axe_playwright_python.sync_playwright import Axe
from chromium import Watched, chromium, needs_chromium, open_page
from playwright.sync_api import Browser, Page

from manege_analysis.meeting.file import MeetingFile
from manege_analysis.meeting.saved_evening import FORMAT
from manege_analysis.report.identity import Brand
from manege_analysis.report.manegen.page import manegen_html
from manege_analysis.yamlfile import as_model

pytestmark = [pytest.mark.browser, needs_chromium]

START = datetime(2027, 3, 4, 16, 30)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Start Chromium for this module."""
    with chromium() as started:
        yield started


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the page of an ordinary meeting."""
    path = tmp_path_factory.mktemp("manegen") / "i-manegen.html"
    path.write_text(manegen_html(printed_plans.ordinary(), Brand("Kvalitetsenheden")), "utf-8")
    return path


@contextmanager
def opened(browser: Browser, file: Path, width: int = 1366, script: str = "") -> Iterator[Watched]:
    """Open the page with its clock standing at half past four."""
    with open_page(browser, width, 768) as watched:
        if script:
            watched.page.add_init_script(script)
        watched.page.clock.install(time=START)
        watched.page.goto(file.as_uri())
        yield watched
        watched.require_calm()


def go_to(page: Page, kind: str) -> None:
    """Press "next" until a step of that kind is current."""
    for _ in range(60):
        page.keyboard.press("ArrowRight")
        if page.locator("#now").get_attribute("data-kind") == kind:
            return
    raise AssertionError(kind)


def violations(page: Page) -> list[str]:
    return [found["id"] for found in Axe().run(page).response["violations"]]


@pytest.mark.parametrize("width", [1366, 390])
def test_the_page_is_accessible_at_every_kind_of_step(browser: Browser, file: Path, width: int) -> None:
    with opened(browser, file, width) as watched:
        page = watched.page
        assert violations(page) == []
        for kind in ("reading", "turn"):
            go_to(page, kind)
            page.clock.run_for(600_000)
            assert violations(page) == []
        wide = page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
        assert wide[0] <= wide[1]


def test_the_countdown_changes_colour_and_shape_and_the_page_says_how_to_win_time_back(
    browser: Browser, file: Path
) -> None:
    with opened(browser, file) as watched:
        page = watched.page
        page.keyboard.press(" ")
        assert page.locator("#left").text_content() == "6:00"
        page.clock.run_for(60_000)
        assert page.locator("#left").text_content() in ("5:01", "5:00", "4:59")
        assert page.locator("#late-said").text_content() == "I følger planen."
        page.clock.run_for(250_000)
        assert page.locator("#dial").get_attribute("class") == "soon"
        page.clock.run_for(350_000)
        assert page.locator("#dial").get_attribute("class") == "over"
        assert str(page.locator("#left").text_content()).startswith(("+4:5", "+5:0"))
        assert page.locator(".gone").is_visible() and not page.locator(".rest").is_visible()
        assert str(page.locator("#late-said").text_content()).startswith("I er 5 min. bagud")
        assert page.locator("#pace").text_content() == "5 min. bagud"
        assert page.locator("#ways li").first.text_content() == "Spring luften over: 9 min."
        page.keyboard.press("+")
        assert str(page.locator("#left").text_content()).startswith("+4:")
        page.keyboard.press(" ")
        page.clock.run_for(60_000)
        assert "paused" in str(page.locator("#dial").get_attribute("class"))
        assert str(page.locator("#left").text_content()).startswith("+4:")


def test_the_part_has_a_time_of_its_own_which_runs_out_in_colour_and_shape(
    browser: Browser, file: Path
) -> None:
    with opened(browser, file) as watched:
        page = watched.page
        page.keyboard.press(" ")
        assert page.locator("#part-left").text_content() == "15 min. tilbage"
        assert page.locator("#part").get_attribute("class") == ""
        page.clock.run_for(13 * 60_000)
        assert page.locator("#part-left").text_content() in ("3 min. tilbage", "2 min. tilbage")
        assert page.locator("#part").get_attribute("class") == "soon"
        page.clock.run_for(6 * 60_000)
        assert str(page.locator("#part-left").text_content()).endswith("min. over tiden")
        assert page.locator("#part").get_attribute("class") == "over"
        assert page.locator("#tip").text_content() == page.locator("#ways li").first.text_content()
        go_to(page, "break")
        assert not page.locator("#part").is_visible()


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (1920, 1080)])
def test_title_ring_and_question_are_seen_without_scrolling(
    browser: Browser, file: Path, width: int, height: int
) -> None:
    with open_page(browser, width, height) as watched:
        page = watched.page
        page.goto(file.as_uri())
        go_to(page, "intro")
        bottom = page.evaluate("document.querySelector('#text').getBoundingClientRect().bottom")
        assert bottom <= page.evaluate("document.querySelector('#controls').getBoundingClientRect().top")


def test_what_another_page_kept_under_the_same_name_does_no_harm(browser: Browser, file: Path) -> None:
    planted = "localStorage.setItem('manege:birkelund:2027-03-04', '{\"parking\": 7}');"
    with opened(browser, file, script=planted) as watched:
        watched.page.keyboard.press("ArrowRight")
        assert watched.page.locator("#left").text_content() == "6:00"


def test_each_step_shows_who_enters_and_what_is_read(browser: Browser, file: Path) -> None:
    plan = printed_plans.ordinary()
    with opened(browser, file) as watched:
        page = watched.page
        go_to(page, "reading")
        assert plan.cases[0].story.split(".")[0] in str(page.locator("#text").text_content())
        go_to(page, "intro")
        assert page.locator("#ring-title").text_content() == "Kald ind"
        assert page.locator("#ring li").count() == len(plan.touchpoints[0].actors)
        go_to(page, "turn")
        page.keyboard.press("ArrowRight")
        assert page.locator("#ring li").count() == 2
        assert page.locator("#ring li[aria-current]").count() == 1
        assert plan.touchpoints[0].question in str(page.locator("#text").text_content())
        page.keyboard.press("ArrowLeft")
        assert page.locator("#ring li").count() == 1


def test_what_is_typed_survives_a_reload_and_is_saved_as_meeting_yaml_has_it(
    browser: Browser, file: Path, tmp_path: Path
) -> None:
    with opened(browser, file) as watched:
        page = watched.page
        page.keyboard.press("ArrowRight")
        page.clock.run_for(90_000)
        page.keyboard.press("ArrowRight")
        page.keyboard.press("p")
        page.keyboard.type("Fælles <b>skabelon</b> +a s")
        page.locator("#parking-kind").select_option("idea")
        page.locator("#parking button").click()
        page.locator("#agreements-what").fill("Fast telefontid")
        page.locator("#agreements-owner").fill("Per Ask")
        page.locator("#agreements-by").fill("2027-04-01")
        page.keyboard.press("Enter")
        page.reload()
        assert page.locator("#steps > li[aria-current]").count() == 1
        assert "<b>skabelon</b>" in str(page.locator("#parking-list li").text_content())
        with page.expect_download() as waited:
            page.locator("[data-do=save]").click()
        saved: dict[str, Any] = json.loads(Path(waited.value.path()).read_text("utf-8"))
        assert waited.value.suggested_filename == "manegen-birkelund-2027-03-04.json"
    assert (saved["format"], saved["version"], saved["cluster"]) == (FORMAT, 1, "birkelund")
    assert saved["times"][0] == {
        "title": "Velkomst, og hvorfor vi er samlet",
        "planned": 360,
        "real": 90,
    }
    lists = {name: saved[name] for name in ("parking_lot", "agreements")}
    read = as_model({"version": 1, **lists}, MeetingFile, "saved file")
    assert (read.parking_lot[0].what, read.parking_lot[0].kind) == (
        "Fælles <b>skabelon</b> +a s",
        "idea",
    )
    assert (read.agreements[0].owner, str(read.agreements[0].by)) == ("Per Ask", "2027-04-01")


def test_a_line_can_be_removed_and_everything_begun_again(browser: Browser, file: Path) -> None:
    with opened(browser, file) as watched:
        page = watched.page
        page.on("dialog", lambda dialog: dialog.accept())
        for text in ("Et", "To"):
            page.locator("#parking-what").fill(text)
            page.keyboard.press("Enter")
        page.get_by_role("button", name="Slet: Et").click()
        assert page.locator("#parking-list span").all_text_contents() == ["To · uafklaret"]
        page.locator("[data-do=again]").click()
        page.wait_for_load_state()
        assert page.locator("#parking-list li").count() == 0


def test_a_browser_that_keeps_nothing_is_told_of_and_the_page_goes_on(
    browser: Browser, file: Path
) -> None:
    blocked = "Storage.prototype.getItem = Storage.prototype.setItem = () => { throw new Error('no'); };"
    with opened(browser, file, script=blocked) as watched:
        watched.page.keyboard.press("ArrowRight")
        assert watched.page.locator("#notice").is_visible()
        assert watched.page.locator("#left").text_content() == "6:00"


def test_there_is_no_sound_unless_it_was_asked_for(browser: Browser, file: Path) -> None:
    count = "window.sounds = 0; window.AudioContext = class { constructor() { window.sounds += 1; } };"
    with opened(browser, file, script=count) as watched:
        page = watched.page
        page.keyboard.press("ArrowRight")
        page.clock.run_for(400_000)
        assert page.evaluate("window.sounds") == 0
        page.keyboard.press("ArrowRight")
        page.locator("[data-do=sound]").click()
        page.clock.run_for(400_000)
        assert page.evaluate("window.sounds") == 1


def test_at_the_end_the_page_says_thank_you(browser: Browser, file: Path) -> None:
    with opened(browser, file) as watched:
        page = watched.page
        for _ in range(page.locator("#steps > li").count() + 2):
            page.keyboard.press("ArrowRight")
        assert page.locator("#now-title").text_content() == "Tak for i dag"
        assert "Gem til fil" in str(page.locator("#now-who").text_content())
        assert not page.locator("#dial").is_visible()


def test_without_scripts_the_evening_can_be_read_and_nothing_pretends_to_work(
    browser: Browser, file: Path
) -> None:
    with open_page(browser, javascript=False) as watched:
        watched.page.goto(file.as_uri())
        assert watched.page.locator("#steps > li").first.is_visible()
        assert watched.page.locator("noscript").text_content()
        assert not watched.page.locator("#controls").is_visible()


def test_on_paper_the_lists_and_the_plan_remain_and_the_buttons_go(browser: Browser, file: Path) -> None:
    with opened(browser, file) as watched:
        page = watched.page
        page.locator("#agreements-what").fill("Fast telefontid")
        page.keyboard.press("Enter")
        page.emulate_media(media="print")
        assert page.locator("#agreements-list li").is_visible()
        assert page.locator("#steps > li").first.is_visible()
        assert (
            not page.locator("#controls").is_visible() and not page.locator("#agreements").is_visible()
        )
