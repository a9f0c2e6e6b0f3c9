"""Options that several commands share, so that each means the same everywhere."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from manege_analysis.errors import Problem, SettingsError
from manege_analysis.shipped import sample_workspace
from manege_analysis.wording.text import LANGUAGES, Language

Workspace = Annotated[
    Path | None,
    typer.Option("--workspace", "-w", help="The workspace; default: the sample workspace."),
]
Reports = Annotated[Path, typer.Option("--reports", "-r", help="Where the results go.")]
Day = Annotated[str, typer.Option("--date", help="The report's date, YYYY-MM-DD; default: today.")]
Lang = Annotated[str, typer.Option("--language", "-l", help="da or en; default: the workspace's.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON instead of text.")]

DEFAULT_REPORTS = Path("reports")


def workspace_or_sample(workspace: Path | None) -> Path:
    """Return the workspace that was named, or the sample workspace."""
    if workspace is not None and not workspace.is_dir():
        remedy = 'Check the path, or make a workspace with "manege new DIR".'
        raise SettingsError(Problem("--workspace", "a folder", f'"{workspace}"', remedy))
    return workspace or sample_workspace()


def day_or_today(written: str) -> date:
    """Read `--date`; an empty one is today, by this machine's calendar.

    >>> day_or_today("2027-03-04")
    datetime.date(2027, 3, 4)
    """
    if not written:
        return date.today()
    try:
        return date.fromisoformat(written)
    except ValueError:
        got = f'"{written}"'
        raise SettingsError(Problem("--date", "a date", got, "Write it as 2027-03-04.")) from None


def language_or_none(written: str) -> Language | None:
    """Read `--language`; an empty one leaves the choice to the workspace."""
    for language in LANGUAGES:
        if written == language:
            return language
    if written:
        raise SettingsError(Problem("--language", "da or en", f'"{written}"', "Write da or en."))
    return None
