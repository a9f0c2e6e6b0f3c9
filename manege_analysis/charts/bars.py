"""Options as bars: what most chose first; what few chose last, by the alphabet and without a bar."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from manege_analysis.charts import words
from manege_analysis.charts.frame import Frame
from manege_analysis.charts.rows import Row, fits
from manege_analysis.charts.scale import BESIDE, row_of
from manege_analysis.charts.theme import BAR, MIDDLE
from manege_analysis.charts.values import is_few, measured_base, said_of, share
from manege_analysis.summary.safe import Cell, SafeTable
from manege_analysis.summary.words import danish_order
from manege_analysis.wording.numbers import listed
from manege_analysis.wording.text import Language


def ranked(table: SafeTable, language: Language) -> tuple[Cell, ...]:
    """Return the cells in the order in which they are shown, which published values alone decide.

    Counts fall; equal counts and cells only known to be small follow the alphabet; then what was
    put together, and last what is no answer.

    >>> from manege_analysis.summary.safe import Hidden, Shown, the_gate
    >>> from manege_analysis.wording.text import Text
    >>> cells = [Cell(t, Text(t), "option", v) for t, v in
    ...     [("Skole", Hidden(0, 4)), ("PPR", Shown(9)), ("Familie", Hidden(0, 4))]]
    >>> with the_gate():
    ...     table = SafeTable("q", "multi", "share", "two", 23, tuple(cells), Text("Hvad?"))
    >>> [cell.id for cell in ranked(table, "da")]
    ['PPR', 'Familie', 'Skole']
    """
    base = table.base or 1

    def rank(cell: Cell) -> tuple[Any, ...]:
        group = 2 if cell.side in BESIDE else int(cell.side == "rest")
        name = danish_order(cell.text.in_(language))
        return group, is_few(cell.value), -share(cell.value, base), name

    return tuple(sorted(table.cells, key=rank))


def rows_of(table: SafeTable, language: Language) -> tuple[Row, ...]:
    """Return a table's cells as rows; the first says its base too, so that nobody need look for it."""
    rows = [_row(cell, table, language) for cell in ranked(table, language)]
    first = next((cell for cell in ranked(table, language)), None)
    if first and not rows[0].few:
        rows[0] = replace(rows[0], value=said_of(first.value, measured_base(table), language))
    return tuple(rows)


def settle(frame: Frame, rows: Sequence[Row], language: Language) -> tuple[Frame, tuple[Row, ...]]:
    """Decide which rows get a line of their own, and tell the others in the frame's notes.

    A page shows them all.  A slide shows as many as it may and as find room, and what only few
    chose is told first: it has no bar to lose.
    """
    most = frame.size.max_bars or len(rows)
    kept = tuple(rows) if len(rows) <= most else _first(rows, most)
    settled = _telling(frame, rows, kept, language)
    while len(kept) > 2 and not fits(settled, [row.name for row in kept]):
        kept = _first(rows, len(kept) - 1)
        settled = _telling(frame, rows, kept, language)
    return settled, kept


def _first(rows: Sequence[Row], most: int) -> tuple[Row, ...]:
    return tuple([row for row in rows if not row.few][:most]) or tuple(rows[:most])


def _telling(frame: Frame, rows: Sequence[Row], kept: Sequence[Row], language: Language) -> Frame:
    rest = [row for row in rows if row not in kept]
    return replace(frame, notes=(*frame.notes, *told(rest, language)))


def told(rest: Sequence[Row], language: Language) -> tuple[str, ...]:
    """Say in words what got no line of its own: counts one by one, small ones together.

    >>> rest = Row("Skole", "6", 6), Row("Hjem", "færre end 5", 0, few=True)
    >>> told((*rest, Row("Job", "færre end 5", 0, few=True)), "da")
    ('Desuden: Skole (6).', 'Færre end 5 hver: Hjem og Job.')
    """
    counted = [f"{row.name} ({row.value})" for row in rest if not row.few]
    also = [words.ALSO.say(language, items=listed(counted, language))] if counted else []
    small: dict[str, list[str]] = {}
    for row in rest:
        if row.few:
            small.setdefault(row.value, []).append(row.name)
    for value, names in small.items():
        begun = value[0].upper() + value[1:]
        also.append(words.FEW_EACH.say(language, said=begun, items=listed(names, language)))
    return tuple(also)


def _row(cell: Cell, table: SafeTable, language: Language) -> Row:
    colour = MIDDLE if cell.side in (*BESIDE, "rest") else BAR
    return row_of(cell, colour, table.base, language)
