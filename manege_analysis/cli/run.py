"""`manege run`: from export files to finished folders, with progress."""

from __future__ import annotations

import json
import shlex
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console

from manege_analysis.batch.lock import AlreadyRunningError
from manege_analysis.batch.outcome import Outcome, exit_status, first_of
from manege_analysis.cli.lost import may_be_lost
from manege_analysis.cli.options import (
    DEFAULT_REPORTS,
    Day,
    Lang,
    Reports,
    Workspace,
    day_or_today,
    language_or_none,
    workspace_or_sample,
)
from manege_analysis.errors import Problem, SettingsError

if TYPE_CHECKING:
    from manege_analysis.batch.crew import MakeCrew
    from manege_analysis.batch.many import Progress
    from manege_analysis.batch.order import Order

_NOTIFY_SECONDS = 60


def run(
    clusters: Annotated[list[str] | None, typer.Argument(metavar="[CLUSTER]...")] = None,
    workspace: Workspace = None,
    reports: Reports = DEFAULT_REPORTS,
    date: Day = "",
    language: Lang = "",
    workers: Annotated[int, typer.Option(min=1, max=64, help="Clusters at the same time.")] = 1,
    scheduler: Annotated[str, typer.Option(help="A Dask scheduler, as tcp://host:8786.")] = "",
    seconds: Annotated[int, typer.Option(min=1, help="The longest a notebook's cell may take.")] = 300,
    force: Annotated[bool, typer.Option("--force", help="Run unchanged clusters too.")] = False,
    only_failed: Annotated[bool, typer.Option("--only-failed", help="Those that failed last.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would run; do nothing.")] = False,
    log_json: Annotated[bool, typer.Option("--log-json", help="Progress as lines of JSON.")] = False,
    notify: Annotated[str, typer.Option(help="A command that gets the summary on its input.")] = "",
) -> None:
    """Run clusters (default: all of the workspace) and print, last, where the results are.

    A cluster whose files, settings and code are unchanged is skipped.  Exit status: 0 all good,
    1 some failed, 2 settings or usage, 3 nothing to do, 4 stopped by privacy, 130/143 interrupted.
    """
    from manege_analysis.batch.many import Stopped, run_many
    from manege_analysis.batch.order import Order
    from manege_analysis.settings import cluster_ids

    _require_utf8()
    folder = workspace_or_sample(workspace)
    day = day_or_today(date)
    spoken = language_or_none(language)
    order = Order(folder, reports, day, spoken, force, counts_day=bool(date), seconds=seconds)
    every = cluster_ids(folder)
    _require_known(clusters or (), every, folder)
    names = _chosen(clusters or every, order, only_failed)
    if dry_run:
        _tell_plan(names, order)
        raise typer.Exit(0)
    crew = _crew(scheduler)
    order = order.from_everywhere() if scheduler else order
    try:
        outcomes = run_many(names, order, _Teller(len(names), log_json), workers, crew)
    except (KeyboardInterrupt, Stopped) as stopped:
        _write_overview(every, (), order)
        with may_be_lost():
            typer.echo("Stopped. What was finished is published; the same command goes on.", err=True)
        raise typer.Exit(143 if isinstance(stopped, Stopped) else 130) from None
    is_told = _write_overview(every, outcomes, order)
    _tell(outcomes, order, is_told and len(every) > 1 and not clusters)
    if notify:
        _notify(notify, outcomes)
    raise typer.Exit(exit_status(outcomes) or (0 if is_told else 1))


def _require_utf8(spoken: str = sys.getfilesystemencoding()) -> None:
    """Refuse to run where files' names are not UTF-8: "lægerne.csv" would be another name there."""
    if spoken.lower().replace("-", "") != "utf8":
        remedy = "Set LANG=C.UTF-8, and PYTHONUTF8=1 on Windows."
        raise SettingsError(Problem("the environment", "UTF-8 for the names of files", spoken, remedy))


def _crew(scheduler: str) -> MakeCrew:
    """Return who does the work: processes of this machine, or the workers of a Dask cluster."""
    from manege_analysis.batch.crew import local_crew

    if not scheduler:
        return local_crew
    from manege_analysis.batch.afar import crew_of

    return crew_of(scheduler)


def _write_overview(every: Sequence[str], outcomes: Sequence[Outcome], order: Order) -> bool:
    """Write the page of all clusters; where there is no room for it, say so and return False."""
    from manege_analysis.batch.overview import write_overview

    try:
        write_overview(every, outcomes, order)
    except (OSError, AlreadyRunningError) as problem:
        reason = getattr(problem, "strerror", None) or "another run is writing it"
        with may_be_lost():
            typer.echo(f"{order.reports}: the page of all clusters is not new: {reason}.", err=True)
        return False
    return True


def _require_known(asked: Sequence[str], every: Sequence[str], folder: Path) -> None:
    """Refuse names that are no cluster's before anything is written, and all of them at once."""
    from manege_analysis.yamlfile import nearest

    where = str(folder / "clusters")
    wrong = [name for name in asked if name not in every]
    if wrong:
        raise SettingsError(
            Problem(where, "a cluster of this workspace", f'"{name}"', nearest(name, list(every)))
            for name in wrong
        )


def _chosen(names: Sequence[str], order: Order, only_failed: bool) -> list[str]:
    """Return the clusters to run, each once; with `--only-failed` those whose last run went wrong."""
    from manege_analysis.batch.state import recall

    wrong = ("failed", "stopped by privacy")
    once = list(dict.fromkeys(names))
    return [n for n in once if recall(order.reports, n).state in wrong] if only_failed else once


def _tell_plan(names: Sequence[str], order: Order) -> None:
    from manege_analysis.batch.order import unchanged

    order = order.with_code()
    for name in names:
        typer.echo(f"{name}: {'unchanged' if unchanged(name, order) else 'would run'}")


class _Teller:
    """Tells on stderr what ended, what is running and how much is left."""

    def __init__(self, total: int, as_json: bool) -> None:
        self._total = total
        self._json = as_json
        self._console = Console(stderr=True, highlight=False, soft_wrap=True)

    def __call__(self, at: Progress) -> None:
        with may_be_lost():
            self._tell(at)

    def _tell(self, at: Progress) -> None:
        ended = at.ended
        if self._json:
            said: dict[str, Any] = {**_plain(ended), "seconds": round(ended.seconds, 2)}
            typer.echo(json.dumps({**said, "running": at.running, "waiting": at.waiting}), err=True)
            return
        done = self._total - at.waiting - len(at.running)
        line = f"{done}/{self._total} {ended.cluster}: {ended.state} ({ended.seconds:.1f} s)"
        running = f"; running: {', '.join(at.running)}" if at.running else ""
        left = f"; {at.waiting} left" if at.waiting else ""
        self._console.print(f"{line}{running}{left}", markup=False)


def _tell(outcomes: Sequence[Outcome], order: Order, overview: bool) -> None:
    counts = Counter(outcome.state for outcome in outcomes)
    with may_be_lost():
        for outcome in outcomes:
            for remedy in first_of(outcome.remedies):
                typer.echo(f"{outcome.cluster}: {remedy}", err=True)
        summed = ", ".join(f"{many} {state}" for state, many in counts.items())
        typer.echo(summed or "nothing to run", err=True)
    with may_be_lost():
        for outcome in outcomes:
            if outcome.folder:
                typer.echo(str(outcome.folder / "INDHOLD.html"))
        if overview:
            typer.echo(str(order.reports / "INDHOLD.html"))


def _plain(outcome: Outcome) -> dict[str, Any]:
    """Return an outcome for a log: no value from the data, and no text that might quote one."""
    return {"cluster": outcome.cluster, "state": outcome.state, "status": outcome.status}


def _notify(command: str, outcomes: Sequence[Outcome]) -> None:
    """Run the analyst's own command with the summary as JSON on its input; its failure is told only."""
    said = json.dumps([_plain(outcome) for outcome in outcomes])
    try:
        done = subprocess.run(
            shlex.split(command), input=said, text=True, encoding="utf-8", timeout=_NOTIFY_SECONDS
        )
        problem = f"ended with status {done.returncode}" if done.returncode else ""
    except (OSError, ValueError, subprocess.TimeoutExpired) as error:
        problem = type(error).__name__
    if problem:
        with may_be_lost():
            said = f"--notify: the command {problem}. The clusters' results are not touched."
            typer.echo(said, err=True)
