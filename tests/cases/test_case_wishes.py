"""Wishes and decisions: what cannot be meant is refused at once, and the later decision holds."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

import pytest
from pydantic import Field, TypeAdapter, ValidationError
from small_libraries import case, library, point

from manege_analysis.cases.decisions import CaseDecision, overrides, ranking_from, wishes_from
from manege_analysis.cases.wishes import Wishes, check_wishes
from manege_analysis.errors import CaseError
from manege_analysis.yamlfile import Decision

LIB = library(case("anna", point("x", {"a": 1.0})), case("bo", point("x", {"b": 1.0})))
READ: TypeAdapter[Any] = TypeAdapter(Annotated[CaseDecision, Field(discriminator="decide")])


def decided(tag: str, **said: object) -> Decision:
    """Read a decision as it stands in decisions.yaml."""
    made: Decision = READ.validate_python({"decide": tag, "by": "AB", "when": "2026-11-20", **said})
    return made


def refused(wishes: Wishes) -> str:
    """Return what is said about wishes that cannot be meant."""
    with pytest.raises(CaseError) as caught:
        check_wishes(wishes, LIB)
    return str(caught.value)


def test_wishes_that_can_be_meant_pass() -> None:
    check_wishes(Wishes(), LIB)
    check_wishes(
        Wishes(locked=("anna",), banned=("bo",), age_groups=("10-14",), availability=(("ppr", 0.5),)),
        LIB,
    )


@pytest.mark.parametrize(
    ("wishes", "said"),
    [
        (Wishes(locked=("ana",)), 'the wish to lock "ana": expected a case of the library'),
        (Wishes(banned=("ana",)), 'Did you mean "anna"?'),
        (Wishes(chosen=("ana", "bo")), 'the wish to choose "ana"'),
        (Wishes(locked_touchpoints=(("anna", "y"),)), 'the wish to lock "anna/y"'),
        (Wishes(banned_touchpoints=(("carl", "x"),)), "a touchpoint, as case/touchpoint"),
        (Wishes(availability=(("pqr", 1.0),)), "an actor of the catalogue"),
        (Wishes(invited=("xyz",)), 'the reply of "xyz"'),
        (Wishes(age_groups=("0-4",)), "an age group"),
        (Wishes(locked=("anna",), banned=("anna",)), 'case "anna": expected to be locked or banned'),
        (
            Wishes(locked_touchpoints=(("anna", "x"),), banned_touchpoints=(("anna", "x"),)),
            'touchpoint "anna/x": expected to be locked or banned, got both',
        ),
        (Wishes(locked_touchpoints=(("anna", "x"),), banned=("anna",)), "its case not banned"),
        (Wishes(count=6), "the number of cases: expected 2 to 5, got 6"),
        (Wishes(parts=()), "each above 0, got none"),
        (Wishes(parts=(45.0, 0.0)), "each above 0, got 45 + 0"),
        (Wishes(per_actor=0.0), "the minutes per actor"),
        (Wishes(availability=(("ppr", 0.7),)), "0, 0.5 or 1, got 0.7"),
        (Wishes(unasked=2.0), "an actor not asked"),
        (Wishes(most_actors=0), "the most actors"),
        (Wishes(chosen=("anna", "anna")), "every case once"),
    ],
)
def test_wishes_that_cannot_be_meant_are_refused(wishes: Wishes, said: str) -> None:
    assert said in refused(wishes)


def test_all_wishes_that_cannot_be_meant_are_told_at_once() -> None:
    assert len(refused(Wishes(locked=("x",), count=9, parts=())).splitlines()) == 3


def test_actors_nobody_asked_count_as_coming_and_declined_ones_as_staying_away() -> None:
    wishes = Wishes(availability=(("ppr", 0.0), ("skole", 0.5)), every_invited_actor=True)
    assert [wishes.available(name) for name in ("ppr", "skole", "sundhed")] == [0.0, 0.5, 1.0]
    assert wishes.must_use == ("skole",)
    assert Wishes().must_use == () and wishes.minutes == 90.0


def test_decisions_become_wishes() -> None:
    found = wishes_from(
        [
            decided("lock-case", case="anna"),
            decided("ban-case", case="bo"),
            decided("lock-touchpoint", case="anna", touchpoint="x"),
            decided("ban-touchpoint", case="anna", touchpoint="y"),
            decided("set-theme-weight", theme="ppr", weight=2),
            decided("set-minutes", parts=[60, 30], per_actor=2),
            decided("set-count", count=4),
            decided("set-availability", actor="ppr", available=0),
            decided("add-wish", age_group="15-17"),
            decided("add-wish", every_invited_actor=True, most_actors=12),
            decided("rank-themes", themes=["ppr"]),
        ]
    )
    assert found == Wishes(
        count=4,
        parts=(60.0, 30.0),
        per_actor=2.0,
        locked=("anna",),
        banned=("bo",),
        locked_touchpoints=(("anna", "x"),),
        banned_touchpoints=(("anna", "y"),),
        age_groups=("15-17",),
        every_invited_actor=True,
        most_actors=12,
        availability=(("ppr", 0.0),),
        theme_weights=(("ppr", 2.0),),
    )


def test_cases_that_people_choose_set_their_number() -> None:
    found = wishes_from([decided("choose-cases", cases=["anna", "bo"], why="De kender dem")])
    assert (found.chosen, found.count) == (("anna", "bo"), 2)


def test_the_later_of_two_decisions_holds() -> None:
    lock, ban = decided("lock-case", case="anna"), decided("ban-case", case="anna")
    assert wishes_from([ban, lock]).locked == ("anna",)
    assert wishes_from([ban, lock]).banned == ()
    stop = [decided(f"{what}-touchpoint", case="anna", touchpoint="x") for what in ("lock", "ban")]
    assert wishes_from(stop).locked_touchpoints == ()
    assert wishes_from(stop[::-1]).banned_touchpoints == ()
    replies = [decided("set-availability", actor="ppr", available=a) for a in (0, 1)]
    assert wishes_from(replies).availability == (("ppr", 1.0),)
    minutes = [decided("set-minutes", parts=[50]), decided("set-minutes", per_actor=2)]
    assert wishes_from(minutes).parts == (50.0,) and wishes_from(minutes).per_actor == 2.0


def test_decisions_of_other_stages_are_passed_over() -> None:
    other = Decision(by="AB", when=date(2026, 11, 20))
    assert wishes_from([other]) == Wishes()
    assert overrides([other]) == ()


def test_the_last_ranking_holds() -> None:
    first = decided("rank-themes", themes=["ppr"])
    last = decided("rank-themes", themes=["medicin"], always=True)
    found = ranking_from([first, last, decided("lock-case", case="anna")])
    assert found is not None and found.themes == ("medicin",) and found.always
    assert ranking_from([]) is None


@pytest.mark.parametrize(
    ("tag", "said", "da", "en"),
    [
        ("lock-case", {"case": "anna"}, "Casen anna skal med", "The case anna is locked"),
        (
            "lock-touchpoint",
            {"case": "anna", "touchpoint": "x"},
            "Nedslaget anna/x skal med",
            "The touchpoint anna/x is locked",
        ),
        (
            "ban-touchpoint",
            {"case": "anna", "touchpoint": "x"},
            "Nedslaget anna/x skal ikke med",
            "The touchpoint anna/x is left out",
        ),
        (
            "set-theme-weight",
            {"theme": "ppr", "weight": 1.5},
            "Temaet ppr vejer 1,5",
            "The theme ppr weighs 1.5",
        ),
        (
            "set-minutes",
            {"parts": [60, 30], "per_actor": 1.25},
            "Casedelene er på 60 + 30 minutter og hver aktør har 1,25 minutter",
            "The case parts take 60 + 30 minutes and each actor has 1.25 minutes",
        ),
        ("set-count", {"count": 4}, "Der fortælles 4 cases", "4 cases are told"),
        (
            "set-availability",
            {"actor": "ppr", "available": 0.5},
            "Aktøren ppr har ikke svaret",
            "The actor ppr has not answered",
        ),
        (
            "add-wish",
            {"age_group": "15-17", "every_invited_actor": False, "most_actors": 9},
            "Mindst én case handler om en på 15–17 år, ikke alle inviterede behøver at komme i "
            "manegen og der er højst 9 aktører",
            "At least one case is about somebody aged 15-17, not every invited actor need be used and "
            "there are at most 9 actors",
        ),
        (
            "choose-cases",
            {"cases": ["anna", "bo"], "why": "De kender dem"},
            "I har selv valgt anna og bo",
            "You chose anna and bo yourselves",
        ),
        (
            "rank-themes",
            {"themes": ["ppr", "medicin"]},
            "Temaernes rækkefølge er ppr og medicin",
            "The themes' order is ppr and medicin",
        ),
    ],
)
def test_a_decision_is_said_with_who_and_when(
    tag: str, said: dict[str, object], da: str, en: str
) -> None:
    (text,) = overrides([decided(tag, **said)])
    because = f": {said['why']}" if "why" in said else ""
    assert text.da == f"{da} (AB, 20.11.2026){because}"
    assert text.en == f"{en} (AB, 20.11.2026){because}"


@pytest.mark.parametrize(
    ("tag", "said"),
    [
        ("add-wish", {}),
        ("set-minutes", {}),
        ("set-availability", {"actor": "ppr", "available": 0.7}),
        ("choose-cases", {"cases": ["anna", "bo"]}),
        ("set-count", {"count": 1}),
        ("lock-case", {"case": "anna", "cases": "bo"}),
    ],
)
def test_a_decision_that_says_nothing_or_too_much_is_refused(tag: str, said: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        decided(tag, **said)
