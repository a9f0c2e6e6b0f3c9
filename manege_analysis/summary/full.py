"""One item's column becomes its full table: every answer, for the internal edition or `open` policy."""

from __future__ import annotations

from dataclasses import replace

from manege_analysis.exports.answers import Column, Ticks
from manege_analysis.questionnaire.model import Item, Option, Questionnaire, Scale
from manege_analysis.summary import words
from manege_analysis.summary.counting import Counts, count, count_themes, numbers_given
from manege_analysis.summary.described import described
from manege_analysis.summary.safe import Bases, Cell, Edition, Estimate, SafeTable, Shown, Side
from manege_analysis.summary.statistics import estimate, median, median_position
from manege_analysis.wording.text import Text


def full_table(item: Item, column: Column, edition: Edition) -> SafeTable:
    """Return every answer of the item with its count; nothing about how sure they are.

    The cells are the options in the questionnaire's order, those outside the scale, a written
    "other", and the blanks.
    """
    counts = count(item, column)
    cells = tuple(
        Cell(option.id, option.text, _side(item, option), Shown(counts.of([option.id])))
        for option in item.options
    )
    if item.kind == "multi" and item.question.other:
        cells += (Cell("other", words.OTHER, "option", Shown(counts.other)),)
    if item.question.shown_if is not None:
        not_asked = counts.respondents - counts.shown
        cells += (Cell("not-asked", words.NOT_ASKED, "outside", Shown(not_asked)),)
    if cells:
        cells += (Cell("blank", words.BLANK, "blank", Shown(counts.blank)),)
    return replace(described(item, edition), rung="full", base=counts.respondents, cells=cells)


def internal_table(item: Item, column: Column, members: int | None) -> SafeTable:
    """Return the internal edition's table: every answer, the three bases, median and intervals."""
    counts = count(item, column)
    values = numbers_given(column)
    mean = sum(values) / len(values) if values else None
    return replace(
        full_table(item, column, "internal"),
        bases=Bases(counts.respondents, counts.shown, counts.answered),
        mean=mean,
        median=_median(item, counts, values),
        extremes=(values[0], values[-1]) if values else None,
        estimates=_estimates(item, counts, members),
    )


def with_themes(
    table: SafeTable, column: Ticks, questionnaire: Questionnaire, members: int | None
) -> SafeTable:
    """Return a text item's internal table with its coded themes, each of all respondents."""
    counts = count_themes(column)
    pairs = list(zip(counts.options, counts.each, strict=True))
    cells = tuple(
        Cell(theme, theme_text(questionnaire, theme), "option", Shown(n)) for theme, n in pairs
    )
    found = tuple((theme, estimate(n, counts.respondents, members)) for theme, n in pairs)
    return replace(table, cells=cells, estimates=found)


def theme_text(questionnaire: Questionnaire, theme_id: str) -> Text:
    """Return the words of a theme; one that the analyst made up is its own name."""
    known = {theme.id: theme.text for theme in questionnaire.themes}
    return known.get(theme_id, Text(theme_id))


def problem_rungs(scale: Scale) -> tuple[str, ...]:
    """Return the ids of the rungs on the problem side; of the last side where none is a problem.

    >>> from manege_analysis.questionnaire.model import Option, Scale
    >>> four = tuple(Option(i, Text(i)) for i in "abcd")
    >>> problem_rungs(Scale("s", four, "first")), problem_rungs(Scale("s", four, "none"))
    (('a', 'b'), ('c', 'd'))
    """
    first, _, last = scale.sides()
    return first if scale.problem == "first" else last


def good_rungs(scale: Scale) -> tuple[str, ...]:
    """Return the ids of the rungs opposite the problem side."""
    first, _, last = scale.sides()
    return last if scale.problem == "first" else first


def _side(item: Item, option: Option) -> Side:
    scale = item.scale
    if scale is None:
        return "outside" if option in item.question.outside else "option"
    if option in scale.outside:
        return "outside"
    if option.id == scale.middle:
        return "middle"
    if scale.problem == "none":
        return "option"
    return "problem" if option.id in problem_rungs(scale) else "good"


def _median(item: Item, counts: Counts, values: tuple[float, ...]) -> str | None:
    if item.kind == "number":
        middle = median(values)
        return None if middle is None else f"{middle:g}"
    if item.scale is None:
        return None
    rungs = [rung.id for rung in item.scale.rungs]
    position = median_position([counts.of([rung]) for rung in rungs])
    return None if position is None else rungs[position]


def _estimates(item: Item, counts: Counts, members: int | None) -> tuple[tuple[str, Estimate], ...]:
    if item.scale is not None:
        if item.scale.problem == "none":
            return ()
        asked = counts.of(problem_rungs(item.scale))
        return (("problem", estimate(asked, counts.answered, members)),)
    base = counts.shown if item.kind == "multi" else counts.answered
    pairs = zip(counts.options, counts.each, strict=True)
    return tuple((option, estimate(n, base, members)) for option, n in pairs)
