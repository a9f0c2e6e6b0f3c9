"""Every figure is valid, says what it must, and holds nothing that cannot be seen."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import plotly.graph_objects as go
import pytest
from chart_gallery import charts
from chart_tables import LONG_OPTIONS, options, scale, shared, tables

from manege_analysis.charts.chart import QUESTION, Chart, without_heading
from manege_analysis.charts.draw import chart_for
from manege_analysis.charts.theme import BAR, MIDDLE, PAGE, PHONE, SLIDE, text_on
from manege_analysis.charts.values import bounds
from manege_analysis.wording.text import Language

SIZES = {"phone": PHONE, "page": PAGE, "slide": SLIDE}
HIDDEN = {"customdata", "meta", "hovertext", "hovertemplate", "text_src", "ids", "uid", "legendgroup"}
PLACES = [("da", "page"), ("da", "slide"), ("da", "phone"), ("en", "page")]


def keys(value: Any) -> Iterator[str]:
    """Yield every key of a JSON value."""
    if isinstance(value, dict):
        for key, part in value.items():
            yield key
            yield from keys(part)
    elif isinstance(value, list):
        for part in value:
            yield from keys(part)


def texts(chart: Chart) -> str:
    """Join all words of a figure as a reader meets them."""
    layout = chart.figure["layout"]
    said = [layout["title"]["text"], *(note["text"] for note in layout["annotations"])]
    return " ".join(said).replace("<br>", " ")


@pytest.mark.parametrize(("language", "size"), PLACES)
def test_a_figure_is_valid_plotly_and_plain_json(language: Language, size: str) -> None:
    for _, chart in charts(language, SIZES[size]):
        go.Figure(chart.figure, skip_invalid=False)
        assert json.loads(json.dumps(chart.figure, allow_nan=False)) == chart.figure


@pytest.mark.parametrize(("language", "size"), PLACES)
def test_nothing_is_hidden_in_a_figure(language: Language, size: str) -> None:
    for name, chart in charts(language, SIZES[size]):
        assert not set(keys(chart.figure)) & HIDDEN, name
        assert chart.figure["layout"]["hovermode"] is False
        assert all(trace["hoverinfo"] == "skip" for trace in chart.figure["data"])
        assert "<a" not in json.dumps(chart.figure)


@pytest.mark.parametrize(("language", "size"), PLACES)
def test_a_chart_has_its_words_and_its_table(language: Language, size: str) -> None:
    for name, chart in charts(language, SIZES[size]):
        assert chart.title and chart.title in chart.alt, name
        assert all(len(row) == len(chart.columns) for row in chart.rows), name
        if chart.base is not None:
            assert str(chart.base) in texts(chart), name


def test_the_same_table_gives_the_same_chart() -> None:
    for size in SIZES.values():
        again = dict(charts("da", size))
        assert all(chart == again[name] for name, chart in charts("da", size))


def test_a_slide_has_at_most_six_bars_and_tells_the_rest() -> None:
    for name, chart in charts("da", SLIDE):
        if name.startswith(("multi", "needs_internal", "stability")):
            assert sum(length is not None for length in chart.figure["data"][0]["x"]) <= 6
    said = texts(dict(charts("da", SLIDE))["multi_twelve"])
    assert all(option in said for option in LONG_OPTIONS)
    assert "Desuden: " in said and "Færre end 5 hver: " in said


def test_a_page_has_every_bar() -> None:
    chart = chart_for(options((14, 12, 11, 11, 9, 8, 7, 6, 5, 3, 1, 0), 23, edition="internal"))
    assert len(chart.figure["data"][0]["x"]) == 12


def test_bars_are_as_long_as_what_was_published_and_no_longer() -> None:
    chart = chart_for(options((23, 11, 2, 0, 20), 23))
    sure, perhaps = chart.figure["data"]
    assert sure["x"] == [19, 19, 11, None, None]
    assert perhaps["x"] == [4, 4, None, None, None]
    assert perhaps["marker"]["pattern"]["shape"] == "/"


@pytest.mark.parametrize(("problem", "rest"), [(22, 1), (23, 0), (20, 3), (19, 4)])
def test_a_top_coded_scale_looks_the_same_whatever_is_behind_it(problem: int, rest: int) -> None:
    assert chart_for(shared(problem, rest)) == chart_for(shared(21, 2))


def test_a_top_coded_scale_is_drawn_from_its_bounds() -> None:
    lengths = [trace["x"] for trace in chart_for(shared(22, 1)).figure["data"]]
    assert lengths == [[19], [4]]
    assert "pattern" in chart_for(shared(22, 1)).figure["data"][1]["marker"]


def test_shared_bars_hold_published_values_and_nothing_else() -> None:
    for name, table in tables().items():
        if table.edition == "share" and table.base:
            limits = [bounds(cell.value) for cell in table.cells]
            published = {table.base, *(limit for pair in limits for limit in pair)}
            published |= {high - low for low, high in limits}
            for trace in chart_for(table).figure["data"]:
                assert {length for length in trace["x"] if length is not None} <= published, name
                assert not {"y", "z", "base", "text", "values"} & trace.keys(), name


def test_options_that_few_chose_come_last_by_the_alphabet_whatever_their_count() -> None:
    one, other = options((14, 3, 0, 9, 4), 23), options((14, 0, 4, 9, 1), 23)
    assert chart_for(one) == chart_for(other)
    few = [row[0] for row in chart_for(one).rows[2:]]
    assert few == [
        "En navngiven kontaktperson i kommunens familieafdeling",
        "Overblik over kommunens lettilgængelige tilbud",
        "Telefonisk rådgivning fra børne- og ungdomspsykiatrien",
    ]


def test_the_bar_leans_from_the_middle_of_the_neutral_answer() -> None:
    layout = chart_for(scale((1, 2, 4, 9, 6))).figure["layout"]
    low, high = layout["xaxis"]["range"]
    assert (low + high) / 2 == pytest.approx(6 + 9 + 4 / 2)


def test_the_problem_side_stands_to_the_left_whichever_end_was_asked_first() -> None:
    asked_last = chart_for(scale((1, 2, 3, 9, 6)))
    lengths = [trace["x"][0] for trace in asked_last.figure["data"]]
    assert lengths == [6, 9, 3, 2, 1]
    assert [row[1] for row in asked_last.rows[:5]] == ["1", "2", "3", "9", "6"]


def test_answers_outside_the_scale_are_not_on_its_bar() -> None:
    chart = chart_for(scale((1, 2, 3, 9, 6), outside=(2, 0, 1)))
    assert sum(trace["x"][0] for trace in chart.figure["data"]) == 21
    assert "Uden for skalaen: Ved ikke 2, Ikke svaret 1" in texts(chart)


def test_what_was_put_together_stands_last_and_grey() -> None:
    chart = chart_for(tables()["single_merged"])
    assert [row[1] for row in chart.rows] == ["7", "5", "11"]
    assert chart.figure["data"][0]["marker"]["color"] == [BAR, BAR, MIDDLE]
    assert chart.title == "7 af 23 læger svarer »Angst og bekymring«"


def test_text_inside_a_part_can_be_read_on_it() -> None:
    chart = chart_for(shared(13, 5, 5))
    colours = [trace["marker"]["color"] for trace in chart.figure["data"]]
    inside = [a for a in chart.figure["layout"]["annotations"] if a["text"] in ("<b>13</b>", "<b>5</b>")]
    assert [note["font"]["color"] for note in inside] == [text_on(colour) for colour in colours]


def test_too_many_long_answers_for_one_bar_become_rows() -> None:
    chart = chart_for(tables()["diverging_seven"], "da", PHONE)
    assert chart.figure["data"][0]["x"] == [3, 8, 1, 2, 1, 14, 18]


def test_respondents_letters_are_shown_and_not_obeyed() -> None:
    chart = chart_for(tables()["markup"])
    assert "&lt;a href=" in json.dumps(chart.figure)
    assert "<a href" not in chart.as_html() and "&lt;a href=" in chart.as_html()
    assert "&#36;x&#36;" in json.dumps(chart.figure)


def test_notes_say_what_a_reader_must_know() -> None:
    assert "Median: »Svært«." in texts(chart_for(scale((1, 2, 3, 9, 6))))
    assert "Ingen svarede »Let«." in texts(chart_for(scale((1, 0, 3, 9, 6))))
    assert "Man kunne vælge flere svar." in texts(chart_for(options((9, 7), 23)))
    assert "n = 22 svar fra 24 læger." in texts(chart_for(scale((1, 2, 3, 9, 6), outside=(1, 0, 2))))
    assert "højst" in texts(chart_for(shared(22, 1)))
    assert "højst" not in texts(chart_for(shared(17, 6)))


def test_a_reworded_question_is_marked_internally_only() -> None:
    assert "ordlyd" in texts(chart_for(tables()["reworded"]))
    assert "ordlyd" not in texts(chart_for(tables()["reworded_shared"]))


def test_a_question_put_to_some_says_to_how_many() -> None:
    assert "Spørgsmålet blev stillet til 12." in texts(chart_for(tables()["filtered"]))


def test_a_chart_without_heading_keeps_everything_else() -> None:
    figure = chart_for(shared(17, 6)).figure
    bare = without_heading(figure)
    assert "title" not in bare["layout"]
    assert [a for a in figure["layout"]["annotations"] if a.get("name") != QUESTION] == bare["layout"][
        "annotations"
    ]
    assert bare["layout"]["height"] < figure["layout"]["height"]
    assert bare["data"] == figure["data"] and "title" in figure["layout"]
    assert without_heading(bare) == bare
    assert "height" not in without_heading(chart_for(shared(17, 6), "da", SLIDE).figure)["layout"]


def test_a_notebook_gets_the_figure_its_table_and_its_words() -> None:
    chart = chart_for(shared(17, 6))
    bundle = chart._repr_mimebundle_()
    assert bundle["application/vnd.plotly.v1+json"]["data"] == chart.figure["data"]
    assert bundle["application/vnd.plotly.v1+json"]["config"]["staticPlot"] is True
    assert '<th scope="row">Svært eller meget svært</th><td>17</td>' in bundle["text/html"]
    assert bundle["text/plain"] == chart.alt


def test_a_chart_keeps_the_edition_of_its_table() -> None:
    assert chart_for(shared(17, 6)).edition == "share"
    assert chart_for(scale((1, 2, 3, 9, 6))).edition == "internal"


def test_drawing_does_not_load_plotly_or_pandas() -> None:
    code = (
        "import sys, manege_analysis.charts.draw, manege_analysis.charts.overview\n"
        "import manege_analysis.charts.coverage, manege_analysis.charts.findings\n"
        "import manege_analysis.charts.stability\n"
        "print([m for m in ('plotly', 'pandas', 'scipy') if m in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
