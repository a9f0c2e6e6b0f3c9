"""Everything a cluster's results are made from: found, hashed, and copied before the work begins.

An export that is replaced while it is read, or a decision that is saved between two notebooks, would
give a result of two halves.  So a run works on a private copy, and the originals are hashed again
before anything is published.
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from manege_analysis.errors import ManegeError
from manege_analysis.exports.find import files_of
from manege_analysis.shipped import notebooks_folder
from manege_analysis.yamlfile import plain, read_yaml

_FOLDERS = ("questionnaires", "cases", "notebooks")
_LOOKS = (".yaml", ".yml", ".png", ".jpg", ".jpeg", ".svg", ".ipynb", ".potx", ".pptx")
_USED = ("pandas", "plotly", "papermill", "nbconvert", "XlsxWriter", "typst", "python-docx", "jinja2")


@dataclass(frozen=True)
class Copied:
    """A private copy of a workspace with one cluster, and the hash of everything that was copied."""

    workspace: Path
    made_from: str


def code_hash() -> str:
    """Return one hash of the product's code, notebooks, and the versions it runs on."""
    package = Path(__file__).parent.parent
    code = (path for path in package.rglob("*") if "__pycache__" not in path.parts)
    said = [sys.version, *(version(name) for name in _USED)]
    named = _named(package, code) + _named(notebooks_folder(), notebooks_folder().glob("*.ipynb"))
    return _hash([*said, *(f"{name}\0{digest}" for name, digest in _digests(named))])


def inputs_hash(workspace: Path, cluster: str) -> str:
    """Return one hash of the files that a cluster's results are made from, by name and content."""
    return _hash(f"{name}\0{digest}" for name, digest in _digests(_inputs(workspace, cluster)))


def copy_inputs(workspace: Path, cluster: str, into: Path) -> Copied:
    """Copy a cluster's files, and what it shares with others, below the private folder `into`.

    The hash is of the bytes that were copied, so it is that of the originals at no other moment.
    """
    files = _inputs(workspace, cluster)
    # A file may be named from outside the workspace ("../eksport/a.xlsx"): as many steps as it climbs
    # still lead to a place within the private folder.
    climbs = max((name.count("../") for name, _ in files), default=0)
    copied = into.joinpath(*["o"] * climbs, "arbejde")
    said = []
    for name, content in _contents(files):
        target = Path(os.path.normpath(copied / name))
        if not Path(name).is_absolute():
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        said.append(f"{name}\0{hashlib.sha256(content).hexdigest()}")
    return Copied(copied, _hash(said))


Named = list[tuple[str, Path]]


def _inputs(workspace: Path, cluster: str) -> Named:
    """List a cluster's files with their names as they are seen from the workspace, in order."""
    own = workspace / "clusters" / cluster
    looks = [path for path in workspace.glob("*") if path.suffix.lower() in _LOOKS]
    below = [path for name in _FOLDERS for path in (workspace / name).rglob("*")]
    found = _named(workspace, [*looks, *below, *own.rglob("*")])
    known = {name for name, _ in found}
    apart = (*_named_in_manege(workspace), *_named_in_cluster(own))
    more = {_seen_from(workspace, path): path for path in apart}
    return sorted([*found, *((name, path) for name, path in more.items() if name not in known)])


def _seen_from(workspace: Path, path: Path) -> str:
    """Name a file from the workspace, or by its whole path where it was named by that."""
    inside = path.is_relative_to(workspace)
    return Path(os.path.relpath(path, workspace)).as_posix() if inside else path.as_posix()


def _named(folder: Path, files: Iterable[Path]) -> Named:
    """Name files; what an editor or Excel leaves while a file is open does not count."""
    kept = (path for path in files if not path.name.startswith((".", "~$")) and path.is_file())
    return sorted((path.relative_to(folder).as_posix(), path) for path in kept)


def _named_in_manege(workspace: Path) -> Iterator[Path]:
    unit = _said(workspace / "manege.yaml", b"logo", b"template").get("unit")
    for key in ("logo", "template"):
        name = unit.get(key) if isinstance(unit, dict) else None
        if isinstance(name, str) and name and (workspace / name).is_file():
            yield workspace / name


def _named_in_cluster(folder: Path) -> Iterator[Path]:
    export = _said(folder / "cluster.yaml", b"export").get("export", ())
    for name in (export,) if isinstance(export, str) else export:
        if isinstance(name, str) and (folder / name).is_file():
            yield from files_of(folder / name)


def _said(path: Path, *words: bytes) -> dict[str, Any]:
    """Read a file of settings if one of the words stands in it at all: parsing takes time."""
    try:
        if not any(word in path.read_bytes() for word in words):
            return {}
        content = plain(read_yaml(path))
    except (OSError, ManegeError):
        # The run itself reads it again, and says what is wrong with it.
        return {}
    return content if isinstance(content, dict) else {}


def _contents(files: Named) -> Iterator[tuple[str, bytes]]:
    for name, path in files:
        try:
            yield name, path.read_bytes()
        except FileNotFoundError:
            # It was there when the folder was listed: without it the hash is another one.
            continue


def _digests(files: Named) -> Iterator[tuple[str, str]]:
    return ((name, hashlib.sha256(content).hexdigest()) for name, content in _contents(files))


def _hash(parts: Iterable[str]) -> str:
    # A file's name need not be text in the machine's encoding.
    return hashlib.sha256("\n".join(parts).encode("utf-8", "surrogateescape")).hexdigest()
