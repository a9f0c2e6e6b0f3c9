"""Everything a run will need is imported before the first notebook, so that no process imports twice."""

from __future__ import annotations

import gc
from importlib import import_module

import manege_analysis
from manege_analysis.report.build import WORKS, exporter


def warm() -> None:
    """Import the front door and compile the exporters; then forked processes share all of it.

    What is there by now is kept out of the garbage collector's sight, or its rounds would copy the
    shared memory into every process.
    """
    for name in manege_analysis.__all__:
        getattr(manege_analysis, name)
    for module in _USED_INSIDE:
        import_module(module)
    for work in WORKS:
        exporter(work.exporter)
    gc.collect()
    gc.freeze()


_USED_INSIDE = (
    "IPython.core.completer",
    "scipy.optimize",
    "scipy.stats",
    "pandas",
)
"""Modules that others import only when they first need them."""
