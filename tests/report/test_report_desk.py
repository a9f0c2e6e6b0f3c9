"""The doors that notebooks go in by: settings for the desk, the stored safe summary for the deck."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sample_summary import summary

from manege_analysis.errors import ManegeError, NotReadyError, PrivacyError, SettingsError
from manege_analysis.report.desk import SUMMARY, open_run, open_share, store_summary, workspace_folder
from manege_analysis.shipped import sample_workspace
from manege_analysis.summary.store import save_summary
from manege_analysis.workflow import Prepared

Prepare = Callable[[str], Prepared]


@pytest.fixture
def stored(tmp_path: Path) -> Path:
    """Store the typed summary as a run would, and return the reports folder."""
    path = tmp_path / "birkelund" / "2027-03-04" / SUMMARY
    path.parent.mkdir(parents=True)
    save_summary(summary(), path)
    return tmp_path


def test_a_run_is_opened_from_plain_parameters(tmp_path: Path) -> None:
    run = open_run("", "birkelund", str(tmp_path), "2027-03-04", "en")
    assert (run.cluster.id, run.day, run.language) == ("birkelund", date(2027, 3, 4), "en")
    assert run.workspace == sample_workspace()
    assert run.output == tmp_path / "birkelund" / "2027-03-04"


def test_empty_parameters_mean_today_and_the_workspaces_language() -> None:
    run = open_run("", "birkelund", "reports", "", "")
    assert run.day == date.today()
    assert run.language == "da"


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"date": "4. marts"}, "Write it as 2027-03-04"),
        ({"language": "sv"}, "expected da or en"),
        ({"workspace": "findes-ikke"}, "expected a folder"),
        ({"cluster": "birklund"}, 'Did you mean "birkelund"?'),
    ],
)
def test_a_wrong_parameter_is_told_with_its_remedy(changed: dict[str, str], told: str) -> None:
    given = {"workspace": "", "cluster": "birkelund", "reports": "reports", "date": "", "language": "da"}
    with pytest.raises(SettingsError) as caught:
        open_run(**{**given, **changed})
    assert told in str(caught.value)


def test_folders_are_found_from_the_notebooks_own_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "notebooks").mkdir()
    (tmp_path / "arbejde").mkdir()
    monkeypatch.chdir(tmp_path / "notebooks")
    assert workspace_folder("arbejde").resolve() == tmp_path / "arbejde"


def test_the_stored_summary_is_opened_with_its_sender(stored: Path) -> None:
    shared = open_share("", "birkelund", str(stored), "2027-03-04", "")
    assert shared.summary == summary()
    assert (shared.day, shared.language) == (date(2027, 3, 4), "da")
    assert shared.brand.unit == "Kvalitetsenheden Eksempel"
    assert len(shared.source) == 64


def test_a_summary_that_was_never_stored_is_not_ready(tmp_path: Path) -> None:
    with pytest.raises(NotReadyError, match='Run 2_resultater first, or "manege run birkelund'):
        open_share("", "birkelund", str(tmp_path), "2027-03-04", "da")


@pytest.mark.parametrize("cluster", ["../birkelund", "Birkelund", "a/b", ""])
def test_a_cluster_that_is_no_slug_never_becomes_a_path(stored: Path, cluster: str) -> None:
    with pytest.raises(SettingsError, match="expected a-z, 0-9 and hyphens"):
        open_share("", cluster, str(stored), "2027-03-04", "da")


def test_an_internal_summary_is_neither_stored_nor_opened(stored: Path, prepared: Prepare) -> None:
    with pytest.raises(PrivacyError):
        store_summary(prepared("birkelund").settings, summary("internal"))
    save_summary(summary("internal"), stored / "birkelund" / "2027-03-04" / SUMMARY)
    with pytest.raises(PrivacyError):
        open_share("", "birkelund", str(stored), "2027-03-04", "da")


def test_a_summary_that_was_changed_by_hand_is_refused(stored: Path) -> None:
    path = stored / "birkelund" / "2027-03-04" / SUMMARY
    path.write_text(path.read_text("utf-8").replace('"count": 16', '"count": 17'), "utf-8")
    with pytest.raises(ManegeError, match="a changed or damaged file"):
        open_share("", "birkelund", str(stored), "2027-03-04", "da")


def test_a_stored_summary_is_read_back_equal(tmp_path: Path, prepared: Prepare) -> None:
    settings = replace(prepared("birkelund").settings, reports=tmp_path)
    store_summary(settings, prepared("birkelund").share)
    shared = open_share("", "birkelund", str(tmp_path), "2027-03-04", "da")
    assert shared.summary == prepared("birkelund").share


def test_the_shared_deck_is_made_where_answers_cannot_be_reached(stored: Path) -> None:
    """Opening a share and making its deck loads no code that reads, cleans or counts answers."""
    program = (
        "import sys, manege_analysis as manege\n"
        f"shared = manege.open_share('', 'birkelund', {str(stored)!r}, '2027-03-04', 'da')\n"
        "manege.block_two(shared)\n"
        "banned = ('exports.read', 'exports.tools', 'exports.matching', 'cleaning.clean',"
        " 'summary.gate', 'summary.counting', 'workflow')\n"
        "print([name for name in sys.modules if name.startswith('manege_analysis.')"
        " and name.split('.', 1)[1].startswith(banned)])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, env=dict(os.environ)
    )
    assert done.stdout.strip() == "[]"
