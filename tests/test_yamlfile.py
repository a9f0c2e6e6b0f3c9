"""A settings file is read right, or every problem in it is told with its line."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Annotated, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import Field
from ruamel.yaml.comments import CommentedMap

from manege_analysis.errors import ManegeError, QuestionnaireError, SettingsError
from manege_analysis.yamlfile import (
    Strict,
    as_model,
    line_of,
    nearest,
    plain,
    read_model,
    read_yaml,
    write_yaml,
)


class Limits(Strict):
    threshold: int = 5
    base: int = 10


class Lock(Strict):
    decide: Literal["lock"]
    case: str


class Ban(Strict):
    decide: Literal["ban"]
    case: str
    why: str


class File(Strict):
    version: Literal[1]
    name: str = ""
    privacy: Limits = Limits()
    lines: tuple[Limits, ...] = ()
    decisions: tuple[Annotated[Lock | Ban, Field(discriminator="decide")], ...] = ()


def written(folder: Path, text: str) -> Path:
    path = folder / "cluster.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def problems(folder: Path, text: str) -> list[str]:
    path = written(folder, text)
    with pytest.raises(SettingsError) as raised:
        read_model(path, File)
    return [str(problem).replace(f"{path}", "cluster.yaml") for problem in raised.value.problems]


def test_an_unknown_key_is_told_with_its_line_and_the_nearest_known_name(tmp_path: Path) -> None:
    assert problems(tmp_path, "version: 1\nprivacy:\n  treshold: 3\n") == [
        'cluster.yaml, line 3: expected a known setting, got "treshold" under "privacy". '
        'Did you mean "threshold"?'
    ]


def test_all_problems_are_told_at_once(tmp_path: Path) -> None:
    told = problems(tmp_path, "version: 2\nnam: x\nlines:\n  - base: 1\n  - base: ten\n")
    assert len(told) == 3
    assert any("line 1:" in line for line in told)
    assert any("line 2:" in line and '"name"' in line for line in told)
    assert any("line 5:" in line for line in told)


def test_a_missing_key_is_told_by_name(tmp_path: Path) -> None:
    assert 'expected "version", got nothing. Add "version".' in problems(tmp_path, "name: x\n")[0]


def test_problems_inside_a_tagged_list_name_the_entry_s_line(tmp_path: Path) -> None:
    text = "version: 1\ndecisions:\n  - decide: ban\n    case: a\n    whyy: b\n"
    told = problems(tmp_path, text)
    assert any("line 5:" in line and 'Did you mean "why"?' in line for line in told), told


@pytest.mark.parametrize(
    ("text", "key", "value"),
    [("time: 16:30\n", "time", "16:30"), ("country: NO\n", "country", "NO"), ("x: 010\n", "x", 10)],
)
def test_yaml_is_read_by_the_1_2_rules(tmp_path: Path, text: str, key: str, value: object) -> None:
    assert plain(read_yaml(written(tmp_path, text)))[key] == value


def test_an_alias_bomb_stays_small_because_files_are_small(tmp_path: Path) -> None:
    path = tmp_path / "big.yaml"
    path.write_bytes(b"a: " + b"x" * 1_000_001)
    with pytest.raises(SettingsError, match="expected at most 1 MB, got 1,000,004 bytes"):
        read_yaml(path)


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        (b"a: [1\n", "expected YAML"),
        (b"a: 1\na: 2\n", "line 2: expected YAML"),
        (b"\xff\xfea\x00", "expected UTF-8 text"),
        (b"a: !!python/object:os.system x\n", "a known setting"),
        (b"a: \x00\n", "expected YAML"),
    ],
)
def test_what_is_no_yaml_is_told(tmp_path: Path, raw: bytes, told: str) -> None:
    path = tmp_path / "x.yaml"
    path.write_bytes(raw)
    with pytest.raises(ManegeError, match=told):
        as_model(read_yaml(path), File, "x.yaml")


def test_the_stage_s_own_error_is_raised(tmp_path: Path) -> None:
    with pytest.raises(QuestionnaireError, match="a readable file"):
        read_yaml(tmp_path / "absent.yaml", QuestionnaireError)


def test_an_empty_file_is_an_empty_mapping(tmp_path: Path) -> None:
    assert read_yaml(written(tmp_path, "")) == {}


def test_comments_survive_a_change(tmp_path: Path) -> None:
    path = written(tmp_path, "version: 1  # the format\nname: A\n")
    data = read_yaml(path)
    data["name"] = "Sølund"
    write_yaml(path, data)
    assert path.read_text(encoding="utf-8") == "version: 1  # the format\nname: Sølund\n"
    assert [p.name for p in tmp_path.iterdir()] == ["cluster.yaml"]


def test_a_failed_write_leaves_the_old_file_and_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(tmp_path, "version: 1\n")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space left"):
        write_yaml(path, {"version": 2})
    assert path.read_text(encoding="utf-8") == "version: 1\n"
    assert [p.name for p in tmp_path.iterdir()] == ["cluster.yaml"]


@given(
    st.dictionaries(
        st.from_regex(r"[a-z]{1,8}", fullmatch=True),
        st.text(st.characters(exclude_categories=("Cs", "Cc"))) | st.integers() | st.booleans(),
        max_size=6,
    )
)
def test_what_is_written_is_read_back(tmp_path_factory: pytest.TempPathFactory, data: dict) -> None:
    path = tmp_path_factory.mktemp("yaml") / "x.yaml"
    write_yaml(path, data)
    assert plain(read_yaml(path)) == data


def test_line_of_falls_back_to_the_nearest_known_place() -> None:
    assert line_of({"a": 1}, ["a"]) is None
    assert line_of(CommentedMap(), ["a"]) == 1


def test_dates_are_dates(tmp_path: Path) -> None:
    assert plain(read_yaml(written(tmp_path, "d: 2027-03-04\n")))["d"] == datetime.date(2027, 3, 4)


def test_nearest_lists_what_is_known_when_nothing_looks_alike() -> None:
    assert nearest("zzz", ["b", "a"]) == "Known: a, b."
    assert nearest("zzz", []) == "Remove it."
