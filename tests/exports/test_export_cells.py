"""Columns of coded text."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from manege_analysis.exports.cells import Cells, code_rows, is_blank
from manege_analysis.exports.files.sheet import Sheet

TEXTS = st.lists(st.sampled_from(["", "Ja", "Nej", " ", "NA", "None", "007", "1-5"]))


@given(TEXTS)
def test_coding_keeps_every_text(texts: list[str]) -> None:
    cells = Cells.of(texts)
    assert cells.texts() == texts
    assert sum(cells.counts().values()) == len(texts)
    assert cells.blank().tolist() == [is_blank(text) for text in texts]


@given(st.lists(st.lists(st.text(max_size=3), max_size=5), max_size=30))
def test_rows_of_any_width_come_back_filled_with_blanks(rows: list[list[str]]) -> None:
    columns = code_rows(rows)
    width = max(map(len, rows), default=0)
    assert len(columns) == width
    read = [list(row) for row in zip(*(cells.texts() for cells in columns), strict=True)]
    if width:
        assert read == [row + [""] * (width - len(row)) for row in rows]


def test_a_column_that_begins_after_the_first_chunk_is_blank_before() -> None:
    rows = [["a"]] * 4_500 + [["a", "late"]] + [["a"]] * 3_000
    columns = code_rows(rows)
    assert columns[1].counts() == {"": 7_500, "late": 1}
    assert columns[1].text(4_500) == "late"


@given(TEXTS)
def test_relabelling_changes_each_text_alike(texts: list[str]) -> None:
    cells = Cells.of(texts)
    changed = cells.relabel(str.strip)
    assert changed.texts() == [text.strip() for text in texts]
    assert len(set(changed.labels)) == len(changed.labels)
    assert cells.texts() == texts


def test_dates_and_numbers_follow_their_labels() -> None:
    cells = Cells(np.array([0, 1], dtype=np.int32), ("2026-05-01", "3"), frozenset({"2026-05-01"}),
                  frozenset({"3"}))  # fmt: skip
    moved = cells.relabel(lambda text: f"<{text}>")
    assert moved.dates == {"<2026-05-01>"}
    assert moved.numbers == {"<3>"}


def test_counts_tell_only_of_the_rows_there_are() -> None:
    assert Cells.of(["Ja", "Nej", "Ja"]).at(slice(1, 2)).counts() == {"Nej": 1}


def test_no_rows_are_no_trouble() -> None:
    empty = Cells.of([])
    assert empty.blank().tolist() == []
    assert empty.counts() == {}
    assert empty.relabel(str.lower).texts() == []
    assert len(Sheet.of([])) == 0


def test_a_sheet_keeps_the_files_row_numbers() -> None:
    sheet = Sheet.of([["h"], ["a"], ["b"], ["c"]]).numbered_from(2)
    assert sheet.below(1).at(np.array([False, True, True])).rows.tolist() == [4, 5]
    assert sheet.row(99) == ("",)
    assert Sheet.of([]).numbered_from(5).rows.tolist() == []
