"""A papermill engine that runs a notebook in a process forked from this one, which is warm already.

Starting a kernel and importing cost seconds, and the work a fraction of one.  A forked process has
everything imported, shares nothing that it changes, and ends with the notebook.  Time limits, death
and errors end as they do in papermill: the same exceptions, and the notebook kept as it was then.
Where a process cannot fork, one that stands ready takes the notebook (`spare.py`).
"""

from __future__ import annotations

import math
import os
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from nbclient.exceptions import CellTimeoutError, DeadKernelError
from papermill.engines import Engine, papermill_engines
from papermill.iorw import write_ipynb

from manege_analysis.batch.cells import run_cells
from manege_analysis.batch.outputs import Outputs
from manege_analysis.batch.process import can_fork, die_with_parent, limit_memory

NAME = "manege"
MEMORY_MB = 2_000
"""What a notebook may take on top of what the warm process already has."""


class ForkedEngine(Engine):  # type: ignore[misc]
    """Papermill's engine `manege`; give it to papermill with `--engine manege`."""

    @classmethod
    def execute_managed_notebook(
        cls,
        nb_man: Any,
        kernel_name: str,
        execution_timeout: float | None = None,
        memory_mb: int = MEMORY_MB,
        left: str = "",
        **others: Any,
    ) -> None:
        """Run the cells of `nb_man.nb`; papermill calls this.

        `execution_timeout` is the time limit of one cell in seconds, `memory_mb` what the notebook
        may take, `left` the file that a notebook is written to when it is stopped from outside, for
        callers who let papermill save nothing on the way.  Raises nbclient's `CellTimeoutError` and
        `DeadKernelError`; a cell's own error is recorded in the notebook, where papermill finds it.
        """
        nb_man.save = lambda **_: None  # papermill saves before and after every cell otherwise
        try:
            _run(nb_man, execution_timeout, memory_mb)
        except Exception:
            if left:
                write_ipynb(nb_man.nb, left)
            raise
        finally:
            del nb_man.save


def register() -> str:
    """Make the engine known to papermill in this process, and return its name."""
    papermill_engines.register(NAME, ForkedEngine)
    return NAME


def _run(nb_man: Any, seconds: float | None, memory_mb: int) -> None:
    cells = nb_man.nb.cells
    code = [(at, cell.source) for at, cell in enumerate(cells) if _runs(cell)]
    outputs = Outputs(cells)
    with (_forked if can_fork() else _taken)(code, memory_mb) as told:
        for at, cell in enumerate(cells):
            nb_man.cell_start(cell, at)
            outputs.begin(at)
            try:
                if _runs(cell) and not _follow(told, cell, outputs, seconds):
                    nb_man.cell_exception(cell, cell_index=at)
                    break
            finally:
                outputs.close()
                nb_man.cell_complete(cell, cell_index=at)
    nb_man.nb.metadata["language_info"] = {"name": "python", "version": sys.version.split()[0]}


def _runs(cell: Any) -> bool:
    return cell.cell_type == "code" and bool(cell.source.strip())


def _follow(told: Connection, cell: Any, outputs: Outputs, seconds: float | None) -> bool:
    """Write down what one cell tells until it ends; return whether it went well."""
    until = None if not seconds or seconds < 0 else time.monotonic() + seconds
    while True:
        word, value = _heard(told, cell, until, seconds)
        if word == "began":
            cell.execution_count = value
        elif word == "ended":
            return bool(value[1])
        else:
            outputs.take(word, *value)


def _heard(told: Connection, cell: Any, until: float | None, seconds: float | None) -> tuple[str, Any]:
    wait = None if until is None else max(0.0, until - time.monotonic())
    if not told.poll(wait) or (until is not None and time.monotonic() > until):
        raise CellTimeoutError.error_from_timeout_and_cell(
            "Cell execution timed out", math.ceil(seconds or 0), cell
        )
    try:
        word, _, value = told.recv()
    except (EOFError, OSError):
        raise DeadKernelError("Kernel died") from None
    return word, value


@dataclass(frozen=True)
class _Twin:
    """A process forked from this one that waits for a notebook's cells, and the pipe to it."""

    pid: int
    told: Connection


_READY: list[_Twin] = []
"""Twins that were forked ahead and wait."""


@contextmanager
def forked_ahead(count: int) -> Iterator[None]:
    """Fork the processes of the next `count` notebooks now; those that are not used end with the block.

    Every fork makes this process copy each page of memory that it writes to next, so it is cheaper to
    fork once for all than before each notebook.  What is made later, those processes do not know.
    """
    try:
        if can_fork():
            for _ in range(count):
                _READY.append(_fork())
        yield
    finally:
        while _READY:
            _send_home(_READY.pop())


@contextmanager
def _forked(code: list[tuple[int, str]], memory_mb: int) -> Iterator[Connection]:
    """Let a process forked from this one run the cells; give the end of the pipe on which it tells."""
    twin = _READY.pop(0) if _READY else _fork()
    try:
        with suppress(OSError):  # one that is dead is noticed by whoever listens
            twin.told.send((str(Path.cwd()), code, memory_mb))
        yield twin.told
    finally:
        _send_home(twin)


def _fork() -> _Twin:
    told, tells = Pipe()
    sys.stdout.flush()
    sys.stderr.flush()
    parent = os.getpid()
    pid = os.fork()
    if pid == 0:
        for inherited in (told, *(twin.told for twin in _READY)):
            inherited.close()
        _live(tells, parent)
    tells.close()
    return _Twin(pid, told)


def _send_home(twin: _Twin) -> None:
    _end(twin.pid)
    twin.told.close()


@contextmanager
def _taken(code: list[tuple[int, str]], memory_mb: int) -> Iterator[Connection]:
    """Let a process that stands ready run the cells; give the pipe on which it tells."""
    from manege_analysis.batch.spare import take_a_spare

    spare = take_a_spare()
    try:
        try:
            spare.begin(code, memory_mb)
        except (EOFError, OSError):
            raise DeadKernelError("Kernel died before it was ready") from None
        yield spare.told
    finally:
        spare.end()


def _live(tells: Connection, parent: int) -> None:
    """Be the forked process: wait, run, tell, and leave without a word to anything inherited."""
    try:
        os.setpgid(0, 0)
        die_with_parent(parent, signal.SIGKILL)
        for each in (signal.SIGTERM, signal.SIGINT):
            signal.signal(each, signal.SIG_DFL)
        nowhere = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(nowhere, stream)
        folder, code, memory_mb = tells.recv()
        os.chdir(folder)
        limit_memory(memory_mb)
        run_cells(code, lambda word, at, value: tells.send((word, at, value)))
        os._exit(0)
    except BaseException:
        os._exit(1)


def _end(pid: int) -> None:
    """End a notebook's process and whatever it started, and wait until it is gone."""
    for kill in (os.killpg, os.kill):
        with suppress(ProcessLookupError, PermissionError):
            kill(pid, signal.SIGKILL)
    with suppress(ChildProcessError):
        os.waitpid(pid, 0)
