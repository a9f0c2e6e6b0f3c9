"""The strongest findings are chosen by what is published, one for each theme."""

from __future__ import annotations

from chart_tables import bounded
from hypothesis import given
from hypothesis import strategies as st

from manege_analysis.charts.findings import strongest
from manege_analysis.summary.safe import (
    Cell,
    Hidden,
    ResponseOverview,
    SafeSummary,
    SafeTable,
    Shown,
    the_gate,
)
from manege_analysis.wording.text import Text

N = 23


def scale(key: str, count: int, *themes: tuple[str, float], n: int = N) -> SafeTable:
    cells = (
        Cell("problem", Text("Svært"), "problem", bounded(count, n)),
        Cell("rest", Text("Andre"), "rest", bounded(n - count, n)),
    )
    with the_gate():
        return SafeTable(key, "scale", "share", "two", n, cells, Text(f"{key}?"), themes=themes)


def multi(key: str, *options: tuple[str, int, str]) -> SafeTable:
    cells = tuple(Cell(name, Text(name), "option", bounded(count, N)) for name, count, _ in options)
    themes = tuple((name, theme, 1.0) for name, _, theme in options if theme)
    with the_gate():
        return SafeTable(key, "multi", "share", "two", N, cells, Text("?"), option_themes=themes)


def keys(*tables: SafeTable, most: int = 5) -> list[str]:
    with the_gate():
        summary = SafeSummary(
            "x", "X", "share", "closed", "", "", "", Text(""), ResponseOverview(N, 30), tables
        )
    return [table.key for table in strongest(summary, most)]


def test_the_loudest_come_first_and_each_theme_once() -> None:
    found = keys(
        scale("q1", 9, ("ppr", 1.0)),
        scale("q2", 15, ("ppr", 1.0)),
        scale("q3", 12, ("skole", 0.5), ("ppr", 1.0)),
        scale("q4", 12, ("skole", 1.0)),
    )
    assert found == ["q2", "q4"]


def test_equals_follow_the_questionnaire() -> None:
    assert keys(scale("q9", 9, ("a", 1.0)), scale("q1", 9, ("b", 1.0))) == ["q9", "q1"]


def test_what_is_only_known_to_be_small_is_no_finding() -> None:
    assert keys(scale("q1", 3, ("ppr", 1.0)), multi("q2", ("ventetid", 2, "ventetid"))) == []


def test_a_top_coded_problem_is_louder_than_any_count() -> None:
    assert keys(scale("q1", 18, ("a", 1.0)), scale("q2", 22, ("b", 1.0))) == ["q2", "q1"]


def test_a_multi_select_speaks_through_its_most_chosen_option_with_a_theme() -> None:
    table = multi("q5", ("kaffe", 20, ""), ("ventetid", 14, "ventetid"), ("ppr", 11, "ppr"))
    assert keys(table, scale("q1", 15, ("ventetid", 1.0))) == ["q1"]
    assert keys(table, scale("q1", 9, ("ventetid", 1.0)), scale("q2", 6, ("ppr", 1.0))) == ["q5", "q2"]


def test_tables_without_themes_stand_for_themselves() -> None:
    assert keys(scale("q1", 9), scale("q2", 8)) == ["q1", "q2"]


def test_no_more_than_asked_for() -> None:
    assert keys(*(scale(f"q{i}", 6 + i) for i in range(8)), most=3) == ["q7", "q6", "q5"]


def test_withheld_neutral_and_empty_tables_are_passed_over() -> None:
    with the_gate():
        withheld = SafeTable("q1", "scale", "share", "withheld", None, (), Text("?"))
        neutral = SafeTable(
            "q2", "scale", "share", "two", N, (Cell("last", Text("A"), "option", Shown(9)),), Text("?")
        )
        nobody = SafeTable(
            "q3", "scale", "internal", "full", N, (Cell("a", Text("A"), "problem", Shown(0)),), Text("?")
        )
        unticked = SafeTable(
            "q4", "multi", "internal", "full", N, (Cell("a", Text("A"), "option", Shown(0)),), Text("?"),
            option_themes=(("a", "ppr", 1.0), ("gone", "ppr", 1.0)),
        )  # fmt: skip
    assert keys(withheld, neutral, nobody, unticked) == []


@given(st.lists(st.integers(0, N), min_size=1, max_size=12))
def test_hidden_counts_never_change_the_choice(counts: list[int]) -> None:
    tables = [scale(f"q{i}", count, (f"t{i % 4}", 1.0)) for i, count in enumerate(counts)]
    moved = [scale(f"q{i}", _elsewhere(count), (f"t{i % 4}", 1.0)) for i, count in enumerate(counts)]
    assert keys(*tables) == keys(*moved)


def _elsewhere(count: int) -> int:
    """Return another count that is published alike."""
    value = bounded(count, N)
    return value.low + value.high - count if isinstance(value, Hidden) else count
