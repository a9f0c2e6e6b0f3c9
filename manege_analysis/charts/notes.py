"""What stands below a chart: its n, and what a reader must know to read it rightly."""

from __future__ import annotations

from manege_analysis.charts import words
from manege_analysis.charts.scale import scale_cells
from manege_analysis.charts.titles import either, median
from manege_analysis.charts.values import is_few
from manege_analysis.summary.safe import Hidden, SafeTable, Shown
from manege_analysis.wording.text import Language


def notes_of(table: SafeTable, language: Language) -> tuple[str, ...]:
    """Return the notes below a table's chart, its n first; a merged or withheld table says why."""
    notes = [base_note(table, language)]
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


def base_note(table: SafeTable, language: Language) -> str:
    """Say the chart's n, and internally of how many; empty where no number may be said.

    >>> from manege_analysis.summary.safe import the_gate
    >>> from manege_analysis.wording.text import Text
    >>> with the_gate():
    ...     table = SafeTable("q7", "scale", "share", "two", 23, (), Text("?"))
    >>> base_note(table, "da")
    'n = 23 læger.'
    """
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
