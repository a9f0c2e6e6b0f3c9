"""Every chart, drawn by the installed plotly.js: no text is cut off, none stands on another."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import plotly
import pytest
from chart_gallery import charts
from chromium import Watched, chromium, needs_chromium, open_page

from manege_analysis.charts.chart import Figure, without_heading
from manege_analysis.charts.theme import PAGE, PHONE, SLIDE, Size
from manege_analysis.wording.text import Language

pytestmark = [pytest.mark.browser, needs_chromium]

PLOTLY = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"
DRAW = """async ([figure, width, height]) => {
  document.body.innerHTML = `<div id="c" style="width:${width}px;height:${height}px"></div>`;
  await Plotly.newPlot("c", figure.data, figure.layout, {staticPlot: true, displayModeBar: false});
  const frame = document.querySelector(".main-svg").getBoundingClientRect();
  const box = (node) => {
    const r = node.getBoundingClientRect();
    return {left: r.left - frame.left, right: r.right - frame.left, top: r.top - frame.top,
            bottom: r.bottom - frame.top, words: node.textContent};
  };
  const texts = [...document.querySelectorAll(".main-svg text")]
    .filter((node) => node.textContent.trim());
  const bars = [...document.querySelectorAll(".barlayer .point path")]
    .filter((node) => node.getBBox().width > 0).length;
  return {width: frame.width, height: frame.height, texts: texts.map(box), bars};
}"""
PLACES = [
    pytest.param("da", PHONE, 340, None, True, id="phone"),
    pytest.param("da", PAGE, 660, None, False, id="narrow page"),
    pytest.param("en", PAGE, 700, 450, False, id="page in English"),
    pytest.param("da", PAGE, 1280, 720, False, id="wide page"),
    pytest.param("da", SLIDE, 1132, 430, True, id="slide with its own heading"),
    pytest.param("en", SLIDE, 1280, 720, False, id="whole slide in English"),
]


@pytest.fixture(scope="module")
def watched() -> Iterator[Watched]:
    with chromium() as browser, open_page(browser, 1400, 900) as page:
        page.page.set_content("<!doctype html><meta charset='utf-8'><title>x</title>")
        page.page.add_script_tag(content=PLOTLY.read_text("utf-8"))
        yield page


def measure(watched: Watched, figure: Figure, width: int, height: int | None) -> dict[str, Any]:
    """Draw one figure; a page's own height wins over the place's."""
    own = figure["layout"].get("height")
    measured: dict[str, Any] = watched.page.evaluate(DRAW, [figure, width, own or height])
    return measured


def problems(name: str, drawn: dict[str, Any]) -> list[str]:
    """Say which texts leave the picture and which stand on each other; a hair's breadth is allowed."""
    found = []
    texts = drawn["texts"]
    for text in texts:
        inside = (
            text["left"] >= -1
            and text["top"] >= -1
            and text["right"] <= drawn["width"] + 1
            and text["bottom"] <= drawn["height"] + 1
        )
        if not inside:
            found.append(f"{name}: “{text['words']}” is cut off")
    for i, one in enumerate(texts):
        for other in texts[i + 1 :]:
            if overlap(one, other):
                found.append(f"{name}: “{one['words']}” stands on “{other['words']}”")
    return found


def overlap(one: dict[str, float], other: dict[str, float]) -> bool:
    """Tell whether two texts' boxes share more than the empty space above and below letters."""
    across = min(one["right"], other["right"]) - max(one["left"], other["left"])
    down = min(one["bottom"], other["bottom"]) - max(one["top"], other["top"])
    lower = min(one["bottom"] - one["top"], other["bottom"] - other["top"])
    return across > 1 and down > 0.2 * lower


@pytest.mark.parametrize(("language", "size", "width", "height", "bare"), PLACES)
def test_no_text_is_cut_off_or_stands_on_another(
    watched: Watched, language: Language, size: Size, width: int, height: int | None, bare: bool
) -> None:
    found = []
    for name, chart in charts(language, size):
        figure = without_heading(chart.figure) if bare else chart.figure
        found += problems(name, measure(watched, figure, width, height))
    assert "\n".join(found) == ""
    watched.require_calm()


def test_every_number_of_a_table_stands_on_its_page(watched: Watched) -> None:
    for name, chart in charts("da", PAGE):
        if name.startswith(("multi", "three", "two", "top_coded", "single", "text_themes")):
            drawn = measure(watched, chart.figure, 660, None)
            words = " ".join(text["words"] for text in drawn["texts"])
            assert all(value in words for _, value, *_ in chart.rows), name


def test_a_bar_is_drawn_for_every_answer_that_has_one(watched: Watched) -> None:
    for name, chart in charts("da", PAGE):
        if chart.figure["data"]:
            lengths = [length for trace in chart.figure["data"] for length in trace["x"] if length]
            assert measure(watched, chart.figure, 660, None)["bars"] == len(lengths), name


def test_nothing_answers_to_the_mouse(watched: Watched) -> None:
    chart = dict(charts("da", SLIDE))["three"]
    measure(watched, chart.figure, 1280, 720)
    watched.page.mouse.move(400, 400)
    assert watched.page.locator(".hoverlayer > *").count() == 0
    assert watched.page.locator(".modebar").count() == 0


def test_the_measure_sees_text_that_is_cut_off_or_covered(watched: Watched) -> None:
    good = dict(charts("da", PAGE))["two"].figure
    worse = {**good, "layout": {**good["layout"], "margin": {"l": 0, "r": 0, "t": 0, "b": 0}}}
    first, second, *_ = good["layout"]["annotations"]
    covered = [first, second, {**second, "text": "oveni"}]
    worst = {**good, "layout": {**good["layout"], "annotations": covered}}
    assert any("cut off" in found for found in problems("worse", measure(watched, worse, 660, None)))
    assert any("stands on" in found for found in problems("worst", measure(watched, worst, 660, None)))
