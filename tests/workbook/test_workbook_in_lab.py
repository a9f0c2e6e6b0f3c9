"""The workbook tried for real: JupyterLab in a headless Chromium, and the files it changed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from chromium import chromium, needs_chromium
from lab import jupyterlab

from manege_analysis.cases.decision_kinds import LockCase
from manege_analysis.cleaning.decisions import MergeLabel
from manege_analysis.cli.workbook import lay_out
from manege_analysis.settings import read_decisions

PICTURES = os.environ.get("MANEGE_PICTURES", "")
"""A folder in which a picture of each step is kept, for somebody to look at."""


@pytest.mark.browser
@needs_chromium
def test_a_label_is_merged_a_case_locked_and_the_date_moved(workspace: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    folder = workspace / "clusters" / "laerkesund"
    notebook = lay_out(workspace, "laerkesund", "AB")
    with jupyterlab(notebook, home) as address, chromium() as browser:
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.set_default_timeout(45_000)
        page.goto(address)
        page.locator(".jp-Notebook h1").first.wait_for()
        page.get_by_text("Python 3 (ipykernel) | Idle").wait_for()
        page.get_by_role("menuitem", name="Run", exact=True).click()
        page.get_by_text("Run All Cells", exact=True).click()
        page.get_by_role("button", name="Lav alt").wait_for(state="attached")

        def shot(name: str) -> None:
            if PICTURES:
                page.screenshot(path=f"{PICTURES}/{name}.png")

        def press(name: str, told: str) -> None:
            at = page.get_by_role("button", name=name, exact=True).first
            at.scroll_into_view_if_needed()
            at.click()
            page.get_by_text(told).first.wait_for()

        page.get_by_label("Tæl som").scroll_into_view_if_needed()
        page.get_by_label("Tæl som").fill("I nogen grad")
        page.get_by_label("Tæl som").press("Tab")
        press("Tæl svaret som det kendte", "svar før")
        shot("2-kom-ind")

        page.get_by_label("Case", exact=True).select_option(index=0)
        press("Lås casen", "Valget dækker")
        shot("6-cases")

        page.get_by_label("Dato", exact=True).fill("2027-05-12")
        page.get_by_label("Sted", exact=True).click()
        press("Gem mødet", "Gemt i meeting.yaml")
        shot("7-moedet")

    decided = read_decisions(folder)
    assert isinstance(decided[-2], MergeLabel) and decided[-2].by == "AB"
    assert isinstance(decided[-1], LockCase)
    assert "date: 2027-05-12" in (folder / "meeting.yaml").read_text("utf-8")
