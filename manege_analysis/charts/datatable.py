"""The data table behind a chart: the same published values, as text to be read."""

from __future__ import annotations

from manege_analysis.charts import words
from manege_analysis.charts.bars import ranked
from manege_analysis.charts.titles import median, withheld
from manege_analysis.charts.values import measured_base, number, said, said_share
from manege_analysis.summary.safe import Cell, SafeTable
from manege_analysis.wording.text import Language, Text

Rows = tuple[tuple[str, ...], ...]


def data_table(table: SafeTable, language: Language) -> tuple[tuple[str, ...], Rows]:
    """Return the columns and the rows of a table's data; there is at least one row.

    A scale keeps its own order, everything else stands as in the chart.  The share of blanks is left
    out where counts are shares of those who answered.

    >>> from manege_analysis.summary.safe import Shown, the_gate
    >>> from manege_analysis.wording.text import Text
    >>> with the_gate():
    ...     table = SafeTable("q", "single", "internal", "full", 9,
    ...         (Cell("a", Text("Ja"), "option", Shown(7)),), Text("?"))
    >>> data_table(table, "da")
    (('Svar', 'Læger', 'Andel'), (('Ja', '7', ''),))
    """
    if table.cells:
        names = (words.ANSWER, words.COUNT, words.SHARE)
        cells = table.cells if table.kind == "scale" else ranked(table, language)
        return _in(names, language), tuple(_row(cell, table, language) for cell in cells)
    if table.mean is not None or table.median is not None:
        return _in((words.MEASURE, words.VALUE), language), _measures(table, language)
    reason = table.hidden_reason.in_(language) or withheld(table, language)
    return _in((words.ANSWER,), language), ((reason,),)


def _in(names: tuple[Text, ...], language: Language) -> tuple[str, ...]:
    return tuple(name.in_(language) for name in names)


def _row(cell: Cell, table: SafeTable, language: Language) -> tuple[str, ...]:
    is_part = cell.side != "blank" or table.bases is None or table.kind in ("multi", "text")
    share = said_share(cell.value, measured_base(table), language) if is_part else ""
    return cell.text.in_(language), said(cell.value, table.base, language), share


def _measures(table: SafeTable, language: Language) -> Rows:
    unit = table.unit.in_(language)
    low, high = table.extremes or (None, None)
    found = (
        (words.MEAN, table.mean if table.mean is None else number(table.mean, language)),
        (words.MEDIAN_NAME, median(table, language) or None),
        (words.LEAST, low if low is None else number(low, language)),
        (words.GREATEST, high if high is None else number(high, language)),
    )
    return tuple(
        (name.in_(language), f"{value} {unit}".strip()) for name, value in found if value is not None
    )
