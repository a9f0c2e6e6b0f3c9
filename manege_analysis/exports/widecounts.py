"""A count table with a row per question and a column per answer becomes one with a row per answer."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace

import numpy as np

from manege_analysis.exports.cells import is_blank
from manege_analysis.exports.files.plaintext import key_of
from manege_analysis.exports.files.sheet import Sheet

LONG = ("question", "answer", "count", "base")
_COUNT = re.compile(r"\s*\d+(?:\.0)?\s*(?:\(\s*\d+(?:[.,]\d+)?\s*%\s*\))?\s*")


def as_long(sheet: Sheet, questions: Collection[str], bases: Collection[str]) -> Sheet | None:
    """Return the sheet with a row per answer, or None where it is no wide count table.

    `questions` and `bases` are what those columns may be called (`key_of` a header).  Below the header
    every cell but the question's must be a count or blank: a blank is an answer the question has not.

    >>> wide = Sheet.of([["Spørgsmål", "Ja", "Nej", "I alt"], ["Har du tid?", "17", "4", "21"]])
    >>> long = as_long(wide, {"spørgsmål"}, {"i alt"})
    >>> long.row(1) if long else None
    ('Har du tid?', 'Ja', '17', '21')
    """
    for at, heads in enumerate(sheet.top(5)):
        keys = [key_of(head) for head in heads]
        if keys and keys[0] in questions:
            base = next((i for i, key in enumerate(keys) if i and key in bases), None)
            answers = [i for i, key in enumerate(keys) if i and key and i != base]
            return _long(sheet, at, answers, base) if len(answers) > 1 else None
    return None


def _long(sheet: Sheet, header: int, answers: list[int], base: int | None) -> Sheet | None:
    rows, numbers = [LONG], [int(sheet.rows[header])]
    heads = sheet.row(header)
    for at in range(header + 1, len(sheet)):
        row = sheet.row(at)
        told = [row[i] for i in (*answers, *([base] if base else []))]
        if all(map(is_blank, told)):
            continue
        if is_blank(row[0]) or not all(is_blank(text) or _COUNT.fullmatch(text) for text in told):
            return None
        given = [i for i in answers if not is_blank(row[i])]
        rows += [(row[0], heads[i], row[i], row[base] if base else "") for i in given]
        numbers += [int(sheet.rows[at])] * len(given)
    made = Sheet.of(rows)
    return (
        replace(made, rows=np.array(numbers, dtype=np.int64), name=sheet.name) if len(rows) > 1 else None
    )
