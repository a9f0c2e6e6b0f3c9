"""Questions that only some were asked: what the share edition may say of them."""

from __future__ import annotations

import numpy as np
import pytest
from made_answers import (
    ABOUT,
    AGREE,
    answers,
    asking,
    chosen,
    multi_item,
    number_item,
    numbers,
    scale_item,
    single_item,
    text_item,
    wrote,
)

from manege_analysis.exports.answers import Choices, Ticks
from manege_analysis.questionnaire.model import Item
from manege_analysis.summary.gate import summarise
from manege_analysis.summary.policy import Consent, PrivacyPolicy
from manege_analysis.summary.promises import broken_promises
from manege_analysis.summary.safe import Hidden, SafeSummary, SafeTable, Shown

CLOSED = PrivacyPolicy()
PARENT = single_item("Ja", "Nej", key="q1")
CHILD = scale_item(key="q2", shown_if=("q1", ("ja",)))


def pair(
    asked: list[int], others: int, parent: Item = PARENT, policy: PrivacyPolicy = CLOSED
) -> SafeSummary:
    """Summarise a filter that `sum(asked)` passed, and what they answered (the last: blank)."""
    child = CHILD
    passed = sum(asked)
    made = answers(
        {
            "q1": chosen(parent, [passed, others]),
            "q2": chosen(child, asked[:-1], blank=asked[-1], not_shown=others),
        }
    )
    summary = summarise(made, asking(parent, child), ABOUT, policy, "share")
    assert list(broken_promises(summary)) == []
    return summary


def told(table: SafeTable) -> list[tuple[str, object]]:
    """Return the cells' ids and values."""
    return [(cell.id, cell.value) for cell in table.cells]


def test_where_the_deck_says_who_was_asked_the_ladder_runs_on_them() -> None:
    table = pair([4, 3, 3, 3, 2, 2, 1], others=12)["q2"]
    assert table.base == 30
    assert told(table) == [
        ("problem", Shown(7)),
        ("middle", Shown(6)),
        ("good", Shown(5)),
        ("not-asked", Shown(12)),
    ]
    assert table.cells[-1].side == "outside"
    assert table.cells[-1].text.da == "Ikke spurgt"


def test_bounds_are_those_of_the_asked() -> None:
    table = pair([0, 2, 3, 5, 6, 2, 0], others=12)["q2"]
    assert told(table) == [
        ("problem", Hidden(0, 4)),
        ("rest", Hidden(14, 18)),
        ("not-asked", Shown(12)),
    ]


def test_fewer_than_ten_asked_are_too_few() -> None:
    table = pair([2, 3, 0, 2, 2, 0, 0], others=12)["q2"]
    assert (table.rung, table.hidden_reason.da) == ("withheld", "For få svar (under 10)")


def test_where_few_were_asked_the_number_of_them_stays_hidden() -> None:
    table = pair([2, 1, 0, 1, 0, 0, 0], others=20)["q2"]
    assert table.rung == "withheld"
    assert "hvor mange det er, kan ikke vises" in table.hidden_reason.da


def test_where_nearly_all_were_asked_the_others_are_among_the_blanks() -> None:
    table = pair([4, 3, 3, 3, 2, 2, 1], others=3)["q2"]
    assert told(table) == [("problem", Shown(7)), ("middle", Shown(9)), ("good", Shown(5))]
    assert table.base == 21
    assert table.hidden_reason.da.endswith("Er nogen ikke blevet spurgt, tæller de med som ikke svaret.")


def test_an_answer_from_somebody_who_was_not_asked_is_not_counted() -> None:
    labels = tuple(option.id for option in AGREE.options)
    for others in (12, 3):
        made = answers(
            {
                "q1": chosen(PARENT, [18, others]),
                "q2": Choices(np.zeros(18 + others, np.int32), labels),
            }
        )
        table = summarise(made, asking(PARENT, CHILD), ABOUT, CLOSED, "share")["q2"]
        assert table.rung == "top-coded"
        assert isinstance(table.cells[1].value, Hidden)


def test_whoever_follows_a_sensitive_filter_is_sensitive_too() -> None:
    parent = single_item("Ja", "Nej", key="q1", sensitive=True)
    table = pair([6, 3, 3, 3, 4, 2, 0], others=15, parent=parent)["q2"]
    assert table.sensitive
    assert told(table) == [
        ("problem", Hidden(0, 9)),
        ("rest", Hidden(12, 21)),
        ("not-asked", Shown(15)),
    ]
    consent = Consent.model_validate({"by": "Anna", "on": "2026-11-02", "wording": "Ja"})
    opened = PrivacyPolicy(policy="open", consent=consent)
    assert pair([6, 3, 3, 3, 4, 2, 0], others=15, parent=parent, policy=opened)["q2"].rung == "top-coded"
    plain = pair([6, 3, 3, 3, 4, 2, 0], others=15, policy=opened)["q2"]
    assert (plain.rung, told(plain)[-2]) == ("full", ("not-asked", Shown(15)))


def follow(parent: Item, column: Choices | Ticks, options: tuple[str, ...], rows: int) -> SafeTable:
    """Summarise a child of `parent` that everybody who passed answered with the first rung."""
    child = scale_item(key="q2", shown_if=(parent.key, options))
    labels = tuple(option.id for option in AGREE.options)
    made = answers(
        {
            parent.key: column,
            "q2": Choices((np.arange(rows) % 5).astype(np.int32), labels),
            "q9": wrote(*["x"] * rows),
        }
    )
    return summarise(made, asking(parent, child, text_item("q9")), ABOUT, CLOSED, "share")["q2"]


def test_a_filter_can_be_one_side_of_a_scale() -> None:
    parent = scale_item(key="q1")
    column = chosen(parent, [8, 4, 6, 3, 4])
    assert follow(parent, column, ("helt-uenig", "uenig"), 25).cells[-1].value == Shown(13)
    assert follow(parent, column, ("enig", "helt-enig"), 25).rung == "withheld"
    wide = chosen(parent, [8, 4, 6, 8, 4])
    assert follow(parent, wide, ("enig", "helt-enig"), 30).cells[-1].value == Shown(18)
    assert follow(parent, wide, ("helt-uenig",), 30).rung == "withheld"
    assert follow(parent, chosen(parent, [3, 3]), ("helt-uenig", "uenig"), 6).rung == "withheld"


def test_a_filter_of_a_multi_select_is_one_option() -> None:
    parent = multi_item("A", "B", key="q1")
    grid = np.array([[row < 14, row >= 12] for row in range(26)], np.int8)
    column = Ticks(grid, ("a", "b"))
    assert follow(parent, column, ("a",), 26).cells[-1].value == Shown(12)
    assert follow(parent, column, ("a", "b"), 26).rung == "withheld"


def test_a_filter_of_several_options_needs_them_all_to_be_shown() -> None:
    parent = single_item("A", "B", "C", key="q1")
    assert follow(parent, chosen(parent, [6, 7, 8]), ("a", "b"), 21).cells[-1].value == Shown(8)
    assert follow(parent, chosen(parent, [6, 7, 8]), ("a", "c"), 21).rung == "withheld"
    assert follow(parent, chosen(parent, [2, 9, 10]), ("a", "b"), 21).rung == "withheld"


def test_other_kinds_of_followers() -> None:
    number = number_item("q2", shown_if=("q1", ("ja",)))
    ticks = multi_item("A", key="q3", shown_if=("q1", ("ja",)), other=True)
    text = text_item("q4", shown_if=("q1", ("ja",)))
    uncoded = text_item("q5", shown_if=("q1", ("ja",)))
    asked = asking(PARENT, number, ticks, text, uncoded)
    for others in (12, 2):
        rows = 20 + others
        made = answers(
            {
                "q1": chosen(PARENT, [20, others]),
                "q2": numbers(*[4, 6] * 10, *[900] * others),
                "q3": Ticks(np.ones((rows, 1), np.int8), ("a",), ("skrev",) * rows),
                "q4": wrote(*["hemmeligt"] * rows),
                "q5": wrote(*["hemmeligt"] * rows),
                "q4#themes": Ticks(np.ones((rows, 1), np.int8), ("ppr",)),
            }
        )
        summary = summarise(made, asked, ABOUT, CLOSED, "share")
        assert summary["q2"].mean == 5.0
        assert summary["q3"].cells[0].value == Hidden(16, 20) or others == 2
        assert summary["q4"].rung == summary["q5"].rung == "withheld"
        assert list(broken_promises(summary)) == []


def test_a_filter_without_a_column_withholds_what_follows() -> None:
    child_only = answers({"q2": chosen(CHILD, [5, 5, 5, 5])})
    table = summarise(child_only, asking(PARENT, CHILD), ABOUT, CLOSED, "share")["q2"]
    assert table.rung == "withheld"


def test_a_follower_of_a_follower_is_one_of_all_as_well() -> None:
    third = scale_item(key="q3", shown_if=("q2", ("helt-uenig", "uenig")))
    made = answers(
        {
            "q1": chosen(PARENT, [24, 8]),
            "q2": chosen(CHILD, [7, 6, 0, 11], not_shown=8),
            "q3": chosen(third, [6, 0, 0, 7], not_shown=19),
        }
    )
    summary = summarise(made, asking(PARENT, CHILD, third), ABOUT, CLOSED, "share")
    assert told(summary["q3"]) == [
        ("problem", Shown(6)),
        ("rest", Shown(7)),
        ("not-asked", Shown(19)),
    ]


def test_questions_that_filter_each_other_do_not_hang() -> None:
    one = scale_item(key="q1", shown_if=("q2", ("uenig",)))
    two = scale_item(key="q2", shown_if=("q1", ("uenig",)))
    made = answers({"q1": chosen(one, [6, 6]), "q2": chosen(two, [6, 6])})
    assert {
        table.rung for table in summarise(made, asking(one, two), ABOUT, CLOSED, "share").tables
    } == {"withheld"}


@pytest.mark.parametrize("edition", ["internal", "share"])
def test_an_unknown_filter_withholds(edition: str) -> None:
    lost = scale_item(key="q2", shown_if=("q77", ("ja",)))
    made = answers({"q2": chosen(lost, [6, 6])})
    table = summarise(made, asking(lost), ABOUT, CLOSED, edition)["q2"]  # type: ignore[arg-type]
    assert table.rung == ("full" if edition == "internal" else "withheld")
