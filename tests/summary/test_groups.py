"""Groups: one partition a deck, and for each cell all groups or none."""

from __future__ import annotations

import numpy as np
import pytest
from made_answers import ABOUT, answers, asking, chosen, multi_item, scale_item, single_item

from manege_analysis.errors import SettingsError
from manege_analysis.exports.answers import Choices, Ticks
from manege_analysis.summary.gate import summarise
from manege_analysis.summary.policy import Group, Partition, PrivacyPolicy
from manege_analysis.summary.safe import GroupTable, SafeSummary
from manege_analysis.wording.text import Text

PLACE = single_item("By", "Land", "Ø", key="sted")
SCALE = scale_item(key="q1")
MULTI = multi_item("A", "B", key="q2")
BY = Partition(by="sted", groups=(Group(id="by", text="By", text_en="Town", options=("by",)),))


def split(town: list[int], others: list[int], partition: Partition = BY) -> SafeSummary:
    """Summarise two groups' answers to a scale and to a multi-select; each (problem, good, blank)."""
    sizes = [sum(town), sum(others)]
    codes = np.repeat([0, 4, -1, 0, 4, -1], [*town, *others]).astype(np.int32)
    ticks = np.array([[code == 0, code != 0] for code in codes], np.int8)
    made = answers(
        {
            "sted": chosen(PLACE, sizes),
            "q1": Choices(codes, tuple(option.id for option in SCALE.options)),
            "q2": Ticks(ticks, ("a", "b")),
        }
    )
    return summarise(made, asking(PLACE, SCALE, MULTI), ABOUT, PrivacyPolicy(compare=partition), "share")


def told(row: GroupTable) -> list[tuple[str, int, int]]:
    """Return each group's id, count and base."""
    return [(each.id, each.count, each.base) for each in row.groups]


def test_a_cell_is_divided_when_all_groups_allow_it() -> None:
    summary = split([6, 5, 0], [7, 6, 2])
    assert [(row.key, row.cell) for row in summary.groups] == [
        ("q1", "problem"),
        ("q2", "a"),
        ("q2", "b"),
    ]
    assert told(summary.groups[0]) == [("by", 6, 11), ("rest", 7, 15)]
    assert [each.text for each in summary.groups[0].groups] == [
        Text("By", "Town"),
        Text("Øvrige og uoplyst", "Others and not stated"),
    ]
    assert summary.groups[0].text == summary["q1"].cells[0].text


@pytest.mark.parametrize(
    ("town", "others"),
    [([4, 7, 0], [7, 6, 2]), ([7, 4, 0], [7, 6, 2]), ([5, 4, 0], [7, 9, 0]), ([6, 5, 0], [0, 9, 6])],
    ids=["few in the cell", "few outside it", "a group of nine", "none in the cell"],
)
def test_one_small_group_takes_the_row_away(town: list[int], others: list[int]) -> None:
    assert split(town, others).groups == ()


def test_a_group_needs_as_many_answers_as_an_item() -> None:
    # With the usual limits two cells of five make ten; raised, a group can be too small by itself.
    made = split([6, 5, 0], [7, 6, 2])
    assert made.groups
    raised = PrivacyPolicy.model_validate({"limits": {"answers": 12}, "compare": BY.model_dump()})
    column = Choices(np.repeat([0, 4, 0, 4], [6, 5, 7, 8]).astype(np.int32), chosen(SCALE, []).labels)
    answered = answers({"sted": chosen(PLACE, [11, 15]), "q1": column})
    assert summarise(answered, asking(PLACE, SCALE), ABOUT, raised, "share").groups == ()


def test_a_cell_that_is_hidden_in_total_is_not_divided() -> None:
    summary = split([2, 10, 0], [2, 10, 0])
    assert summary["q1"].rung == "top-coded"
    assert summary.groups == ()


def test_the_question_that_divides_is_not_shown_by_itself() -> None:
    table = split([6, 5, 0], [7, 6, 2])["sted"]
    assert (table.rung, table.cells) == ("withheld", ())
    assert "dele svarene i grupper" in table.hidden_reason.da


def test_several_options_can_be_one_group() -> None:
    joined = Partition(by="sted", groups=(Group(id="alle", text="Alle", options=("by", "land")),))
    summary = split([6, 5, 0], [7, 6, 2], joined)
    # Everybody is in one group: the other is empty, and nothing is divided.
    assert summary.groups == ()


def test_without_the_dividing_column_nothing_is_divided() -> None:
    made = answers({"q1": chosen(SCALE, [10, 0, 0, 0, 10])})
    policy = PrivacyPolicy(compare=BY)
    summary = summarise(made, asking(PLACE, SCALE), ABOUT, policy, "share")
    assert [len(row.groups) for row in summary.groups] == [1]


def test_a_sensitive_item_needs_twenty_in_each_group() -> None:
    sensitive = scale_item(key="q1", sensitive=True)
    labels = tuple(option.id for option in sensitive.options)
    for size, expected in ((9, 0), (10, 1)):
        codes = np.repeat([0, 4, 0, 4], size).astype(np.int32)
        made = answers({"sted": chosen(PLACE, [2 * size, 2 * size]), "q1": Choices(codes, labels)})
        policy = PrivacyPolicy(compare=BY)
        assert len(summarise(made, asking(PLACE, sensitive), ABOUT, policy, "share").groups) == expected


def test_a_question_for_some_is_not_divided() -> None:
    child = scale_item(key="q2", shown_if=("q1", ("helt-uenig",)))
    made = answers(
        {
            "sted": chosen(PLACE, [20, 20]),
            "q1": Choices(np.repeat([0, 4, 0, 4], 10).astype(np.int32), chosen(SCALE, []).labels),
            "q2": Choices(np.repeat([0, 4, 0, 4], 10).astype(np.int32), chosen(SCALE, []).labels),
        }
    )
    summary = summarise(made, asking(PLACE, SCALE, child), ABOUT, PrivacyPolicy(compare=BY), "share")
    assert {row.key for row in summary.groups} == {"q1"}


@pytest.mark.parametrize(
    ("by", "options", "said"),
    [
        ("stedd", ("by",), 'Did you mean "sted"?'),
        ("q2", ("a",), "a question with one answer each"),
        ("sted", ("byy", "havn"), 'Did you mean "by"?'),
    ],
)
def test_a_partition_that_does_not_fit_the_questionnaire_is_refused(
    by: str, options: tuple[str, ...], said: str
) -> None:
    with pytest.raises(SettingsError) as caught:
        split([6, 5, 0], [7, 6, 2], Partition(by=by, groups=(Group(id="g", text="G", options=options),)))
    assert said in str(caught.value)


@pytest.mark.parametrize(
    "more", [{"shown_if": ("q1", ("uenig",))}, {"identifier": True}, {"sensitive": True}]
)
def test_a_question_that_is_not_for_all_cannot_divide(more: dict[str, object]) -> None:
    place = single_item("By", "Land", key="sted", **more)
    made = answers({"q1": chosen(SCALE, [10, 10]), "sted": chosen(place, [10, 10])})
    with pytest.raises(SettingsError, match="everybody was asked, that names nobody"):
        summarise(made, asking(SCALE, place), ABOUT, PrivacyPolicy(compare=BY), "share")
