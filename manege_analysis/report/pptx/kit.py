"""What is known of a cluster becomes its two PowerPoint files: block two, and the whole meeting."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from manege_analysis.errors import Problem
from manege_analysis.meeting.model import MeetingPlan
from manege_analysis.report.deck import block_two
from manege_analysis.report.desk import Shared
from manege_analysis.report.pptx.meeting_pages import meeting_pages
from manege_analysis.report.pptx.package import About
from manege_analysis.report.pptx.results_pages import results_pages
from manege_analysis.report.pptx.write import Deck, write_decks

BLOCK_TWO = "deles/blok-to.pptx"
MEETING = "deles/moede.pptx"


@dataclass(frozen=True)
class Kit:
    """Finished files by their name in the cluster's folder, and what the template lacks."""

    files: tuple[tuple[str, bytes], ...]
    problems: tuple[Problem, ...] = ()


def powerpoint_kit(shared: Shared, plan: MeetingPlan | None, template: Path | None = None) -> Kit:
    """Make the PowerPoint files of one cluster; without a plan only block two.

    The plan must have been made from the share summary.  Raises `PrivacyError` for a summary of the
    internal edition and `ReportError` for a template that cannot be written into.
    """
    language = shared.language
    block = block_two(shared)
    results = results_pages(block, shared.summary, language)
    about = About(block.mark.document.title, shared.brand.unit, shared.day, language)
    decks = {BLOCK_TWO: Deck(results, about)}
    if plan is not None:
        pages = meeting_pages(plan, results, shared.brand.unit, language)
        decks[MEETING] = Deck(pages, About(plan.title, shared.brand.unit, shared.day, language))
    written = write_decks(tuple(decks.values()), shared.brand, template)
    return Kit(tuple(zip(decks, written.data, strict=True)), written.problems)
