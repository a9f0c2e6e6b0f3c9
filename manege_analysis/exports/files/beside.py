"""Files that belong to an export and lie beside it, such as a table of labels or a data dictionary."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

TEXT_SUFFIXES = (".csv", ".tsv", ".txt")
BOOK_SUFFIXES = (".xlsx", ".xlsm", ".xls", ".ods")
_ROLES = re.compile(
    r"data\s?dictionary|dictionary|kodebog|codebook|dataset|labels?|structure|struktur|data",
    re.IGNORECASE,
)
_COMPANION = re.compile(
    r"(?:^|[^a-zæøå])(?:labels?|structure|struktur|data\s?dictionary|dictionary)(?:[^a-zæøå]|$)",
    re.IGNORECASE,
)


def is_companion(path: Path) -> bool:
    """Whether a file's name says that it goes with an export and holds no answers itself.

    >>> is_companion(Path("runde1_labels.csv")), is_companion(Path("dataset.csv"))
    (True, False)
    """
    return bool(_COMPANION.search(path.stem))


def find_beside(path: Path, role: str, suffixes: Sequence[str] = TEXT_SUFFIXES) -> Path | None:
    """Find the file in the same folder whose name has `role` (a pattern) where this one has its own.

    "runde1_dataset.csv" goes with "runde1_labels.csv".  Where no name fits so, the only file with
    the role counts; with two, neither does.
    """
    named = re.compile(role, re.IGNORECASE)
    others = [
        other
        for other in sorted(path.parent.iterdir())
        if other != path and other.suffix.casefold() in suffixes and named.search(other.stem)
    ]
    fitting = [other for other in others if _rest(other) == _rest(path)]
    if len(fitting) == 1:
        return fitting[0]
    return others[0] if len(others) == 1 else None


def _rest(path: Path) -> str:
    """What is left of a name without the word for its role."""
    return re.sub(r"[\W_]+", "", _ROLES.sub("", path.stem)).casefold()
