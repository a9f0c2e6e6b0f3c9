"""A headless Firefox for tests, driven by its own protocol (Marionette): no driver program is needed.

from firefox import firefox, needs_firefox

@pytest.mark.browser
@needs_firefox
def test_a_page_works_in_firefox(tmp_path):
    with firefox(tmp_path) as page:
        page.open((tmp_path / "page.html").as_uri())
        assert page.run("return document.title") == "A page"
"""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

_NAMES = ("firefox-esr", "firefox")
_SECONDS = 60
_PREFERENCES = {
    "marionette.port": 0,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.page": 0,
    "datareporting.policy.dataSubmissionEnabled": False,
    "network.dns.disabled": True,
    "toolkit.telemetry.reportingpolicy.firstRun": False,
}


def firefox_path() -> str | None:
    """Return the installed Firefox, or None; the environment's MANEGE_FIREFOX wins."""
    chosen = os.environ.get("MANEGE_FIREFOX")
    return chosen or next((path for name in _NAMES if (path := shutil.which(name))), None)


needs_firefox = pytest.mark.skipif(
    firefox_path() is None,
    reason="Firefox is not installed (apt-get install firefox-esr, or set MANEGE_FIREFOX)",
)


class Page:
    """The one window of a Firefox: opens addresses, runs scripts, presses keys."""

    def __init__(self, port: int) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port), timeout=_SECONDS)
        self._number = 0
        self._receive()
        self._ask("WebDriver:NewSession", {})

    def open(self, address: str) -> None:
        """Go to an address, and wait until the page has loaded."""
        self._ask("WebDriver:Navigate", {"url": address})

    def run(self, script: str) -> Any:
        """Run a script in the page, and return what it returns."""
        return self._ask("WebDriver:ExecuteScript", {"script": script, "args": []})["value"]

    def press(self, *keys: str) -> None:
        """Press keys one after the other; "\\uE014" is the arrow to the right, "\\uE007" enter."""
        actions = [{"type": kind, "value": key} for key in keys for kind in ("keyDown", "keyUp")]
        keyboard = {"type": "key", "id": "keyboard", "actions": actions}
        self._ask("WebDriver:PerformActions", {"actions": [keyboard]})

    def close(self) -> None:
        """End the connection."""
        self._socket.close()

    def _ask(self, command: str, given: dict[str, Any]) -> Any:
        self._number += 1
        said = json.dumps([0, self._number, command, given]).encode()
        self._socket.sendall(str(len(said)).encode() + b":" + said)
        _, _, error, result = self._receive()
        assert error is None, error
        return result

    def _receive(self) -> Any:
        length = b""
        while not length.endswith(b":"):
            length += self._socket.recv(1)
        wanted, found = int(length[:-1]), b""
        while len(found) < wanted:
            found += self._socket.recv(wanted - len(found))
        return json.loads(found)


@contextmanager
def firefox(folder: Path) -> Iterator[Page]:
    """Start a headless Firefox with a profile of its own below `folder`, and stop it again."""
    profile = folder / "firefox-profile"
    profile.mkdir()
    lines = (
        f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in _PREFERENCES.items()
    )
    (profile / "user.js").write_text("\n".join(lines), "utf-8")
    command = [
        str(firefox_path()),
        "--headless",
        "--marionette",
        "--no-remote",
        "--profile",
        str(profile),
    ]
    started = subprocess.Popen(
        command,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "HOME": str(folder), "MOZ_REMOTE_SETTINGS_DEVTOOLS": "0"},
    )
    try:
        page = Page(_port(profile))
        try:
            yield page
        finally:
            page.close()
    finally:
        started.terminate()
        started.wait(_SECONDS)


def _port(profile: Path) -> int:
    """Wait until Firefox has said at which port it listens."""
    until = time.monotonic() + _SECONDS
    file = profile / "MarionetteActivePort"
    while time.monotonic() < until:
        if file.is_file() and (said := file.read_text().strip()):
            return int(said)
        time.sleep(0.1)
    raise TimeoutError("Firefox did not start")
