"""`manege kit`: slides, papers and letters of one cluster's meeting, checked and published."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

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
    from manege_analysis.report.kit import Outgoing


def kit(
    cluster: Annotated[str, typer.Argument(metavar="CLUSTER")],
    template: Annotated[
        Path | None,
        typer.Option("--template", metavar="FILE.pptx", help="Your own PowerPoint template."),
    ] = None,
    workspace: Workspace = None,
    reports: Reports = DEFAULT_REPORTS,
    date: Day = "",
    language: Lang = "",
) -> None:
    """Write what people hold: slides in PowerPoint, papers to print, letters in Word, and mails.

    Prints the files last; what a template lacks is told on stderr and stops nothing.  A run of the
    same cluster is never disturbed: exit status 3 while one is at work.
    """
    from manege_analysis.batch.outgoing import publish_outgoing
    from manege_analysis.settings import load_settings
    from manege_analysis.workflow import prepare

    settings = load_settings(
        workspace_or_sample(workspace), cluster, reports=reports,
        day=day_or_today(date), language=language_or_none(language),
    )  # fmt: skip
    for path in publish_outgoing(prepare(settings), partial(_write, template)):
        typer.echo(str(path))


def _write(template: Path | None, made: Outgoing, folder: Path) -> None:
    from manege_analysis.report.kit import write_kit
    from manege_analysis.report.letters.files import FOLDER
    from manege_analysis.report.manifest import files_below

    lying = files_below(made.settings.output)
    besides = [name for name in lying if not name.startswith(f"{FOLDER}/")]
    for problem in write_kit(made, folder, template, besides):
        typer.echo(str(problem), err=True)
