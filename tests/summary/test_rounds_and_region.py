"""Two rounds, and the rest of the region: made of published values only."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_answers import (
    NEUTRAL,
    answers,
    asking,
    chosen,
    multi_item,
    number_item,
    numbers,
    scale_item,
    ticked,
)

from manege_analysis.errors import PrivacyError
from manege_analysis.summary.about import About
from manege_analysis.summary.gate import summarise
from manege_analysis.summary.policy import PrivacyPolicy
from manege_analysis.summary.region import RestOfRegion, rest_of_region
from manege_analysis.summary.rounds import round_changes
from manege_analysis.summary.safe import Edition, SafeSummary, the_gate
from manege_analysis.wording.text import Text

SCALE = scale_item(key="q1")
MULTI = multi_item("A", "B", key="q3")
NUMBER = number_item("q4")
CLOSED = PrivacyPolicy()
OPEN = PrivacyPolicy.model_validate(
    {"policy": "open", "consent": {"by": "Anna", "on": "2026-11-02", "wording": "Ja"}}
)


def cluster(
    name: str, problem: int, n: int, policy: PrivacyPolicy = CLOSED, edition: Edition = "share"
) -> SafeSummary:
    """Summarise a cluster of `n` of whom `problem` ticked A and stand on the problem side."""
    made = answers(
        {
            "q1": chosen(SCALE, [problem, 0, n - problem]),
            "q3": ticked(MULTI, n, [problem, n]),
            "q4": numbers(*range(n)),
        }
    )
    return summarise(made, asking(SCALE, MULTI, NUMBER), About(name, name), policy, edition)


def test_a_change_is_the_difference_of_what_was_published() -> None:
    changes = round_changes(cluster("a", 6, 20), cluster("a", 15, 25))
    by_cell = {(change.after.key, change.after.cell): change for change in changes}
    assert set(by_cell) == {("q1", "problem"), ("q3", "a"), ("q3", "b")}
    assert by_cell["q1", "problem"].points == pytest.approx((30, 30))


def test_a_change_from_something_hidden_is_a_range() -> None:
    [change, *_] = round_changes(cluster("a", 3, 20), cluster("a", 15, 25))
    assert change.points == pytest.approx((40, 60))


@given(st.integers(0, 20), st.integers(0, 4), st.integers(0, 4))
def test_a_change_does_not_know_the_raw_counts(after: int, one: int, other: int) -> None:
    last = cluster("a", after, 20)
    assert round_changes(cluster("a", one, 20), last) == round_changes(cluster("a", other, 20), last)


def test_internally_rounds_are_compared_in_full() -> None:
    before, after = (cluster("a", count, 20, edition="internal") for count in (3, 8))
    assert round_changes(before, after)[0].points == pytest.approx((25, 25))


def test_a_scale_without_a_problem_side_has_nothing_to_compare() -> None:
    item = scale_item(NEUTRAL)
    rounds = [
        summarise(
            answers({"q1": chosen(item, [6, count, 6])}), asking(item), About("a", "A"), CLOSED, "share"
        )
        for count in (6, 7)
    ]
    assert round_changes(*rounds) == ()


def test_rounds_of_two_clusters_or_editions_are_not_compared() -> None:
    for other in (cluster("b", 6, 20), cluster("a", 6, 20, edition="internal")):
        with pytest.raises(PrivacyError, match="one cluster and one edition"):
            round_changes(cluster("a", 6, 20), other)


def test_a_reworded_question_is_not_the_same_question() -> None:
    before, after = cluster("a", 6, 20), cluster("a", 7, 20)
    with the_gate():
        table = dataclasses.replace(before["q1"], question=Text("Noget andet?"))
        before = dataclasses.replace(before, tables=(table, *before.tables[1:]))
    assert {change.after.key for change in round_changes(before, after)} == {"q3"}


def test_the_rest_of_the_region_leaves_the_cluster_out() -> None:
    own = cluster("a", 9, 20)
    others = [own, cluster("b", 6, 20), cluster("c", 7, 20), cluster("d", 8, 20)]
    [scale, *_] = rest_of_region(own, others)
    assert scale == RestOfRegion("q1", "problem", 3, 60, 21, 21)
    assert scale.shares == (0.35, 0.35)


def test_what_a_cluster_hides_is_a_range_in_the_region() -> None:
    others = [cluster("b", 2, 20), cluster("c", 7, 20), cluster("d", 19, 20)]
    [scale, *_] = rest_of_region(cluster("a", 9, 20), others)
    assert (scale.low, scale.high) == (0 + 7 + 16, 4 + 7 + 20)


@pytest.mark.parametrize(
    "others",
    [
        [("b", 30), ("c", 30)],
        [("b", 16), ("c", 16), ("d", 17)],
        [("b", 30), ("c", 30), ("d", 9)],
        [("b", 30), ("c", 30), ("c", 30), ("d", 30)],
    ],
    ids=["two clusters", "49 respondents", "one of the three too small", "one cluster twice"],
)
def test_too_small_a_rest_is_not_shown(others: list[tuple[str, int]]) -> None:
    summaries = [cluster(name, n // 2, n) for name, n in others]
    assert rest_of_region(cluster("a", 9, 20), summaries) == ()


def test_an_open_cluster_is_closed_in_the_region() -> None:
    closed = [cluster("b", 2, 20), cluster("c", 7, 20), cluster("d", 8, 20)]
    opened = [cluster("b", 2, 20, OPEN), *closed[1:]]
    own = cluster("a", 9, 20)
    assert rest_of_region(own, opened)[0].high == rest_of_region(own, closed)[0].high == 19
    few = [cluster("b", 3, 7, OPEN), cluster("c", 10, 30), cluster("d", 10, 30)]
    assert rest_of_region(own, few) == ()


def test_the_internal_edition_stays_out_of_the_region() -> None:
    with pytest.raises(PrivacyError, match="internal edition"):
        rest_of_region(cluster("a", 9, 20), [cluster("b", 2, 20, edition="internal")])
