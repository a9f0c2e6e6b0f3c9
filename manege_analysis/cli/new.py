"""`manege new`: a workspace to start from."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def new(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A new or empty folder.")],
    cluster: Annotated[str, typer.Option(help="The first cluster's id.")] = "min-klynge",
    name: Annotated[str, typer.Option(help="The first cluster's name.")] = "Min klynge",
) -> None:
    """Make a workspace to start from, with one cluster."""
    from manege_analysis.starter import new_workspace

    for path in new_workspace(folder, cluster, name):
        typer.echo(f"wrote {path}")
    where = f"{cluster} --workspace {folder}"
    typer.echo("Next, on the screen:")
    typer.echo(f"  manege workbook {where} --by YOUR-INITIALS")
    typer.echo(f"Or here: save the export in {folder / 'clusters' / cluster}, then")
    typer.echo(f"  manege check {where}    what came in")
    typer.echo(f"  manege draft --cluster {where}    if it asks something else than our template")
    typer.echo(f"  manege run {where}    make everything")
