"""The gate: editions, policies, bases, and who may make safe values."""

from __future__ import annotations

import dataclasses
from datetime import date

import numpy as np
import pytest
from made_answers import (
    ABOUT,
    NEUTRAL,
    answers,
    asking,
    chosen,
    multi_item,
    number_item,
    numbers,
    scale_item,
    single_item,
    text_item,
    ticked,
    wrote,
)

from manege_analysis.errors import PrivacyError, SettingsError
from manege_analysis.exports.answers import Answers, Choices, Ticks
from manege_analysis.questionnaire.model import Questionnaire, Theme
from manege_analysis.summary.about import About
from manege_analysis.summary.gate import summarise
from manege_analysis.summary.policy import Consent, PrivacyPolicy
from manege_analysis.summary.promises import broken_promises, require_promises
from manege_analysis.summary.safe import (
    Bases,
    Cell,
    GroupCount,
    GroupTable,
    Hidden,
    ResponseOverview,
    SafeSummary,
    SafeTable,
    Shown,
    require_share,
    the_gate,
)
from manege_analysis.wording.text import Text

CLOSED = PrivacyPolicy()
OPEN = PrivacyPolicy(
    policy="open", consent=Consent(by="Anna Prøvesen", on=date(2026, 11, 2), wording="Vis alt.")
)
SCALE = scale_item(key="q1")
FILTER = single_item("Ja", "Nej", key="q2")
MULTI = multi_item("A", "B", "C", key="q3")
NUMBER = number_item("q4", low=0, high=80)
WORDS = text_item("q5")
SENSITIVE = scale_item(key="q6", sensitive=True)
ASKED = asking(SCALE, FILTER, MULTI, NUMBER, WORDS, SENSITIVE, themes=[Theme("ppr", Text("PPR"), 2.0)])


def cluster_of(n: int) -> Answers:
    """Make `n` doctors' answers to everything, the same for the same n."""
    draw = np.random.default_rng(n)
    return answers(
        {
            "q1": Choices(draw.integers(-1, 6, n).astype(np.int32), tuple(o.id for o in SCALE.options)),
            "q2": Choices(draw.integers(-1, 2, n).astype(np.int32), ("ja", "nej")),
            "q3": Ticks((draw.random((n, 3)) < [0.1, 0.5, 0.95]).astype(np.int8), ("a", "b", "c")),
            "q4": numbers(*draw.integers(2, 20, n)),
            "q5": wrote(*["tekst"] * n),
            "q5#themes": Ticks((draw.random((n, 1)) < 0.5).astype(np.int8), ("ppr",)),
            "q6": Choices(draw.integers(0, 6, n).astype(np.int32), tuple(o.id for o in SCALE.options)),
        },
        [date(2026, 11, 1 + row % 9) for row in range(n)],
    )


def test_only_the_gate_makes_safe_values() -> None:
    table = summarise(cluster_of(14), ASKED, ABOUT, CLOSED, "share")["q1"]
    with pytest.raises(PrivacyError, match="made by the gate"):
        dataclasses.replace(table, base=13)
    with pytest.raises(PrivacyError, match="made by the gate"):
        SafeTable("q1", "scale", "share", "withheld", None, (), Text("?"))
    summary = summarise(cluster_of(14), ASKED, ABOUT, CLOSED, "share")
    with pytest.raises(PrivacyError, match="made by the gate"):
        dataclasses.replace(summary, edition="share")


def test_the_gate_closes_behind_an_error() -> None:
    with pytest.raises(RuntimeError), the_gate():
        raise RuntimeError
    with pytest.raises(PrivacyError):
        SafeTable("q1", "scale", "share", "withheld", None, (), Text("?"))


def test_what_is_internal_may_not_be_shared() -> None:
    internal = summarise(cluster_of(14), ASKED, ABOUT, CLOSED, "internal")
    share = summarise(cluster_of(14), ASKED, ABOUT, CLOSED, "share")
    require_share(share, *share.tables)
    with pytest.raises(PrivacyError, match="nordby: a value of the internal edition"):
        require_share(share, internal)
    with pytest.raises(PrivacyError, match="q1: a value of the internal edition"):
        require_share(internal.tables[0])


def test_the_answers_stay_as_they_were() -> None:
    made = cluster_of(20)
    before = {key: repr(column) for key, column in made.columns.items()}
    summarise(made, ASKED, ABOUT, CLOSED, "share")
    summarise(made, ASKED, ABOUT, CLOSED, "internal")
    assert {key: repr(column) for key, column in made.columns.items()} == before


def test_tables_stand_in_the_order_asked() -> None:
    summary = summarise(cluster_of(20), ASKED, ABOUT, CLOSED, "share")
    assert [table.key for table in summary.tables] == ["q1", "q2", "q3", "q4", "q5", "q6"]
    assert summary.themes == (("ppr", Text("PPR"), 2.0),)
    with pytest.raises(KeyError):
        summary["q99"]


def test_a_question_without_a_column_has_no_table() -> None:
    summary = summarise(answers({"q1": chosen(SCALE, [5, 5, 5])}), ASKED, ABOUT, CLOSED, "share")
    assert [table.key for table in summary.tables] == ["q1"]


def test_an_identifying_question_has_no_table_and_makes_no_respondent() -> None:
    name = text_item("q9", identifier=True)
    made = answers({"q1": chosen(SCALE, [6, 6], blank=1), "q9": wrote(*["Anna"] * 13)})
    summary = summarise(made, asking(SCALE, name), ABOUT, CLOSED, "internal")
    assert [table.key for table in summary.tables] == ["q1"]
    assert summary.response.respondents == 12


def test_n_is_the_same_on_every_slide() -> None:
    summary = summarise(cluster_of(23), ASKED, ABOUT, CLOSED, "share")
    assert {table.base for table in summary.tables if table.rung != "withheld"} == {23}


def test_the_internal_table_holds_everything() -> None:
    made = answers(
        {"q1": chosen(SCALE, [3, 1, 0, 4, 2, 2], blank=1, not_shown=2), "q5": wrote(*["x"] * 15)}
    )
    table = summarise(made, asking(SCALE, WORDS), About("n", "N", members=30), CLOSED, "internal")["q1"]
    assert [(cell.id, cell.side, cell.value) for cell in table.cells] == [
        ("helt-uenig", "problem", Shown(3)),
        ("uenig", "problem", Shown(1)),
        ("hverken-eller", "middle", Shown(0)),
        ("enig", "good", Shown(4)),
        ("helt-enig", "good", Shown(2)),
        ("ved-ikke", "outside", Shown(2)),
        ("blank", "blank", Shown(1)),
    ]
    assert table.bases == Bases(respondents=15, shown=13, answered=12)
    assert (table.rung, table.edition, table.median) == ("full", "internal", "enig")
    [(cell, estimate)] = table.estimates
    assert (cell, estimate.count, estimate.base) == ("problem", 4, 12)
    assert estimate.worst == (4 / 30, 22 / 30)


def test_the_median_leaves_out_what_has_no_place_on_the_scale() -> None:
    made = answers({"q1": chosen(SCALE, [0, 0, 1, 1, 0, 9])})
    assert summarise(made, asking(SCALE), ABOUT, CLOSED, "internal")["q1"].median == "hverken-eller"


def test_an_item_nobody_answered_has_no_median() -> None:
    made = answers(
        {"q1": chosen(SCALE, [], blank=12), "q4": numbers(*[float("nan")] * 12), "q5": wrote(*"x" * 12)}
    )
    summary = summarise(made, asking(SCALE, NUMBER, WORDS), ABOUT, CLOSED, "internal")
    assert summary["q1"].median is None
    assert (summary["q4"].median, summary["q4"].mean, summary["q4"].extremes) == (None, None, None)


def test_a_multi_select_has_both_bases() -> None:
    made = answers({"q3": ticked(MULTI, 20, [12, 5, 1]), "q5": wrote(*["x"] * 20)})
    table = summarise(made, asking(MULTI, WORDS), ABOUT, CLOSED, "internal")["q3"]
    assert table.bases == Bases(respondents=20, shown=20, answered=12)
    assert dict(table.estimates)["b"].base == 20
    assert table.cells[-1].value == Shown(8)


def test_a_written_other_is_counted_internally() -> None:
    item = multi_item("A", key="q3", other=True)
    column = Ticks(np.zeros((12, 1), np.int8), ("a",), ("noget",) * 3 + ("",) * 9)
    table = summarise(
        answers({"q3": column, "q5": wrote(*"x" * 12)}), asking(item, WORDS), ABOUT, CLOSED, "internal"
    )["q3"]
    assert [(cell.id, cell.value) for cell in table.cells] == [
        ("a", Shown(0)),
        ("other", Shown(3)),
        ("blank", Shown(9)),
    ]


def test_a_number_has_mean_median_and_extremes_internally() -> None:
    made = answers({"q4": numbers(1, 2, 4, 10, float("nan")), "q5": wrote(*["x"] * 5)})
    table = summarise(made, asking(NUMBER, WORDS), ABOUT, CLOSED, "internal")["q4"]
    assert (table.mean, table.median, table.extremes) == (4.25, "2", (1.0, 10.0))
    assert table.bases == Bases(5, 5, 4)


def test_a_neutral_scale_has_no_problem_share_to_be_unsure_of() -> None:
    item = scale_item(NEUTRAL)
    made = answers({"q1": chosen(item, [3, 4, 5])})
    table = summarise(made, asking(item), ABOUT, CLOSED, "internal")["q1"]
    assert (table.estimates, table.median) == ((), "jævnligt")
    assert [cell.side for cell in table.cells] == ["option", "middle", "option", "blank"]


def test_a_choice_has_an_estimate_for_every_option() -> None:
    made = summarise(cluster_of(20), ASKED, ABOUT, CLOSED, "internal")
    assert [cell for cell, _ in made["q2"].estimates] == ["ja", "nej"]
    assert made["q2"].median is None


def test_themes_are_counted_internally() -> None:
    table = summarise(cluster_of(20), ASKED, ABOUT, CLOSED, "internal")["q5"]
    assert [cell.text.da for cell in table.cells] == ["PPR"]
    assert table.bases == Bases(20, 20, 20)


def test_the_response_overview_of_each_edition() -> None:
    members = About("nordby", "Nordby", members=34)
    internal = summarise(cluster_of(21), ASKED, members, CLOSED, "internal").response
    assert (internal.respondents, internal.members) == (21, 34)
    assert internal.partial is not None
    assert (internal.first_day, internal.last_day) == (date(2026, 11, 1), date(2026, 11, 9))
    share = summarise(cluster_of(21), ASKED, members, CLOSED, "share").response
    assert share == ResponseOverview(21, 34)


def test_a_small_cluster_gets_no_number_at_all() -> None:
    summary = summarise(cluster_of(9), ASKED, About("n", "N", members=20), CLOSED, "share")
    assert summary.response == ResponseOverview(None, 20)
    assert {table.rung for table in summary.tables} == {"withheld"}
    assert summary.merged.da.startswith("Færre end 10 har svaret")
    assert summary.merged.en.startswith("Fewer than 10 have answered")


def test_more_answers_than_members_are_refused() -> None:
    with pytest.raises(
        SettingsError, match='of "n", members: expected at least the 12 who answered, got 11'
    ):
        summarise(cluster_of(12), ASKED, About("n", "N", members=11), CLOSED, "internal")


def test_one_sentence_says_what_was_merged_and_why() -> None:
    merged = summarise(cluster_of(21), ASKED, ABOUT, CLOSED, "share").merged
    assert merged.da == (
        "For at ingen læge kan genkendes, er svarene lagt sammen, så intet vist tal er under 5 (10 ved "
        "følsomme spørgsmål); ikke svaret, »ved ikke« og »ikke relevant« tæller med i midten, så alle "
        "tal er af de samme 21."
    )
    assert "sensitive" in merged.en
    plain = summarise(answers({"q1": chosen(SCALE, [5, 5, 5])}), asking(SCALE), ABOUT, CLOSED, "share")
    assert "følsomme" not in plain.merged.da
    assert summarise(cluster_of(21), ASKED, ABOUT, CLOSED, "internal").merged == Text("")


def test_approved_quotes_travel_through_the_gate() -> None:
    quotes = [("q5", "Vi mangler et sted at ringe til.")]
    assert summarise(cluster_of(12), ASKED, ABOUT, CLOSED, "share", quotes).quotes == tuple(quotes)
    assert summarise(cluster_of(12), ASKED, ABOUT, CLOSED, "share").quotes == ()


def test_an_open_cluster_shows_every_answer() -> None:
    made = answers({"q1": chosen(SCALE, [3, 1, 0, 4, 2, 2], blank=1), "q5": wrote(*["x"] * 13)})
    summary = summarise(made, asking(SCALE, WORDS), ABOUT, OPEN, "share")
    assert [cell.value for cell in summary["q1"].cells] == [Shown(n) for n in (3, 1, 0, 4, 2, 2, 1)]
    assert (summary["q1"].edition, summary["q1"].rung, summary["q1"].base) == ("share", "full", 13)
    assert (summary["q1"].bases, summary["q1"].estimates, summary["q1"].median) == (None, (), None)
    assert summary["q5"].rung == "withheld"
    assert summary.policy == "open"
    assert summary.merged.da.startswith("Klyngen har selv sagt ja")


def test_an_open_cluster_hides_an_item_with_four_answers() -> None:
    made = answers({"q1": chosen(SCALE, [4], blank=9), "q5": wrote(*["x"] * 13)})
    table = summarise(made, asking(SCALE, WORDS), ABOUT, OPEN, "share")["q1"]
    assert (table.rung, table.hidden_reason.da) == ("withheld", "For få svar (under 5)")
    five = answers({"q1": chosen(SCALE, [5], blank=8), "q5": wrote(*["x"] * 13)})
    assert summarise(five, asking(SCALE, WORDS), ABOUT, OPEN, "share")["q1"].rung == "full"


def test_a_sensitive_question_is_not_opened() -> None:
    made = answers({"q6": chosen(SENSITIVE, [3, 9, 0, 4, 2, 2])})
    table = summarise(made, asking(SENSITIVE), ABOUT, OPEN, "share")["q6"]
    assert [cell.value for cell in table.cells] == [Hidden(11, 20), Hidden(0, 9)]
    assert table.rung == "top-coded"


def test_an_open_mean_is_still_no_single_doctors() -> None:
    made = answers({"q4": numbers(1, 1, 1, 50, 50, 1)})
    assert summarise(made, asking(NUMBER), ABOUT, OPEN, "share")["q4"].mean is None
    made = answers({"q4": numbers(11, 12, 13, 14, 15, 17)})
    table = summarise(made, asking(NUMBER), ABOUT, OPEN, "share")["q4"]
    assert (table.mean, table.base) == (14.0, 6)


def test_open_themes_still_need_five_doctors() -> None:
    grid = np.array([[row < 5, row < 4] for row in range(12)], np.int8)
    made = answers({"q5": wrote(*["x"] * 12), "q5#themes": Ticks(grid, ("ppr", "skole"))})
    table = summarise(made, asking(WORDS), ABOUT, OPEN, "share")["q5"]
    assert [cell.id for cell in table.cells] == ["ppr"]


def test_an_open_cluster_of_four_says_nothing() -> None:
    summary = summarise(cluster_of(4), ASKED, ABOUT, OPEN, "share")
    assert summary.response.respondents is None
    assert not any(table.cells for table in summary.tables)


@pytest.mark.parametrize("policy", [CLOSED, OPEN], ids=["closed", "open"])
@pytest.mark.parametrize("n", [0, 1, 4, 5, 9, 10, 14, 23, 31, 47])
def test_every_share_summary_keeps_its_promises(n: int, policy: PrivacyPolicy) -> None:
    summary = summarise(cluster_of(n), ASKED, ABOUT, policy, "share")
    assert list(broken_promises(summary)) == []


def broken(summary: SafeSummary, **changes: object) -> list[str]:
    """Change the first table of a summary as a fault would, and return what is found."""
    with the_gate():
        table = dataclasses.replace(summary.tables[0], **changes)  # type: ignore[arg-type]
        forged = dataclasses.replace(summary, tables=(table, *summary.tables[1:]))
    return [how for _, how in broken_promises(forged)]


def test_the_second_lock_finds_what_the_first_let_through() -> None:
    made = answers({"q1": chosen(SCALE, [6, 0, 6, 8]), "q5": wrote(*["x"] * 20)})
    summary = summarise(made, asking(SCALE, WORDS), ABOUT, CLOSED, "share")
    cells = summary["q1"].cells
    small = (
        dataclasses.replace(cells[0], value=Shown(4)),
        cells[1],
        dataclasses.replace(cells[2], value=Shown(10)),
    )
    assert broken(summary, cells=small) == ["a small number"]
    narrow = (dataclasses.replace(cells[0], value=Hidden(1, 4)), *cells[1:])
    assert "a small number" in broken(summary, cells=narrow)
    assert "cells that do not add up to n" in broken(
        summary, cells=(dataclasses.replace(cells[0], value=Shown(7)), *cells[1:])
    )
    assert "a table that is not on its rung" in broken(summary, rung="two")
    assert broken(summary, edition="internal") == ["a table of the internal edition"]
    assert broken(summary, median="enig") == [
        "a base, median, extreme or interval of the internal edition"
    ]
    assert "an n of its own" in broken(summary, base=19)
    assert broken(summary, rung="withheld") == ["numbers in a withheld table"]
    few = (*cells, Cell("not-asked", Text("Ikke spurgt"), "outside", Shown(2)))
    assert "few who were not asked" in broken(summary, cells=few)


def test_nearly_all_is_as_telling_as_hardly_any() -> None:
    made = answers({"q3": ticked(MULTI, 20, [9, 2, 20])})
    summary = summarise(made, asking(MULTI), ABOUT, CLOSED, "share")
    cells = summary["q3"].cells
    assert cells[0].value == Hidden(16, 20)
    for count in (16, 20):
        nearly_all = (dataclasses.replace(cells[0], value=Shown(count)), *cells[1:])
        assert broken(summary, cells=nearly_all) == ["a small number"]


def test_the_second_lock_looks_at_the_groups_too() -> None:
    small = GroupCount("by", Text("By"), base=12, count=8)
    summary = summarise(cluster_of(20), ASKED, ABOUT, CLOSED, "share")
    with the_gate():
        row = GroupTable("q6", "problem", Text("Svært"), "share", (small,))
        forged = dataclasses.replace(summary, groups=(row,))
    assert list(broken_promises(forged)) == [('groups of "q6"', "a small group")]


def test_the_second_lock_knows_the_limits_of_sensitive_items() -> None:
    made = answers({"q6": chosen(SENSITIVE, [12, 0, 0, 0, 12])})
    summary = summarise(made, asking(SENSITIVE), ABOUT, CLOSED, "share")
    cells = tuple(
        dataclasses.replace(cell, value=Shown(count))
        for cell, count in zip(summary["q6"].cells, (9, 15), strict=True)
    )
    assert broken(summary, cells=cells) == ["a small number"]
    small = answers({"q1": chosen(SCALE, [6, 0, 0, 0, 6])})
    twelve = summarise(small, asking(SCALE), ABOUT, CLOSED, "share")
    assert broken(twelve, sensitive=True) == ["too few answers", "a small number"]


def test_a_broken_promise_stops_the_run() -> None:
    summary = summarise(cluster_of(20), ASKED, ABOUT, CLOSED, "share")
    with the_gate():
        partial = dataclasses.replace(summary, response=ResponseOverview(20, 30, partial=2))
        tiny = dataclasses.replace(summary, response=ResponseOverview(6, 30), tables=())
    with pytest.raises(PrivacyError, match="partial answers or days"):
        require_promises(partial)
    assert [how for _, how in broken_promises(tiny)] == ["too few respondents for a number"]


def test_the_internal_edition_promises_nothing() -> None:
    assert list(broken_promises(summarise(cluster_of(4), ASKED, ABOUT, CLOSED, "internal"))) == []


def test_the_questionnaire_comes_through_in_both_languages() -> None:
    asked: Questionnaire = ASKED
    summary = summarise(cluster_of(12), asked, ABOUT, CLOSED, "share")
    assert summary.title == Text("Prøve", "Trial")
    assert (summary.questionnaire, summary.questionnaire_version) == ("proeve", "1")
    assert (summary.cluster, summary.cluster_name, summary.round) == ("nordby", ABOUT.name, "1")
