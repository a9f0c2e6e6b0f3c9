"""`5_moedeplan`: the meeting as far as it is planned, for the planning group, as blocks of a report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from manege_analysis.charts.seating import seating_chart
from manege_analysis.charts.timeline import timeline_chart
from manege_analysis.meeting.model import MeetingPlan
from manege_analysis.planning import Suggested, plan_of, suggest
from manege_analysis.report.blocks import Block, Blocks, Facts, Figure, Heading, Prose
from manege_analysis.report.identity import sender
from manege_analysis.report.mark import Document, Mark, mark
from manege_analysis.report.meetingwork import grids, words
from manege_analysis.wording.dates import clock, day, weekday_and_day
from manege_analysis.wording.numbers import listed
from manege_analysis.wording.text import Language
from manege_analysis.workflow import Prepared


@dataclass(frozen=True)
class MeetingPage:
    """The parts of the page, in order; `plan` is what they tell of, `mark` the notebook's last cell."""

    at_a_glance: Blocks
    next_up: Blocks
    run_sheet: Blocks
    seating: Blocks
    budget: Blocks
    warnings: Blocks
    tasks: Blocks
    mark: Mark
    plan: MeetingPlan


def told_plan(prepared: Prepared, share: Suggested | None = None) -> MeetingPlan:
    """Plan the meeting with the share choice's cases: no other may stand in papers that are sent.

    `share` is that choice, where it was made already.
    """
    told = share or suggest(prepared.share, prepared.settings)
    return plan_of(prepared.settings, prepared.share, told)


def meeting_page(prepared: Prepared) -> MeetingPage:
    """Set the plan; it holds names, money and tasks, so it is internal."""
    settings, made = prepared.settings, told_plan(prepared)
    language = settings.language
    parts = (
        Blocks(_at_a_glance(made, language)),
        Blocks(_next_up(made, language)),
        Blocks(_run_sheet(made, language)),
        Blocks(_seating(made, language)),
        Blocks(_budget(made, language)),
        Blocks(_warnings(made, language)),
        Blocks(_tasks(made, language)),
    )
    document = Document(
        title=words.TITLE.in_(language),
        subtitle=made.title,
        cluster=prepared.internal.cluster_name,
        day=day(settings.day, language),
        language=language,
        edition="internal",
        brand=sender(settings.unit, settings.workspace),
    )
    shown = tuple(block for part in parts for block in part)
    return MeetingPage(*parts, mark(document, prepared.raw.source.sha256, shown), made)


def _at_a_glance(made: MeetingPlan, language: Language) -> Iterator[Block]:
    yield Heading("planen", words.AT_A_GLANCE.in_(language))
    if made.missing:
        yield Prose(made.missing, "warning")
    missing = words.NOT_SAID.in_(language)
    place = ", ".join(part for part in (made.place.name, made.place.room, made.place.address) if part)
    facts = (
        (words.MEETING, made.title),
        (words.WHEN, _when(made, language)),
        (words.WHERE, place),
        (words.PURPOSE, made.purpose),
        (words.OWNERS, ", ".join(owner.name for owner in made.owners)),
        (words.CASES, listed([case.title for case in made.cases], language)),
        (words.REPLIES, _replies(made, language)),
        (words.REPLY_BY, weekday_and_day(made.reply_by, language) if made.reply_by else ""),
        (words.DONE, _done(made, language)),
    )
    yield Facts(tuple((name.in_(language), said or missing) for name, said in facts))
    yield grids.agenda_grid(made, language)
    yield grids.roles_grid(made, language)


def _when(made: MeetingPlan, language: Language) -> str:
    if made.day is None:
        return ""
    start = clock(made.start, language)
    end = clock(made.end, language).removeprefix("kl. ")
    return words.FROM_TO.say(language, day=weekday_and_day(made.day, language), start=start, end=end)


def _replies(made: MeetingPlan, language: Language) -> str:
    counted = Counter(each.answer for each in made.actors)
    return words.REPLIES_ARE.say(
        language,
        accepted=counted["accepted"],
        invited=counted["invited"],
        missing=counted["not invited"],
        declined=counted["declined"],
    )


def _done(made: MeetingPlan, language: Language) -> str:
    done = sum(task.state == "done" for task in made.tasks)
    return words.DONE_OF.say(language, done=done, all=len(made.tasks))


def _next_up(made: MeetingPlan, language: Language) -> Iterator[Block]:
    yield Heading("naeste", words.NEXT_UP.in_(language))
    yield grids.next_grid(made, language)
    called = grids.calls_grid(made, language)
    if called.rows:
        yield called
    else:
        yield Prose((words.NO_CALLS.in_(language),), "quiet")


def _run_sheet(made: MeetingPlan, language: Language) -> Iterator[Block]:
    yield Heading("drejebog", words.RUN_SHEET.in_(language))
    chart = timeline_chart(made)
    yield Prose((f"{chart.title}.",))
    yield Figure(chart)
    yield grids.run_sheet_grid(made, language)
    took = grids.times_grid(made, language)
    if took.rows:
        yield took
    yield Heading("plan-b", words.PLAN_B.in_(language), 3)
    for variant in made.variants:
        yield Prose((f"{variant.title}: {' '.join(variant.actions)}",))


def _seating(made: MeetingPlan, language: Language) -> Iterator[Block]:
    yield Heading("bordplan", words.SEATING.in_(language))
    if made.seating is None:
        yield Prose((words.NO_SEATING.in_(language),), "quiet")
        return
    chart = seating_chart(made.seating, language)
    yield Prose((f"{chart.title}: {chart.subtitle}.",))
    yield Figure(chart)
    if not made.seating.proved:
        yield Prose((words.NOT_PROVED.in_(language),), "quiet")


def _budget(made: MeetingPlan, language: Language) -> Iterator[Block]:
    yield Heading("budget", words.BUDGET.in_(language))
    yield grids.budget_grid(made, language)
    yield Prose(grids.budget_said(made, language))


def _warnings(made: MeetingPlan, language: Language) -> Iterator[Block]:
    yield Heading("advarsler", words.WARNINGS.in_(language))
    if made.findings:
        yield grids.findings_grid(made, language)
    else:
        yield Prose((words.ALL_HOLDS.in_(language),))


def _tasks(made: MeetingPlan, language: Language) -> Iterator[Block]:
    yield Heading("opgaver", words.TASKS.in_(language))
    yield from grids.task_grids(made, language)
