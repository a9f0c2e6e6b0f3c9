"""An item that only some were asked becomes a table of all: whom it was for, and what that may say.

Such an item is a cross-table with the question that filtered it, and so a way to subtract.  Where the
deck says exactly how many were asked, the ladder runs on those alone, and the others stand as a cell
of their own; where nearly all were asked, those who were not join the blanks; else it is withheld.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from manege_analysis.exports.answers import NOT_ANSWERED, Choices, Column, Numbers, Ticks, Words, take
from manege_analysis.questionnaire.model import Item
from manege_analysis.summary import words
from manege_analysis.summary.closed import closed_table
from manege_analysis.summary.described import described
from manege_analysis.summary.full import good_rungs, problem_rungs
from manege_analysis.summary.safe import Cell, Hidden, Limits, SafeTable, Shown, Value

Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class Filter:
    """Who was asked: the rows, and what the deck says of how many they are (None: nothing)."""

    rows: Flags
    asked: Value | None


def filtered_table(item: Item, column: Column, who: Filter, limits: Limits) -> SafeTable:
    """Return what the share edition may say of an item that was not for everybody.

    `limits` are the stricter of the item's and the filter's.  An answer from somebody who was not
    to be asked is not counted.  Every count stays one of the deck's n.
    """
    n = len(who.rows)
    if isinstance(who.asked, Shown):
        within = take(column, np.flatnonzero(who.rows))
        return _among_all(closed_table(item, within, who.asked.count, limits), n)
    if isinstance(who.asked, Hidden) and who.asked.high == n:
        table = closed_table(item, _blank_outside(column, who.rows), n, limits)
        reason = words.together(table.hidden_reason, words.NEARLY_ALL)
        return replace(table, hidden_reason=reason) if table.base is not None else table
    return described(item, "share", words.FILTERED)


def asked_count(parent: Item, table: SafeTable, options: tuple[str, ...]) -> Value | None:
    """Return how many were asked, if the filter's published table says it; else None.

    `table` is the filter question's share table, `options` the answers that led on.
    """
    if parent.scale is not None:
        return _side_value(parent, table, frozenset(options))
    cells = [table.cell(option) for option in options]
    values = [cell.value for cell in cells if cell is not None]
    if len(values) < len(options):
        return None
    if len(values) == 1:
        return values[0]
    if parent.kind == "multi":
        return None
    shown = [value.count for value in values if isinstance(value, Shown)]
    return Shown(sum(shown)) if len(shown) == len(values) else None


def _side_value(parent: Item, table: SafeTable, options: frozenset[str]) -> Value | None:
    scale = parent.scale
    if scale is None or not table.cells:
        return None
    if options == frozenset(problem_rungs(scale)):
        return table.cells[0].value
    if options == frozenset(good_rungs(scale)) and table.rung == "three":
        return table.cells[2].value
    return None


def _among_all(table: SafeTable, n: int) -> SafeTable:
    if table.base is None:
        return table
    others = Cell("not-asked", words.NOT_ASKED, "outside", Shown(n - table.base))
    cells = (*table.cells, others) if table.cells else ()
    return replace(table, base=n, cells=cells)


def _blank_outside(column: Column, rows: Flags) -> Column:
    if isinstance(column, Choices):
        return replace(column, codes=np.where(rows, column.codes, np.int32(NOT_ANSWERED)))
    if isinstance(column, Ticks):
        ticked = np.where(rows[:, None], column.ticked, np.int8(NOT_ANSWERED))
        left = tuple(text if kept else "" for text, kept in zip(column.leftover, rows, strict=False))
        return replace(column, ticked=ticked, leftover=left)
    if isinstance(column, Numbers):
        return Numbers(np.where(rows, column.values, np.nan))
    return Words(tuple(text if kept else "" for text, kept in zip(column.values, rows, strict=True)))


def parents_of(item: Item, known: Mapping[str, Item]) -> tuple[Item, ...]:
    """Return the questions that decided whether the item was asked, nearest first."""
    found: list[Item] = []
    here: Item | None = item
    while here is not None and here.question.shown_if is not None:
        here = known.get(here.question.shown_if[0])
        if here is None or here in found:
            break
        found.append(here)
    return tuple(found)
