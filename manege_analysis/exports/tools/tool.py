"""What a tool's file must offer: a `Tool` with a test for the file's own marks, and a reader."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from manege_analysis.exports.files.sheet import RawFile
from manege_analysis.exports.layout import Layout
from manege_analysis.wording.text import Text


@dataclass(frozen=True)
class Tool:
    """One tool that writes exports.

    `recognise` returns the marks it found as whole sentences ("The header begins with …"), or
    nothing when the file is not this tool's; it must be quick and must not raise.  `read` may
    raise `ExportError`; it says in the layout's notes what it left out.
    """

    id: str
    title: Text
    recognise: Callable[[RawFile], tuple[Text, ...]]
    read: Callable[[RawFile], Layout]
