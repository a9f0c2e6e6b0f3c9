"""Merged labels: decisions that one answer counts as another, checked against questionnaire and file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from manege_analysis.cleaning import numbers
from manege_analysis.cleaning.decisions import MergeLabel, of_kind
from manege_analysis.cleaning.finding import Desk, label_key
from manege_analysis.cleaning.labels import index_of
from manege_analysis.exports.answers import Answers, Choices, Column, Ticks, Words
from manege_analysis.exports.moments import read_day
from manege_analysis.questionnaire.model import Item, Questionnaire
from manege_analysis.wording.text import Text
from manege_analysis.yamlfile import Decision

_NO_QUESTION = Text(
    "Beslutningen »merge-label« om »{question}« passer ikke længere: spørgsmålet findes ikke.",
    'The decision "merge-label" on "{question}" no longer applies: there is no such question.',
)
_NO_LABEL = Text(
    "Beslutningen »merge-label« om »{question}« bruges ikke: ingen har givet det svar i denne eksport.",
    'The decision "merge-label" on "{question}" is not used: nobody gave that answer in this export.',
)
_NO_OPTION = Text(
    "Beslutningen »merge-label« om »{question}« bruges ikke: »{into}« er ikke et svar på spørgsmålet.",
    'The decision "merge-label" on "{question}" is not used: "{into}" is no answer to the question.',
)


def merges(decisions: Sequence[Decision], questionnaire: Questionnaire) -> dict[tuple[str, str], str]:
    """Map each merged label to what it counts as, leaving out targets that are no answer.

    Keys are (item key or question id, label key) as `Desk.counts_as` looks them up.
    """
    return {
        (each.question, label_key(each.label)): each.into
        for each in of_kind(decisions, MergeLabel)
        if any(_is_answer(item, each.into) for item in _items(questionnaire, each.question))
    }


def merge_notes(
    decisions: Sequence[Decision], questionnaire: Questionnaire, raw: Answers, desk: Desk
) -> Iterator[Text]:
    """Tell of merge decisions whose question, answer or label does not exist here."""
    for each in of_kind(decisions, MergeLabel):
        items = _items(questionnaire, each.question)
        if not items:
            yield _NO_QUESTION.filled(question=each.question)
        elif not any(_is_answer(item, each.into) for item in items):
            yield _NO_OPTION.filled(question=each.question, into=each.into)
        elif not any(_occurs(raw.columns.get(item.key), each.label, desk) for item in items):
            yield _NO_LABEL.filled(question=each.question)


def _items(questionnaire: Questionnaire, name: str) -> list[Item]:
    return [item for item in questionnaire.items if name in (item.key, item.question.id)]


def _is_answer(item: Item, into: str) -> bool:
    if item.kind == "number":
        return numbers.parse(into) is not None
    if item.kind == "date":
        return read_day(into) is not None
    return item.kind != "text" and index_of(item.options).find(into) is not None


def _occurs(column: Column | None, label: str, desk: Desk) -> bool:
    wanted = label_key(label)
    return any(
        wanted in (label_key(text), label_key(desk.redact(text).text)) for text in _labels(column)
    )


def _labels(column: Column | None) -> tuple[str, ...]:
    if isinstance(column, Choices):
        return column.labels
    if isinstance(column, Words):
        return tuple(dict.fromkeys(column.values))
    return (*column.labels, *dict.fromkeys(column.leftover)) if isinstance(column, Ticks) else ()
