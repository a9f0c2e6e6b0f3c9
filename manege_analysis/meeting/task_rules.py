"""Which tasks a meeting has, how long before it they are due, and what each waits for."""

from __future__ import annotations

from manege_analysis.meeting.task_rule import TaskRule
from manege_analysis.meeting.tasks_answers import ANSWERS
from manege_analysis.meeting.tasks_clarify import CLARIFY
from manege_analysis.meeting.tasks_evening import DAY_AND_AFTER
from manege_analysis.meeting.tasks_prepare import PREPARE

RULES: tuple[TaskRule, ...] = (*CLARIFY, *ANSWERS, *PREPARE, *DAY_AND_AFTER)
"""The guide's five phases and the drejebog's ten steps, in the order in which they are done."""


def rule(task_id: str) -> TaskRule:
    """Return the rule with `task_id`; raises `KeyError`."""
    for each in RULES:
        if each.id == task_id:
            return each
    raise KeyError(task_id)
