"""The second half of the story: a safe summary becomes the suggested cases and the meeting's plan.

Nothing here asks for single answers, so what is shared can be planned from the stored summary alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Protocol, TypeAlias

from manege_analysis.cases.choose import choose, final_needs
from manege_analysis.cases.decision_kinds import RankThemes
from manege_analysis.cases.decisions import overrides, ranking_from, wishes_from
from manege_analysis.cases.library import load_library
from manege_analysis.cases.model import Library, Need, Suggestion
from manege_analysis.cases.needs import needs, needs_of
from manege_analysis.cases.ranking import needs_from_ranking
from manege_analysis.cases.wishes import Wishes
from manege_analysis.errors import CaseError, Problem
from manege_analysis.meeting.choice import meeting_wishes
from manege_analysis.meeting.file import MeetingFile
from manege_analysis.meeting.model import MeetingPlan
from manege_analysis.meeting.plan import ClusterFacts, plan_meeting
from manege_analysis.meeting.read import read_meeting
from manege_analysis.questionnaire.model import Questionnaire
from manege_analysis.settings import RunSettings
from manege_analysis.summary.safe import SafeSummary
from manege_analysis.wording.text import Language, Text
from manege_analysis.yamlfile import Decision

Themes: TypeAlias = tuple[tuple[str, Text, float], ...]
"""A questionnaire's themes: id, name, weight."""


class Ground(Protocol):
    """What the choice rests on besides the summary; `RunSettings` is one."""

    @property
    def workspace(self) -> Path:
        """The folder whose cases and actors are laid over the shipped ones."""

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """What people decided about the cluster."""

    @property
    def meeting_file(self) -> Path:
        """The cluster's `meeting.yaml`, which need not exist."""

    @property
    def day(self) -> date:
        """The report's date."""


@dataclass(frozen=True)
class Papers:
    """A `Ground` of its own, for who may see a cluster's papers but not its answers."""

    workspace: Path
    decisions: tuple[Decision, ...]
    meeting_file: Path
    day: date


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


def suggest(summary: SafeSummary, ground: Ground, tried: Sequence[Decision] = ()) -> Suggested:
    """Choose the cases that a summary asks for, with the decisions people made laid over it.

    From the share summary comes the choice that is told at the meeting; from the internal one the
    analyst's, with its uncertainty.  The agenda and the replies in meeting.yaml set the minutes and
    who comes.  A ranking of themes by the coordinator takes the answers' place where they are too
    few to say anything, or always where it says so.  `tried` are decisions of this once.
    """
    decided = (*ground.decisions, *tried)
    return _chosen(_needs(summary, ranking_from(decided)), ground, decided)


def suggest_unanswered(themes: Themes, ground: Ground, tried: Sequence[Decision] = ()) -> Suggested:
    """Choose before any answer has come: from the coordinator's ranking, or as people decided.

    Planning begins months before the questionnaire is sent, so a cluster without answers has a plan.
    """
    decided = (*ground.decisions, *tried)
    ranking = ranking_from(decided)
    if ranking:
        return _chosen(needs_from_ranking(ranking.themes, themes), ground, decided)
    return _chosen(needs_of((), themes, "none", "share"), ground, decided)


def themes_of(questionnaire: Questionnaire) -> Themes:
    """Return the themes of a questionnaire as a summary would hold them."""
    return tuple((theme.id, theme.text, theme.weight) for theme in questionnaire.themes)


def _chosen(found: tuple[Need, ...], ground: Ground, decided: Sequence[Decision]) -> Suggested:
    library = load_library(ground.workspace)
    wishes = _wishes(decided, read_meeting(ground.meeting_file, library, ground.day))
    try:
        found = final_needs(found, wishes)
        suggestion = _choose(found, library, wishes, overrides(decided))
    except CaseError as error:
        return Suggested(found, library, wishes, None, error.problems)
    return Suggested(found, library, wishes, suggestion)


@lru_cache(maxsize=8)
def _choose(
    found: tuple[Need, ...], library: Library, wishes: Wishes, overridden: tuple[Text, ...]
) -> Suggestion:
    """Choose once what the notebooks, pages and papers of one run all tell of."""
    return choose(found, library, wishes, overridden)


def plan(settings: RunSettings, suggested: Suggested, themes: dict[str, Text]) -> MeetingPlan:
    """Plan the meeting from `meeting.yaml`, the suggestion and the library, as of the report's date."""
    file = read_meeting(settings.meeting_file, suggested.library, settings.day)
    cluster = settings.cluster
    about = (cluster.id, cluster.name, cluster.round)
    made_from = (suggested.suggestion, suggested.library, settings.day, settings.language)
    return _planned(file, *made_from, about, tuple(themes.items()))


@lru_cache(maxsize=8)
def _planned(
    file: MeetingFile,
    suggestion: Suggestion | None,
    library: Library,
    day: date,
    language: Language,
    about: tuple[str, str, str],
    themes: tuple[tuple[str, Text], ...],
) -> MeetingPlan:
    """Plan once what the notebooks and the papers of one run all tell of."""
    facts = ClusterFacts(*about, dict(themes))
    return plan_meeting(file, suggestion, library, day, language, facts)


def plan_of(settings: RunSettings, summary: SafeSummary, suggested: Suggested) -> MeetingPlan:
    """Plan the meeting with the themes of a summary and the cases that it led to."""
    return plan(settings, suggested, {theme: text for theme, text, _ in summary.themes})


def _wishes(decided: Sequence[Decision], file: MeetingFile) -> Wishes:
    """Lay the decisions over the meeting, whose parts in turn depend on how many cases are wished."""
    count = wishes_from(decided).count
    return wishes_from(decided, meeting_wishes(file, Wishes(count=count)))


def _needs(summary: SafeSummary, ranking: RankThemes | None) -> tuple[Need, ...]:
    found = needs(summary)
    said = any(need.weight > 0 for need in found)
    if ranking is None or (said and not ranking.always):
        return found
    return needs_from_ranking(ranking.themes, summary.themes)
