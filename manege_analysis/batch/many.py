"""Many clusters, one crew: one bad cluster, or one dead worker, never stops the rest."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass

from manege_analysis.batch.crew import Crew, MakeCrew, Stopped, local_crew, stop
from manege_analysis.batch.lock import clear_leftovers
from manege_analysis.batch.order import Order, unchanged
from manege_analysis.batch.outcome import Outcome
from manege_analysis.batch.state import remember

__all__ = ["Progress", "Stopped", "Watched", "run_many"]


@dataclass(frozen=True)
class Progress:
    """Where a batch is: the cluster that ended just now, those running, and how many wait."""

    ended: Outcome
    running: tuple[str, ...]
    waiting: int


Watched = Callable[[Progress], None]
End = Callable[[Outcome, tuple[str, ...]], None]


def run_many(
    clusters: Sequence[str],
    order: Order,
    watched: Watched,
    workers: int = 1,
    crew: MakeCrew = local_crew,
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
    with _stoppable():
        while left := [cluster for cluster in clusters if cluster not in ended]:
            with crew(order, min(workers, len(left))) as at_work:
                lost = _ran(left, order, end, at_work)
            if lost:
                clear_leftovers(order.reports)
            for cluster in lost:
                with crew(order, 1) as alone:
                    died = _ran([cluster], order, end, alone)
                if died:
                    clear_leftovers(order.reports)
                    end(_died(cluster, order))
    return tuple(ended[cluster] for cluster in clusters)


def _ran(clusters: Sequence[str], order: Order, end: End, crew: Crew) -> tuple[str, ...]:
    """Run clusters until all are done or the crew is broken; return those whose worker was lost."""
    waiting = list(reversed(clusters))
    running: dict[Future[Outcome], str] = {}
    lost: list[str] = []
    while waiting or running:
        # No more than the crew takes at a time: what is submitted is running.
        while waiting and len(running) < crew.size:
            cluster = waiting.pop()
            running[crew.executor.submit(crew.task, cluster, order)] = cluster
        for future in wait(running, return_when=FIRST_COMPLETED).done:
            try:
                outcome = future.result()
            except BrokenProcessPool:
                return (*lost, *running.values())
            except Exception:
                # Whatever a worker afar died of: the cluster says nothing about it yet.
                lost.append(running.pop(future))
                continue
            del running[future]
            end(outcome, tuple(running.values()))
    return tuple(lost)


@contextmanager
def _stoppable() -> Iterator[None]:
    """Hear SIGTERM as `Stopped` for the time being; outside the main thread signals are not ours."""
    try:
        before = signal.signal(signal.SIGTERM, stop)
    except ValueError:
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _died(cluster: str, order: Order) -> Outcome:
    remedy = "Its process died twice, perhaps for want of memory. Run it alone, or on a larger machine."
    outcome = Outcome(cluster, "failed", remedies=(remedy,), status=1)
    remember(order.reports, outcome, "")
    return outcome
