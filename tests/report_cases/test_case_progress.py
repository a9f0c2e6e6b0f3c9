"""Whoever waits for a long report is told how far it is, and nobody else."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest

from manege_analysis.report.casework.progress import PATIENCE, in_cell, on_terminal, told_by, untold


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def ticking(step: float) -> Iterator[float]:
    """Yield the time, so much later each time it is asked for."""
    now = 0.0
    while True:
        yield now
        now += step


def shown(step: float) -> list[str]:
    """Return what is shown and cleared in a report whose every step takes so long."""
    told: list[str] = []
    clock = ticking(step)
    progress = told_by(told.append, lambda: told.append("cleared"), "da", lambda: next(clock))
    for done in (0.0, 0.2, 0.6, 1.0):
        progress("step", done)
    return told


def test_a_short_report_says_nothing() -> None:
    assert shown(PATIENCE / 10) == []


def test_a_long_report_tells_how_far_it_is_and_clears_its_line() -> None:
    lines = shown(PATIENCE)
    assert lines[0].startswith("Bedømmer, hvor sikkert valget er: ")
    assert lines[-2].endswith("60\xa0%") and lines[-1] == "cleared"


def test_a_file_or_pipe_is_told_nothing() -> None:
    assert on_terminal(io.StringIO(), "da") is untold
    untold("step", 0.5)


def test_a_terminal_has_one_line_that_goes_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("manege_analysis.report.casework.progress.PATIENCE", 0.0)
    terminal = Terminal()
    progress = on_terminal(terminal, "en")
    progress("step", 0.4)
    progress("done", 1.0)
    assert terminal.getvalue() == "\rJudging how sure the choice is: 40%\r\033[K"


def test_outside_a_notebook_nobody_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "IPython", SimpleNamespace(get_ipython=lambda: None))
    assert in_cell("da") is untold


def test_in_a_notebook_the_line_stands_below_the_cell_and_is_taken_away(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    import IPython.display

    told: list[Any] = []
    monkeypatch.setattr("manege_analysis.report.casework.progress.PATIENCE", 0.0)
    monkeypatch.setattr(sys.modules["IPython"], "get_ipython", lambda: SimpleNamespace(kernel=1))
    monkeypatch.setattr(IPython.display, "display", told.append)
    monkeypatch.setattr(IPython.display, "clear_output", lambda wait=False: told.append("cleared"))
    progress = in_cell("da")
    progress("step", 0.5)
    progress("done", 1.0)
    assert told[0] == told[-1] == "cleared" and "50\xa0%" in told[1].data
