"""Titles are findings, and true whatever the hidden counts are."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from chart_tables import bounded, number, options, scale, shared, withheld
from hypothesis import given
from hypothesis import strategies as st

from manege_analysis.charts.titles import by_doctors, finding, median, problem_value
from manege_analysis.charts.values import bounds
from manege_analysis.summary.safe import Bases, Cell, Hidden, SafeTable, Shown, the_gate
from manege_analysis.wording.text import Text

CLAIMS: dict[str, Callable[[int, int], bool]] = {
    "Ingen af de": lambda count, n: count == 0,
    "Alle": lambda count, n: count == n,
    "Halvdelen": lambda count, n: 2 * count == n,
    "Næsten alle": lambda count, n: count / n >= 0.8,
    "De fleste": lambda count, n: 2 * count > n,
    "Et flertal": lambda count, n: 2 * count > n,
    "Et mindretal": lambda count, n: 2 * count < n,
    "Få læger": lambda count, n: count / n <= 0.2,
}


@given(st.integers(10, 80), st.data())
def test_a_title_is_true_of_every_count_that_its_bounds_allow(n: int, data: st.DataObject) -> None:
    count = data.draw(st.integers(0, n))
    for value in (Shown(count), bounded(count, n)):
        title = by_doctors(value, n, "savner en kontakt", "da")
        low, high = bounds(value)
        for claim, holds in CLAIMS.items():
            if title.startswith(claim):
                assert all(holds(possible, n) for possible in range(low, high + 1)), title
        said = [int(number) for number in re.findall(r"\d+", title)]
        assert said[-1] == n
        assert set(said) <= {low, high, high + 1, n}


@pytest.mark.parametrize(
    ("count", "n", "title"),
    [
        (0, 20, "Ingen af de 20 læger finder det svært"),
        (1, 20, "1 af 20 læger finder det svært"),
        (4, 20, "Et mindretal på 4 af 20 læger finder det svært"),
        (8, 20, "8 af 20 læger finder det svært"),
        (10, 20, "Halvdelen, 10 af 20 læger, finder det svært"),
        (12, 20, "Et flertal på 12 af 20 læger finder det svært"),
        (17, 21, "17 af 21 læger finder det svært"),
        (19, 20, "Næsten alle, 19 af 20 læger, finder det svært"),
        (20, 20, "Alle 20 læger finder det svært"),
    ],
)
def test_a_count_leads_the_title(count: int, n: int, title: str) -> None:
    assert by_doctors(Shown(count), n, "finder det svært", "da") == title


@pytest.mark.parametrize(
    ("value", "n", "title"),
    [
        (Hidden(0, 4), 23, "Få læger (færre end 5 af 23) finder det svært"),
        (Hidden(0, 4), 12, "Færre end 5 af 12 læger finder det svært"),
        (Hidden(19, 23), 23, "Næsten alle læger (mindst 19 af 23) finder det svært"),
        (Hidden(8, 12), 12, "De fleste læger (mindst 8 af 12) finder det svært"),
        (Hidden(5, 10), 10, "Mindst 5 af 10 læger finder det svært"),
    ],
)
def test_a_bound_says_no_more_than_it_holds(value: Hidden, n: int, title: str) -> None:
    assert by_doctors(value, n, "finder det svært", "da") == title


def test_one_answer_of_many_is_neither_majority_nor_minority() -> None:
    assert by_doctors(Shown(3), 23, "svarer »A«", "da", weighs=False) == "3 af 23 læger svarer »A«"
    assert by_doctors(Shown(23), 23, "svarer »A«", "da", weighs=False) == "Alle 23 læger svarer »A«"


def test_all_and_none_say_when_they_mean_those_who_answered() -> None:
    some = scale((0, 0, 0, 4, 3), outside=(0, 0, 7))
    assert finding(some, "da") == "Alle 7 læger, der svarede, finder det svært at få kontakt med PPR"
    none = scale((4, 3, 0, 0, 0), outside=(0, 0, 7))
    assert finding(none, "en") == "None of the 7 doctors who answered find it hard to reach PPR"


def test_an_english_title_reads_as_english() -> None:
    assert (
        finding(shared(22, 1), "en")
        == "Nearly all doctors (at least 19 of 23) find it hard to reach PPR"
    )


def test_internal_titles_count_those_who_answered() -> None:
    table = scale((1, 2, 3, 9, 6), outside=(1, 0, 1))
    assert finding(table, "da") == "15 af 22 læger finder det svært at få kontakt med PPR"


def test_without_words_for_the_problem_its_answers_are_quoted() -> None:
    table = replace_text(scale((1, 2, 3, 9, 6)), asks_for=Text(""))
    assert finding(table, "da") == "15 af 21 læger svarer »Svært« eller »Meget svært«"


def test_nobody_who_takes_a_stand_finds_anything() -> None:
    assert finding(scale((0,) * 5, outside=(4, 3, 7)), "da") == "Ingen af de 7 læger har taget stilling"


def test_a_question_that_nobody_answered_says_so() -> None:
    assert finding(scale((0,) * 5, outside=(0, 0, 9)), "da") == "Ingen har besvaret spørgsmålet"
    assert finding(number(), "da") == "Ingen har besvaret spørgsmålet"


def test_a_short_reason_is_the_title_of_a_withheld_table() -> None:
    assert finding(withheld(), "da") == "For få svar (under 10)"
    longer = Text(
        "Vises kun internt, fordi kun nogle fik spørgsmålet, og tallet ville afsløre et andet."
    )
    assert finding(replace_text(withheld(), hidden_reason=longer), "da") == "Resultatet vises ikke"
    assert finding(replace_text(withheld(), hidden_reason=Text("")), "da") == "Resultatet vises ikke"


def test_a_choice_is_titled_by_its_most_given_answer() -> None:
    table = options((9, 6, 8), 23, kind="single")
    assert finding(table, "da").startswith("9 af 23 læger svarer »Hurtigere svar fra PPR på")
    assert finding(options((14, 12), 23), "da").startswith("14 af 23 læger peger på »")
    assert finding(options((9, 7), 23, kind="text"), "da").startswith("9 af 23 læger skriver om »")


def test_equals_are_not_played_off_against_each_other() -> None:
    two = finding(options((9, 9, 5), 23), "da")
    assert two.endswith("« er lige hyppige: 9 af 23 læger hver")
    assert finding(options((9, 9, 9), 23), "da") == "3 svar er lige hyppige: 9 af 23 læger hver"


def test_the_rest_of_a_choice_is_never_its_finding() -> None:
    cells = (
        Cell("a", Text("Ja"), "option", Hidden(0, 4)),
        Cell("rest", Text("Alle andre svar"), "rest", Hidden(19, 23)),
    )
    with the_gate():
        table = SafeTable("q", "single", "share", "top-coded", 23, cells, Text("Kender du tilbuddet?"))
    assert finding(table, "da") == "Få læger (færre end 5 af 23) svarer »Ja«"


def test_small_options_are_told_together() -> None:
    assert (
        finding(options((4, 1, 0), 23), "da") == "Hvert af svarene er givet af færre end 5 af 23 læger"
    )
    nobody = finding(options((0, 0), 23, edition="internal"), "da")
    assert nobody == "Ingen af de 23 læger valgte et af svarene"


def test_a_free_text_says_how_many_wrote_or_why_it_is_not_shown() -> None:
    with the_gate():
        inside = SafeTable(
            "q30", "text", "internal", "full", 23, (), Text("Hvad mangler?"), bases=Bases(23, 23, 14)
        )
        outside = SafeTable(
            "q30",
            "text",
            "share",
            "two",
            23,
            (),
            Text("Hvad mangler?"),
            hidden_reason=Text("Intet tema."),
        )
    assert finding(inside, "da") == "Et flertal på 14 af 23 læger har svaret på spørgsmålet"
    assert finding(outside, "da") == "Intet tema"


def test_a_choice_without_options_says_that_nothing_is_shown() -> None:
    with the_gate():
        blank = Cell("blank", Text("Ikke svaret"), "blank", Shown(9))
        table = SafeTable("q", "single", "share", "two", 9, (blank,), Text("?"))
    assert finding(table, "da") == "Resultatet vises ikke"


def test_numbers_are_told_by_their_mean_or_else_their_median() -> None:
    assert finding(number(mean=12.347), "da") == "Lægernes svar er i gennemsnit 12,3 henvisninger"
    assert finding(number(median="3.5"), "en") == "Half of the doctors answer 3.5 referrals or less"


def test_a_median_is_an_answers_words_or_a_number() -> None:
    assert median(scale((1, 2, 3, 9, 6)), "da") == "Svært"
    assert median(number(median="11"), "da") == "11"
    assert median(number(median="mellem 3 og 4"), "da") == "mellem 3 og 4"
    assert median(number(), "da") == ""


def test_a_problem_side_that_is_hidden_in_parts_has_no_count() -> None:
    with the_gate():
        table = SafeTable(
            "q", "scale", "share", "full", 23,
            (Cell("a", Text("A"), "problem", Shown(9)), Cell("b", Text("B"), "problem", Hidden(0, 4))),
            Text("?"),
        )  # fmt: skip
    assert problem_value(table) is None


def replace_text(table: SafeTable, **texts: Text) -> SafeTable:
    with the_gate():
        return replace(table, **texts)
