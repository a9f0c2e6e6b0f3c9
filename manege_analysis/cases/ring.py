"""A choice becomes an evening: which case in which part, and who enters the ring at each touchpoint.

The model plans with the required actors.  What is left of a part's minutes is given to actors who
are useful there, those who are coming first; so an actor's yes can never make a choice worse.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import product

from manege_analysis.cases.instance import TENTHS, Choice, Instance, Point
from manege_analysis.cases.model import Library
from manege_analysis.cases.wishes import PointKey


@dataclass(frozen=True)
class Evening:
    """Every chosen touchpoint in the order told, with its part (from 1), its actors and its minutes.

    `cases` are in the order told; `part_minutes` includes reading.
    """

    cases: tuple[str, ...]
    order: tuple[PointKey, ...]
    part: Mapping[PointKey, int]
    actors: Mapping[PointKey, tuple[str, ...]]
    minutes: Mapping[PointKey, float]
    part_minutes: tuple[float, ...]


@dataclass
class _Ring:
    """What is still free while actors are called in: minutes by part (tenths), and new actors."""

    free: list[int]
    called: dict[PointKey, list[str]] = field(default_factory=dict)
    present: set[str] = field(default_factory=set)


def evening(choice: Choice, inst: Instance, library: Library) -> Evening:
    """Lay out a choice: parts as evenly filled as can be, the youngest person first.

    Every invited actor who has to be used and is not required anywhere gets a place first.
    """
    told = [point for point in inst.points if point.key in choice.points]
    parts, ring = next(_layouts(choice, inst, told))
    cases = tuple(sorted(choice.cases, key=lambda case: (parts[case], _age(inst, case), case)))
    order = tuple(
        (case, point.id)
        for case in cases
        for point in library.case(case).touchpoints
        if (case, point.id) in choice.points
    )
    _call_useful(inst, told, parts, ring, order, library)
    actors = {key: (*_required(library, key), *ring.called[key]) for key in order}
    by_key = {point.key: point for point in told}
    minutes = {key: by_key[key].minutes + inst.turn * len(ring.called[key]) for key in order}
    used = [whole - free for whole, free in zip(inst.parts, ring.free, strict=True)]
    return Evening(
        cases=cases,
        order=order,
        part={key: parts[key[0]] + 1 for key in order},
        actors=actors,
        minutes={key: spent / TENTHS for key, spent in minutes.items()},
        part_minutes=tuple(spent / TENTHS for spent in used),
    )


def has_layout(inst: Instance, points: Sequence[int]) -> bool:
    """Say whether touchpoints (positions) can be laid out with every wish about actors met."""
    told = [inst.points[k] for k in points]
    most = inst.wishes.most_actors
    needed = {actor for point in told for actor in point.required} | set(inst.wishes.must_use)
    if most is not None and len(needed) > most:
        return False
    choice = inst.choice(points)
    return next(_layouts(choice, inst, told), None) is not None


def _layouts(
    choice: Choice, inst: Instance, told: Sequence[Point]
) -> Iterator[tuple[dict[str, int], _Ring]]:
    """Yield the ways to place the cases in the parts, the best first, with every guest placed."""
    by_age = sorted(choice.cases, key=lambda case: (_age(inst, case), case))
    ways = []
    for way in product(range(len(inst.parts)), repeat=len(by_age)):
        parts = dict(zip(by_age, way, strict=True))
        load = [_load(inst, told, parts, b) for b in range(len(inst.parts))]
        if all(spent <= whole for spent, whole in zip(load, inst.parts, strict=True)):
            fullest = max(Fraction(spent, whole) for spent, whole in zip(load, inst.parts, strict=True))
            ways.append((fullest, way, parts, load))
    for _, _, parts, load in sorted(ways, key=lambda each: each[:2]):
        ring = _Ring([whole - spent for whole, spent in zip(inst.parts, load, strict=True)])
        ring.called = {point.key: [] for point in told}
        ring.present = {actor for point in told for actor in point.required}
        if _place_guests(inst, told, parts, ring):
            yield parts, ring


def _place_guests(inst: Instance, told: Sequence[Point], parts: Mapping[str, int], ring: _Ring) -> bool:
    """Give every invited actor who is not required anywhere a turn, in a part that has the minutes."""
    guests = [actor for actor in inst.wishes.must_use if actor not in ring.present]
    places = {
        actor: {parts[point.key[0]]: point.key for point in reversed(told) if actor in point.useful}
        for actor in guests
    }
    seats: list[str | None] = [None] * sum(free // inst.turn for free in ring.free)
    part_of_seat = [b for b, free in enumerate(ring.free) for _ in range(free // inst.turn)]

    def seat(actor: str, tried: set[int]) -> bool:
        # An augmenting path: whoever sits there may move to another seat of their own.
        for at, part in enumerate(part_of_seat):
            if part in places[actor] and at not in tried:
                tried.add(at)
                if seats[at] is None or seat(str(seats[at]), tried):
                    seats[at] = actor
                    return True
        return False

    if not all(seat(actor, set()) for actor in guests):
        return False
    for actor, part in zip(seats, part_of_seat, strict=True):
        if actor is not None:
            ring.called[places[actor][part]].append(actor)
            ring.present.add(actor)
            ring.free[part] -= inst.turn
    return True


def _call_useful(
    inst: Instance,
    told: Sequence[Point],
    parts: Mapping[str, int],
    ring: _Ring,
    order: Sequence[PointKey],
    library: Library,
) -> None:
    """Give the minutes that are left to useful actors, the sure ones first, one a touchpoint in turn."""
    may = {point.key: point.useful for point in told}
    waiting = {
        (case, point): [a for a in library.case(case).touchpoint(point).useful if a in may[case, point]]
        for case, point in order
    }
    for sure in (True, False):
        for key in list(order) * max((len(each) for each in waiting.values()), default=0):
            part = parts[key[0]]
            for actor in waiting[key]:
                fits = ring.free[part] >= inst.turn and actor not in ring.called[key]
                if fits and _may_come(inst, actor, sure) and _one_more(inst, actor, ring):
                    ring.called[key].append(actor)
                    ring.present.add(actor)
                    ring.free[part] -= inst.turn
                    break


def _may_come(inst: Instance, actor: str, sure: bool) -> bool:
    return inst.wishes.available(actor) == 1.0 or not sure


def _one_more(inst: Instance, actor: str, ring: _Ring) -> bool:
    most = inst.wishes.most_actors
    return actor in ring.present or most is None or len(ring.present) < most


def _load(inst: Instance, told: Sequence[Point], parts: Mapping[str, int], part: int) -> int:
    reading = sum(inst.reading[inst.cases.index(case)] for case, b in parts.items() if b == part)
    return reading + sum(point.minutes for point in told if parts[point.key[0]] == part)


def _age(inst: Instance, case: str) -> int:
    return inst.ages[inst.cases.index(case)]


def _required(library: Library, key: PointKey) -> tuple[str, ...]:
    return library.case(key[0]).touchpoint(key[1]).required
