"""Qualtrics' columns of one question are put together: boxes, matrix rows, and words beside "other"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from manege_analysis.exports.files.plaintext import key_of
from manege_analysis.exports.layout import RawColumn
from manege_analysis.exports.tools.seen import filled, is_all_or_none

_PARTS = re.compile(r"(.+?)_(\d+)(?:_(TEXT))?")
_WRITTEN = re.compile(r"(.+?)_(?:(\d+)_)?TEXT")
_CHOSEN = " - Selected Choice"
_CODES = re.compile(r"\d+(?:,\d+)+")
_SILENT = ("-99",)


def about_questions(columns: Sequence[RawColumn], imports: Sequence[str]) -> Iterator[RawColumn]:
    """Yield the columns with their group, item, option and hint told from names, texts and ids.

    Boxes hold one text or one number each: their option's, or 1.  A whole multi-select in one cell is
    told by numbers with commas; with words a questionnaire is needed to tell.
    """
    bases = [_base(column.header, found) for column, found in zip(columns, imports, strict=True)]
    for column, base, found in zip(columns, bases, imports, strict=True):
        mine = [each for each, other in zip(columns, bases, strict=True) if other == base]
        parts = [each for each in mine if not _is_written(each)]
        group = _name(mine)
        if _is_written(column) and parts:
            yield replace(column, text=_stem(mine) or column.text, group=group, hint="other")
        elif len(parts) > 1 and (found or _stem(parts)):
            yield _part(column, parts, group)
        else:
            yield replace(_alone(column), group=group if len(mine) > len(parts) else "")


def _base(header: str, import_id: str) -> str:
    """Name the question that a column is of: its import id says it best, else the column's name."""
    name = import_id or header
    if written := _WRITTEN.fullmatch(name):
        return written[1]
    parts = _PARTS.fullmatch(name)
    return parts[1] if parts else name


def _name(columns: Sequence[RawColumn]) -> str:
    """Return what the columns' names share: "Q3" of "Q3_1" and "Q3_2_TEXT"."""
    shared = _shared([column.header for column in columns])
    return shared.removesuffix("_TEXT").rstrip("_") if len(columns) > 1 else columns[0].header


def _is_written(column: RawColumn) -> bool:
    return column.header.endswith("_TEXT") or column.text.endswith(" - Text")


def _alone(column: RawColumn) -> RawColumn:
    column = replace(column, text=column.text.removesuffix(_CHOSEN))
    labels = filled(column.cells)
    if any(_CODES.fullmatch(label) for label in labels) and all(
        _CODES.fullmatch(label) or label.isdecimal() for label in labels
    ):
        return replace(column, hint="joined", delimiter=",")
    return replace(column, delimiter=",")


def _part(column: RawColumn, parts: Sequence[RawColumn], base: str) -> RawColumn:
    stem = _stem(parts)
    tail = column.text[len(stem) :].removeprefix(_CHOSEN).removeprefix(" - ").strip() if stem else ""
    stem = stem.removesuffix(_CHOSEN)
    last = column.header.rpartition("_")[2]
    made = replace(column, text=stem or base, item=tail or last, group=base)
    if not _are_boxes(parts):
        return made
    return replace(made, hint="tick", option=tail, option_code=last, item="")


def _stem(columns: Sequence[RawColumn]) -> str:
    """Find what the texts share before a " - "; nothing where they share no such part."""
    common = _shared([column.text for column in columns])
    if all(column.text == common for column in columns):
        return common.removesuffix(_CHOSEN) if len(columns) > 1 else common
    stem, divider, _ = common.rpartition(" - ") if " - " in common else (common, "", "")
    return stem if divider else ""


def _shared(texts: Sequence[str]) -> str:
    """Return the letters with which all texts begin."""
    low, high = min(texts), max(texts)
    return low[: next((at for at, char in enumerate(low) if char != high[at : at + 1]), len(low))]


def _are_boxes(parts: Sequence[RawColumn]) -> bool:
    words = [[w for w in filled(part.cells) if w not in _SILENT] for part in parts]
    if any(len(mine) > 1 for mine in words) or not any(words):
        return False
    if any(_CHOSEN in part.text for part in parts):
        return True
    own = [
        key_of(mine[0]) == key_of(part.text[-len(mine[0]) :])
        or mine[0] == part.header.rpartition("_")[2]
        for mine, part in zip(words, parts, strict=True)
        if mine
    ]
    same = {mine[0] for mine in words if mine} == {"1"}
    return all(own) or (same and not is_all_or_none([part.cells for part in parts]))
