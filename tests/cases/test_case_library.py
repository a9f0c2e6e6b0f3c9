"""Case files become a library, with every problem and its line; and the shipped library's promises."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from manege_analysis.cases.casefile import WORDS_A_MINUTE
from manege_analysis.cases.check import check_library
from manege_analysis.cases.library import load_library, read_shelf
from manege_analysis.cases.model import Case, Library
from manege_analysis.errors import CaseError
from manege_analysis.questionnaire.load import load_questionnaire
from manege_analysis.questionnaire.shipped import shipped_template

ACTORS = """\
version: 1
actors:
  - {id: ppr, role: PPR, sector: municipality, level: staff, offer: Hjælp, reach: Telefon}
"""

CASE = """\
version: 1
id: anna
title: {da: Anna, en: Anne}
person: Anna, 12 år
age: 12
place: town
story: En kort historie.
touchpoints:
  - id: skolen
    title: Skolen
    situation: Anna er ikke i skole.
    question: Hvem gør hvad?
    covers:
      - {theme: ppr, degree: 1, because: PPR er her.}
    required: [ppr]
    minutes: {dialogue: 6}
"""


def write(folder: Path, name: str, text: str) -> Path:
    """Write a file of a library."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def own(folder: Path) -> Library:
    """Read a folder alone."""
    return load_library(folder, shipped=False)


def test_a_case_file_becomes_a_case(tmp_path: Path) -> None:
    write(tmp_path, "actors.yaml", ACTORS)
    write(tmp_path, "anna.yaml", CASE)
    found = own(tmp_path)
    case = found.case("anna")
    assert (case.title.en, case.person.da, case.age_group) == ("Anne", "Anna, 12 år", "10-14")
    touchpoint = case.touchpoint("skolen")
    assert (touchpoint.intro_minutes, touchpoint.dialogue_minutes) == (2.0, 6.0)
    assert [(c.theme, c.degree, c.reason.da) for c in touchpoint.covers] == [("ppr", 1.0, "PPR er her.")]
    assert found.actor("ppr").sector == "municipality"


def test_reading_time_is_the_words_unless_it_is_stated(tmp_path: Path) -> None:
    write(tmp_path, "actors.yaml", ACTORS)
    story = "ord " * (2 * WORDS_A_MINUTE)
    write(tmp_path, "anna.yaml", CASE.replace("En kort historie.", story.strip()))
    assert own(tmp_path).case("anna").reading_minutes == 2.0
    write(tmp_path, "anna.yaml", CASE + "reading_minutes: 3\n")
    assert own(tmp_path).case("anna").reading_minutes == 3.0


def test_an_actor_who_is_required_is_not_useful_as_well(tmp_path: Path) -> None:
    write(tmp_path, "actors.yaml", ACTORS)
    write(tmp_path, "anna.yaml", CASE.replace("required: [ppr]", "required: [ppr]\n    useful: [ppr]"))
    assert own(tmp_path).case("anna").touchpoint("skolen").useful == ()


def test_unknown_cases_touchpoints_and_actors_are_key_errors(tmp_path: Path) -> None:
    write(tmp_path, "actors.yaml", ACTORS)
    write(tmp_path, "anna.yaml", CASE)
    found = own(tmp_path)
    for ask in (
        lambda: found.case("x"),
        lambda: found.actor("x"),
        lambda: found.case("anna").touchpoint("x"),
    ):
        with pytest.raises(KeyError):
            ask()


def test_a_workspace_adds_to_the_shipped_library_and_takes_the_place_of_its_ids(tmp_path: Path) -> None:
    shipped = load_library()
    replaced = shipped.cases[0].id
    write(tmp_path, "actors.yaml", ACTORS)
    write(tmp_path / "cases", "anna.yaml", CASE)
    write(tmp_path / "cases", "egen.yaml", CASE.replace("id: anna", f"id: {replaced}"))
    found = load_library(tmp_path)
    assert {case.id for case in found.cases} == {case.id for case in shipped.cases} | {"anna"}
    assert found.case(replaced).title.da == "Anna"
    assert found.actor("ppr").role.da == "PPR"
    assert found.actor("egen-laege") == shipped.actor("egen-laege")


def test_a_folder_that_does_not_exist_adds_nothing(tmp_path: Path) -> None:
    assert load_library(tmp_path / "nowhere") == load_library()


def test_settings_of_a_workspace_are_no_case(tmp_path: Path) -> None:
    write(tmp_path, "manege.yaml", "version: 1\n")
    assert own(tmp_path) == Library((), ())


def test_every_problem_of_every_file_is_told_at_once_with_its_line(tmp_path: Path) -> None:
    write(tmp_path, "actors.yaml", ACTORS.replace("level: staff", "level: boss"))
    write(tmp_path, "anna.yaml", CASE.replace("degree: 1,", "degree: 0.7,"))
    write(tmp_path, "bo.yaml", CASE.replace("id: anna", "id: bo").replace("place:", "plase:"))
    with pytest.raises(CaseError) as caught:
        own(tmp_path)
    told = [str(problem) for problem in caught.value.problems]
    assert any("actors.yaml, line 3" in line and "level" in line for line in told)
    assert any("anna.yaml, line 14" in line and "0, 0.5 or 1" in line for line in told)
    assert any("bo.yaml, line 6" in line and 'Did you mean "place"?' in line for line in told)


def test_unknown_actors_are_told_with_the_nearest(tmp_path: Path) -> None:
    write(tmp_path, "actors.yaml", ACTORS)
    path = write(
        tmp_path, "anna.yaml", CASE.replace("required: [ppr]", "required: [pprr]\n    useful: [xy]")
    )
    with pytest.raises(CaseError) as caught:
        own(tmp_path)
    first, second = (str(problem) for problem in caught.value.problems)
    assert first == (
        f'{path}, line 15: expected an actor of the catalogue, got "pprr". Did you mean "ppr"?'
    )
    assert "line 16" in second and '"xy"' in second


def test_ids_used_twice_are_told_with_both_places(tmp_path: Path) -> None:
    write(tmp_path, "actors.yaml", ACTORS + ACTORS.splitlines()[2] + "\n")
    write(tmp_path, "anna.yaml", CASE + CASE[CASE.index("  - id: skolen") :])
    write(tmp_path, "anna2.yaml", CASE)
    with pytest.raises(CaseError) as caught:
        own(tmp_path)
    told = [str(problem) for problem in caught.value.problems]
    assert any('got "ppr", as in' in line and "actors.yaml, line 4" in line for line in told)
    assert any('got "anna", as in' in line and "anna2.yaml, line 2" in line for line in told)
    assert any('got "skolen", as in' in line for line in told)


def test_a_theme_covered_twice_by_one_touchpoint_is_told(tmp_path: Path) -> None:
    write(tmp_path, "actors.yaml", ACTORS)
    again = "      - {theme: ppr, degree: 0.5, because: Igen.}\n    required"
    write(tmp_path, "anna.yaml", CASE.replace("    required", again, 1))
    with pytest.raises(CaseError, match='got "ppr", as in'):
        own(tmp_path)


def test_a_damaged_file_leaves_the_others_readable_for_the_check(tmp_path: Path) -> None:
    write(tmp_path, "actors.yaml", ACTORS)
    write(tmp_path, "anna.yaml", CASE)
    write(tmp_path, "bo.yaml", "version: [1\n")
    shelf = read_shelf(tmp_path, shipped=False)
    assert [case.id for case in shelf.library.cases] == ["anna"]
    assert len(shelf.problems) == 1 and "bo.yaml" in shelf.problems[0].where


# ----------------------------------------------------------------------- what comes with the product

SHIPPED = load_library()
THEMES = [theme.id for theme in load_questionnaire(shipped_template()).themes]
by_case = pytest.mark.parametrize("case", SHIPPED.cases, ids=lambda case: case.id)


def test_the_shipped_library_has_no_problem() -> None:
    assert check_library(read_shelf(), THEMES).problems == ()


def test_there_are_at_least_twelve_cases_and_twenty_five_roles() -> None:
    assert len(SHIPPED.cases) >= 12
    assert len(SHIPPED.actors) >= 25


@pytest.mark.parametrize("theme", THEMES)
def test_every_theme_of_the_template_is_covered_by_at_least_three_cases(theme: str) -> None:
    covering = [
        case.id
        for case in SHIPPED.cases
        if any(c.theme == theme and c.degree for point in case.touchpoints for c in point.covers)
    ]
    fully = [
        case.id
        for case in SHIPPED.cases
        if any(c.theme == theme and c.degree == 1 for point in case.touchpoints for c in point.covers)
    ]
    assert len(covering) >= 3 and len(fully) >= 2


def test_boys_and_girls_town_and_country_all_ages_and_lives_are_told() -> None:
    tags = [tag for case in SHIPPED.cases for tag in case.tags]
    for tag in ("boy", "girl", "school", "family", "illness", "transition-18"):
        assert tags.count(tag) >= 3, tag
    assert {case.place for case in SHIPPED.cases} == {"town", "country"}
    assert {case.age_group for case in SHIPPED.cases} == {"5-9", "10-14", "15-17", "18-24"}
    assert all(5 <= case.age <= 24 for case in SHIPPED.cases)


@by_case
def test_a_story_is_read_aloud_in_two_to_three_minutes(case: Case) -> None:
    assert 260 <= len(case.story.da.split()) <= 390
    assert 2.0 <= case.reading_minutes <= 3.0
    assert case.story.en and len(case.story.en.split()) < len(case.story.da.split())


@by_case
def test_a_case_has_three_to_five_touchpoints_that_say_everything(case: Case) -> None:
    assert 3 <= len(case.touchpoints) <= 5
    for point in case.touchpoints:
        assert point.required and point.covers
        assert point.question.da.endswith("?") and point.question.en.endswith("?")
        for text in (point.title, point.situation, point.question, *(c.reason for c in point.covers)):
            assert text.da and text.en


def test_the_actors_are_of_every_sector_and_both_levels_and_every_one_is_called() -> None:
    assert {actor.sector for actor in SHIPPED.actors} == {
        "general practice",
        "municipality",
        "region",
        "private practice",
        "civil society",
    }
    assert sum(actor.level == "leader" for actor in SHIPPED.actors) >= 5
    named = {
        name
        for case in SHIPPED.cases
        for point in case.touchpoints
        for name in (*point.required, *point.useful)
    }
    assert named == {actor.id for actor in SHIPPED.actors}


def test_how_to_reach_an_actor_is_plainly_sample_data() -> None:
    for actor in SHIPPED.actors:
        assert actor.reach.da.startswith("Eksempel:") and "udfyldes lokalt" in actor.reach.da
        assert not re.search(r"\d{2} ?\d{2} ?\d{2} ?\d{2}|@", actor.reach.da)
        assert actor.role.en and actor.offer.en and actor.reach.en
        assert set(actor.themes) <= set(THEMES)
