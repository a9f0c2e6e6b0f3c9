"""`manege audit` as its user meets it: what is found, what is told, and the exit status."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from made_deck import DAY, deck_html

from manege_analysis.settings import load_settings
from manege_analysis.shipped import sample_workspace
from manege_analysis.workflow import prepare


def audit(*words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "manege_analysis.cli", "audit", *words]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Make a folder with one deck that may be shared."""
    share = prepare(load_settings(sample_workspace(), "ravnemose", day=DAY)).share
    (tmp_path / "blok-to.html").write_text(deck_html(share), encoding="utf-8")
    return tmp_path


def test_a_deck_that_may_be_shared_ends_with_status_zero(folder: Path) -> None:
    done = audit(str(folder), "--cluster", "ravnemose")
    assert (done.returncode, done.stderr) == (0, "")
    told = '1 file was opened and searched against the answers of "ravnemose": nothing was found.\n'
    assert done.stdout == told


def test_a_deck_of_another_cluster_is_found_out_by_its_numbers(folder: Path) -> None:
    done = audit(str(folder), "--cluster", "birkelund")
    assert done.returncode == 4
    assert "a number about respondents that is not published" in done.stdout


def test_a_name_of_the_export_is_found_and_not_repeated(folder: Path) -> None:
    (folder / "noter.txt").write_text("Ring til thyra.havrekjaer@klinik.example", encoding="utf-8")
    done = audit(str(folder), "--cluster", "ravnemose", "--json")
    found = json.loads(done.stdout)
    assert (done.returncode, found["files"], found["leaks"]) == (4, 2, [])
    assert {each["where"] for each in found["findings"]} == {"noter.txt"}
    assert {each["what"] for each in found["findings"]} == {
        "a raw value of the export", "an e-mail address",
    }  # fmt: skip
    assert "havrekjaer" not in done.stdout


def test_without_a_cluster_it_says_what_it_could_not_look_for(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("CPR 010190-1234", encoding="utf-8")
    done = audit(str(tmp_path))
    assert done.returncode == 4
    assert "Name the cluster with --cluster" in done.stdout
    assert "010190" not in done.stdout


@pytest.mark.parametrize("name", ["nowhere", ""])
def test_nothing_to_open_is_an_error_of_use(tmp_path: Path, name: str) -> None:
    done = audit(str(tmp_path / name))
    assert done.returncode == 2
    assert "Name the folder" in done.stderr
