"""A plan, or many, become a few lines that say what is next: for the shell and the notebook."""

from __future__ import annotations

from collections.abc import Sequence

from manege_analysis.meeting.invitations import when
from manege_analysis.meeting.model import MeetingPlan, Task
from manege_analysis.meeting.timeline import next_across, next_tasks
from manege_analysis.meeting.words import SEVERITIES, STATES
from manege_analysis.wording.dates import day
from manege_analysis.wording.text import Language, Text

_TASK = Text("{state}, senest {due}: {title} ({owner})", "{state}, by {due}: {title} ({owner})")
_UNDATED = Text("{title} ({owner})", "{title} ({owner})")
_MORE = Text("og {count} mere i planlaegning.xlsx", "and {count} more in planlaegning.xlsx")
_CLUSTER = Text("{name}: {line}", "{name}: {line}")


def next_lines(plan: MeetingPlan, most: int = 6) -> tuple[str, ...]:
    """Say in a few lines what a cluster's meeting is and what to do now.

    First the meeting itself, then what is missing, then at most `most` tasks, the late ones first,
    then every finding that stops the meeting from working, with its remedy.
    """
    language = plan.language
    tasks = next_tasks(plan.tasks)
    lines = [f"{plan.title}, {when(plan)}", *plan.missing]
    lines += [task_line(task, language) for task in tasks[:most]]
    if len(tasks) > most:
        lines.append(_MORE.say(language, count=len(tasks) - most))
    return (*lines, *_findings(plan))


def across_lines(plans: Sequence[MeetingPlan], most: int = 20) -> tuple[str, ...]:
    """Say what is next across clusters, one line a task, the earliest date first."""
    found = next_across(plans)[:most]
    languages = {plan.cluster: plan.language for plan in plans}
    return tuple(
        _CLUSTER.say(
            languages[each.cluster],
            name=each.name or each.cluster,
            line=task_line(each.task, languages[each.cluster]),
        )
        for each in found
    )


def task_line(task: Task, language: Language) -> str:
    """Say one task in a line: its state, its date, what it is and who does it."""
    if task.due is None:
        return _UNDATED.say(language, title=task.title, owner=task.owner)
    return _TASK.say(
        language,
        state=STATES[task.state].in_(language),
        due=day(task.due, language),
        title=task.title,
        owner=task.owner,
    )


def _findings(plan: MeetingPlan) -> tuple[str, ...]:
    word = SEVERITIES["must"].in_(plan.language)
    return tuple(
        f"{word}: {finding.said} {finding.remedy}"
        for finding in plan.findings
        if finding.severity == "must" and not finding.accepted
    )
