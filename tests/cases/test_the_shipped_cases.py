"""The shipped cases and actors: enough, varied, readable aloud, every theme covered three times."""

from __future__ import annotations

from collections import Counter

import pytest

from manege_analysis.cases.library import load_library
from manege_analysis.cases.model import Case
from manege_analysis.questionnaire.load import load_questionnaire
from manege_analysis.questionnaire.shipped import shipped_template

LIBRARY = load_library()
THEMES = {theme.id for theme in load_questionnaire(shipped_template()).themes}
CASES = pytest.mark.parametrize("case", LIBRARY.cases, ids=lambda case: case.id)


def test_there_are_at_least_twelve_cases_and_twenty_five_actors() -> None:
    assert len(LIBRARY.cases) >= 12
    assert len({actor.id for actor in LIBRARY.actors}) >= 25


def test_every_theme_of_the_template_is_covered_at_least_three_times() -> None:
    covered = Counter(
        cover.theme
        for case in LIBRARY.cases
        for point in case.touchpoints
        for cover in point.covers
        if cover.degree > 0
    )
    assert {theme: covered[theme] for theme in THEMES if covered[theme] < 3} == {}
    assert set(covered) <= THEMES


def test_they_tell_of_boys_and_girls_town_and_country_small_and_grown() -> None:
    ages = [case.age for case in LIBRARY.cases]
    assert min(ages) <= 6
    assert max(ages) >= 20
    assert {case.place for case in LIBRARY.cases} == {"town", "country"}
    tags = {tag for case in LIBRARY.cases for tag in case.tags}
    assert {"boy", "girl", "school", "family"} <= tags


@CASES
def test_a_story_is_read_aloud_in_two_to_three_minutes(case: Case) -> None:
    assert 2.0 <= case.reading_minutes <= 3.2
    assert case.story.en


@CASES
def test_a_case_stops_three_to_five_times_and_somebody_can_come(case: Case) -> None:
    assert 3 <= len(case.touchpoints) <= 5
    known = {actor.id for actor in LIBRARY.actors}
    for point in case.touchpoints:
        assert point.required
        assert {*point.required, *point.useful} <= known
        assert point.question.da.endswith("?")
        assert all(cover.degree in (0, 0.5, 1) and cover.reason.da for cover in point.covers)


def test_every_actor_says_what_they_offer_and_how_to_be_reached() -> None:
    for actor in LIBRARY.actors:
        assert actor.offer.da, actor.id
        assert actor.reach.da, actor.id
        assert set(actor.themes) <= THEMES, actor.id
    assert {actor.level for actor in LIBRARY.actors} == {"staff", "leader"}
