"""What one file of a cluster's folder is, in words for the index."""

from __future__ import annotations

from dataclasses import dataclass

from manege_analysis.wording.text import Text


@dataclass(frozen=True)
class FileNote:
    """One file: its name in the cluster's folder, what it is called, what it holds, whom it is for."""

    name: str
    title: Text
    what: Text
    whom: Text
