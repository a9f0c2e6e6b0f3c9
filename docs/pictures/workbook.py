"""Make the pictures of the workbook's steps: `uv run --group dev python docs/pictures/workbook.py`.

Needs Chromium. JupyterLab is started on a copy of the sample, a few things are decided as a person
would, and each step is pictured down to the last table or button that finds room.
"""

from __future__ import annotations

import io
import json
import shutil
import sys
import tempfile
from pathlib import Path

from PIL import Image, ImageOps
from playwright.sync_api import Page

HERE = Path(__file__).parent
TESTS = HERE.parents[1] / "tests"
sys.path[:0] = [str(TESTS), str(TESTS / "workbook")]

from chromium import chromium  # noqa: E402
from lab import Desk, jupyterlab, open_workbook  # noqa: E402

from manege_analysis.cli.workbook import lay_out  # noqa: E402
from manege_analysis.workbook.book import practice_copy  # noqa: E402

DAY = "2027-01-20"
NAMES = (
    "1-klynge", "2-kom-ind", "3-kolonner", "3-spoergeskema", "4-resultater", "5-fritekst",
    "6-cases", "7-moedet", "8-lav-alt",
)  # fmt: skip
ROOM, MARGIN = 1100, 16
_BOTTOM = """([panel, room]) => {
    const top = panel.getBoundingClientRect().top;
    const parts = panel.querySelectorAll('table, p, dl, button, select, input, textarea, .main-svg');
    const ends = [...parts].map(e => e.getBoundingClientRect()).filter(r => r.height)
        .map(r => r.bottom - top);
    return Math.max(...ends.filter(end => end <= room));
}"""
_WITHOUT_PATH = """([panel, path]) => {
    const SHOWN = '/kvalitet/klynger';
    const walk = document.createTreeWalker(panel, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) walk.currentNode.data = walk.currentNode.data.replaceAll(path, SHOWN);
    for (const box of panel.querySelectorAll('input')) box.value = box.value.replaceAll(path, SHOWN);
}"""


def main() -> None:
    """Write a picture of each step beside this file."""
    with tempfile.TemporaryDirectory() as folder:
        workspace = practice_copy(Path(folder) / "klynger")
        home = Path(folder) / "home"
        home.mkdir()
        notebook = lay_out(workspace, "birkelund", "AB")
        _date(notebook)
        with jupyterlab(notebook, home) as address, chromium() as browser:
            page = browser.new_page(viewport={"width": 1280, "height": 1500}, locale="da-DK")
            desk = open_workbook(page, address)
            _decide(desk)
            for number, name in enumerate(NAMES, start=1):
                picture(desk, number, str(workspace)).save(HERE / f"{name}.png", optimize=True)


def _date(notebook: Path) -> None:
    """Let the report have one date, so that the pictures are the same every time."""
    text = json.loads(notebook.read_text("utf-8"))
    for cell in text["cells"]:
        cell["source"] = [
            line.replace('date: str = ""', f'date: str = "{DAY}"') for line in cell["source"]
        ]
    notebook.write_text(json.dumps(text, ensure_ascii=False, indent=1), "utf-8")


def _decide(desk: Desk) -> None:
    """Do a little in some of the steps, so that they show what they answer."""
    desk.step(5).get_by_label("Spørgsmål").select_option(index=9)
    desk.step(6).get_by_label("Spørgsmål").select_option(index=2)
    desk.step(7).get_by_label("Case", exact=True).select_option(index=3)
    desk.press(7, "Lås casen", "Valget dækker")
    desk.press(9, "Lav alt", "må sendes ud", 180_000)
    desk.page.wait_for_timeout(1500)


def picture(desk: Desk, number: int, workspace: str) -> Image.Image:
    """Take a step's picture, with few colours and no path of this machine in it."""
    panel = desk.step(number)
    panel.evaluate("(panel, path) => (" + _WITHOUT_PATH + ")([panel, path])", workspace)
    _to_top(desk.page, number)
    height = panel.evaluate("(panel, room) => (" + _BOTTOM + ")([panel, room])", ROOM)
    box = panel.bounding_box()
    assert box is not None
    clip = {"x": box["x"], "y": box["y"], "width": box["width"], "height": height + 2}
    taken = Image.open(io.BytesIO(desk.page.screenshot(clip=clip)))  # type: ignore[arg-type]
    framed = ImageOps.expand(taken.convert("RGB"), MARGIN, "white")
    return framed.quantize(48)


def _to_top(page: Page, number: int) -> None:
    page.locator(".manege-panel").nth(number - 1).evaluate("e => e.scrollIntoView({block: 'start'})")
    page.evaluate("document.querySelector('.jp-WindowedPanel-outer').scrollBy(0, -40)")
    page.wait_for_timeout(700)


if __name__ == "__main__":
    if not shutil.which("chromium"):
        sys.exit("Chromium is not installed.")
    main()
