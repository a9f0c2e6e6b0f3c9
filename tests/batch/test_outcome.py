"""The exit status of a run is made from what became of its clusters."""

from __future__ import annotations

from manege_analysis.batch.outcome import Outcome, exit_status


def test_all_done_or_unchanged_is_zero() -> None:
    assert exit_status([Outcome("a", "done"), Outcome("b", "unchanged")]) == 0


def test_some_not_ready_beside_done_is_still_zero() -> None:
    assert exit_status([Outcome("a", "done"), Outcome("b", "not ready", status=3)]) == 0


def test_one_failed_among_several_is_one() -> None:
    assert exit_status([Outcome("a", "done"), Outcome("b", "failed", status=2)]) == 1


def test_one_cluster_alone_ends_with_its_own_status() -> None:
    assert exit_status([Outcome("b", "failed", status=2)]) == 2


def test_a_privacy_stop_outranks_a_failure() -> None:
    stopped = Outcome("c", "stopped by privacy", status=4)
    assert exit_status([Outcome("b", "failed", status=1), stopped]) == 4


def test_nobody_ready_is_three() -> None:
    assert exit_status([Outcome("a", "not ready", status=3), Outcome("b", "not ready", status=3)]) == 3
