"""The rules that take whole rows out, one function each; every one flags the rows that should leave.

Rules run in the order of `ROW_RULES`, each on the rows that the earlier ones left.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from manege_analysis.cleaning.rowprint import answered, cell_text
from manege_analysis.exports.answers import Answers, Choices, Column, Numbers, Ticks, Words

Flags = NDArray[np.bool_]
LONG_TEXT = 20
"""So many equal characters two doctors do not write by chance."""


def never_answered(answers: Answers) -> Flags:
    """Flag rows that the tool itself marked as invited and never answered."""
    return _marked(answers, "never-answered")


def marked_as_test(answers: Answers) -> Flags:
    """Flag rows that the tool marked as test, preview or spam."""
    return _marked(answers, "test")


def unsubmitted(answers: Answers) -> Flags:
    """Flag rows that were begun and not completed."""
    return _marked(answers, "unsubmitted")


def blank_row(answers: Answers) -> Flags:
    """Flag rows in which no question is answered, blanks and no-break spaces being no answer."""
    return ~_any_answer(answers)


def duplicate(answers: Answers) -> Flags:
    """Flag all but one row of each respondent.

    Where the export names respondents (by pseudonym), the completed row stays, then the latest, then
    the fullest, then the one furthest down.  Where it does not, equal answers alone prove nothing: two
    doctors may well agree on every scale.  So a row leaves only when everything in it is equal to an
    earlier row of the same day *and* they share a written text of at least 20 characters.
    """
    flags = np.zeros(len(answers), dtype=np.bool_)
    for group in _same_respondent(answers):
        best = max(group, key=lambda at: _standing(answers, at))
        flags[[at for at in group if at != best]] = True
    for group in equal_rows(answers):
        if _shared_text(answers, group[0]):
            flags[group[1:]] = True
    return flags


RowRuleFunction = Callable[[Answers], Flags]
ROW_RULES: Mapping[str, RowRuleFunction] = MappingProxyType(
    {
        "never-answered": never_answered,
        "test": marked_as_test,
        "unsubmitted": unsubmitted,
        "blank-row": blank_row,
        "duplicate": duplicate,
    }
)


def equal_rows(answers: Answers) -> list[list[int]]:
    """Gather the positions of rows without a pseudonym that are equal in every answer and in their day.

    Each group has at least two rows and begins with the one highest up in the raw file; blank rows are
    in none.
    """
    names = answers.respondents or ("",) * len(answers)
    nameless = np.array([not name for name in names], dtype=np.bool_)
    if not nameless.any():
        return []
    alike = _perhaps_equal(answers, np.flatnonzero(nameless & _any_answer(answers)))
    groups: dict[tuple[object, ...], list[int]] = {}
    for at in sorted(alike.tolist(), key=lambda at: int(answers.rows[at])):
        day = answers.answered_on[at] if answers.answered_on else None
        cells = tuple(cell_text(column, at) for column in answers.columns.values())
        groups.setdefault((day, cells), []).append(at)
    return [group for group in groups.values() if len(group) > 1]


def _perhaps_equal(answers: Answers, places: NDArray[np.int64]) -> NDArray[np.int64]:
    """Narrow rows down to those that share a hash with another, so that only those are compared."""
    mixed = np.zeros(len(places), dtype=np.uint64)
    for column in answers.columns.values():
        mixed = mixed * np.uint64(0x9E3779B97F4A7C15) + _codes(column)[places].astype(np.uint64)
    _, inverse, counts = np.unique(mixed, return_inverse=True, return_counts=True)
    return places[counts[inverse] > 1]


def _marked(answers: Answers, mark: str) -> Flags:
    return np.array(answers.marks.get(mark, np.zeros(len(answers), dtype=np.bool_)), dtype=np.bool_)


def _any_answer(answers: Answers) -> Flags:
    flags = np.zeros(len(answers), dtype=np.bool_)
    for column in answers.columns.values():
        flags |= answered(column)
    return flags


def _same_respondent(answers: Answers) -> list[list[int]]:
    groups: dict[str, list[int]] = {}
    for at, name in enumerate(answers.respondents):
        if name:
            groups.setdefault(name, []).append(at)
    return [group for group in groups.values() if len(group) > 1]


def _standing(answers: Answers, at: int) -> tuple[bool, int, int, int]:
    """Rank a row among those of the same respondent; the highest stays."""
    partial = bool(_marked(answers, "unsubmitted")[at])
    day = answers.answered_on[at] if answers.answered_on else None
    filled = sum(bool(cell_text(column, at)) for column in answers.columns.values())
    return not partial, day.toordinal() if day else 0, filled, int(answers.rows[at])


def _shared_text(answers: Answers, at: int) -> bool:
    return any(
        len(text) >= LONG_TEXT for column in answers.columns.values() for text in _written(column, at)
    )


def _written(column: Column, at: int) -> tuple[str, ...]:
    if isinstance(column, Words):
        return (column.values[at].strip(),)
    if isinstance(column, Ticks) and column.leftover:
        return (column.leftover[at].strip(),)
    return ()


def _codes(column: Column) -> NDArray[np.int64]:
    """Number the distinct cells of a column, so that rows can be compared as rows of numbers."""
    if isinstance(column, Choices):
        return column.codes.astype(np.int64)
    if isinstance(column, Numbers):
        return np.unique(column.values, return_inverse=True)[1].astype(np.int64)
    cells: list[tuple[bytes, str]] = []
    if isinstance(column, Words):
        cells = [(b"", value.strip()) for value in column.values]
    else:
        texts = column.leftover or ("",) * len(column.ticked)
        cells = [(row.tobytes(), text.strip()) for row, text in zip(column.ticked, texts, strict=True)]
    index: dict[tuple[bytes, str], int] = {}
    return np.array([index.setdefault(cell, len(index)) for cell in cells], dtype=np.int64)
