"""Needs, cases, touchpoints and actors as values, and the suggestion they lead to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from manege_analysis.wording.text import Text

Sector = Literal["general practice", "municipality", "region", "private practice", "civil society"]
Level = Literal["staff", "leader"]
Tier = Literal["large", "medium", "small", "unknown"]


@dataclass(frozen=True)
class Actor:
    """A professional or volunteer with an offer, and how a GP reaches them."""

    id: str
    role: Text
    sector: Sector
    level: Level
    offer: Text
    reach: Text
    themes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Coverage:
    """How far a touchpoint covers a theme (0, ½ or 1), and why."""

    theme: str
    degree: float
    reason: Text


@dataclass(frozen=True)
class Touchpoint:
    """One life situation in a case, where the story stops and actors are called into the ring."""

    id: str
    title: Text
    situation: Text
    question: Text
    covers: tuple[Coverage, ...]
    required: tuple[str, ...]
    useful: tuple[str, ...] = ()
    intro_minutes: float = 2.0
    dialogue_minutes: float = 4.0


@dataclass(frozen=True)
class Case:
    """A constructed person's story, with the touchpoints at which it can stop."""

    id: str
    title: Text
    person: Text
    age: int
    age_group: str
    place: Literal["town", "country"]
    story: Text
    touchpoints: tuple[Touchpoint, ...]
    reading_minutes: float = 2.5
    tags: tuple[str, ...] = ()


@dataclass(frozen=True)
class Library:
    """Cases and actors that belong together: every actor a touchpoint names is in it."""

    cases: tuple[Case, ...]
    actors: tuple[Actor, ...]

    def case(self, case_id: str) -> Case:
        """Return the case with `case_id`; raises `KeyError`."""
        for case in self.cases:
            if case.id == case_id:
                return case
        raise KeyError(case_id)

    def actor(self, actor_id: str) -> Actor:
        """Return the actor with `actor_id`; raises `KeyError`."""
        for actor in self.actors:
            if actor.id == actor_id:
                return actor
        raise KeyError(actor_id)


@dataclass(frozen=True)
class Need:
    """How strongly the answers ask for a theme.

    `weight` is the theme's part of all needs (they sum to 1); `share` the part of respondents who
    ask for it; `low` and `high` its uncertainty, internally only.  `tier` is what the share edition
    may say.  `from_items` traces it to questions: item key, weight, and the share taken from it.
    """

    theme: str
    text: Text
    share: float
    weight: float
    tier: Tier
    low: float | None = None
    high: float | None = None
    from_items: tuple[tuple[str, float, float], ...] = ()


@dataclass(frozen=True)
class ChosenTouchpoint:
    """A touchpoint in the suggestion: who enters the ring, how long it takes, and what it covers."""

    case: str
    touchpoint: str
    part: int
    actors: tuple[str, ...]
    minutes: float
    covers: tuple[tuple[str, float], ...]


@dataclass(frozen=True)
class Suggestion:
    """The chosen cases and touchpoints, with what they cover and what they do not.

    `score` is the share of all needs that is covered (0 to 1).  `basis` says what the needs were
    taken from: single answers, a finished count table, or the coordinator's own ranking.
    """

    cases: tuple[str, ...]
    touchpoints: tuple[ChosenTouchpoint, ...]
    score: float
    covered: tuple[tuple[str, float], ...]
    uncovered: tuple[str, ...]
    part_minutes: tuple[float, ...]
    invite: tuple[str, ...]
    missing_actors: tuple[str, ...]
    basis: Literal["answers", "counts", "ranking"]
    runner_up: tuple[str, ...] = ()
    runner_up_score: float | None = None
    overrides: tuple[str, ...] = ()
