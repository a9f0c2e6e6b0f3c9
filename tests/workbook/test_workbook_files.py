"""Decisions reach their files with comments kept, are undone byte for byte, and overwrite nobody."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from manege_analysis.cases.decision_kinds import ChooseCases, LockCase
from manege_analysis.cases.library import load_library
from manege_analysis.cleaning.decisions import CodeText
from manege_analysis.errors import MeetingError, SettingsError
from manege_analysis.settings import read_decisions
from manege_analysis.workbook import decisions_file, meeting_fields
from manege_analysis.workbook.savedfiles import ChangedMeanwhileError, look, undo

TODAY = date(2027, 1, 20)


def lock(case: str = "emma") -> LockCase:
    """Make a signed decision."""
    return decisions_file.signed(LockCase, " AB ", TODAY, case=case)


def test_a_decision_is_added_after_the_others_and_comments_stay(tmp_path: Path) -> None:
    path = tmp_path / "decisions.yaml"
    first = "  - {decide: lock-case, by: C, when: 2026-12-14, case: ida}\n"
    before = f"# 1\nversion: 1\ndecisions:\n  # 2\n{first}"
    path.write_text(before, "utf-8")
    decisions_file.add(look(path), [lock()])
    assert (
        path.read_text("utf-8")
        == before + "  - {decide: lock-case, by: AB, when: 2027-01-20, case: emma}\n"
    )


@pytest.mark.parametrize("start", [None, "", "version: 1\n", "version: 1\ndecisions: []\n"])
def test_the_first_decision_makes_the_list(tmp_path: Path, start: str | None) -> None:
    path = tmp_path / "decisions.yaml"
    if start is not None:
        path.write_text(start, "utf-8")
    decisions_file.add(look(path), [lock(), lock("ida")])
    assert [each.case for each in read_decisions(tmp_path)] == ["emma", "ida"]  # type: ignore[attr-defined]


@pytest.mark.parametrize("key", ["230e120000", "0000000012", "0x12345678", "1_000_0000", "no"])
def test_a_texts_key_is_read_back_as_the_same_text(tmp_path: Path, key: str) -> None:
    path = tmp_path / "decisions.yaml"
    said = decisions_file.signed(CodeText, "AB", TODAY, item="q1", text=key, themes=("ppr", "Nej"))
    decisions_file.add(look(path), [said])
    assert read_decisions(tmp_path) == (said,)


def test_a_reason_is_kept_where_it_was_given(tmp_path: Path) -> None:
    path = tmp_path / "decisions.yaml"
    why = 'Et nej: "vi" prøvede, #2 — alligevel'
    decisions_file.add(
        look(path), [decisions_file.signed(ChooseCases, "AB", TODAY, cases=("a", "b"), why=why)]
    )
    assert read_decisions(tmp_path)[0].why == why


def test_nobody_decides_without_a_name() -> None:
    with pytest.raises(SettingsError, match="initialer"):
        decisions_file.signed(LockCase, "  ", TODAY, case="emma")


def test_what_another_wrote_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "decisions.yaml"
    seen = look(path)
    path.write_text("version: 1\n", "utf-8")
    with pytest.raises(ChangedMeanwhileError, match="af en anden"):
        decisions_file.add(seen, [lock()])
    assert path.read_text("utf-8") == "version: 1\n"


def test_undo_puts_every_byte_back(tmp_path: Path) -> None:
    path = tmp_path / "decisions.yaml"
    before = b"version:   1\r\n# odd spacing \xc3\xa6\r\ndecisions:  []\r\n"
    path.write_bytes(before)
    undo(decisions_file.add(look(path), [lock()]))
    assert path.read_bytes() == before


def test_undo_takes_a_new_file_away(tmp_path: Path) -> None:
    path = tmp_path / "decisions.yaml"
    undo(decisions_file.add(look(path), [lock()]))
    assert not path.exists()


def test_undo_overwrites_nobody_either(tmp_path: Path) -> None:
    path = tmp_path / "decisions.yaml"
    saved = decisions_file.add(look(path), [lock()])
    path.write_text("version: 1\n", "utf-8")
    with pytest.raises(ChangedMeanwhileError):
        undo(saved)
    assert path.read_text("utf-8") == "version: 1\n"


def test_a_file_that_would_not_hold_together_is_not_written(tmp_path: Path) -> None:
    path = tmp_path / "decisions.yaml"
    path.write_text(
        "version: 1\ndecisions:\n  - {decide: lock-cse, by: AB, when: 2027-01-20}\n", "utf-8"
    )
    before = path.read_bytes()
    with pytest.raises(SettingsError):
        decisions_file.add(look(path), [lock()])
    assert path.read_bytes() == before


def meeting(tmp_path: Path, text: str) -> Path:
    """Write a meeting.yaml."""
    path = tmp_path / "meeting.yaml"
    path.write_text(text, "utf-8")
    return path


def test_meeting_fields_are_set_and_comments_stay(tmp_path: Path) -> None:
    path = meeting(tmp_path, "# Aftalt\nversion: 1\ndate: 2027-03-04   # torsdag\nplace: Salen\n")
    fields = {"date": date(2027, 3, 11), "place": "Skolen", "roles.chair": "Bo Ny", "budget.frame": 100}
    meeting_fields.set_fields(look(path), fields, load_library(), TODAY)
    text = path.read_text("utf-8")
    assert "# Aftalt" in text and "date: 2027-03-11   # torsdag" in text
    assert "place: Skolen" in text and "chair: Bo Ny" in text and "frame: 100" in text


def test_a_places_address_stays_when_its_name_changes_and_an_empty_field_goes(tmp_path: Path) -> None:
    path = meeting(
        tmp_path, "version: 1\nplace: {name: Salen, room: '2'}\ntitle: Møde\nroles: {chair: Bo}\n"
    )
    fields = {"place": "Skolen", "title": "", "roles.chair": ""}
    meeting_fields.set_fields(look(path), fields, load_library(), TODAY)
    assert path.read_text("utf-8") == "version: 1\nplace: {name: Skolen, room: '2'}\n"


def test_an_impossible_meeting_is_refused_and_the_file_untouched(tmp_path: Path) -> None:
    path = meeting(tmp_path, "version: 1\nstart: '16.30'\n")
    with pytest.raises(MeetingError):
        meeting_fields.set_fields(look(path), {"start": "26.30"}, load_library(), TODAY)
    assert path.read_text("utf-8") == "version: 1\nstart: '16.30'\n"


def test_an_actors_answer_is_written(tmp_path: Path) -> None:
    path, library = meeting(tmp_path, "version: 1\n"), load_library()
    actor = library.actors[0].id
    meeting_fields.set_answer(look(path), actor, "declined", library, TODAY)
    assert f"actor: {actor}" in path.read_text("utf-8") and "declined" in path.read_text("utf-8")
