"""A reader with an integer programme: what counts are left possible by what a deck publishes.

Variables are the counts of single answers, as the questionnaire lists them, and the blanks.  The
constraints are what the stored summary says, and what its rungs say to somebody who knows the ladder.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

from manege_analysis.questionnaire.model import Item, Questionnaire
from manege_analysis.summary.leading import bounds
from manege_analysis.summary.safe import SafeSummary, SafeTable, Value

Row = tuple[tuple[int, ...], float, float]


@dataclass
class Programme:
    """An integer programme under construction: rows of (variables, least, most), all coefficients 1."""

    variables: int = 0
    rows: list[Row] = field(default_factory=list)
    either: list[tuple[tuple[int, ...], tuple[int, ...], int]] = field(default_factory=list)

    def add(self, count: int) -> tuple[int, ...]:
        """Add variables and return their places."""
        self.variables += count
        return tuple(range(self.variables - count, self.variables))

    def say(self, places: Sequence[int], value: Value | int) -> None:
        """Say what the sum of some variables is."""
        low, high = (value, value) if isinstance(value, int) else bounds(value)
        self.rows.append((tuple(places), low, high))

    def say_either(self, one: Sequence[int], other: Sequence[int], most: int) -> None:
        """Say that one of two sums is at most `most`: a finer rung was not taken."""
        self.either.append((tuple(one), tuple(other), most))

    def frozen(
        self,
    ) -> tuple[int, tuple[Row, ...], tuple[tuple[tuple[int, ...], tuple[int, ...], int], ...]]:
        """Return the programme as a value, so that equal ones are solved once."""
        return self.variables, tuple(self.rows), tuple(self.either)


@cache
def possible_range(
    programme: tuple[int, tuple[Row, ...], tuple[tuple[tuple[int, ...], tuple[int, ...], int], ...]],
    wanted: tuple[int, ...],
    n: int,
) -> tuple[int, int]:
    """Solve for the least and the most that the sum of the `wanted` variables can be."""
    variables, rows, either = programme
    width = variables + len(either)
    matrix, low, high = [], [], []
    for places, least, most in rows:
        line = np.zeros(width)
        line[list(places)] = 1
        matrix.append(line)
        low.append(least)
        high.append(most)
    for at, (one, other, most) in enumerate(either):
        # one <= most + n·b and other <= most + n·(1 - b), b being 0 or 1.
        for places, sign, limit in ((one, -1.0, most), (other, 1.0, most + n)):
            line = np.zeros(width)
            line[list(places)] = 1
            line[variables + at] = sign * n
            matrix.append(line)
            low.append(-np.inf)
            high.append(limit)
    upper = np.array([float(n)] * variables + [1.0] * len(either))
    objective = np.zeros(width)
    objective[list(wanted)] = 1
    ends = []
    for sign in (1, -1):
        solved = milp(
            sign * objective,
            constraints=LinearConstraint(np.array(matrix), low, high),
            bounds=Bounds(np.zeros(width), upper),
            integrality=np.ones(width),
        )
        assert solved.success, solved.message
        ends.append(round(sign * solved.fun))
    return ends[0], ends[1]


@dataclass(frozen=True)
class Target:
    """One count that the reader is after: a single answer, or the blanks."""

    key: str
    answer: str
    small: int
    low: int
    high: int


def attack(summary: SafeSummary, questionnaire: Questionnaire) -> list[Target]:
    """Return, for every single answer of every published table, what it can still have been."""
    found: list[Target] = []
    for table in summary.tables:
        item = questionnaire.item(table.key)
        small = (summary.sensitive_limits if table.sensitive else summary.limits).shown
        if item.kind in ("scale", "single") and table.cells:
            found += _attack_choice(item, table, small)
        if item.kind == "multi":
            for cell in table.cells:
                low, high = bounds(cell.value)
                found.append(Target(table.key, cell.id, small, low, high))
                found.append(
                    Target(
                        table.key,
                        f"not {cell.id}",
                        small,
                        (table.base or 0) - high,
                        (table.base or 0) - low,
                    )
                )
    return found


def _attack_choice(item: Item, table: SafeTable, small: int) -> list[Target]:
    n = table.base or 0
    programme = Programme()
    names = [option.id for option in item.options] + ["blank"]
    places = dict(zip(names, programme.add(len(names)), strict=True))
    others = table.cell("not-asked")
    everybody = list(places.values())
    if others is not None:
        everybody += programme.add(1)
        programme.say(everybody[-1:], others.value)
    programme.say(everybody, n)
    cells = [cell for cell in table.cells if cell is not others]
    groups = _scale_groups(item) if item.scale else _choice_groups(item, len(cells))
    for cell, members in zip(cells, groups[len(cells)], strict=True):
        programme.say([places[name] for name in members], cell.value)
    finer = groups.get(len(cells) + 1)
    if finer is not None and table.rung in ("two", "merged"):
        one, other = ([places[name] for name in members] for members in finer[-2:])
        programme.say_either(one, other, small - 1)
    frozen = programme.frozen()
    return [
        Target(table.key, name, small, *possible_range(frozen, (place,), n))
        for name, place in places.items()
    ]


def _scale_groups(item: Item) -> dict[int, list[list[str]]]:
    scale = item.scale
    assert scale is not None
    first, middle, last = scale.sides()
    problem, good = (first, last) if scale.problem == "first" else (last, first)
    neither = [*middle, *(option.id for option in scale.outside), "blank"]
    return {3: [list(problem), neither, list(good)], 2: [list(problem), [*neither, *good]]}


def _choice_groups(item: Item, cells: int) -> dict[int, list[list[str]]]:
    names = [option.id for option in item.question.options]
    rest = [option.id for option in item.question.outside] + ["blank"]
    levels = {}
    for count in (cells, cells + 1):
        if count <= len(names):
            kept = names[: count - 1]
            levels[count] = [*([name] for name in kept), [*names[count - 1 :], *rest]]
    return levels
