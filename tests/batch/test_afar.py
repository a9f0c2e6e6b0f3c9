"""A Dask cluster on this machine: the same bytes, and nothing lost when a worker is killed."""

from __future__ import annotations

import io
import os
import pickle
import signal
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from manege_analysis.batch import helper
from manege_analysis.batch.afar import HelperDied, _Helper, crew_of
from manege_analysis.batch.inputs import code_hash
from manege_analysis.batch.lock import STATE
from manege_analysis.batch.order import Order
from manege_analysis.batch.outcome import Outcome
from manege_analysis.errors import SettingsError

pytest.importorskip("distributed")
DAY = date(2027, 3, 4)


@pytest.fixture
def order(tmp_path: Path) -> Order:
    made = Order(tmp_path / "arbejde", tmp_path / "ud", DAY, batch="b1", code=code_hash())
    (made.reports / STATE).mkdir(parents=True)
    (made.reports / STATE / f"b1{helper.MARK}").touch()
    return made


def served(*asked: tuple[str, Order]) -> list[Outcome]:
    """Let the helper's loop answer in this process."""
    asks, tells = io.BytesIO(b"".join(pickle.dumps(one) for one in asked)), io.BytesIO()
    helper.serve(asks, tells)
    tells.seek(0)
    return [pickle.load(tells) for _ in asked]


def test_the_helper_answers_each_cluster_until_there_are_no_more(
    order: Order, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(helper, "import_everything", lambda day: None)
    monkeypatch.setattr(helper, "work", lambda cluster, order: Outcome(cluster, "done"))
    assert [one.cluster for one in served(("a", order), ("b", order))] == ["a", "b"]


def test_a_worker_that_does_not_see_the_batch_s_reports_says_so(order: Order) -> None:
    [outcome] = served(("a", replace(order, batch="elsewhere")))
    assert (outcome.state, outcome.status) == ("failed", 1)
    assert "shared path" in outcome.remedies[0]


def test_a_worker_with_another_version_says_so(order: Order) -> None:
    [outcome] = served(("a", replace(order, code="another")))
    assert "another version" in outcome.remedies[0]


def test_a_helper_that_dies_is_told_and_taken_away(order: Order) -> None:
    beside = _Helper()
    os.kill(beside._process.pid, signal.SIGKILL)
    with pytest.raises(HelperDied):
        beside.ask("a", order)
    assert beside._process.poll() is not None


def test_a_scheduler_that_does_not_answer_is_a_setting_to_mend(
    order: Order, monkeypatch: pytest.MonkeyPatch
) -> None:
    from manege_analysis.batch import afar

    monkeypatch.setattr(afar, "_ANSWERS_WITHIN", 1)
    with pytest.raises(SettingsError, match="a Dask scheduler"), crew_of("tcp://127.0.0.1:1")(order, 1):
        pass


def test_without_the_package_the_line_that_installs_it_is_told(
    order: Order, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(SettingsError, match=r"manege-analysis\[dask\]"), crew_of("tcp://x:1")(order, 1):
        pass
