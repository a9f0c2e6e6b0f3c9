"""The table inside a sheet: where its header stands, and which rows and columns are none of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from manege_analysis.errors import ExportError, Problem
from manege_analysis.exports import words
from manege_analysis.exports.cells import is_blank
from manege_analysis.exports.files.plaintext import one_line
from manege_analysis.exports.files.sheet import Sheet
from manege_analysis.wording.text import Text

_LOOK = 30
_TOTALS = re.compile(
    r"(?:i alt|ialt|total|totalt|sum|gennemsnit|average|mean|antal(?: svar| besvarelser)?|count|n)\s*"
    r"(?:[:=]\s*\d*)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, eq=False)
class Table:
    """Headers, one per column and all different, above a body; `notes` say what was left out."""

    headers: tuple[str, ...]
    body: Sheet
    notes: tuple[Text, ...] = ()
    places: tuple[int, ...] = ()
    """Where each column stands in the sheet, from 0; blank columns are left out."""
    texts: tuple[str, ...] = ()
    """The headers as they stand, before repeated ones were made different."""

    def place(self, *names: str) -> int | None:
        """Return the position of the first header with one of the names, in any case of letters."""
        wanted = {name.casefold() for name in names}
        return next((i for i, header in enumerate(self.headers) if header.casefold() in wanted), None)


def find_table(sheet: Sheet, where: str, header_rows: int = 1, at: int | None = None) -> Table:
    """Find the header, and leave out title rows, total rows, blank rows below and blank columns.

    The header is the first row that fills at least half as many cells as the fullest of the first
    thirty, or the row `at` where the caller knows it.  With two header rows the upper one's texts are
    filled on over its gaps and put in front.
    Raises `ExportError`, with `where` as the place, when the sheet holds no header.
    """
    at = header_place(sheet) if at is None else at
    if at is None:
        expected = "a header row with the questions, and one row per respondent"
        raise ExportError(Problem(where, expected, "an empty table", "Export the answers again."))
    titles = [int(sheet.rows[i]) for i in range(at) if any(not is_blank(t) for t in sheet.row(i))]
    notes = [words.TITLES.filled(rows=words.rows_named(titles))] if titles else []
    body, below = _without_foot(sheet.below(at + header_rows))
    heads = _heads(sheet.top(at + header_rows)[at:])
    used = [i for i, head in enumerate(heads) if head or not body.columns[i].blank().all()]
    headers, doubled = unique([heads[i] or f"(column {i + 1})" for i in used])
    texts = tuple(heads[i] for i in used)
    return Table(headers, body.only(used), (*notes, *below, *doubled), tuple(used), texts)


def _heads(rows: Sequence[tuple[str, ...]]) -> list[str]:
    """Join the header rows of each column; a column under no text of its own has no header."""
    *upper, last = rows
    filled = zip(*(filled_on(row) for row in upper), last, strict=True)
    own = (any(not is_blank(text) for text in texts) for texts in zip(*rows, strict=True))
    return [one_line(" ".join(texts)) if any_ else "" for texts, any_ in zip(filled, own, strict=True)]


def header_place(sheet: Sheet) -> int | None:
    """Find the position of the header row among the first thirty, or None in an empty sheet."""
    filled = [sum(not is_blank(text) for text in row) for row in sheet.top(_LOOK)]
    fullest = max(filled, default=0)
    return next((i for i, count in enumerate(filled) if _is_wide(count, fullest)), None)


def _is_wide(count: int, fullest: int) -> bool:
    # Of two cells one is half, and is more often a title than a header.
    return count > 0 and (count * 2 > fullest or (count * 2 == fullest and count > 2))


def filled_on(row: Sequence[str]) -> list[str]:
    """Repeat each text over the blank cells after it, as merged cells of an upper header mean it.

    >>> filled_on(["Hvem?", "", "Alder"])
    ['Hvem?', 'Hvem?', 'Alder']
    """
    filled: list[str] = []
    for text in row:
        filled.append(filled[-1] if is_blank(text) and filled else text)
    return filled


def unique(headers: Sequence[str]) -> tuple[tuple[str, ...], tuple[Text, ...]]:
    """Make headers different by " (2)", " (3)", with a note for each that was repeated.

    >>> unique(["Køn", "Alder", "Køn"])[0]
    ('Køn', 'Alder', 'Køn (2)')
    """
    taken: set[str] = set(headers)
    seen: set[str] = set()
    made: list[str] = []
    notes: list[Text] = []
    for header in headers:
        name, number = header, 2
        while name in seen or (name != header and name in taken):
            name, number = f"{header} ({number})", number + 1
        if name != header:
            notes.append(words.REPEATED.filled(header=shorten(header), name=shorten(name)))
        seen.add(name)
        made.append(name)
    return tuple(made), tuple(notes)


def shorten(text: str, width: int = 80) -> str:
    """Cut a header for a message, keeping its end, where " (2)" stands.

    >>> shorten("Hvor ofte taler du med PPR?", 16)
    'Hvor oft… PPR?'
    """
    return text if len(text) <= width else f"{text[: width // 2].rstrip()}…{text[-(width // 2 - 3) :]}"


def _without_foot(body: Sheet) -> tuple[Sheet, list[Text]]:
    notes: list[Text] = []
    end = _last_filled(body)
    totals: list[int] = []
    while end and len(totals) < 5 and _is_total(body.row(end - 1)):
        totals.append(int(body.rows[end - 1]))
        end = _last_filled(body.at(slice(0, end - 1)))
    if totals:
        notes.append(words.TOTALS.filled(rows=words.rows_named(sorted(totals))))
    return body.at(slice(0, end)), notes


def _last_filled(body: Sheet) -> int:
    """Return the number of rows down to the last one that is not blank."""
    filled = np.zeros(len(body), dtype=np.bool_)
    for cells in body.columns:
        filled |= ~cells.blank()
    places = np.flatnonzero(filled)
    return int(places[-1]) + 1 if len(places) else 0


def _is_total(row: tuple[str, ...]) -> bool:
    first = next(((i, one_line(text)) for i, text in enumerate(row) if not is_blank(text)), None)
    if first is None or first[0] > 1 or not _TOTALS.fullmatch(first[1]):
        return False
    # A free-text answer can read "total"; the cells beside a total are numbers or blank.
    return all(is_blank(text) or is_number(text) for text in row[first[0] + 1 :])


def is_number(text: str) -> bool:
    """Whether a cell holds nothing but a number, perhaps a percentage."""
    return bool(re.fullmatch(r"\s*-?[\d.,\s\u00a0]+%?\s*", text))
