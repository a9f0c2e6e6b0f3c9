"""The second half of the story: a safe summary becomes the suggested cases and the meeting's plan.

Nothing here asks for single answers, so what is shared can be planned from the stored summary alone.
"""

from __future__ import annotations

from dataclasses import dataclass

from manege_analysis.cases.byhand import needs_from_ranking
from manege_analysis.cases.choose import choose
from manege_analysis.cases.decisions import overrides, ranking_from, wishes_from
from manege_analysis.cases.library import load_library
from manege_analysis.cases.model import Library, Need, Suggestion
from manege_analysis.cases.needs import needs
from manege_analysis.cases.wishes import Wishes
from manege_analysis.errors import CaseError, Problem
from manege_analysis.meeting.model import MeetingPlan
from manege_analysis.meeting.plan import ClusterFacts, plan_meeting
from manege_analysis.meeting.read import read_meeting
from manege_analysis.settings import RunSettings
from manege_analysis.summary.safe import SafeSummary
from manege_analysis.wording.text import Text


@dataclass(frozen=True)
class Suggested:
    """What the cases were chosen from, and the choice; `suggestion` is None where none can be made.

    `problems` then say why and what to do: too few answers to say anything, or wishes that cannot be
    met together.  A cluster without a suggestion still gets everything else.
    """

    needs: tuple[Need, ...]
    library: Library
    wishes: Wishes
    suggestion: Suggestion | None
    problems: tuple[Problem, ...] = ()


def suggest(summary: SafeSummary, settings: RunSettings, start: Wishes = Wishes()) -> Suggested:
    """Choose the cases that a summary asks for, with the decisions people made laid over it.

    From the share summary comes the choice that is told at the meeting; from the internal one the
    analyst's, with its uncertainty.  A ranking of themes by the coordinator takes the answers' place.
    """
    library = load_library(settings.workspace / "cases")
    wishes = wishes_from(settings.decisions, start)
    ranking = ranking_from(settings.decisions)
    found = needs_from_ranking(ranking.themes, summary.themes) if ranking else needs(summary)
    try:
        suggestion = choose(found, library, wishes, overrides(settings.decisions))
    except CaseError as error:
        return Suggested(found, library, wishes, None, error.problems)
    return Suggested(found, library, wishes, suggestion)


def plan(settings: RunSettings, suggested: Suggested, themes: dict[str, Text]) -> MeetingPlan:
    """Plan the meeting from `meeting.yaml`, the suggestion and the library, as of the report's date."""
    file = read_meeting(settings.meeting_file, suggested.library, settings.day)
    facts = ClusterFacts(settings.cluster.id, settings.cluster.name, settings.cluster.round, themes)
    return plan_meeting(
        file, suggested.suggestion, suggested.library, settings.day, settings.language, facts
    )
