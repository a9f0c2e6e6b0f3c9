"""A date and the task rules become dated tasks, planned backwards and moved to working days."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from manege_analysis.meeting.calendar import WorkingDays
from manege_analysis.meeting.file import MeetingFile, TaskFile
from manege_analysis.meeting.line_tasks import line_tasks
from manege_analysis.meeting.model import MeetingPlan, State, Task
from manege_analysis.meeting.people import ROLES
from manege_analysis.meeting.task_rule import Lead, TaskRule
from manege_analysis.meeting.task_rules import RULES
from manege_analysis.meeting.tasks_prepare import REPLY_LEAD
from manege_analysis.meeting.words import OWNERS, ROLE_TITLES
from manege_analysis.wording.dates import weekday_and_day
from manege_analysis.wording.text import Language, Text

_MOVED = Text("flyttet fra {day} ({why})", "moved from {day} ({why})")
NOTHING_SHOWN: Mapping[str, Text] = {}
_FILE, _FILES = Text("Fil: {names}", "File: {names}"), Text("Filer: {names}", "Files: {names}")
_OWN_LEAD = Text("egen frist", "own date")


@dataclass(frozen=True)
class Move:
    """A task whose date is another after the meeting was moved."""

    id: str
    title: str
    before: date | None
    after: date | None


@dataclass(frozen=True)
class NextUp:
    """A task that can be done now, and the cluster it belongs to."""

    cluster: str
    name: str
    task: Task


def timeline(
    file: MeetingFile, today: date, language: Language, shown: Mapping[str, Text] = NOTHING_SHOWN
) -> tuple[Task, ...]:
    """Plan every task backwards from the meeting's date.

    Tasks before the meeting move to the working day *before* a weekend, holiday or school break,
    those after it to the working day after; so an order of dates never turns round.  What is done
    stays done when the date moves, because it is kept by task id.  Without a date the tasks stand
    in order, undated.  `today` decides what is late and what is next; `shown` holds the tasks that
    are evidently done (`evidence.evidence`).  What was agreed and parked on the evening follows as
    tasks of its own.
    """
    desk = _Desk(file, WorkingDays(file.calendar), _owners(file, language), language)
    known = {each.id: each for each in file.tasks}
    tasks = [_task(rule, known.get(rule.id, TaskFile(id=rule.id)), desk) for rule in RULES]
    tasks = [task for task in tasks if task.id not in known or not known[task.id].skip]
    tasks += [_own_task(each, language) for each in file.tasks if each.title and not _is_rule(each.id)]
    tasks = [_with_budget_accept(task, file) for task in tasks]
    tasks = [replace(task, evidence=_shown(task, shown, language)) for task in tasks]
    tasks += line_tasks(file, desk.days, language)
    settled = {task.id for task in tasks if task.done or task.evidence} | {
        each.id for each in file.tasks if each.skip
    }
    stated = (_stated(task, settled, today) for task in tasks)
    return tuple(sorted(stated, key=lambda task: task.due or date.max))


def next_tasks(tasks: Iterable[Task]) -> tuple[Task, ...]:
    """Return what to do now: what is late first, then what has begun and waits for nothing.

    Where nothing can be done yet, the first task to come is returned, so that a planner never sees
    an empty page before the meeting is over.
    """
    listed = sorted(tasks, key=lambda task: (task.state != "late", task.due or date.max))
    now = tuple(task for task in listed if task.state in ("late", "next"))
    return now or tuple(task for task in listed if task.state in ("later", "waiting", "undated"))[:1]


def next_across(plans: Sequence[MeetingPlan]) -> tuple[NextUp, ...]:
    """Return what to do now in many clusters, the earliest date first."""
    found = [NextUp(plan.cluster, plan.name, task) for plan in plans for task in next_tasks(plan.tasks)]
    return tuple(sorted(found, key=lambda each: (each.task.due or date.max, each.cluster)))


def moves(before: Sequence[Task], after: Sequence[Task]) -> tuple[Move, ...]:
    """Compare two timelines: which open tasks have another date, in the later one's order."""
    old = {task.id: task.due for task in before}
    return tuple(
        Move(task.id, task.title, old[task.id], task.due)
        for task in after
        if task.id in old and task.state != "done" and old[task.id] != task.due
    )


def files_said(task: Task, language: Language) -> str:
    """Name the files that a task needs, below the cluster's folder; empty where it needs none.

    >>> task = Task("a", "after", "Send", "", "", "", None, None, "next", files=("deles/program.pdf",))
    >>> files_said(task, "da")
    'Fil: deles/program.pdf'
    """
    word = _FILE if len(task.files) == 1 else _FILES
    return word.say(language, names=", ".join(task.files)) if task.files else ""


def reply_deadline(file: MeetingFile) -> date | None:
    """Return the reply deadline: as written, or four weeks before on a working day."""
    if file.reply_by or not file.day:
        return file.reply_by
    return WorkingDays(file.calendar).on_or_before(REPLY_LEAD.before(file.day))


@dataclass(frozen=True)
class _Desk:
    """What every task is planned from: the file, the working days, who owns what, the language."""

    file: MeetingFile
    days: WorkingDays
    owners: dict[str, str]
    language: Language

    def working_day(self, lead: Lead) -> date | None:
        """Return the working day `lead` before the meeting; the meeting's own day stays."""
        if self.file.day is None:
            return None
        ideal = lead.before(self.file.day)
        if ideal == self.file.day:
            return ideal
        return self.days.on_or_after(ideal) if ideal > self.file.day else self.days.on_or_before(ideal)

    def moved(self, lead: Lead, due: date | None) -> str:
        """Say from which day a task was moved, and why; empty when it was not."""
        if self.file.day is None or due == lead.before(self.file.day):
            return ""
        ideal = lead.before(self.file.day)
        why = self.days.why_free(ideal) or Text("")
        day = weekday_and_day(ideal, self.language)
        return _MOVED.say(self.language, day=day, why=why.in_(self.language))


def _task(rule: TaskRule, known: TaskFile, desk: _Desk) -> Task:
    due = desk.working_day(rule.due)
    start = desk.working_day(rule.start)
    return Task(
        id=rule.id,
        phase=rule.phase,
        title=rule.title.in_(desk.language),
        detail=rule.detail.in_(desk.language),
        owner=known.owner or desk.owners[rule.owner],
        lead=rule.due.said(desk.language),
        start=min(start, known.due) if start and known.due else start,
        due=known.due or due,
        state="undated",
        step=rule.step,
        waits_for=rule.waits_for,
        done=known.done,
        moved="" if known.due else desk.moved(rule.due, due),
        files=rule.files,
    )


def _own_task(each: TaskFile, language: Language) -> Task:
    return Task(
        id=each.id,
        phase="finish",
        title=each.title,
        detail="",
        owner=each.owner,
        lead=_OWN_LEAD.in_(language),
        start=None,
        due=each.due,
        state="undated",
        done=each.done,
        own=True,
    )


def _with_budget_accept(task: Task, file: MeetingFile) -> Task:
    # The approval has its own field in the budget; asking for it twice would invite two answers.
    if task.id != "budget-accept" or task.done or not file.budget.approved:
        return task
    return replace(task, done=file.budget.approved)


def _shown(task: Task, shown: Mapping[str, Text], language: Language) -> str:
    return "" if task.done or task.id not in shown else shown[task.id].in_(language)


def _stated(task: Task, settled: set[str], today: date) -> Task:
    return replace(task, state=_state(task, settled, today))


def _state(task: Task, settled: set[str], today: date) -> State:
    if task.done or task.evidence:
        return "done"
    if task.due is None:
        return "undated"
    if task.due < today:
        return "late"
    if any(other not in settled for other in task.waits_for):
        return "waiting"
    return "next" if task.start is None or task.start <= today else "later"


def _owners(file: MeetingFile, language: Language) -> dict[str, str]:
    names = {key: text.in_(language) for key, text in OWNERS.items()}
    for role in ROLES:
        holder, title = file.roles.holder(role), ROLE_TITLES[role].in_(language)
        names[role] = f"{title} ({holder.name})" if holder else title
    return names


def _is_rule(task_id: str) -> bool:
    return any(rule.id == task_id for rule in RULES)
