"""A list that a person orders with buttons, so that a keyboard and a screen reader can do it too."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import ipywidgets as widgets

from manege_analysis.workbook.panel import WIDE, button, set_options


class Ordered:
    """Things in an order that can be changed: one up, one down, one out.

    `changed` is told the new order of keys; whoever is told calls `show` with what then holds.
    """

    def __init__(self, name: str, changed: Callable[[list[str]], None], rows: int = 5) -> None:
        self.list = widgets.Select(description=name, rows=rows, **WIDE)
        self._changed = changed
        buttons = [
            button("Op", "Flytter det valgte en plads frem", lambda: self._move(-1)),
            button("Ned", "Flytter det valgte en plads tilbage", lambda: self._move(1)),
            button("Tag ud", "Tager det valgte ud af listen", self._out),
        ]
        self.root = widgets.VBox([self.list, widgets.HBox(buttons)])

    @property
    def keys(self) -> list[str]:
        """The keys in their order."""
        return [key for _, key in self.list.options]

    def show(self, options: Sequence[tuple[str, str]]) -> None:
        """Show things, each with its name and its key; what was chosen stays chosen."""
        set_options(self.list, options)

    def add(self, key: str) -> None:
        """Put a thing last, unless it is there."""
        self._changed(list(dict.fromkeys([*self.keys, key])))

    def _move(self, by: int) -> None:
        keys = self.keys
        if self.list.value in keys:
            at = keys.index(self.list.value)
            keys.insert(max(at + by, 0), keys.pop(at))
            self._changed(keys)

    def _out(self) -> None:
        self._changed([key for key in self.keys if key != self.list.value])
