"""Questions asked only of some: not being shown a question is told apart from not answering it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from manege_analysis.cleaning.audit import Change
from manege_analysis.cleaning.rowprint import answered, cell_text
from manege_analysis.exports.answers import NOT_SHOWN, Answers, Choices, Column, Numbers, Ticks, Words
from manege_analysis.questionnaire.model import Item, Questionnaire

Flags = NDArray[np.bool_]


def apply_filters(
    answers: Answers, questionnaire: Questionnaire, unclear: Mapping[str, Flags]
) -> tuple[Answers, tuple[Change, ...]]:
    """Mark who was not asked, question by question in their order, so that filters can build on filters.

    An answer given all the same by somebody whose answer to the earlier question says otherwise is set
    aside and told.  Where the earlier answer is unknown (`unclear`), nothing is concluded.
    """
    changes: list[Change] = []
    for item in questionnaire.items:
        column = answers.columns.get(item.key)
        hidden = not_shown(answers, item, unclear)
        if column is None or hidden is None or not hidden.any():
            continue
        changes += _told(item, column, hidden, answers.rows)
        answers = answers.with_column(item.key, hide(column, hidden))
    return answers, tuple(changes)


def not_shown(answers: Answers, item: Item, unclear: Mapping[str, Flags] | None = None) -> Flags | None:
    """Flag the rows of *cleaned* answers to whom an item was not shown; None where all were asked.

    Numbers and texts cannot say "not shown" themselves, so whoever counts their base asks here.
    """
    if item.question.shown_if is None:
        return None
    earlier, options = item.question.shown_if
    column = answers.columns.get(earlier)
    if not isinstance(column, Choices | Ticks):
        return None
    asked = _chosen(column, options)
    known = ~(unclear or {}).get(earlier, np.zeros(len(answers), dtype=np.bool_))
    silent = ~answered(column)
    given = answered(answers.columns[item.key]) if item.key in answers.columns else np.zeros_like(asked)
    # Who skipped the earlier question was not asked this one, unless an answer proves that they were.
    hidden: Flags = ~asked & known & ~(silent & given)
    return hidden


def hide(column: Column, hidden: Flags) -> Column:
    """Mark the flagged rows as not shown, or empty them where a column cannot say that."""
    if isinstance(column, Choices):
        return replace(column, codes=np.where(hidden, np.int32(NOT_SHOWN), column.codes))
    if isinstance(column, Numbers):
        return Numbers(np.where(hidden, np.nan, column.values))
    if isinstance(column, Words):
        return Words(
            tuple("" if gone else text for text, gone in zip(column.values, hidden, strict=True))
        )
    left = tuple("" if gone else text for text, gone in zip(column.leftover, hidden, strict=False))
    ticked = np.where(hidden[:, None], np.int8(NOT_SHOWN), column.ticked)
    return replace(column, ticked=ticked, leftover=left)


def _chosen(column: Choices | Ticks, options: tuple[str, ...]) -> Flags:
    wanted = [at for at, label in enumerate(column.labels) if label in options]
    if isinstance(column, Choices):
        chosen: Flags = np.isin(column.codes, wanted)
    else:
        chosen = (column.ticked[:, wanted] == 1).any(axis=1)
    return chosen


def _told(item: Item, column: Column, hidden: Flags, rows: NDArray[np.int64]) -> Iterator[Change]:
    given = answered(column)
    told = hidden & (given if isinstance(column, Words | Numbers) else ~_known_hidden(column))
    for at in np.flatnonzero(told).tolist():
        before = _before(item, column, at) if given[at] else ""
        yield Change("filter", int(rows[at]), item.key, before, "ikke stillet")


def _known_hidden(column: Choices | Ticks) -> Flags:
    codes = column.codes[:, None] if isinstance(column, Choices) else column.ticked
    hidden: Flags = (codes == NOT_SHOWN).all(axis=1)
    return hidden


def _before(item: Item, column: Column, at: int) -> str:
    """Say what stood in a cell: labels and numbers as they are; of words only that there were any."""
    if isinstance(column, Words) and item.kind == "text":
        return "tekst"
    texts = {option.id: option.text.da for option in item.options}
    if isinstance(column, Ticks):
        ticked = [texts.get(column.labels[i], "") for i in np.flatnonzero(column.ticked[at] == 1)]
        return "; ".join(ticked + ["eget svar"] * bool(column.leftover and column.leftover[at]))
    text = cell_text(column, at)
    return texts.get(text, text)
