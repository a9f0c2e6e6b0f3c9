"""The guide to the shared folder: what each file is, for whom, and when it is sent or printed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from manege_analysis.report.entries import Entry, Step, steps
from manege_analysis.report.printed import words
from manege_analysis.report.printed.kit import Kit, printed

NAME = "deles/LÆS-MIG.pdf"


def guide_pdf(kit: Kit, listed: Sequence[Entry]) -> bytes:
    """Set the guide; entries of the desk's own files are left out, and so is the guide itself."""
    shared = [entry for entry in listed if entry.name.startswith("deles/") and entry.name != NAME]
    data = {
        "lead": words.GUIDE_LEAD.in_(kit.language),
        "steps": [_step(step) for step in steps(shared, kit.language)],
    }
    return printed(kit, "guide", words.GUIDE, data)


def _step(step: Step) -> dict[str, Any]:
    return {"title": step.title, "entries": [_entry(entry) for entry in step.entries]}


def _entry(entry: Entry) -> dict[str, Any]:
    return {
        "name": entry.name.removeprefix("deles/"),
        "title": entry.title,
        "what": entry.what,
        "whom": entry.whom,
        "when": list(entry.when),
        "picture": entry.thumb.drawing,
    }
