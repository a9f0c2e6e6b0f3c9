"""Answers and the policy's one partition become group tables: all groups of a cell, or none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from manege_analysis.errors import Problem, SettingsError
from manege_analysis.exports.answers import Answers
from manege_analysis.questionnaire.model import Questionnaire
from manege_analysis.summary.counting import chose
from manege_analysis.summary.full import problem_rungs
from manege_analysis.summary.policy import Partition, PrivacyPolicy
from manege_analysis.summary.safe import Cell, GroupCount, GroupTable, Limits, SafeTable, Shown
from manege_analysis.wording.text import Text
from manege_analysis.yamlfile import nearest

Flags = NDArray[np.bool_]
_Named = tuple[str, Text, Flags]


def group_tables(
    answers: Answers,
    questionnaire: Questionnaire,
    policy: PrivacyPolicy,
    tables: Sequence[SafeTable],
) -> tuple[GroupTable, ...]:
    """Divide every published cell by the partition, where all groups and both their sides allow it.

    Runs inside the gate only.  A cell is divided when its total is shown exactly, every group has
    enough answers, and in every group neither those in the cell nor the others are few; one group
    that is small takes the whole row away, or it could be had by subtraction.
    """
    if policy.compare is None:
        return ()
    groups = _groups(answers, questionnaire, policy.compare)
    divided = []
    for table in tables:
        limits = policy.limits_for(table.sensitive)
        for cell, flags in _divisible(answers, questionnaire, table):
            counts = _counts(groups, flags)
            if all(may_divide(each.count, each.base, limits) for each in counts):
                divided.append(GroupTable(table.key, cell.id, cell.text, "share", counts))
    return tuple(divided)


def may_divide(count: int, base: int, limits: Limits) -> bool:
    """Tell whether one group's count may stand in a divided row.

    >>> may_divide(6, 12, Limits(10, 5)), may_divide(8, 12, Limits(10, 5))
    (True, False)
    """
    return base >= limits.answers and min(count, base - count) >= limits.shown


def require_partition(partition: Partition | None, questionnaire: Questionnaire) -> None:
    """Raise `SettingsError` when the partition's question or options are not the questionnaire's."""
    if partition is None:
        return
    where = 'privacy, "compare"'
    keys = [item.key for item in questionnaire.items if item.kind in ("single", "scale")]
    if partition.by not in keys:
        expected = "a question with one answer each"
        raise SettingsError(Problem(where, expected, f'"{partition.by}"', nearest(partition.by, keys)))
    item = questionnaire.item(partition.by)
    question = item.question
    if question.shown_if is not None or question.identifier or question.sensitive:
        remedy = "Choose a question that everybody was asked, that names nobody and is not sensitive."
        raise SettingsError(Problem(where, "a question for all", f'"{partition.by}"', remedy))
    known = [option.id for option in item.options]
    wanted = [option for group in partition.groups for option in group.options]
    problems = [
        Problem(where, f'options of "{partition.by}"', f'"{option}"', nearest(option, known))
        for option in wanted
        if option not in known
    ]
    if problems:
        raise SettingsError(problems)


def _groups(answers: Answers, questionnaire: Questionnaire, partition: Partition) -> list[_Named]:
    item = questionnaire.item(partition.by)
    column = answers.columns.get(partition.by)
    if column is None:
        return [("rest", partition.rest_name, np.ones(len(answers), dtype=np.bool_))]
    named: list[_Named] = [
        (group.id, group.name, chose(item, column, group.options)) for group in partition.groups
    ]
    others = ~np.logical_or.reduce([flags for _, _, flags in named])
    return [*named, ("rest", partition.rest_name, others)]


def _divisible(
    answers: Answers, questionnaire: Questionnaire, table: SafeTable
) -> Iterator[tuple[Cell, Flags]]:
    if table.kind not in ("scale", "multi"):
        return
    item, column = questionnaire.item(table.key), answers.columns[table.key]
    if item.question.shown_if is not None:
        return
    if table.kind == "scale" and table.rung in ("three", "two") and item.scale is not None:
        yield table.cells[0], chose(item, column, problem_rungs(item.scale))
    if table.kind == "multi":
        known = {option.id for option in item.question.options}
        for cell in table.cells:
            if isinstance(cell.value, Shown) and cell.id in known:
                yield cell, chose(item, column, [cell.id])


def _counts(groups: Sequence[_Named], flags: Flags) -> tuple[GroupCount, ...]:
    return tuple(
        GroupCount(key, text, int(rows.sum()), int((rows & flags).sum())) for key, text, rows in groups
    )
