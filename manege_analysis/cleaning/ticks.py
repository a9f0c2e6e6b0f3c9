"""A column with any number of answers per row becomes one tick per option, in the item's order."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from manege_analysis.cleaning.choices import as_choices, ids_mislead
from manege_analysis.cleaning.finding import Cleaned, Desk, Rows
from manege_analysis.cleaning.other import as_written
from manege_analysis.cleaning.settle import Settled, changes_for, settle, unknown_answers
from manege_analysis.cleaning.texts import text_changes
from manege_analysis.exports.answers import NOT_ANSWERED, Choices, Column, Ticks
from manege_analysis.questionnaire.model import Item

Places = NDArray[np.int64]


def clean_ticks(item: Item, column: Column, rows: Rows, desk: Desk) -> Cleaned:
    """Clean a multi-select.

    Text left over by the reader is settled like a label: a near miss of an option ticks it.  What
    remains is, where the question has "other", the respondent's own answer, kept redacted; elsewhere
    it is an unknown answer.  A row in which nothing but unknown answers stood is not answered, for
    all zeros would claim that every option was read and left.
    """
    raw = column if isinstance(column, Ticks) else _one_tick_each(as_choices(column))
    left = _settled_leftovers(item, raw.leftover, desk)
    found = [*_settled_labels(item, raw, desk), *((each, at) for each, at in left.values())]
    own = {text for text, (each, _) in left.items() if each.rule == "written-other"}
    kept = tuple(text if text in own else "" for text in raw.leftover) if own else ()
    redacted = {text: desk.redact(text) for text in ("", *sorted(own))}
    ticked, unclear = _ticked(
        raw, len(item.options), found, np.array([bool(text) for text in kept], dtype=bool)
    )
    pairs = [(each, rows[at]) for each, at in found]
    changes = [change for each, held in pairs for change in changes_for(item, each, held)]
    return Cleaned(
        Ticks(ticked, tuple(o.id for o in item.options), tuple(redacted[text].text for text in kept)),
        (*changes, *text_changes(item.key, kept, redacted, rows if kept else rows[:0])),
        unknown_answers(item, pairs),
        unclear=unclear,
    )


def _one_tick_each(choices: Choices) -> Ticks:
    """Read single answers as ticks, for a file that lets a multi-select hold one answer only."""
    size = len(choices.labels)
    ticked = np.zeros((len(choices.codes), size), dtype=np.int8)
    chosen = np.flatnonzero(choices.codes >= 0)
    ticked[chosen, choices.codes[chosen]] = 1
    ticked[choices.codes < 0] = choices.codes[choices.codes < 0, None]
    return Ticks(ticked, choices.labels)


def _settled_labels(item: Item, raw: Ticks, desk: Desk) -> list[tuple[Settled, Places]]:
    ids = tuple(option.id for option in item.options)
    if raw.labels == ids and not ids_mislead(item.options):
        settled = [Settled(at, "", label) for at, label in enumerate(ids)]
    else:
        settled = [settle(item, label, desk) for label in raw.labels]
    return [(each, np.flatnonzero(raw.ticked[:, at] == 1)) for at, each in enumerate(settled)]


def _settled_leftovers(
    item: Item, leftover: Sequence[str], desk: Desk
) -> dict[str, tuple[Settled, Places]]:
    places: dict[str, list[int]] = {}
    for at, text in enumerate(leftover):
        if text and not text.isspace():
            places.setdefault(text, []).append(at)
    settled = {text: as_written(item, settle(item, text, desk)) for text in places}
    return {text: (settled[text], np.array(at, dtype=np.int64)) for text, at in places.items()}


def _ticked(
    raw: Ticks, options: int, found: list[tuple[Settled, Places]], kept: NDArray[np.bool_]
) -> tuple[NDArray[np.int8], NDArray[np.bool_]]:
    ticked = np.zeros((len(raw.ticked), options), dtype=np.int8)
    unclear = np.zeros(len(raw.ticked), dtype=np.bool_)
    for each, at in found:
        if each.option >= 0:
            ticked[at, each.option] = 1
        unclear[at] |= each.rule == "unknown"
    state = (
        raw.ticked.max(axis=1) if raw.labels else np.full(len(raw.ticked), NOT_ANSWERED, dtype=np.int8)
    )
    silent = ((state < 0) | unclear) & ~ticked.any(axis=1)
    silent[: len(kept)] &= ~kept
    ticked[silent] = np.where(state < 0, state, NOT_ANSWERED)[silent, None]
    return ticked, unclear
