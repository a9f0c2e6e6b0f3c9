"""What the planner wishes of the choice: how many cases, how long, who comes, what must be in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from pydantic import AfterValidator, Field

from manege_analysis.cases.model import AGE_GROUPS, Library
from manege_analysis.errors import CaseError, Problem
from manege_analysis.yamlfile import nearest

PointKey = tuple[str, str]
"""A touchpoint is named by its case's id and its own."""

COUNTS = (2, 5)
HALVES = (0.0, 0.5, 1.0)


def half_step(value: float) -> float:
    """Return a number that is 0, 0.5 or 1; raises `ValueError` for any other.

    >>> half_step(0.5)
    0.5
    """
    if value not in HALVES:
        raise ValueError("write 0, 0.5 or 1")
    return value


HalfStep = Annotated[float, AfterValidator(half_step), Field(json_schema_extra={"enum": list(HALVES)})]
"""A degree of coverage or availability as a person writes it."""


@dataclass(frozen=True)
class Wishes:
    """Everything the choice must respect.

    `parts` are the minutes of the agenda's case parts, in order; `per_actor` how many minutes an
    actor speaks in the ring.  `availability` pairs actor ids with 0 (declined), 0.5 (not answered)
    or 1 (coming); an actor nobody has asked yet counts as `unasked`, because the choice is made
    before invitations are sent.  `invited` are the actors that must be used when
    `every_invited_actor` is set; empty means all in `availability` who have not declined.
    `theme_weights` take the place of the questionnaire's.  `chosen` are the cases people decided on.
    """

    count: int = 3
    parts: tuple[float, ...] = (45.0, 45.0)
    per_actor: float = 1.5
    most_touchpoints: int = 4
    locked: tuple[str, ...] = ()
    banned: tuple[str, ...] = ()
    locked_touchpoints: tuple[PointKey, ...] = ()
    banned_touchpoints: tuple[PointKey, ...] = ()
    age_groups: tuple[str, ...] = ()
    every_invited_actor: bool = False
    invited: tuple[str, ...] = ()
    most_actors: int | None = None
    availability: tuple[tuple[str, float], ...] = ()
    unasked: float = 1.0
    theme_weights: tuple[tuple[str, float], ...] = ()
    chosen: tuple[str, ...] = ()

    def available(self, actor: str) -> float:
        """Return an actor's availability: 0, 0.5 or 1."""
        return dict(self.availability).get(actor, self.unasked)

    @property
    def must_use(self) -> tuple[str, ...]:
        """The actors that have to be in the ring at least once."""
        if not self.every_invited_actor:
            return ()
        invited = self.invited or tuple(actor for actor, a in self.availability if a > 0)
        return tuple(sorted(set(invited)))

    @property
    def minutes(self) -> float:
        """The minutes of all parts together."""
        return sum(self.parts)


def check_wishes(wishes: Wishes, library: Library) -> None:
    """Raise `CaseError` with every wish that cannot be meant, before anything is computed.

    Wishes that can be meant but not met together are told by `way_out`, with the cheapest way out.
    """
    problems = (*_unknown(wishes, library), *_contradictions(wishes), *_out_of_range(wishes))
    if problems:
        raise CaseError(problems)


def _unknown(wishes: Wishes, library: Library) -> Iterator[Problem]:
    cases = [case.id for case in library.cases]
    for wish, names in (("lock", wishes.locked), ("ban", wishes.banned), ("choose", wishes.chosen)):
        for name in names:
            if name not in cases:
                yield _stranger(f'the wish to {wish} "{name}"', "a case of the library", name, cases)
    points = [(case.id, point.id) for case in library.cases for point in case.touchpoints]
    for wish, keys in (("lock", wishes.locked_touchpoints), ("ban", wishes.banned_touchpoints)):
        for key in keys:
            if key not in points:
                name, known = "/".join(key), ["/".join(point) for point in points]
                where = f'the wish to {wish} "{name}"'
                yield _stranger(where, "a touchpoint, as case/touchpoint", name, known)
    actors = [actor.id for actor in library.actors]
    for name in {*(actor for actor, _ in wishes.availability), *wishes.invited} - set(actors):
        yield _stranger(f'the reply of "{name}"', "an actor of the catalogue", name, actors)
    groups = [name for _, name in AGE_GROUPS]
    for name in set(wishes.age_groups) - set(groups):
        yield _stranger("the wish for an age group", "an age group", name, groups)


def _contradictions(wishes: Wishes) -> Iterator[Problem]:
    remedy = "Take one of the two back."
    for name in sorted(set(wishes.locked) & set(wishes.banned)):
        yield Problem(f'case "{name}"', "to be locked or banned", "both", remedy)
    for key in sorted(set(wishes.locked_touchpoints) & set(wishes.banned_touchpoints)):
        yield Problem(f'touchpoint "{"/".join(key)}"', "to be locked or banned", "both", remedy)
    for case, point in sorted(wishes.locked_touchpoints):
        if case in wishes.banned:
            yield Problem(f'touchpoint "{case}/{point}"', "its case not banned", "a banned case", remedy)


def _out_of_range(wishes: Wishes) -> Iterator[Problem]:
    low, high = COUNTS
    if not low <= wishes.count <= high:
        yield Problem(
            "the number of cases", f"{low} to {high}", f"{wishes.count}", "Choose one of these."
        )
    if not wishes.parts or min(wishes.parts) <= 0:
        got = " + ".join(f"{part:g}" for part in wishes.parts) or "none"
        yield Problem(
            "the minutes of the case parts", "each above 0", got, "Write for instance 45 + 45."
        )
    if not 0 < wishes.per_actor <= 10:
        got = f"{wishes.per_actor:g}"
        yield Problem("the minutes per actor", "above 0, at most 10", got, "The guide says 1-2.")
    for actor, value in (*wishes.availability, ("an actor not asked", wishes.unasked)):
        if value not in HALVES:
            yield Problem(f'the reply of "{actor}"', "0, 0.5 or 1", f"{value:g}", "0 is a no, 1 a yes.")
    if wishes.most_actors is not None and wishes.most_actors < 1:
        yield Problem("the most actors", "at least 1", f"{wishes.most_actors}", "Raise it or remove it.")
    if len(set(wishes.chosen)) != len(wishes.chosen):
        yield Problem("the chosen cases", "every case once", "one twice", "Remove one of them.")


def _stranger(where: str, expected: str, name: str, known: list[str]) -> Problem:
    return Problem(where, expected, f'"{name}"', nearest(name, known))
