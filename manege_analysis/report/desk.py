"""The doors that the notebooks go in by: plain parameters become settings, or a stored summary.

`open_run` leads to everything of one cluster; `open_share` leads to the stored safe summary and to
nothing else, which is why the shared notebook uses it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import get_args

from manege_analysis.charts.telling import Telling
from manege_analysis.errors import NotReadyError, Problem, SettingsError
from manege_analysis.planning import Papers, Suggested, suggest
from manege_analysis.report.identity import Brand, sender
from manege_analysis.report.manifest import sha256
from manege_analysis.settings import (
    SLUG,
    RunSettings,
    load_settings,
    read_decisions,
    read_workspace,
)
from manege_analysis.shipped import sample_workspace
from manege_analysis.summary.safe import SafeSummary, require_share
from manege_analysis.summary.store import load_summary, save_summary
from manege_analysis.wording.text import Language
from manege_analysis.yamlfile import Decision

SUMMARY = "intern/sikker-opsummering.json"


@dataclass(frozen=True)
class Shared:
    """All that a shared document is made from: the safe summary, its sender, date and language.

    `suggested` is the choice of cases that the summary leads to; `decisions` are what people decided,
    of which titles and slides are followed here.
    """

    summary: SafeSummary
    brand: Brand
    day: date
    language: Language
    source: str
    suggested: Suggested | None = None
    decisions: tuple[Decision, ...] = ()

    @property
    def telling(self) -> Telling:
        """Which tables block two shows, and their titles."""
        return Telling(self.summary, self.decisions, self.language)


def open_run(workspace: str, cluster: str, reports: str, date: str, language: str) -> RunSettings:
    """Read the settings of one cluster, from a notebook's parameters.

    An empty workspace is the sample workspace, an empty date today, an empty language the
    workspace's.  Folders are looked for here and one step up, because JupyterLab runs a notebook in
    the notebook's own folder.  Raises `SettingsError` or `NotReadyError`.
    """
    folder = workspace_folder(workspace)
    return load_settings(
        folder,
        cluster,
        reports=_near(reports),
        day=_day(date),
        language=_language(language) if language else None,
    )


def open_share(workspace: str, cluster: str, reports: str, date: str, language: str) -> Shared:
    """Load the stored safe summary of one cluster; the answers are never looked for.

    The workspace is asked for the sender, the case library and what people decided.  Raises
    `NotReadyError` when no summary is stored for that cluster and date, and `PrivacyError` when it
    is not one to share.
    """
    if not SLUG.fullmatch(cluster):
        remedy = "Use the name of the cluster's folder."
        raise SettingsError(Problem("cluster", "a-z, 0-9 and hyphens", f'"{cluster}"', remedy))
    folder, day = workspace_folder(workspace), _day(date)
    path = _near(reports) / cluster / day.isoformat() / SUMMARY
    if not path.is_file():
        remedy = f'Run 2_resultater first, or "manege run {cluster} --date {day.isoformat()}".'
        raise NotReadyError(Problem(str(path), "a stored safe summary", "none", remedy))
    summary = load_summary(path)
    require_share(summary)
    general = read_workspace(folder)
    spoken = _language(language) if language else general.language
    home = folder / "clusters" / cluster
    papers = Papers(folder, read_decisions(home), home / "meeting.yaml", day)
    chosen = suggest(summary, papers)
    by = sender(general.unit, folder)
    return Shared(summary, by, day, spoken, sha256(path), chosen, papers.decisions)


def store_summary(settings: RunSettings, summary: SafeSummary) -> None:
    """Store the share summary where the shared notebook looks for it; the internal one is refused."""
    require_share(summary)
    path = settings.output / SUMMARY
    path.parent.mkdir(parents=True, exist_ok=True)
    save_summary(summary, path)


def workspace_folder(workspace: str) -> Path:
    """Return the workspace that was named, or the sample workspace; raises `SettingsError`."""
    folder = _near(workspace) if workspace else sample_workspace()
    if not folder.is_dir():
        remedy = 'Check the path, or make a workspace with "manege new DIR".'
        raise SettingsError(Problem("workspace", "a folder", f'"{workspace}"', remedy))
    return folder


def _near(written: str) -> Path:
    path = Path(written)
    above = Path("..") / path
    return above if not path.is_absolute() and not path.exists() and above.exists() else path


def _day(written: str) -> date:
    if not written:
        return date.today()
    try:
        return date.fromisoformat(written)
    except ValueError:
        remedy = "Write it as 2027-03-04, or leave it empty for today."
        raise SettingsError(Problem("date", "a date", f'"{written}"', remedy)) from None


def _language(written: str) -> Language:
    for language in get_args(Language):
        if written == language:
            return language  # type: ignore[no-any-return]
    raise SettingsError(Problem("language", "da or en", f'"{written}"', "Write da or en."))
