"""What is told of a run may be lost; the run itself never is."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def may_be_lost() -> Iterator[None]:
    """Let a stream that can take no more fall silent: a log on a full disk, a pipe nobody reads.

    The work goes on, and its exit status tells how it went.
    """
    try:
        yield
    except OSError:
        for name in ("stdout", "stderr"):
            try:
                getattr(sys, name).flush()
            except OSError:
                nowhere = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - until the end
                setattr(sys, name, nowhere)
