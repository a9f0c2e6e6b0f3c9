"""Cleaning as one story: rows go, columns become typed, filters apply, texts get their decisions."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cache

from manege_analysis.cleaning.audit import AuditLog, Change
from manege_analysis.cleaning.choices import clean_choices
from manege_analysis.cleaning.decisions import CLEANING_DECISIONS, rules_off
from manege_analysis.cleaning.filters import apply_filters
from manege_analysis.cleaning.finding import Cleaned, Desk, Rows
from manege_analysis.cleaning.merging import merge_notes, merges
from manege_analysis.cleaning.quantities import clean_dates, clean_numbers
from manege_analysis.cleaning.redact.redactor import redactor_for
from manege_analysis.cleaning.rowchoice import choose_rows
from manege_analysis.cleaning.textdecisions import apply_text_decisions
from manege_analysis.cleaning.texts import clean_extra, clean_texts, joined
from manege_analysis.cleaning.ticks import clean_ticks
from manege_analysis.exports.answers import Answers, Column
from manege_analysis.questionnaire.model import Item, Kind, Questionnaire
from manege_analysis.wording.text import Text
from manege_analysis.yamlfile import Decision

Cleaner = Callable[[Item, Column, Rows, Desk], Cleaned]
_NOT_OF_COUNTS = Text(
    "{n} beslutninger handler om enkelte besvarelser og gælder ikke en færdig optælling.",
    "{n} decisions are about single answers and do not apply to finished counts.",
)


def clean(
    answers: Answers,
    questionnaire: Questionnaire,
    decisions: Sequence[Decision] = (),
    *,
    roster: Sequence[str] = (),
) -> tuple[Answers, AuditLog]:
    """Turn answers as read into typed answers, and tell of every change.

    The raw answers stay as they were.  The result has one row per respondent; its labels are the
    option ids of each item, all of them, in the questionnaire's order, and every text in it is
    redacted.  `roster` holds the names that must not stand in a text: the cluster's doctors and staff.
    `decisions` may hold other stages' decisions too; those on rows, rules, labels and texts count here,
    and one that no longer fits the export becomes a note.  Finished counts are clean as they come.
    """
    if answers.source.totals:
        return answers, _nothing_to_clean(answers, decisions)
    rows = choose_rows(answers, decisions)
    kept = answers.keep(rows.keep)
    redact = cache(redactor_for(tuple(roster)).redact)
    desk = Desk(rules_off(decisions), merges(decisions, questionnaire), redact)
    cleaned = _clean_columns(kept, questionnaire, desk)
    typed = replace(kept, columns=_columns(cleaned))
    unclear = {key: each.unclear for key, each in cleaned.items() if each.unclear is not None}
    hidden: tuple[Change, ...] = ()
    if "filter" not in desk.off:
        typed, hidden = apply_filters(typed, questionnaire, unclear)
    typed, text_notes = apply_text_decisions(typed, questionnaire, decisions)
    log = AuditLog(
        (*rows.changes, *(change for each in cleaned.values() for change in each.changes), *hidden),
        tuple(unknown for each in cleaned.values() for unknown in each.unknown),
        (
            *rows.notes,
            *(note for each in cleaned.values() for note in each.notes),
            *merge_notes(decisions, questionnaire, kept, desk),
            *text_notes,
        ),
        len(answers),
        len(typed),
    )
    return typed, log


def _nothing_to_clean(answers: Answers, decisions: Sequence[Decision]) -> AuditLog:
    own = sum(isinstance(each, CLEANING_DECISIONS) for each in decisions)
    notes = (_NOT_OF_COUNTS.filled(n=own),) if own else ()
    return AuditLog(notes=notes, rows_in=len(answers), rows_out=len(answers))


def _clean_columns(answers: Answers, questionnaire: Questionnaire, desk: Desk) -> dict[str, Cleaned]:
    """Clean every column: the questionnaire's items in their order, then what else the file held."""
    items = {item.key: item for item in questionnaire.items}
    cleaned = {
        key: _CLEANERS[item.kind](item, answers.columns[key], answers.rows, desk)
        for key, item in items.items()
        if key in answers.columns
    }
    extra = {
        key: clean_extra(key, column, answers.rows, desk)
        for key, column in answers.columns.items()
        if key not in items
    }
    return {**cleaned, **extra}


def _columns(cleaned: Mapping[str, Cleaned]) -> dict[str, Column]:
    """Gather the typed columns; a written "other" joins the one that the file had already."""
    columns = {key: each.column for key, each in cleaned.items()}
    for each in cleaned.values():
        for key, column in each.more.items():
            columns[key] = joined(columns[key], column) if key in columns else column
    return columns


def _clean_text_item(item: Item, column: Column, rows: Rows, desk: Desk) -> Cleaned:
    return clean_texts(item.key, column, rows, desk)


_CLEANERS: Mapping[Kind, Cleaner] = {
    "scale": clean_choices,
    "single": clean_choices,
    "multi": clean_ticks,
    "number": clean_numbers,
    "date": clean_dates,
    "text": _clean_text_item,
}
