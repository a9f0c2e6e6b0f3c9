"""Preimage, order and geometry: other clusters that lead to the very same bytes."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from generated import CLOSED, ITEMS, QUESTIONNAIRE, Made, cluster
from made_answers import ABOUT, answers, asking, multi_item, ticked

from manege_analysis.exports.answers import Choices, Ticks
from manege_analysis.summary.gate import summarise
from manege_analysis.summary.store import summary_bytes

SEEDS = [2, 5, 8, 14, 16, 20, 29, 40, 43, 50]


def with_codes(made: Made, key: str, codes: np.ndarray) -> Made:
    """Return the cluster in which one question was answered otherwise."""
    column = made.answers.columns[key]
    assert isinstance(column, Choices)
    return replace(made, answers=made.answers.with_column(key, replace(column, codes=codes)))


def neighbours(made: Made, key: str, code: int) -> list[Made]:
    """Return the clusters in which one doctor who answered `code` answered something else."""
    column = made.answers.columns[key]
    assert isinstance(column, Choices)
    at = int(np.flatnonzero(column.codes == code)[0])
    others = [other for other in range(-1, len(column.labels)) if other != code]
    found = []
    for other in others:
        codes = column.codes.copy()
        codes[at] = other
        found.append(with_codes(made, key, codes))
    return found


@pytest.mark.parametrize("seed", SEEDS)
def test_whoever_is_in_a_small_cell_may_as_well_have_answered_otherwise(seed: int) -> None:
    made = cluster(seed)
    deck = made.deck()
    for key in ("enig", "foelsom", "lige", "tre", "valg"):
        column = made.answers.columns[key]
        assert isinstance(column, Choices)
        counts = np.bincount(column.codes[column.codes >= 0], minlength=len(column.labels))
        for code in np.flatnonzero((counts > 0) & (counts < 5)):
            assert any(other.deck() == deck for other in neighbours(made, key, int(code))), (key, code)


@pytest.mark.parametrize("seed", SEEDS)
def test_whoever_ticked_a_rare_option_may_as_well_not_have(seed: int) -> None:
    made = cluster(seed)
    column = made.answers.columns["flere"]
    assert isinstance(column, Ticks)
    for option in np.flatnonzero((column.ticked.sum(axis=0) > 0) & (column.ticked.sum(axis=0) < 5)):
        grid = column.ticked.copy()
        grid[np.flatnonzero(grid[:, option])[0], option] = 0
        other = replace(made, answers=made.answers.with_column("flere", replace(column, ticked=grid)))
        assert other.deck() == made.deck()


def test_an_exact_count_has_no_such_neighbours() -> None:
    # The test above is not vacuous: where a count is published, one doctor more changes the bytes.
    made = cluster(20)
    column = made.answers.columns["flere"]
    assert isinstance(column, Ticks)
    ticks = column.ticked.sum(axis=0)
    [option, *_] = np.flatnonzero((ticks > 5) & (ticks < len(column.ticked) - 5))
    grid = column.ticked.copy()
    grid[np.flatnonzero(grid[:, option])[0], option] = 0
    other = replace(made, answers=made.answers.with_column("flere", replace(column, ticked=grid)))
    assert other.deck() != made.deck()


@pytest.mark.parametrize("seed", SEEDS)
def test_the_order_in_which_doctors_answered_leaves_no_trace(seed: int) -> None:
    made = cluster(seed)
    turned = np.random.default_rng(seed).permutation(len(made.answers))
    mixed = made.answers.keep(np.ones(len(turned), dtype=bool))
    columns = {}
    for key, column in mixed.columns.items():
        columns[key] = {
            "codes": lambda c: replace(c, codes=c.codes[turned]),
            "ticked": lambda c: replace(c, ticked=c.ticked[turned]),
            "values": lambda c: (
                c if isinstance(c.values, tuple) else replace(c, values=c.values[turned])
            ),
        }[next(name for name in ("codes", "ticked", "values") if hasattr(column, name))](column)
    again = replace(made, answers=replace(mixed, columns=columns, rows=mixed.rows[turned]))
    assert again.deck() == made.deck()


def test_low_options_stand_where_their_names_put_them() -> None:
    item = multi_item("Ærø", "PPR", "Ånde", "Skole", "Headspace", key="flere")
    decks = set()
    places = set()
    for counts in ([0, 1, 2, 3, 4], [4, 3, 2, 1, 0], [2, 2, 2, 2, 2], [0, 4, 0, 4, 0]):
        made = answers(
            {"flere": ticked(item, 20, counts), "alle": ticked(multi_item("X", key="alle"), 20, [20])}
        )
        asked = asking(item, multi_item("X", key="alle"))
        summary = summarise(made, asked, ABOUT, CLOSED, "share")
        decks.add(summary_bytes(summary))
        places.add(tuple(cell.text.da for cell in summary["flere"].cells))
    assert len(decks) == 1
    assert places == {("Headspace", "PPR", "Skole", "Ærø", "Ånde")}


def test_a_hidden_count_cannot_be_told_from_its_neighbours_in_any_byte() -> None:
    # Bars, sort order and alt text are made of the table; so the table's bytes must be the same.
    item = ITEMS[1]
    labels = tuple(option.id for option in item.options)
    decks = set()
    for few in range(5):
        codes = np.array([0] * few + [4] * (23 - few), np.int32)
        summary = summarise(
            answers({"enig": Choices(codes, labels)}), asking(item), ABOUT, CLOSED, "share"
        )
        decks.add(summary_bytes(summary))
    assert len(decks) == 1


def test_twenty_identical_runs_publish_the_same_bytes() -> None:
    assert len({cluster(30).deck() for _ in range(20)}) == 1


def test_another_process_publishes_the_same_bytes() -> None:
    code = "import generated, sys; sys.stdout.buffer.write(generated.cluster(30).deck())"
    told = set()
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(Path(__file__).parent)}
        run = subprocess.run(
            [sys.executable, "-c", code], env=environment, capture_output=True, check=True,
            cwd=Path(__file__).parents[2],
        )  # fmt: skip
        told.add(run.stdout)
    assert len(told) == 1


def test_the_questionnaire_is_the_same_for_everybody() -> None:
    assert [table.key for table in cluster(20).summary().tables] == [
        item.key for item in QUESTIONNAIRE.items
    ]
