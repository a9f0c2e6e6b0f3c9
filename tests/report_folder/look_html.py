"""What is wrong with a page, in words, as a browser without a network shows it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from chromium import Watched

PHONE = {"width": 390, "height": 800}
_TOO_WIDE = "document.documentElement.scrollWidth > document.documentElement.clientWidth + 1"
_OPTIONS = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]}


def faults_of_page(watched: Watched, address: str, *, with_axe: bool = True) -> Iterator[str]:
    """Open a page and yield what a reader of it lacks, on a large window and on a phone."""
    page: Any = watched.page
    page.goto(address)
    page.wait_for_timeout(200)
    if not page.title().strip():
        yield "no title"
    if page.evaluate("document.documentElement.lang") not in ("da", "en"):
        yield "no language"
    if not page.evaluate("document.body.innerText.trim().length > 100"):
        yield "empty"
    if "\ufffd" in page.evaluate("document.body.innerText"):
        yield "a letter that could not be read"
    if page.evaluate("Array.from(document.images).some(picture => !picture.naturalWidth)"):
        yield "a picture that is not shown"
    if page.evaluate(_TOO_WIDE):
        yield "wider than the window"
    for found in Axe().run(page, options=_OPTIONS).response["violations"] if with_axe else ():
        yield f"{found['id']}: {found['help']} ({len(found['nodes'])})"
    page.set_viewport_size(PHONE)
    page.wait_for_timeout(200)
    if page.evaluate(_TOO_WIDE):
        yield "wider than a phone"
    for kind in ("errors", "failed", "network"):
        if getattr(watched, kind):
            yield f"{kind} in the browser: {getattr(watched, kind)[:2]}"
