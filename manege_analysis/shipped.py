"""Where the notebooks and the sample workspace lie: in the repository, or in an installed wheel."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def notebooks_folder() -> Path:
    """Return the folder of the product's notebooks; only these, or a workspace's own, are run.

    >>> (notebooks_folder() / "3_blok_to.ipynb").is_file()
    True
    """
    return _found(_PACKAGE.parent / "notebooks", _PACKAGE / "_shipped" / "notebooks")


def sample_workspace() -> Path:
    """Return the sample workspace of invented clusters.

    >>> (sample_workspace() / "manege.yaml").is_file()
    True
    """
    return _found(_PACKAGE.parent / "data" / "sample", _PACKAGE / "_shipped" / "sample")


def _found(in_repository: Path, in_wheel: Path) -> Path:
    return in_wheel if in_wheel.is_dir() else in_repository
