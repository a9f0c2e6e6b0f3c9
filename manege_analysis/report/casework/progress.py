"""How far a report is that takes a while: told below a notebook's cell, or on a terminal's own line."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import TextIO

from manege_analysis.cases.stability import Progress
from manege_analysis.report.casework import words_stable as words
from manege_analysis.wording.numbers import percent
from manege_analysis.wording.text import Language

PATIENCE = 2.0
"""Seconds that nobody needs to be told about."""


def untold(step: str, done: float) -> None:
    """Tell nobody how far it is."""


def in_cell(language: Language) -> Progress:
    """Tell it below the running notebook cell, and nobody where there is no notebook.

    When it is done the line is taken away, so that a notebook run by the batch is the same whether it
    took long or not; what the same cell showed before goes with it.
    """
    shell = sys.modules["IPython"].get_ipython() if "IPython" in sys.modules else None
    if not hasattr(shell, "kernel"):
        return untold
    from IPython.display import Markdown, clear_output, display

    def show(line: str) -> None:
        clear_output(wait=True)  # type: ignore[no-untyped-call]
        display(Markdown(line))  # type: ignore[no-untyped-call]

    return told_by(show, lambda: clear_output(), language)  # type: ignore[no-untyped-call]


def told_by(
    show: Callable[[str], None],
    clear: Callable[[], None],
    language: Language,
    clock: Callable[[], float] = time.monotonic,
) -> Progress:
    """Show a line a step once it has taken longer than a moment, and clear it when all is done."""
    began, shown = clock(), False

    def told(step: str, done: float) -> None:
        nonlocal shown
        if done < 1 and clock() - began >= PATIENCE:
            show(words.PROGRESS.say(language, share=percent(done, language)))
            shown = True
        elif done >= 1 and shown:
            clear()

    return told


def on_terminal(stream: TextIO, language: Language) -> Progress:
    """Tell it on one line of a terminal; a file or a pipe is told nothing."""
    if not stream.isatty():
        return untold

    def show(line: str) -> None:
        print(f"\r{line}", end="", file=stream, flush=True)

    def clear() -> None:
        print("\r\033[K", end="", file=stream, flush=True)

    return told_by(show, clear, language)
