"""A JupyterLab of its own for one test, with the workbook laid out in a copied workspace."""

from __future__ import annotations

import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from manege_analysis.cli.workbook import lab_command, lab_environment

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


def _wait(address: str, process: subprocess.Popen[bytes]) -> None:
    for _ in range(240):
        try:
            urllib.request.urlopen(f"{address}/api/status", timeout=2).read()
            return
        except OSError:
            assert process.poll() is None, "JupyterLab stopped"
            time.sleep(0.25)
    raise AssertionError("JupyterLab did not answer within a minute")
