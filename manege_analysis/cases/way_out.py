"""Wishes that cannot be met together: which of them stand in the way, and what gives way most cheaply.

Every wish and limit gets a price for giving way; the same model, with those prices as its aim, then
finds the cheapest set that has to.  A wish given up costs 1, five minutes more cost 1, two actors
more cost 1, and a case fewer costs 2.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from manege_analysis.cases.instance import TENTHS, Instance, instance
from manege_analysis.cases.milp import Model, Row, Wish
from manege_analysis.cases.model import Library, Need
from manege_analysis.cases.wishes import COUNTS, Wishes
from manege_analysis.errors import Problem
from manege_analysis.wording.numbers import counted, decimal, listed
from manege_analysis.wording.text import LANGUAGES, Language, Text

MORE = 240.0
"""A part is never made longer than by so many minutes."""

WAYS = 3
MOST_NODES = 100
"""With very many actor wishes the cheapest way out may not be proved cheapest; this ends the search."""

_SAID = {
    "lock": Text("opgiv at låse {name}", "unlock {name}"),
    "ban": Text("tillad {name} igen", "allow {name} again"),
    "age": Text("opgiv ønsket om {name} år", "give up the wish for ages {name}"),
    "use": Text("lad {name} blive uden for manegen", "leave {name} out of the ring"),
    "most": Text("tillad {actors} mere", "allow {actors} more"),
    "count": Text("fortæl {cases} færre", "tell {cases} fewer"),
    "part": Text(
        "forlæng del {part} med {minutes} minutter", "make part {part} {minutes} minutes longer"
    ),
}
_NO_CHOICE = Text(
    "Ingen {count} cases på {parts} minutter opfylder alle ønsker. I vejen står {wishes}. Billigste "
    "udvej: {way}.{others}",
    "No {count} cases in {parts} minutes meet every wish. In the way: {wishes}. Cheapest way out: "
    "{way}.{others}",
)
_TOO_FEW = Text(
    "Der er færre end to cases, som nogen kan komme til. Skriv flere cases, inviter flere aktører, "
    "eller tillad en case igen.",
    "There are fewer than two cases that anybody could attend. Write more cases, invite more actors, or "
    "allow a case again.",
)
_NAMES = {
    "part": Text("del {name} på {minutes} minutter", "part {name} of {minutes} minutes"),
    "most": Text("højst {actors} aktører", "at most {actors} actors"),
    "count": Text("{cases} cases", "{cases} cases"),
    "age": Text("en case om en på {name} år", "a case aged {name}"),
    "use": Text('brugen af "{name}"', 'the use of "{name}"'),
    "lock": Text('låsen på "{name}"', 'the lock of "{name}"'),
    "ban": Text('forbuddet mod "{name}"', 'the ban of "{name}"'),
}
_ACTORS = (Text("aktør", "actor"), Text("aktører", "actors"))
PRICES = {"part": 0.2 / TENTHS, "most": 0.5, "count": 2.0}


@dataclass(frozen=True)
class Change:
    """One wish or limit that gives way, by how much (minutes, actors, cases; 1 for a wish)."""

    wish: Wish
    amount: float

    def said(self) -> Text:
        """Say what to change, as a piece of a sentence."""
        pattern = _SAID[self.wish[0]]
        return Text(*(pattern.say(language, **self._filled(language)) for language in LANGUAGES))

    def _filled(self, language: Language) -> dict[str, str]:
        amount = round(self.amount)
        return {
            "name": "/".join(self.wish[1:]),
            "part": str(int(self.wish[1]) + 1) if self.wish[0] == "part" else "",
            "minutes": decimal(self.amount, language).removesuffix(",0").removesuffix(".0"),
            "actors": counted(amount, *(each.in_(language) for each in _ACTORS)),
            "cases": counted(amount, "case", "cases"),
        }


@dataclass(frozen=True)
class WayOut:
    """A set of changes after which a choice exists, and its price."""

    changes: tuple[Change, ...]
    price: float

    def said(self) -> Text:
        """Say the way out in one breath."""
        said = [change.said() for change in self.changes]
        return Text(" og ".join(each.da for each in said), " and ".join(each.en for each in said))


def ways_out(needs: Sequence[Need], library: Library, wishes: Wishes) -> tuple[WayOut, ...]:
    """Return up to three ways out of wishes that cannot be met together, the cheapest first.

    What an actor has declined is a fact and does not give way.  Empty where the wishes can be met,
    and where nothing helps because fewer than two cases can be told at all.
    """
    model, prices, lost = _elastic(needs, library, wishes)
    if model is None:
        return ()
    first = _solve(model, prices, lost)
    if first is None or not first.changes:
        return ()
    found = [first]
    # Without one of the first few changes another way has to be found; that is enough to choose from.
    for change in first.changes[:WAYS]:
        column = model.var(*_slack(change.wish)) if change.wish not in lost else None
        other = column and _solve(model, prices, lost, Row(((column, 1.0),), 0.0, 0.0))
        if other and other not in found:
            found.append(other)
    return tuple(sorted(found, key=lambda way: way.price))[:WAYS]


@dataclass(frozen=True)
class NoChoice(Problem):
    """Wishes that cannot be met together, said for a log as every problem is, and for readers."""

    said: Text = Text("")


def no_choice(needs: Sequence[Need], library: Library, wishes: Wishes) -> NoChoice:
    """Say which wishes or limits cannot be met together, and the cheapest way out."""
    parts = " + ".join(f"{part:g}" for part in wishes.parts)
    where = "the wishes for the choice of cases"
    expected = f"{wishes.count} cases told in {parts} minutes that meet every wish"
    ways = ways_out(needs, library, wishes)
    if not ways:
        remedy = "Add cases to the library, invite actors, or lift a ban."
        got = "fewer than two cases that anybody could attend"
        return NoChoice(where, expected, got, remedy, _TOO_FEW)
    named = [_named(change.wish, wishes) for change in ways[0].changes]
    in_the_way = ", ".join(each.en for each in named)
    others = "".join(f" Or: {way.said().en}." for way in ways[1:])
    remedy = f"Cheapest way out: {ways[0].said().en}.{others}"
    got = f"no such choice; in the way: {in_the_way}"
    return NoChoice(where, expected, got, remedy, _said(ways, named, wishes, parts))


def _said(ways: Sequence[WayOut], named: Sequence[Text], wishes: Wishes, parts: str) -> Text:
    others = Text(
        "".join(f" Eller: {way.said().da}." for way in ways[1:]),
        "".join(f" Or: {way.said().en}." for way in ways[1:]),
    )
    first = ways[0].said()
    return Text(
        *(
            _NO_CHOICE.say(
                language,
                count=wishes.count,
                parts=parts,
                wishes=listed([each.in_(language) for each in named], language),
                way=first.in_(language),
                others=others.in_(language),
            )
            for language in LANGUAGES
        )
    )


def _elastic(
    needs: Sequence[Need], library: Library, wishes: Wishes
) -> tuple[Model | None, dict[int, float], tuple[Wish, ...]]:
    """Build the model in which wishes give way: its slack columns with their prices, and lost wishes."""
    lifted = replace(wishes, banned=(), banned_touchpoints=())
    inst = instance(needs, library, lifted)
    if len(inst.cases) < COUNTS[0]:
        return None, {}, ()
    model = Model(inst)
    model.rows += list(_bans(model, wishes))
    prices: dict[int, float] = {}
    for at, row in enumerate(model.rows):
        if not row.wish or (row.wish[0] == "lock" and row.low == 0):
            continue
        kind = row.wish[0]
        column = model.add(_slack(row.wish), _most(kind, wishes))
        prices[column] = PRICES.get(kind, 1.0) + len(prices) * 1e-6
        sign = -1.0 if kind in ("part", "most", "ban") else 1.0
        model.rows[at] = replace(row, terms=(*row.terms, (column, sign)))
    return model, prices, tuple(_lost(inst, wishes))


def _bans(model: Model, wishes: Wishes) -> Iterator[Row]:
    inst = model.inst
    for i, case in enumerate(inst.cases):
        if case in wishes.banned:
            yield Row(tuple(model.in_any_part("x", i)), 0.0, 0.0, ("ban", case))
    for k, point in enumerate(inst.points):
        if point.key in wishes.banned_touchpoints:
            yield Row(tuple(model.in_any_part("y", k)), 0.0, 0.0, ("ban", *point.key))


def _lost(inst: Instance, wishes: Wishes) -> Iterator[Wish]:
    """Name the locks that no change of wishes can keep, because a required actor has declined."""
    points = {point.key for point in inst.points}
    for case in dict.fromkeys((*wishes.locked, *wishes.chosen)):
        if case not in inst.cases:
            yield ("lock", case)
    for key in wishes.locked_touchpoints:
        if key not in points:
            yield ("lock", *key)


def _slack(wish: Wish) -> tuple[str, str]:
    return "slack", "/".join(wish)


def _most(kind: str, wishes: Wishes) -> float:
    if kind == "count":
        return float(wishes.count - COUNTS[0])
    return {"part": MORE * TENTHS, "most": 100.0}.get(kind, 1.0)


def _solve(model: Model, prices: dict[int, float], lost: tuple[Wish, ...], *extra: Row) -> WayOut | None:
    aim = ((column, -price) for column, price in prices.items())
    values = model.best(aim, *extra, nodes=MOST_NODES)
    if values is None:
        return None
    changes = [Change(wish, 1.0) for wish in lost]
    for row in model.rows:
        column = model.index.get(_slack(row.wish)) if row.wish else None
        if column is not None and values[column] > 0.5:
            amount = float(np.round(values[column]))
            changes.append(Change(row.wish, amount / TENTHS if row.wish[0] == "part" else amount))
    price = sum(change.amount * _price(change.wish[0]) for change in changes)
    return WayOut(tuple(changes), round(price, 3))


def _price(kind: str) -> float:
    return PRICES.get(kind, 1.0) * (TENTHS if kind == "part" else 1)


def _named(wish: Wish, wishes: Wishes) -> Text:
    name, is_part = "/".join(wish[1:]), wish[0] == "part"
    filled = {
        "name": str(int(name) + 1) if is_part else name,
        "minutes": f"{wishes.parts[int(name)]:g}" if is_part else "",
        "actors": wishes.most_actors,
        "cases": wishes.count,
    }
    return Text(*(_NAMES[wish[0]].say(language, **filled) for language in LANGUAGES))
