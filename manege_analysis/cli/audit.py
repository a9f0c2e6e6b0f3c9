"""`manege audit`: open the files of a folder and say what in them must not be shared."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from manege_analysis.cli.options import AsJson, Workspace, workspace_or_sample
from manege_analysis.errors import Problem, SettingsError

if TYPE_CHECKING:
    from manege_analysis.report.audit.finding import Finding

FOUND = 4
Cluster = Annotated[
    str,
    typer.Option("--cluster", "-c", help="Whose answers to look for; without it, what names anybody."),
]


def audit(
    folder: Annotated[Path, typer.Argument(metavar="DIR")],
    workspace: Workspace = None,
    cluster: Cluster = "",
    as_json: AsJson = False,
) -> None:
    """Open every file of a folder, or one file, and end with status 4 when it must not be shared."""
    from manege_analysis.report.audit.audit import files_of

    files = list(files_of(folder)) if folder.exists() else []
    if not files:
        remedy = "Name the folder, or the file, that is about to be shared."
        raise SettingsError(Problem(str(folder), "files to open", "none", remedy))
    findings, leaking = _findings(folder, workspace, cluster)
    if as_json:
        found = {
            "files": len(files), "cluster": cluster or None,
            "findings": [asdict(each) for each in findings], "leaks": list(leaking),
        }  # fmt: skip
        typer.echo(json.dumps(found, ensure_ascii=False, indent=2))
    else:
        _tell(findings, leaking, len(files), cluster)
    raise typer.Exit(FOUND if findings or leaking else 0)


def _findings(
    folder: Path, workspace: Path | None, cluster: str
) -> tuple[tuple[Finding, ...], tuple[str, ...]]:
    """Audit the folder; with a cluster also for its answers, its numbers and what they give away."""
    from manege_analysis.report.audit.allowed import Allowed
    from manege_analysis.report.audit.audit import audit_folder

    if not cluster:
        return audit_folder(folder, Allowed()), ()
    from manege_analysis.batch.release import allowed_in, raw_of
    from manege_analysis.settings import load_settings
    from manege_analysis.summary.published_attack import leaks
    from manege_analysis.workflow import prepare

    prepared = prepare(load_settings(workspace_or_sample(workspace), cluster))
    allowed = allowed_in(prepared, raw_of(prepared))
    return audit_folder(folder, allowed), leaks(prepared.share)


def _tell(findings: tuple[Finding, ...], leaking: tuple[str, ...], files: int, cluster: str) -> None:
    for finding in findings:
        typer.echo(str(finding))
    for key in leaking:
        typer.echo(f'table "{key}": a small count can be worked out from what is published.')
    known = f'against the answers of "{cluster}"' if cluster else "without a cluster's answers"
    opened = "1 file was" if files == 1 else f"{files} files were"
    told = len(findings) + len(leaking)
    result = "nothing was found" if not told else "1 finding" if told == 1 else f"{told} findings"
    typer.echo(f"{opened} opened and searched {known}: {result}.")
    if not cluster:
        typer.echo("Name the cluster with --cluster to look for its answers and numbers too.")
