"""Needs: from safe tables, from counts and from a ranking; traceable, and no more than was published."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from manege_analysis.cases.model import Need
from manege_analysis.cases.needs import needs, reweigh
from manege_analysis.cases.ranking import needs_from_ranking
from manege_analysis.errors import CaseError
from manege_analysis.exports.counttable import Count, CountTable
from manege_analysis.exports.fromcounts import answers_from_counts
from manege_analysis.questionnaire.model import (
    MatrixItem,
    Option,
    Question,
    Questionnaire,
    Scale,
    Theme,
)
from manege_analysis.summary.about import About
from manege_analysis.summary.gate import summarise
from manege_analysis.summary.ladder import scale_rung, scale_values, two_values
from manege_analysis.summary.policy import PrivacyPolicy
from manege_analysis.summary.safe import (
    Cell,
    Edition,
    Hidden,
    Limits,
    ResponseOverview,
    SafeSummary,
    SafeTable,
    Shown,
    the_gate,
)
from manege_analysis.summary.statistics import wilson
from manege_analysis.wording.text import Text

LIMITS = Limits(answers=10, shown=5)
THEMES = tuple((name, Text(name.upper()), 1.0) for name in ("ppr", "medicin", "foraeldre"))


def scale_table(
    key: str, counts: tuple[int, int, int], themes: dict[str, float], edition: Edition = "internal"
) -> SafeTable:
    """Make the table of a scale with (problem, middle, good) answers, as its edition shows it."""
    base = sum(counts)
    sides = ("problem", "middle", "good")
    values: tuple[Shown | Hidden, ...] = tuple(Shown(count) for count in counts)
    rung = "full"
    if edition == "share":
        rung, values = scale_rung(counts, LIMITS), scale_values(counts, LIMITS)
        sides = sides if rung == "three" else ("problem", "rest")  # type: ignore[assignment]
    cells = tuple(Cell(s, Text(s), s, v) for s, v in zip(sides, values, strict=False))  # type: ignore[arg-type]
    shown_base = None if rung == "withheld" else base
    with the_gate():
        return SafeTable(
            key, "scale", edition, rung, shown_base, cells, Text(key), themes=tuple(themes.items())
        )


def options_table(
    key: str, counts: dict[str, int], base: int, asks: dict[str, tuple[str, float]], edition: Edition
) -> SafeTable:
    """Make the table of a multi-select whose options ask for themes."""
    values = {
        option: Shown(count) if edition == "internal" else two_values(count, base, LIMITS)[0]
        for option, count in counts.items()
    }
    cells = tuple(Cell(option, Text(option), "option", value) for option, value in values.items())
    asked = tuple((option, theme, weight) for option, (theme, weight) in asks.items())
    with the_gate():
        return SafeTable(key, "multi", edition, "two", base, cells, Text(key), option_themes=asked)


def summary(
    *tables: SafeTable, n: int | None = 20, members: int | None = 30, edition: Edition = "internal"
) -> SafeSummary:
    """Make a summary of these tables."""
    with the_gate():
        return SafeSummary(
            "birk",
            "Birk",
            edition,
            "closed",
            "1",
            "q",
            "1",
            Text("Titel"),
            ResponseOverview(n, members),
            tables,
            THEMES,
        )


def by_theme(found: tuple[Need, ...]) -> dict[str, Need]:
    """Key needs by theme."""
    return {need.theme: need for need in found}


def test_a_need_is_the_share_on_the_problem_side_of_all_respondents() -> None:
    found = by_theme(needs(summary(scale_table("q1", (12, 5, 3), {"ppr": 1.0}))))
    assert found["ppr"].share == pytest.approx(0.6)
    assert found["ppr"].from_items == (("q1", 1.0, 0.6),)
    assert (found["ppr"].weight, found["ppr"].tier, found["ppr"].text.da) == (1.0, "large", "PPR")


def test_several_questions_are_averaged_with_their_weights() -> None:
    found = by_theme(
        needs(
            summary(
                scale_table("q1", (12, 5, 3), {"ppr": 1.0, "medicin": 1.0}),
                scale_table("q2", (4, 8, 8), {"ppr": 0.5}),
            )
        )
    )
    assert found["ppr"].share == pytest.approx((0.6 + 0.5 * 0.2) / 1.5)
    assert found["ppr"].from_items == (("q1", 1.0, 0.6), ("q2", 0.5, 0.2))


def test_weights_are_shares_of_their_sum_and_the_largest_need_comes_first() -> None:
    found = needs(
        summary(
            scale_table("q1", (6, 7, 7), {"ppr": 1.0}), scale_table("q2", (12, 4, 4), {"medicin": 1.0})
        )
    )
    assert [need.theme for need in found] == ["medicin", "ppr", "foraeldre"]
    assert [need.weight for need in found] == pytest.approx([2 / 3, 1 / 3, 0.0])


def test_a_ticked_option_asks_for_its_own_theme() -> None:
    asks = {"nummer": ("ppr", 1.0), "plan": ("medicin", 0.5)}
    table = options_table("q9", {"nummer": 15, "plan": 5, "andet": 9}, 20, asks, "internal")
    found = by_theme(needs(summary(table)))
    assert found["ppr"].from_items == (("q9/nummer", 1.0, 0.75),)
    assert found["medicin"].share == pytest.approx(0.25)


def test_a_theme_without_a_question_is_unknown_and_not_a_quiet_zero() -> None:
    found = by_theme(needs(summary(scale_table("q1", (0, 10, 10), {"ppr": 1.0}))))
    assert (found["ppr"].tier, found["ppr"].low is not None) == ("small", True)
    assert (found["foraeldre"].tier, found["foraeldre"].low) == ("unknown", None)


def test_the_themes_own_weight_counts_and_can_be_set_anew() -> None:
    plain = needs(
        summary(
            scale_table("q1", (6, 7, 7), {"ppr": 1.0}), scale_table("q2", (6, 7, 7), {"medicin": 1.0})
        )
    )
    heavier = by_theme(reweigh(plain, {"ppr": 3.0}))
    assert heavier["ppr"].weight == pytest.approx(0.75)
    assert heavier["ppr"].share == pytest.approx(0.3)
    assert reweigh(reweigh(plain, {"ppr": 3.0}), {"ppr": 3.0}) == reweigh(plain, {"ppr": 3.0})


def test_internal_needs_carry_wilsons_interval_for_a_finite_cluster() -> None:
    found = by_theme(needs(summary(scale_table("q1", (12, 5, 3), {"ppr": 1.0}))))
    assert (found["ppr"].low, found["ppr"].high) == wilson(12, 20, 30)
    everybody = by_theme(needs(summary(scale_table("q1", (12, 5, 3), {"ppr": 1.0}), members=20)))
    assert (everybody["ppr"].low, everybody["ppr"].high) == (0.6, 0.6)


@pytest.mark.parametrize(
    ("counts", "share"),
    [((12, 5, 5), 12 / 22), ((7, 2, 13), 7 / 22), ((1, 10, 11), 2 / 22), ((20, 1, 1), 20 / 22)],
)
def test_a_share_need_is_what_an_outsider_can_take_from_the_published_table(
    counts: tuple[int, int, int], share: float
) -> None:
    table = scale_table("q1", counts, {"ppr": 1.0}, "share")
    need = by_theme(needs(summary(table, n=22, edition="share")))["ppr"]
    assert need.share == pytest.approx(share)
    assert (need.low, need.high, need.edition) == (None, None, "share")


def test_top_coded_options_become_two_of_n_or_all_but_two() -> None:
    asks = {"faa": ("ppr", 1.0), "naesten": ("medicin", 1.0)}
    table = options_table("q9", {"faa": 3, "naesten": 19}, 21, asks, "share")
    found = by_theme(needs(summary(table, n=21, edition="share")))
    assert found["ppr"].share == pytest.approx(2 / 21)
    assert found["medicin"].share == pytest.approx(19 / 21)


def test_a_withheld_table_asks_for_nothing_that_can_be_told() -> None:
    table = scale_table("q1", (4, 2, 2), {"ppr": 1.0}, "share")
    found = needs(summary(table, n=None, edition="share"))
    assert {need.tier for need in found} == {"unknown"}
    assert {need.weight for need in found} == {0.0}


def test_fewer_answers_than_numbers_are_shown_for_are_told_as_few() -> None:
    found = needs(summary(scale_table("q1", (4, 2, 2), {"ppr": 1.0}), n=8))
    assert {need.basis for need in found} == {"few"}
    assert by_theme(found)["ppr"].share == 0.5


@settings(max_examples=60)
@given(st.tuples(*[st.integers(0, 20)] * 3), st.tuples(*[st.integers(0, 20)] * 3))
def test_two_tables_published_alike_give_the_same_share_needs(
    one: tuple[int, int, int], other: tuple[int, int, int]
) -> None:
    first = scale_table("q1", one, {"ppr": 1.0}, "share")
    second = scale_table("q1", other, {"ppr": 1.0}, "share")
    if first == second:
        n = first.base
        assert needs(summary(first, n=n, edition="share")) == needs(
            summary(second, n=n, edition="share")
        )


# ------------------------------------------------------------------------- counts and rankings

RUNGS = tuple(Option(i, Text(i)) for i in ("let", "mellem", "svaert"))
QUESTIONS = Questionnaire(
    "q",
    "1",
    Text("Titel"),
    (
        Question(
            "q1", "scale", Text("Spm"), scale=Scale("s", RUNGS, "last", "mellem"), themes=(("ppr", 1.0),)
        ),
        Question(
            "q2",
            "multi",
            Text("Spm"),
            options=(Option("plan", Text("Plan")), Option("andet", Text("Andet"))),
            option_themes=(("plan", "medicin", 1.0),),
        ),
        Question("q3", "scale", Text("Spm"), scale=Scale("s", RUNGS), themes=(("foraeldre", 1.0),)),
        Question(
            "q4",
            "matrix",
            Text("Spm"),
            scale=Scale("s", RUNGS, "last", "mellem"),
            items=(MatrixItem("a", Text("A"), (("ppr", 0.5),)),),
        ),
    ),
    tuple(Theme(*theme) for theme in THEMES),
)
COUNTS = {
    "q1": {"let": 4, "mellem": 6, "svaert": 10},
    "q2": {"plan": 3, "andet": 12},
    "q4.a": {"svaert": 20},
}


def counted_needs(counts: dict[str, dict[str, int]], base: int, edition: Edition) -> dict[str, Need]:
    """Take the needs of a finished count table the way a run does: through the gate."""
    told = (Count(key, option, n, base) for key, each in counts.items() for option, n in each.items())
    answers = answers_from_counts(CountTable("optaelling.csv", tuple(told)), QUESTIONS)
    about = About("nordby", "Klynge Nordby", None, "1")
    return by_theme(needs(summarise(answers, QUESTIONS, about, PrivacyPolicy(), edition)))


def test_a_finished_count_table_gives_needs_and_says_so() -> None:
    found = counted_needs(COUNTS, 20, "internal")
    assert found["ppr"].share == pytest.approx((0.5 + 0.5 * 1.0) / 1.5)
    assert found["medicin"].from_items == (("q2/plan", 1.0, 0.15),)
    assert found["foraeldre"].tier == "unknown"
    assert {(need.basis, need.edition) for need in found.values()} == {("counts", "internal")}


def test_counts_that_leave_the_desk_pass_the_ladder() -> None:
    found = counted_needs(COUNTS, 20, "share")
    assert found["medicin"].share == pytest.approx(2 / 20)
    assert found["ppr"].share == pytest.approx((0.5 + 0.5 * 18 / 20) / 1.5)
    assert {need.basis for need in found.values()} == {"counts"}
    few = counted_needs({"q1": {"svaert": 5}}, 9, "share")
    assert {need.tier for need in few.values()} == {"unknown"}


def test_a_neutral_scale_asks_for_nothing_in_a_count_table_either() -> None:
    assert counted_needs({"q3": {"svaert": 9}}, 20, "internal")["foraeldre"].tier == "unknown"


def test_a_ranking_weighs_by_rank_order_centroids() -> None:
    found = by_theme(needs_from_ranking(("medicin", "ppr", "foraeldre"), THEMES))
    assert found["medicin"].weight == pytest.approx((1 + 1 / 2 + 1 / 3) / 3)
    assert found["ppr"].weight == pytest.approx((1 / 2 + 1 / 3) / 3)
    assert found["foraeldre"].weight == pytest.approx((1 / 3) / 3)
    assert [found[t].tier for t in ("medicin", "ppr", "foraeldre")] == ["large", "medium", "small"]
    assert {(need.basis, need.edition) for need in found.values()} == {("ranking", "share")}


def test_a_theme_that_is_not_ranked_weighs_nothing() -> None:
    found = by_theme(needs_from_ranking(("ppr",), THEMES))
    assert found["ppr"].weight == 1.0 and found["medicin"].weight == 0.0


@pytest.mark.parametrize(
    ("ranking", "said"),
    [
        ((), "at least one theme"),
        (("pppr",), 'Did you mean "ppr"?'),
        (("ppr", "ppr"), "every theme once"),
    ],
)
def test_a_ranking_that_cannot_be_meant_is_refused(ranking: tuple[str, ...], said: str) -> None:
    with pytest.raises(CaseError, match=said.replace("?", r"\?")):
        needs_from_ranking(ranking, THEMES)


def test_the_edition_of_a_summary_is_that_of_its_needs() -> None:
    table = scale_table("q1", (12, 5, 3), {"ppr": 1.0})
    assert {need.edition for need in needs(summary(table))} == {"internal"}
    assert replace(needs(summary(table))[0], edition="share").edition == "share"
