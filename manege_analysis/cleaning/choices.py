"""A column with one answer per row becomes codes into the item's options: all of them, in order."""

from __future__ import annotations

import numpy as np

from manege_analysis.cleaning.finding import Cleaned, Desk, Rows, coded, places_of
from manege_analysis.cleaning.other import as_written, written_answers
from manege_analysis.cleaning.settle import changes_for, settle, unknown_answers
from manege_analysis.exports.answers import (
    NOT_ANSWERED,
    NOT_SHOWN,
    Choices,
    Column,
    Numbers,
    Ticks,
    Words,
)
from manege_analysis.questionnaire.model import Item, Option


def clean_choices(item: Item, column: Column, rows: Rows, desk: Desk) -> Cleaned:
    """Clean the answers to a scale or to a question with one answer.

    Every distinct label is settled once, so the cost hangs on labels and hardly on rows.  Where the
    respondent may write an answer of their own, what is no option is that answer: it counts as the
    questionnaire's "other" option and the words, redacted, go to the column `<item>#other`.
    """
    raw = as_choices(column)
    ids = tuple(option.id for option in item.options)
    if raw.labels == ids and not ids_mislead(item.options):
        return Cleaned(raw)
    settled = [as_written(item, settle(item, label, desk)) for label in raw.labels]
    table = np.array([each.option for each in settled] + [NOT_SHOWN, NOT_ANSWERED], dtype=np.int32)
    told = places_of(raw.codes, [bool(each.rule) for each in settled])
    pairs = [(each, rows[at]) for each, at in zip(settled, told, strict=True)]
    unclear = np.array([each.rule == "unknown" for each in settled] + [False, False], dtype=np.bool_)
    changes = tuple(change for each, held in pairs for change in changes_for(item, each, held))
    own = written_answers(item, raw, settled, rows, desk)
    return Cleaned(
        Choices(table[raw.codes], ids),
        (*changes, *own.changes) if own else changes,
        unknown_answers(item, pairs),
        own.notes if own else (),
        unclear[raw.codes],
        {f"{item.key}#other": own.column} if own else {},
    )


def as_choices(column: Column) -> Choices:
    """Read any column as one answer per row; several ticks in a row become one label joined by "; "."""
    if isinstance(column, Choices):
        return column
    if isinstance(column, Words):
        return Choices(*coded(column.values))
    if isinstance(column, Numbers):
        return Choices(*coded(tuple("" if np.isnan(v) else f"{v:g}" for v in column.values)))
    codes, labels = coded(tuple(map("; ".join, _ticked_labels(column))))
    first = column.ticked.min(axis=1, initial=0).astype(np.int32)
    return Choices(np.where((codes == NOT_ANSWERED) & (first == NOT_SHOWN), NOT_SHOWN, codes), labels)


def ids_mislead(options: tuple[Option, ...]) -> bool:
    """Say whether an id is another option's text or code, so that labels equal to ids prove nothing."""
    return any(
        one.id in (other.text.da, other.text.en, other.code, *other.also)
        for one in options
        for other in options
        if one is not other
    )


def _ticked_labels(column: Ticks) -> list[list[str]]:
    left = column.leftover or ("",) * len(column.ticked)
    picked: list[list[str]] = []
    for row, text in zip(column.ticked == 1, left, strict=True):
        named = [column.labels[at] for at in np.flatnonzero(row)]
        picked.append([*named, text] if text else named)
    return picked
