"""Who does a batch's work: an executor and how many clusters it takes at a time.

The usual crew is processes of this machine, each with everything imported before its first cluster.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import date
from functools import partial
from types import FrameType

from manege_analysis.batch.late import import_jsonschema
from manege_analysis.batch.order import Order
from manege_analysis.batch.outcome import Outcome
from manege_analysis.batch.process import can_fork, die_with_parent, give_memory_back

_STOPS_WITHIN = 20
"""Seconds that a worker which was told to stop has for clearing up behind itself."""


class Stopped(BaseException):
    """Somebody asked this process to stop; everything it holds is let go on the way out."""


@dataclass(frozen=True)
class Crew:
    """An executor, how many clusters it works on at a time, and what it does with each."""

    executor: Executor
    size: int
    task: Callable[[str, Order], Outcome]


MakeCrew = Callable[[Order, int], AbstractContextManager[Crew]]
"""Given an order and how many clusters to run at a time, makes a crew and sends it home afterwards."""


@contextmanager
def local_crew(order: Order, workers: int) -> Iterator[Crew]:
    """Give a crew of processes of this machine; none is left when the work is stopped."""
    forks = can_fork() and not _has_typeset()
    pool = ProcessPoolExecutor(
        workers,
        mp_context=multiprocessing.get_context("fork" if forks else "spawn"),
        initializer=partial(_begin, os.getpid(), order.day, forks),
    )
    if forks:
        import_everything(order.day)
    with pool, _no_orphans():
        yield Crew(pool, workers, work)


def stop(number: int, frame: FrameType | None) -> None:
    """Hear a signal as `Stopped`, once: a second one would cut short what the first one lets go."""
    signal.signal(number, signal.SIG_IGN)
    raise Stopped


class _Work:
    """What this worker is doing, for the signal that tells it to stop."""

    goes_on = False
    is_to_stop = False


def work(cluster: str, order: Order) -> Outcome:
    """Run one cluster in a worker; a worker that is told to stop lets everything go and ends."""
    from manege_analysis.batch.run import run_one

    try:
        _Work.goes_on = True
        outcome = run_one(cluster, order)
        _Work.goes_on = False
        give_memory_back()
    except Stopped:
        # Its lock and its hidden folders are gone by now; the pool has nobody to tell.
        os._exit(143)
    if _Work.is_to_stop:
        # Somebody's `except` swallowed it, and the cluster was finished instead.
        os._exit(143)
    return outcome


def _stop_worker(number: int, frame: FrameType | None) -> None:
    """Stop the work, once; between two clusters there is nothing to let go of."""
    if not _Work.goes_on:
        os._exit(143)
    if not _Work.is_to_stop:
        _Work.is_to_stop = True
        raise Stopped


def begin(parent: int) -> None:
    """Prepare a worker: it ends with its parent, and Ctrl-C is the parent's to hear."""
    signal.signal(signal.SIGTERM, _stop_worker)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if os.name != "nt":
        die_with_parent(parent, signal.SIGTERM)


def _begin(parent: int, day: date, forked: bool) -> None:
    begin(parent)
    if not forked:
        import_everything(day)
    if not can_fork():
        from manege_analysis.batch.spare import keep_a_spare

        keep_a_spare()


def _has_typeset() -> bool:
    """Say whether this process has set pages: a worker forked from it would wait for lost threads."""
    typeset = sys.modules.get("manege_analysis.report.typeset")
    return bool(typeset and typeset.has_begun())


def import_everything(day: date) -> None:
    """Import and read what every cluster needs, once for all processes that come from this one."""
    import_jsonschema()
    from manege_analysis.batch.warm import warm

    warm(day)


@contextmanager
def _no_orphans() -> Iterator[None]:
    """End the workers that are left when a batch is stopped in the middle."""
    try:
        yield
    except BaseException:
        left = multiprocessing.active_children()
        for worker in left:
            worker.terminate()
        until = time.monotonic() + _STOPS_WITHIN
        for worker in left:
            worker.join(max(0.0, until - time.monotonic()))
            worker.kill()
        raise
