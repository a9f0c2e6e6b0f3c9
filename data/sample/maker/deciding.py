"""What the analyst decided about each cluster's answers."""

from __future__ import annotations

from collections.abc import Mapping

from maker.planting import BOTH
from maker.rows import Row
from maker.stories import Story

_FIRST_ROW = {"plain": 4}
"""The raw row, from 1, in which the first respondent stands; 2 where only a header is above."""


def decide(story: Story, rows: list[Row]) -> list[Mapping[str, object]]:
    """List the decisions on a cluster's rows and labels, as they stand in `decisions.yaml`."""
    first = _FIRST_ROW.get(story.tool, 2)
    made: list[Mapping[str, object]] = [
        _by_ab("take-row-out", "Analytikerens egen prøve af skemaet", row=at)
        for at, row in enumerate(rows, start=first)
        if row.is_test
    ]
    if story.id == "egernholt":
        why = "Svaret stod kun i skemaet den første dag og svarer til midten"
        made.append(_by_ab("merge-label", why, question="ppr-kontakt", label=BOTH, into="hverken-eller"))
    return made


def _by_ab(decide: str, why: str, **said: object) -> Mapping[str, object]:
    return {"decide": decide, "by": "AB", "when": "2026-12-14", **said, "why": why}
