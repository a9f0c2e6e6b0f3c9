"""The attack on what is published: nothing of the ladder's falls to it, and everything else does."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from manege_analysis.errors import PrivacyError
from manege_analysis.summary.ladder import choice_values, scale_rung, scale_values, two_values
from manege_analysis.summary.published_attack import leaks
from manege_analysis.summary.safe import (
    Cell,
    GroupCount,
    GroupTable,
    Hidden,
    Limits,
    ResponseOverview,
    SafeSummary,
    SafeTable,
    Shown,
    TableKind,
    Value,
    the_gate,
)
from manege_analysis.wording.text import Text

NAMES = ("problem", "middle", "good")
LIMITS = Limits(10, 5)


def table(values: tuple[Value, ...], base: int, kind: TableKind = "scale") -> SafeTable:
    names = NAMES if len(values) == 3 else ("problem", "rest")
    cells = tuple(
        Cell(name, Text(name), "option", value) for name, value in zip(names, values, strict=False)
    )
    with the_gate():
        return SafeTable("q", kind, "share", "three", base, cells, Text("q"))


def summary(one: SafeTable, groups: tuple[GroupTable, ...] = ()) -> SafeSummary:
    with the_gate():
        return SafeSummary(
            "a", "A", "share", "closed", "1", "q", "1", Text("T"),
            ResponseOverview(one.base, 30), (one,), groups=groups,
        )  # fmt: skip


@given(st.tuples(*[st.integers(0, 40)] * 3).filter(lambda counts: sum(counts) >= 10))
def test_no_table_of_the_ladder_falls(counts: tuple[int, int, int]) -> None:
    values = scale_values(counts, LIMITS)
    assert scale_rung(counts, LIMITS) != "withheld"
    assert leaks(summary(table(values, sum(counts)))) == ()


@given(st.integers(10, 60), st.data())
def test_no_option_of_the_ladder_falls(n: int, data: st.DataObject) -> None:
    count = data.draw(st.integers(0, n))
    values = (two_values(count, n, LIMITS)[0],)
    assert leaks(summary(table(values, n, "multi"))) == ()


@given(st.lists(st.integers(0, 20), min_size=2, max_size=3).filter(lambda c: sum(c) >= 10))
def test_no_choice_of_the_ladder_falls(counts: list[int]) -> None:
    _, values = choice_values(counts, 0, LIMITS)
    assert leaks(summary(table(values, sum(counts), "single"))) == ()


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        ((Shown(2), Shown(8), Shown(11)), "scale"),
        ((Hidden(1, 4), Hidden(17, 20)), "scale"),
        ((Shown(17), Hidden(0, 4)), "single"),
        ((Shown(3),), "multi"),
        ((Shown(19),), "multi"),
        ((Hidden(0, 2),), "multi"),
    ],
)
def test_a_table_that_is_not_on_its_rung_falls(values: tuple[Value, ...], kind: TableKind) -> None:
    assert leaks(summary(table(values, 21, kind))) == ("q",)


def test_sensitive_tables_are_held_to_their_own_limits() -> None:
    one = replace_in_gate(table((Shown(7), Shown(7), Shown(9)), 23), sensitive=True)
    assert leaks(summary(one)) == ("q",)


def test_an_open_cluster_s_tables_are_not_attacked_but_its_sensitive_ones_are() -> None:
    one = table((Shown(2), Shown(8), Shown(11)), 21)
    with the_gate():
        assert leaks(replace(summary(one), policy="open")) == ()
        sensitive = replace(summary(replace(one, sensitive=True)), policy="open")
    assert leaks(sensitive) == ("q",)


@pytest.mark.parametrize(("count", "falls"), [(6, ()), (2, ("q",)), (9, ("q",))])
def test_a_small_group_falls(count: int, falls: tuple[str, ...]) -> None:
    with the_gate():
        rows = GroupTable("q", "problem", Text("p"), "share", (GroupCount("a", Text("A"), 12, count),))
    assert leaks(summary(table((Shown(8), Shown(6), Shown(9)), 23), (rows,))) == falls


def test_few_who_were_not_asked_fall() -> None:
    one = table((Shown(8), Shown(6), Shown(7)), 23)
    others = Cell("not-asked", Text("Ikke spurgt"), "outside", Shown(2))
    assert leaks(summary(replace_in_gate(one, cells=(*one.cells, others)))) == ("q",)


def test_a_large_region_is_attacked_by_bounds() -> None:
    assert leaks(summary(table((Shown(60), Shown(50), Shown(40)), 150))) == ()
    assert leaks(summary(table((Shown(147), Hidden(0, 4)), 150))) == ("q",)


def test_a_withheld_table_has_nothing_to_give_away() -> None:
    assert leaks(summary(table((), 5))) == ()


def test_an_internal_summary_is_refused() -> None:
    with the_gate():
        internal = replace(summary(table((), 5)), edition="internal")
    with pytest.raises(PrivacyError):
        leaks(internal)


def replace_in_gate(one: SafeTable, **changed: object) -> SafeTable:
    with the_gate():
        return replace(one, **changed)  # type: ignore[arg-type]
