"""What one file of a cluster's folder is, in words for the index."""

from __future__ import annotations

from dataclasses import dataclass

from manege_analysis.meeting.model import Phase
from manege_analysis.wording.text import Text


@dataclass(frozen=True)
class FileNote:
    """One file: its name in the cluster's folder, what it is called, what it holds, whom it is for.

    A name without an ending is a folder, and stands for all files in it.  `phase` is the part of the
    planning in which the file is used first.
    """

    name: str
    title: Text
    what: Text
    whom: Text
    phase: Phase = "clarify"

    @property
    def is_folder(self) -> bool:
        """Whether the note tells of a folder's files together."""
        return "." not in self.name.rsplit("/", 1)[-1]
