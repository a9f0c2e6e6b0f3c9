"""Clean `Answers` become the response overview: who was asked, who answered, and how much of it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from manege_analysis.errors import Problem, SettingsError
from manege_analysis.exports.answers import Answers
from manege_analysis.questionnaire.model import Questionnaire
from manege_analysis.summary.about import About
from manege_analysis.summary.counting import answers_given, shown
from manege_analysis.summary.safe import ResponseOverview

COMPLETE_FROM = 0.8
"""A questionnaire is complete when at least this part of what was shown has an answer (AAPOR 2023)."""

_CLOSED_KINDS = ("scale", "single", "multi", "number")


def internal_response(
    answers: Answers, questionnaire: Questionnaire, members: int | None
) -> ResponseOverview:
    """Return the overview of the internal edition; `answers` holds respondents only."""
    days = sorted(day for day in answers.answered_on if day is not None)
    return ResponseOverview(
        respondents=len(answers),
        members=members,
        # Who answered how much of it, nobody can tell from finished counts.
        partial=None if answers.source.totals else int((~complete_rows(answers, questionnaire)).sum()),
        first_day=days[0] if days else None,
        last_day=days[-1] if days else None,
    )


def share_response(respondents: int, members: int | None, least: int) -> ResponseOverview:
    """Return the overview of the share edition: below `least` respondents it says no number.

    How many answered in part, and on which day, are small counts: they are left out.
    """
    return ResponseOverview(respondents if respondents >= least else None, members)


def complete_rows(answers: Answers, questionnaire: Questionnaire) -> NDArray[np.bool_]:
    """Flag the rows that answered at least four fifths of what they were shown, free text aside."""
    asked = np.zeros(len(answers))
    given = np.zeros(len(answers))
    for item in questionnaire.items:
        column = answers.columns.get(item.key)
        if column is not None and item.kind in _CLOSED_KINDS and not item.question.identifier:
            asked += shown(column)
            given += answers_given(column)
    flags: NDArray[np.bool_] = given >= COMPLETE_FROM * asked
    return flags


def require_plausible(about: About, respondents: int) -> None:
    """Raise `SettingsError` when more doctors answered than were asked."""
    if about.members is not None and about.members < respondents:
        raise SettingsError(
            Problem(
                f'cluster.yaml of "{about.cluster}", members',
                f"at least the {respondents} who answered",
                str(about.members),
                "Correct the number, or check that this is the cluster's own export.",
            )
        )
