"""`manege counts`: an empty count table for a cluster of which only finished totals can be had."""

from __future__ import annotations

from typing import Annotated

import typer

from manege_analysis.cli.options import Lang, Workspace, language_or_none, workspace_or_sample
from manege_analysis.errors import Problem, SettingsError

NAME = "optaelling.xlsx"


def counts(
    cluster: Annotated[str, typer.Argument(metavar="CLUSTER")],
    workspace: Workspace = None,
    language: Lang = "",
) -> None:
    """Write a table with every question and answer into the cluster's folder, to type counts into."""
    from manege_analysis.exports.countsheet import count_sheet
    from manege_analysis.questionnaire.load import load_questionnaire
    from manege_analysis.settings import load_settings

    folder = workspace_or_sample(workspace)
    settings = load_settings(folder, cluster, language=language_or_none(language), needs_export=False)
    path = settings.folder / NAME
    if settings.exports or path.exists():
        there = settings.exports[0] if settings.exports else path
        remedy = "Take it out of the folder first, if the counts are to stand in its place."
        raise SettingsError(Problem(cluster, "a folder without answers", f'"{there.name}"', remedy))
    path.write_bytes(count_sheet(load_questionnaire(settings.questionnaire), settings.language))
    typer.echo(f"wrote {path}")
    typer.echo('Next: type the counts and bases, save, and write "manege run".')
