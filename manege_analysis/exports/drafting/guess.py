"""What each thing asked in a file probably is: its kind, its answers in order, and why."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from manege_analysis.exports.cells import is_blank
from manege_analysis.exports.drafting.joined import joined_options
from manege_analysis.exports.drafting.orders import Ordered, between_ends, put_in_order
from manege_analysis.exports.files.table import is_number
from manege_analysis.exports.layout import Asked, Layout, RawColumn
from manege_analysis.exports.matching.build import labelled
from manege_analysis.exports.moments import looks_like_moments
from manege_analysis.questionnaire.known_scales import plain_label
from manege_analysis.questionnaire.model import Kind

_LONG = 80
"""From this mean length of the answers on, they are texts and not options."""
_MANY = 40
_NAMING = re.compile(
    r"\b(?:navn|initialer|ydernummer|klinik|praksis|lægehus|name|initials|nombre|nom|naam|namn)\b", re.I
)
_RATINGS = (4, 5, 6, 7, 10)


@dataclass(frozen=True)
class Guess:
    """One question to be, with a reason for its kind and one for the order of its answers.

    `options` and `outside` pair labels with codes, in order.  A matrix holds one `Asked` per row.
    """

    asked: tuple[Asked, ...]
    kind: Kind
    why: str
    order: Ordered | None = None
    codes: tuple[tuple[str, str], ...] = ()
    other: bool = False
    delimiter: str = ""
    identifier: bool = False

    @property
    def first(self) -> RawColumn:
        """The column that stands for all."""
        return self.asked[0].first


def guess_questions(layout: Layout) -> tuple[Guess, ...]:
    """Guess what is asked, in the order of the file; rows of one matrix become one question."""
    guesses: list[Guess] = []
    for asked in layout.asked():
        guess = guess_one(asked)
        last = guesses[-1] if guesses else None
        joined = _as_matrix(last, guess) if last else None
        if joined:
            guesses[-1] = joined
        else:
            guesses.append(guess)
    return tuple(one for guess in guesses for one in _settled(guess))


def guess_one(asked: Asked) -> Guess:
    """Guess the kind of one thing asked by what the tool says of it and by its cells.

    >>> from manege_analysis.exports.cells import Cells
    >>> column = RawColumn("q", Cells.of(["Ofte", "Aldrig", "Ofte", "Altid", "Ofte", "Aldrig"]))
    >>> guess_one(Asked((column,))).order.labels
    ('Altid', 'Ofte', 'Aldrig')
    """
    column = asked.first
    if column.hint == "tick":
        labels = tuple(one.option or one.option_code or one.header for one in asked.columns)
        order = replace(put_in_order(labels, has_table=True), why="the order of the columns")
        codes = tuple(zip(labels, (one.option_code for one in asked.columns), strict=True))
        return Guess((asked,), "multi", "one column per option", order, codes, asked.other is not None)
    counts = _counts(column)
    if column.hint == "other" or (column.hint == "text" and counts):
        return Guess((asked,), "text", "the tool says that it holds written text")
    if column.hint in ("date", "number"):
        kind: Kind = "date" if column.hint == "date" else "number"
        return Guess((asked,), kind, f"the tool says that it holds {kind}s")
    if column.hint == "choice" or _has_table(column):
        return _choice(asked, counts, "the file has a table of its answers")
    return _by_cells(asked, counts)


def _by_cells(asked: Asked, counts: Mapping[str, int]) -> Guess:
    column = asked.first
    if not counts:
        return Guess((asked,), "text", "nobody answered: the kind is unknown")
    delimiter, options = joined_options(counts, column.delimiter if column.hint == "joined" else "")
    if options:
        order = put_in_order(options, has_table=False)
        why = f'several answers in one cell, joined by "{delimiter}"'
        return Guess((asked,), "multi", why, order, (), True, delimiter)
    if looks_like_moments(column.cells):
        return Guess((asked,), "date", "the cells hold dates")
    if all(is_number(label) for label in counts):
        return _numbers(asked, counts)
    if _is_text(counts):
        return Guess((asked,), "text", "nearly every answer is different, or they are long")
    return _choice(asked, counts, f"{len(counts)} different answers, most of them repeated")


def _numbers(asked: Asked, counts: Mapping[str, int]) -> Guess:
    whole = {int(label) for label in counts if label.strip().isdecimal()}
    n, few = sum(counts.values()), len(counts)
    top = max(whole, default=0)
    rating = len(whole) == few and min(whole, default=0) >= (0 if top == 10 else 1) and top in _RATINGS
    in_row = bool(asked.first.group and asked.first.item)
    if rating and (in_row or (n >= 10 and few >= 0.6 * top)):
        low = 0 if top == 10 and 0 in whole else 1
        rungs = tuple(str(number) for number in range(low, top + 1))
        order = Ordered(rungs, (), "the numbers", is_scale=True)
        why = f"whole numbers from {low} to {top}: taken for a rating; a count is kind: number"
        return Guess((asked,), "scale", why, order)
    return Guess((asked,), "number", "the cells hold numbers")


def _is_text(counts: Mapping[str, int]) -> bool:
    n, few = sum(counts.values()), len(counts)
    mean = sum(len(label) * times for label, times in counts.items()) / n
    once = sum(times == 1 for times in counts.values())
    if put_in_order(tuple(counts), has_table=False).is_scale and few <= 11:
        return False
    return (
        mean > _LONG
        or (few > 0.6 * n and (few > 3 or few == n))
        or few > _MANY
        or (few > 15 and once > 0.5 * few)
    )


def _choice(asked: Asked, counts: Mapping[str, int], why: str) -> Guess:
    column = asked.first
    table = [option for option in column.options if not option.missing]
    labels = tuple(dict.fromkeys((*(option.label.strip() for option in table), *map(str.strip, counts))))
    if not labels:
        return Guess((asked,), "text", "nobody answered: the kind is unknown")
    codes = tuple((option.label.strip(), option.code) for option in table)
    order = between_ends(codes, labels) or put_in_order(labels, has_table=_has_table(column))
    return Guess((asked,), "single", why, order, codes, asked.other is not None)


def _has_table(column: RawColumn) -> bool:
    return sum(not option.missing for option in column.options) > 1


def _counts(column: RawColumn) -> dict[str, int]:
    silent = {*column.not_answered, *column.not_shown}
    counts = labelled(column).counts()
    return {label: n for label, n in counts.items() if not is_blank(label) and label not in silent}


def _as_matrix(last: Guess, guess: Guess) -> Guess | None:
    """Join a row to the matrix before it, where both have the same group and share their answers."""
    one, two = last.first, guess.first
    if not (one.group and one.group == two.group and one.item and two.item) or one.text != two.text:
        return None
    if last.order is None or guess.order is None or last.delimiter or guess.delimiter:
        return None
    if not {last.kind, guess.kind} <= {"single", "scale", "matrix"} or guess.other or last.other:
        return None
    mine, theirs = set(last.order.labels), set(guess.order.labels)
    both = [*last.order.labels, *last.order.outside, *guess.order.labels, *guess.order.outside]
    numbers = all(label.isdecimal() for label in both)
    if not (numbers or mine & theirs or put_in_order(tuple(mine | theirs), has_table=False).is_scale):
        return None
    order = _together(last, guess, both)
    why = "rows of one matrix share their answers"
    return replace(last, asked=(*last.asked, *guess.asked), kind="matrix", why=why, order=order)


def _together(last: Guess, guess: Guess, labels: Sequence[str]) -> Ordered:
    table = _has_table(last.first)
    order = put_in_order(tuple(dict.fromkeys(labels)), has_table=table)
    if all(label.isdecimal() for label in labels):
        longest = max((last.order, guess.order), key=lambda each: len(each.labels) if each else 0)
        assert longest is not None
        numbers = sorted({*map(int, labels)})
        return replace(longest, labels=tuple(map(str, numbers)), outside=(), is_scale=True)
    return order


def _settled(guess: Guess) -> tuple[Guess, ...]:
    """Make a scale of single answers whose order means something; one answer alone is no scale."""
    if guess.order is None:
        return (_marked(guess),)
    alone = len(set(map(plain_label, guess.order.labels))) < 2
    if guess.kind == "matrix" and alone:
        return tuple(replace(guess, asked=(asked,), kind="single") for asked in guess.asked)
    if guess.kind == "scale" and alone:
        return (replace(guess, kind="single"),)
    if guess.kind == "single" and guess.order.is_scale and not alone and not guess.other:
        return (replace(guess, kind="scale"),)
    return (_marked(guess),)


def _marked(guess: Guess) -> Guess:
    """Mark a column that numbers or names its rows; direct identifiers are gone already."""
    counts = guess.first.cells.counts()
    if guess.kind not in ("number", "text") or len(counts) < 4 or max(counts.values()) > 1:
        return guess
    if guess.kind == "number":
        found = [int(text) for text in counts if text.strip().isdecimal()]
        running = len(found) == len(counts) and max(found) - min(found) == len(found) - 1
        why = "a running number: not read"
    else:
        running = bool(_NAMING.search(guess.first.header)) and len(guess.first.header.split()) < 5
        why = "its header asks who the respondent is: not read"
    return replace(guess, identifier=True, why=why) if running else guess
