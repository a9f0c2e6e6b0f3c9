"""Which column is which question, as a proposal with its confidence, for a person to confirm."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from manege_analysis.exports.cells import is_blank
from manege_analysis.exports.columnmap import ColumnMap, MappedColumn
from manege_analysis.exports.files.plaintext import key_of
from manege_analysis.exports.layout import Asked, Layout, RawColumn
from manege_analysis.exports.matching.build import known_answers, labelled
from manege_analysis.exports.matching.byname import claim_by_name
from manege_analysis.exports.matching.matched import How
from manege_analysis.exports.matching.multiselect import find_delimiter, pieces_of, split
from manege_analysis.exports.matching.names import Names, option_spellings
from manege_analysis.exports.matching.near import item_likeness, likeness
from manege_analysis.questionnaire.model import Item, Questionnaire

LEAST = 0.5
"""Below this confidence no proposal is made."""
_OPTIONS_ALONE = 0.6
"""Answers that fit prove little: a whole page of questions can share one scale."""
_ALTERNATIVES = 3


@dataclass(frozen=True)
class Proposal:
    """What a column could be.

    `item` is empty where nothing fits.  `confidence` goes from 0 to 1, and is 1 only for a code or
    the exact wording; `alternatives` are other items with theirs, the best first.
    """

    header: str
    item: str = ""
    option: str = ""
    other: bool = False
    how: How | None = None
    confidence: float = 0.0
    alternatives: tuple[tuple[str, float], ...] = ()


def propose_map(layout: Layout, questionnaire: Questionnaire) -> tuple[Proposal, ...]:
    """Propose an item for every column: by code, exact wording, near wording, then by its answers.

    Each item is proposed once; where two columns want it, the likelier gets it.  The order is that
    of the file.
    """
    names = Names.of(questionnaire)
    asked = layout.asked()
    best: dict[int, tuple[str, How, float]] = {}
    option: dict[int, str] = {}
    for at, one in enumerate(asked):
        if claim := claim_by_name(one, names, questionnaire):
            best[at] = (claim.target.item, claim.how, 1.0)
            option[at] = claim.target.option
    taken = {item for item, _, _ in best.values()}
    scores = {at: _scores(one, questionnaire) for at, one in enumerate(asked)}
    ranked = sorted(
        ((score, at, item, how) for at, found in scores.items() for score, item, how in found),
        key=lambda entry: -entry[0],
    )
    for score, at, item, how in ranked:
        if score >= LEAST and at not in best and item not in taken:
            best[at] = (item, how, score)
            taken.add(item)
    return tuple(
        proposal
        for at, one in enumerate(asked)
        for proposal in _proposals(one, best.get(at), scores[at], option.get(at, ""), questionnaire)
    )


def confirmed(proposals: Sequence[Proposal], by: str, when: date) -> ColumnMap:
    """Turn proposals that a person has looked through into a column map; the rest is set aside."""
    return ColumnMap(
        version=1,
        columns=tuple(
            MappedColumn(header=p.header, item=p.item, option=p.option, other=p.other, by=by, when=when)
            if p.item
            else MappedColumn(header=p.header, ignore=True, by=by, when=when)
            for p in proposals
        ),
    )


def _proposals(
    asked: Asked,
    best: tuple[str, How, float] | None,
    scores: Sequence[tuple[float, str, How]],
    option: str,
    questionnaire: Questionnaire,
) -> Iterator[Proposal]:
    item, how, confidence = best or ("", None, 0.0)
    others = tuple((key, round(score, 2)) for score, key, _ in scores if key != item)[:_ALTERNATIVES]
    for column in asked.columns:
        mine = option or _option_of(column, item, questionnaire)
        yield Proposal(column.header, item, mine, False, how, round(confidence, 2), others)
    if asked.other:
        yield Proposal(asked.other.header, item, "", bool(item), how, round(confidence, 2), others)


def _option_of(column: RawColumn, item: str, questionnaire: Questionnaire) -> str:
    """Find the option that a tick column stands for, by its code or the likest wording."""
    if column.hint != "tick" or not item:
        return ""
    options = questionnaire.item(item).options
    by_code = next((o.id for o in options if o.code and o.code == column.option_code), "")
    ranked = sorted(
        ((max(likeness(column.option, s) for s in option_spellings(o)), o.id) for o in options),
        key=lambda pair: -pair[0],
    )
    near = ranked[0][1] if ranked and ranked[0][0] >= 100 * LEAST else ""
    return near if column.option else by_code


def _scores(asked: Asked, questionnaire: Questionnaire) -> list[tuple[float, str, How]]:
    found: list[tuple[float, str, How]] = []
    for item in questionnaire.items:
        if (item.kind == "multi") < (len(asked.columns) > 1):
            continue
        words = min(item_likeness(asked.first, item), 99.0) / 100
        answers = _answers_fit(asked, item)
        both = 0.5 * words + 0.5 * answers if answers > LEAST else 0.0
        by_answers = min(both, max(_OPTIONS_ALONE, words))
        found.append(
            (by_answers, item.key, "options") if by_answers > words else (words, item.key, "near")
        )
    return sorted((entry for entry in found if entry[0] >= 0.3), key=lambda entry: -entry[0])


def _answers_fit(asked: Asked, item: Item) -> float:
    """The share of filled cells that hold a known answer to the item."""
    if not item.options:
        return 0.0
    if len(asked.columns) > 1:
        known = {key_of(text) for option in item.options for text in option_spellings(option)}
        return sum(key_of(column.option) in known for column in asked.columns) / len(asked.columns)
    counts = {label: n for label, n in labelled(asked.first).counts().items() if not is_blank(label)}
    options = known_answers(item, asked.first)
    delimiter = find_delimiter(asked.first.cells, options) if item.kind == "multi" else "\0"
    table, longest = {key_of(o): o for o in options}, pieces_of(options, delimiter)
    fits = sum(n for label, n in counts.items() if not split(label, table, longest, delimiter)[1])
    return fits / sum(counts.values()) if counts else 0.0
