"""Clean `Answers` are counted, item by item; above the gate, because single rows are still in reach."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from manege_analysis.errors import PrivacyError, Problem
from manege_analysis.exports.answers import (
    NOT_ANSWERED,
    NOT_SHOWN,
    Answers,
    Choices,
    Column,
    Numbers,
    Ticks,
    Words,
)
from manege_analysis.questionnaire.model import Item, Questionnaire

THEMES = "#themes"
"""Coded themes of a free-text item stand in a column of their own: `"q30#themes"`."""

_COLUMN_OF = {
    "scale": Choices, "single": Choices, "multi": Ticks, "number": Numbers, "text": Words, "date": Words,
}  # fmt: skip


@dataclass(frozen=True)
class Counts:
    """One item counted: how many gave each of `options`, and the three bases.

    `other` is how many wrote an answer of their own beside a multi-select's options.
    """

    options: tuple[str, ...]
    each: tuple[int, ...]
    respondents: int
    shown: int
    answered: int
    other: int = 0

    @property
    def blank(self) -> int:
        """How many were shown the item and left it blank."""
        return self.shown - self.answered

    def of(self, ids: Collection[str]) -> int:
        """Add up the counts of the options named in `ids`."""
        return sum(n for option, n in zip(self.options, self.each, strict=True) if option in ids)


def count(item: Item, column: Column) -> Counts:
    """Count one item's clean column; one entry per respondent.

    Text, dates and numbers have no options: only their bases are counted.  Raises `PrivacyError`
    when the column is not clean, without quoting it.

    >>> from manege_analysis.questionnaire.model import Option, Question
    >>> from manege_analysis.wording.text import Text
    >>> yes_no = (Option("yes", Text("Ja")), Option("no", Text("Nej")))
    >>> item = Item("q1", Question("q1", "single", Text("Har du tid?"), options=yes_no))
    >>> count(item, Choices(np.array([0, 0, 1, -1], np.int32), ("yes", "no"))).each
    (2, 1)
    """
    require_clean(item, column)
    seen, answered = shown(column), answers_given(column)
    options: tuple[str, ...] = ()
    each: Sequence[int] = ()
    other = 0
    if isinstance(column, Choices):
        options = column.labels
        each = np.bincount(column.codes[column.codes >= 0], minlength=len(options)).tolist()
    elif isinstance(column, Ticks):
        options = column.labels
        each = (column.ticked == 1).sum(axis=0).tolist()
        other = sum(bool(text) for text in column.leftover)
    return Counts(options, tuple(each), len(seen), int(seen.sum()), int(answered.sum()), other)


def count_themes(column: Ticks) -> Counts:
    """Count the coded themes of a free-text item."""
    each = tuple((column.ticked == 1).sum(axis=0).tolist())
    answered = int((column.ticked == 1).any(axis=1).sum())
    return Counts(column.labels, each, len(column.ticked), len(column.ticked), answered)


def shown(column: Column) -> NDArray[np.bool_]:
    """Flag the rows that were shown the item; text and numbers cannot tell, and count as shown."""
    if isinstance(column, Choices):
        return np.asarray(column.codes != NOT_SHOWN, dtype=np.bool_)
    if isinstance(column, Ticks):
        unseen: NDArray[np.bool_] = (column.ticked == NOT_SHOWN).all(axis=1)
        return ~unseen
    length = len(column.values)
    return np.ones(length, dtype=np.bool_)


def answers_given(column: Column) -> NDArray[np.bool_]:
    """Flag the rows that answered: a multi-select is answered by ticking or writing anything."""
    if isinstance(column, Choices):
        return column.codes > NOT_ANSWERED
    if isinstance(column, Ticks):
        ticked: NDArray[np.bool_] = (column.ticked == 1).any(axis=1)
        wrote = np.array([bool(text) for text in column.leftover], dtype=np.bool_)
        return ticked | wrote if len(wrote) else ticked
    if isinstance(column, Words):
        return np.array([bool(text.strip()) for text in column.values], dtype=np.bool_)
    return np.array(np.isfinite(column.values), dtype=np.bool_)


def chose(item: Item, column: Column, ids: Collection[str]) -> NDArray[np.bool_]:
    """Flag the rows whose answer is one of the options `ids`, for groups and for the bootstrap."""
    require_clean(item, column)
    if isinstance(column, Choices):
        wanted = [i for i, label in enumerate(column.labels) if label in ids]
        return np.isin(column.codes, wanted)
    if isinstance(column, Ticks):
        columns = [i for i, label in enumerate(column.labels) if label in ids]
        flags: NDArray[np.bool_] = (column.ticked[:, columns] == 1).any(axis=1)
        return flags
    raise PrivacyError(f'item "{item.key}" has no options to choose from.')


def numbers_given(column: Column) -> tuple[float, ...]:
    """Return the numbers that were answered, sorted, so that no sum depends on the rows' order."""
    if not isinstance(column, Numbers):
        return ()
    return tuple(sorted(float(value) for value in column.values[np.isfinite(column.values)]))


def respondent_rows(answers: Answers, questionnaire: Questionnaire) -> NDArray[np.bool_]:
    """Flag the respondents: the rows that answered anything at all.

    Their number is the deck's one n.  An identifying question does not make a respondent, and
    neither does a theme that somebody else coded.  Of finished counts every row is a respondent: the
    base says how many there were, also where some left out the questions that were counted.
    """
    if answers.source.totals:
        return np.ones(len(answers), dtype=np.bool_)
    anything = np.zeros(len(answers), dtype=np.bool_)
    for item in questionnaire.items:
        column = answers.columns.get(item.key)
        if column is not None and not item.question.identifier:
            anything |= answers_given(column)
    return anything


def require_clean(item: Item, column: Column) -> None:
    """Raise `PrivacyError` unless the column is the item's own, cleaned.

    The message names no label: an unclean column's labels are what respondents wrote.
    """
    where = f'item "{item.key}"'
    remedy = "Clean the answers with this questionnaire before they are summarised."
    if not isinstance(column, _COLUMN_OF[item.kind]):
        got = f"a column of {type(column).__name__}"
        raise PrivacyError(Problem(where, f"a cleaned {item.kind} column", got, remedy))
    if isinstance(column, Choices | Ticks):
        known = tuple(option.id for option in item.options)
        if column.labels != known:
            raise PrivacyError(Problem(where, "the item's option ids as labels", "others", remedy))
        if isinstance(column, Choices) and not _are_codes(column.codes, len(known)):
            raise PrivacyError(Problem(where, "codes of the labels", "a code of none", remedy))


def _are_codes(codes: NDArray[np.int32], labels: int) -> bool:
    return bool(((codes >= NOT_SHOWN) & (codes < labels)).all())
