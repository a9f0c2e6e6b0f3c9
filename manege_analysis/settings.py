"""One workspace and one cluster in it become `RunSettings`: everything a run needs to know.

The files' own models stand beside the stages that use them; this module reads the files and composes
them, so that after `load_settings` nobody handles a path by guesswork or a dictionary.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, field_validator

from manege_analysis.cases.decisions import CaseDecision
from manege_analysis.cleaning.decisions import CleaningDecision
from manege_analysis.errors import NotReadyError, Problem, SettingsError
from manege_analysis.exports.columnmap import ColumnMap
from manege_analysis.exports.find import files_of, find_export
from manege_analysis.meeting.followup import EVALUATION_TEMPLATE
from manege_analysis.questionnaire.shipped import shipped_template, shipped_templates
from manege_analysis.summary.decisions import ChooseSlides, TitleFinding
from manege_analysis.summary.ledger import OverrideRelease
from manege_analysis.summary.policy import PrivacyPolicy
from manege_analysis.wording.text import Language
from manege_analysis.yamlfile import Decision, Strict, nearest, read_model

SLUG = re.compile(r"[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?")


class Unit(Strict):
    """The quality unit that runs the product: its name and logo stand on every document.

    `template` is the unit's own PowerPoint template, seen from the workspace.
    """

    name: str = ""
    logo: str = ""
    contact: str = ""
    template: str = ""


class WorkspaceFile(Strict):
    """`manege.yaml`: what holds for every cluster of the workspace unless a cluster says otherwise."""

    version: Literal[1]
    language: Language = "da"
    unit: Unit = Unit()
    privacy: PrivacyPolicy = PrivacyPolicy()


class ClusterFile(Strict):
    """`clusters/<id>/cluster.yaml`: who the cluster is, and which questionnaire it answered."""

    version: Literal[1]
    id: str
    name: str
    region: str = ""
    municipality: str = ""
    members: int | None = Field(default=None, ge=1, le=500)
    practices: tuple[str, ...] = ()
    questionnaire: str = ""
    export: str | tuple[str, ...] = ()
    tool: str = ""
    round: str = "1"
    privacy: PrivacyPolicy | None = None
    roster: tuple[str, ...] = ()

    @field_validator("id")
    @classmethod
    def _is_slug(cls, value: str) -> str:
        if not SLUG.fullmatch(value):
            raise ValueError("use a-z, 0-9 and hyphens, at most 40 characters, for instance birkelund")
        return value


class DecisionsFile(Strict):
    """`clusters/<id>/decisions.yaml`: what people decided, in the order decided; re-applied each run."""

    version: Literal[1]
    decisions: tuple[
        Annotated[
            CleaningDecision | TitleFinding | ChooseSlides | CaseDecision | OverrideRelease,
            Field(discriminator="decide"),
        ],
        ...,
    ] = ()


@dataclass(frozen=True)
class RunSettings:
    """Everything one run of one cluster needs; made by `load_settings` only.

    `day` is the report's date, a parameter and never the clock, so that the same input gives the
    same bytes.  `exports` are the raw files, which are read and never changed.  `origin` is the
    workspace as people know it, where `workspace` is a private copy that the run works on.
    """

    workspace: Path
    folder: Path
    reports: Path
    day: date
    language: Language
    unit: Unit
    cluster: ClusterFile
    policy: PrivacyPolicy
    questionnaire: Path
    exports: tuple[Path, ...]
    columns: ColumnMap | None
    decisions: tuple[Decision, ...] = ()
    origin: Path | None = None

    @property
    def home(self) -> Path:
        """The workspace where people find it, also while the run works on a copy of it."""
        return self.origin or self.workspace

    @property
    def output(self) -> Path:
        """The folder of this run: `reports/<cluster>/<date>`."""
        return self.reports / self.cluster.id / self.day.isoformat()

    @property
    def meeting_file(self) -> Path:
        """The cluster's `meeting.yaml`, which need not exist yet."""
        return self.folder / "meeting.yaml"

    @property
    def template(self) -> Path | None:
        """The unit's own PowerPoint template, or None for the product's."""
        return self.workspace / self.unit.template if self.unit.template else None

    def inputs(self) -> tuple[Path, ...]:
        """List the files this run depends on, to be hashed into its manifest."""
        library = (self.workspace / "actors.yaml", *sorted(self.workspace.glob("cases/*.yaml")))
        own = (self.workspace / "manege.yaml", *library, *sorted(self.folder.glob("*.yaml")))
        own += (self.template,) if self.template else ()
        return (*(path for path in own if path.is_file()), self.questionnaire, *self.exports)


def cluster_ids(workspace: Path) -> tuple[str, ...]:
    """List the clusters of a workspace, in order; raises `SettingsError` where there are none."""
    folder = workspace / "clusters"
    found = sorted(path.parent.name for path in folder.glob("*/cluster.yaml"))
    if not found:
        where = f"{folder}"
        remedy = 'Make a workspace with "manege new DIR", or name one with --workspace.'
        raise SettingsError(
            Problem(where, "a folder with cluster.yaml for each cluster", "none", remedy)
        )
    return tuple(found)


def load_settings(
    workspace: Path,
    cluster: str,
    *,
    reports: Path = Path("reports"),
    day: date | None = None,
    language: Language | None = None,
    needs_export: bool = True,
) -> RunSettings:
    """Read the settings of one cluster.

    The cluster's privacy settings are laid over the workspace's, key by key; neither can go below
    the floor.  Raises `SettingsError` with every problem of the files, and `NotReadyError` when the
    cluster is in order but its export has not arrived; with `needs_export=False`, for planning
    before there are answers, `exports` is empty then.
    """
    if cluster not in cluster_ids(workspace):
        remedy = nearest(cluster, cluster_ids(workspace))
        where = str(workspace / "clusters")
        raise SettingsError(Problem(where, "a cluster of this workspace", f'"{cluster}"', remedy))
    folder = workspace / "clusters" / cluster
    general = read_workspace(workspace)
    own = read_model(folder / "cluster.yaml", ClusterFile)
    if own.id != cluster:
        where = str(folder / "cluster.yaml")
        remedy = f'Write "id: {cluster}", or rename the folder.'
        raise SettingsError(
            Problem(where, f'the id "{cluster}", as the folder is named', own.id, remedy)
        )
    return RunSettings(
        workspace=workspace,
        folder=folder,
        reports=reports,
        day=day or date.today(),
        language=language or general.language,
        unit=general.unit,
        cluster=own,
        policy=_policy(general.privacy, own.privacy),
        questionnaire=_questionnaire(workspace, own),
        exports=_exports(folder, own) if needs_export else _exports_so_far(folder, own),
        columns=_columns(folder),
        decisions=read_decisions(folder),
    )


def read_workspace(workspace: Path) -> WorkspaceFile:
    """Read `manege.yaml`; a workspace without one has the defaults."""
    path = workspace / "manege.yaml"
    return read_model(path, WorkspaceFile) if path.exists() else WorkspaceFile(version=1)


def read_decisions(folder: Path) -> tuple[Decision, ...]:
    """Read what people decided about a cluster; no file means nothing was decided yet."""
    path = folder / "decisions.yaml"
    return read_model(path, DecisionsFile).decisions if path.exists() else ()


def _policy(general: PrivacyPolicy, own: PrivacyPolicy | None) -> PrivacyPolicy:
    if own is None:
        return general
    given = {name: getattr(own, name) for name in own.model_fields_set}
    return PrivacyPolicy.model_validate({**general.model_dump(), **_dumped(given)})


def _dumped(values: dict[str, object]) -> dict[str, object]:
    return {key: v.model_dump() if isinstance(v, Strict) else v for key, v in values.items()}


def _questionnaire(workspace: Path, own: ClusterFile) -> Path:
    folder = workspace / "questionnaires"
    if not own.questionnaire:
        return shipped_template()
    shipped = (*shipped_templates(), EVALUATION_TEMPLATE)
    known = {path.stem: path for path in shipped}
    known |= {path.stem: path for path in sorted(folder.glob("*.yaml"))}
    name = own.questionnaire.removesuffix(".yaml")
    if name not in known:
        where = str(workspace / "clusters" / own.id / "cluster.yaml")
        remedy = nearest(name, list(known))
        raise SettingsError(Problem(where, f"a questionnaire in {folder}", f'"{name}"', remedy))
    return known[name]


def _exports(folder: Path, own: ClusterFile) -> tuple[Path, ...]:
    named = (own.export,) if isinstance(own.export, str) else own.export
    if named:
        paths = tuple(folder / name for name in named)
        absent = [path for path in paths if not path.is_file()]
        if absent:
            raise NotReadyError(
                Problem(str(path), "the export named in cluster.yaml", "no such file", "Put it there.")
                for path in absent
            )
        return tuple(file for path in paths for file in files_of(path))
    return files_of(find_export(folder))


def _exports_so_far(folder: Path, own: ClusterFile) -> tuple[Path, ...]:
    try:
        return _exports(folder, own)
    except NotReadyError:
        return ()


def _columns(folder: Path) -> ColumnMap | None:
    path = folder / "columns.yaml"
    return read_model(path, ColumnMap) if path.exists() else None
