"""The mess that is put in on purpose: unknown answers and numbers that cannot be.

Which cells are hit is fixed, so that tests can say what cleaning must find.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from maker.answering import Answer
from maker.rows import Row
from maker.stories import Story

BOTH = "Både og"
"""An answer that stood in some forms for a day and is none of the questionnaire's."""
DELETED_CODE = "9"
"""A SurveyXact code whose answer was deleted from the survey, so that no label explains it."""


@dataclass(frozen=True)
class Odd:
    """One cell that is wrong: which of the real answers (from 0), the item, and the value."""

    at: int
    item: str
    value: Answer
    is_slip: bool = False
    """A slip of the pen that cleaning understands."""


ODD: Mapping[str, tuple[Odd, ...]] = {
    "birkelund": (
        Odd(3, "ppv-krav", DELETED_CODE),
        Odd(11, "ppv-krav", DELETED_CODE),
        Odd(6, "antal-boern", 365),
    ),
    "egernholt": (
        Odd(2, "ppr-kontakt", BOTH),
        Odd(9, "ppr-kontakt", BOTH),
        Odd(5, "antal-boern", 900),
        Odd(7, "foraeldre-pres", "Meget ofte"),
    ),
    "laerkesund": (
        Odd(1, "overblik", "Kommer an på barnet"),
        Odd(6, "skolefravaer-del", "Sommetidder", is_slip=True),
    ),
    "ravnemose": (
        Odd(4, "sagsbehandler-kontakt", BOTH),
        Odd(17, "medicin-ansvar", "Megt uenig", is_slip=True),
        Odd(22, "antal-boern", 1200),
        Odd(25, "underretning-tvivl", "Kan ikke huske det"),
    ),
    "tranevig": (
        Odd(8, "overgang-18", DELETED_CODE),
        Odd(30, "antal-boern", 365),
        Odd(31, "antal-boern", 100),
    ),
}
"""All cells that are wrong, by cluster."""


def plant(story: Story, rows: list[Row]) -> list[Row]:
    """Put the odd cells of a cluster into its rows; every other cell stays as it was."""
    real = [at for at, row in enumerate(rows) if row.status == "complete" and not row.is_test]
    planted = list(rows)
    for odd in ODD.get(story.id, ()):
        at = real[odd.at]
        sheet = planted[at].sheet
        answers = {**sheet.answers, odd.item: odd.value}
        planted[at] = replace(planted[at], sheet=replace(sheet, answers=answers))
    return planted
