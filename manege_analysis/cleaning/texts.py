"""Free text becomes redacted text; the audit tells what was taken out by kind, never what it said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from manege_analysis.cleaning.audit import Change
from manege_analysis.cleaning.finding import Cleaned, Desk, Rows
from manege_analysis.cleaning.redact.kinds import KINDS
from manege_analysis.cleaning.redact.plain import plain
from manege_analysis.cleaning.redact.redactor import Redacted
from manege_analysis.cleaning.rowprint import cell_text
from manege_analysis.exports.answers import Choices, Column, Ticks, Words


def clean_texts(key: str, column: Column, rows: Rows, desk: Desk) -> Cleaned:
    """Redact every text of a column; each distinct text is looked at once."""
    values = as_words(column)
    redacted = {text: desk.redact(text) for text in dict.fromkeys(values)}
    changes = tuple(text_changes(key, values, redacted, rows))
    return Cleaned(Words(tuple(redacted[text].text for text in values)), changes)


def text_changes(
    key: str, values: Sequence[str], redacted: dict[str, Redacted], rows: Rows
) -> Iterator[Change]:
    """Tell, row by row, how many details of each kind went, and whether invisible characters did."""
    for text, row in zip(values, rows.tolist(), strict=True):
        if not text:
            continue
        if plain(text) != text.strip():
            yield Change("text-form", row, key, "særlige tegn", "almindelige tegn")
        for kind_id, count in redacted[text].kinds:
            kind = KINDS[kind_id]
            yield from [Change("redaction", row, key, kind.name.da, kind.mark)] * count


def clean_extra(key: str, column: Column, rows: Rows, desk: Desk) -> Cleaned:
    """Redact a column that is no item of the questionnaire, such as a written "other" of its own."""
    if isinstance(column, Words):
        return clean_texts(key, column, rows, desk)
    if isinstance(column, Choices):
        return Cleaned(Choices(column.codes, tuple(desk.redact(label).text for label in column.labels)))
    if isinstance(column, Ticks):
        left = clean_texts(key, Words(column.leftover), rows[: len(column.leftover)], desk)
        labels = tuple(desk.redact(label).text for label in column.labels)
        return Cleaned(Ticks(column.ticked, labels, as_words(left.column)), left.changes)
    return Cleaned(column)


def joined(one: Column, other: Column) -> Words:
    """Join two columns of text row by row, for an "other" that stood in two places."""
    pairs = zip(as_words(one), as_words(other), strict=True)
    return Words(tuple("; ".join(text for text in pair if text) for pair in pairs))


def as_words(column: Column) -> tuple[str, ...]:
    """Read any column as one text per row; a row's ticks are joined with its leftover by "; "."""
    if isinstance(column, Words):
        return column.values
    return tuple(cell_text(column, at).replace("\x1d", "; ") for at in range(size_of(column)))


def size_of(column: Column) -> int:
    """Count the rows of a column."""
    if isinstance(column, Choices):
        return len(column.codes)
    return len(column.ticked) if isinstance(column, Ticks) else len(column.values)
