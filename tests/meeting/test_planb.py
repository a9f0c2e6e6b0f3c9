"""Plan B: four shortened evenings, each a run sheet that fits its own minutes."""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from itertools import pairwise

import pytest
from meeting_fixtures import TODAY, full_file, library, suggestion

from manege_analysis.meeting.plan import plan_evening, plan_meeting
from manege_analysis.meeting.planb import key_actor, variants
from manege_analysis.meeting.programme import Variant
from manege_analysis.meeting.runsheet import overrun


def named(**changes: object) -> dict[str, Variant]:
    evening = plan_evening(full_file(**changes), suggestion(), library(), "da")
    return {variant.key: variant for variant in variants(evening)}


@pytest.mark.parametrize("minutes", [45, 90, 150, 240])
def test_every_variant_is_a_whole_run_sheet_that_fits(minutes: int) -> None:
    plans = named(minutes=minutes)
    assert set(plans) == {"projector", "key-actor", "half", "late"}
    for variant in plans.values():
        assert all(one.end == other.start for one, other in pairwise(variant.run_sheet))
        assert variant.actions and variant.title
        if variant.key in ("half", "late"):
            assert overrun(variant.agenda, variant.run_sheet) == 0


def test_without_a_projector_the_results_are_on_paper_and_the_cases_lose_nothing() -> None:
    variant = named()["projector"]
    kinds = [(item.kind, item.minutes) for item in variant.agenda.items]
    assert kinds[1:3] == [("other", 5), ("results", 15)]
    assert [part.minutes for part in variant.agenda.parts] == [40, 40]
    materials = {each for step in variant.run_sheet for each in step.material}
    assert "printede resultater" in materials and "præsentation" not in materials


def test_a_projector_is_not_missed_where_no_results_are_shown() -> None:
    variant = named(shape="guide")["projector"]
    assert [item.kind for item in variant.agenda.items].count("other") == 0


def test_the_key_actor_is_the_one_required_most() -> None:
    evening = plan_evening(full_file(), suggestion(), library(), "da")
    assert key_actor(evening.points) == "psychiatry"
    assert key_actor(evening.points, {"psychiatry", "gp"}) == "ppr"
    assert key_actor(evening.points[:0], {"gp"}) is None
    variant = named()["key-actor"]
    assert variant.title == "Børne- og ungdomspsykiater bliver syg"
    assert not any("psychiatry" in step.in_ring for step in variant.run_sheet)
    assert any("»Nedslag henvisning« og »Nedslag ventetid«" in action for action in variant.actions)


def test_with_half_the_people_each_case_keeps_one_touchpoint() -> None:
    variant = named()["half"]
    assert variant.agenda.minutes == 100
    intros = [step for step in variant.run_sheet if step.kind == "intro"]
    assert len({step.case for step in intros}) == len(intros) == 3
    assert any("Slut kl. 18.10" in action for action in variant.actions)


def test_a_late_start_ends_on_time() -> None:
    variant = named()["late"]
    assert variant.agenda.items[0].start == time(16, 50)
    assert variant.agenda.items[-1].end == time(19, 0)
    assert {step.minutes for step in variant.run_sheet if step.kind == "turn"} == {1}


def test_a_very_short_evening_drops_what_covers_least() -> None:
    lighter = replace(
        suggestion(),
        touchpoints=tuple(
            replace(p, covers=(("ppr", 0.5),)) if p.touchpoint == "uro" else p
            for p in suggestion().touchpoints
        ),
    )
    evening = plan_evening(full_file(minutes=45), lighter, library(), "da")
    half = next(each for each in variants(evening) if each.key == "half")
    assert "oskar" not in {step.case for step in half.run_sheet if step.case}


def test_without_cases_there_is_no_plan_b() -> None:
    assert plan_meeting(full_file(), None, library(), TODAY, "da").variants == ()
    assert key_actor(()) is None


def test_touchpoints_without_actors_have_no_key_actor() -> None:
    nobody = [{"actor": each.id, "answer": "declined"} for each in library().actors]
    evening = plan_evening(full_file(actors=nobody), suggestion(), library(), "da")
    assert "key-actor" not in {variant.key for variant in variants(evening)}
