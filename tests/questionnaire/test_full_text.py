"""A matrix row is read together with its question, wherever it stands alone."""

from __future__ import annotations

import pytest

from manege_analysis.questionnaire.model import Item, MatrixItem, Question
from manege_analysis.wording.text import Text


@pytest.mark.parametrize(
    ("stem", "told"),
    [
        ("Hvor tilfreds er du med samarbejdet med …", "Hvor tilfreds er du med samarbejdet med PPR"),
        ("Hvor tilfreds er du med...", "Hvor tilfreds er du med PPR"),
        ("Samarbejdet med:", "Samarbejdet med: PPR"),
        ("Hvor godt går samarbejdet?", "Hvor godt går samarbejdet? – PPR"),
    ],
)
def test_a_matrix_row_is_read_with_its_question(stem: str, told: str) -> None:
    item = Item("q.ppr", Question("q", "matrix", Text(stem)), MatrixItem("ppr", Text("PPR")))
    assert item.full_text == Text(told, told)


def test_a_plain_question_is_its_own_text() -> None:
    asked = Question("q", "scale", Text("Hvor let er det?", "How easy is it?"))
    assert Item("q", asked).full_text == asked.text
