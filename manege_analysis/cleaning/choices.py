"""A column with one answer per row becomes codes into the item's options: all of them, in order."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from manege_analysis.cleaning.finding import Cleaned, Desk, Rows, coded, filled, rows_by_code
from manege_analysis.cleaning.settle import Settled, changes_for, settle, unknown_answers
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
from manege_analysis.wording.text import Text

OTHER_IDS = ("andet", "anden", "andre", "other", "noget-andet")
"""Ids by which a questionnaire's own "other" option is known."""


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
    settled = [settle(item, label, desk) for label in raw.labels]
    own = _written_by_respondents(item, settled)
    table = np.array([each.option for each in own] + [NOT_SHOWN, NOT_ANSWERED], dtype=np.int32)
    pairs = [(each, rows[at]) for each, at in zip(own, rows_by_code(raw.codes, len(own)), strict=True)]
    unclear = np.array([each.rule == "unknown" for each in own] + [False, False], dtype=np.bool_)
    changes = tuple(change for each, held in pairs for change in changes_for(item, each, held))
    return Cleaned(
        Choices(table[raw.codes], ids),
        changes,
        unknown_answers(item, pairs),
        _uncounted(item, sum(len(held) for each, held in pairs if each.rule == "written-other")),
        unclear[raw.codes],
        _other_column(item, raw, own),
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


def other_option(item: Item) -> int | None:
    """Find the position of the item's own "other" option, or None where it has none."""
    ids = [option.id for option in item.options]
    return next((ids.index(each) for each in OTHER_IDS if each in ids), None)


def ids_mislead(options: tuple[Option, ...]) -> bool:
    """Say whether an id is another option's text or code, so that labels equal to ids prove nothing."""
    return any(
        one.id in (other.text.da, other.text.en, other.code, *other.also)
        for one in options
        for other in options
        if one is not other
    )


def _written_by_respondents(item: Item, settled: list[Settled]) -> list[Settled]:
    """Take what is no option as the respondent's own answer, where the question allows one."""
    if not item.question.other:
        return settled
    at = other_option(item)
    option = NOT_ANSWERED if at is None else at
    return [
        replace(each, option=option, rule="written-other") if each.rule == "unknown" else each
        for each in settled
    ]


def _other_column(item: Item, raw: Choices, own: list[Settled]) -> dict[str, Column]:
    if not any(each.rule == "written-other" for each in own):
        return {}
    words = [each.shown if each.rule == "written-other" else "" for each in own] + ["", ""]
    return {f"{item.key}#other": Words(tuple(words[code] for code in raw.codes.tolist()))}


def _uncounted(item: Item, count: int) -> tuple[Text, ...]:
    if not count or other_option(item) is not None:
        return ()
    said = Text(
        "{item}: {n} egne svar kan ikke tælles; giv spørgsmålet svaret »andet«.",
        '{item}: {n} written answers cannot be counted; give the question an option "andet".',
    )
    return (filled(said, item=item.key, n=count),)


def _ticked_labels(column: Ticks) -> list[list[str]]:
    left = column.leftover or ("",) * len(column.ticked)
    picked: list[list[str]] = []
    for row, text in zip(column.ticked == 1, left, strict=True):
        named = [column.labels[at] for at in np.flatnonzero(row)]
        picked.append([*named, text] if text else named)
    return picked
