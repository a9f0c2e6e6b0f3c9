"""The rows of an export: real answers, and the rows that every real export holds besides."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal

from maker.answering import Sheet
from maker.chance import Chance
from maker.people import Doctor, doctors
from maker.stories import Story

Status = Literal["complete", "partial", "never"]
ANALYST = Doctor("Test Testesen")
"""The analyst, who tries the questionnaire out before it is sent."""


@dataclass(frozen=True)
class Row:
    """One row of an export.

    `is_test` rows are the analyst's own, and nothing in the file marks them.  `is_kept` is somebody
    who answered nearly everything, never pressed the last button, and counts by decision.
    """

    sheet: Sheet
    status: Status = "complete"
    is_test: bool = False
    is_kept: bool = False


def all_rows(story: Story, sheets: list[Sheet]) -> list[Row]:
    """Put the rows of an export together, in the order in which they came in."""
    chance = Chance(f"{story.id} rows")
    silent = doctors(story.id, story.members)[story.answers :]
    opened = datetime(story.opened.year, story.opened.month, story.opened.day, 8)
    rows = [Row(sheet) for sheet in sheets[story.kept :]]
    rows += [Row(sheet, "partial", is_kept=True) for sheet in sheets[: story.kept]]
    rows += [Row(_begun(sheets, chance, silent[at]), "partial") for at in range(story.partial)]
    invited = silent[story.partial : story.partial + story.never]
    rows += [Row(Sheet(doctor, opened, {}, {}), "never") for doctor in invited]
    rows += list(_doubles(story, sheets))
    tried = replace(sheets[0], doctor=ANALYST, submitted=opened, other={})
    texts = {"god-erfaring": "test test", "oenske-til-moedet": "test"}
    tests = [
        Row(replace(tried, answers={**tried.answers, **texts}), is_test=True) for _ in range(story.tests)
    ]
    return tests + sorted(rows, key=lambda row: row.sheet.submitted)


def _begun(sheets: list[Sheet], chance: Chance, doctor: Doctor) -> Sheet:
    """Answer the first few questions and stop."""
    like = chance.one_of(sheets)
    kept = list(like.answers)[: 3 + chance.below(5)]
    return replace(like, doctor=doctor, answers={key: like.answers[key] for key in kept}, other={})


def _doubles(story: Story, sheets: list[Sheet]) -> Iterator[Row]:
    """Send some long answers a second time, a few seconds later."""
    written = [sheet for sheet in sheets if len(str(sheet.answers.get("oenske-til-moedet", ""))) > 25]
    for sheet in written[len(written) - story.double :]:
        yield Row(replace(sheet, submitted=sheet.submitted + timedelta(seconds=4)))
