"""The check of a library: what is wrong with it, and what covers what."""

from __future__ import annotations

from pathlib import Path

from manege_analysis.cases.check import LibraryCheck, check_library
from manege_analysis.cases.library import read_shelf

ACTORS = """\
version: 1
actors:
  - {id: ppr, role: PPR, sector: municipality, level: staff, offer: Hjælp, reach: Telefon, themes: [prr]}
"""

CASE = """\
version: 1
id: anna
title: Anna
person: Anna, 12 år
age: 12
place: town
story: {story}
touchpoints:
  - id: skolen
    title: Skolen
    situation: Anna er ikke i skole.
    question: Hvem gør hvad?
    covers:
      - {{theme: ppr, degree: 1, because: Her.}}
      - {{theme: medicn, degree: 0.5, because: Her.}}
    required: [ppr]
  - id: hjemme
    title: Hjemme
    situation: Anna er hjemme.
    question: Hvem kommer?
    covers:
      - {{theme: medicin, degree: 0.5, because: Her.}}
    useful: [ppr]
"""


def checked(folder: Path, words: int = 300, actors: str = ACTORS) -> LibraryCheck:
    """Check a library of one case with a story of so many words."""
    (folder / "actors.yaml").write_text(actors, encoding="utf-8")
    (folder / "anna.yaml").write_text(CASE.format(story="ord " * words), encoding="utf-8")
    return check_library(read_shelf(folder, shipped=False), ["ppr", "medicin", "ventetid"])


def said(found: LibraryCheck) -> str:
    """Return all problems as text."""
    return "\n".join(str(problem) for problem in found.problems)


def test_a_story_too_short_or_too_long_to_read_is_told(tmp_path: Path) -> None:
    assert "two to three minutes to read" not in said(checked(tmp_path))
    assert "anna.yaml, line 7: expected two to three minutes to read, got 0.8" in said(
        checked(tmp_path, 100)
    )
    assert "got 4.6" in said(checked(tmp_path, 600))


def test_an_unknown_theme_is_told_with_its_line_and_the_nearest(tmp_path: Path) -> None:
    assert (
        'line 15: expected a theme of the questionnaire, got "medicn". Did you mean "medicin"?'
        in said(checked(tmp_path))
    )


def test_an_unknown_theme_of_an_actor_is_told(tmp_path: Path) -> None:
    assert 'actor "ppr": expected a theme of the questionnaire, got "prr"' in said(checked(tmp_path))


def test_a_touchpoint_without_a_required_actor_is_told_because_nobody_could_tell_it(
    tmp_path: Path,
) -> None:
    assert "line 17: expected an actor who could attend, got none" in said(checked(tmp_path))


def test_a_touchpoint_is_not_attended_by_an_actor_whom_nobody_can_reach(tmp_path: Path) -> None:
    silent = ACTORS.replace("reach: Telefon", 'reach: " "')
    found = checked(tmp_path, actors=silent)
    assert 'expected "actors.0.reach.da" to be' in said(found)
    assert 'theme "ppr": expected a case that covers it, got none' in said(found)


def test_a_touchpoint_is_not_attended_by_an_actor_who_is_not_in_the_catalogue(tmp_path: Path) -> None:
    found = checked(tmp_path, actors=ACTORS.replace("id: ppr,", "id: ppr-leder,"))
    assert 'expected an actor of the catalogue, got "ppr"' in said(found)
    assert found.covered("ppr") == 0


def test_a_theme_that_nothing_covers_is_told(tmp_path: Path) -> None:
    assert 'theme "ventetid": expected a case that covers it, got none' in said(checked(tmp_path))


def test_the_coverage_is_given_by_case_and_by_touchpoint(tmp_path: Path) -> None:
    found = checked(tmp_path)
    assert found.cases == ("anna",) and found.degrees == ((1.0,), (0.0,), (0.0,))
    assert found.points == (("anna", "skolen"), ("anna", "hjemme"))
    # Nobody is required at home, so it is never told and covers nothing.
    assert found.point_degrees == ((1.0, 0.0), (0.0, 0.0), (0.0, 0.0))
    assert (found.covered("ppr"), found.covered("medicin")) == (1, 0)
