"""Differencing: two decks of one cluster, and a cluster against the rest of its region."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from generated import QUESTIONNAIRE, Made, cluster

from manege_analysis.summary.ladder import two_values
from manege_analysis.summary.leading import bounds, leading_values
from manege_analysis.summary.ledger import Found, Release, changed_rows, judge
from manege_analysis.summary.ledger_key import release_key
from manege_analysis.summary.ledger_rows import ReleaseKey, release_of
from manege_analysis.summary.ledger_store import Ledger, judge_release, record_release
from manege_analysis.summary.region import rest_of_region
from manege_analysis.summary.safe import Hidden, Limits, SafeSummary, Shown, Value

USUAL = Limits(answers=10, shown=5)


def first(made: Made, n: int) -> Made:
    """Return the cluster as it was when `n` doctors had answered."""
    return replace(made, answers=made.answers.keep(np.arange(len(made.answers)) < n))


def exact(summary: SafeSummary) -> dict[tuple[str, str], tuple[int, int]]:
    """Return every count that a deck shows exactly, with its base."""
    return {
        (table.key, cell.id): (cell.value.count, table.base or 0)
        for table in summary.tables
        for cell in table.cells
        if isinstance(cell.value, Shown)
    }


def test_without_the_ledger_one_new_doctor_would_be_read_at_once() -> None:
    told = 0
    for seed in range(30, 50):
        made = cluster(seed)
        before, after = (exact(first(made, n).summary()) for n in (24, 25))
        told += sum(after[key][0] - before[key][0] in (0, 1) for key in before.keys() & after.keys())
    assert told > 100


@pytest.mark.parametrize("seed", [30, 36, 41, 44])
def test_no_two_released_decks_are_fewer_than_five_doctors_apart(seed: int, tmp_path: Path) -> None:
    made = cluster(seed)
    ledger = Ledger(tmp_path / "udgivelser-1.json", release_key(tmp_path / "keys"), tmp_path / "keys")
    draw = np.random.default_rng(seed)
    released: list[Release] = []
    # Answers come in one by one, some are taken back, some corrected; a deck is tried every time.
    sizes = [*range(10, len(made.answers) + 1), *draw.integers(10, len(made.answers), 10)]
    for n in sizes:
        today = first(made, int(n))
        release = release_of(today.answers, QUESTIONNAIRE, today.about, today.policy, ledger.key)
        verdict, found = judge_release(ledger, today.summary(), release)
        record_release(ledger, verdict, found)
        if verdict.is_allowed and verdict.release.rows not in [each.rows for each in released]:
            released.append(verdict.release)
    assert len(released) > 3
    for at, one in enumerate(released):
        for other in released[at + 1 :]:
            assert max(changed_rows(one.rows, other.rows)) >= 5


def test_a_ledger_without_memory_would_let_the_first_deck_be_approached() -> None:
    key = ReleaseKey(b"k" * 32)
    made = cluster(44)
    at = {
        n: release_of(first(made, n).answers, QUESTIONNAIRE, made.about, made.policy, key)
        for n in (20, 21, 26)
    }
    forgetful = Found("kept", (replace(at[26], version=2),), 2)
    assert judge(forgetful, at[21]).ruling == "new-version"
    remembering = Found("kept", (replace(at[20], version=1), replace(at[26], version=2)), 2)
    assert judge(remembering, at[21]).ruling == "refused"


def region(seeds: list[int]) -> list[SafeSummary]:
    """Return the share summaries of several clusters of one region."""
    return [cluster(seed).summary() for seed in seeds]


def test_the_raw_rest_of_a_region_would_give_a_hidden_count_away() -> None:
    counts = {"a": (9, 20), "b": (2, 20), "c": (7, 20), "d": (8, 20)}
    total = sum(count for count, _ in counts.values())
    rest_of = {name: total - count for name, (count, _) in counts.items()}
    # A's own count is published; with it, the rests of A and of B are B's hidden count.
    found = counts["a"][0] + rest_of["a"] - rest_of["b"]
    assert found == counts["b"][0] == 2
    assert two_values(2, 20, USUAL)[0] == Hidden(0, 4)


@pytest.mark.parametrize("seeds", [[20, 22, 26, 31, 34], [40, 41, 43, 44, 46, 47], [14, 16, 28, 29, 50]])
def test_the_rest_of_the_region_says_nothing_that_the_decks_do_not(seeds: list[int]) -> None:
    decks = region(seeds)
    values: dict[str, dict[tuple[str, str], Value]] = {
        deck.cluster: {
            (each.key, each.cell): each.value for table in deck.tables for each in leading_values(table)
        }
        for deck in decks
    }
    rows = 0
    for own in decks:
        for row in rest_of_region(own, decks):
            parts = [
                bounds(told[row.key, row.cell])
                for name, told in values.items()
                if name != own.cluster and (row.key, row.cell) in told
            ]
            # Every count that the decks allow is allowed by the row: it takes no possibility away.
            assert row.low == sum(low for low, _ in parts)
            assert row.high == sum(high for _, high in parts)
            rows += 1
    assert rows > 10
