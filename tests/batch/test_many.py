"""Many clusters: what is skipped, what happens to a dead worker, a lock, a stop, and what is told."""

from __future__ import annotations

import json
import multiprocessing
import os
import signal
import socket
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import date
from multiprocessing.context import BaseContext
from pathlib import Path

import pytest

from manege_analysis.batch import crew, warm
from manege_analysis.batch import order as batch_order
from manege_analysis.batch import run as batch_run
from manege_analysis.batch.lock import STATE, AlreadyRunningError, clear_leftovers, locked
from manege_analysis.batch.many import Progress, run_many
from manege_analysis.batch.outcome import Outcome, exit_status, first_of
from manege_analysis.batch.overview import write_overview
from manege_analysis.batch.process import birth, can_fork, is_alive
from manege_analysis.batch.run import Order, run_one
from manege_analysis.batch.state import recall, remember
from manege_analysis.errors import PrivacyError
from manege_analysis.report import typeset
from manege_analysis.report.build import Built, Hooks
from manege_analysis.report.manifest import NAME, Counts
from manege_analysis.report.publish import publish, staging

DAY = date(2027, 3, 4)
CLUSTERS = ("a-by", "b-by", "c-by")
posix = pytest.mark.skipif(os.name == "nt", reason="needs signals and fork")


@dataclass(frozen=True)
class FakeSettings:
    """What the work below needs to know; `workspace` is the run's private copy."""

    workspace: Path
    id: str
    reports: Path
    day: date
    origin: Path

    @property
    def cluster(self) -> FakeSettings:
        return self

    @property
    def name(self) -> str:
        return f"Klynge {self.id}"

    @property
    def source(self) -> Path:
        return self.workspace / "clusters" / self.id / "export.csv"

    @property
    def original(self) -> Path:
        return self.origin / "clusters" / self.id / "export.csv"


def fake_settings(
    workspace: Path, cluster: str, *, reports: Path, day: date, language: object
) -> FakeSettings:
    return FakeSettings(workspace, cluster, reports, day, workspace)


class FakePrepared:
    """Stands for a prepared cluster: one answer a line of its export."""

    def __init__(self, settings: FakeSettings) -> None:
        self.settings, self.share, self.response = settings, self, self
        self.respondents = len(settings.source.read_text("utf-8").splitlines())


class Allowed:
    """A ledger that says yes to everything."""

    verdict = said = property(lambda self: self)
    en = "First version"

    def record(self) -> None:
        """Write nothing down."""


def build(prepared: FakePrepared, told: object, hooks: Hooks) -> Built:
    """Publish one file made of the export, and do on the way what the export asks for."""
    settings = prepared.settings
    text = settings.source.read_text("utf-8")
    with staging(settings.reports) as stage:
        page = stage / "deles" / "blok-to.html"
        page.parent.mkdir()
        page.write_text(f"{prepared.respondents} svar", "utf-8")
        _obey(text.split(), settings.original)
        for check in hooks.checks:
            check(stage)
        (stage / NAME).parent.mkdir()
        files = {"deles/blok-to.html": {"bytes": page.stat().st_size}}
        (stage / NAME).write_text(json.dumps({"format": "manege-manifest", "files": files}))
        target = settings.reports / settings.id / settings.day.isoformat()
        return Built(target, publish(stage, target, last=NAME).files, Counts(0, None, 0, 0, 0))


def _obey(words: list[str], source: Path) -> None:
    if "die" in words or ("die-once" in words and not source.with_name(".died").exists()):
        source.with_name(".died").touch()
        os.kill(os.getpid(), signal.SIGKILL)
    if "full" in words:
        raise OSError(28, "No space left on device")
    if "private" in words:
        raise PrivacyError("one small count")
    if "mistake" in words:
        raise ValueError("a value from the data")
    if "meanwhile" in words:
        source.write_text("another answer\n", "utf-8")
    if "sleep" in words:
        time.sleep(60)


@pytest.fixture(autouse=True)
def _quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave locks, states, workers and order as they are, and make the work itself quick."""
    patch = monkeypatch.setattr
    patch(warm, "warm", lambda day: None)
    # Another test of this process may have set pages; the work here sets none, and may be forked.
    patch(typeset._Threads, "begun", False)
    patch(batch_order, "code_hash", lambda: "code")
    patch(batch_run, "load_settings", fake_settings)
    patch(batch_run, "prepare", FakePrepared)
    patch(batch_run, "permit", lambda prepared: Allowed())
    patch(batch_run, "check_shared", lambda prepared, folder: None)
    patch(batch_run, "build_cluster", build)


@pytest.fixture
def order(tmp_path: Path) -> Order:
    for number, cluster in enumerate(CLUSTERS, 1):
        folder = tmp_path / "arbejde" / "clusters" / cluster
        folder.mkdir(parents=True)
        (folder / "cluster.yaml").write_text(f"version: 1\nid: {cluster}\nname: {cluster}\n")
        (folder / "export.csv").write_text("svar\n" * number)
    return Order(tmp_path / "arbejde", tmp_path / "ud", DAY)


def export(order: Order, cluster: str) -> Path:
    return order.workspace / "clusters" / cluster / "export.csv"


def run(order: Order, workers: int = 1) -> list[str]:
    return [outcome.state for outcome in run_many(CLUSTERS, order, lambda at: None, workers)]


def left_over(order: Order) -> list[str]:
    hidden = [path.name for path in order.reports.glob(".manege-*")]
    return hidden + [path.name for path in (order.reports / STATE).glob("*") if path.suffix != ".json"]


def page(order: Order, cluster: str) -> str:
    return (order.reports / cluster / DAY.isoformat() / "deles" / "blok-to.html").read_text("utf-8")


def test_every_cluster_is_run_and_then_only_what_changed(order: Order) -> None:
    assert run(order) == ["done"] * 3
    assert run(order) == ["unchanged"] * 3
    export(order, "b-by").write_text("svar\n" * 5)
    assert run(order, workers=2) == ["unchanged", "done", "unchanged"]
    assert page(order, "b-by") == "5 svar"
    assert left_over(order) == []


def test_force_a_missing_file_and_another_code_are_reasons_to_run_again(
    order: Order, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(order)
    (order.reports / "a-by" / DAY.isoformat() / "deles" / "blok-to.html").unlink()
    assert run(order) == ["done", "unchanged", "unchanged"]
    forced = Order(order.workspace, order.reports, DAY, force=True)
    assert run(forced) == ["done"] * 3
    monkeypatch.setattr(batch_order, "code_hash", lambda: "other")
    assert run(order) == ["done"] * 3


def test_another_date_counts_only_when_it_was_asked_for(order: Order) -> None:
    run(order)
    later = date(2027, 3, 5)
    assert run(Order(order.workspace, order.reports, later)) == ["unchanged"] * 3
    assert run(Order(order.workspace, order.reports, later, counts_day=True)) == ["done"] * 3


@pytest.mark.parametrize(
    ("word", "state"),
    [
        ("full", "failed"),
        ("private", "stopped by privacy"),
        ("mistake", "failed"),
        ("meanwhile", "failed"),
    ],
)
def test_one_bad_cluster_stops_nobody_and_its_last_good_share_stays(
    order: Order, word: str, state: str
) -> None:
    run(order)
    export(order, "b-by").write_text(f"svar\n{word}\n")
    outcomes = run_many(CLUSTERS, order, lambda at: None)
    assert [outcome.state for outcome in outcomes] == ["unchanged", state, "unchanged"]
    assert page(order, "b-by") == "2 svar"
    assert "a value from the data" not in outcomes[1].remedies[0]
    assert left_over(order) == []
    export(order, "b-by").write_text("svar\n")
    assert run(order) == ["unchanged", "done", "unchanged"]


@posix
def test_a_cluster_whose_worker_died_is_run_once_more_alone(order: Order) -> None:
    export(order, "a-by").write_text("die-once\n")
    export(order, "b-by").write_text("die\n")
    outcomes = run_many(CLUSTERS, order, lambda at: None, workers=2)
    assert [outcome.state for outcome in outcomes] == ["done", "failed", "done"]
    assert "died twice" in outcomes[1].remedies[0]
    assert recall(order.reports, "b-by").state == "failed"
    assert run(order) == ["unchanged", "failed", "unchanged"]


def test_progress_tells_what_ended_what_runs_and_what_waits(order: Order) -> None:
    told: list[Progress] = []
    run_many(CLUSTERS, order, told.append)
    assert [(at.ended.cluster, at.waiting + len(at.running)) for at in told] == [
        ("a-by", 2),
        ("b-by", 1),
        ("c-by", 0),
    ]


def test_a_cluster_that_another_run_has_is_left_to_it(order: Order) -> None:
    with locked(order.reports, "a-by"):
        outcome = run_one("a-by", order)
        with pytest.raises(AlreadyRunningError), locked(order.reports, "a-by"):
            pass
    assert (outcome.state, outcome.status) == ("already running", 3)
    assert f"process {os.getpid()}" in outcome.remedies[0]
    assert run_one("a-by", order).state == "done"


@pytest.mark.parametrize(
    ("host", "state"), [(socket.gethostname(), "done"), ("another-machine", "already running")]
)
def test_a_dead_run_of_this_machine_loses_its_lock_and_of_another_does_not(
    order: Order, host: str, state: str
) -> None:
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    path = order.reports / STATE / "a-by.lock"
    path.parent.mkdir(parents=True)
    path.write_text(json.dumps({"pid": gone.pid, "host": host, "start": "2027-03-04"}))
    assert run_one("a-by", order).state == state


def test_what_killed_runs_left_goes_only_when_nobody_is_at_work(order: Order) -> None:
    folder = order.reports / ".manege-left"
    folder.mkdir(parents=True)
    with locked(order.reports, "a-by"):
        clear_leftovers(order.reports)
        assert folder.exists()
    clear_leftovers(order.reports)
    assert not folder.exists()


def test_the_overview_and_the_status_tell_of_every_cluster_without_data(order: Order) -> None:
    run(order)
    export(order, "b-by").write_text("svar\nprivate\n")
    export(order, "c-by").write_text("svar\n" * 9)
    outcomes = run_many(CLUSTERS, order, lambda at: None)
    write_overview((*CLUSTERS, "d-by"), outcomes, order)
    status = json.loads((order.reports / "status.json").read_text("utf-8"))
    assert status["counts"] == {"done": 1, "not run": 1, "stopped by privacy": 1, "unchanged": 1}
    told = (order.reports / "INDHOLD.html").read_text("utf-8")
    for text in ("Stoppet af hensyn", "6 svar mere", "Intet nyt", "Ikke kørt endnu", "one small count"):
        assert text in told
    assert 'href="c-by/2027-03-04/INDHOLD.html"' in told


def test_a_damaged_memory_counts_as_never_run(order: Order) -> None:
    run(order)
    (order.reports / STATE / "a-by.json").write_text("{")
    assert run(order) == ["done", "unchanged", "unchanged"]


def test_a_failure_is_remembered_beside_the_last_good_result(tmp_path: Path) -> None:
    remember(tmp_path, Outcome("a", "done", tmp_path / "a", respondents=4), "x")
    kept = remember(tmp_path, Outcome("a", "failed", remedies=("Mend it.",)), "y")
    assert (kept.state, kept.folder, kept.made_from, kept.respondents) == ("failed", "a", "x", 4)


def test_the_first_remedies_stand_for_the_rest() -> None:
    assert first_of([str(n) for n in range(9)], most=2) == ("0", "1", "… and 7 more like it.")
    assert exit_status([]) == 0


@posix
@pytest.mark.parametrize("by", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL])
def test_a_stopped_batch_leaves_nothing_and_the_same_command_goes_on(order: Order, by: int) -> None:
    export(order, "b-by").write_text("sleep\n")
    forked = multiprocessing.get_context("fork")
    batch = forked.Process(target=run_many, args=(CLUSTERS, order, lambda at: None, 2))
    batch.start()
    lock = order.reports / STATE / "b-by.lock"
    _until(lambda: lock.exists() and (order.reports / STATE / "c-by.json").exists())
    worker = json.loads(lock.read_text("utf-8"))["pid"]
    os.kill(batch.pid or 0, by)
    batch.join(180)
    _until(lambda: not is_alive(worker))
    _until(lambda: left_over(order) == [])
    export(order, "b-by").write_text("svar\n")
    assert run(order) == ["unchanged", "done", "unchanged"]
    assert left_over(order) == []


def _until(true, seconds: float = 180.0) -> None:  # type: ignore[no-untyped-def]
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it did not come about"
        time.sleep(0.02)


def test_the_work_is_done_on_a_private_copy_which_nobody_else_can_read(order: Order) -> None:
    seen: list[tuple[Path, int]] = []

    def looks(prepared: FakePrepared, told: object, hooks: Hooks) -> Built:
        private = prepared.settings.workspace
        seen.append((private, private.parent.stat().st_mode & 0o077))
        return build(prepared, told, hooks)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(batch_run, "build_cluster", looks)
        assert run_one("a-by", order).state == "done"
    [(private, open_to_others)] = seen
    assert private != order.workspace
    assert os.name == "nt" or not open_to_others
    assert not private.exists()


@pytest.mark.parametrize("name", ["a-by.lock", ".x.tmp", "a-by.77.old"])
def test_what_a_power_cut_left_half_written_is_in_nobody_s_way(order: Order, name: str) -> None:
    half = order.reports / STATE / name
    half.parent.mkdir(parents=True)
    half.touch()
    os.utime(half, (0, 0))
    assert run(order) == ["done"] * 3
    assert left_over(order) == []


def test_a_lock_that_is_just_being_written_is_respected(order: Order) -> None:
    half = order.reports / STATE / "a-by.lock"
    half.parent.mkdir(parents=True)
    half.touch()
    assert run(order) == ["already running", "done", "done"]
    half.unlink()


@pytest.mark.skipif(not birth(os.getpid()), reason="this system does not tell when a process was born")
def test_a_number_that_was_given_to_another_process_holds_no_lock(order: Order) -> None:
    path = order.reports / STATE / "a-by.lock"
    path.parent.mkdir(parents=True)
    holder = {"pid": os.getpid(), "host": socket.gethostname(), "born": "another start of the machine 7"}
    path.write_text(json.dumps(holder))
    assert run(order) == ["done"] * 3


def test_a_lost_worker_s_lock_is_the_batch_s_to_give_away(order: Order) -> None:
    path = order.reports / STATE / "a-by.lock"
    path.parent.mkdir(parents=True)
    path.write_text(json.dumps({"pid": 1, "host": "another-machine", "batch": "b1"}))
    assert run_one("a-by", replace(order, batch="b2")).state == "already running"
    assert run_one("a-by", replace(order, batch="b1")).state == "done"


def test_after_pages_were_set_no_worker_is_forked(order: Order, monkeypatch: pytest.MonkeyPatch) -> None:
    # The typesetter's threads are lost in a fork, and a worker would wait for them for ever.
    methods: list[str] = []

    class Pool(ThreadPoolExecutor):
        def __init__(self, workers: int, mp_context: BaseContext, **_: object) -> None:
            methods.append(mp_context.get_start_method())
            super().__init__(workers)

    monkeypatch.setattr(crew, "ProcessPoolExecutor", Pool)
    for begun in (False, True):
        monkeypatch.setattr(typeset._Threads, "begun", begun)
        with crew.local_crew(order, 1):
            pass
    assert methods == ["fork" if can_fork() else "spawn", "spawn"]
