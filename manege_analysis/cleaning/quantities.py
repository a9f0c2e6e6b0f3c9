"""A column of written numbers becomes numbers, and a column of written dates becomes ISO dates."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from manege_analysis.cleaning import numbers
from manege_analysis.cleaning.audit import Change
from manege_analysis.cleaning.choices import as_choices
from manege_analysis.cleaning.finding import Cleaned, Desk, Rows, places_of
from manege_analysis.cleaning.settle import Settled, unknown_answers
from manege_analysis.exports.answers import NOT_ANSWERED, Choices, Column, Numbers, Words
from manege_analysis.exports.cells import Cells
from manege_analysis.exports.moments import read_day, read_days
from manege_analysis.questionnaire.model import Item
from manege_analysis.wording.text import Text

_NAN = float("nan")
_MARK_TOLD = Text(
    "{item}: decimaltegnet er læst som {mark}, fordi andre svar i kolonnen viser det.",
    "{item}: {mark} was read as the decimal mark, because other answers in the column prove it.",
)
_MONTHS_ALONE = (
    (re.compile(r"([^\W\d_]{3,9})\.?\s+(\d{4})"), "1. {0} {1}"),
    (re.compile(r"(\d{1,2})[./-](\d{4})"), "1/{0}/{1}"),
    (re.compile(r"(\d{4})-(\d{2})"), "{0}-{1}-01"),
)


@dataclass(frozen=True)
class _Read:
    """What one label was read as, and what to tell of it (as in `Settled`)."""

    settled: Settled
    value: float | str
    after: str = ""


def clean_numbers(item: Item, column: Column, rows: Rows, desk: Desk) -> Cleaned:
    """Clean a column of numbers: decimals by the column's evidence, limits by the question's.

    A number outside the limits is set aside and told; a text that is no number, or could be two
    ("3.275"), is an unknown answer.
    """
    if isinstance(column, Numbers):
        return _within_limits(item, column, rows, desk)
    raw = as_choices(column)
    parsed = [numbers.parse(_meant(item, label, desk), _units(item)) for label in raw.labels]
    mark = numbers.decimal_mark(number for number in parsed if number)
    reads = [
        _number(item, label, number, mark, desk)
        for label, number in zip(raw.labels, parsed, strict=True)
    ]
    values = np.array([each.value for each in reads] + [_NAN, _NAN], dtype=np.float64)
    doubtful = mark and any(number and number.ambiguous for number in parsed)
    said = (_MARK_TOLD.filled(item=item.key, mark=f"»{mark}«"),) if doubtful else ()
    return _told(item, raw, reads, rows, Numbers(values[raw.codes]), said)


def clean_dates(item: Item, column: Column, rows: Rows, desk: Desk) -> Cleaned:
    """Clean a column of dates to year-month-day; what is no date is an unknown answer."""
    raw = as_choices(column)
    meant = [_meant(item, label, desk) for label in raw.labels]
    days = read_days(Cells.of(meant))
    pairs = zip(meant, days.values, strict=True)
    iso = [day.isoformat() if day else _month_alone(text) for text, day in pairs]
    reads = [_date(item, label, day, desk) for label, day in zip(raw.labels, iso, strict=True)]
    words = [str(each.value) for each in reads] + ["", ""]
    cleaned = Words(tuple(words[code] for code in raw.codes.tolist()))
    told = Text("{item}: {evidence}")
    notes = (told.filled(item=item.key, evidence=days.evidence),) if days.evidence else ()
    return _told(item, raw, reads, rows, cleaned, notes)


def _month_alone(text: str) -> str:
    """Read a month without a day as ISO's shorter form, or return "" where the text is none.

    Asked for "roughly when", doctors write "november 2026"; a day would be invented.

    >>> _month_alone("nov. 2026"), _month_alone("11/2026"), _month_alone("snart")
    ('2026-11', '2026-11', '')
    """
    for pattern, whole in _MONTHS_ALONE:
        if found := pattern.fullmatch(text.strip()):
            day = read_day(whole.format(*found.groups()))
            return f"{day:%Y-%m}" if day else ""
    return ""


def _number(
    item: Item, label: str, parsed: numbers.NumberText | None, mark: numbers.Decimal, desk: Desk
) -> _Read:
    low, high = item.question.low, item.question.high
    found = numbers.read(parsed, mark, low, high) if parsed else None
    if found is None or (found.told and "number-form" in desk.off):
        return _Read(_unknown(label, desk), _NAN)
    if not numbers.is_inside(found.value, low, high) and "out-of-range" not in desk.off:
        return _Read(Settled(NOT_ANSWERED, "out-of-range", label), _NAN)
    merged = desk.counts_as(item, label) is not None
    rule = "merge-label" if merged else "number-form" if found.told else ""
    shown = desk.redact(label).text if merged else label
    return _Read(Settled(0, rule, shown), found.value, f"{found.value:.15g}")


def _date(item: Item, label: str, iso: str, desk: Desk) -> _Read:
    if not iso:
        return _Read(_unknown(label, desk), "")
    merged = desk.counts_as(item, label) is not None
    rule = "merge-label" if merged else "date-form" if label != iso else ""
    shown = desk.redact(label).text if merged else label
    return _Read(Settled(0, rule, shown), iso, iso)


def _within_limits(item: Item, column: Numbers, rows: Rows, desk: Desk) -> Cleaned:
    """Hold numbers that are numbers already (cleaned before) to the question's limits."""
    low, high = item.question.low, item.question.high
    values = column.values
    outside = np.zeros(len(values), dtype=np.bool_)
    if "out-of-range" not in desk.off:
        outside = (values < (-np.inf if low is None else low)) | (
            values > (np.inf if high is None else high)
        )
    changes = tuple(
        Change("out-of-range", row, item.key, f"{value:.15g}")
        for row, value in zip(rows[outside].tolist(), values[outside].tolist(), strict=True)
    )
    return Cleaned(Numbers(np.where(outside, np.nan, values)), changes)


def _told(
    item: Item, raw: Choices, reads: Sequence[_Read], rows: Rows, column: Column, notes: tuple[Text, ...]
) -> Cleaned:
    held = [rows[at] for at in places_of(raw.codes, [bool(each.settled.rule) for each in reads])]
    unclear = np.array(
        [each.settled.rule == "unknown" for each in reads] + [False, False], dtype=np.bool_
    )
    return Cleaned(
        column,
        tuple(_changes(item, reads, held)),
        unknown_answers(item, zip((each.settled for each in reads), held, strict=True)),
        notes,
        unclear[raw.codes],
    )


def _changes(item: Item, reads: Sequence[_Read], held: Sequence[Rows]) -> Iterator[Change]:
    for each, rows in zip(reads, held, strict=True):
        if each.settled.rule:
            for row in rows.tolist():
                yield Change(each.settled.rule, row, item.key, each.settled.shown, each.after)


def _meant(item: Item, label: str, desk: Desk) -> str:
    into = desk.counts_as(item, label)
    return label if into is None else into


def _units(item: Item) -> tuple[str, ...]:
    return tuple(unit for unit in (item.question.unit.da, item.question.unit.en) if unit)


def _unknown(label: str, desk: Desk) -> Settled:
    return Settled(NOT_ANSWERED, "unknown", desk.redact(label).text)
