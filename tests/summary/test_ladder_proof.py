"""The ladder, proved: every table there is, against a reader who knows the algorithm.

For every table of n doctors the real code publishes; the reader holds all tables possible that lead
to the same publication.  Whatever is asked of them, one cell or any cells together, either no small
count is possible or every small count is: none exact, none narrower than 0–4.
"""

from __future__ import annotations

import numpy as np
import pytest
from attacker import (
    Tables,
    everything,
    fewest_left,
    narrowest,
    numbered,
    pairs_of_insiders,
    possibilities,
    unions,
)
from made_answers import (
    ABOUT,
    AGREE,
    EVEN,
    NEUTRAL,
    answers,
    asking,
    chosen,
    multi_item,
    number_item,
    numbers,
    options,
    scale_item,
    single_item,
)
from numpy.typing import NDArray

from manege_analysis.exports.answers import Choices, Ticks
from manege_analysis.questionnaire.model import Item, Scale
from manege_analysis.summary.closed import closed_table
from manege_analysis.summary.gate import summarise
from manege_analysis.summary.policy import Group, Partition, PrivacyPolicy
from manege_analysis.summary.safe import Limits, the_gate

USUAL = Limits(answers=10, shown=5)
SENSITIVE = Limits(answers=20, shown=10)
RAISED = Limits(answers=14, shown=7)

SMALL_N = [10, 12]
LARGE_N = [15, 20, 25, 30, 40]


def proved(tables: Tables, published: NDArray[np.int64], small: int) -> None:
    """Assert that nothing small is narrower than all small counts, nor exact to two insiders."""
    assert fewest_left(tables, published, small) == small
    for kept, possible in pairs_of_insiders(tables):
        # Two insiders know of themselves; of the others they know no more than anybody.
        assert fewest_left(possible, published[kept], small) >= small - 2


def published(item: Item, tables: Tables, limits: Limits) -> NDArray[np.int64]:
    """Publish every table; the last cell is the blanks."""
    n = int(tables[0].sum())
    with the_gate():
        return numbered(
            closed_table(item, chosen(item, row[:-1], blank=row[-1]), n, limits)
            for row in tables.tolist()
        )


@pytest.mark.parametrize("n", SMALL_N)
def test_no_small_count_can_be_read_from_a_scale(n: int) -> None:
    # Five rungs, "Ved ikke", and the blanks among the latter: the cells of the specification.
    item = scale_item()
    tables = everything(n, 6)
    with the_gate():
        told = numbered(closed_table(item, chosen(item, row), n, USUAL) for row in tables.tolist())
    proved(tables, told, USUAL.shown)


@pytest.mark.slow
@pytest.mark.parametrize("n", LARGE_N)
def test_no_small_count_can_be_read_from_a_scale_of_a_larger_cluster(n: int) -> None:
    test_no_small_count_can_be_read_from_a_scale(n)


@pytest.mark.parametrize("n", [10])
def test_blanks_and_answers_outside_the_scale_are_as_safe_as_rungs(n: int) -> None:
    tables = everything(n, 7)
    proved(tables, published(scale_item(AGREE), tables, USUAL), USUAL.shown)


@pytest.mark.parametrize("scale", [EVEN, NEUTRAL], ids=["no middle", "no problem side"])
@pytest.mark.parametrize("n", SMALL_N)
def test_other_scales_are_as_safe(scale: Scale, n: int) -> None:
    tables = everything(n, len(scale.options) + 1)
    proved(tables, published(scale_item(scale), tables, USUAL), USUAL.shown)


THREE = Scale("tre", options("Problem", "Midt", "God"), "first", "midt")


@pytest.mark.parametrize("n", [19, 20, 22, 30])
def test_a_sensitive_scale_hides_everything_below_ten(n: int) -> None:
    item = scale_item(THREE)
    tables = everything(n, 4)
    proved(tables, published(item, tables, SENSITIVE), SENSITIVE.shown)


@pytest.mark.parametrize("n", [14, 15, 20, 24])
def test_raised_limits_hold_as_well(n: int) -> None:
    tables = everything(n, 4)
    proved(tables, published(scale_item(THREE), tables, RAISED), RAISED.shown)


@pytest.mark.parametrize("cells", [2, 3, 4])
@pytest.mark.parametrize("n", SMALL_N)
def test_no_small_count_can_be_read_from_a_choice(cells: int, n: int) -> None:
    item = single_item(*"ABCD"[:cells])
    tables = everything(n, cells + 1)
    proved(tables, published(item, tables, USUAL), USUAL.shown)


@pytest.mark.slow
@pytest.mark.parametrize(("cells", "n"), [(4, 20), (4, 25), (5, 15), (5, 20), (4, 30), (3, 40)])
def test_no_small_count_can_be_read_from_a_larger_choice(cells: int, n: int) -> None:
    item = single_item(*"ABCDE"[:cells])
    tables = everything(n, cells + 1)
    proved(tables, published(item, tables, USUAL), USUAL.shown)


@pytest.mark.parametrize("n", [20, 24])
def test_a_sensitive_choice_hides_everything_below_ten(n: int) -> None:
    item = single_item("A", "B", "C")
    tables = everything(n, 4)
    proved(tables, published(item, tables, SENSITIVE), SENSITIVE.shown)


def joint_of_two_options(n: int) -> tuple[Tables, NDArray[np.int64]]:
    """List all ways to tick two options (neither, A, B, both), with what is published of each."""
    item = multi_item("A", "B")
    tables = everything(n, 4)
    patterns = np.array([[0, 0], [1, 0], [0, 1], [1, 1]], dtype=np.int8)
    with the_gate():
        told = [
            repr(closed_table(item, Ticks(np.repeat(patterns, row, axis=0), ("a", "b")), n, USUAL))
            for row in tables.tolist()
        ]
    return tables, numbered(told)


@pytest.mark.parametrize("n", [*SMALL_N, 20])
def test_no_small_count_can_be_read_from_a_multi_select(n: int) -> None:
    tables, told = joint_of_two_options(n)
    for ticked in (tables[:, 1] + tables[:, 3], tables[:, 2] + tables[:, 3]):
        assert fewest_left(np.column_stack([ticked, n - ticked]), told, USUAL.shown) == USUAL.shown


@pytest.mark.parametrize("n", [*SMALL_N, 20])
def test_two_options_together_say_little_about_who_ticked_both(n: int) -> None:
    tables, told = joint_of_two_options(n)
    assert narrowest(unions(tables), told, USUAL.shown) >= USUAL.shown


def test_a_multi_select_never_says_how_many_ticked_nothing() -> None:
    # 12 of 20 ticked A and 8 ticked B: with "at least one" beside them "both" would be known.
    tables, told = joint_of_two_options(20)
    same = told == told[np.flatnonzero((tables == [0, 12, 8, 0]).all(axis=1))[0]]
    assert sorted(set(tables[same][:, 0])) == list(range(9))


@pytest.mark.parametrize("n", [14, 16, 20])
def test_a_mean_of_numbers_from_0_to_3_gives_no_count_away(n: int) -> None:
    item = number_item(low=0, high=3)
    tables = everything(n, 5)
    with the_gate():
        told = [
            closed_table(item, numbers(*np.repeat([0, 1, 2, 3, np.nan], row)), n, USUAL)
            for row in tables.tolist()
        ]
    assert narrowest(tables, numbered(told), USUAL.shown) >= USUAL.shown


@pytest.mark.slow
def test_a_mean_of_numbers_from_0_to_5_rules_out_only_what_is_far_from_it() -> None:
    item, n = number_item(low=0, high=5), 14
    tables = everything(n, 7)
    with the_gate():
        told = numbered(
            [
                closed_table(item, numbers(*np.repeat([0, 1, 2, 3, 4, 5, np.nan], row)), n, USUAL)
                for row in tables.tolist()
            ]
        )
    for publication in range(int(told.max()) + 1):
        group = tables[told == publication]
        low, high = group.min(axis=0), group.max(axis=0)
        narrow = (high - low + 1 < USUAL.shown) & (low < USUAL.shown)
        # What is narrow says "few answered that", never that somebody did, and never of blanks.
        assert not low[narrow].any()
        assert high[narrow].all()
        assert not narrow[-1]


@pytest.mark.parametrize("n", [12, 15, 20])
def test_a_filtered_question_and_its_filter_give_nothing_away_together(n: int) -> None:
    parent = single_item("Ja", "Nej", key="q1")
    child = scale_item(THREE, "q2", shown_if=("q1", ("ja",)))
    tables = everything(n, 4)
    told = numbered(filtered_pair(parent, child, row) for row in tables.tolist())
    assert narrowest(unions(tables), told, USUAL.shown) >= USUAL.shown
    for kept, possible in pairs_of_insiders(tables):
        assert narrowest(unions(possible), told[kept], USUAL.shown) >= USUAL.shown - 2


@pytest.mark.slow
@pytest.mark.parametrize(
    ("n", "sensitive"), [(30, False), (40, False), (20, True), (30, True), (40, True)]
)
def test_a_filtered_question_of_a_larger_cluster_gives_nothing_away(n: int, sensitive: bool) -> None:
    small = SENSITIVE.shown if sensitive else USUAL.shown
    parent = single_item("Ja", "Nej", key="q1", sensitive=sensitive)
    child = scale_item(THREE, "q2", shown_if=("q1", ("ja",)))
    tables = everything(n, 4)
    told = numbered(filtered_pair(parent, child, row) for row in tables.tolist())
    assert narrowest(unions(tables), told, small) >= small


def filtered_pair(parent: Item, child: Item, row: list[int]) -> str:
    """Publish a filter and the question behind it; the cells are not asked, problem, middle, good."""
    others, problem, middle, good = row
    made = answers(
        {
            "q1": chosen(parent, [problem + middle + good, others]),
            "q2": chosen(child, [problem, middle, good], not_shown=others),
        }
    )
    return repr(summarise(made, asking(parent, child), ABOUT, PrivacyPolicy(), "share").tables)


TWO_GROUPS = PrivacyPolicy(
    compare=Partition(by="q1", groups=(Group(id="by", text="By", options=("by",)),))
)


def divided(row: list[int]) -> str:
    """Publish a scale divided in two groups; each half of the row is one group's answers."""
    place, item = single_item("By", "Land", key="q1"), scale_item(THREE, "q2")
    half = len(row) // 2
    sides = [0, 2] if half == 2 else [0, 1, 2]
    codes = np.repeat([*sides, *sides], row).astype(np.int32)
    made = answers(
        {
            "q1": chosen(place, [sum(row[:half]), sum(row[half:])]),
            "q2": Choices(codes, tuple(option.id for option in item.options)),
        }
    )
    told = summarise(made, asking(place, item), ABOUT, TWO_GROUPS, "share")
    return repr((told.tables, told.groups))


@pytest.mark.parametrize("n", [20, 22])
def test_groups_are_divided_all_or_not_at_all(n: int) -> None:
    tables = everything(n, 4)
    told = numbered(divided(row) for row in tables.tolist())
    assert narrowest(unions(tables), told, USUAL.shown) >= USUAL.shown
    for kept, possible in pairs_of_insiders(tables):
        assert narrowest(unions(possible), told[kept], USUAL.shown) >= USUAL.shown - 2


@pytest.mark.slow
def test_groups_of_a_scale_with_a_middle_are_divided_all_or_not_at_all() -> None:
    tables = everything(20, 6)
    told = numbered(divided(row) for row in tables.tolist())
    assert narrowest(unions(tables), told, USUAL.shown) >= USUAL.shown


def test_the_attacker_is_not_blind() -> None:
    # Counts below five taken out, n beside them: the classic table, and most of it is found.
    tables = everything(12, 4)
    told = numbered([tuple(count if count >= 5 else -1 for count in row) for row in tables.tolist()])
    assert fewest_left(tables, told, 5) == 1
    assert narrowest(tables, told, 5) == 1
    exact = possibilities(tables[:, 0], numbered([tuple(row) for row in tables.tolist()]), 5)
    assert exact.max() == 1
