"""`manege draft`: the draft of a questionnaire from any export, for a person to finish."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from manege_analysis.cli.options import Workspace
from manege_analysis.errors import Problem, SettingsError


def draft(
    export: Annotated[
        Path | None, typer.Argument(metavar="[EXPORT]", help="A file; or name a cluster instead.")
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="The file; default: print it.")
    ] = None,
    tool: Annotated[
        str, typer.Option(help="The tool that wrote the file; default: its own marks.")
    ] = "",
    cluster: Annotated[
        str, typer.Option("--cluster", "-c", help="Draft from this cluster's export, and let it use it.")
    ] = "",
    workspace: Workspace = None,
    force: Annotated[bool, typer.Option("--force", help="Replace a file that is there.")] = False,
) -> None:
    """Write the draft of a questionnaire for the survey in a file, each guess with its reason."""
    if (export is None) != bool(cluster):
        remedy = 'Write "manege draft FILE", or "manege draft --cluster NAME --workspace DIR".'
        raise SettingsError(Problem("manege draft", "a file or a cluster", "neither or both", remedy))
    if cluster:
        _for_cluster(cluster, workspace)
    elif export is not None:
        _for_file(export, output, tool, force)


def _for_file(export: Path, output: Path | None, tool: str, force: bool) -> None:
    from manege_analysis.exports.drafting.write import draft_questionnaire
    from manege_analysis.exports.read import read_layout

    if output is not None and output.exists() and not force:
        remedy = "Name another file, or say --force."
        raise SettingsError(Problem("--output", "a new file", f'"{output}", which is there', remedy))
    layout = read_layout(export, tool or None)
    text = draft_questionnaire(layout, output.stem if output else export.stem)
    if output is None:
        typer.echo(text, nl=False)
        return
    output.write_text(text, encoding="utf-8", newline="\n")
    typer.echo(f"wrote {output}")
    typer.echo(_FINISH)
    typer.echo(
        f'Keep it in the workspace\'s questionnaires/, and write "questionnaire: {output.stem}" in'
    )
    typer.echo("the cluster.yaml of a cluster that answered it.")


def _for_cluster(cluster: str, workspace: Path | None) -> None:
    from datetime import date

    from manege_analysis.workbook.own_questionnaire import drafted
    from manege_analysis.workbook.state import Place, open_desk

    if workspace is None:
        remedy = "The sample is only for looking; name your own folder."
        raise SettingsError(Problem("--workspace", "a workspace of your own", "none", remedy))
    for saved in drafted(open_desk(Place(workspace, cluster, Path("reports"), date.today()))):
        typer.echo(f"wrote {saved.after.path}")
    typer.echo(_FINISH)
    typer.echo("Do it in the file, or on the screen (step 3 of the workbook):")
    typer.echo(f"  manege workbook {cluster} --workspace {workspace} --by YOUR-INITIALS")
    typer.echo("Then look at what came in, and make everything:")
    typer.echo(f"  manege check {cluster} --workspace {workspace}")
    typer.echo(f"  manege run {cluster} --workspace {workspace}")


_FINISH = 'Next: go through what stands behind "#", give questions their themes and problem sides.'
