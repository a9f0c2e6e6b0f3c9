"""A safe table becomes a chart: the one entry to all drawings of questions."""

from __future__ import annotations

from collections.abc import Sequence

from manege_analysis.charts import words
from manege_analysis.charts.bars import ranked, rows_of, split, told
from manege_analysis.charts.cards import draw_card
from manege_analysis.charts.chart import Chart
from manege_analysis.charts.describe import in_words
from manege_analysis.charts.frame import Drawing, Frame, compose
from manege_analysis.charts.labels import have_room
from manege_analysis.charts.rows import draw_rows, fits
from manege_analysis.charts.scale import draw_diverging, draw_stack, scale_cells, scale_rows
from manege_analysis.charts.theme import PAGE, Size
from manege_analysis.charts.titles import either, finding, median
from manege_analysis.charts.values import is_few, measured_base, said, said_share
from manege_analysis.summary.safe import Cell, Hidden, SafeTable, Shown
from manege_analysis.wording.text import Language


def chart_for(table: SafeTable, language: Language = "da", size: Size = PAGE) -> Chart:
    """Draw a table as its kind and its rung of the ladder ask for.

    The same table gives the same chart in both editions' sizes: on a `PAGE` every bar is drawn and
    the height follows; on a `SLIDE` at most six are, and the rest is told below.  Nothing but
    published values reaches the figure, its order and its words included.

    >>> from manege_analysis.summary.safe import Shown, the_gate
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
    cells = _listed(table, language)
    rows = tuple(_table_row(cell, table, language) for cell in cells)
    return Chart(
        key=table.key,
        title=title,
        subtitle=question,
        figure=compose(frame, drawing, language),
        alt=_alt(table, title, cells, language),
        columns=tuple(name.in_(language) for name in (words.ANSWER, words.COUNT, words.SHARE)),
        rows=rows,
        base=table.base,
        language=language,
        edition=table.edition,
    )


def notes_of(table: SafeTable, language: Language) -> tuple[str, ...]:
    """Return the notes that stand below a table's chart: its n first, then what a reader must know."""
    notes = [_n(table, language)]
    if table.kind == "multi" and table.cells:
        notes.append(words.SEVERAL.in_(language))
    if table.kind == "scale" and table.median is not None:
        notes.append(words.MEDIAN.say(language, median=median(table, language)))
    unused = [cell for cell in scale_cells(table) if cell.value == Shown(0)]
    if table.kind == "scale" and unused:
        notes.append(words.UNUSED.say(language, items=either(unused, language)))
    if _has_hatching(table):
        notes.append(words.HATCHED.in_(language))
    notes.append(table.hidden_reason.in_(language))
    if table.reworded and table.edition == "internal":
        notes.append(words.REWORDED.in_(language))
    return tuple(note for note in notes if note)


def _drawn(table: SafeTable, language: Language, size: Size) -> tuple[Frame, Drawing]:
    title, question, notes = (
        finding(table, language),
        table.question.in_(language),
        notes_of(table, language),
    )
    frame = Frame(size, title, question, notes)
    if not table.cells or not measured_base(table):
        reason = table.hidden_reason.in_(language)
        frame = Frame(size, title, question, tuple(note for note in notes if note != reason))
        return frame, draw_card(frame, table, language)
    if table.kind != "scale":
        return _bars(table, frame, language)
    names = [cell.text.in_(language) for cell in scale_cells(table) if cell.value != Shown(0)]
    if not have_room(names, size, frame.room):
        return frame, draw_rows(frame, scale_rows(table, language), float(measured_base(table)))
    draw = draw_diverging if table.rung == "full" else draw_stack
    return frame, draw(frame, table, language)


def _bars(table: SafeTable, frame: Frame, language: Language) -> tuple[Frame, Drawing]:
    rows = rows_of(table, language)
    limit = frame.size.max_bars
    kept, rest = split(rows, limit)
    tried = Frame(frame.size, frame.title, frame.subtitle, (*frame.notes, *told(rest, language)))
    while len(kept) > 2 and not fits(tried, [row.name for row in kept]):
        kept, rest = split(rows, len(kept) - 1)
        tried = Frame(frame.size, frame.title, frame.subtitle, (*frame.notes, *told(rest, language)))
    return tried, draw_rows(tried, kept, float(measured_base(table)))


def _listed(table: SafeTable, language: Language) -> Sequence[Cell]:
    return table.cells if table.kind == "scale" else ranked(table, language)


def _table_row(cell: Cell, table: SafeTable, language: Language) -> tuple[str, ...]:
    base = measured_base(table)
    share = "" if cell.side == "blank" else said_share(cell.value, base, language)
    return cell.text.in_(language), said(cell.value, table.base, language), share


def _alt(table: SafeTable, title: str, cells: Sequence[Cell], language: Language) -> str:
    values = [f"{cell.text.in_(language)}: {said(cell.value, table.base, language)}" for cell in cells]
    shape = words.DIVIDED if table.kind == "scale" else words.BARS
    return in_words(
        (shape if cells else words.CARD).in_(language),
        title,
        table.question.in_(language),
        "; ".join(values) or table.hidden_reason.in_(language),
        _n(table, language),
    )


def _n(table: SafeTable, language: Language) -> str:
    bases = table.bases
    if bases is None:
        return words.N.say(language, n=table.base) if table.base else ""
    said_n = words.N.say(language, n=bases.respondents)
    if bases.answered < bases.respondents:
        said_n = words.N_ANSWERED.say(language, n=bases.answered, respondents=bases.respondents)
    if bases.shown < bases.respondents:
        said_n += " " + words.SHOWN_TO.say(language, n=bases.shown)
    return said_n


def _has_hatching(table: SafeTable) -> bool:
    hidden = [cell.value for cell in table.cells if isinstance(cell.value, Hidden)]
    return any(table.kind == "scale" or not is_few(value) for value in hidden)
