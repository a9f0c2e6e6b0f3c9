"""The table of a whole survey as lines: one per question, option and group, with every base."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from manege_analysis.exports.answers import Answers, Column, Numbers
from manege_analysis.exports.tabulating.counting import Counted, Groups, count_all
from manege_analysis.exports.tabulating.intervals import small_groups, wilson_table
from manege_analysis.questionnaire.model import Item, Questionnaire
from manege_analysis.wording.text import Language, Text

OWN_WORDS = "#other"
"""Stands for an option where somebody wrote an answer of their own."""
_OWN_WORDS = Text("(eget svar)", "(answer of their own)")


@dataclass(frozen=True)
class Line:
    """How many gave one answer, and out of how many; weighted where weights were named.

    `option` is empty for questions without options, and `count` then is how many answered.
    `base_ticked` are those who ticked anything; `missing` those shown the question without an answer.
    Percentages are of 100, not rounded, and None where the base is empty.  `low` and `high` bound
    the percentage of those who answered (Wilson, 95 %); weighted counts have no such interval.
    `small` warns: fewer than five stand behind the count, or behind its complement.
    """

    question: str
    text: str
    type: str
    group: str
    option: str
    option_text: str
    count: float
    base_respondents: float
    base_shown: float
    base_answered: float
    base_ticked: float
    missing: float
    not_shown: float
    percent_respondents: float | None
    percent_shown: float | None
    percent_answered: float | None
    percent_ticked: float | None
    low: float | None
    high: float | None
    small: bool
    mean: float | None = None
    median: float | None = None


def tabulate(
    answers: Answers,
    questionnaire: Questionnaire,
    groups: Groups | None = None,
    language: Language = "da",
) -> tuple[Line, ...]:
    """Tabulate clean answers: every question in order, every option, used or not, every group.

    The lines hold single counts of small groups and are for the analyst's desk only; what may leave it
    goes through the gate instead.  Words and dates are counted, never quoted.
    """
    groups = groups or Groups.one(len(answers))
    items = {item.key: item for item in questionnaire.items}
    return tuple(
        line
        for key, counted in count_all(answers, groups)
        if key in items
        for line in _of_item(items[key], answers, counted, groups, language)
    )


def _of_item(
    item: Item, answers: Answers, counted: Counted, groups: Groups, language: Language
) -> Iterator[Line]:
    labels = [(o.id, o.text.in_(language)) for o in item.options] or [("", "")]
    if counted.counts.shape[1] > len(labels):
        labels.append((OWN_WORDS, _OWN_WORDS.in_(language)))
    base = counted.answered[:, None]
    low, high = wilson_table(counted.counts, base)
    small = small_groups(counted.counts, base)
    column = answers.columns[item.key]
    for g, name in enumerate(groups.names):
        middle = _middle(column, groups.codes == g)
        rows, shown = float(counted.rows[g]), float(counted.shown[g])
        answered, ticked = float(counted.answered[g]), float(counted.ticked[g])
        for at, (option, words) in enumerate(labels):
            count = float(counted.counts[g, at])
            bounded = groups.weights is None and answered > 0
            yield Line(
                question=item.key,
                text=item.full_text.in_(language),
                type=item.kind,
                group=name,
                option=option,
                option_text=words,
                count=count,
                base_respondents=rows,
                base_shown=shown,
                base_answered=answered,
                base_ticked=ticked,
                missing=shown - answered,
                not_shown=rows - shown,
                percent_respondents=_percent(count, rows),
                percent_shown=_percent(count, shown),
                percent_answered=_percent(count, answered),
                percent_ticked=_percent(count, ticked),
                low=100 * float(low[g, at]) if bounded else None,
                high=100 * float(high[g, at]) if bounded else None,
                small=bool(small[g, at]),
                mean=middle[0],
                median=middle[1],
            )


def _percent(count: float, base: float) -> float | None:
    return 100 * count / base if base else None


def _middle(column: Column, rows: NDArray[np.bool_]) -> tuple[float | None, float | None]:
    """Return mean and median of the numbers of some rows; the median is a value somebody gave."""
    if not isinstance(column, Numbers):
        return None, None
    said = np.sort(column.values[rows & ~np.isnan(column.values)])
    if not len(said):
        return None, None
    return float(said.mean()), float(said[(len(said) + 1) // 2 - 1])
