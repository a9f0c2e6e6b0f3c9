"""Text is measured, broken and moved apart before plotly sees it."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import ImageFont

from manege_analysis.charts.labels import Label, have_room, place_labels
from manege_analysis.charts.textfit import balanced, plain, safe, spread, width, wrap
from manege_analysis.charts.theme import PAGE

WORDS = st.text("abcdefghijklmnoprstuvyæøåABDEFGHKMOPRSTÆØÅ", min_size=1, max_size=24)
SENTENCES = st.lists(WORDS, min_size=1, max_size=12).map(" ".join)
LIBERATION = Path("/usr/share/fonts/truetype/liberation")


@pytest.mark.skipif(not LIBERATION.exists(), reason="Liberation Sans, Arial's twin, is not installed")
@given(SENTENCES, st.booleans())
def test_the_estimate_is_at_least_arials_width_and_not_much_more(sentence: str, bold: bool) -> None:
    face = "LiberationSans-Bold.ttf" if bold else "LiberationSans-Regular.ttf"
    real = ImageFont.truetype(str(LIBERATION / face), 100).getlength(sentence)
    assert 0.96 * real <= width(sentence, 100, bold) <= 1.4 * real


@given(SENTENCES, st.integers(60, 600))
def test_no_line_is_wider_than_its_room_and_no_letter_is_lost(sentence: str, room: int) -> None:
    for lines in (wrap(sentence, 15, room), balanced(sentence, 15, room)):
        assert all(width(line, 15) <= room for line in lines)
        assert "".join(lines).replace("-", "").replace(" ", "") == sentence.replace(" ", "")


@given(SENTENCES, st.integers(200, 600))
def test_balanced_lines_are_no_more_than_needed(sentence: str, room: int) -> None:
    assert len(balanced(sentence, 15, room)) == len(wrap(sentence, 15, room))


@given(st.lists(st.tuples(st.floats(-50, 1050), st.floats(1, 120)), min_size=1, max_size=7))
def test_labels_never_touch_and_never_leave(wished: list[tuple[float, float]]) -> None:
    wished.sort()
    centres, widths = [at for at, _ in wished], [wide for _, wide in wished]
    placed = spread(centres, widths, 1000, 10)
    edges = [(at - wide / 2, at + wide / 2) for at, wide in zip(placed, widths, strict=True)]
    assert edges[0][0] >= -1e-6 and edges[-1][1] <= 1000 + 1e-6
    assert all(one[1] + 10 <= other[0] + 1e-6 for one, other in itertools.pairwise(edges))


def test_labels_with_room_stay_where_they_are() -> None:
    assert spread([100, 500, 900], [80, 80, 80], 1000, 10) == (100, 500, 900)


def test_a_word_is_divided_only_where_nothing_else_helps() -> None:
    wished = [Label(name, "1", 100.0) for name in ("Overvejende enig", "Fuldstændig enig", "Lidt enig")]
    assert not any(label.is_divided for label in place_labels(wished, PAGE, 400))
    assert any(label.is_divided for label in place_labels(wished, PAGE, 150))
    assert have_room(["Lidt enig", "Helt enig"], PAGE, 150)
    assert place_labels([], PAGE, 100) == ()


def test_markup_and_formulas_become_plain_letters() -> None:
    assert safe('<a href="x">&nbsp;</a>') == '&lt;a href="x"&gt;&amp;nbsp;&lt;/a&gt;'
    assert safe("$x^2$") == "&#36;x^2&#36;"


def test_blanks_become_one_space_and_no_break_spaces_stay() -> None:
    assert plain(" Let\t eller\nsvært\x00 ") == "Let eller svært"
    assert plain("15\u00a0%") == "15\u00a0%"
