"""How sure the choice is, as blocks of the analyst's page."""

from __future__ import annotations

from collections.abc import Iterator

from manege_analysis.report.blocks import Block, Prose
from manege_analysis.report.casework import words_stable as words
from manege_analysis.report.casework.grids import Choice
from manege_analysis.wording.text import Language
from manege_analysis.workflow import Prepared


def stable_blocks(prepared: Prepared, choice: Choice, language: Language) -> Iterator[Block]:
    """Say how often chance would choose otherwise; where no answers decide, say that."""
    yield Prose((words.NOT_JUDGED.in_(language),), "quiet")
