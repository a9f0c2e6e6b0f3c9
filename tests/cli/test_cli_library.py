"""`manege library`: the heat map of what covers what, and every problem of a library at once."""

from __future__ import annotations

from pathlib import Path

from typer import Typer
from typer.testing import CliRunner, Result

from manege_analysis.cases.check import check_library
from manege_analysis.cases.library import SHIPPED, read_shelf
from manege_analysis.cli.library import library
from manege_analysis.errors import SettingsError

APP = Typer()
APP.command()(library)
STORY = " ".join(["ord"] * 700)
BAD = f"""
version: 1
id: bo
title: Bo
person: Bo, 9 år
age: 9
place: town
story: {STORY}
touchpoints:
  - id: et
    title: Et
    situation: Noget
    question: Hvad nu?
    covers: [{{theme: pppr, degree: 1, because: Derfor}}]
  - id: to
    title: To
    situation: Noget
    question: Hvad nu?
    covers: [{{theme: ppr, degree: 0.5, because: Derfor}}]
    required: [egen-laege]
"""


def manege(*words: str) -> Result:
    """Run the command as a person would."""
    return CliRunner().invoke(APP, list(words))


def test_the_shipped_library_is_in_order_and_drawn() -> None:
    done = manege()
    assert done.exit_code == 0, done.stderr
    assert "0 problems" in done.stdout and "█" in done.stdout and "▒" in done.stdout
    assert done.stdout.count("┌") == len(read_shelf().cases)


def test_every_problem_is_told_at_once(tmp_path: Path) -> None:
    (tmp_path / "bo.yaml").write_text(BAD, "utf-8")
    (tmp_path / "actors.yaml").write_bytes((SHIPPED / "actors.yaml").read_bytes())
    done = manege(str(tmp_path), "--alone")
    assert done.exit_code == 1
    for said in (
        '"pppr"',
        'Did you mean "ppr"',
        "two to three minutes to read",
        "an actor who could attend",
    ):
        assert said in done.stderr, said
    assert 'theme "medicin": expected a case that covers it' in done.stderr
    assert "1 case, " in done.stdout


def test_a_folder_that_is_not_there_is_refused() -> None:
    assert isinstance(manege("findes-ikke").exception, SettingsError)


def test_the_matrix_holds_the_highest_degree_of_any_touchpoint() -> None:
    shelf = read_shelf()
    found = check_library(shelf, ["ppr", "medicin"])
    for theme, row in zip(found.themes, found.degrees, strict=True):
        for read, degree in zip(shelf.cases, row, strict=True):
            degrees = [c.degree for t in read.case.touchpoints for c in t.covers if c.theme == theme]
            assert degree == max(degrees, default=0.0)
        assert found.covered(theme) == sum(each > 0 for each in row) >= 3
