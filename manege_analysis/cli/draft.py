"""`manege draft`: the draft of a questionnaire from any export, for a person to finish."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from manege_analysis.errors import Problem, SettingsError


def draft(
    export: Annotated[Path, typer.Argument(metavar="EXPORT")],
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="The file; default: print it.")
    ] = None,
    tool: Annotated[
        str, typer.Option(help="The tool that wrote the file; default: its own marks.")
    ] = "",
    force: Annotated[bool, typer.Option("--force", help="Replace a file that is there.")] = False,
) -> None:
    """Write the draft of a questionnaire for the survey in a file, each guess with its reason."""
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
    typer.echo('Next: go through what stands behind "#", give questions their themes and problem sides.')
