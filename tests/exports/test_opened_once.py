"""A run opens each export once, and forgets it at the end; what changed meanwhile is opened again."""

from __future__ import annotations

from pathlib import Path

from manege_analysis.exports.files.rawfile import open_file, opened_once


def write(path: Path, answer: str) -> Path:
    path.write_text(f"id;svar\n1;{answer}\n2;nej\n", encoding="utf-8")
    return path


def test_within_the_block_a_file_is_opened_once(tmp_path: Path) -> None:
    path = write(tmp_path / "svar.csv", "ja")
    with opened_once():
        assert open_file(path) is open_file(path)


def test_a_file_that_changed_is_opened_again(tmp_path: Path) -> None:
    path = write(tmp_path / "svar.csv", "ja")
    with opened_once():
        before = open_file(path)
        after = open_file(write(path, "på"))  # as long as before, and written at once
        assert [before.sheets[0].row(1), after.sheets[0].row(1)] == [("1", "ja"), ("1", "på")]


def test_two_files_alike_keep_their_own_names(tmp_path: Path) -> None:
    one, other = (write(tmp_path / name, "ja") for name in ("en.csv", "to.csv"))
    with opened_once():
        assert [open_file(one).name, open_file(other).name] == ["en.csv", "to.csv"]


def test_nothing_is_held_outside_the_block(tmp_path: Path) -> None:
    path = write(tmp_path / "svar.csv", "ja")
    with opened_once():
        held = open_file(path)
    assert open_file(path) is not held
    with opened_once():
        assert open_file(path) is not held
