"""Folders of case files and an actor catalogue become one `Library`, or all that is wrong with them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from manege_analysis.cases.casefile import ActorsFile, CaseFile
from manege_analysis.cases.model import Actor, Case, Library
from manege_analysis.errors import CaseError, ManegeError, Problem
from manege_analysis.yamlfile import Strict, as_model, line_of, nearest, read_yaml

SHIPPED = Path(__file__).with_name("shipped")
"""The folder of the library that comes with the product."""

ACTORS = "actors.yaml"

Model = TypeVar("Model", bound=Strict)


@dataclass(frozen=True)
class ReadCase:
    """A case with its file and the document it was read from, which knows its lines."""

    case: Case
    path: Path
    data: Any

    def where(self, *place: str | int) -> str:
        """Name the file and the line of a place in the case."""
        return f"{self.path}, line {line_of(self.data, place)}"


@dataclass(frozen=True)
class Shelf:
    """Everything that could be read from the folders, and every problem on the way."""

    cases: tuple[ReadCase, ...]
    actors: tuple[Actor, ...]
    problems: tuple[Problem, ...]

    @property
    def library(self) -> Library:
        """The cases and actors as one library, in the order of their ids."""
        return Library(tuple(read.case for read in self.cases), self.actors)


def load_library(*folders: Path, shipped: bool = True) -> Library:
    """Read the shipped library and the `folders` laid over it.

    A case or an actor of a later folder takes the place of the one with the same id; the rest is
    added.  A folder is a workspace (`cases/*.yaml`, `actors.yaml`) or holds the case files itself;
    one that does not exist adds nothing.  With `shipped=False` only the folders count.  Raises
    `CaseError` with every problem of every file.

    >>> len(load_library().cases) >= 12
    True
    """
    shelf = read_shelf(*folders, shipped=shipped)
    if shelf.problems:
        raise CaseError(shelf.problems)
    return shelf.library


def read_shelf(*folders: Path, shipped: bool = True) -> Shelf:
    """Read what can be read of the folders and keep the problems, for the check of a library."""
    problems: list[Problem] = []
    cases: list[ReadCase] = []
    actors: dict[str, Actor] = {}
    for folder in (SHIPPED, *folders) if shipped else folders:
        found = list(_cases_in(Path(folder), problems))
        problems += _twice([(read.case.id, read.where("id")) for read in found])
        cases = [read for read in cases if read.case.id not in {new.case.id for new in found}] + found
        actors |= {actor.id: actor for actor in _actors_in(Path(folder), problems)}
    problems += [problem for read in cases for problem in _inner_problems(read, actors)]
    ordered = {read.case.id: read for read in sorted(cases, key=lambda read: read.case.id)}
    known = tuple(actors[each] for each in sorted(actors))
    return Shelf(tuple(ordered.values()), known, tuple(problems))


def _cases_in(folder: Path, problems: list[Problem]) -> Iterator[ReadCase]:
    for path in sorted({*folder.glob("*.yaml"), *folder.glob("cases/*.yaml")}):
        if path.name in (ACTORS, "manege.yaml"):
            continue
        read = _read(path, CaseFile, problems)
        if read:
            yield ReadCase(read[0].value(), path, read[1])


def _actors_in(folder: Path, problems: list[Problem]) -> list[Actor]:
    found: list[Actor] = []
    for path in (folder / ACTORS, folder / "cases" / ACTORS):
        read = _read(path, ActorsFile, problems) if path.exists() else None
        if read:
            actors = [actor.value() for actor in read[0].actors]
            ids = [
                (actor.id, f"{path}, line {line_of(read[1], ('actors', position))}")
                for position, actor in enumerate(actors)
            ]
            problems += _twice(ids)
            found += actors
    return found


def _read(path: Path, model: type[Model], problems: list[Problem]) -> tuple[Model, Any] | None:
    read = _shipped if path.is_relative_to(SHIPPED) else _own
    try:
        return read(path, model)
    except ManegeError as error:
        problems += error.problems
        return None


def _own(path: Path, model: type[Model]) -> tuple[Model, Any]:
    data = read_yaml(path, CaseError)
    return as_model(data, model, str(path), CaseError), data


@lru_cache(maxsize=64)
def _shipped(path: Path, model: type[Model]) -> tuple[Model, Any]:
    """Read a file of the product, which does not change while a process runs."""
    return _own(path, model)


def _twice(ids: list[tuple[str, str]]) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for each, where in ids:
        if each in seen:
            yield Problem(
                where, "an id of its own", f'"{each}", as in {seen[each]}', "Rename one of them."
            )
        seen.setdefault(each, where)


def _inner_problems(read: ReadCase, actors: dict[str, Actor]) -> Iterator[Problem]:
    points = read.case.touchpoints
    yield from _twice([(t.id, read.where("touchpoints", i, "id")) for i, t in enumerate(points)])
    for i, touchpoint in enumerate(points):
        themes = [
            (c.theme, read.where("touchpoints", i, "covers", j)) for j, c in enumerate(touchpoint.covers)
        ]
        yield from _twice(themes)
        for group, names in (("required", touchpoint.required), ("useful", touchpoint.useful)):
            for name in names:
                if name not in actors:
                    where = read.where("touchpoints", i, group)
                    yield Problem(
                        where, "an actor of the catalogue", f'"{name}"', nearest(name, list(actors))
                    )
