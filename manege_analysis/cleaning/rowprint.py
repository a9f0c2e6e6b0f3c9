"""A row's fingerprint: how a decision recognises the same respondent's row in a later export."""

from __future__ import annotations

from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from manege_analysis.exports.answers import Answers, Choices, Column, Numbers, Words


def fingerprint(answers: Answers, position: int) -> str:
    """Name the raw row at `position` (from 0) by what it answers, in sixteen characters.

    Take it of *raw* answers.  Row numbers move when rows are deleted or a survey goes on; the answers
    of a finished row do not.  Neither the row's number nor a column nobody answered plays a part, so a
    column added later changes nothing.

    >>> from manege_analysis.exports.answers import Source
    >>> two = Answers(Source("a.csv", "", "generic"), np.array([2, 3]), {"q1": Words(("Ja", "Nej"))})
    >>> fingerprint(two, 0) == fingerprint(two.keep(np.array([True, False])), 0)
    True
    """
    known = ((key, cell_text(column, position)) for key, column in sorted(answers.columns.items()))
    said = "\x1e".join(f"{key}\x1f{text}" for key, text in known if text)
    return blake2b(said.encode(), digest_size=8).hexdigest()


def cell_text(column: Column, position: int) -> str:
    """Return one cell as text, so that equal cells are equal texts; blank and not shown are empty."""
    if isinstance(column, Words):
        return column.values[position].strip()
    if isinstance(column, Numbers):
        value = float(column.values[position])
        return "" if np.isnan(value) else f"{value:g}"
    if isinstance(column, Choices):
        code = int(column.codes[position])
        return column.labels[code].strip() if code >= 0 else ""
    ticked = [column.labels[i] for i in np.flatnonzero(column.ticked[position] == 1)]
    leftover = column.leftover[position].strip() if column.leftover else ""
    return "\x1d".join([*sorted(ticked), leftover]).strip("\x1d")


def answered(column: Column) -> NDArray[np.bool_]:
    """Flag the rows in which anything at all stands in this column.

    >>> answered(Words(("Ja", " ", ""))).tolist()
    [True, False, False]
    """
    if isinstance(column, Words):
        return np.array([bool(text) and not text.isspace() for text in column.values], dtype=np.bool_)
    if isinstance(column, Numbers):
        return ~np.isnan(column.values)
    if isinstance(column, Choices):
        filled = np.array(
            [bool(label.strip()) for label in column.labels] + [False, False], dtype=np.bool_
        )
        return filled[column.codes]
    ticked = (
        (column.ticked == 1).any(axis=1) if column.labels else np.zeros(len(column.ticked), np.bool_)
    )
    if column.leftover:
        ticked = ticked | np.array([bool(text.strip()) for text in column.leftover], dtype=np.bool_)
    return ticked
