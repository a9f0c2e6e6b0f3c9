"""A workspace to start from: its settings file and one cluster, each line explained."""

from __future__ import annotations

import json
from pathlib import Path

from manege_analysis.errors import Problem, SettingsError
from manege_analysis.meeting.file import MEETING_TEMPLATE
from manege_analysis.settings import SLUG

_WORKSPACE = """\
# The workspace of one quality unit. Editors that know JSON Schema complete this file:
# run "manege schema" and see docs/brugervejledning.md.
version: 1
language: da            # da or en: what meeting participants read
unit:
  name: ""              # stands on slides, letters and print
  logo: ""              # a PNG or SVG file in this folder
privacy: {}             # limits can be raised here; see docs/privatliv.md
"""

_CLUSTER = """\
version: 1
id: {id}
name: {name}
region: ""
municipality: ""
# How many general practitioners were asked; the response rate needs it.
# members: 30
# Leave empty for the product's own template, or name a file in questionnaires/.
questionnaire: ""
# Only needed when more than one file lies in this folder.
# export: "Svar (3).xlsx"
round: "1"
# The doctors' names, so that they are found and removed in free text. Never shared.
roster: []
"""


def new_workspace(
    folder: Path, cluster: str = "min-klynge", name: str = "Min klynge"
) -> tuple[Path, ...]:
    """Write a workspace with one cluster into an empty or new folder; return the files written.

    Raises `SettingsError` where the folder holds a workspace already: nothing is overwritten.
    """
    settings = folder / "manege.yaml"
    if settings.exists():
        remedy = "Choose another folder; nothing was changed."
        raise SettingsError(Problem(str(folder), "a folder without a workspace", "one", remedy))
    for part in ("questionnaires", "cases", "clusters"):
        (folder / part).mkdir(parents=True, exist_ok=True)
    settings.write_text(_WORKSPACE, encoding="utf-8", newline="\n")
    return (settings, *new_cluster(folder, cluster, name))


def new_cluster(workspace: Path, cluster: str, name: str) -> tuple[Path, ...]:
    """Write a cluster's folder with its settings and an empty meeting plan; return the files written.

    Raises `SettingsError` for an id that cannot be a folder's name, or one that is taken.
    """
    if not SLUG.fullmatch(cluster):
        remedy = "Use a-z, 0-9 and hyphens, at most 40 characters."
        raise SettingsError(Problem("cluster id", "a short word", f'"{cluster}"', remedy))
    folder = workspace / "clusters" / cluster
    if (folder / "cluster.yaml").exists():
        remedy = "Choose another id; nothing was changed."
        raise SettingsError(Problem(str(folder), "a new cluster", "one that exists", remedy))
    folder.mkdir(parents=True, exist_ok=True)
    written = json.dumps(name, ensure_ascii=False)  # a JSON string is a YAML string, whatever it holds
    files = {
        "cluster.yaml": _CLUSTER.format(id=cluster, name=written),
        "meeting.yaml": MEETING_TEMPLATE.read_text(encoding="utf-8"),
    }
    for file, text in files.items():
        (folder / file).write_text(text, encoding="utf-8", newline="\n")
    return tuple(folder / file for file in files)
