"""A headless Chromium for tests: the network off, and everything that goes wrong written down.

    from chromium import chromium, needs_chromium, open_page

    @pytest.mark.browser
    @needs_chromium
    def test_a_page_opens_offline(tmp_path):
        with chromium() as browser, open_page(browser) as watched:
            watched.page.goto((tmp_path / "page.html").as_uri())
            watched.require_calm()

Playwright's synchronous interface keeps an event loop in the thread that started it, and whatever runs
its own loop in that thread (nbclient, papermill) then fails.  So the browser is a context manager to
be closed in the test or in a module-scoped fixture, never a session-scoped one.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

_NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--font-render-hinting=none",
]


def chromium_path() -> str | None:
    """Return the installed Chromium, or None; the environment's MANEGE_CHROMIUM wins."""
    chosen = os.environ.get("MANEGE_CHROMIUM")
    return chosen or next((path for name in _NAMES if (path := shutil.which(name))), None)


needs_chromium = pytest.mark.skipif(
    chromium_path() is None,
    reason="Chromium is not installed (apt-get install chromium, or set MANEGE_CHROMIUM)",
)


@dataclass
class Watched:
    """A page and what it did: console errors, requests that failed, requests that left the machine."""

    page: Page
    errors: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    network: list[str] = field(default_factory=list)

    def require_calm(self) -> None:
        """Fail unless nothing was requested from the network, failed, or was complained about."""
        assert (self.network, self.failed, self.errors) == ([], [], [])


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start a headless Chromium and stop it again (about a second)."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=_ARGUMENTS)
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def open_page(
    browser: Browser, width: int = 1280, height: int = 720, *, javascript: bool = True
) -> Iterator[Watched]:
    """Open an empty page of `width` × `height` CSS pixels without a network, and watch it."""
    context = browser.new_context(
        viewport={"width": width, "height": height}, offline=True, java_script_enabled=javascript
    )
    page = context.new_page()
    watched = Watched(page)
    page.on("console", lambda message: message.type == "error" and watched.errors.append(message.text))
    page.on("pageerror", lambda error: watched.errors.append(str(error)))
    page.on("requestfailed", lambda request: watched.failed.append(request.url[:200]))
    page.on(
        "request",
        lambda request: (
            request.url.startswith(("http:", "https:", "ws:", "wss:"))
            and watched.network.append(request.url[:200])
        ),
    )
    try:
        yield watched
    finally:
        context.close()
