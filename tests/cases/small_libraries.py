"""Small libraries made by hypothesis, and the choice made by trying everything, as an oracle.

The oracle shares no code with the product: it walks through sets of cases, selections of
touchpoints, parts and guests with plain loops over the library's own values.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, combinations, product

from hypothesis import strategies as st

from manege_analysis.cases.model import (
    Actor,
    Case,
    Coverage,
    Library,
    Need,
    Touchpoint,
    age_group,
    tier_of,
)
from manege_analysis.cases.wishes import Wishes
from manege_analysis.wording.text import Text

ACTORS = ("egen-laege", "ppr", "skole", "sundhed")
THEMES = ("a", "b", "c", "d")


def actor(name: str) -> Actor:
    """Make an actor."""
    return Actor(name, Text(name), "municipality", "staff", Text("tilbud"), Text("telefon"))


def point(
    name: str,
    covers: dict[str, float],
    required: Sequence[str] = ("ppr",),
    useful: Sequence[str] = (),
    dialogue: float = 4.0,
) -> Touchpoint:
    """Make a touchpoint."""
    said = tuple(Coverage(theme, degree, Text("fordi")) for theme, degree in covers.items())
    text = Text(name)
    return Touchpoint(name, text, text, text, said, tuple(required), tuple(useful), 2.0, dialogue)


def case(name: str, *points: Touchpoint, age: int = 10, reading: float = 2.5) -> Case:
    """Make a case whose story is its own."""
    title = Text(name)
    return Case(
        name, title, title, age, age_group(age), "town", Text(f"Om {name}"), tuple(points), reading
    )


def library(*cases: Case) -> Library:
    """Make a library with all actors."""
    return Library(tuple(cases), tuple(actor(name) for name in ACTORS))


def needs_of(weights: dict[str, float]) -> tuple[Need, ...]:
    """Make needs with these shares; their weights sum to 1."""
    whole = sum(weights.values()) or 1.0
    return tuple(
        Need(theme, Text(theme), share, share / whole, tier_of(min(share, 1.0)))
        for theme, share in weights.items()
    )


@st.composite
def touchpoints(draw: st.DrawFn, name: str) -> Touchpoint:
    """Draw a touchpoint with one or two required actors."""
    themes = draw(st.lists(st.sampled_from(THEMES), max_size=3, unique=True))
    covers = {theme: draw(st.sampled_from([0.5, 1.0])) for theme in themes}
    required = draw(st.lists(st.sampled_from(ACTORS), min_size=1, max_size=2, unique=True))
    useful = draw(st.lists(st.sampled_from(ACTORS), max_size=2, unique=True))
    dialogue = draw(st.sampled_from([2.0, 4.0, 6.5]))
    return point(name, covers, required, [a for a in useful if a not in required], dialogue)


@st.composite
def libraries(draw: st.DrawFn, least: int = 2, most: int = 4) -> Library:
    """Draw a library of a few cases with one to three touchpoints each."""
    made = []
    for i in range(draw(st.integers(least, most))):
        points = [draw(touchpoints(f"t{k}")) for k in range(draw(st.integers(1, 3)))]
        age = draw(st.sampled_from([6, 12, 16, 20]))
        made.append(case(f"c{i}", *points, age=age, reading=draw(st.sampled_from([2.0, 2.5]))))
    return library(*made)


@st.composite
def several_needs(draw: st.DrawFn) -> tuple[Need, ...]:
    """Draw needs from whole numbers of doctors, at least one above zero."""
    counts = draw(st.lists(st.integers(0, 20), min_size=4, max_size=4).filter(any))
    return needs_of(dict(zip(THEMES, (float(n) for n in counts), strict=True)))


@st.composite
def several_wishes(draw: st.DrawFn, about_actors: bool = True) -> Wishes:
    """Draw wishes: two or three cases, one to three parts, and who comes."""
    some = draw(st.lists(st.sampled_from(ACTORS), unique=True, max_size=4))
    replies = tuple((name, draw(st.sampled_from([0.0, 0.5, 1.0]))) for name in sorted(some))
    parts = draw(
        st.sampled_from([(30.0, 30.0), (20.0, 40.0), (60.0,), (20.0, 20.0, 20.0), (12.0, 25.0)])
    )
    return Wishes(
        count=draw(st.integers(2, 3)),
        parts=parts,
        availability=replies,
        age_groups=draw(st.sampled_from([(), ("10-14",)])),
        most_touchpoints=draw(st.sampled_from([2, 4])),
        every_invited_actor=about_actors and draw(st.booleans()),
        most_actors=draw(st.sampled_from([None, None, 3])) if about_actors else None,
    )


@dataclass(frozen=True)
class Tried:
    """A choice of the oracle, comparable: the least is the best."""

    score: int
    minutes: int
    cases: tuple[str, ...]
    points: tuple[tuple[str, str], ...]

    @property
    def rank(self) -> tuple[object, ...]:
        """What choices are compared by."""
        return -self.score, self.minutes, self.cases, self.points


def all_choices(needs: Sequence[Need], lib: Library, wishes: Wishes) -> Iterator[Tried]:
    """Yield every choice that meets the wishes."""
    weights = {need.theme: round(need.weight * 10_000) for need in needs}
    for cases in combinations(sorted(lib.cases, key=lambda each: each.id), wishes.count):
        if not _may_be_told(cases, wishes):
            continue
        for selection in product(*(list(_selections(each, wishes)) for each in cases)):
            if _fits(cases, selection, wishes):
                keys = [(c.id, p.id) for c, points in zip(cases, selection, strict=True) for p in points]
                told = list(chain.from_iterable(selection))
                minutes = round(10 * sum(_minutes(p, wishes) for p in told))
                yield Tried(
                    _score(told, weights, wishes),
                    minutes,
                    tuple(c.id for c in cases),
                    tuple(sorted(keys)),
                )


def try_everything(needs: Sequence[Need], lib: Library, wishes: Wishes) -> Tried | None:
    """Return the best of all choices, or None."""
    return min(all_choices(needs, lib, wishes), key=lambda tried: tried.rank, default=None)


def _may_be_told(cases: Sequence[Case], wishes: Wishes) -> bool:
    names = {each.id for each in cases}
    must = {*wishes.locked, *wishes.chosen, *(c for c, _ in wishes.locked_touchpoints)}
    told_twice = len({(each.story, each.touchpoints) for each in cases}) < len(cases)
    groups = {each.age_group for each in cases}
    return (
        must <= names
        and not names & set(wishes.banned)
        and not told_twice
        and set(wishes.age_groups) <= groups
    )


def _selections(told: Case, wishes: Wishes) -> Iterator[tuple[Touchpoint, ...]]:
    may = [
        p
        for p in told.touchpoints
        if (told.id, p.id) not in wishes.banned_touchpoints and _sure(p, wishes) > 0
    ]
    must = {p for c, p in wishes.locked_touchpoints if c == told.id}
    for size in range(1, wishes.most_touchpoints + 1):
        for chosen in combinations(may, size):
            if must <= {p.id for p in chosen}:
                yield chosen


def _sure(told: Touchpoint, wishes: Wishes) -> float:
    replies = dict(wishes.availability)
    return min(replies.get(name, wishes.unasked) for name in told.required)


def _minutes(told: Touchpoint, wishes: Wishes) -> float:
    return told.intro_minutes + wishes.per_actor * len(told.required) + told.dialogue_minutes


def _score(told: Sequence[Touchpoint], weights: dict[str, int], wishes: Wishes) -> int:
    held = dict.fromkeys(weights, 0)
    for each in told:
        for coverage in each.covers:
            if coverage.theme in held:
                held[coverage.theme] += round(4 * coverage.degree * _sure(each, wishes))
    return sum(weights[theme] * min(4, quarters) for theme, quarters in held.items())


def _fits(cases: Sequence[Case], selection: Sequence[Sequence[Touchpoint]], wishes: Wishes) -> bool:
    told = list(chain.from_iterable(selection))
    replies = dict(wishes.availability)
    required = {name for each in told for name in each.required}
    coming = {name for name, reply in replies.items() if reply > 0}
    invited = (set(wishes.invited) or coming) if wishes.every_invited_actor else set()
    guests = sorted(invited - required)
    if wishes.most_actors is not None and len(required | invited) > wishes.most_actors:
        return False
    for parts in product(range(len(wishes.parts)), repeat=len(cases)):
        used = [0.0] * len(wishes.parts)
        for each, points, part in zip(cases, selection, parts, strict=True):
            used[part] += each.reading_minutes + sum(_minutes(p, wishes) for p in points)
        places = [
            {
                part
                for points, part in zip(selection, parts, strict=True)
                if any(guest in p.useful for p in points)
            }
            for guest in guests
        ]
        for seats in product(*places):
            spent = [u + wishes.per_actor * seats.count(b) for b, u in enumerate(used)]
            if all(s <= whole + 1e-9 for s, whole in zip(spent, wishes.parts, strict=True)):
                return True
    return False
