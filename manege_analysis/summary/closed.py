"""One item's column becomes its closed table: the ladder's values, in words and in a safe order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from manege_analysis.exports.answers import Column, Ticks
from manege_analysis.questionnaire.model import Item, Option, Questionnaire, Scale
from manege_analysis.summary import words
from manege_analysis.summary.counting import count, count_themes, numbers_given
from manege_analysis.summary.described import described
from manege_analysis.summary.full import good_rungs, problem_rungs, theme_text
from manege_analysis.summary.ladder import (
    choice_values,
    mean_value,
    scale_rung,
    scale_values,
    two_values,
)
from manege_analysis.summary.safe import Cell, Hidden, Limits, SafeTable, Shown, Side, Value
from manege_analysis.wording.text import Text

_REASON = {
    "three": words.IN_THREE, "two": words.IN_TWO, "top-coded": words.TOP_CODED,
    "full": words.LAST_JOINED, "merged": words.LAST_MERGED,
}  # fmt: skip


def closed_table(item: Item, column: Column, n: int, limits: Limits) -> SafeTable:
    """Return what the share edition may say of an item that all `n` respondents were asked."""
    if n < limits.answers:
        return described(item, "share", words.filled(words.TOO_FEW, answers=limits.answers))
    if item.scale is not None:
        return _scale_table(item, item.scale, column, limits)
    if item.kind == "single":
        return _choice_table(item, column, n, limits)
    if item.kind == "multi":
        return _options_table(item, column, n, limits)
    if item.kind == "number":
        return _number_table(item, column, n, limits)
    return described(item, "share", words.NO_DATE if item.kind == "date" else words.NO_TEXT)


def closed_themes(item: Item, column: Ticks, questionnaire: Questionnaire, limits: Limits) -> SafeTable:
    """Return the themes of a free-text item that enough doctors named.

    A theme below the limit is left out altogether: it is in the list only because somebody wrote
    about it, so even "fewer than 5" would say that it was not nobody.
    """
    counts = count_themes(column)
    n = counts.respondents
    if n < limits.answers:
        return closed_table(item, column, n, limits)
    values = {
        theme: two_values(ticked, n, limits)[0]
        for theme, ticked in zip(counts.options, counts.each, strict=True)
        if ticked >= limits.shown
    }
    cells = (Cell(theme, theme_text(questionnaire, theme), "option", v) for theme, v in values.items())
    reason = words.filled(words.THEMES if values else words.NO_THEME, shown=limits.shown)
    table = described(item, "share", reason)
    return replace(table, rung="two", base=n, cells=in_safe_order(cells))


def scale_counts(item: Item, scale: Scale, column: Column) -> tuple[int, int, int]:
    """Count a scale's problem side, middle and good side; who took neither side is in the middle.

    Blank, "Ved ikke" and "Ikke relevant" join the middle, so that n is the same for every item.
    """
    counts = count(item, column)
    problem = counts.of(problem_rungs(scale))
    good = counts.of(good_rungs(scale))
    return problem, counts.respondents - problem - good, good


def in_safe_order(cells: Iterable[Cell]) -> tuple[Cell, ...]:
    """Sort options by what is published of them, and by the alphabet where that says no more.

    First "at least", then the counts shown from the largest, then "fewer than": a hidden option
    stands where its name puts it, not where its count would.
    """
    return tuple(sorted(cells, key=lambda cell: (_rank(cell.value), words.danish_order(cell.text.da))))


def _rank(value: Value) -> tuple[int, int]:
    if isinstance(value, Shown):
        return 1, -value.count
    return (2, 0) if value.low == 0 else (0, 0)


def _scale_table(item: Item, scale: Scale, column: Column, limits: Limits) -> SafeTable:
    counts = scale_counts(item, scale, column)
    rung, values = scale_rung(counts, limits), scale_values(counts, limits)
    named = _three_names(scale) if rung == "three" else _two_names(scale)
    cells = tuple(
        Cell(key, text, side, value) for (key, text, side), value in zip(named, values, strict=True)
    )
    table = described(item, "share", words.filled(_REASON[rung], shown=limits.shown))
    return replace(table, rung=rung, base=sum(counts), cells=cells)


def _three_names(scale: Scale) -> tuple[tuple[str, Text, Side], ...]:
    problem, middle, good = _ids(scale)
    by_id = {rung.id: rung for rung in scale.rungs}
    neutral = [rung.text for rung in scale.rungs if rung.id == scale.middle]
    return (
        (problem, words.either([by_id[i].text for i in problem_rungs(scale)]), _side(problem)),
        (middle, words.either([*neutral, *_texts(scale.outside), words.BLANK]), "middle"),
        (good, words.either([by_id[i].text for i in good_rungs(scale)]), _side(good)),
    )


def _texts(options: Iterable[Option]) -> list[Text]:
    return [option.text for option in options]


def _two_names(scale: Scale) -> tuple[tuple[str, Text, Side], ...]:
    return _three_names(scale)[0], ("rest", words.REST, "rest")


def _ids(scale: Scale) -> tuple[str, str, str]:
    return ("last", "middle", "first") if scale.problem == "none" else ("problem", "middle", "good")


def _side(cell: str) -> Side:
    return "problem" if cell == "problem" else "good" if cell == "good" else "option"


def _choice_table(item: Item, column: Column, n: int, limits: Limits) -> SafeTable:
    options = item.question.options
    counts = count(item, column)
    each = [counts.of([option.id]) for option in options]
    rung, values = choice_values(each, n - sum(each), limits)
    kept = options[: len(values) - 1]
    cells = [
        Cell(option.id, option.text, "option", value)
        for option, value in zip(kept, values, strict=False)
    ]
    last = options[len(kept) :]
    is_finest = len(last) < 2
    joined = words.either([*_texts(last), *_texts(item.question.outside), words.BLANK])
    cells.append(Cell("rest", joined if is_finest else words.OTHER_OPTIONS, "rest", values[-1]))
    two = words.LAST_JOINED if is_finest else words.LAST_MERGED
    reason = two if rung == "two" else _REASON[rung]
    table = described(item, "share", words.filled(reason, shown=limits.shown))
    return replace(table, rung=rung, base=n, cells=tuple(cells))


def _options_table(item: Item, column: Column, n: int, limits: Limits) -> SafeTable:
    # Options outside ("none of these", "don't know") would be a count of doctors without a tick.
    counts = count(item, column)
    asked = [(option.id, option.text, counts.of([option.id])) for option in item.question.options]
    if item.question.other:
        asked.append(("other", words.OTHER, counts.other))
    cells = (Cell(key, text, "option", two_values(ticked, n, limits)[0]) for key, text, ticked in asked)
    reason = words.filled(words.OPTIONS, shown=limits.shown)
    ordered = in_safe_order(cells)
    hidden = any(isinstance(cell.value, Hidden) for cell in ordered)
    table = described(item, "share", reason if hidden else Text(""))
    return replace(table, rung="two", base=n, cells=ordered)


def _number_table(item: Item, column: Column, n: int, limits: Limits) -> SafeTable:
    # Most numbers asked for are counts: 0 is an end where the questionnaire names none.
    ends = (item.question.low or 0.0, item.question.high)
    mean = mean_value(numbers_given(column), n, limits, ends)
    if mean is None:
        return described(item, "share", words.NO_MEAN)
    return replace(described(item, "share", words.ROUNDED_MEAN), rung="full", base=n, mean=mean)
