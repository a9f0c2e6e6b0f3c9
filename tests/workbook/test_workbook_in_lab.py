"""The workbook tried for real: JupyterLab in a headless Chromium, and the files it changed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from chromium import chromium, needs_chromium
from lab import Desk, jupyterlab, open_workbook

from manege_analysis.cases.decision_kinds import LockCase
from manege_analysis.cleaning.decisions import MergeLabel
from manege_analysis.cli.workbook import lay_out
from manege_analysis.settings import read_decisions
from manege_analysis.workbook.history import latest

if TYPE_CHECKING:
    from playwright.sync_api import Page

PATIENCE = 120_000
"""Milliseconds within which everything is made, also on a machine with other work to do."""


@pytest.mark.browser
@needs_chromium
def test_a_person_decides_in_jupyterlab_and_finds_it_in_the_files(
    workspace: Path, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    notebook = lay_out(workspace, by="AB")
    with jupyterlab(notebook, home) as address, chromium() as browser:
        page = browser.new_page(viewport={"width": 1280, "height": 900}, locale="da-DK")
        outside: list[str] = []
        page.on("request", lambda r: "127.0.0.1" in r.url or outside.append(r.url))
        desk = open_workbook(page, address)

        desk.step(1).get_by_label("Klynge", exact=True).select_option("laerkesund")
        desk.press(1, "Åbn", "laerkesund er åben")

        desk.step(2).get_by_label("Tæl som").fill("I nogen grad")
        desk.step(2).get_by_label("Tæl som").press("Tab")
        desk.press(2, "Tæl svaret som det kendte", "svar før")

        desk.step(7).get_by_label("Case", exact=True).select_option(index=0)
        desk.press(7, "Lås casen", "Valget dækker")

        desk.step(8).get_by_label("Dato", exact=True).fill("2027-05-12")
        desk.step(8).get_by_text("ikke gemt endnu").first.wait_for()
        desk.press(8, "Gem mødet", "Gemt i meeting.yaml")

        _keyboard_opens_and_closes(desk, page)
        assert _unnamed(page) == []
        desk.press(9, "Lav alt", "må sendes ud", PATIENCE)
        assert desk.step(9).get_by_role("link", name="blok-to.html").count() == 1
        assert page.get_by_text("Jupyter news").count() == 0 and outside == []
    _require_changed(workspace)


def _require_changed(workspace: Path) -> None:
    folder = workspace / "clusters" / "laerkesund"
    merged, locked = read_decisions(folder)[-2:]
    assert isinstance(merged, MergeLabel) and (merged.into, merged.by) == ("I nogen grad", "AB")
    assert isinstance(locked, LockCase)
    assert "date: 2027-05-12" in (folder / "meeting.yaml").read_text("utf-8")
    assert [change.what for change in latest(folder)] == ["date", "lock-case", "merge-label"]
    made = next((workspace / "reports" / "laerkesund").glob("*/deles/blok-to.html"))
    assert made.stat().st_size > 100_000


def _keyboard_opens_and_closes(desk: Desk, page: Page) -> None:
    """Open folded controls, and reach what is in them, by keys alone."""
    fold = desk.step(8).get_by_role("button", name="Roller", exact=True)
    fold.focus()
    page.keyboard.press("Enter")
    desk.step(8).get_by_label("Mødeleder").wait_for(state="visible")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.labels[0].textContent") == "Velkomst"
    fold.focus()
    page.keyboard.press("Space")
    desk.step(8).get_by_label("Mødeleder").wait_for(state="hidden")


def _unnamed(page: Page) -> list[str]:
    """Return the controls of all steps for which a screen reader has no name."""
    script = """() => [...document.querySelectorAll(
        '.manege-panel input, .manege-panel select, .manege-panel textarea, .manege-panel button')]
        .filter(e => e.type !== 'file' && !(e.labels && e.labels.length) && !e.textContent.trim()
            && !e.getAttribute('aria-label') && !e.title)
        .map(e => e.outerHTML.slice(0, 200))"""
    found: list[str] = page.evaluate(script)
    return found
