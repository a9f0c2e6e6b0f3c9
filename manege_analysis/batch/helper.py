"""A warm process beside a Dask worker: it gets clusters on its input and tells outcomes on its output.

A Dask worker has threads, and a process with threads must not fork; and whatever a cluster does to
its process must not reach the worker.  `python -m manege_analysis.batch.helper` is started by the
worker's first cluster (`afar.py`) and ends with the worker.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
from functools import cache
from typing import BinaryIO

from manege_analysis.batch.crew import Stopped, begin, import_everything, work
from manege_analysis.batch.inputs import code_hash
from manege_analysis.batch.lock import STATE
from manege_analysis.batch.order import Order
from manege_analysis.batch.outcome import Outcome

MARK = ".batch"
"""The ending of the file by which a batch is recognised in `reports` from everywhere."""


def serve(asks: BinaryIO, tells: BinaryIO) -> None:
    """Run the clusters that come in until there are no more; both ends carry pickles of our own."""
    while True:
        try:
            cluster, order = pickle.load(asks)  # noqa: S301 - written by our own worker
        except EOFError:
            return
        pickle.dump(_ran(cluster, order), tells)
        tells.flush()


def _ran(cluster: str, order: Order) -> Outcome:
    if not (order.reports / STATE / f"{order.batch}{MARK}").exists():
        remedy = f"This worker does not see the batch in {order.reports}. Give all one shared path."
    elif _code() != order.code:
        remedy = "This worker has another version of the product or its libraries. Install the same."
    else:
        _warm(order)
        return work(cluster, order)
    return Outcome(cluster, "failed", remedies=(remedy,), status=1)


@cache
def _code() -> str:
    return code_hash()


@cache
def _warm(order: Order) -> None:
    import_everything(order.day)


def main() -> None:
    """Serve on the standard streams; what anything else prints goes to the worker's log."""
    tells = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    begin(os.getppid())
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        serve(sys.stdin.buffer, tells)
    except (Stopped, BrokenPipeError):
        os._exit(143)


if __name__ == "__main__":
    main()
