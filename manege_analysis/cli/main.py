"""The `manege` command: one typer application, and errors told in one line each.

Commands import what they need when they run, so that `manege --help` answers at once.
"""

from __future__ import annotations

import sys

import typer

from manege_analysis.cli.audit import audit
from manege_analysis.cli.cases import cases
from manege_analysis.cli.check import check
from manege_analysis.cli.counts import counts
from manege_analysis.cli.draft import draft
from manege_analysis.cli.kit import kit
from manege_analysis.cli.library import library
from manege_analysis.cli.map import map_columns
from manege_analysis.cli.new import new
from manege_analysis.cli.plan import plan
from manege_analysis.cli.run import run
from manege_analysis.cli.schema import schema
from manege_analysis.cli.tabulate import tabulate
from manege_analysis.cli.workbook import workbook
from manege_analysis.errors import ManegeError

app = typer.Typer(
    name="manege",
    help="From a GP cluster's questionnaire to a Manege meeting.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
for command in (run, check, audit, schema, new):
    app.command()(command)
app.command()(draft)
app.command("map")(map_columns)
app.command()(tabulate)
app.command()(counts)
app.command()(workbook)
app.command()(cases)
app.command()(plan)
app.command()(library)
app.command()(kit)


def main() -> None:
    """Run the command line; a `ManegeError` ends it with its exit status and no traceback.

    Output is UTF-8 whatever the console's code page, because a scheduler on Windows reads it.
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        app()
    except ManegeError as error:
        typer.echo(str(error), err=True)
        sys.exit(error.exit_status)
