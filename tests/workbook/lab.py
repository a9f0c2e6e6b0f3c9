"""A JupyterLab of its own for one test, with the workbook laid out in a copied workspace."""

from __future__ import annotations

import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from manege_analysis.cli.workbook import lab_command, lab_environment

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

_QUIET = (
    "--no-browser",
    "--ServerApp.token=",
    "--ServerApp.password=",
    "--ServerApp.ip=127.0.0.1",
    "--ServerApp.allow_root=True",
)


@contextmanager
def jupyterlab(notebook: Path, home: Path) -> Iterator[str]:
    """Start JupyterLab on a notebook and yield its address; it is stopped at the end."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    words = lab_command(notebook, [*_QUIET, f"--ServerApp.port={port}"])
    own = {
        name: str(home / name.lower())
        for name in ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "IPYTHONDIR")
    }
    own["JUPYTERLAB_SETTINGS_DIR"] = str(home / "settings")
    log = (home / "lab.log").open("wb")
    process = subprocess.Popen(
        words, env={**lab_environment(), **own}, stdout=log, stderr=log, cwd=notebook.parent
    )
    try:
        address = f"http://127.0.0.1:{port}"
        _wait(address, process)
        yield f"{address}/lab/tree/{notebook.name}"
    finally:
        process.terminate()
        process.wait(20)
        log.close()


@dataclass(frozen=True)
class Desk:
    """The workbook as it stands open in a page: its nine panels, from 1."""

    page: Page

    def step(self, number: int) -> Locator:
        """Return a panel."""
        return self.page.locator(".manege-panel").nth(number - 1)

    def press(self, number: int, button: str, told: str, patience: int = 45_000) -> None:
        """Press a button of a panel, and wait until the panel says how it went."""
        self.step(number).get_by_role("button", name=button, exact=True).click()
        self.step(number).get_by_text(told).first.wait_for(timeout=patience)


def open_workbook(page: Page, address: str) -> Desk:
    """Open the notebook, run all cells as a person would, and wait until the last step is there."""
    page.set_default_timeout(60_000)
    page.goto(address)
    page.locator(".jp-Notebook h1").first.wait_for()
    page.get_by_text("Python 3 (ipykernel) | Idle").wait_for()
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_text("Run All Cells", exact=True).click()
    page.get_by_role("button", name="Lav alt").wait_for(state="attached")
    return Desk(page)


def _wait(address: str, process: subprocess.Popen[bytes]) -> None:
    for _ in range(240):
        try:
            urllib.request.urlopen(f"{address}/api/status", timeout=2).read()
            return
        except OSError:
            assert process.poll() is None, "JupyterLab stopped"
            time.sleep(0.25)
    raise AssertionError("JupyterLab did not answer within a minute")
