"""A questionnaire file, read entry by entry, so that one broken question does not hide the next.

A whole-file check would stop at the first entry whose shape is wrong; here every theme, section,
scale and question is checked on its own, and what is right goes on to the checks that compare.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

from manege_analysis.errors import Problem, QuestionnaireError
from manege_analysis.questionnaire import filemodel
from manege_analysis.questionnaire.slug import slug
from manege_analysis.yamlfile import Strict, as_model, line_of, read_yaml

Place = tuple[str | int, ...]
Value = TypeVar("Value")
Entry = TypeVar("Entry", bound=Strict)


@dataclass(frozen=True)
class Placed(Generic[Value]):
    """A value and where in the file it stands; `("extends",)` for what a template brought along."""

    value: Value
    place: Place


@dataclass(frozen=True)
class Finding:
    """Something wrong at a place of the file; becomes a `Problem` once the line is known."""

    place: Place
    expected: str
    got: str
    remedy: str


_LISTS: Mapping[str, type[Strict]] = {
    "themes": filemodel.ThemeIn,
    "sections": filemodel.SectionIn,
    "scales": filemodel.ScaleIn,
    "questions": filemodel.QuestionIn,
    "add": filemodel.AddedIn,
    "reword": filemodel.RewordIn,
    "rescale": filemodel.RescaleIn,
    "add_to": filemodel.AddToIn,
}


@dataclass(frozen=True)
class Draft:
    """A file whose shape has been checked: its head, its sound entries, and the problems so far."""

    path: Path
    data: Any
    head: filemodel.QuestionnaireFile
    entries: Mapping[str, tuple[Placed[Any], ...]]
    problems: tuple[Problem, ...]

    def of(self, key: str, model: type[Entry]) -> tuple[Placed[Entry], ...]:
        """Return the sound entries of the list `key`, which holds `model`."""
        return tuple(each for each in self.entries[key] if isinstance(each.value, model))

    def claimed(self, *keys: str) -> frozenset[str]:
        """List the ids claimed in these lists, also by entries whose shape is wrong.

        A question that refers to a broken theme is not itself to blame.
        """
        return frozenset(_name(raw) for key in keys for raw in _raw_list(self.data, key))

    def problems_with(self, findings: Iterable[Finding]) -> tuple[Problem, ...]:
        """Return all problems, those of `findings` with their lines, in the order of the file."""
        found = [*self.problems]
        for each in findings:
            line = line_of(self.data, each.place)
            where = f"{self.path}, line {line}" if line else str(self.path)
            found.append(Problem(where, each.expected, each.got, each.remedy))
        return tuple(sorted(found, key=_line))


def read_draft(path: Path) -> Draft:
    """Read a questionnaire file; raises only when it cannot be read as YAML at all."""
    data = read_yaml(path, QuestionnaireError)
    if not isinstance(data, Mapping):
        got = "a list" if isinstance(data, list) else "a text"
        remedy = "Begin with a line such as: version: 1"
        raise QuestionnaireError(Problem(str(path), "keys and values", got, remedy))
    head, problems = _head(data, str(path))
    entries: dict[str, tuple[Placed[Any], ...]] = {}
    for key in _LISTS:
        entries[key], found = _sound(data, key, str(path))
        problems += found
    return Draft(path, data, head, entries, problems)


def _head(data: Any, where: str) -> tuple[filemodel.QuestionnaireFile, tuple[Problem, ...]]:
    bare = data.copy()
    for key in _LISTS:
        if isinstance(bare.get(key), list):
            bare[key] = []
    try:
        return as_model(bare, filemodel.QuestionnaireFile, where, QuestionnaireError), ()
    except QuestionnaireError as error:
        extends = data.get("extends")
        name = extends if isinstance(extends, str) else ""
        return filemodel.QuestionnaireFile(version=1, extends=name), error.problems


def _sound(data: Any, key: str, where: str) -> tuple[tuple[Placed[Any], ...], tuple[Problem, ...]]:
    """Check the entries of one list, each on its own."""
    sound: list[Placed[Any]] = []
    problems: list[Problem] = []
    for index, raw in enumerate(_raw_list(data, key)):
        name = _name(raw)
        title = f'{where}, {key} "{name}"' if name else f"{where}, {key}"
        entry = raw if isinstance(raw, Mapping) else {"text": raw}
        try:
            sound.append(Placed(as_model(entry, _LISTS[key], title, QuestionnaireError), (key, index)))
        except QuestionnaireError as error:
            problems += error.problems
    return tuple(sound), tuple(problems)


def _raw_list(data: Any, key: str) -> list[Any]:
    raw = data.get(key)
    return raw if isinstance(raw, list) else []


def _name(raw: Any) -> str:
    """Guess the id an entry claims, whatever its shape."""
    if not isinstance(raw, Mapping):
        return slug(str(raw))
    if "id" in raw:
        return str(raw["id"])
    text = raw.get("text", "")
    return slug(str(text.get("da", "") if isinstance(text, Mapping) else text))


def _line(problem: Problem) -> int:
    _, _, line = problem.where.rpartition(", line ")
    return int(line) if line.isdigit() else 0
