"""A safe table becomes a chart: the one entry to all drawings of questions."""

from __future__ import annotations

from manege_analysis.charts import words
from manege_analysis.charts.bars import rows_of, settle
from manege_analysis.charts.cards import draw_card
from manege_analysis.charts.chart import Chart
from manege_analysis.charts.datatable import Rows, data_table
from manege_analysis.charts.describe import in_words
from manege_analysis.charts.frame import Drawing, Frame, compose
from manege_analysis.charts.labels import have_room
from manege_analysis.charts.notes import base_note, notes_of
from manege_analysis.charts.rows import draw_rows
from manege_analysis.charts.scale import draw_diverging, draw_stack, scale_cells, scale_rows
from manege_analysis.charts.theme import PAGE, Size
from manege_analysis.charts.titles import finding
from manege_analysis.charts.values import measured_base
from manege_analysis.summary.safe import SafeTable, Shown
from manege_analysis.wording.text import Language


def chart_for(table: SafeTable, language: Language = "da", size: Size = PAGE) -> Chart:
    """Draw a table as its kind and its rung of the ladder ask for.

    The same table gives the same chart in both editions' sizes: on a `PAGE` every bar is drawn and
    the height follows; on a `SLIDE` at most six are, and the rest is told below.  Nothing but
    published values reaches the figure, its order and its words included.

    >>> from manege_analysis.summary.safe import Cell, Shown, the_gate
    >>> from manege_analysis.wording.text import Text
    >>> cells = (Cell("problem", Text("Svært"), "problem", Shown(15)),
    ...          Cell("rest", Text("Andre svar"), "rest", Shown(8)))
    >>> with the_gate():
    ...     table = SafeTable("q7", "scale", "share", "two", 23, cells, Text("Hvor svært er det?"))
    >>> chart_for(table).rows
    (('Svært', '15', '65\\xa0%'), ('Andre svar', '8', '35\\xa0%'))
    """
    frame, drawing = _drawn(table, language, size)
    title, question = finding(table, language), table.question.in_(language)
    columns, rows = data_table(table, language)
    return Chart(
        key=table.key,
        title=title,
        subtitle=question,
        figure=compose(frame, drawing, language),
        alt=_alt(table, title, rows, language),
        columns=columns,
        rows=rows,
        base=table.base,
        language=language,
        edition=table.edition,
    )


def _drawn(table: SafeTable, language: Language, size: Size) -> tuple[Frame, Drawing]:
    notes = notes_of(table, language)
    frame = Frame(size, finding(table, language), table.question.in_(language), notes)
    if not table.cells or not measured_base(table):
        return draw_card(frame, table, language)
    if table.kind != "scale":
        settled, kept = settle(frame, rows_of(table, language), language)
        return settled, draw_rows(settled, kept, float(measured_base(table)))
    names = [cell.text.in_(language) for cell in scale_cells(table) if cell.value != Shown(0)]
    if not have_room(names, size, frame.room):
        return frame, draw_rows(frame, scale_rows(table, language), float(measured_base(table)))
    draw = draw_diverging if table.rung == "full" else draw_stack
    return frame, draw(frame, table, language)


def _alt(table: SafeTable, title: str, rows: Rows, language: Language) -> str:
    shape = words.DIVIDED if table.kind == "scale" else words.BARS
    said = "; ".join(": ".join(row[:2]) for row in rows)
    return in_words(
        shape.in_(language) if table.cells else "",
        title,
        table.question.in_(language),
        said if said != title else "",
        base_note(table, language),
    )
