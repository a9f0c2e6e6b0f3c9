"""Make the README picture of the sample: `uv run --group dev python docs/pictures/make.py`.

Needs Chromium. The deck is built anew and opened with the network off; four slides go on one sheet.
"""

from __future__ import annotations

import io
import shutil
import tempfile
from datetime import date
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from manege_analysis.report.build import build_cluster
from manege_analysis.settings import load_settings
from manege_analysis.shipped import sample_workspace
from manege_analysis.workflow import prepare

HERE = Path(__file__).parent
SLIDES = (0, 2, 3, 6)
WIDTH, HEIGHT, GAP = 800, 450, 12


def slide(page: Page, number: int) -> Image.Image:
    """Show one slide, wait until its chart stands still, and take its picture."""
    page.evaluate(f"location.hash = '#/{number}'")
    page.wait_for_timeout(1200)
    return Image.open(io.BytesIO(page.screenshot())).convert("RGB").resize((WIDTH, HEIGHT))


def sheet(pictures: list[Image.Image]) -> Image.Image:
    """Lay pictures two by two on a grey sheet."""
    rows = -(-len(pictures) // 2)
    whole = Image.new("RGB", (2 * WIDTH + 3 * GAP, rows * HEIGHT + (rows + 1) * GAP), "#c9ced3")
    for at, picture in enumerate(pictures):
        whole.paste(picture, (GAP + at % 2 * (WIDTH + GAP), GAP + at // 2 * (HEIGHT + GAP)))
    return whole


def main() -> None:
    """Write `blok-to.png` beside this file."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        settings = load_settings(
            sample_workspace(), "birkelund", reports=Path(folder), day=date(2027, 2, 1)
        )
        built = build_cluster(prepare(settings), print)
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        context = browser.new_context(viewport={"width": 1280, "height": 720}, offline=True)
        page = context.new_page()
        page.goto((built.folder / "deles" / "blok-to.html").resolve().as_uri())
        page.wait_for_timeout(2500)
        pictures = [slide(page, number) for number in SLIDES]
        browser.close()
    sheet(pictures).quantize(64).save(HERE / "blok-to.png", optimize=True)


if __name__ == "__main__":
    main()
