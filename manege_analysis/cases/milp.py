"""The exact model: which cases, in which part, with which touchpoints, solved by scipy's `milp` (HiGHS).

Maximise the covered weight; among equals the fewest minutes; among those the first case ids, then
the first touchpoint ids.  The order is kept by solving again with what was reached as a condition,
not by small coefficients, so that the answer is always the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import coo_matrix

from manege_analysis.cases.instance import QUARTERS, Choice, Instance
from manege_analysis.cases.quiet import quiet

Terms = Iterable[tuple[int, float]]
Variable = tuple[str, int] | tuple[str, int, int] | tuple[str, str] | tuple[str, str, int]
Wish = tuple[str, ...]
"""A wish or limit by name: ("lock", case), ("part", "0"), ("count",)."""


@dataclass(frozen=True)
class Row:
    """One linear condition: `low` at least, `high` at most; `wish` names the wish or limit it holds."""

    terms: tuple[tuple[int, float], ...]
    low: float
    high: float
    wish: Wish = ()


class Model:
    """The variables and conditions of one `Instance`.

    `x` tells that a case is in a part, `y` that a touchpoint is, `z` how far a theme is covered (in
    quarters), `g` that an actor who is only useful enters the ring in a part, `v` that an actor is
    needed at all, and `p` points at the first case by id that is not decided yet.
    """

    def __init__(self, inst: Instance) -> None:
        self.inst = inst
        self.index: dict[Variable, int] = {}
        self.upper: list[float] = []
        self.whole: list[int] = []
        self._variables()
        self.rows: list[Row] = list(_conditions(self))

    def var(self, *name: object) -> int:
        """Return the column of a variable; raises `KeyError` for an unknown one."""
        return self.index[name]  # type: ignore[index]

    def in_any_part(self, kind: str, what: object) -> list[tuple[int, float]]:
        """Return the terms that say "in one of the parts"."""
        return [(self.var(kind, what, b), 1.0) for b in range(len(self.inst.parts))]

    def best(
        self, objective: Terms, *extra: Row, nodes: int | None = None
    ) -> NDArray[np.float64] | None:
        """Maximise `objective` under all conditions; None where they cannot be met together.

        `nodes` ends the search early with the best that was found until then.
        """
        cost = np.zeros(len(self.index))
        for column, weight in objective:
            cost[column] -= weight
        with quiet():
            result = milp(
                cost,
                constraints=_constraint([*self.rows, *extra], len(self.index)),
                bounds=Bounds(0.0, np.array(self.upper)),
                integrality=np.array(self.whole),
                options={"mip_rel_gap": 0.0} | ({"node_limit": nodes} if nodes else {}),
            )
        return None if result.x is None else np.asarray(result.x)

    def chosen(self, values: NDArray[np.float64]) -> Choice:
        """Read the cases and touchpoints of a solution, and count their worth anew in whole numbers."""
        inst = self.inst
        return inst.choice(k for k in range(len(inst.points)) if self._is_on(values, "y", k))

    def _is_on(self, values: NDArray[np.float64], kind: str, what: int) -> bool:
        return bool(sum(values[column] for column, _ in self.in_any_part(kind, what)) > 0.5)

    def _variables(self) -> None:
        inst, parts = self.inst, range(len(self.inst.parts))
        for i in range(len(inst.cases)):
            self.add(("p", i), 1.0, whole=False)
            for b in parts:
                self.add(("x", i, b), 1.0)
        for k in range(len(inst.points)):
            for b in parts:
                self.add(("y", k, b), 1.0)
        for j in range(len(inst.themes)):
            self.add(("z", j), float(QUARTERS), whole=False)
        for actor in inst.wishes.must_use:
            for b in parts:
                self.add(("g", actor, b), 1.0)
        if inst.wishes.most_actors is not None:
            for actor in _actors(inst):
                self.add(("v", actor), 1.0)

    def add(self, name: Variable, upper: float, whole: bool = True) -> int:
        """Add a variable from 0 to `upper`, and return its column."""
        self.index[name] = len(self.index)
        self.upper.append(upper)
        self.whole.append(int(whole))
        return self.index[name]


def solve(
    inst: Instance,
    forbidden: frozenset[str] = frozenset(),
    at_least: int = 0,
    first: bool = True,
) -> Choice | None:
    """Return the best choice, the same one every time; None where nothing meets the wishes.

    `forbidden` is a set of cases (ids) that may not be the answer, for the second best; `at_least` a
    score below which nothing is looked for.  Without `first` any choice of the best score will do.
    """
    model = Model(inst)
    if at_least:
        model.rows.append(Row(_score(model), at_least - 0.5, np.inf))
    excluded = frozenset(i for i, case in enumerate(inst.cases) if case in forbidden)
    if len(excluded) == inst.count:
        model.rows.append(_not_all_of(model, excluded))
    values = model.best(_score(model))
    if values is None:
        return None
    choice = model.chosen(values)
    if not first:
        return choice
    model.rows.append(Row(_score(model), choice.score - 0.5, np.inf))
    values = _required(model.best((column, -w) for column, w in _minutes(model)))
    choice = model.chosen(values)
    model.rows.append(Row(_minutes(model), 0.0, choice.minutes + 0.5))
    return _first_by_id(model, choice)


def _first_by_id(model: Model, choice: Choice) -> Choice:
    """Among choices of equal worth, take the first case ids, then the first touchpoint ids."""
    inst, decided = model.inst, list[int]()
    while len(decided) < inst.count < len(inst.cases):
        open_cases = [i for i in range(len(inst.cases)) if i not in decided]
        rows = [Row(((model.var("p", i), 1.0),), 0.0, 0.0) for i in decided]
        values = _required(model.best([(model.var("p", i), -float(i)) for i in open_cases], *rows))
        choice = model.chosen(values)
        decided.append(min(i for i in open_cases if inst.cases[i] in choice.cases))
        model.rows.append(_fixed(model, "x", decided[-1], True))
    told = [i for i, case in enumerate(inst.cases) if case in choice.cases]
    model.rows += [_fixed(model, "x", i, True) for i in told]
    for k, point in enumerate(inst.points):
        if point.case not in told:
            continue
        taken = point.key in choice.points
        if not taken:
            with_it = model.best((), _fixed(model, "y", k, True))
            taken = with_it is not None
            choice = choice if with_it is None else model.chosen(with_it)
        model.rows.append(_fixed(model, "y", k, taken))
    return choice


def _conditions(model: Model) -> Iterator[Row]:
    inst, x, y = model.inst, "x", "y"
    parts = range(len(inst.parts))
    yield from _coverage(model)
    everybody = range(len(inst.cases))
    told = tuple(t for i in everybody for t in model.in_any_part(x, i))
    yield Row(told, inst.count, inst.count, ("count",))
    for i in everybody:
        yield Row(tuple(model.in_any_part(x, i)), float(i in inst.locked), 1.0, ("lock", inst.cases[i]))
        own = [k for k, point in enumerate(inst.points) if point.case == i]
        for b in parts:
            stops = [(model.var(y, k, b), 1.0) for k in own]
            yield Row((*stops, (model.var(x, i, b), -1.0)), 0.0, np.inf)
            most = float(inst.wishes.most_touchpoints)
            yield Row((*stops, (model.var(x, i, b), -most)), -np.inf, 0.0)
            for k in own:
                yield Row(((model.var(y, k, b), 1.0), (model.var(x, i, b), -1.0)), -np.inf, 0.0)
        yield Row(((model.var("p", i), 1.0), *_negative(model.in_any_part(x, i))), -np.inf, 0.0)
    yield Row(tuple((model.var("p", i), 1.0) for i in everybody), 1.0, 1.0)
    yield from _time(model)
    yield from _wished(model)
    yield from _actor_wishes(model)


def _coverage(model: Model) -> Iterator[Row]:
    inst = model.inst
    for j in range(len(inst.themes)):
        covering = [k for k in range(len(inst.points)) if inst.points[k].covers[j]]
        told = [
            (column, -float(inst.points[k].covers[j]))
            for k in covering
            for column, _ in model.in_any_part("y", k)
        ]
        yield Row(((model.var("z", j), 1.0), *told), -np.inf, 0.0)


def _time(model: Model) -> Iterator[Row]:
    inst = model.inst
    for b, minutes in enumerate(inst.parts):
        reading = [(model.var("x", i, b), float(inst.reading[i])) for i in range(len(inst.cases))]
        told = [(model.var("y", k, b), float(point.minutes)) for k, point in enumerate(inst.points)]
        guests = [(model.var("g", actor, b), float(inst.turn)) for actor in inst.wishes.must_use]
        yield Row((*reading, *told, *guests), 0.0, float(minutes), ("part", str(b)))


def _wished(model: Model) -> Iterator[Row]:
    inst = model.inst
    for k in sorted(inst.locked_points):
        yield Row(tuple(model.in_any_part("y", k)), 1.0, 1.0, ("lock", *inst.points[k].key))
    for group in inst.wishes.age_groups:
        of_age = [i for i, name in enumerate(inst.groups) if name == group]
        told = tuple(t for i in of_age for t in model.in_any_part("x", i))
        yield Row(told, 1.0, np.inf, ("age", group))
    for copies in inst.copies:
        yield Row(tuple(t for i in copies for t in model.in_any_part("x", i)), 0.0, 1.0)


def _actor_wishes(model: Model) -> Iterator[Row]:
    inst = model.inst
    for actor in inst.wishes.must_use:
        needed = [k for k, point in enumerate(inst.points) if actor in point.required]
        useful = [k for k, point in enumerate(inst.points) if actor in point.useful]
        for b in range(len(inst.parts)):
            places = [(model.var("y", k, b), -1.0) for k in useful]
            yield Row(((model.var("g", actor, b), 1.0), *places), -np.inf, 0.0)
        entered = [t for k in needed for t in model.in_any_part("y", k)]
        yield Row((*model.in_any_part("g", actor), *entered), 1.0, np.inf, ("use", actor))
    if inst.wishes.most_actors is None:
        return
    for k, point in enumerate(inst.points):
        for actor in point.required:
            yield Row(((model.var("v", actor), 1.0), *_negative(model.in_any_part("y", k))), 0.0, np.inf)
    for actor in inst.wishes.must_use:
        for column, _ in model.in_any_part("g", actor):
            yield Row(((model.var("v", actor), 1.0), (column, -1.0)), 0.0, np.inf)
    everybody = tuple((model.var("v", actor), 1.0) for actor in _actors(inst))
    yield Row(everybody, 0.0, float(inst.wishes.most_actors), ("most",))


def _actors(inst: Instance) -> tuple[str, ...]:
    named = {actor for point in inst.points for actor in point.required}
    return tuple(sorted(named | set(inst.wishes.must_use)))


def _score(model: Model) -> tuple[tuple[int, float], ...]:
    return tuple((model.var("z", j), float(w)) for j, w in enumerate(model.inst.weights))


def _minutes(model: Model) -> tuple[tuple[int, float], ...]:
    return tuple(
        (column, float(point.minutes))
        for k, point in enumerate(model.inst.points)
        for column, _ in model.in_any_part("y", k)
    )


def _not_all_of(model: Model, cases: frozenset[int]) -> Row:
    terms = tuple(t for i in sorted(cases) for t in model.in_any_part("x", i))
    return Row(terms, 0.0, len(cases) - 1.0)


def _fixed(model: Model, kind: str, what: int, on: bool) -> Row:
    return Row(tuple(model.in_any_part(kind, what)), float(on), float(on))


def _negative(terms: Iterable[tuple[int, float]]) -> list[tuple[int, float]]:
    return [(column, -weight) for column, weight in terms]


def _required(values: NDArray[np.float64] | None) -> NDArray[np.float64]:
    if values is None:
        raise ArithmeticError("the solver lost a solution it had found")
    return values


def _constraint(rows: Sequence[Row], columns: int) -> LinearConstraint:
    at = [(r, column, weight) for r, row in enumerate(rows) for column, weight in row.terms]
    r, c, v = zip(*at, strict=True)
    matrix = coo_matrix((v, (r, c)), shape=(len(rows), columns)).tocsr()
    return LinearConstraint(matrix, [row.low for row in rows], [row.high for row in rows])
