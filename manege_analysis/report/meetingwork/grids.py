"""A meeting's plan becomes tables: agenda, roles, tasks, run sheet, money, warnings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, time

from manege_analysis.meeting.calls import calls
from manege_analysis.meeting.checks import kroner
from manege_analysis.meeting.model import MeetingPlan, Task
from manege_analysis.meeting.timeline import files_said, next_tasks
from manege_analysis.meeting.words import PHASES, SEVERITIES, STATES
from manege_analysis.report.blocks import Grid
from manege_analysis.report.meetingwork import words
from manege_analysis.wording.dates import clock
from manege_analysis.wording.text import Language, Text

Rows = tuple[tuple[str, ...], ...]


def agenda_grid(made: MeetingPlan, language: Language) -> Grid:
    """Set the agenda: time, item, minutes."""
    rows = tuple((_time(item.start), item.title, str(item.minutes)) for item in made.agenda.items)
    return _grid(words.AGENDA, (words.TIME, words.ITEM, words.MINUTES), rows, language)


def roles_grid(made: MeetingPlan, language: Language) -> Grid:
    """Set the roles and who holds them."""
    empty = {True: words.EMPTY.in_(language), False: words.OPTIONAL.in_(language)}
    rows = tuple(
        (role.title, role.person.name if role.person else empty[role.required]) for role in made.roles
    )
    return _grid(words.ROLES, (words.ROLE, words.WHO), rows, language)


def next_grid(made: MeetingPlan, language: Language) -> Grid:
    """Set what can be done now, what is late first."""
    rows = tuple(
        (task.title, _due(task, language), task.owner, _how(task, language))
        for task in next_tasks(made.tasks)
    )
    heads = (words.TASK, words.DUE, words.OWNER, words.HOW)
    return _grid(words.NOW, heads, rows, language)


def calls_grid(made: MeetingPlan, language: Language) -> Grid:
    """Set who needs a phone call before a letter, and why."""
    rows = tuple((call.name, call.reason, call.phone) for call in calls(made))
    return _grid(words.CALLS, (words.WHO, words.WHY, words.REACH), rows, language)


def run_sheet_grid(made: MeetingPlan, language: Language) -> Grid:
    """Set the evening to the minute."""
    rows = tuple(
        (
            _time(step.start),
            step.title,
            str(step.minutes),
            step.speaker,
            str(len(step.in_ring) or ""),
            ", ".join(step.material),
        )
        for step in made.run_sheet
    )
    heads = (words.TIME, words.STEP, words.MINUTES, words.SPEAKER, words.RING, words.MATERIAL)
    return _grid(words.TO_THE_MINUTE, heads, rows, language)


def times_grid(made: MeetingPlan, language: Language) -> Grid:
    """Set the steps of a held evening that took a minute more or less than planned."""
    rows = tuple(
        (each.title, _minutes(each.planned), _minutes(each.real), _more(each.real - each.planned))
        for each in made.times
        if abs(each.real - each.planned) >= 60
    )
    heads = (words.STEP, words.PLANNED, words.REAL, words.MORE)
    return _grid(words.TIMES, heads, rows, language)


def budget_grid(made: MeetingPlan, language: Language) -> Grid:
    """Set the expenses; a price that nobody has said is told as missing, never as nothing."""
    missing = words.NO_PRICE.in_(language)
    rows = tuple(
        (
            line.what,
            missing if line.price is None else kroner(line.price, language),
            str(line.heads) if line.per == "head" else "1",
            "" if line.total is None else kroner(line.total, language),
            line.paid_by,
        )
        for line in made.budget.lines
    )
    heads = (words.LINE, words.PRICE, words.HEADS, words.TOTAL, words.PAID_BY)
    return _grid(words.BUDGET, heads, rows, language)


def budget_said(made: MeetingPlan, language: Language) -> tuple[str, ...]:
    """Say the total against the frame, and that it is not everything where prices are missing."""
    money, left = made.budget, made.budget.left

    def said(amount: object) -> str:
        return words.KR.say(language, amount=amount)

    total = said(kroner(money.total, language))
    sentence = words.SUM.say(language, total=total)
    if money.frame is not None and left is not None:
        pattern = words.SUM_WITHIN if left >= 0 else words.SUM_OVER
        amount = said(kroner(abs(left), language))
        frame = said(kroner(money.frame, language))
        sentence = pattern.say(language, total=total, frame=frame, left=amount, over=amount)
    unknown = any(line.price is None for line in money.lines)
    return (sentence, words.SO_FAR.in_(language)) if unknown else (sentence,)


def findings_grid(made: MeetingPlan, language: Language) -> Grid:
    """Set what does not hold, the heaviest first, with the cheapest remedy."""
    rows: Rows = tuple(
        (SEVERITIES[found.severity].in_(language), found.said, found.remedy, found.accepted)
        for found in made.findings
    )
    heads: tuple[Text, ...] = (words.WEIGHT, words.FOUND, words.REMEDY, words.ACCEPTED)
    if not any(found.accepted for found in made.findings):
        heads, rows = heads[:3], tuple(row[:3] for row in rows)
    return _grid(words.WARNINGS, heads, rows, language)


def task_grids(made: MeetingPlan, language: Language) -> Iterator[Grid]:
    """Set all tasks, a table for each phase."""
    heads = (words.TASK, words.DUE, words.OWNER, words.STATE, words.FILES)
    for phase, name in PHASES.items():
        rows = tuple(_task(task, language) for task in made.tasks if task.phase == phase)
        if rows:
            yield _grid(name, heads, rows, language)


def _task(task: Task, language: Language) -> tuple[str, ...]:
    state = STATES[task.state].in_(language)
    evident = f"{state}: {task.evidence}" if task.evidence else state
    return task.title, _day(task.due, language), task.owner, evident, ", ".join(task.files)


def _how(task: Task, language: Language) -> str:
    return " ".join(part for part in (task.detail, files_said(task, language)) if part)


def _due(task: Task, language: Language) -> str:
    due = _day(task.due, language)
    return f"{due} ({STATES[task.state].in_(language)})" if due and task.state == "late" else due


def _minutes(seconds: int) -> str:
    return f"{seconds // 60}:{seconds % 60:02}"


def _more(seconds: int) -> str:
    return ("+" if seconds > 0 else "−") + _minutes(abs(seconds))


def _time(value: time) -> str:
    return clock(value, "da").removeprefix("kl. ")


def _day(value: date | None, language: Language) -> str:
    return f"{value.day}.{value.month}.{value.year}" if value and language == "da" else f"{value or ''}"


def _grid(caption: Text, heads: Sequence[Text], rows: Rows, language: Language) -> Grid:
    return Grid(caption.in_(language), tuple(head.in_(language) for head in heads), rows, words=True)
