"""`manege plan`: what is next before the meeting, and what people wrote in its files taken back."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from manege_analysis.cli.options import (
    DEFAULT_REPORTS,
    AsJson,
    Day,
    Lang,
    Reports,
    Workspace,
    day_or_today,
    language_or_none,
    workspace_or_sample,
)
from manege_analysis.errors import NotReadyError, Problem, SettingsError

if TYPE_CHECKING:
    from datetime import date

    from manege_analysis.meeting.model import MeetingPlan
    from manege_analysis.planning import Suggested
    from manege_analysis.report.kit import Outgoing
    from manege_analysis.settings import RunSettings
    from manege_analysis.wording.text import Language
    from manege_analysis.workflow import Prepared


def plan(
    cluster: Annotated[str, typer.Argument(metavar="[CLUSTER]")] = "",
    every: Annotated[bool, typer.Option("--all", help="What is next in all clusters.")] = False,
    edited: Annotated[
        Path | None,
        typer.Option(
            "--from",
            metavar="FILE",
            help="An edited planlaegning.xlsx, a list of replies, or what i-manegen.html saved.",
        ),
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Take the differences without asking.")] = False,
    workspace: Workspace = None,
    reports: Reports = DEFAULT_REPORTS,
    date: Day = "",
    language: Lang = "",
    as_json: AsJson = False,
) -> None:
    """Say what is next for one cluster or all; with --from, show what a file changes and take it.

    The file that i-manegen.html saved also gives the minutes and the follow-up letter, below --reports.
    """
    if every == bool(cluster) or (every and edited is not None):
        remedy = 'Write "manege plan CLUSTER", or "manege plan --all".'
        raise SettingsError(Problem("manege plan", "one cluster, or --all", "neither or both", remedy))
    folder, day, spoken = workspace_or_sample(workspace), day_or_today(date), language_or_none(language)
    desk = _Desk(folder, reports, day, spoken)
    if edited is not None:
        _take(cluster, edited, yes, desk)
        return
    plans = [desk.plan(each) for each in desk.clusters(cluster)]
    if as_json:
        typer.echo(json.dumps(as_values(plans), ensure_ascii=False, indent=2))
        return
    for line in as_lines(plans):
        typer.echo(line)


class _Desk:
    """Reads settings and plans of one workspace at one date."""

    def __init__(self, workspace: Path, reports: Path, day: date, language: Language | None) -> None:
        self.workspace, self.reports, self.day, self.language = workspace, reports, day, language

    def clusters(self, named: str) -> Sequence[str]:
        """Return the named cluster, or all."""
        from manege_analysis.settings import cluster_ids

        return (named,) if named else cluster_ids(self.workspace)

    def plan(self, cluster: str) -> MeetingPlan:
        """Plan a cluster's meeting, which begins long before its answers have come."""
        return self.planned(cluster).plan

    def planned(self, cluster: str) -> _Planned:
        """Return a cluster's plan with what it was made from."""
        from manege_analysis.planning import plan as plan_of
        from manege_analysis.planning import suggest, suggest_unanswered, themes_of
        from manege_analysis.questionnaire.load import load_questionnaire
        from manege_analysis.settings import load_settings
        from manege_analysis.workflow import prepare

        settings = load_settings(
            self.workspace, cluster, reports=self.reports, day=self.day, language=self.language,
            needs_export=False,
        )  # fmt: skip
        try:
            prepared = prepare(settings) if settings.exports else None
        except NotReadyError:  # a count table into which nothing has been typed yet
            prepared = None
        if prepared:
            themes, chosen = prepared.share.themes, suggest(prepared.share, settings)
        else:
            themes = themes_of(load_questionnaire(settings.questionnaire))
            chosen = suggest_unanswered(themes, settings)
        made = plan_of(settings, chosen, {id_: text for id_, text, _ in themes})
        return _Planned(settings, made, chosen, prepared)


@dataclass(frozen=True)
class _Planned:
    """A cluster's settings, its plan, the share choice that it tells, and its answers once they came."""

    settings: RunSettings
    plan: MeetingPlan
    chosen: Suggested
    prepared: Prepared | None


def as_lines(plans: Sequence[MeetingPlan]) -> Iterator[str]:
    """Tell for each plan when the meeting is, what is next, and what does not hold."""
    from manege_analysis.meeting.timeline import files_said, next_across, next_tasks
    from manege_analysis.meeting.words import SEVERITIES, STATES

    if len(plans) > 1:
        for each in next_across(plans):
            state = STATES[each.task.state].in_(plans[0].language)
            task = f"{each.task.title} ({each.task.owner})"
            yield f"{each.task.due or '-'}  {state:8}  {each.cluster}: {task}"
        return
    for made in plans:
        yield f"{made.name or made.cluster}: {made.title}, {made.day or '-'}"
        yield from (f"  ! {line}" for line in made.missing)
        for todo in next_tasks(made.tasks):
            state = STATES[todo.state].in_(made.language)
            yield f"  {todo.due or '-'}  {state:8}  {todo.title} ({todo.owner})"
            if todo.files:
                yield f"{'':24}{files_said(todo, made.language)}"
        for found in made.findings:
            yield f"  {SEVERITIES[found.severity].in_(made.language)}: {found.said} {found.remedy}"


def as_values(plans: Sequence[MeetingPlan]) -> list[dict[str, Any]]:
    """Return what is next as plain values, a dictionary for each cluster."""
    from manege_analysis.meeting.timeline import next_tasks

    return [
        {
            "cluster": made.cluster,
            "day": made.day.isoformat() if made.day else None,
            "missing": list(made.missing),
            "next": [
                {
                    "id": task.id,
                    "title": task.title,
                    "owner": task.owner,
                    "due": task.due.isoformat() if task.due else None,
                    "state": task.state,
                    "files": list(task.files),
                }
                for task in next_tasks(made.tasks)
            ],
            "findings": [
                {"severity": found.severity, "said": found.said, "remedy": found.remedy}
                for found in made.findings
            ],
        }
        for made in plans
    ]


def _take(cluster: str, edited: Path, yes: bool, desk: _Desk) -> None:
    from manege_analysis.meeting.edits import apply
    from manege_analysis.meeting.replies import read_from

    planned = desk.planned(cluster)
    settings, made, library = planned.settings, planned.plan, planned.chosen.library
    read = read_from(edited, made, library)
    changes = read.said(made.language)
    for change in changes:
        typer.echo(change)
    for row in read.unknown:
        typer.echo(str(row), err=True)
    if not changes:
        typer.echo("Nothing to take.")
    elif yes or typer.confirm(f"Take these {len(changes)} into {settings.meeting_file.name}?"):
        apply(settings.meeting_file, read.differences, library, settings.day, read.settings)
        typer.echo(f"Taken into {settings.meeting_file}")
    else:
        typer.echo("Nothing was written.")
        return
    if edited.suffix.lower() == ".json":
        _write_afterwards(planned)


def _write_afterwards(planned: _Planned) -> None:
    """Write the minutes and what else the evening's file changes; it needs the answers' release."""
    from manege_analysis.batch.outgoing import publish_outgoing

    if planned.prepared is None:
        name = planned.settings.cluster.id
        typer.echo(f'The minutes are written by "manege kit {name}" once the answers have come.')
        return
    for path in publish_outgoing(planned.prepared, _letters_and_tasks):
        typer.echo(str(path))


def _letters_and_tasks(made: Outgoing, folder: Path) -> None:
    from manege_analysis.report.letters.files import write_letters
    from manege_analysis.report.meetingwork.files import write_meeting_files

    write_letters(made.plan, made.brand, folder)
    write_meeting_files(made.plan, folder)
