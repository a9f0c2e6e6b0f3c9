"""`intern/manifest.json`: what a folder was made from, and the hash of every file in it."""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from manege_analysis.yamlfile import Strict

if TYPE_CHECKING:
    from manege_analysis.settings import RunSettings

NAME = "intern/manifest.json"
FORMAT = "manege-manifest"
_COUNTED_ON = ("manege-analysis", "plotly", "sphinx-revealjs", "papermill", "nbconvert", "XlsxWriter")


@dataclass(frozen=True)
class Counts:
    """How much came in and how much came out."""

    rows: int
    respondents: int | None
    questions: int
    slides: int
    charts: int


def manifest(settings: RunSettings, counts: Counts, folder: Path) -> dict[str, Any]:
    """Describe the finished files below `folder`, which are all but the manifest itself.

    No clock, no path of this machine and no value from the data: the same run gives the same bytes.
    """
    return {
        "format": FORMAT,
        "version": 1,
        "cluster": settings.cluster.id,
        "date": settings.day.isoformat(),
        "language": settings.language,
        "inputs": {_named(path, settings): sha256(path) for path in settings.inputs()},
        "settings": _plain(settings.policy),
        "versions": {"python": sys.version.split()[0], **{name: version(name) for name in _COUNTED_ON}},
        "counts": vars(counts),
        "files": {name: file_facts(folder / name) for name in files_below(folder)},
    }


def manifest_bytes(content: Mapping[str, Any]) -> bytes:
    """Write a manifest with sorted keys."""
    return (json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode("utf-8")


def read_manifest(folder: Path) -> dict[str, Any]:
    """Read a folder's manifest; an absent, damaged or foreign one counts as empty."""
    try:
        content = json.loads((folder / NAME).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return content if isinstance(content, dict) and content.get("format") == FORMAT else {}


def files_below(folder: Path) -> list[str]:
    """List the files below a folder as names with forward slashes, without the manifest."""
    found = (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    return sorted(name for name in found if name != NAME)


def sha256(path: Path) -> str:
    """Return the hash of a file's bytes."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _named(path: Path, settings: RunSettings) -> str:
    """Name an input as it is seen from the workspace; the product's own questionnaire has its name."""
    inside = path.is_relative_to(settings.workspace)
    return path.relative_to(settings.workspace).as_posix() if inside else f"shipped/{path.name}"


def file_facts(path: Path) -> dict[str, Any]:
    """Return a file's size and hash, as the manifest lists it."""
    return {"bytes": path.stat().st_size, "sha256": sha256(path)}


def _plain(policy: Strict) -> Any:
    return policy.model_dump(mode="json")
