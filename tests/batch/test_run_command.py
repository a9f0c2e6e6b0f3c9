"""`manege run` as a scheduler meets it: what is chosen, what is told, and to whom."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from manege_analysis.batch import many
from manege_analysis.batch import overview as page
from manege_analysis.batch.many import Progress, Stopped
from manege_analysis.batch.outcome import Outcome
from manege_analysis.batch.state import recall, remember
from manege_analysis.cli.main import app
from manege_analysis.cli.run import _require_utf8
from manege_analysis.errors import SettingsError

SECRET = "et ord fra data"
Command = Callable[..., Result]


@pytest.fixture
def manege(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Command:
    """Run the command over three clusters whose ends are made up: b-by fails, c-by is stopped."""
    states = {"a-by": ("done", 0), "b-by": ("failed", 1), "c-by": ("stopped by privacy", 4)}
    for name in states:
        folder = tmp_path / "arbejde" / "clusters" / name
        folder.mkdir(parents=True)
        (folder / "cluster.yaml").write_text(f"version: 1\nid: {name}\nname: {name}\n", "utf-8")

    def runs(names, order, watched, workers, crew):  # type: ignore[no-untyped-def]
        ended = []
        for name in names:
            state, status = states[name]
            folder = order.reports / name if state == "done" else None
            outcome = Outcome(name, state, folder, (f"Mend {SECRET}",), 12, 0.5, name, status)
            remember(order.reports, outcome, "x")
            ended.append(outcome)
            watched(Progress(outcome, (), len(names) - len(ended)))
        return tuple(ended)

    monkeypatch.setattr(many, "run_many", runs)

    def run(*words: str) -> Result:
        given = ("run", "-w", str(tmp_path / "arbejde"), "-r", str(tmp_path / "ud"))
        return CliRunner().invoke(app, [*given, *words])

    return run


def test_only_failed_runs_those_that_went_wrong_last_time(manege: Command) -> None:
    assert manege().exit_code == 4
    again = manege("--only-failed")
    assert "a-by" not in again.stderr
    assert "2/2 c-by: stopped by privacy" in again.stderr


def test_a_dry_run_says_what_would_run_and_writes_nothing(manege: Command, tmp_path: Path) -> None:
    done = manege("--dry-run")
    assert done.exit_code == 0
    assert done.stdout.splitlines() == [f"{name}: would run" for name in ("a-by", "b-by", "c-by")]
    assert not (tmp_path / "ud").exists()


def test_the_log_is_lines_of_json_without_a_word_from_data(manege: Command) -> None:
    lines = [line for line in manege("--log-json").stderr.splitlines() if line.startswith("{")]
    told = [json.loads(line) for line in lines]
    assert [(one["cluster"], one["status"], one["waiting"]) for one in told] == [
        ("a-by", 0, 2),
        ("b-by", 1, 1),
        ("c-by", 4, 0),
    ]
    assert not any(SECRET in line for line in lines)


def test_the_command_of_notify_gets_the_summary_and_its_failure_changes_nothing(
    manege: Command, tmp_path: Path
) -> None:
    script = tmp_path / "besked.py"
    script.write_text(f"import sys; open({str(tmp_path / 'fik.json')!r}, 'w').write(sys.stdin.read())")
    assert manege("--notify", f"{sys.executable} {script}").exit_code == 4
    told = (tmp_path / "fik.json").read_text("utf-8")
    assert [one["state"] for one in json.loads(told)] == ["done", "failed", "stopped by privacy"]
    assert SECRET not in told
    failed = manege("--notify", "no-such-program-here")
    assert failed.exit_code == 4
    assert "--notify: the command FileNotFoundError" in failed.stderr


def test_a_stopped_batch_tells_its_status_and_what_was_finished(
    manege: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    manege()

    def stopped(*given: object) -> None:
        raise Stopped

    monkeypatch.setattr(many, "run_many", stopped)
    done = manege()
    assert done.exit_code == 143
    counts = json.loads((tmp_path / "ud" / "status.json").read_text("utf-8"))["counts"]
    assert counts == {"done": 1, "failed": 1, "stopped by privacy": 1}


def test_a_page_that_cannot_be_written_is_told_and_is_no_success(
    manege: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*given: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(page, "write_overview", full)
    done = manege("a-by")
    assert done.exit_code == 1
    assert "No space left on device" in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.parametrize("full", ["stderr", "stdout"])
def test_a_log_that_takes_no_more_stops_nothing(tmp_path: Path, full: str) -> None:
    folder = tmp_path / "arbejde" / "clusters" / "a-by"
    folder.mkdir(parents=True)
    (folder / "cluster.yaml").write_text("version: 1\nid: a-by\nname: A\n", "utf-8")
    words = ["run", "-w", str(tmp_path / "arbejde"), "-r", str(tmp_path / "ud")]
    command = [sys.executable, "-m", "manege_analysis.cli", *words]
    with Path("/dev/full").open("w") as nowhere:
        heard = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE} | {full: nowhere}
        done = subprocess.run(command, text=True, **heard)  # type: ignore[call-overload]
    assert done.returncode == 3  # as with a log that takes everything: the answers have not come
    [told] = json.loads((tmp_path / "ud" / "status.json").read_text("utf-8"))["clusters"]
    assert told["state"] == "not ready"


def test_an_end_that_could_not_be_remembered_still_stands_in_the_status(tmp_path: Path) -> None:
    from datetime import date

    from manege_analysis.batch.order import Order

    order = Order(tmp_path / "arbejde", tmp_path / "ud", date(2027, 3, 4))
    page.write_overview(["a"], [Outcome("a", "failed", remedies=("No room.",))], order)
    [told] = json.loads((tmp_path / "ud" / "status.json").read_text("utf-8"))["clusters"]
    assert (told["state"], told["remedies"]) == ("failed", ["No room."])
    assert recall(order.reports, "a").state == ""


def test_where_names_of_files_are_not_utf8_the_command_says_what_to_set() -> None:
    _require_utf8("utf-8")
    with pytest.raises(SettingsError, match=r"LANG=C\.UTF-8"):
        _require_utf8("ascii")
