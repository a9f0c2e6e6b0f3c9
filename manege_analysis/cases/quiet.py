"""Keep a solver's stray line off standard output, where a script reads JSON."""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

STDOUT = 1


@contextmanager
def quiet() -> Iterator[None]:
    """Send what C code writes to standard output inside the block to nowhere.

    HiGHS 1.12 prints "transformNewIntegerFeasibleSolution" even when told to be silent.  Python's
    own output is written out before, and C's buffer is emptied before standard output comes back.
    Where there is no standard output (a windowed program) nothing is done.
    """
    try:
        sys.stdout.flush()
        saved = os.dup(STDOUT)
    except (OSError, ValueError, AttributeError):
        yield
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, STDOUT)
        yield
    finally:
        _empty_buffer_of_c()
        os.dup2(saved, STDOUT)
        os.close(saved)
        os.close(nowhere)


def _empty_buffer_of_c() -> None:
    library = "ucrtbase" if sys.platform == "win32" else None
    ctypes.CDLL(library).fflush(None)
