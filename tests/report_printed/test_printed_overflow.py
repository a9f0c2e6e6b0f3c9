"""Nothing leaves its tag, its card or its page, however long the names are; measured word by word."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import printed_plans
import pytest

from manege_analysis.report.identity import Brand
from manege_analysis.report.printed.kit import Kit
from manege_analysis.report.printed.sheets import write_sheets
from manege_analysis.summary.safe import ResponseOverview, SafeSummary, the_gate
from manege_analysis.wording.text import Text

pytestmark = pytest.mark.documents

MM = 72 / 25.4
WORD = re.compile(
    r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)</word>'
)
SLACK = 1.5
"""Poppler's boxes are as tall as the typeface, not as the letters: so many millimetres may overlap."""
Box = tuple[float, float, float, float]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write all sheets of a meeting of 80 actors with long names."""
    with the_gate():
        summary = SafeSummary(
            "birkelund", "Klynge Birkelund", "share", "closed", "1", "q", "1", Text("Mistrivsel"),
            ResponseOverview(None, 31), (),
        )  # fmt: skip
    target = tmp_path_factory.mktemp("crowd")
    write_sheets(Kit(printed_plans.crowd(), summary, Brand("Kvalitetsenheden")), target)
    return target


def words(path: Path) -> Iterator[tuple[int, Box, str]]:
    """Yield every word with its page and its box in millimetres."""
    done = subprocess.run(["pdftotext", "-bbox", path, "-"], capture_output=True, check=True)
    pages = done.stdout.decode("utf-8").split("<page ")[1:]
    for number, page in enumerate(pages, start=1):
        for x0, y0, x1, y1, word in WORD.findall(page):
            yield number, (float(x0) / MM, float(y0) / MM, float(x1) / MM, float(y1) / MM), word


def test_every_word_of_a_name_tag_stands_inside_its_tag(folder: Path) -> None:
    seen = 0
    for page, (x0, y0, x1, y1), word in words(folder / "deles/navneskilte.pdf"):
        if page == 1 and y1 < 28.5:
            continue
        column, row = int((x0 - 15) // 90), int(((y0 + y1) / 2 - 28.5) // 60)
        assert 0 <= column <= 1 and 0 <= row <= 3, word
        left, top = 15 + 90 * column, 28.5 + 60 * row
        assert left + 3 <= x0 and x1 <= left + 87, (page, word)
        assert top - SLACK <= y0 and y1 <= top + 60 + SLACK, (page, word)
        seen += 1
    assert seen > 400


def test_an_ordinary_given_name_is_readable_at_three_metres(folder: Path) -> None:
    heights = [
        y1 - y0 for _, (_, y0, _, y1), word in words(folder / "deles/navneskilte.pdf") if word == "Freja"
    ]
    # A capital of Source Sans is 0.66 of its size, poppler's box about 1.26: ten minutes of arc at
    # three metres are 8.7 mm, twice what a good eye needs.
    assert heights and min(heights) / 1.26 * 0.66 > 8.7


def test_every_word_of_a_table_card_stands_on_its_own_side_of_the_fold(folder: Path) -> None:
    pages = set()
    for page, (x0, y0, x1, y1), word in words(folder / "deles/bordkort.pdf"):
        side = int(((y0 + y1) / 2) // 74.25)
        assert x0 >= 5 and x1 <= 205, (page, word)
        assert side * 74.25 - SLACK <= y0 and y1 <= (side + 1) * 74.25 + SLACK, (page, word)
        pages.add(page)
    assert len(pages) > 50


@pytest.mark.parametrize(
    "name", ["program", "bordplan", "aktoerark", "oplaeserens-ark", "spilleregler", "aftaleskema"]
)
def test_no_word_runs_into_the_margin(name: str, folder: Path) -> None:
    wide = 297 if name == "aftaleskema" else 210
    for page, (x0, _, x1, _), word in words(folder / f"deles/{name}.pdf"):
        assert x0 > 12 and x1 < wide - 12, (page, word)


def test_no_column_of_the_run_sheet_runs_into_the_next(folder: Path) -> None:
    found = list(words(folder / "intern/koereplan.pdf"))
    times = [box for page, box, word in found if page == 1 and re.fullmatch(r"1[5-9]\.\d\d", word)]
    assert len(times) > 10
    assert all(box[2] < 29 for box in times if box[0] < 25)
    assert all(x1 < 198 for _, (_, _, x1, _), _ in found)
