"""What the closed share edition says, item by item, as a reader sees it."""

from __future__ import annotations

import numpy as np
import pytest
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
    rows_of,
    scale_item,
    single_item,
    text_item,
    ticked,
    wrote,
)

from manege_analysis.exports.answers import Column, Ticks
from manege_analysis.questionnaire.model import Item, Option, Question, Theme
from manege_analysis.summary.gate import summarise
from manege_analysis.summary.policy import PrivacyPolicy
from manege_analysis.summary.safe import Hidden, SafeTable, Shown
from manege_analysis.wording.text import Text

CLOSED = PrivacyPolicy()


def shared(item: Item, column: Column) -> SafeTable:
    """Summarise one item for the share edition; a companion makes everybody a respondent."""
    companion = text_item("ledsager")
    made = answers({item.key: column, "ledsager": wrote(*["x"] * rows_of(column))})
    return summarise(made, asking(item, companion), ABOUT, CLOSED, "share")[item.key]


def told(table: SafeTable) -> list[tuple[str, object]]:
    """Return the cells' ids and values."""
    return [(cell.id, cell.value) for cell in table.cells]


def test_blank_and_dont_know_are_in_the_middle_so_n_is_everybody() -> None:
    item = scale_item()
    table = shared(item, chosen(item, [3, 4, 1, 3, 3, 2], blank=3, not_shown=1))
    assert table.base == 20
    assert told(table) == [("problem", Shown(7)), ("middle", Shown(7)), ("good", Shown(6))]
    assert table.rung == "three"
    assert [cell.text.da for cell in table.cells] == [
        "Helt uenig eller uenig",
        "Hverken eller, ved ikke eller ikke svaret",
        "Enig eller helt enig",
    ]
    assert [cell.side for cell in table.cells] == ["problem", "middle", "good"]
    assert table.hidden_reason.da == "Svarene er samlet i tre grupper, så ingen læge kan genkendes."


def test_two_sides_say_which_is_which_and_why() -> None:
    item = scale_item()
    table = shared(item, chosen(item, [6, 4, 1, 5, 4]))
    assert told(table) == [("problem", Shown(10)), ("rest", Shown(10))]
    assert table.cells[1].side == "rest"
    assert "to grupper" in table.hidden_reason.da
    assert "færre end 5" in table.hidden_reason.da


def test_top_coding_is_all_that_is_said_of_a_unanimous_item() -> None:
    item = scale_item()
    table = shared(item, chosen(item, [0, 0, 0, 0, 14]))
    assert table.rung == "top-coded"
    assert told(table) == [("problem", Hidden(0, 4)), ("rest", Hidden(10, 14))]


def test_the_problem_side_can_be_the_last() -> None:
    item = scale_item(EVEN)
    table = shared(item, chosen(item, [4, 3, 6, 5]))
    assert told(table) == [("problem", Shown(11)), ("rest", Shown(7))]
    assert table.cells[0].text.da == "Ret svært eller svært"


def test_a_scale_without_a_middle_has_only_blanks_there() -> None:
    item = scale_item(EVEN)
    table = shared(item, chosen(item, [3, 3, 3, 3], blank=5))
    assert table.cell("middle") is not None
    assert table.cells[1].text.da == "Ikke svaret"


def test_a_scale_without_a_problem_side_is_named_after_its_ends() -> None:
    item = scale_item(NEUTRAL)
    table = shared(item, chosen(item, [6, 7, 8]))
    assert told(table) == [("last", Shown(8)), ("middle", Shown(7)), ("first", Shown(6))]
    assert {cell.side for cell in table.cells} == {"option", "middle"}
    assert [cell.id for cell in shared(item, chosen(item, [1, 12, 8])).cells] == ["last", "rest"]


def test_nine_answers_give_no_numbers() -> None:
    item = scale_item()
    table = shared(item, chosen(item, [3, 3, 3]))
    assert (table.rung, table.base, table.cells) == ("withheld", None, ())
    assert table.hidden_reason == Text("For få svar (under 10)", "Too few answers (fewer than 10)")


def test_a_sensitive_item_needs_twenty() -> None:
    item = scale_item(sensitive=True)
    assert shared(item, chosen(item, [10, 0, 0, 9])).hidden_reason.da == "For få svar (under 20)"
    table = shared(item, chosen(item, [9, 0, 0, 11]))
    assert told(table) == [("problem", Hidden(0, 9)), ("rest", Hidden(11, 20))]
    assert table.sensitive


def test_a_choice_keeps_its_first_options_and_names_what_it_merged() -> None:
    item = single_item("Solo", "Kompagniskab", "Delepraksis", outside=(Option("vi", Text("Ved ikke")),))
    full = shared(item, chosen(item, [6, 7, 4, 1], blank=2))
    assert full.rung == "full"
    assert told(full) == [("solo", Shown(6)), ("kompagniskab", Shown(7)), ("rest", Shown(7))]
    assert full.cells[-1].text.da == "Delepraksis, ved ikke eller ikke svaret"
    two = shared(item, chosen(item, [6, 2, 8]))
    assert (two.rung, told(two)) == ("two", [("solo", Shown(6)), ("rest", Shown(10))])
    assert two.cells[-1].text.da == "Alle andre svar, også ikke svaret"
    assert "lagt sammen" in two.hidden_reason.da


def test_a_yes_no_question_says_what_no_includes() -> None:
    item = single_item("Ja", "Nej")
    table = shared(item, chosen(item, [9, 4], blank=3))
    assert [(cell.text.da, cell.value) for cell in table.cells] == [
        ("Ja", Shown(9)),
        ("Nej eller ikke svaret", Shown(7)),
    ]


def test_a_merged_choice_says_so() -> None:
    item = single_item("A", "B", "C", "D")
    table = shared(item, chosen(item, [6, 6, 3, 5]))
    assert (table.rung, len(table.cells)) == ("merged", 3)
    assert "De sidste svarmuligheder" in table.hidden_reason.da


def test_options_stand_by_what_is_published_and_low_ones_by_the_alphabet() -> None:
    item = multi_item(
        "Zoneterapi", "Ørelæge", "Anden", "Psykolog", "Aarhusmodellen", "Børnelæge", "Ergo"
    )
    table = shared(item, ticked(item, 20, [1, 0, 4, 8, 3, 12, 20]))
    assert [(cell.text.da, cell.value) for cell in table.cells] == [
        ("Ergo", Hidden(16, 20)),
        ("Børnelæge", Shown(12)),
        ("Psykolog", Shown(8)),
        ("Anden", Hidden(0, 4)),
        ("Zoneterapi", Hidden(0, 4)),
        ("Ørelæge", Hidden(0, 4)),
        ("Aarhusmodellen", Hidden(0, 4)),
    ]


def test_equal_counts_stand_by_the_alphabet() -> None:
    item = multi_item("B", "A")
    assert [cell.id for cell in shared(item, ticked(item, 20, [8, 8])).cells] == ["a", "b"]


def test_none_of_these_never_stands_beside_the_others() -> None:
    item = multi_item("A", outside=(Option("ingen", Text("Ingen af disse")),))
    column = Ticks(np.array([[1, 0]] * 8 + [[0, 1]] * 12, np.int8), ("a", "ingen"))
    assert [cell.id for cell in shared(item, column).cells] == ["a"]


def test_a_written_other_is_an_option_like_the_rest() -> None:
    item = multi_item("A", other=True)
    column = Ticks(np.zeros((20, 1), np.int8), ("a",), ("noget",) * 7 + ("",) * 13)
    assert told(shared(item, column)) == [("other", Shown(7)), ("a", Hidden(0, 4))]


def test_a_reason_is_given_only_where_something_is_hidden() -> None:
    item = multi_item("A", "B")
    assert shared(item, ticked(item, 20, [8, 9])).hidden_reason.da == ""
    assert "under 5" in shared(item, ticked(item, 20, [8, 1])).hidden_reason.da


def test_a_number_has_a_rounded_mean_and_nothing_else() -> None:
    item = number_item(unit=Text("børn"), low=0, high=80)
    table = shared(item, numbers(*[3, 5, 6, 7, 8, 9, 11, 13, 4, 6, 17, 2, 8, 9, 10, 12]))
    assert (table.rung, table.mean, table.base, table.cells) == ("full", 8.1, 16, ())
    assert (table.median, table.extremes, table.bases) == (None, None, None)
    assert table.unit == Text("børn")


def test_a_number_that_two_doctors_make_is_withheld() -> None:
    item = number_item()
    table = shared(item, numbers(*[1.0] * 14, 70, 80))
    assert (table.rung, table.mean, table.base) == ("withheld", None, None)


def test_free_text_and_dates_stay_inside() -> None:
    assert shared(text_item(), wrote(*["hemmeligt"] * 12)).rung == "withheld"
    date_item = Item("q6", Question("q6", "date", Text("Hvornår?")))
    table = shared(date_item, wrote(*["2026-11-02"] * 12))
    assert (table.rung, table.kind, table.cells) == ("withheld", "text", ())
    assert table.hidden_reason.da == "Datoer vises kun internt."
    assert "hemmeligt" not in repr(shared(text_item(), wrote(*["hemmeligt"] * 12)))


def themed(counts: list[int], n: int) -> SafeTable:
    """Summarise a text item of `n` doctors with coded themes."""
    item = text_item()
    labels = ("ppr", "skole", "vores egen kode")
    grid = np.array([[row < each for each in counts] for row in range(n)], np.int8)
    made = answers({"q5": wrote(*["tekst"] * n), "q5#themes": Ticks(grid, labels)})
    asked = asking(item, themes=[Theme("ppr", Text("PPR", "School psychology"))])
    return summarise(made, asked, ABOUT, CLOSED, "share")["q5"]


def test_a_theme_is_named_only_when_five_doctors_named_it() -> None:
    table = themed([5, 4, 7], 18)
    assert [(cell.id, cell.text.da, cell.value) for cell in table.cells] == [
        ("vores egen kode", "vores egen kode", Shown(7)),
        ("ppr", "PPR", Shown(5)),
    ]
    assert "mindst 5" in table.hidden_reason.da


def test_a_theme_that_nearly_all_named_is_top_coded() -> None:
    assert themed([17, 0, 0], 18).cells[0].value == Hidden(14, 18)


def test_without_a_theme_of_five_nothing_is_named() -> None:
    table = themed([4, 4, 1], 18)
    assert (table.rung, table.cells) == ("two", ())
    assert table.hidden_reason.da == "Intet tema er nævnt af mindst 5."


def test_themes_of_a_small_cluster_are_withheld() -> None:
    assert themed([8, 0, 0], 9).rung == "withheld"


@pytest.mark.parametrize("scale", [AGREE, EVEN, NEUTRAL])
def test_the_order_of_the_rows_leaves_no_trace(scale: object) -> None:
    item = scale_item(scale)  # type: ignore[arg-type]
    column = chosen(item, [3, 4, 5, 6][: len(item.options)], blank=2)
    turned = type(column)(column.codes[::-1].copy(), column.labels)
    assert shared(item, column) == shared(item, turned)
