"""A table's finding in one sentence that is true for its n, said from published values only."""

from __future__ import annotations

from collections.abc import Sequence

from manege_analysis.charts import words
from manege_analysis.charts.values import bounds, is_few, measured_base, number, said_of, share
from manege_analysis.summary.safe import Cell, Hidden, SafeTable, Shown, Value
from manege_analysis.wording.numbers import listed
from manege_analysis.wording.text import Language, Text

NEARLY_ALL = 0.9
NEARLY_ALL_AT_LEAST = 0.8
FEW_AT_MOST = 0.2
SHORT = 50
"""The longest reason, in letters, that makes a title."""
_VERB = {"multi": words.POINTS_TO, "text": words.WRITES_OF}
_NO_ANSWER = ("rest", "outside", "blank")


def finding(table: SafeTable, language: Language) -> str:
    """Say what a table shows.

    A scale's title counts the doctors on the problem side, in the questionnaire's own words for it
    (`asks_for`) or, where it has none, by quoting the answers.  Words such as "de fleste" stand
    only where the published bounds make them true.

    >>> from manege_analysis.summary.safe import the_gate
    >>> with the_gate():
    ...     table = SafeTable("q7", "scale", "share", "two", 21,
    ...         (Cell("problem", Text("Svært"), "problem", Shown(17)),), Text("Hvor svært er det?"),
    ...         asks_for=Text("finder det svært at få kontakt med PPR"))
    >>> finding(table, "da")
    '17 af 21 læger finder det svært at få kontakt med PPR'
    """
    base = measured_base(table)
    if table.rung == "withheld":
        return withheld(table, language)
    if table.kind == "number":
        return _number(table, language)
    if not base:
        return words.NOBODY.in_(language)
    value = problem_value(table)
    if table.kind == "scale" and _is_empty(table):
        return words.NO_STAND.say(language, n=base)
    if table.kind == "scale" and value is not None:
        everybody = table.bases is None or base == table.bases.respondents
        return by_doctors(value, base, _asks_for(table, language), language, everybody=everybody)
    if table.kind == "text" and not table.cells:
        return _wrote(table, language)
    return _most_chosen(table, base, language)


def _is_empty(table: SafeTable) -> bool:
    return all(cell.value == Shown(0) for cell in table.cells if cell.side not in ("outside", "blank"))


def withheld(table: SafeTable, language: Language) -> str:
    """Say that nothing is shown, and why where the reason is short enough for a title.

    >>> from manege_analysis.summary.safe import the_gate
    >>> with the_gate():
    ...     table = SafeTable("q", "scale", "share", "withheld", None, (), Text("?"),
    ...         hidden_reason=Text("For få svar (under 10)"))
    >>> withheld(table, "da")
    'For få svar (under 10)'
    """
    reason = table.hidden_reason.in_(language).rstrip(".")
    return reason if 0 < len(reason) <= SHORT else words.WITHHELD.in_(language)


def problem_value(table: SafeTable) -> Value | None:
    """Return what is published of the problem side, or None where the table has no such side."""
    cells = table.side("problem")
    if len(cells) == 1:
        return cells[0].value
    counts = [cell.value.count for cell in cells if isinstance(cell.value, Shown)]
    return Shown(sum(counts)) if cells and len(counts) == len(cells) else None


def by_doctors(
    value: Value,
    base: int,
    does: str,
    language: Language,
    *,
    weighs: bool = True,
    everybody: bool = True,
) -> str:
    """Say how many of `base` doctors do something; `does` is a verb phrase in the present tense.

    `weighs` allows the words majority and minority, which fit two sides but not one answer of many.
    `everybody` is False where `base` is only those who answered: then "all" says so.

    >>> by_doctors(Shown(23), 23, "savner en kontakt", "da")
    'Alle 23 læger savner en kontakt'
    """
    said = said_of(value, base, language)
    pattern = (
        _pattern(value, base) if isinstance(value, Hidden) else _of_count(value.count, base, weighs)
    )
    if not everybody:
        pattern = {
            words.ALL_DO: words.ALL_WHO_ANSWERED_DO,
            words.NONE_DO: words.NONE_WHO_ANSWERED_DO,
        }.get(pattern, pattern)
    sentence = pattern.say(language, said=said, n=base, does=does)
    return sentence[0].upper() + sentence[1:]


def _of_count(count: int, base: int, weighs: bool) -> Text:
    if count == 0:
        return words.NONE_DO
    if count == base:
        return words.ALL_DO
    if count / base >= NEARLY_ALL:
        return words.NEARLY_ALL_DO
    if not weighs or count == 1:
        return words.SO_MANY_DO
    if 2 * count == base:
        return words.HALF_DO
    if 1 / 2 < count / base < 2 / 3:
        return words.MAJORITY_DOES
    return words.MINORITY_DOES if count < base / 3 else words.SO_MANY_DO


def _pattern(value: Value, base: int) -> Text:
    low, high = bounds(value)
    if low == 0:
        return words.FEW_DO if high / base <= FEW_AT_MOST else words.SO_MANY_DO
    if low / base >= NEARLY_ALL_AT_LEAST:
        return words.NEARLY_ALL_AT_LEAST_DO
    return words.MOST_DO if low > base / 2 else words.SO_MANY_DO


def _asks_for(table: SafeTable, language: Language) -> str:
    if table.asks_for.da:
        return table.asks_for.in_(language)
    return words.ANSWERS.say(language, answer=either(table.side("problem"), language))


def either(cells: Sequence[Cell], language: Language) -> str:
    """Quote the cells' texts as alternatives.

    >>> either([Cell(text, Text(text), "good", Shown(0)) for text in ("Let", "Meget let")], "da")
    '»Let« eller »Meget let«'
    """
    *others, last = (_quoted(cell, language) for cell in cells)
    return f"{', '.join(others)} {words.OR.in_(language)} {last}" if others else last


def _most_chosen(table: SafeTable, base: int, language: Language) -> str:
    cells = [cell for cell in table.cells if cell.side not in _NO_ANSWER]
    if not cells:
        return withheld(table, language)
    top = max(share(cell.value, base) for cell in cells)
    first = [cell for cell in cells if share(cell.value, base) == top]
    said = said_of(first[0].value, base, language)
    if len(first) == 1:
        verb = _VERB.get(table.kind, words.ANSWERS)
        does = verb.say(language, answer=_quoted(first[0], language))
        everybody = table.bases is None or base == table.bases.respondents
        return by_doctors(first[0].value, base, does, language, weighs=False, everybody=everybody)
    if top == 0:
        return words.NOTHING_CHOSEN.say(language, n=base)
    if is_few(first[0].value):
        return words.EACH_FEW.say(language, said=said)
    if len(first) == 2:
        names = listed([_quoted(cell, language) for cell in first], language)
        return words.TWO_TIE.say(language, names=names, said=said)
    return words.MORE_TIE.say(language, count=len(first), said=said)


def _quoted(cell: Cell, language: Language) -> str:
    return words.QUOTED.say(language, text=cell.text.in_(language))


def _wrote(table: SafeTable, language: Language) -> str:
    if table.bases is None:
        return withheld(table, language)
    value = Shown(table.bases.answered)
    return by_doctors(value, table.bases.respondents, words.WROTE.in_(language), language)


def _number(table: SafeTable, language: Language) -> str:
    unit = table.unit.in_(language)
    if table.mean is not None:
        value = f"{number(table.mean, language)} {unit}".strip()
        return words.MEAN_IS.say(language, value=value)
    if table.median is not None:
        return words.MEDIAN_IS.say(language, value=f"{median(table, language)} {unit}".strip())
    return words.NOBODY.in_(language)


def median(table: SafeTable, language: Language) -> str:
    """Return the table's median as it is to be read: an answer's words, or a number.

    >>> from manege_analysis.summary.safe import the_gate
    >>> with the_gate():
    ...     median(SafeTable("q", "number", "internal", "full", 9, (), Text("?"), median="3.5"), "da")
    '3,5'
    """
    if table.median is None:
        return ""
    if cell := table.cell(table.median):
        return cell.text.in_(language)
    try:
        return number(float(table.median), language)
    except ValueError:
        return table.median
