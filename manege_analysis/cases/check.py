"""A library and a questionnaire's themes become what is wrong with the library, and what covers what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from manege_analysis.cases.library import ReadCase, Shelf
from manege_analysis.cases.model import Touchpoint
from manege_analysis.cases.wishes import PointKey
from manege_analysis.errors import Problem
from manege_analysis.yamlfile import nearest

READING = (1.5, 3.5)
"""A story is read aloud in two to three minutes; half a minute to either side is let pass."""


@dataclass(frozen=True)
class LibraryCheck:
    """Every problem of a library, and its coverage: a row a theme, a column a case or a touchpoint.

    `degrees` holds the highest degree (0, ½, 1) to which any touchpoint of a case covers the theme,
    `point_degrees` the degree of each touchpoint in `points`.  What nobody could attend covers nothing.
    """

    problems: tuple[Problem, ...]
    themes: tuple[str, ...]
    cases: tuple[str, ...]
    degrees: tuple[tuple[float, ...], ...]
    points: tuple[PointKey, ...] = ()
    point_degrees: tuple[tuple[float, ...], ...] = ()

    def covered(self, theme: str) -> int:
        """Return how many cases cover a theme, in full or in part; raises `ValueError`."""
        return sum(degree > 0 for degree in self.degrees[self.themes.index(theme)])


def check_library(shelf: Shelf, themes: Sequence[str]) -> LibraryCheck:
    """Check what was read of a library against the themes it should cover.

    Said are the problems of reading it (unknown keys and actors, ids used twice), unknown themes, a
    touchpoint nobody could attend, stories too long or short to read, and themes nothing covers.  A
    touchpoint can be attended when it requires somebody and all it requires are in the catalogue,
    where nobody stands without a way to reach them.
    """
    problems = [*shelf.problems]
    for read in shelf.cases:
        problems += _case_problems(read, themes)
    problems += _actor_problems(shelf, themes)
    points = tuple((read.case.id, point) for read in shelf.cases for point in read.case.touchpoints)
    point_degrees = tuple(tuple(_degree(point, theme, shelf) for _, point in points) for theme in themes)
    degrees = tuple(tuple(_highest(row, points, read) for read in shelf.cases) for row in point_degrees)
    for theme, row in zip(themes, degrees, strict=True):
        if not any(row):
            remedy = "Write a touchpoint that covers it, or take it out of the questionnaire."
            problems.append(Problem(f'theme "{theme}"', "a case that covers it", "none", remedy))
    return LibraryCheck(
        tuple(problems),
        tuple(themes),
        tuple(read.case.id for read in shelf.cases),
        degrees,
        tuple((case, point.id) for case, point in points),
        point_degrees,
    )


def _case_problems(read: ReadCase, themes: Sequence[str]) -> Iterator[Problem]:
    shortest, longest = READING
    minutes = read.case.reading_minutes
    if not shortest <= minutes <= longest:
        remedy = "Write about 260 to 390 words."
        yield Problem(read.where("story"), "two to three minutes to read", f"{minutes:.1f}", remedy)
    for i, point in enumerate(read.case.touchpoints):
        if not point.required:
            where = read.where("touchpoints", i)
            remedy = "Name one under required; without one the touchpoint is never told."
            yield Problem(where, "an actor who could attend", "none", remedy)
        for j, cover in enumerate(point.covers):
            if cover.theme not in themes:
                where = read.where("touchpoints", i, "covers", j)
                remedy = nearest(cover.theme, list(themes))
                yield Problem(where, "a theme of the questionnaire", f'"{cover.theme}"', remedy)


def _actor_problems(shelf: Shelf, themes: Sequence[str]) -> Iterator[Problem]:
    for actor in shelf.actors:
        for theme in actor.themes:
            if theme not in themes:
                where, remedy = f'actor "{actor.id}"', nearest(theme, list(themes))
                yield Problem(where, "a theme of the questionnaire", f'"{theme}"', remedy)


def _can_be_attended(point: Touchpoint, shelf: Shelf) -> bool:
    return bool(point.required) and {actor.id for actor in shelf.actors}.issuperset(point.required)


def _degree(point: Touchpoint, theme: str, shelf: Shelf) -> float:
    if not _can_be_attended(point, shelf):
        return 0.0
    return max((cover.degree for cover in point.covers if cover.theme == theme), default=0.0)


def _highest(row: Sequence[float], points: Sequence[tuple[str, Touchpoint]], read: ReadCase) -> float:
    told = zip(points, row, strict=True)
    return max((degree for (case, _), degree in told if case == read.case.id), default=0.0)
