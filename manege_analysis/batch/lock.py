"""One run at a time for a cluster: whoever creates the lock's file first has it."""

from __future__ import annotations

import json
import os
import shutil
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from manege_analysis.batch.process import birth, is_same
from manege_analysis.errors import ManegeError, Problem

STATE = ".manege"
"""The folder in `reports` where locks and the last run's states lie."""
_WRITTEN_WITHIN = 20
"""Seconds in which whoever created a lock has certainly said who it is."""
_ENDS_WITHIN = 20
"""Seconds in which a worker whose batch was killed has cleared up behind itself."""


class AlreadyRunningError(ManegeError):
    """Another run has this cluster; it is left to it."""

    exit_status = 3


@dataclass(frozen=True)
class Holder:
    """Who has a lock: a process of a machine, when it was born, the batch it works for."""

    pid: int
    host: str
    born: str = ""
    batch: str = ""
    parent: int = 0
    parent_born: str = ""
    start: str = ""

    @classmethod
    def me(cls, batch: str = "") -> Holder:
        """Describe this process; `start` is for people to read, and nothing is decided by it."""
        me, parent, now = os.getpid(), os.getppid(), datetime.now(UTC).isoformat()
        return cls(me, socket.gethostname(), birth(me), batch, parent, birth(parent), now)

    @property
    def is_here(self) -> bool:
        """Whether it is a process of this machine, of which we can see whether it lives."""
        return self.host == socket.gethostname()

    @property
    def is_gone(self) -> bool:
        """Whether it is certain that it runs no more."""
        return self.is_here and not is_same(self.pid, self.born)

    @property
    def is_orphan(self) -> bool:
        """Whether it still runs here though what started it is gone: it is about to end."""
        here = self.is_here and not self.is_gone
        return here and self.parent > 1 and not is_same(self.parent, self.parent_born)


@contextmanager
def locked(reports: Path, cluster: str, batch: str = "") -> Iterator[None]:
    """Hold a cluster's lock; one that a dead process of this machine left is taken over.

    Raises `AlreadyRunningError` when another process has it.  A lock from another machine on a
    shared folder is taken over only when the same `batch` left it there: a batch gives a cluster to
    a second worker when it has lost the first.
    """
    path = reports / STATE / f"{cluster}.lock"
    path.parent.mkdir(parents=True, exist_ok=True)
    for _ in range(3):
        if _created(path, batch):
            break
        holder = _holder(path)
        if not _is_free(path, holder, batch):
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
        _let_go(path)


def clear_leftovers(reports: Path) -> None:
    """Remove what killed runs left in `reports`, unless a run is at work there.

    That is hidden folders, locks, and small files that were being written.  They are listed before
    the locks are looked at: a run takes its lock before it makes its folder, so a listed folder
    without a living lock belongs to nobody.
    """
    _wait_for_orphans(reports / STATE)
    folders = list(reports.glob(".manege-*"))
    halves = [*(reports / STATE).glob(".*.tmp"), *reports.glob(".*.tmp"), *reports.glob("*/.*.tmp")]
    halves += [*(reports / STATE).glob("*.old"), *(reports / STATE).glob("*.batch")]
    locks = list((reports / STATE).glob("*.lock"))
    gone = [path for path in locks if _is_free(path, _holder(path))]
    if len(gone) < len(locks):
        return
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)
    for path in (*halves, *gone):
        path.unlink(missing_ok=True)


def _wait_for_orphans(state: Path) -> None:
    """Give workers of a batch that was just killed the time to clear up and let their locks go."""
    until = time.monotonic() + _ENDS_WITHIN
    while time.monotonic() < until:
        holders = filter(None, map(_holder, state.glob("*.lock")))
        if not any(holder.is_orphan for holder in holders):
            return
        time.sleep(0.1)


def _created(path: Path, batch: str) -> bool:
    try:
        handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except FileExistsError:
        return False
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(asdict(Holder.me(batch)), file)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return True


def _let_go(path: Path) -> None:
    """Remove this process's lock; one that was given to another in the meantime stays."""
    holder = _holder(path)
    if holder is None or (holder.pid, holder.host) == (os.getpid(), socket.gethostname()):
        path.unlink(missing_ok=True)


def _holder(path: Path) -> Holder | None:
    """Read who holds a lock; None when it is just being written, is gone, or was never finished."""
    try:
        return Holder(**json.loads(path.read_text("utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def _is_free(path: Path, holder: Holder | None, batch: str = "") -> bool:
    """Say whether nobody can be holding a lock any more."""
    if holder is None:
        return _is_unfinished(path)
    return holder.is_gone or (bool(batch) and holder.batch == batch)


def _is_unfinished(path: Path) -> bool:
    """Say whether a lock was created and never filled: whoever did it was killed, or the power went."""
    try:
        age = time.time() - path.stat().st_mtime
    except OSError:
        return False
    # On both sides, because a clock can have been set back since.
    return abs(age) > _WRITTEN_WITHIN


def _problem(path: Path, holder: Holder | None) -> Problem:
    who = f"process {holder.pid} on {holder.host}" if holder else "another process"
    remedy = f"Wait for it. If that machine was restarted, delete {path}."
    return Problem(path.stem, "no other run of this cluster", who, remedy)
