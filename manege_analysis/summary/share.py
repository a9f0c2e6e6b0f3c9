"""All items' answers become the share edition's tables, by the cluster's policy, item by item."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

import numpy as np

from manege_analysis.exports.answers import Answers, Column, Ticks
from manege_analysis.questionnaire.model import Item, Questionnaire
from manege_analysis.summary import words
from manege_analysis.summary.about import About
from manege_analysis.summary.closed import closed_table, closed_themes
from manege_analysis.summary.counting import THEMES, chose, require_clean
from manege_analysis.summary.described import described
from manege_analysis.summary.filters import Filter, asked_count, filtered_table, parents_of
from manege_analysis.summary.opened import open_table
from manege_analysis.summary.policy import PrivacyPolicy
from manege_analysis.summary.safe import Limits, SafeTable


@dataclass(frozen=True)
class Asked:
    """What every table is made from: the respondents' answers, by the rules of one policy."""

    answers: Answers
    questionnaire: Questionnaire
    about: About
    policy: PrivacyPolicy


def columns_of(asked: Asked) -> Iterable[tuple[Item, Column]]:
    """Yield the items that have a column and name nobody, in the order asked; all must be clean."""
    for item in asked.questionnaire.items:
        column = asked.answers.columns.get(item.key)
        if column is not None and not item.question.identifier:
            require_clean(item, column)
            yield item, column


def share_tables(asked: Asked) -> tuple[SafeTable, ...]:
    """Return the share edition's table of every item; runs inside the gate only."""
    # A filtered item needs the published table of its filter, which a questionnaire asks first.
    done: dict[str, SafeTable] = {}
    for item, column in columns_of(asked):
        done[item.key] = _share_table(asked, item, column, done)
    return tuple(done.values())


def _share_table(asked: Asked, item: Item, column: Column, done: Mapping[str, SafeTable]) -> SafeTable:
    policy = asked.policy
    parents = parents_of(item, {each.key: each for each in asked.questionnaire.items})
    # Whoever was asked gave the filter's answer: a filter that is sensitive makes its followers so.
    sensitive = any(each.question.sensitive for each in (item, *parents))
    limits = policy.limits_for(sensitive)
    themes = asked.answers.columns.get(item.key + THEMES)
    if policy.compare is not None and policy.compare.by == item.key:
        table = described(item, "share", words.PARTITION)
    elif isinstance(themes, Ticks):
        table = _themes_table(asked, item, themes, limits)
    elif policy.policy == "open" and not sensitive:
        table = open_table(item, column, limits)
    elif item.question.shown_if is not None:
        table = filtered_table(item, column, _filter_of(asked, item, done), limits)
    else:
        table = closed_table(item, column, len(asked.answers), limits)
    return replace(table, sensitive=sensitive)


def _themes_table(asked: Asked, item: Item, themes: Ticks, limits: Limits) -> SafeTable:
    if item.question.shown_if is not None:
        return described(item, "share", words.FILTERED)
    if asked.policy.policy == "open" and not item.question.sensitive:
        limits = Limits(limits.shown, limits.shown)
    return closed_themes(item, themes, asked.questionnaire, limits)


def _filter_of(asked: Asked, item: Item, done: Mapping[str, SafeTable]) -> Filter:
    key, options = item.question.shown_if or ("", ())
    column = asked.answers.columns.get(key)
    nobody = np.zeros(len(asked.answers), dtype=np.bool_)
    if column is None or key not in done:
        return Filter(nobody, None)
    parent = asked.questionnaire.item(key)
    return Filter(chose(parent, column, options), asked_count(parent, done[key], options))
