"""People, tables and wishes become a `Seating` that nothing can beat, or that says by how much."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

from manege_analysis.meeting.model import Seat, SeatedTable, Seating

NODE_LIMIT = 5_000
"""Where the search stops and reports its bound; counted in nodes: a clock would give other answers."""


@dataclass(frozen=True)
class Wish:
    """People (by index) who sit at one table, or at different tables."""

    people: tuple[int, ...]
    together: bool


@dataclass(frozen=True)
class _Class:
    """People who are the same to the search: one sector, leaders or not, and no wish about them."""

    sector: str
    leader: bool
    members: tuple[int, ...]


def seat(
    people: Sequence[Seat], sizes: Sequence[int], wishes: Sequence[Wish] = (), nodes: int = NODE_LIMIT
) -> Seating | None:
    """Seat people so that as few pairs of neighbours as possible share a sector, or are both leaders.

    Tables are filled evenly for their size where the wishes allow it.  The order of `people` does
    not matter.  Returns None where the wishes cannot all be met, or there are too few chairs.

    Method: a mixed integer program over classes of alike people (scipy's HiGHS).  Pairs at a table
    grow convexly with the number of a sector there, so whole increments need no whole variables and
    the linear bound is nearly always met at once.

    >>> doctors = [Seat(f"d{i}", f"d{i}", "general practice", False) for i in range(4)]
    >>> guests = [Seat(f"g{i}", f"g{i}", "municipality", False) for i in range(4)]
    >>> seating = seat([*doctors, *guests], [4, 4])
    >>> seating.cost, seating.proved, [len(table.seats) for table in seating.tables]
    (4.0, True, [4, 4])
    """
    if not people or len(people) > sum(sizes):
        return None
    order = sorted(
        range(len(people)), key=lambda i: (people[i].sector, people[i].leader, people[i].person)
    )
    classes = _classes(people, order, wishes)
    for fills in (_fills(len(people), sizes), None):
        found = _Program(classes, tuple(sizes), fills, tuple(wishes)).solve(nodes)
        if found:
            counts, bound = found
            tables = _seated(people, classes, counts, sizes)
            cost = seating_cost(tables)
            return Seating(tables, cost, min(bound, cost), cost - bound < 0.5)
    return None


def blocking_wish(people: Sequence[Seat], sizes: Sequence[int], wishes: Sequence[Wish]) -> int | None:
    """Return the index of a wish without which all the others can be met, or None."""
    for index in range(len(wishes)):
        if seat(people, sizes, [*wishes[:index], *wishes[index + 1 :]]):
            return index
    return None


def seating_cost(tables: Sequence[SeatedTable]) -> float:
    """Count the pairs at one table that share a sector, plus the pairs who are both leaders."""
    cost = 0
    for table in tables:
        sectors = Counter(each.sector for each in table.seats)
        leaders = sum(each.leader for each in table.seats)
        cost += sum(_pairs(count) for count in sectors.values()) + _pairs(leaders)
    return float(cost)


def _pairs(count: int) -> int:
    return count * (count - 1) // 2


def _classes(people: Sequence[Seat], order: Sequence[int], wishes: Sequence[Wish]) -> tuple[_Class, ...]:
    wished = {index for wish in wishes for index in wish.people}
    groups: dict[tuple[str, bool, int], list[int]] = {}
    for index in order:
        own = index if index in wished else -1
        groups.setdefault((people[index].sector, people[index].leader, own), []).append(index)
    return tuple(_Class(sector, leader, tuple(found)) for (sector, leader, _), found in groups.items())


def _fills(people: int, sizes: Sequence[int]) -> tuple[int, ...]:
    """Share people over tables in proportion to their chairs (largest remainder)."""
    exact = [people * size / sum(sizes) for size in sizes]
    fills = [int(share) for share in exact]
    by_rest = sorted(range(len(sizes)), key=lambda t: (fills[t] - exact[t], t))
    for table in by_rest[: people - sum(fills)]:
        fills[table] += 1
    return tuple(fills)


@dataclass(frozen=True)
class _Program:
    """The mixed integer program: how many of each class sit at each table.

    Columns: classes × tables whole numbers, then for each group (a sector, or the leaders) and table
    one increment per person, the k-th of which costs k-1: the pairs it makes.
    """

    classes: tuple[_Class, ...]
    sizes: tuple[int, ...]
    fills: tuple[int, ...] | None
    wishes: tuple[Wish, ...]

    @property
    def groups(self) -> tuple[tuple[int, ...], ...]:
        """The classes that make pairs with each other: one group per sector, and the leaders."""
        sectors = sorted({each.sector for each in self.classes})
        by_sector = [tuple(i for i, c in enumerate(self.classes) if c.sector == s) for s in sectors]
        leaders = tuple(i for i, c in enumerate(self.classes) if c.leader)
        return (*by_sector, leaders) if leaders else tuple(by_sector)

    def solve(self, nodes: int) -> tuple[list[list[int]], float] | None:
        """Return people per class and table with the proved lower bound, or None where there is none."""
        whole = len(self.classes) * len(self.sizes)
        spans = [min(max(self.sizes), self._count(group)) for group in self.groups]
        steps = [k for span in spans for _ in self.sizes for k in range(span)]
        upper = [len(c.members) for c in self.classes for _ in self.sizes] + [1] * len(steps)
        rows, low, high = self._rows(whole, spans, whole + len(steps))
        result = milp(
            c=np.array([0.0] * whole + [float(k) for k in steps]),
            integrality=np.array([1] * whole + [0] * len(steps)),
            bounds=Bounds(0, np.array(upper, dtype=float)),
            constraints=LinearConstraint(np.array(rows), np.array(low), np.array(high)),
            options={"node_limit": nodes, "mip_rel_gap": 0.0},
        )
        if result.x is None:
            return None
        counts = [round(value) for value in result.x[:whole]]
        width = len(self.sizes)
        bound = float(result.mip_dual_bound)
        return [counts[i * width : (i + 1) * width] for i in range(len(self.classes))], bound

    def _count(self, group: Sequence[int]) -> int:
        return sum(len(self.classes[index].members) for index in group)

    def _rows(
        self, whole: int, spans: Sequence[int], width: int
    ) -> tuple[list[list[float]], list[float], list[float]]:
        rows, low, high = [], [], []
        for coefficients, least, most in (
            *self._places(),
            *self._increments(whole, spans),
            *self._wished(),
        ):
            row = [0.0] * width
            for column, value in coefficients.items():
                row[column] = value
            rows.append(row)
            low.append(least)
            high.append(most)
        return rows, low, high

    def _at(self, index: int, table: int) -> int:
        return index * len(self.sizes) + table

    def _places(self) -> Iterator[tuple[dict[int, float], float, float]]:
        tables, classes = range(len(self.sizes)), range(len(self.classes))
        for index in classes:
            number = float(len(self.classes[index].members))
            yield {self._at(index, table): 1.0 for table in tables}, number, number
        for table in tables:
            row = {self._at(index, table): 1.0 for index in classes}
            if self.fills:
                yield row, float(self.fills[table]), float(self.fills[table])
            else:
                yield row, 0.0, float(self.sizes[table])

    def _increments(
        self, whole: int, spans: Sequence[int]
    ) -> Iterator[tuple[dict[int, float], float, float]]:
        column = whole
        for group, span in zip(self.groups, spans, strict=True):
            for table in range(len(self.sizes)):
                row = {self._at(index, table): 1.0 for index in group}
                row |= {column + k: -1.0 for k in range(span)}
                column += span
                yield row, 0.0, 0.0

    def _wished(self) -> Iterator[tuple[dict[int, float], float, float]]:
        place = {person: i for i, c in enumerate(self.classes) for person in c.members}
        for wish in self.wishes:
            for one, other in combinations(wish.people, 2):
                for table in range(len(self.sizes)):
                    columns = self._at(place[one], table), self._at(place[other], table)
                    if wish.together:
                        yield {columns[0]: 1.0, columns[1]: -1.0}, 0.0, 0.0
                    else:
                        yield {columns[0]: 1.0, columns[1]: 1.0}, 0.0, 1.0


def _seated(
    people: Sequence[Seat],
    classes: Sequence[_Class],
    counts: Sequence[Sequence[int]],
    sizes: Sequence[int],
) -> tuple[SeatedTable, ...]:
    waiting = [list(each.members) for each in classes]
    tables = []
    for table, size in enumerate(sizes):
        here = [waiting[i].pop(0) for i in range(len(classes)) for _ in range(counts[i][table])]
        tables.append(SeatedTable(table + 1, size, _mixed([people[index] for index in here])))
    return tuple(tables)


def _mixed(seats: Sequence[Seat]) -> tuple[Seat, ...]:
    """Order the chairs round a table so that neighbours differ: the largest sectors are dealt first."""
    sizes = Counter(each.sector for each in seats)
    ordered = sorted(
        seats, key=lambda each: (-sizes[each.sector], each.sector, each.leader, each.person)
    )
    places = [*range(0, len(ordered), 2), *range(1, len(ordered), 2)]
    chairs = dict(zip(places, ordered, strict=True))
    return tuple(chairs[index] for index in range(len(ordered)))
