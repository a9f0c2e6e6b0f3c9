"""`manege run`: from export files to finished folders, with progress."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from manege_analysis.batch.outcome import Outcome, exit_status
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

if TYPE_CHECKING:
    from manege_analysis.batch.run import Order


def run(
    clusters: Annotated[list[str] | None, typer.Argument(metavar="[CLUSTER]...")] = None,
    workspace: Workspace = None,
    reports: Reports = DEFAULT_REPORTS,
    date: Day = "",
    language: Lang = "",
) -> None:
    """Run clusters (default: all of the workspace) and print, last, where the results are."""
    from manege_analysis.batch.run import Order
    from manege_analysis.settings import cluster_ids

    folder = workspace_or_sample(workspace)
    order = Order(folder, reports, day_or_today(date), language_or_none(language))
    names = clusters or cluster_ids(folder)
    outcomes = _with_progress(names, order)
    for outcome in outcomes:
        for remedy in outcome.remedies:
            typer.echo(f"{outcome.cluster}: {remedy}", err=True)
    _tell(outcomes)
    raise typer.Exit(exit_status(outcomes))


def _with_progress(names: Sequence[str], order: Order) -> list[Outcome]:
    from manege_analysis.batch.run import run_one

    console = Console(stderr=True, highlight=False)
    outcomes: list[Outcome] = []
    with console.status("") as status:
        for at, name in enumerate(names, 1):

            def told(cluster: str, what: str, at: int = at) -> None:
                line = f"{at}/{len(names)} {cluster}: {what}"
                status.update(line) if console.is_terminal else console.print(line)

            outcome = run_one(name, order, told)
            outcomes.append(outcome)
            console.print(f"{at}/{len(names)} {name}: {outcome.state} ({outcome.seconds:.1f} s)")
    return outcomes


def _tell(outcomes: Sequence[Outcome]) -> None:
    for outcome in outcomes:
        if outcome.folder:
            typer.echo(str(outcome.folder / "INDHOLD.html"))
