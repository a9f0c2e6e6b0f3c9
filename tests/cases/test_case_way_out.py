"""Wishes that cannot be met together: what stands in the way, and the cheapest way out."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_libraries import (
    case,
    libraries,
    library,
    needs_of,
    point,
    several_needs,
    several_wishes,
    try_everything,
)

from manege_analysis.cases.choose import choose
from manege_analysis.cases.model import Library, Need
from manege_analysis.cases.way_out import Change, WayOut, ways_out
from manege_analysis.cases.wishes import Wishes
from manege_analysis.errors import CaseError

NEEDS = needs_of({"a": 2.0, "b": 1.0})


def four() -> Library:
    """Four cases of 12 minutes each: 2.5 to read, 9.5 to tell."""
    names = (("anna", 7), ("bo", 12), ("carl", 16), ("dora", 16))
    return library(*(case(n, point("x", {"a": 1.0}, dialogue=6.0), age=age) for n, age in names))


def the_way(lib: Library, wishes: Wishes) -> WayOut:
    """Return the cheapest way out, after making sure that there is no choice."""
    with pytest.raises(CaseError, match="no such choice"):
        choose(NEEDS, lib, wishes)
    return ways_out(NEEDS, lib, wishes)[0]


def test_a_part_that_is_too_short_gets_exactly_the_minutes_it_lacks() -> None:
    way = the_way(four(), Wishes(count=2, parts=(12.0, 9.5)))
    assert way.changes == (Change(("part", "1"), 2.5),)
    assert way.said().da == "forlæng del 2 med 2,5 minutter"


def test_telling_one_case_fewer_is_the_way_out_where_minutes_are_dearer() -> None:
    way = the_way(four(), Wishes(count=3, parts=(12.0, 12.0)))
    assert way.changes == (Change(("count",), 1.0),) and way.price == 2.0
    assert way.said().en == "tell 1 case fewer"


def test_one_lock_too_many_is_given_up() -> None:
    way = the_way(four(), Wishes(count=2, locked=("anna", "bo", "carl")))
    assert [change.wish[0] for change in way.changes] == ["lock"]


def test_a_locked_touchpoint_is_given_up_with_its_name() -> None:
    wishes = Wishes(count=2, locked=("anna", "bo"), locked_touchpoints=(("carl", "x"),))
    with pytest.raises(CaseError, match='in the way: the lock of "'):
        choose(NEEDS, four(), wishes)


def test_a_ban_is_lifted_where_too_few_cases_are_left() -> None:
    way = the_way(four(), Wishes(count=2, banned=("anna", "bo", "carl")))
    assert way.changes == (Change(("ban", "anna"), 1.0),)
    assert way.said().da == "tillad anna igen"


def test_a_banned_touchpoint_is_allowed_again() -> None:
    banned = tuple((name, "x") for name in ("anna", "bo", "carl"))
    way = the_way(four(), Wishes(count=2, banned_touchpoints=banned))
    assert way.changes == (Change(("ban", "anna", "x"), 1.0),)


def test_a_wish_for_an_age_group_is_given_up_where_nobody_is_of_that_age() -> None:
    way = the_way(four(), Wishes(count=2, age_groups=("18-24",)))
    assert way.said().da == "opgiv ønsket om 18-24 år"


def test_an_invited_actor_whom_nothing_calls_for_stays_outside() -> None:
    wishes = Wishes(count=2, invited=("sundhed",), every_invited_actor=True)
    way = the_way(four(), wishes)
    assert way.said().en == "leave sundhed out of the ring"


def test_a_limit_on_actors_is_raised_by_what_is_missing() -> None:
    lib = library(
        case("anna", point("x", {"a": 1.0}, ("ppr", "skole"))),
        case("bo", point("x", {"b": 1.0}, ("sundhed", "egen-laege"))),
    )
    way = the_way(lib, Wishes(count=2, most_actors=2))
    assert way.changes == (Change(("most",), 2.0),)
    assert way.said().da == "tillad 2 aktører mere"


def test_a_locked_case_that_nobody_can_attend_is_named_as_what_must_go() -> None:
    lib = library(
        case("anna", point("x", {"a": 1.0}, ("skole",))),
        case("bo", point("x", {"a": 1.0})),
        case("carl", point("x", {"b": 1.0}), point("y", {"a": 1.0}, ("skole",))),
    )
    declined = (("skole", 0.0),)
    way = the_way(lib, Wishes(count=2, locked=("anna",), availability=declined))
    assert way.changes == (Change(("lock", "anna"), 1.0),)
    stop = Wishes(count=2, locked_touchpoints=(("carl", "y"),), availability=declined)
    assert the_way(lib, stop).changes == (Change(("lock", "carl", "y"), 1.0),)


def test_several_ways_are_told_the_cheapest_first() -> None:
    with pytest.raises(CaseError, match=r"Cheapest way out: unlock anna\. Or: unlock bo\."):
        choose(NEEDS, four(), Wishes(count=2, locked=("anna", "bo", "carl")))


def test_where_fewer_than_two_cases_can_be_told_no_wish_is_to_blame() -> None:
    lib = library(case("anna", point("x", {"a": 1.0})))
    with pytest.raises(CaseError, match="fewer than two cases that anybody could attend"):
        choose(NEEDS, lib, Wishes(count=2))


def test_there_is_no_way_out_of_wishes_that_can_be_met() -> None:
    assert ways_out(NEEDS, four(), Wishes(count=2)) == ()


def given_way(wishes: Wishes, way: WayOut) -> Wishes:
    """Change the wishes as a way out says."""
    parts = list(wishes.parts)
    for change in way.changes:
        kind, *name = change.wish
        if kind == "part":
            parts[int(name[0])] += change.amount
        elif kind == "count":
            wishes = replace(wishes, count=wishes.count - int(change.amount))
        elif kind == "most" and wishes.most_actors is not None:
            wishes = replace(wishes, most_actors=wishes.most_actors + int(change.amount))
        elif kind == "age":
            wishes = replace(wishes, age_groups=tuple(g for g in wishes.age_groups if g != name[0]))
        elif kind == "use":
            invited = tuple(n for n in wishes.must_use if n != name[0])
            wishes = replace(wishes, invited=invited, every_invited_actor=bool(invited))
        elif kind == "lock" and len(name) == 1:
            wishes = replace(wishes, locked=tuple(n for n in wishes.locked if n != name[0]))
        elif kind == "ban":
            wishes = replace(wishes, banned=tuple(n for n in wishes.banned if n != name[0]))
    return replace(wishes, parts=tuple(parts))


@settings(max_examples=100)
@given(several_needs(), libraries(), several_wishes(), st.integers(0, 2), st.booleans())
def test_after_the_way_out_there_is_a_choice(
    needs: tuple[Need, ...], lib: Library, wishes: Wishes, locks: int, ban: bool
) -> None:
    names = [each.id for each in lib.cases]
    banned = (names[-1],) if ban and locks < len(names) else ()
    wishes = replace(wishes, locked=tuple(n for n in names[:locks] if n not in banned), banned=banned)
    if try_everything(needs, lib, wishes) is not None:
        return
    for way in ways_out(needs, lib, wishes):
        assert try_everything(needs, lib, given_way(wishes, way)) is not None
