"""Who answered, what they need, what the cases cover, how stable the choice is."""

from __future__ import annotations

from dataclasses import replace

import pytest
from chart_gallery import charts, library, need_values, suggestion, summary
from hypothesis import given
from hypothesis import strategies as st

from manege_analysis.cases.model import Need, tier_of
from manege_analysis.charts.chart import Chart
from manege_analysis.charts.coverage import coverage_chart
from manege_analysis.charts.overview import needs_chart, response_chart
from manege_analysis.charts.stability import Chance, stability_chart
from manege_analysis.charts.theme import PAGE, PHONE, SLIDE, Size
from manege_analysis.summary.safe import ResponseOverview
from manege_analysis.wording.text import Text

SHARED = summary("share", ResponseOverview(23, 31))
INTERNAL = summary("internal", ResponseOverview(23, 31))
SHARES = st.lists(st.floats(0.0, 1.0), min_size=15, max_size=15)


def dots(chart: Chart) -> int:
    return sum(shape["type"] == "circle" for shape in chart.figure["layout"]["shapes"])


def said(chart: Chart) -> str:
    notes = [note["text"] for note in chart.figure["layout"]["annotations"]]
    return " ".join(notes).replace("<br>", " ")


def test_there_is_one_dot_for_each_doctor_who_was_asked() -> None:
    chart = response_chart(SHARED)
    assert dots(chart) == 31
    assert chart.title == "23 af 31 læger har svaret"
    assert chart.rows == (("har svaret", "23"), ("har ikke svaret", "8"))
    assert "Svarprocent: 74\u00a0%." in said(chart)


def test_those_who_answered_in_part_are_told_apart_internally() -> None:
    gallery = dict(charts("da", PAGE))
    chart = gallery["response_partial"]
    assert [count for _, count in chart.rows] == ["42", "5", "26"]
    assert "Svarene kom fra 2. november 2026 til 18. november 2026." in said(chart)


def test_answers_of_one_day_have_one_date() -> None:
    day = dict(charts("da", PAGE))["response_one_day"]
    assert "Alle svar kom 2. november 2026." in said(day)


@pytest.mark.parametrize(
    ("response", "title", "count"),
    [
        (ResponseOverview(14, 14), "Alle 14 læger har svaret", 14),
        (ResponseOverview(23, None), "23 læger har svaret", 23),
        (ResponseOverview(None, 12), "Færre end 10 læger har svaret", 0),
        (ResponseOverview(0, 12), "0 af 12 læger har svaret", 12),
    ],
)
def test_a_response_is_told_as_far_as_it_is_known(
    response: ResponseOverview, title: str, count: int
) -> None:
    chart = response_chart(summary("share", response))
    assert (chart.title, dots(chart)) == (title, count)


@given(SHARES, SHARES)
def test_shared_needs_say_no_more_than_their_tiers(one: list[float], other: list[float]) -> None:
    tiers = [tier_of(share) for share in one]
    for size in (PAGE, SLIDE, PHONE):
        first = needs_chart(SHARED, _needs(one, tiers), "da", size)
        second = needs_chart(SHARED, _needs(other, tiers)[::-1], "da", size)
        assert first == second


@given(SHARES, SHARES)
def test_a_shared_grid_says_no_more_than_the_tiers(one: list[float], other: list[float]) -> None:
    tiers = [tier_of(share) for share in one]
    shelf = library()
    choice = suggestion("share", shelf)
    first = coverage_chart(_needs(one, tiers), choice, shelf)
    assert first == coverage_chart(_needs(other, tiers)[::-1], replace(choice, score=0.11), shelf)


def test_shared_needs_stand_in_bands_by_the_alphabet() -> None:
    chart = needs_chart(SHARED, need_values("share"))
    assert chart.columns == ("Tema", "Behov")
    assert [row[0] for row in chart.rows if row[1] == "Stort behov"] == [
        "Henvisning til børne- og ungdomspsykiatrien",
        "Kontakt og samarbejde med PPR",
        "Krav om PPV før henvisning",
        "Ventetid og lange forløb",
    ]
    assert chart.rows[-1] == ("Angst og ADHD", "Ikke vist")


def test_few_large_needs_are_named_in_the_title() -> None:
    named = [
        replace(need, tier="large" if need.theme in ("ppr", "ventetid") else "small")
        for need in need_values("share")
    ]
    assert (
        needs_chart(SHARED, named).title
        == "Stort behov: kontakt og samarbejde med PPR og ventetid og lange forløb"
    )
    none = [replace(need, tier="medium") for need in need_values("share")]
    assert needs_chart(SHARED, none).title == "Ingen temaer med stort behov"
    assert needs_chart(SHARED, need_values("share")).title == "Stort behov på 4 temaer"


def test_internal_needs_stand_in_order_with_their_uncertainty() -> None:
    chart = needs_chart(INTERNAL, need_values("internal")[::-1])
    assert chart.rows[0] == ("Kontakt og samarbejde med PPR", "81\u00a0%", "67–93\u00a0%")
    shares = chart.figure["data"][0]["x"]
    assert shares == sorted(shares, reverse=True)
    assert chart.title == "Størst behov: kontakt og samarbejde med PPR"


def test_needs_of_few_doctors_are_not_said_in_percent() -> None:
    few = needs_chart(summary("internal", ResponseOverview(8, 31)), need_values("internal"))
    assert few.rows[0][1] == "ca. 6 af 8"


def test_needs_without_intervals_or_shares_are_still_drawn() -> None:
    plain = [replace(need, low=None, high=None) for need in need_values("internal")]
    assert needs_chart(INTERNAL, plain).rows[0][2] == ""
    nothing = [replace(need, tier="unknown") for need in plain]
    assert needs_chart(INTERNAL, nothing).title == "Behovene kan ikke vises"
    equal = [replace(need, share=0.4, tier="medium") for need in plain]
    assert needs_chart(INTERNAL, equal).title.startswith(
        "Størst behov: angst og ADHD, bekymrende skolefravær og "
    )


def test_a_ranking_says_whose_it_is() -> None:
    ranked = [replace(need, basis="ranking") for need in need_values("share")]
    assert "koordinatorens egen rangordning" in said(needs_chart(SHARED, ranked))


def test_the_grid_shows_what_covers_what_and_what_nothing_covers() -> None:
    shelf = library()
    chart = coverage_chart(need_values("internal"), suggestion("internal", shelf), shelf)
    assert chart.title == "De tre cases rører ved 78\u00a0% af det, lægerne har bedt om"
    assert chart.columns[1] == "Malthe, 9 år: Læreren ringer til mor"
    by_theme = {row[0]: row[1:] for row in chart.rows}
    assert by_theme["Kontakt og samarbejde med PPR"][0] == "direkte"
    assert by_theme["Krav om PPV før henvisning"][0] == "delvist"
    assert by_theme["Spiseforstyrrelse og selvskade"][-1] == "ikke dækket"
    assert "ikke dækket" in said(chart)


@pytest.mark.parametrize("size", [SLIDE, PHONE])
def test_where_columns_are_few_each_case_has_one(size: Size) -> None:
    shelf = library()
    chart = coverage_chart(need_values("internal"), suggestion("internal", shelf), shelf, "da", size)
    assert chart.columns == (
        "Tema",
        "Malthe, 9 år",
        "Aya, 14 år, og den tomme stol i 8. b",
        "Jonas fylder 18",
        "Bemærkning",
    )
    assert "Spiseforstyrrelse og selvskade" in said(chart)


def test_a_shared_grid_counts_themes_instead_of_shares() -> None:
    shelf = library()
    some = suggestion("share", shelf, ("ppr", "medicin"))
    assert (
        coverage_chart(need_values("share"), some, shelf).title
        == "De tre cases rører ved 12 af 14 temaer"
    )
    all_of_them = suggestion("share", shelf, ())
    assert (
        coverage_chart(need_values("share"), all_of_them, shelf).title
        == "De tre cases rører ved alle 14 temaer"
    )


def test_the_words_for_a_choice_follow_its_weakest_case() -> None:
    safe = [Chance("Malthe", 0.9, True), Chance("Aya", 0.8, True), Chance("Ida", 0.2, False)]
    assert stability_chart(safe, 500).title == "Valget af cases er sikkert"
    good = [*safe[:1], Chance("Aya", 0.79, True)]
    assert stability_chart(good, 500).title == "Valget af cases er godt, men ikke det eneste gode"
    weak = [*safe[:1], Chance("Aya", 0.49, True)]
    assert stability_chart(weak, 500).title == "»Aya« kan lige så godt byttes"


def test_cases_that_never_came_up_are_left_out_and_the_internal_mark_stays() -> None:
    chart = stability_chart([Chance("Malthe", 1.0, True), Chance("Liv", 0.0, False)], 500, "en")
    assert chart.rows == (("Malthe", "100%", "chosen"),)
    assert chart.edition == "internal"


def _needs(shares: list[float], tiers: list[str]) -> list[Need]:
    return [
        replace(need, share=share, weight=share / 15, tier=tier, text=Text(need.text.da))
        for need, share, tier in zip(need_values("share"), shares, tiers, strict=True)
    ]
