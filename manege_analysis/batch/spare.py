"""Where a process cannot fork: one that has imported everything stands ready before it is needed.

Each notebook still gets a process of its own, which ends with it.  Only the waiting is saved: while
one notebook runs, the process of the next is importing.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Any

from manege_analysis.batch.cells import run_cells
from manege_analysis.batch.process import limit_memory

_READY_WITHIN = 120
"""Seconds in which a process must have imported everything."""


class Spare:
    """A process that imports, says so, and then waits for a notebook's cells."""

    def __init__(self) -> None:
        spawned = multiprocessing.get_context("spawn")
        self.told, there = spawned.Pipe()
        self._process = spawned.Process(target=_live, args=(there,), daemon=True)
        self._process.start()
        there.close()

    def begin(self, code: Sequence[tuple[int, str]], memory_mb: int) -> None:
        """Hand over the cells, to be run in the folder where this process is now.

        Raises `EOFError` or `OSError` when the process is dead or does not get ready.
        """
        if not self.told.poll(_READY_WITHIN):
            raise EOFError
        self.told.recv()
        self.told.send((str(Path.cwd()), list(code), memory_mb))

    def end(self) -> None:
        """End the process and what it started, as far as the system lets us, and wait for it."""
        if self._process.pid and os.name != "nt":
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self._process.pid, signal.SIGKILL)
        self._process.kill()
        self._process.join()
        self.told.close()


class _Shelf:
    """The one process that stands ready, in a worker that runs notebook after notebook."""

    is_kept = False
    ready: Spare | None = None


def keep_a_spare() -> None:
    """Let a process stand ready from now on; a worker that runs many notebooks asks for it."""
    _Shelf.is_kept = True
    _Shelf.ready = Spare()


def take_a_spare() -> Spare:
    """Return the process that stands ready, or a new one, and let the next one get ready."""
    taken, _Shelf.ready = _Shelf.ready or Spare(), None
    if _Shelf.is_kept:
        _Shelf.ready = Spare()
    return taken


def _live(there: Connection) -> None:
    """Be the spare: import, wait, run, tell; and end when the one that waits for us is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if os.name != "nt":
        os.setpgid(0, 0)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _import_door()
    with suppress(EOFError, OSError):
        there.send("ready")
        folder, code, memory_mb = there.recv()
        os.chdir(folder)
        nowhere = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(nowhere, stream)
        limit_memory(memory_mb)
        run_cells(code, lambda word, at, value: there.send((word, at, value)))
    sys.stdout = sys.__stdout__
    os._exit(0)


def _import_door() -> None:
    door: Any = import_module("manege_analysis")
    for name in door.__all__:
        getattr(door, name)


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
