"""The evening: parts evenly filled, who enters the ring, and every wish about actors kept."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from small_libraries import (
    case,
    libraries,
    library,
    needs_of,
    point,
    several_needs,
    several_wishes,
)

from manege_analysis.cases.choose import choose
from manege_analysis.cases.model import Library, Need, Suggestion
from manege_analysis.cases.wishes import Wishes
from manege_analysis.errors import CaseError


@settings(max_examples=60)
@given(several_needs(), libraries(), several_wishes())
def test_an_evening_keeps_its_minutes_and_the_wishes_about_actors(
    needs: tuple[Need, ...], lib: Library, wishes: Wishes
) -> None:
    try:
        told = choose(needs, lib, wishes)
    except CaseError:
        return
    _keeps_minutes(told, lib, wishes)
    replies = dict(wishes.availability)
    for each in told.touchpoints:
        point = lib.case(each.case).touchpoint(each.touchpoint)
        assert each.actors[: each.required] == point.required
        assert set(each.actors[each.required :]) <= set(point.useful)
        assert len(set(each.actors)) == len(each.actors)
        assert all(replies.get(name, 1.0) > 0 for name in each.actors)
    assert set(told.invite) == {name for each in told.touchpoints for name in each.actors}
    assert set(wishes.must_use) <= set(told.invite)
    assert wishes.most_actors is None or len(told.invite) <= wishes.most_actors


def _keeps_minutes(told: Suggestion, lib: Library, wishes: Wishes) -> None:
    part_of = {each.case: each.part for each in told.touchpoints}
    assert set(part_of) == set(told.cases)
    for part, (whole, said) in enumerate(zip(wishes.parts, told.part_minutes, strict=True), start=1):
        reading = sum(lib.case(name).reading_minutes for name, at in part_of.items() if at == part)
        spent = reading + sum(each.minutes for each in told.touchpoints if each.part == part)
        assert spent == pytest.approx(said)
        assert spent <= whole + 1e-9
    for each in told.touchpoints:
        point = lib.case(each.case).touchpoint(each.touchpoint)
        minutes = point.intro_minutes + wishes.per_actor * len(each.actors) + point.dialogue_minutes
        assert each.minutes == pytest.approx(minutes)


def two_cases(useful: tuple[str, ...] = ("skole", "sundhed")) -> Library:
    """An older and a younger person, one touchpoint each."""
    return library(
        case("anna", point("x", {"a": 1.0}, ("ppr",), useful), age=16),
        case("bo", point("x", {"b": 1.0}, ("ppr",)), age=7),
    )


NEEDS = needs_of({"a": 2.0, "b": 1.0})


def test_the_youngest_person_comes_first_and_the_parts_are_evenly_filled() -> None:
    told = choose(NEEDS, two_cases(), Wishes(count=2))
    assert told.cases == ("bo", "anna")
    assert [each.part for each in told.touchpoints] == [1, 2]


def test_touchpoints_are_told_in_the_order_of_the_story() -> None:
    story = library(
        case("anna", point("z-first", {"a": 1.0}), point("a-last", {"b": 1.0})),
        case("bo", point("x", {"b": 0.5})),
    )
    told = choose(needs_of({"a": 2.0, "b": 1.0}), story, Wishes(count=2))
    assert [each.touchpoint for each in told.touchpoints if each.case == "anna"] == ["z-first", "a-last"]


def test_spare_minutes_go_to_useful_actors_and_those_who_come_go_first() -> None:
    wishes = Wishes(count=2, parts=(11.5, 11.5), availability=(("skole", 0.5), ("sundhed", 1.0)))
    told = choose(NEEDS, two_cases(), wishes)
    anna = next(each for each in told.touchpoints if each.case == "anna")
    assert anna.actors == ("ppr", "sundhed")
    longer = choose(NEEDS, two_cases(), replace(wishes, parts=(13.0, 13.0)))
    anna = next(each for each in longer.touchpoints if each.case == "anna")
    assert anna.actors == ("ppr", "sundhed", "skole")


def test_a_useful_actor_who_declined_is_not_called_and_is_said_to_be_missing() -> None:
    told = choose(NEEDS, two_cases(), Wishes(count=2, availability=(("skole", 0.0),)))
    assert "skole" not in told.invite and told.missing_actors == ("skole",)


def test_a_limit_on_actors_leaves_useful_ones_out() -> None:
    told = choose(NEEDS, two_cases(), Wishes(count=2, most_actors=2))
    assert told.invite == ("ppr", "skole")


def test_every_invited_actor_gets_a_place_even_where_another_has_to_move() -> None:
    lib = library(
        case("anna", point("x", {"a": 1.0}, ("ppr",), ("skole",)), age=7),
        case("bo", point("x", {"b": 1.0}, ("ppr",), ("skole", "sundhed")), age=16),
    )
    wishes = Wishes(
        count=2,
        parts=(11.5, 11.5),
        availability=(("skole", 1.0), ("sundhed", 1.0)),
        every_invited_actor=True,
    )
    told = choose(NEEDS, lib, wishes)
    assert {each.case: each.actors[1:] for each in told.touchpoints} == {
        "anna": ("skole",),
        "bo": ("sundhed",),
    }
