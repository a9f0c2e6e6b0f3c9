"""`manege kit`: the PowerPoint files and the papers of one cluster's meeting, checked and published."""

from __future__ import annotations

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
    from manege_analysis.workflow import Prepared


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
    """Write what people hold at the meeting: slides in PowerPoint, and the papers to print.

    Prints the files last; what a template lacks is told on stderr and stops nothing.  A run of the
    same cluster is never disturbed: exit status 3 while one is at work.
    """
    from manege_analysis.batch.lock import locked
    from manege_analysis.settings import load_settings
    from manege_analysis.workflow import prepare

    settings = load_settings(
        workspace_or_sample(workspace), cluster, reports=reports,
        day=day_or_today(date), language=language_or_none(language),
    )  # fmt: skip
    with locked(settings.reports, settings.cluster.id):
        published = _published(prepare(settings), template)
    for path in published:
        typer.echo(str(path))


def _published(prepared: Prepared, template: Path | None) -> tuple[Path, ...]:
    """Make the kit in a hidden folder, open every file of it, and only then publish it."""
    from manege_analysis.batch.release import check_shared, permit
    from manege_analysis.report.desk import SUMMARY
    from manege_analysis.report.kit import outgoing, write_kit
    from manege_analysis.report.manifest import NAME
    from manege_analysis.report.publish import publish, staging
    from manege_analysis.summary.store import save_summary

    settings = prepared.settings
    allowed = permit(prepared)
    with staging(settings.reports) as stage:
        folder = stage / settings.cluster.id / settings.day.isoformat()
        (folder / SUMMARY).parent.mkdir(parents=True)
        save_summary(prepared.share, folder / SUMMARY)
        for problem in write_kit(outgoing(settings, prepared.share), folder, template):
            typer.echo(str(problem), err=True)
        check_shared(prepared, folder)
        _renew_manifest(settings.output, folder)
        placed = publish(folder, settings.output, last=NAME)
    allowed.record()
    return tuple(path for path in placed.files if "deles" in path.parts[-2:])


def _renew_manifest(output: Path, folder: Path) -> None:
    """Give the new files' hashes to the manifest of an earlier run; without one there is nothing to."""
    from manege_analysis.report import manifest as papers

    content = papers.read_manifest(output)
    if content:
        files = {name: papers.file_facts(folder / name) for name in papers.files_below(folder)}
        content["files"] = {**content.get("files", {}), **files}
        (folder / papers.NAME).write_bytes(papers.manifest_bytes(content))
