"""A YAML file becomes a typed value, or a list of problems that name file, line and remedy.

YAML 1.2 by `ruamel.yaml`: `16:30` stays text and `NO` stays a country.  A file is read once, checked
against a pydantic model that refuses unknown keys, and written back with its comments kept.
"""

from __future__ import annotations

import difflib
import io
import pickle
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ConfigDict, ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedBase
from ruamel.yaml.constructor import RoundTripConstructor
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from manege_analysis.errors import ManegeError, Problem, SettingsError
from manege_analysis.onestep import write_in_one_step

MAX_BYTES = 1_000_000
MAX_VALUES = 100_000


class Strict(BaseModel):
    """The base of every model of a file a person edits: unknown keys are errors, values are frozen."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class Decision(Strict):
    """The base of every entry in `decisions.yaml`: who decided, when, and why where that was asked."""

    by: str
    when: date
    why: str = ""


Model = TypeVar("Model", bound=BaseModel)


def read_yaml(path: Path, error: type[ManegeError] = SettingsError) -> Any:
    """Read a YAML file into ruamel's mappings, which know their lines and keep comments.

    An empty file is an empty mapping.  Raises `error` when the file is missing, larger than 1 MB,
    not UTF-8, not YAML, or holds the same key twice.
    """
    where = str(path)
    try:
        raw = path.read_bytes()
    except OSError as problem:
        reason = problem.strerror or "an unreadable file"
        raise error(Problem(where, "a readable file", reason, "Check the path.")) from None
    if len(raw) > MAX_BYTES:
        raise error(Problem(where, "at most 1 MB", f"{len(raw):,} bytes", "Is this the right file?"))
    try:
        # Ours and read a moment ago: nothing but what `_parsed` packed is unpacked.
        data = pickle.loads(_parsed(raw.decode("utf-8-sig")))  # noqa: S301
    except UnicodeDecodeError:
        remedy = "Save the file as UTF-8."
        raise error(Problem(where, "UTF-8 text", "another encoding", remedy)) from None
    except MarkedYAMLError as problem:
        mark = problem.problem_mark or problem.context_mark
        line = f", line {mark.line + 1}" if mark else ""
        got = (problem.problem or "text that is not YAML").splitlines()[0]
        remedy = "Check indentation, colons and quotes on this line."
        raise error(Problem(where + line, "YAML", got, remedy)) from None
    except (YAMLError, ValueError):
        raise error(Problem(where, "YAML", "text that is not YAML", "Check the file.")) from None
    return {} if data is None else data


@lru_cache(maxsize=128)
def _parsed(text: str) -> bytes:
    """Parse a text once per process; packed, so that every reader gets a document of its own.

    The same library and questionnaire are read many times in a run, and unpacking takes a twentieth
    of the time.
    """
    data = _yaml().load(text)
    if "*" in text:
        _expanded(data, {})
    return pickle.dumps(data)


def _expanded(data: Any, known: dict[int, int]) -> int:
    """Count what a document holds once its aliases are written out.

    Nine lines of aliases of aliases are a billion values, and whoever walks through them never comes
    back.  Raises `ValueError` beyond `MAX_VALUES`, and for an alias that holds itself.
    """
    if not isinstance(data, Mapping | list):
        return 1
    if id(data) not in known:
        known[id(data)] = MAX_VALUES + 1
        parts = data.values() if isinstance(data, Mapping) else data
        known[id(data)] = 1 + sum(_expanded(part, known) for part in parts)
    if known[id(data)] > MAX_VALUES:
        raise ValueError("more values than a file of settings can have")
    return known[id(data)]


def read_model(path: Path, model: type[Model], error: type[ManegeError] = SettingsError) -> Model:
    """Read a YAML file as `model`, or raise `error` with every problem and its line."""
    return as_model(read_yaml(path, error), model, str(path), error)


def as_model(
    data: Any,
    model: type[Model],
    where: str,
    error: type[ManegeError] = SettingsError,
    context: Mapping[str, Any] | None = None,
) -> Model:
    """Check `data` (from `read_yaml`, so that lines are known) against `model`.

    `context` reaches the model's validators, so that what depends on another file (a known actor)
    is reported together with everything else.
    """
    try:
        return model.model_validate(plain(data), context=context)
    except ValidationError as invalid:
        raise error(list(_problems(invalid, data, model, where))) from None


def plain(data: Any) -> Any:
    """Turn ruamel's mappings, sequences and scalars into Python's own."""
    if isinstance(data, Mapping):
        return {str(key): plain(value) for key, value in data.items()}
    if isinstance(data, Sequence) and not isinstance(data, str | bytes):
        return [plain(value) for value in data]
    for kind in (bool, int, float, str):
        if isinstance(data, kind):
            return data if type(data) is kind or isinstance(data, bool) else kind(data)
    return data


def line_of(data: Any, place: Sequence[str | int]) -> int | None:
    """Find the line (from 1) of the value, or of the key, at `place` in a read document."""
    line: int | None = None
    here = data
    for step in place:
        if not isinstance(here, CommentedBase):
            break
        try:
            at = here.lc.item(step) if isinstance(here, Sequence) else here.lc.key(step)
            line = at[0] + 1
            here = here[step]  # type: ignore[index]
        except (KeyError, IndexError, TypeError, AttributeError):
            break
    if line is None and isinstance(data, CommentedBase):
        line = int(data.lc.line or 0) + 1
    return line


def write_yaml(path: Path, data: Any) -> None:
    """Write `data` to `path` in one step: a reader sees the old file or the new one."""
    buffer = io.StringIO()
    _yaml().dump(data, buffer)
    write_in_one_step(path, buffer.getvalue().encode("utf-8"))


def nearest(word: str, known: Sequence[str]) -> str:
    """Suggest the known word that looks most like `word`, as a remedy."""
    close = difflib.get_close_matches(word, known, n=1, cutoff=0.6)
    if close:
        return f'Did you mean "{close[0]}"?'
    return f"Known: {', '.join(sorted(known))}." if known else "Remove it."


class _Constructor(RoundTripConstructor):
    """Leaves a date that no calendar has as text, so that the model refuses it with its line."""

    def construct_yaml_timestamp(self, node: Any, values: Any = None) -> Any:
        try:
            return super().construct_yaml_timestamp(node, values)
        except ValueError:
            return str(node.value)


_Constructor.add_constructor("tag:yaml.org,2002:timestamp", _Constructor.construct_yaml_timestamp)


def _yaml() -> YAML:
    yaml = YAML(typ="rt")
    yaml.Constructor = _Constructor
    yaml.version = None
    yaml.preserve_quotes = True
    yaml.width = 100
    yaml.indent(mapping=2, sequence=4, offset=2)
    return yaml


def _problems(
    invalid: ValidationError, data: Any, model: type[BaseModel], where: str
) -> Iterator[Problem]:
    for found in invalid.errors(include_url=False):
        place = _without_tags(found["loc"], data)
        line = line_of(data, place)
        here = where + (f", line {line}" if line else "")
        name = ".".join(str(step) for step in place) or "the file"
        if found["type"] == "extra_forbidden":
            known = _fields_at(model, found["loc"][:-1])
            got = f'"{place[-1]}"' + (f' under "{_parent(place)}"' if len(place) > 1 else "")
            yield Problem(here, "a known setting", got, nearest(str(place[-1]), known))
        elif found["type"] == "missing":
            yield Problem(here, f'"{name}"', "nothing", f'Add "{place[-1]}".')
        else:
            said = found["msg"].removeprefix("Value error, ").removeprefix("Input should be ")
            yield Problem(here, f'"{name}" to be right', repr(found["input"])[:80], f"{said}.")


def _parent(place: Sequence[str | int]) -> str:
    return ".".join(str(step) for step in place[:-1])


def _without_tags(place: Sequence[str | int], data: Any) -> list[str | int]:
    """Leave out the tags that pydantic puts into the place of an error in a tagged union."""
    kept: list[str | int] = []
    here = data
    for step in place:
        if isinstance(here, Mapping) and step not in here and step in here.values():
            continue
        kept.append(step)
        try:
            here = here[step]
        except (KeyError, IndexError, TypeError):
            here = None
    return kept


def _fields_at(model: type[BaseModel], place: Sequence[str | int]) -> list[str]:
    """List the keys known at `place`, by walking the model's annotations."""
    here: list[type[BaseModel]] = [model]
    for step in place:
        if isinstance(step, int):
            continue
        found: list[type[BaseModel]] = []
        for each in here:
            for name, info in each.model_fields.items():
                if step in (name, info.alias):
                    found += _models_in(info.annotation)
        here = found or here
    return [info.alias or name for each in here for name, info in each.model_fields.items()]


def _models_in(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for part in get_args(annotation) for model in _models_in(part)]
