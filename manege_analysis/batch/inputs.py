"""Everything a cluster's results are made from, as one hash: files, code, versions, language."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from pathlib import Path

from manege_analysis.shipped import notebooks_folder

_FOLDERS = ("questionnaires", "cases", "notebooks")
_LOOKS = (".yaml", ".yml", ".png", ".jpg", ".jpeg", ".ipynb", ".potx", ".pptx")
_USED = ("pandas", "plotly", "papermill", "nbconvert", "XlsxWriter", "typst", "python-docx", "jinja2")


def code_hash() -> str:
    """Return one hash of the product's code, notebooks, and the versions it runs on."""
    package = Path(__file__).parent.parent
    code = (path for path in package.rglob("*") if "__pycache__" not in path.parts)
    said = [sys.version, *(version(name) for name in _USED)]
    return _hash([*said, _files_hash(package, code), _files_hash(notebooks_folder(), _notebooks())])


def workspace_hash(workspace: Path) -> str:
    """Return one hash of what all clusters of a workspace share: settings, library, logo, notebooks."""
    own = [path for path in workspace.glob("*") if path.suffix.lower() in _LOOKS]
    shared = [path for name in _FOLDERS for path in (workspace / name).rglob("*")]
    return _files_hash(workspace, [*own, *shared])


def cluster_hash(workspace: Path, cluster: str) -> str:
    """Return one hash of a cluster's own folder: its settings, decisions, plan and export."""
    folder = workspace / "clusters" / cluster
    return _files_hash(folder, folder.rglob("*"))


def _notebooks() -> Iterator[Path]:
    yield from notebooks_folder().glob("*.ipynb")


def _files_hash(folder: Path, files: Iterable[Path]) -> str:
    """Hash names and bytes; what an editor or Excel leaves while a file is open does not count."""
    kept = sorted(path for path in files if not path.name.startswith((".", "~$")) and path.is_file())
    named = ((path.relative_to(folder).as_posix(), path.read_bytes()) for path in kept)
    return _hash(f"{name}\0{hashlib.sha256(content).hexdigest()}" for name, content in named)


def _hash(parts: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()
