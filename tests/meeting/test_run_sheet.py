"""The run sheet: to the minute, in the ring until the chair ends the touchpoint."""

from __future__ import annotations

from datetime import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from meeting_fixtures import TODAY, full_file, library, suggestion

from manege_analysis.meeting.agenda import agenda_of
from manege_analysis.meeting.cast import Cast, cast_of
from manege_analysis.meeting.choice import chosen, divided
from manege_analysis.meeting.part_fit import TouchpointTimes, fit_part, reading_minutes
from manege_analysis.meeting.plan import plan_evening, plan_meeting
from manege_analysis.meeting.programme import PlannedCase, PlannedTouchpoint, RunStep
from manege_analysis.meeting.runsheet import build_run_sheet, overrun


def sheet() -> tuple[RunStep, ...]:
    return plan_meeting(full_file(), suggestion(), library(), TODAY, "da").run_sheet


def test_the_sheet_begins_an_hour_before_and_has_no_gap() -> None:
    steps = sheet()
    assert (steps[0].start, steps[0].kind) == (time(15, 30), "setup")
    assert all(one.end == other.start for one, other in pairwise(steps))
    assert all(step.minutes > 0 for step in steps)
    assert next(step for step in steps if step.kind == "talk").start == time(16, 30)
    assert (steps[-1].kind, steps[-1].start) == ("debrief", time(19, 0))


def test_every_agenda_item_begins_when_the_agenda_says() -> None:
    plan = plan_meeting(full_file(), suggestion(), library(), TODAY, "da")
    starts = {step.start for step in plan.run_sheet}
    assert {item.start for item in plan.agenda.items} <= starts
    assert overrun(plan.agenda, plan.run_sheet) == 0
    assert plan.end == time(19, 0)


def test_actors_stay_in_the_ring_until_the_chair_ends_the_touchpoint() -> None:
    steps = [step for step in sheet() if (step.case, step.touchpoint) == ("maja", "skole")]
    assert [step.kind for step in steps] == ["intro", "turn", "turn", "turn", "dialogue"]
    assert [step.in_ring for step in steps] == [
        (),
        ("ppr",),
        ("ppr", "school"),
        ("ppr", "school", "headspace"),
        ("ppr", "school", "headspace"),
    ]
    assert steps[-1].speaker == "Mødeleder (Birgit Holm)"
    assert steps[1].speaker == "PPR-psykolog (Anna Krog)"
    assert "navneskilt" in steps[1].material


def test_every_turn_is_one_or_two_minutes_and_the_required_speak_first() -> None:
    steps = sheet()
    assert {step.minutes for step in steps if step.kind == "turn"} <= {1, 2}
    plan = plan_meeting(full_file(), suggestion(), library(), TODAY, "da")
    for point in plan.touchpoints:
        required = [actor for actor in point.actors if actor in point.required]
        assert list(point.actors[: len(required)]) == required


def test_touchpoints_come_in_the_storys_order_and_are_numbered() -> None:
    titles = [step.title for step in sheet() if step.kind == "intro"]
    assert titles == [
        "Nedslag 1: Nedslag skole",
        "Nedslag 2: Nedslag henvisning",
        "Nedslag 3: Nedslag uro",
        "Nedslag 4: Nedslag ventetid",
    ]


def test_an_actor_who_declined_is_not_called_in() -> None:
    file = full_file(actors=[{"actor": "psychiatry", "answer": "declined"}])
    evening = plan_evening(file, suggestion(), library(), "da")
    assert not any("psychiatry" in point.actors for point in evening.points)
    assert any("psychiatry" in point.required for point in evening.points)


def test_two_people_of_one_actor_are_named_together() -> None:
    file = full_file(
        actors=[
            {"actor": "ppr", "name": "Anna Krog"},
            {"actor": "ppr", "name": "Ida Bang", "answer": "declined"},
            {"actor": "ppr", "name": "Mads Dal"},
        ]
    )
    cast = cast_of(file, (), library(), "da")
    assert cast.actor("ppr") == "PPR-psykolog (Anna Krog + Mads Dal)"
    assert [each.id for each in cast.actors] == ["ppr", "ppr-2", "ppr-3"]
    assert cast.actor("headspace") == "Frivillig i headspace"
    assert cast.title("nobody") == "nobody" and cast.comes("nobody")


def test_without_cases_the_frame_stands() -> None:
    steps = plan_meeting(full_file(), None, library(), TODAY, "da").run_sheet
    spare = [step for step in steps if step.kind == "spare"]
    assert [step.title for step in spare] == ["Plads til cases og nedslag"] * 2
    assert [step.minutes for step in spare] == [40, 40]


def test_an_item_of_ones_own_has_a_line_of_its_own() -> None:
    lines = [{"kind": "other", "minutes": 15, "title": "Sang"}, {"kind": "cases", "minutes": 60}]
    steps = plan_meeting(full_file(agenda=lines), suggestion(), library(), TODAY, "da").run_sheet
    assert any(step.title == "Sang" and step.minutes == 15 for step in steps)


def test_a_five_minute_item_keeps_whole_minutes() -> None:
    agenda = agenda_of("blocks", time(16, 0), 45, None, 1, "da")
    steps = build_run_sheet(agenda, (), (), Cast("da", (), ()))
    talk = [step.minutes for step in steps if step.kind == "talk"]
    assert sum(talk) == 5 and all(minutes > 0 for minutes in talk)


def test_an_overlong_part_runs_over_and_is_not_hidden() -> None:
    point = PlannedTouchpoint("c", "p", "P", "", "", 1, tuple("abcdefghijklmnop"), (), 2, 4)
    case = PlannedCase("c", "C", "", "ord", 1, 2)
    agenda = agenda_of("guide", time(16, 0), 45, None, 1, "da")
    steps = build_run_sheet(agenda, (case,), (point,), Cast("da", (), ()))
    assert overrun(agenda, steps) == 0
    wide = PlannedTouchpoint("c", "p", "P", "", "", 1, tuple(f"a{n}" for n in range(40)), (), 2, 4)
    steps = build_run_sheet(agenda, (case,), (wide,), Cast("da", (), ()))
    assert overrun(agenda, steps) == 2 + 2 + 40 + 2 - 30
    assert all(one.end == other.start for one, other in pairwise(steps))


TIMES = st.lists(
    st.builds(
        TouchpointTimes,
        st.integers(1, 3),
        st.lists(st.integers(1, 2), min_size=0, max_size=6).map(tuple),
        st.integers(2, 8),
    ),
    max_size=5,
)


@settings(max_examples=200)
@given(st.integers(10, 75), st.lists(st.integers(1, 5), max_size=3), TIMES)
def test_a_part_is_filled_exactly_or_runs_over_at_its_shortest(
    minutes: int, readings: list[int], times: list[TouchpointTimes]
) -> None:
    fit = fit_part(1, minutes, readings, times)
    assert fit.used + fit.spare == minutes + fit.over
    assert not (fit.spare and fit.over)
    assert all(turn in (1, 2) for point in fit.touchpoints for turn in point.turns)
    assert all(point.dialogue >= 2 for point in fit.touchpoints)
    if fit.over:
        assert all(turn == 1 for point in fit.touchpoints for turn in point.turns)
        assert all(point.dialogue == 2 for point in fit.touchpoints)
    if fit.spare:
        extra = [new.dialogue - old.dialogue for new, old in zip(fit.touchpoints, times, strict=True)]
        assert all(more == 3 for more in extra)
    before = sum(sum(point.turns) for point in times)
    assert before - sum(sum(point.turns) for point in fit.touchpoints) == fit.cut_turns


@settings(max_examples=100)
@given(st.integers(10, 74), TIMES)
def test_more_minutes_never_run_over_more(minutes: int, times: list[TouchpointTimes]) -> None:
    assert fit_part(1, minutes + 1, [3], times).over <= fit_part(1, minutes, [3], times).over


@pytest.mark.parametrize(
    ("words", "stated", "minutes"), [(100, 2.5, 3), (390, 2.0, 3), (1, 0.2, 1), (650, 3, 5)]
)
def test_a_case_takes_what_was_stated_or_what_its_words_need(
    words: int, stated: float, minutes: int
) -> None:
    assert reading_minutes(PlannedCase("c", "C", "", " ".join(["ord"] * words), 1, stated)) == minutes


def test_an_agenda_with_other_parts_than_the_suggestion_divides_the_cases_anew() -> None:
    cases, points = chosen(suggestion(), library(), 1, "da")
    assert {case.part for case in cases} == {1} and {point.part for point in points} == {1}
    cases, _ = chosen(suggestion(), library(), 3, "da")
    assert [case.part for case in cases] == [1, 2, 3]
    kept, _ = chosen(suggestion(), library(), 2, "da")
    assert [(case.id, case.part) for case in kept] == [("maja", 1), ("oskar", 2), ("sofie", 2)]
    assert chosen(None, library(), 2, "da") == ((), ())


@given(st.lists(st.floats(1, 40), min_size=1, max_size=6), st.integers(1, 4))
def test_cases_are_divided_in_order_so_that_the_longest_part_is_shortest(
    loads: list[float], parts: int
) -> None:
    names = [str(number) for number in range(len(loads))]
    placed = divided(names, loads, parts)
    numbers = [placed[name] for name in names]
    assert numbers == sorted(numbers) and numbers[0] == 1 and max(numbers) <= parts

    def longest(cut: list[int]) -> float:
        return max(
            sum(load for load, part in zip(loads, cut, strict=True) if part == p) for p in set(cut)
        )

    def ways(left: int, part: int) -> list[list[int]]:
        if not left:
            return [[]]
        return [[part, *rest] for rest in ways(left - 1, part)] + (
            [[part, *rest] for rest in ways(left - 1, part + 1)] if part < parts else []
        )

    assert longest(numbers) <= min(longest(way) for way in ways(len(loads), 1)) + 1e-9
