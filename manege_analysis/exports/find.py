"""A cluster's folder is searched for its one export, and for the files that go with it."""

from __future__ import annotations

from pathlib import Path

from manege_analysis.errors import ExportError, NotReadyError, Problem
from manege_analysis.exports.files.beside import BOOK_SUFFIXES, TEXT_SUFFIXES, is_companion

SUFFIXES = (*TEXT_SUFFIXES, *BOOK_SUFFIXES, ".sav", ".zsav", ".por")


def find_export(folder: Path) -> Path:
    """Find the one export in a cluster's folder.

    Tables of labels or structure, files that Excel or a synchroniser keeps beside an open one, and
    the parts of a split dataset after the first do not count.  Raises `NotReadyError` when there is
    none yet, and `ExportError` when there are two: which one counts is a person's decision.
    """
    found = [
        path
        for path in sorted(folder.iterdir())
        if path.is_file() and path.suffix.casefold() in SUFFIXES and not _is_aside(path)
    ]
    main = [path for path in found if not is_companion(path)]
    parts = [path for path in main if "dataset(" in path.stem.casefold()]
    main = [path for path in main if path not in parts[1:]]
    if not main:
        raise NotReadyError(
            Problem(folder.name, "an export with the cluster's answers", "no such file yet",
                    "Put the file into the folder when the survey has closed.")
        )  # fmt: skip
    if len(main) > 1:
        names = ", ".join(f'"{path.name}"' for path in main)
        remedy = "Take the others out of the folder, or name the right one in cluster.yaml."
        raise ExportError(Problem(folder.name, "one export", names, remedy))
    return main[0]


def files_of(export: Path) -> tuple[Path, ...]:
    """List the export and the files read with it, for a run that copies its inputs first.

    A companion is any label, structure or dictionary table in the same folder, and any further part
    of a split dataset.
    """
    if not export.parent.is_dir():
        return (export,)
    beside = [
        path
        for path in sorted(export.parent.iterdir())
        if path != export
        and path.is_file()
        and path.suffix.casefold() in SUFFIXES
        and not _is_aside(path)
        and (is_companion(path) or "dataset(" in path.stem.casefold())
    ]
    return (export, *beside)


def _is_aside(path: Path) -> bool:
    return path.name.startswith(("~$", ".", "._"))
