"""An executed notebook without clocks, machine paths and chance: same input, same bytes."""

from __future__ import annotations

import copy
import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import nbformat
from papermill.translators import PythonTranslator

_TRANSIENT = ("papermill", "execution", "ExecuteTime")


def tidied(notebook: Any, parameters: Mapping[str, object]) -> Any:
    """Return a copy to keep: no times, no run's own paths, and fixed cell ids.

    `parameters` are written into it in place of those of the run, so that it can be opened where it
    lies and run again.
    """
    kept = copy.copy(notebook)
    # Outputs are large and stay as they are; only cells and what is said about them are copied.
    kept.cells = [copy.copy(cell) for cell in notebook.cells]
    for number, cell in enumerate(kept.cells):
        cell.metadata = copy.deepcopy(cell.metadata)
        tags = cell.metadata.get("tags", [])
        for name in _TRANSIENT:
            cell.metadata.pop(name, None)
        if not tags:
            cell.metadata.pop("tags", None)
        if "injected-parameters" in tags:
            cell.source = PythonTranslator.codify(parameters).strip()
            cell.id = "injected-parameters"
        elif cell.id.startswith("cell-") or "papermill-error-cell-tag" in tags:
            cell.id = f"cell-{number}"
    kept.metadata = nbformat.NotebookNode(  # type: ignore[no-untyped-call]
        kernelspec={"display_name": "Python 3", "language": "python", "name": "python3"},
        language_info={"name": "python"},
    )
    return kept


def read_notebook(path: Path) -> Any:
    """Read a notebook file, whatever its version, as nbformat 4."""
    return nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]


def written(notebook: Any) -> bytes:
    """Return a notebook's file, with sorted keys.

    It stands on one line: indented, it is written by slow code, and a run writes many.
    """
    return f"{json.dumps(notebook, ensure_ascii=False, sort_keys=True)}\n".encode()


def seen_from(folder: Path, path: Path) -> str:
    """Name `path` as it is seen from `folder`, so that a kept notebook names no machine.

    On another drive there is no such way, and the path stays as it is.

    >>> seen_from(Path("/a/reports/x"), Path("/a/data"))
    '../../data'
    """
    try:
        return Path(os.path.relpath(path.resolve(), folder.resolve())).as_posix()
    except ValueError:
        return str(path)
