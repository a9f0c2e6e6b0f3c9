"""What running cells tell becomes the outputs of their notebook, in the form a kernel's would have."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import nbformat

from manege_analysis.batch.cells import Output
from manege_analysis.errors import Problem, ReportError

MOST_TEXT = 5_000_000
"""How many characters one cell may print; no page could hold more, and a loop that prints never ends."""


class Outputs:
    """The outputs of a notebook while it runs, one cell after the other."""

    def __init__(self, cells: Sequence[Any]) -> None:
        self._cells = cells
        self._at = 0
        self._text = 0
        self._printed: list[str] = []
        self._clear_next = False
        self._named: dict[str, list[Any]] = {}

    def begin(self, at: int) -> None:
        """Go on with the cell at place `at`."""
        self._at, self._text, self._clear_next = at, 0, False

    def take(self, word: str, output: Output, name: str | None) -> None:
        """Write down one thing that was told: an output, a change of an earlier one, or a clearing."""
        if word == "clear":
            self._clear_next = bool(output["wait"])
            if not self._clear_next:
                self._clear()
        elif word == "update":
            self._update(output, name)
        else:
            if self._clear_next:
                self._clear()
                self._clear_next = False
            self._show(output, name)

    def close(self) -> None:
        """Join what was printed in pieces, since another output or the cell's end follows."""
        if self._printed:
            self._cells[self._at].outputs[-1].text = "".join(self._printed)
            self._printed = []

    def _clear(self) -> None:
        self._printed = []
        self._cells[self._at].outputs.clear()

    def _show(self, output: Output, name: str | None) -> None:
        mine = self._cells[self._at].outputs
        if output["output_type"] != "stream":
            self.close()
            node = _node(output)
            mine.append(node)
            if name:
                self._named.setdefault(name, []).append(node)
            return
        if not (self._printed and mine[-1].name == output["name"]):
            self.close()
            mine.append(_node({**output, "text": ""}))
        # Joined, because where a kernel cuts what is printed depends on the clock.
        self._printed.append(output["text"])
        self._text += len(output["text"])
        self._require_room()

    def _require_room(self) -> None:
        if self._text > MOST_TEXT:
            expected = f"at most {MOST_TEXT:,} printed characters"
            raise ReportError(Problem(f"cell {self._at + 1}", expected, "more", _REMEDY))

    def _update(self, output: Output, name: str | None) -> None:
        for shown in self._named.get(name or "", ()):
            changed = _node(output)
            shown.data, shown.metadata = changed.data, changed.metadata


def _node(output: Output) -> Any:
    """Make an output of it; what it holds stays as it came, because a figure is thousands of parts."""
    return nbformat.NotebookNode(output)  # type: ignore[no-untyped-call]


_REMEDY = "Open the notebook in intern/notebooks at the marked cell."
