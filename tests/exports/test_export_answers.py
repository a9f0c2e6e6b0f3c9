"""The value that every later stage works on."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from manege_analysis.exports.answers import Answers, Choices, Numbers, Source, Ticks, Words, take
from manege_analysis.exports.cells import Cells
from manege_analysis.exports.layout import Asked, Layout, RawColumn


@pytest.fixture
def answers() -> Answers:
    return Answers(
        Source("svar.csv", "ab", "generic"),
        np.array([2, 3, 5]),
        {
            "a": Choices(np.array([0, -1, 1], dtype=np.int32), ("Ja", "Nej")),
            "b": Ticks(np.array([[1, 0], [0, 0], [1, 1]], dtype=np.int8), ("x", "y"), ("", "en", "to")),
            "c": Words(("et", "", "tre")),
            "d": Numbers(np.array([1.0, np.nan, 3.0])),
        },
        {"test": np.array([False, True, False])},
        ("r1", "r2", "r3"),
        (date(2026, 1, 1), None, None),
    )


def test_keeping_rows_keeps_everything_in_step(answers: Answers) -> None:
    kept = answers.keep(np.array([True, False, True]))
    assert len(kept) == 2
    assert kept.rows.tolist() == [2, 5]
    assert kept.columns["a"].codes.tolist() == [0, 1]  # type: ignore[union-attr]
    assert kept.columns["b"].leftover == ("", "to")  # type: ignore[union-attr]
    assert kept.columns["c"] == Words(("et", "tre"))
    assert kept.columns["d"].values.tolist() == [1.0, 3.0]  # type: ignore[union-attr]
    assert kept.marks["test"].tolist() == [False, False]
    assert kept.respondents == ("r1", "r3")
    assert kept.answered_on == (date(2026, 1, 1), None)
    assert len(answers) == 3


def test_rows_can_be_drawn_more_than_once(answers: Answers) -> None:
    drawn = take(answers.columns["c"], np.array([2, 2, 0]))
    assert drawn == Words(("tre", "tre", "et"))
    assert take(Ticks(np.zeros((2, 1), dtype=np.int8), ("x",)), np.array([1])).leftover == ()  # type: ignore[union-attr]


def test_one_column_is_exchanged_in_a_copy(answers: Answers) -> None:
    changed = answers.with_column("c", Words(("nyt",) * 3))
    assert changed.columns["c"] == Words(("nyt",) * 3)
    assert answers.columns["c"] == Words(("et", "", "tre"))
    with pytest.raises(TypeError):
        answers.columns["c"] = Words(())  # type: ignore[index]


def test_without_names_and_days_none_are_made_up() -> None:
    bare = Answers(Source("a", "", ""), np.array([1, 2]), {})
    assert bare.keep(np.array([True, False])).respondents == ()


def test_what_was_asked_is_gathered_from_its_columns() -> None:
    def column(
        header: str, hint: str = "", group: str = "", text: str = "", item: str = ""
    ) -> RawColumn:
        return RawColumn(header, Cells.of(["1"]), hint=hint, group=group, text=text, item=item)  # type: ignore[arg-type]

    columns = (
        column("a"),
        column("b_other", "other", "b"),
        column("b_1", "tick", "b"),
        column("c_1", "choice", "c", "Hvor", "PPR"),
        column("b_2", "tick", "b"),
        column("c_2", "choice", "c"),
        column("c_other", "other", "c"),
        column("d", "joined", "d"),
        column("d_other", "other", "d"),
        column("e", "choice", "e"),
        column("e_other", "other", "e"),
        column("lost", "other", "f"),
    )
    layout = Layout(Source("a", "", ""), np.array([2]), columns)
    assert [asked.headers for asked in layout.asked()] == [
        ("a",), ("b_1", "b_2", "b_other"), ("c_1",), ("c_2",), ("c_other",), ("d", "d_other"),
        ("e", "e_other"), ("lost",),
    ]  # fmt: skip
    assert columns[3].words == "Hvor – PPR"
    assert columns[0].words == "a"
    assert Asked((columns[7],)).is_multi
    assert not Asked((columns[0],)).is_multi
