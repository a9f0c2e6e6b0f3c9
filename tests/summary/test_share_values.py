"""What a summary says: as a share for the needs, as words for a slide, as numbers for the audit."""

from __future__ import annotations

import re

import numpy as np
import pytest
from made_answers import (
    answers,
    asking,
    chosen,
    multi_item,
    number_item,
    numbers,
    scale_item,
    single_item,
    ticked,
)

from manege_analysis.exports.answers import Choices
from manege_analysis.summary.about import About
from manege_analysis.summary.gate import summarise
from manege_analysis.summary.policy import Group, Partition, PrivacyPolicy
from manege_analysis.summary.rates import rate_definition, rr1, rr2
from manege_analysis.summary.safe import (
    Edition,
    Hidden,
    ResponseOverview,
    SafeSummary,
    Shown,
)
from manege_analysis.summary.share_values import (
    cell_share,
    problem_share,
    published_numbers,
    published_percents,
    said,
    share_of,
)
from manege_analysis.summary.words import danish_order, either
from manege_analysis.wording.text import Text

SCALE = scale_item(key="q1")
PLACE = single_item("By", "Land", key="sted")
MULTI = multi_item("A", "B", key="q3")
NUMBER = number_item("q4")
BY = Partition(by="sted", groups=(Group(id="by", text="By", options=("by",)),))


def summary(
    problem: int, n: int = 25, edition: Edition = "share", policy: PrivacyPolicy | None = None
) -> SafeSummary:
    """Summarise `n` doctors of whom `problem` stand on the problem side and ticked A."""
    made = answers(
        {
            "q1": chosen(SCALE, [problem, 0, n - problem]),
            "q3": ticked(MULTI, n, [problem, 1]),
            "q4": numbers(*[4, 7] * (n // 2), *[4] * (n % 2)),
            "sted": Choices((np.arange(n) % 2).astype(np.int32), ("by", "land")),
        }
    )
    asked = asking(SCALE, MULTI, NUMBER, PLACE)
    return summarise(made, asked, About("n", "N", members=31), policy or PrivacyPolicy(), edition)


@pytest.mark.parametrize(
    ("problem", "share"), [(10, 0.4), (0, 2 / 25), (4, 2 / 25), (21, 23 / 25), (25, 23 / 25)]
)
def test_the_problem_share_is_what_an_outsider_could_use(problem: int, share: float) -> None:
    assert problem_share(summary(problem)["q1"]) == pytest.approx(share)


def test_internally_the_problem_share_is_exact() -> None:
    assert problem_share(summary(3, edition="internal")["q1"]) == pytest.approx(3 / 25)


def test_what_is_withheld_or_has_no_problem_side_has_no_share() -> None:
    assert problem_share(summary(3, n=9)["q1"]) is None
    assert problem_share(summary(3)["q3"]) is None
    assert cell_share(summary(3, n=9)["q3"], "a") is None
    assert cell_share(summary(3)["q3"], "ukendt") is None


def test_an_option_has_a_share() -> None:
    assert cell_share(summary(10)["q3"], "a") == pytest.approx(0.4)
    assert cell_share(summary(10)["q3"], "b") == pytest.approx(2 / 25)


def test_a_sensitive_bound_is_taken_in_its_middle() -> None:
    assert share_of(Hidden(0, 9), 30) == pytest.approx(4.5 / 30)


def test_values_are_said_in_both_languages() -> None:
    values = (Shown(17), Hidden(0, 4), Hidden(17, 21))
    assert [said(value, 21, "en") for value in values] == [
        "17 of 21",
        "fewer than 5 of 21",
        "at least 17 of 21",
    ]


def test_every_number_that_may_be_said_is_published() -> None:
    told = summary(10)
    numbers_said = published_numbers(told)
    # n, members, problem and rest, "fewer than 5" for B, the mean, town and country, and the limits.
    assert numbers_said == {25, 31, 10, 15, 5, 5.4, 13, 12, 20}


def test_a_hidden_count_is_not_among_the_published_numbers() -> None:
    told = summary(22)
    assert 22 not in published_numbers(told)
    assert 3 not in published_numbers(told)
    assert {21, 5} <= published_numbers(told)
    internal = published_numbers(summary(22, edition="internal"))
    assert {22, 3} <= internal


def test_the_numbers_of_every_sentence_are_published() -> None:
    told = summary(10)
    sentences = [told.merged.da, *(table.hidden_reason.da for table in told.tables)]
    for sentence in sentences:
        assert {float(number) for number in re.findall(r"\d+", sentence)} <= published_numbers(told)
    for table in told.tables:
        for cell in table.cells:
            words = said(cell.value, table.base or 0, "da")
            assert {float(number) for number in re.findall(r"\d+", words)} <= published_numbers(told)


def test_percentages_are_made_of_published_counts() -> None:
    assert published_percents(summary(10)) == {81, 40, 60, 52, 48}


def test_groups_are_published_too() -> None:
    policy = PrivacyPolicy(compare=BY)
    made = answers(
        {
            "q1": chosen(SCALE, [12, 0, 18]),
            "sted": Choices((np.arange(30) % 2).astype(np.int32), ("by", "land")),
        }
    )
    told = summarise(made, asking(SCALE, PLACE), About("n", "N"), policy, "share")
    assert told.groups
    assert {15, 6} <= published_numbers(told)
    assert 40 in published_percents(told)


def test_a_cluster_without_numbers_publishes_its_members_and_limits_only() -> None:
    assert published_numbers(summary(3, n=9)) == {31, 10, 5, 20}
    made = answers({"q1": chosen(SCALE, [3])})
    nobody = summarise(made, asking(SCALE), About("n", "N"), PrivacyPolicy(), "share")
    assert published_numbers(nobody) == {10, 5, 20}


def test_response_rates_by_hand() -> None:
    response = ResponseOverview(21, 34, partial=4)
    assert (rr1(response), rr2(response)) == (0.5, 21 / 34)
    assert rr1(ResponseOverview(21, 34)) is None
    assert rr1(ResponseOverview(21, None, partial=2)) is None
    assert rr2(ResponseOverview(None, 34)) is None


def test_the_rate_comes_with_its_definition() -> None:
    assert rate_definition(ResponseOverview(21, 34, partial=4)).da == (
        "21 af klyngens 34 læger har svaret på mindst ét spørgsmål (svarprocent efter AAPOR RR2). "
        "17 har svaret på mindst fire femtedele af det, de blev spurgt om (AAPOR RR1)."
    )
    assert "RR1" not in rate_definition(ResponseOverview(21, 34)).en
    assert "not stated" in rate_definition(ResponseOverview(21, None)).en
    assert rate_definition(ResponseOverview(None, 34)) == Text("")


def test_a_complete_answer_covers_four_fifths_of_what_was_shown() -> None:
    items = [single_item("Ja", "Nej", key=f"q{i}") for i in range(5)]
    # Rows: all five, four of five, three of five, three of three shown, one only.
    grid = np.array(
        [[0, 0, 0, 0, 0], [0, 0, 0, 0, -1], [0, 0, 0, -1, -1], [0, 0, 0, -2, -2], [0, -1, -1, -1, -1]],
        np.int32,
    )
    made = answers({item.key: Choices(grid[:, at], ("ja", "nej")) for at, item in enumerate(items)})
    told = summarise(made, asking(*items), About("n", "N", members=10), PrivacyPolicy(), "internal")
    assert told.response.partial == 2
    assert rr1(told.response) == 0.3


def test_merged_names_keep_the_capitals_of_abbreviations() -> None:
    assert (
        either([Text("Skolen"), Text("PPR"), Text("I høj grad"), Text("Å")]).da
        == "Skolen, PPR, i høj grad eller Å"
    )
    assert either([Text("Ja", "Yes"), Text("Nej", "No")]).en == "Yes or no"
    assert either([Text("Ja", "Yes")]).en == "Yes"


def test_the_danish_alphabet_ends_in_ae_oe_aa() -> None:
    assert sorted(["Å", "Aa b", "Z", "Ø", "Æ", "a"], key=danish_order) == [
        "a",
        "Z",
        "Æ",
        "Ø",
        "Å",
        "Aa b",
    ]
