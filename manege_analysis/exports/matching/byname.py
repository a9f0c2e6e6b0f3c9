"""A thing asked in the file claims an item by the tool's own code or by its exact wording."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from manege_analysis.exports.files.plaintext import code_key, key_of
from manege_analysis.exports.layout import Asked, RawColumn
from manege_analysis.exports.matching.matched import Claim, How
from manege_analysis.exports.matching.names import Names, Target
from manege_analysis.exports.matching.near import item_likeness
from manege_analysis.questionnaire.model import Questionnaire

_FAR = 55.0
"""Below this likeness (0–100) of the wordings a code does not count: `Q1` exists in every survey."""


def claim_by_name(asked: Asked, names: Names, questionnaire: Questionnaire) -> Claim | None:
    """Find the one target that a code or a wording names exactly, or None.

    Wording outranks a code where the two name different items, because codes such as `q1` are
    given out anew in every survey; a code whose wording is far from its item does not count.
    """
    by_text = next(_certain(_by_text(asked, names)), None)
    by_code = next(_certain(_by_code(asked, names)), None)
    if by_code and by_text and by_text.item != by_code.item:
        by_code = None
    if by_code and not by_text and _contradicts(asked.first, by_code, questionnaire):
        by_code = None
    target, how = (by_code, "code") if by_code else (by_text, "text")
    return _claim(target, "code" if how == "code" else "text", asked) if target else None


def apart(asked: Asked, names: Names, questionnaire: Questionnaire) -> tuple[Asked, ...]:
    """Take columns apart that look like the boxes of one question and are the rows of a matrix.

    A matrix in which all gave the same answer, as code 1, cannot be told from boxes by the file alone;
    it can when each column has a name of its own in the questionnaire.
    """
    alone = tuple(Asked((_single(column),)) for column in asked.columns)
    claims = [claim_by_name(each, names, questionnaire) for each in alone] if len(alone) > 1 else []
    items = {claim.target.item for claim in claims if claim and not claim.target.option}
    if len(items) < len(alone) or not claims:
        return (asked,)
    return (asked,) if any(questionnaire.item(key).kind == "multi" for key in items) else alone


def _single(column: RawColumn) -> RawColumn:
    if column.hint != "tick":
        return column
    return replace(column, hint="", item=column.option, option="", option_code="", ticked=())


def possible_targets(asked: Asked, names: Names) -> frozenset[Target]:
    """All targets that a code or wording names, for a thing that more than one fits."""
    found = (*_by_code(asked, names), *_by_text(asked, names))
    return frozenset(target for targets in found for target in targets)


def _claim(target: Target, how: How, asked: Asked) -> Claim:
    return Claim(target, how, asked.columns, asked.other, asked.first.delimiter)


def _by_code(asked: Asked, names: Names) -> Iterator[frozenset[Target]]:
    first = asked.first
    codes = (first.group, first.code) if len(asked.columns) > 1 else (first.code, first.group)
    for code in codes:
        if code:
            yield names.codes.get(code_key(code), frozenset())


def _by_text(asked: Asked, names: Names) -> Iterator[frozenset[Target]]:
    first = asked.first
    if len(asked.columns) > 1:
        yield names.texts.get(key_of(first.text), frozenset())
        return
    option = f"{first.text} {first.option}" if first.option else ""
    # A header that was repeated is "Køn (2)" in a drafted questionnaire, while its words are "Køn".
    for text in (first.header, option, f"{first.text} {first.item}"):
        if text:
            yield names.texts.get(key_of(text), frozenset())
    # A matrix row's words alone count last: "PPR" can be a row of two questions.
    for text in (first.item, first.text, first.header):
        if text:
            yield names.rows.get(key_of(text), frozenset())


def _certain(found: Iterator[frozenset[Target]]) -> Iterator[Target]:
    for targets in found:
        if len(targets) == 1:
            yield next(iter(targets))


def _contradicts(column: RawColumn, target: Target, questionnaire: Questionnaire) -> bool:
    if not column.text or key_of(column.text) == key_of(column.code):
        return False
    return item_likeness(column, questionnaire.item(target.item)) < _FAR
