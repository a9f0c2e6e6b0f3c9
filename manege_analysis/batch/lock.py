"""One run at a time for a cluster: whoever creates the lock's file first has it."""

from __future__ import annotations

import json
import os
import shutil
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from manege_analysis.batch.process import is_alive
from manege_analysis.errors import ManegeError, Problem

STATE = ".manege"
"""The folder in `reports` where locks and the last run's states lie."""


class AlreadyRunningError(ManegeError):
    """Another run has this cluster; it is left to it."""

    exit_status = 3


@contextmanager
def locked(reports: Path, cluster: str) -> Iterator[None]:
    """Hold a cluster's lock; one that a dead process of this machine left is taken over.

    Raises `AlreadyRunningError` when another process has it.  A lock from another machine on a
    shared folder is never taken over, because nobody here can see whether that run lives.
    """
    path = reports / STATE / f"{cluster}.lock"
    path.parent.mkdir(parents=True, exist_ok=True)
    for _ in range(3):
        if _created(path):
            break
        holder = _holder(path)
        if holder is None or not _is_gone(holder):
            raise AlreadyRunningError(_problem(path, holder))
        # Renamed first: of two that take over, only one finds it.
        aside = path.with_suffix(f".{os.getpid()}.old")
        with suppress(FileNotFoundError):
            path.replace(aside)
            aside.unlink()
    else:
        raise AlreadyRunningError(_problem(path, None))
    try:
        yield
    finally:
        path.unlink(missing_ok=True)


def clear_leftovers(reports: Path) -> None:
    """Remove hidden folders that killed runs left in `reports`, unless a run is at work there.

    The folders are listed before the locks are looked at: a run takes its lock before it makes its
    folder, so a listed folder without a living lock belongs to nobody.
    """
    folders = list(reports.glob(".manege-*"))
    locks = list((reports / STATE).glob("*.lock"))
    gone = [path for path in locks if _is_gone(_holder(path) or {"host": "", "pid": 0})]
    if len(gone) < len(locks):
        return
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)
    for path in gone:
        path.unlink(missing_ok=True)


def _created(path: Path) -> bool:
    try:
        handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except FileExistsError:
        return False
    said = {"pid": os.getpid(), "host": socket.gethostname(), "start": datetime.now(UTC).isoformat()}
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        json.dump(said, file)
    return True


def _holder(path: Path) -> dict[str, object] | None:
    """Read who holds a lock; None when it is just being written, or is gone."""
    try:
        said = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return None
    return said if isinstance(said, dict) else None


def _is_gone(holder: dict[str, object]) -> bool:
    pid = holder.get("pid")
    return holder.get("host") == socket.gethostname() and isinstance(pid, int) and not is_alive(pid)


def _problem(path: Path, holder: dict[str, object] | None) -> Problem:
    who = f"process {holder.get('pid')} on {holder.get('host')}" if holder else "another process"
    remedy = f"Wait for it. If that machine was restarted, delete {path}."
    return Problem(path.stem, "no other run of this cluster", who, remedy)
