"""Many clusters on several workers: one bad cluster, or one dead worker, never stops the rest."""

from __future__ import annotations

import multiprocessing
import os
import signal
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from types import FrameType

from manege_analysis.batch.engine import can_fork
from manege_analysis.batch.lock import clear_leftovers
from manege_analysis.batch.outcome import Outcome
from manege_analysis.batch.process import die_with_parent
from manege_analysis.batch.run import Order, run_one, unchanged
from manege_analysis.batch.state import remember

MakeExecutor = Callable[[], Executor]


class Stopped(BaseException):
    """Somebody asked this process to stop; everything it holds is let go on the way out."""


@dataclass(frozen=True)
class Progress:
    """Where a batch is: the cluster that ended just now, those running, and how many wait."""

    ended: Outcome
    running: tuple[str, ...]
    waiting: int


Watched = Callable[[Progress], None]


def run_many(
    clusters: Sequence[str], order: Order, watched: Watched, workers: int = 1
) -> tuple[Outcome, ...]:
    """Run clusters and return what became of each, in the order given.

    A cluster whose worker died is run once more, alone; if its worker dies again it has failed.
    When this process is told to stop (Ctrl-C, SIGTERM), workers stop too and leave nothing behind.
    """
    order = order.with_code()
    clear_leftovers(order.reports)
    ended: dict[str, Outcome] = {}

    def end(outcome: Outcome, running: tuple[str, ...] = ()) -> None:
        ended[outcome.cluster] = outcome
        watched(Progress(outcome, running, len(clusters) - len(ended) - len(running)))

    for outcome in filter(None, (unchanged(cluster, order) for cluster in clusters)):
        end(outcome)
    left = [cluster for cluster in clusters if cluster not in ended]
    if not left:
        return tuple(ended[cluster] for cluster in clusters)
    with _stoppable():
        lost = _ran(left, order, end, workers)
        for cluster in lost:
            if _ran([cluster], order, end, 1):
                end(_died(cluster, order))
        rest = [cluster for cluster in left if cluster not in ended]
        if rest:
            end_of_rest = run_many(rest, order, watched, workers)
            ended.update({outcome.cluster: outcome for outcome in end_of_rest})
    return tuple(ended[cluster] for cluster in clusters)


def _ran(
    clusters: Sequence[str], order: Order, end: Callable[..., None], workers: int
) -> tuple[str, ...]:
    """Run clusters in a pool; return those that were running when a worker of it died."""
    waiting = list(reversed(clusters))
    running: dict[Future[Outcome], str] = {}
    with _pool(min(workers, len(clusters)), order) as pool, _no_orphans():
        while waiting or running:
            # No more than there are workers: what is submitted is running.
            while waiting and len(running) < workers:
                cluster = waiting.pop()
                running[pool.submit(_task, cluster, order)] = cluster
            for future in wait(running, return_when=FIRST_COMPLETED).done:
                try:
                    outcome = future.result()
                except BrokenProcessPool:
                    return tuple(running.values())
                del running[future]
                end(outcome, tuple(running.values()))
    return ()


def _pool(workers: int, order: Order) -> ProcessPoolExecutor:
    if can_fork():
        from manege_analysis.batch.warm import warm

        warm(order.day)
    return ProcessPoolExecutor(
        workers,
        mp_context=multiprocessing.get_context("fork" if can_fork() else "spawn"),
        initializer=partial(_begin, os.getpid()),
    )


def _task(cluster: str, order: Order) -> Outcome:
    try:
        return run_one(cluster, order)
    except Stopped:
        # Its lock and its hidden folder are gone by now; the pool has nobody to tell.
        os._exit(143)


def _begin(parent: int) -> None:
    """Prepare a worker: it ends with its parent, and Ctrl-C is the parent's to hear."""
    signal.signal(signal.SIGTERM, _stop)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if os.name != "nt":
        die_with_parent(parent, signal.SIGTERM)


def _stop(number: int, frame: FrameType | None) -> None:
    raise Stopped


@contextmanager
def _stoppable() -> Iterator[None]:
    """Hear SIGTERM as `Stopped` for the time being; outside the main thread signals are not ours."""
    try:
        before = signal.signal(signal.SIGTERM, _stop)
    except ValueError:
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


@contextmanager
def _no_orphans() -> Iterator[None]:
    """End the workers that are left when a batch is stopped in the middle."""
    try:
        yield
    except BaseException:
        left = multiprocessing.active_children()
        for worker in left:
            worker.terminate()
        until = time.monotonic() + 5
        for worker in left:
            worker.join(max(0.0, until - time.monotonic()))
            worker.kill()
        raise


def _died(cluster: str, order: Order) -> Outcome:
    remedy = "Its process died twice, perhaps for want of memory. Run it alone, or on a larger machine."
    outcome = Outcome(cluster, "failed", remedies=(remedy,), status=1)
    remember(order.reports, outcome, "")
    return outcome
