"""Needs, cases, touchpoints and actors as values, and the suggestion they lead to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from manege_analysis.wording.text import Text

Sector = Literal["general practice", "municipality", "region", "private practice", "civil society"]
Level = Literal["staff", "leader"]
Tier = Literal["large", "medium", "small", "unknown"]
Basis = Literal["answers", "few", "counts", "ranking", "none"]
"""Enough single answers, too few of them, finished counts, the coordinator's own order of themes, or
nothing at all: then people chose the cases, and no theme is known to be asked for more."""
Edition = Literal["internal", "share"]
Place = Literal["town", "country"]

LARGE, MEDIUM = 0.50, 0.25
"""A need is large when at least half of the doctors ask for it, and medium from a quarter."""

AGE_GROUPS = ((9, "5-9"), (14, "10-14"), (17, "15-17"), (200, "18-24"))
"""Age groups by their last year: early school, middle school, youth, and after eighteen."""


def age_group(age: int) -> str:
    """Name the age group of an age in years.

    >>> age_group(7), age_group(17), age_group(18)
    ('5-9', '15-17', '18-24')
    """
    return next(name for last, name in AGE_GROUPS if age <= last)


def tier_of(share: float) -> Tier:
    """Say how large a need is from the share of doctors who ask for it (0 to 1).

    The limits are absolute, so that a quiet cluster has no "large" need only because the others
    are smaller.

    >>> tier_of(0.5), tier_of(0.3), tier_of(0.1)
    ('large', 'medium', 'small')
    """
    return "large" if share >= LARGE else "medium" if share >= MEDIUM else "small"


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
    place: Place
    story: Text
    touchpoints: tuple[Touchpoint, ...]
    reading_minutes: float = 2.5
    tags: tuple[str, ...] = ()

    def touchpoint(self, touchpoint_id: str) -> Touchpoint:
        """Return the touchpoint with `touchpoint_id`; raises `KeyError`."""
        for touchpoint in self.touchpoints:
            if touchpoint.id == touchpoint_id:
                return touchpoint
        raise KeyError(touchpoint_id)


@dataclass(frozen=True)
class Library:
    """Cases and actors that belong together: every actor a touchpoint names is in it."""

    cases: tuple[Case, ...]
    actors: tuple[Actor, ...]

    def __hash__(self) -> int:
        # By the ids alone: hashing every text takes longer than comparing the few that are alike.
        return hash(tuple(case.id for case in self.cases))

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
    may say.  `from_items` traces it to questions: item key, or key and option as `"q9/ppr"`, the
    weight of the question in the theme, and the share taken from it.  `factor` is the theme's own
    weight: `weight` is `share * factor` divided by their sum.
    """

    theme: str
    text: Text
    share: float
    weight: float
    tier: Tier
    low: float | None = None
    high: float | None = None
    from_items: tuple[tuple[str, float, float], ...] = ()
    factor: float = 1.0
    basis: Basis = "answers"
    edition: Edition = "internal"


@dataclass(frozen=True)
class ChosenTouchpoint:
    """A touchpoint in the suggestion: who enters the ring, how long it takes, and what it covers.

    `actors` are the required ones first, then the useful ones that the part has minutes for;
    `required` says how many of them are required.  `minutes` counts them all.
    """

    case: str
    touchpoint: str
    part: int
    actors: tuple[str, ...]
    minutes: float
    covers: tuple[tuple[str, float], ...]
    required: int = 0


@dataclass(frozen=True)
class Replacement:
    """The best case to tell instead of a chosen one, the others kept, and the score it leads to."""

    case: str
    instead: str
    score: float


@dataclass(frozen=True)
class Suggestion:
    """The chosen cases and touchpoints, with what they cover and what they do not.

    `score` is the share of all needs that is covered (0 to 1).  `basis` says what the needs were
    taken from.  `edition`
    is that of the needs: what leaves the desk is chosen from published values.  `cases` stand in
    the order in which they are told, `part_minutes` includes reading.  `missing_actors` are those
    whose no keeps them out of the ring; `by_hand` is true when people chose the cases themselves,
    and then `best_score` is what the best choice would have reached.  `tried` counts the sets of
    cases that were compared.
    """

    cases: tuple[str, ...]
    touchpoints: tuple[ChosenTouchpoint, ...]
    score: float
    covered: tuple[tuple[str, float], ...]
    uncovered: tuple[str, ...]
    part_minutes: tuple[float, ...]
    invite: tuple[str, ...]
    missing_actors: tuple[str, ...]
    basis: Basis
    runner_up: tuple[str, ...] = ()
    runner_up_score: float | None = None
    overrides: tuple[Text, ...] = ()
    edition: Edition = "internal"
    available_minutes: tuple[float, ...] = ()
    replacements: tuple[Replacement, ...] = ()
    by_hand: bool = False
    best_score: float | None = None
    tried: int = 0
