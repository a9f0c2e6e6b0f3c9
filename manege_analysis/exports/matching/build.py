"""Matched columns become the typed columns of `Answers`, with the labels as they stand in the file."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from manege_analysis.exports.answers import (
    NOT_ANSWERED,
    NOT_SHOWN,
    Choices,
    Column,
    Ticks,
    Words,
)
from manege_analysis.exports.cells import Cells, is_blank
from manege_analysis.exports.files.plaintext import key_of
from manege_analysis.exports.layout import RawColumn
from manege_analysis.exports.matching.matched import Match
from manege_analysis.exports.matching.multiselect import find_delimiter, pieces_of, split
from manege_analysis.exports.matching.names import option_spellings
from manege_analysis.questionnaire.model import Item

_THREE_DECIMALS = re.compile(r"-?\d{1,3}\.\d{3}")
_PIECES = re.compile(r"[^;,|/\n\s]+")
_UNTICKED = frozenset(
    key_of(text) for text in ("0", "no", "nej", "n", "unchecked", "false", "falsk", "ikke valgt", "nein")
)


def build_column(match: Match) -> Column:
    """Build the column of one matched item."""
    if match.item.kind == "multi":
        joined = len(match.columns) == 1 and not match.options[0] and match.columns[0].hint != "tick"
        return _joined(match) if joined else _ticks(match)
    column = match.columns[0]
    if match.item.kind in ("scale", "single"):
        return _with_other(choices(column), match)
    cells = _empty_unless_said(column)
    return Words(tuple((_certain_numbers(cells) if match.item.kind == "number" else cells).texts()))


def choices(column: RawColumn) -> Choices:
    """Code a column of single answers: codes become the file's own labels, blanks are not answers.

    >>> choices(RawColumn("q1", Cells.of(["Ja", "", "Nej", "Ja"])))
    Choices(codes=array([ 0, -1,  1,  0], dtype=int32), labels=('Ja', 'Nej'))
    """
    cells = labelled(column)
    used = cells.counts()
    labels: list[str] = []
    to = np.full(max(len(cells.labels), 1), NOT_ANSWERED, dtype=np.int32)
    for code, label in enumerate(cells.labels):
        if label in column.not_shown:
            to[code] = NOT_SHOWN
        elif label in used and not is_blank(label) and label not in column.not_answered:
            to[code] = len(labels)
            labels.append(label)
    return Choices(to[cells.codes], tuple(labels))


def labelled(column: RawColumn) -> Cells:
    """Turn codes into the labels of the file's own label table; other texts stay as they are.

    A number is looked up as `1` also where a workbook shows `1.0`.

    >>> from manege_analysis.exports.layout import KnownOption
    >>> labelled(RawColumn("q1", Cells.of(["1", "9"]), options=(KnownOption("1", "Ja "),))).labels
    ('Ja ', '9')
    """
    if not column.options:
        return column.cells
    table = {option.code: option.label for option in column.options if option.code}
    spared = {*column.not_shown, *column.not_answered}

    def label_of(text: str) -> str:
        if text in spared:
            return text
        code = text.strip()
        return table.get(code, table.get(code.removesuffix(".0"), text))

    return column.cells.relabel(label_of)


def _with_other(coded: Choices, match: Match) -> Choices:
    """Put the words written beside "other" in the place of that answer, as tools with one column do."""
    written = _other_texts(match)
    if not match.item.question.other or not any(written):
        return coded
    texts = [coded.labels[code] if code >= 0 else "" for code in coded.codes]
    both = Cells.of(words or text for words, text in zip(written, texts, strict=True))
    again = choices(RawColumn("", both))
    return replace(again, codes=np.where(again.codes < 0, coded.codes, again.codes))


def _certain_numbers(cells: Cells) -> Cells:
    """Write a workbook's 3.275, which is a number and no text, so that nobody takes it for 3,275."""
    return cells.relabel(
        lambda text: f"{text}0" if text in cells.numbers and _THREE_DECIMALS.fullmatch(text) else text
    )


def _empty_unless_said(column: RawColumn) -> Cells:
    silent = {*column.not_answered, *column.not_shown}
    return column.cells.relabel(lambda text: "" if text in silent or is_blank(text) else text)


def _ticks(match: Match) -> Ticks:
    states = np.stack([tick_states(column) for column in match.columns], axis=1)
    labels = tuple(
        _option_label(column, option, match.item)
        for column, option in zip(match.columns, match.options, strict=True)
    )
    ticked = (states == 1).astype(np.int8)
    tells = any(column.unticked_tells for column in match.columns)
    said = (states >= 0).any(axis=1) if tells else (states == 1).any(axis=1)
    leftover = _other_texts(match)
    if leftover:
        said |= np.array([bool(text) for text in leftover])
    hidden = (states == NOT_SHOWN).all(axis=1) & ~said
    ticked[~said] = NOT_ANSWERED
    ticked[hidden] = NOT_SHOWN
    return Ticks(ticked, labels, leftover)


def _option_label(column: RawColumn, option: str, item: Item) -> str:
    """The confirmed option's text, else the file's own words, else the option with the same code."""
    by_id = {known.id: known.text.da for known in item.options}
    by_code = {known.code: known.text.da for known in item.options if known.code}
    return by_id.get(option) or column.option or by_code.get(column.option_code, column.header)


def tick_states(column: RawColumn) -> NDArray[np.int8]:
    """Return 1 for ticked, 0 for unticked, `NOT_ANSWERED` for blank and `NOT_SHOWN`, per row."""
    states = np.array(
        [_tick_state(label, column) for label in column.cells.labels] or [0], dtype=np.int8
    )
    return states[column.cells.codes]


def _tick_state(text: str, column: RawColumn) -> int:
    if text in column.not_shown:
        return NOT_SHOWN
    if is_blank(text) or text in column.not_answered:
        return NOT_ANSWERED
    if column.ticked:
        return int(key_of(text) in {key_of(word) for word in column.ticked})
    return int(key_of(text) not in _UNTICKED)


def _other_texts(match: Match) -> tuple[str, ...]:
    return tuple(_empty_unless_said(match.other).texts()) if match.other else ()


def _joined(match: Match) -> Ticks:
    column = match.columns[0]
    cells = _empty_unless_said(column)
    parts = _take_apart(match, cells)
    labels = tuple(dict.fromkeys(label for found, _ in parts for label in found))
    # Without a label there would be no place to say that a row was not answered.
    labels = labels or tuple(option.text.da for option in match.item.options)
    place = {label: at for at, label in enumerate(labels)}
    table = np.zeros((max(len(parts), 1), len(labels)), dtype=np.int8)
    for at, (text, (found, _)) in enumerate(zip(cells.labels, parts, strict=True)):
        table[at, [place[label] for label in found]] = 1
        if is_blank(text):
            table[at] = NOT_ANSWERED
    ticked = table[cells.codes]
    if column.not_shown:
        ticked[column.cells.where(lambda text: text in column.not_shown)] = NOT_SHOWN
    return Ticks(
        ticked, labels, _both(tuple(parts[code][1] for code in cells.codes), _other_texts(match))
    )


def _take_apart(match: Match, cells: Cells) -> list[tuple[tuple[str, ...], str]]:
    """Take every label of the column apart; where all cells hold codes, these become their labels."""
    used = cells.counts()
    by_code = {option.code: option.text.da for option in match.item.options if option.code}
    are_codes = all(set(_PIECES.findall(text)) <= set(by_code) for text in used)
    options = tuple(by_code) if are_codes else known_answers(match.item, match.columns[0])
    delimiter = match.joined_by or find_delimiter(cells, options)
    known, longest = {key_of(o): o for o in options}, pieces_of(options, delimiter)
    parts = (
        split(text, known, longest, delimiter) if text in used else ((), "") for text in cells.labels
    )
    if not are_codes:
        return list(parts)
    return [(tuple(by_code[code] for code in found), left) for found, left in parts]


def known_answers(item: Item, column: RawColumn) -> tuple[str, ...]:
    """List every spelling of an item's options, in the questionnaire and in the file."""
    asked = [spelling for option in item.options for spelling in option_spellings(option)]
    return tuple(dict.fromkeys((*asked, *(option.label for option in column.options))))


def _both(left: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    if not other:
        return left if any(left) else ()
    return tuple("; ".join(filter(None, pair)) for pair in zip(left, other, strict=True))
