"""docs/kilder.md: every request of the sources leads to something that exists in the product."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest
from pydantic import BaseModel

from manege_analysis.meeting.file import MeetingFile
from manege_analysis.meeting.task_rules import RULES

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "kilder.md").read_text("utf-8")
ROWS = [
    tuple(cell.strip() for cell in line.strip("|").split("|"))
    for line in PAGE.splitlines()
    if re.match(r"\| [MGDK]\d", line)
]
NAMED = sorted(
    set(re.findall(r"`([^`]+)`", PAGE))
    - {"opgave:", "felt:", "tjek:", "meeting.yaml", "manege_analysis/"}
)


def test_no_row_is_empty() -> None:
    assert len(ROWS) == 77
    assert all(len(row) == 3 and all(row) and "`" in row[2] for row in ROWS)
    assert len({row[0] for row in ROWS}) == len(ROWS)


def test_both_sources_are_told_from_end_to_end() -> None:
    numbers = {row[0] for row in ROWS}
    assert {f"M{n}" for n in range(1, 10)} <= numbers
    assert {f"G{n}" for n in range(1, 40)} <= numbers
    assert {n.rstrip("abc") for n in numbers if n.startswith("D")} == {f"D{n}" for n in range(1, 11)}
    assert {f"K{n}" for n in range(1, 9)} <= numbers


@pytest.mark.parametrize("name", NAMED)
def test_everything_that_is_named_exists(name: str) -> None:
    kind, _, what = name.partition(":")
    if kind == "opgave":
        assert what in {rule.id for rule in RULES}
    elif kind == "felt":
        assert has_field(MeetingFile, what.split(".")), what
    elif kind == "tjek":
        sources = (ROOT / "manege_analysis" / "meeting").glob("*.py")
        assert any(f'"{what}' in text for text in (path.read_text("utf-8") for path in sources)), what
    else:
        assert (ROOT / "manege_analysis" / name).is_file(), name


def test_every_task_of_the_timeline_comes_from_a_source() -> None:
    assert {name.removeprefix("opgave:") for name in NAMED if name.startswith("opgave:")} == {
        r.id for r in RULES
    }


def has_field(model: type[BaseModel], path: list[str]) -> bool:
    fields = {info.alias or name: info for name, info in model.model_fields.items()}
    if path[0] not in fields:
        return False
    inner = _models(fields[path[0]].annotation)
    return not path[1:] or any(has_field(each, path[1:]) for each in inner)


def _models(annotation: object) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for part in get_args(annotation) for model in _models(part)]
