"""`manege library`: check a case library, and show which cases cover which themes as a heat map."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from manege_analysis.cases.check import LibraryCheck

_SHADES = {0.0: "·", 0.5: "▒", 1.0: "█"}
_LEGEND = "█ fully  ▒ in part  · not; the number says how many cases cover the theme"
_WIDTH = 29


def library(
    folder: Annotated[Path | None, typer.Argument(metavar="[DIR]")] = None,
    alone: Annotated[bool, typer.Option(help="Leave the shipped library out.")] = False,
) -> None:
    """Check a library (default: the shipped one) and print what covers what; write nothing.

    DIR is a workspace or a folder of case files; a workspace's own questionnaires count too.  Ends
    with status 1 where something is wrong.
    """
    from manege_analysis.cases.check import check_library
    from manege_analysis.cases.library import read_shelf
    from manege_analysis.errors import Problem, SettingsError
    from manege_analysis.questionnaire.load import load_questionnaire
    from manege_analysis.questionnaire.shipped import shipped_template
    from manege_analysis.wording.numbers import counted

    if folder is not None and not folder.is_dir():
        raise SettingsError(Problem("DIR", "a folder", f'"{folder}"', "Check the path."))
    shelf = read_shelf(*([folder] if folder else []), shipped=not alone)
    asked = (shipped_template(), *sorted((folder or Path()).glob("questionnaires/*.yaml")))
    written = [theme.id for path in asked for theme in load_questionnaire(path).themes]
    themes = list(dict.fromkeys(written))
    found = check_library(shelf, themes)
    for line in heat_map(found):
        typer.echo(line)
    for problem in found.problems:
        typer.echo(str(problem), err=True)
    typer.echo(
        f"{counted(len(found.cases), 'case', 'cases')}, "
        f"{counted(len(shelf.actors), 'actor', 'actors')}, "
        f"{counted(len(found.problems), 'problem', 'problems')}"
    )
    raise typer.Exit(1 if found.problems else 0)


def heat_map(found: LibraryCheck) -> Iterator[str]:
    """Yield the coverage as lines: how far each case covers a theme, and how many cases do."""
    for at, case in enumerate(found.cases):
        yield " " * _WIDTH + "│ " * at + "┌ " + case
    for theme, row in zip(found.themes, found.degrees, strict=True):
        cells = " ".join(_SHADES[degree] for degree in row)
        yield f"{theme[: _WIDTH - 1]:{_WIDTH}}{cells}  {found.covered(theme)}"
    yield _LEGEND
