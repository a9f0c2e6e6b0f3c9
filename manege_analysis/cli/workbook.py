"""`manege workbook`: JupyterLab, opened on the workbook with the right kernel."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from manege_analysis import workbook as workbook_package
from manege_analysis.cli.options import Workspace

NOTEBOOK = "0_arbejdsbog.ipynb"
_QUIET = (
    "--LabApp.news_url=None",
    "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
    "--LabApp.extension_manager=readonly",
)


def workbook(
    cluster: Annotated[str, typer.Argument(metavar="[CLUSTER]", help="Opened at once.")] = "",
    workspace: Workspace = None,
    by: Annotated[str, typer.Option(help="Your initials; they stand beside each decision.")] = "",
    start: Annotated[
        bool, typer.Option("--start/--no-start", help="Start JupyterLab, or only lay the notebook out.")
    ] = True,
    options: Annotated[
        list[str] | None, typer.Option("--lab", help="An option for JupyterLab, such as --no-browser.")
    ] = None,
) -> None:
    """Open the workbook in JupyterLab; without --workspace, on a copy of the sample to practise in."""
    from manege_analysis.workbook.book import PRACTICE, practice_copy

    folder = workspace or practice_copy(Path.cwd() / PRACTICE)
    path = lay_out(folder, cluster, by)
    typer.echo(f"The workbook: {path}")
    typer.echo("In JupyterLab: Run > Run All Cells, and then go down the page, step by step.")
    if start:
        raise typer.Exit(
            subprocess.run(lab_command(path, options or ()), env=lab_environment()).returncode
        )


def lay_out(workspace: Path, cluster: str = "", by: str = "") -> Path:
    """Lay the workbook's notebook into a workspace and return it.

    A notebook that is there is kept as it is, unless a cluster or a signature is asked for: then
    only its parameters change.  The product's own copy, which may lie in a write-protected
    installation, is never opened.
    """
    from manege_analysis.shipped import notebooks_folder

    workspace.mkdir(parents=True, exist_ok=True)
    path = workspace / NOTEBOOK
    source = path if path.exists() else notebooks_folder() / NOTEBOOK
    notebook = json.loads(source.read_text(encoding="utf-8"))
    given = {"workspace": ".", "cluster": cluster, "who": by}
    if source != path or cluster or by:
        given = {name: value for name, value in given.items() if value or source != path}
        _give(notebook, given)
        text = json.dumps(notebook, ensure_ascii=False, indent=1) + "\n"
        path.write_text(text, encoding="utf-8", newline="\n")
    return path


def lab_command(notebook: Path, options: tuple[str, ...] | list[str] = ()) -> tuple[str, ...]:
    """Return the command that opens JupyterLab on a notebook, with the workspace as its root.

    JupyterLab asks nobody outside for news, new versions or extensions, and does not offer to.

    >>> lab_command(Path("w/0_arbejdsbog.ipynb"))[-1]
    '0_arbejdsbog.ipynb'
    """
    root = f"--ServerApp.root_dir={notebook.parent.resolve()}"
    return (sys.executable, "-m", "jupyterlab", root, *_QUIET, *options, notebook.name)


def lab_environment() -> dict[str, str]:
    """Return the environment of the workbook's JupyterLab.

    This installation's own kernel comes before a user's others.  Jupyter's questions about news are
    not asked, and all steps stand on the page, so that a screen reader and a search find them; what
    a user has set otherwise still holds.
    """
    ours = str(Path(workbook_package.__path__[0]) / "jupyter")
    others = os.environ.get("JUPYTER_CONFIG_PATH", "")
    paths = os.pathsep.join(path for path in (ours, others) if path)
    return {**os.environ, "JUPYTER_PREFER_ENV_PATH": "1", "JUPYTER_CONFIG_PATH": paths}


def _give(notebook: dict[str, Any], given: dict[str, str]) -> None:
    """Set parameters in the tagged cell; each stands on a line of its own, with its comment kept."""
    for cell in notebook["cells"]:
        if "parameters" in cell["metadata"].get("tags", []):
            cell["source"] = [_line(line, given) for line in cell["source"]]


def _line(line: str, given: dict[str, str]) -> str:
    name = line.partition(":")[0]
    if name not in given:
        return line
    _, _, comment = line.partition("  # ")
    return f"{name}: str = {json.dumps(given[name], ensure_ascii=False)}  # {comment}"
