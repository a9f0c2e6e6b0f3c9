"""A run asks the ledger before it makes anything, and writes it when the files are published."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from made_deck import deck_html

from manege_analysis.batch import run as batch_run
from manege_analysis.batch.outcome import Outcome
from manege_analysis.batch.release import ledger_path, require_no_leak
from manege_analysis.batch.run import Order, run_one
from manege_analysis.errors import PrivacyError
from manege_analysis.report.build import Built, Hooks, Told
from manege_analysis.report.desk import SUMMARY
from manege_analysis.report.manifest import Counts
from manege_analysis.report.publish import publish, staging
from manege_analysis.settings import load_settings
from manege_analysis.shipped import sample_workspace
from manege_analysis.summary.safe import Cell, Shown, the_gate
from manege_analysis.summary.store import save_summary
from manege_analysis.workflow import Prepared, prepare

DAY = date(2027, 3, 4)
ROWS = (4, 5, 6, 7, 8, 9, 10)


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """Copy the sample workspace with one cluster."""
    sample, made = sample_workspace(), tmp_path / "arbejde"
    made.mkdir()
    shutil.copy(sample / "manege.yaml", made)
    shutil.copytree(sample / "questionnaires", made / "questionnaires")
    shutil.copytree(sample / "clusters" / "ravnemose", made / "clusters" / "ravnemose")
    return made


def quick(prepared: Prepared, told: Told, hooks: Hooks, more: str = "") -> Built:
    """Publish a deck like a run does, without the notebooks that make it."""
    settings = prepared.settings
    with staging(settings.reports) as stage:
        folder = stage / settings.cluster.id / settings.day.isoformat()
        for name in ("deles", "intern"):
            (folder / name).mkdir(parents=True)
        (folder / "deles" / "blok-to.html").write_text(deck_html(prepared.share) + more, "utf-8")
        save_summary(prepared.share, folder / SUMMARY)
        for check in hooks.checks:
            check(folder)
        placed = publish(folder, settings.output, last=SUMMARY)
    return Built(settings.output, placed.files, Counts(0, None, 0, 0, 0))


@pytest.fixture(autouse=True)
def _quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch_run, "build_cluster", quick)


def run(workspace: Path, day: date = DAY) -> Outcome:
    order = Order(workspace, workspace.parent / "ud", day)
    return run_one("ravnemose", order, lambda cluster, what: None)


def rows_out(workspace: Path, rows: Sequence[int], *more: str) -> None:
    """Take rows out, so that putting them back later is so many new answers."""
    path = workspace / "clusters" / "ravnemose" / "decisions.yaml"
    shutil.copy(sample_workspace() / "clusters" / "ravnemose" / "decisions.yaml", path)
    said = [
        f"  - {{decide: take-row-out, by: AB, when: 2026-12-15, row: {row}, why: Kom senere}}"
        for row in rows
    ]
    path.write_text("\n".join([path.read_text("utf-8").rstrip(), *said, *more, ""]), "utf-8")


def settings(workspace: Path):  # type: ignore[no-untyped-def]
    return load_settings(workspace, "ravnemose", reports=workspace.parent / "ud", day=DAY)


def ledger(workspace: Path) -> Path:
    return ledger_path(settings(workspace))


def versions(workspace: Path) -> list[int]:
    document = json.loads(ledger(workspace).read_text("utf-8"))
    return [release["version"] for release in document["releases"]]


def deck(workspace: Path, day: date = DAY) -> bytes:
    return (
        workspace.parent / "ud" / "ravnemose" / day.isoformat() / "deles" / "blok-to.html"
    ).read_bytes()


def test_the_same_answers_are_the_same_release_on_any_day(workspace: Path) -> None:
    assert run(workspace).state == "done"
    written, first = ledger(workspace).read_bytes(), deck(workspace)
    assert run(workspace).state == "done"
    assert run(workspace, date(2027, 4, 1)).state == "done"
    assert ledger(workspace).read_bytes() == written
    assert deck(workspace) == first
    assert versions(workspace) == [1]


def test_two_new_answers_wait_and_the_old_deck_stays(workspace: Path) -> None:
    rows_out(workspace, ROWS[:2])
    assert run(workspace).state == "done"
    written, old = ledger(workspace).read_bytes(), deck(workspace)
    rows_out(workspace, ())
    refused = run(workspace)
    assert (refused.state, refused.status, refused.folder) == ("stopped by privacy", 4, None)
    assert "2 nye svar siden sidst – vent til mindst 5" in refused.remedies[0]
    assert "override-release" in refused.remedies[0]
    assert (ledger(workspace).read_bytes(), deck(workspace)) == (written, old)


@pytest.mark.parametrize("changed", [1, 4])
def test_one_to_four_changed_answers_are_refused(workspace: Path, changed: int) -> None:
    run(workspace)
    rows_out(workspace, ROWS[:changed])
    assert run(workspace).status == 4


def test_five_changed_answers_make_a_new_version(workspace: Path) -> None:
    run(workspace)
    rows_out(workspace, ROWS[:5])
    assert run(workspace).state == "done"
    assert versions(workspace) == [1, 2]


def test_a_changed_limit_is_a_change(workspace: Path) -> None:
    run(workspace)
    path = workspace / "clusters" / "ravnemose" / "cluster.yaml"
    path.write_text(path.read_text("utf-8") + "privacy: {limits: {shown: 6, answers: 12}}\n", "utf-8")
    refused = run(workspace)
    assert refused.status == 4, refused
    assert "Grænser eller svargrupper er ændret" in refused.remedies[0]


def test_a_person_can_override_for_one_version_with_a_reason(workspace: Path) -> None:
    run(workspace)
    said = (
        '  - {decide: override-release, by: AB, when: 2026-12-16, round: "2027-1", version: 2, '
        "why: Klyngens formand har bedt om det}"
    )
    rows_out(workspace, ROWS[:2], said)
    overridden = run(workspace)
    assert overridden.state == "done", overridden
    assert versions(workspace) == [1, 2]
    rows_out(workspace, ROWS[:4], said)
    assert run(workspace).status == 4


def test_a_damaged_ledger_stops_the_run_and_says_what_to_do(workspace: Path) -> None:
    run(workspace)
    old = deck(workspace)
    whole = ledger(workspace).read_text("utf-8")
    ledger(workspace).write_text(whole.replace('"cluster": "ravnemose"', '"cluster": "ravnemosen"'))
    stopped = run(workspace)
    assert stopped.status == 4
    assert "backup" in stopped.remedies[0]
    assert deck(workspace) == old


def test_a_ledger_that_was_taken_away_is_missed_when_the_answers_changed(workspace: Path) -> None:
    run(workspace)
    ledger(workspace).unlink()
    rows_out(workspace, ROWS[:2])
    assert run(workspace).status == 4
    rows_out(workspace, ())
    assert run(workspace).state == "done"
    assert versions(workspace) == [1]


def test_a_foreign_key_stops_the_run(
    workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(workspace)
    monkeypatch.setenv("MANEGE_KEY_DIR", str(tmp_path / "another"))
    stopped = run(workspace)
    assert stopped.status == 4
    assert "MANEGE_KEY_DIR" in stopped.remedies[0]


def test_the_key_lies_outside_and_in_no_file_of_the_run(workspace: Path, tmp_path: Path) -> None:
    run(workspace)
    key = (tmp_path / "keys" / "release.key").read_text("ascii").strip()
    made = [path for path in (*workspace.rglob("*"), *(tmp_path / "ud").rglob("*")) if path.is_file()]
    assert len(made) > 5
    assert all(key.encode() not in path.read_bytes() for path in made)


def test_a_key_within_the_workspace_is_refused(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MANEGE_KEY_DIR", str(workspace / "keys"))
    refused = run(workspace)
    assert (refused.state, refused.status) == ("failed", 2)


def test_a_file_that_fails_the_audit_is_not_published_and_not_recorded(
    workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = "Vi fik en plan for medicinen, da overlæge Halvor Lindebjerg selv ringede."
    run(workspace)
    old, written = deck(workspace), ledger(workspace).read_bytes()
    rows_out(workspace, ROWS[:5])
    monkeypatch.setattr(batch_run, "build_cluster", lambda p, t, h: quick(p, t, h, f"<!-- {secret} -->"))
    stopped = run(workspace)
    assert (stopped.state, stopped.status) == ("stopped by privacy", 4)
    assert [line.split(":")[0] for line in stopped.remedies] == ["blok-to.html, comment"]
    assert "Lindebjerg" not in str(stopped)
    assert (deck(workspace), ledger(workspace).read_bytes()) == (old, written)
    assert not list((workspace.parent / "ud").glob(".manege-*"))


def test_a_round_s_name_makes_a_file_name_below_the_cluster_s_folder(workspace: Path) -> None:
    given = settings(workspace)
    odd = replace(given, cluster=given.cluster.model_copy(update={"round": "../../2027 / forår"}))
    assert ledger_path(odd).parent == ledger_path(given).parent
    assert ledger_path(odd).name.isascii()
    assert ledger_path(odd) != ledger_path(given)


def test_a_summary_that_gives_a_small_count_away_is_stopped(workspace: Path) -> None:
    share = prepare(settings(workspace)).share
    require_no_leak(share)
    [first, *rest] = [table for table in share.tables if table.rung == "three"]
    cells = tuple(
        Cell(cell.id, cell.text, cell.side, Shown(count))
        for cell, count in zip(first.cells, (2, 5, (first.base or 0) - 7), strict=True)
    )
    with the_gate():
        leaking = replace(share, tables=(replace(first, cells=cells), *rest))
    with pytest.raises(PrivacyError, match=first.key):
        require_no_leak(leaking)
