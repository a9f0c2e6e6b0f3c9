"""A crew on other machines: the workers of a Dask cluster, each with a warm process of ours beside it.

The workspace, the reports and the key folder lie on paths that every worker sees by the same name.
A cluster whose worker is lost is given to another by the scheduler; the batch's name in the lock
lets that one take over.
"""

from __future__ import annotations

import pickle
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager, suppress
from functools import partial
from typing import Any, cast

from manege_analysis.batch.crew import Crew, MakeCrew
from manege_analysis.batch.helper import MARK
from manege_analysis.batch.lock import STATE
from manege_analysis.batch.order import Order
from manege_analysis.batch.outcome import Outcome
from manege_analysis.errors import Problem, SettingsError

_ANSWERS_WITHIN = 60
"""Seconds in which a scheduler and its first worker must have answered."""


def crew_of(scheduler: str) -> MakeCrew:
    """Return what makes a crew of the workers that a Dask scheduler (`tcp://host:8786`) has."""
    return partial(_crew, scheduler)


@contextmanager
def _crew(scheduler: str, order: Order, workers: int) -> Iterator[Crew]:
    """Give the crew; `workers` is not asked, because the scheduler knows how many there are."""
    mark = order.reports / STATE / f"{order.batch}{MARK}"
    mark.parent.mkdir(parents=True, exist_ok=True)
    with _client(scheduler) as client:
        mark.touch()
        try:
            executor: Executor = client.get_executor()
            yield Crew(executor, sum(client.nthreads().values()), work_there)
        finally:
            mark.unlink(missing_ok=True)


@contextmanager
def _client(scheduler: str) -> Iterator[Any]:
    try:
        from distributed import Client
    except ImportError:
        remedy = 'Install it: pip install "manege-analysis[dask]".'
        raise SettingsError(Problem("--scheduler", "the package distributed", "none", remedy)) from None
    try:
        client = cast(Any, Client)(scheduler, timeout=_ANSWERS_WITHIN, set_as_default=False)
    except (OSError, TimeoutError, ValueError):
        remedy = "Check the address, and that the scheduler runs."
        got = "no answer"
        raise SettingsError(Problem(scheduler, "a Dask scheduler", got, remedy)) from None
    with client:
        try:
            client.wait_for_workers(1, timeout=_ANSWERS_WITHIN)
        except TimeoutError:
            remedy = "Start one: dask worker --nthreads 1 and the scheduler's address."
            raise SettingsError(Problem(scheduler, "a worker at least", "none", remedy)) from None
        yield client


class HelperDied(RuntimeError):  # noqa: N818 - it tells what happened, and is caught by type
    """The process beside a worker died with the cluster that it was given."""


class _Helper:
    """A warm process that takes one cluster at a time."""

    def __init__(self) -> None:
        command = [sys.executable, "-m", "manege_analysis.batch.helper"]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def ask(self, cluster: str, order: Order) -> Outcome:
        """Hand a cluster over and wait for its outcome; raises `HelperDied`."""
        asks, tells = self._process.stdin, self._process.stdout
        assert asks is not None
        assert tells is not None
        try:
            pickle.dump((cluster, order), asks)
            asks.flush()
            outcome: Outcome = pickle.load(tells)  # noqa: S301 - written by our own process
        except (EOFError, OSError, pickle.UnpicklingError):
            with suppress(OSError):
                self._process.kill()
            self._process.wait()
            raise HelperDied(cluster) from None
        return outcome


_idle: list[_Helper] = []
"""The helpers of this worker that wait for work: one a thread, kept between clusters."""


def work_there(cluster: str, order: Order) -> Outcome:
    """Run one cluster, on the worker where this is called; the outcome is a small value."""
    helper = _idle.pop() if _idle else _Helper()
    outcome = helper.ask(cluster, order)
    _idle.append(helper)
    return outcome
