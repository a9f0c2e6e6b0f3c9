"""SPSS: multiple-response sets as one question, and user-missing values apart in both kinds of file."""

from __future__ import annotations

import struct
from pathlib import Path

import numpy as np
import pandas as pd
import pyreadstat
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from manege_analysis.cli.tables import Asked, tables_of
from manege_analysis.exports.answers import NOT_ANSWERED
from manege_analysis.exports.drafting.write import draft_questionnaire
from manege_analysis.exports.files.portable import user_missing
from manege_analysis.exports.matching.build import choices
from manege_analysis.exports.read import read_layout
from manege_analysis.exports.tabulating.lines import Line

WHO = {1.0: "PPR", 2.0: "Skolen", 3.0: "BUP", 9.0: "Ubesvaret"}


def with_sets(path: Path, sets: str) -> Path:
    """Put a record of multiple-response sets before the end of a file's dictionary."""
    raw, data = path.read_bytes(), sets.encode()
    end = raw.index(struct.pack("<ii", 999, 0))
    path.write_bytes(raw[:end] + struct.pack("<iiii", 7, 7, 1, len(data)) + data + raw[end:])
    return path


@pytest.fixture
def sets(tmp_path: Path) -> Path:
    """Write a set of boxes, a set of categories, and a question beside them that all answered."""
    path = tmp_path / "svar.sav"
    frame = pd.DataFrame({
        "a1": [1.0, 0, 0, np.nan, 1], "a2": [0.0, 1, 0, np.nan, 1],
        "k1": [1.0, 2, 9, np.nan, 3], "k2": [2.0, np.nan, 9, np.nan, 1],
        "x": [1.0, 1, 2, 2, 2],
    })  # fmt: skip
    pyreadstat.write_sav(
        frame,
        str(path),
        column_labels={"a1": "PPR", "a2": "Skolen", "x": "Har du tid?"},
        variable_value_labels={"k1": WHO, "k2": WHO, "x": {1.0: "Ja", 2.0: "Nej"}},
        missing_ranges={"k1": [9.0], "k2": [9.0]},
    )
    return with_sets(
        path, "$ringer=D1 1 18 Hvem ringer du til A1 A2\n$moeder=C 13 Hvem moedes I K1 K2\n"
    )


def lines(path: Path, words: str) -> list[Line]:
    return [line for line in tables_of(Asked(path)).lines if line.text == words]


def test_a_set_of_boxes_is_one_question_with_a_base_of_those_who_ticked(sets: Path) -> None:
    found = lines(sets, "Hvem ringer du til")
    assert [(line.type, line.option_text, line.count) for line in found] == [
        ("multi", "PPR", 2), ("multi", "Skolen", 2),
    ]  # fmt: skip
    # One ticked nothing and was counted as shown; one left both boxes blank.
    assert {(each.base_respondents, each.base_answered, each.base_ticked) for each in found} == {
        (5, 4, 3)
    }
    assert [round(line.percent_ticked or 0, 1) for line in found] == [66.7, 66.7]


def test_a_set_of_categories_is_one_box_per_category_whichever_variable_holds_it(sets: Path) -> None:
    found = lines(sets, "Hvem moedes I")
    assert {line.option_text: line.count for line in found} == {"PPR": 2, "Skolen": 2, "BUP": 1}
    assert {(line.base_respondents, line.base_ticked) for line in found} == {(5, 3)}


@settings(max_examples=5)
@given(rows=st.lists(st.tuples(*[st.sampled_from([0.0, 1.0, np.nan])] * 3), min_size=1, max_size=12))
def test_boxes_of_a_set_are_counted_as_by_hand(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[float, ...]]
) -> None:
    path = tmp_path_factory.mktemp("svar") / "svar.sav"
    frame = pd.DataFrame(rows, columns=["b1", "b2", "b3"]).assign(x=1.0)
    pyreadstat.write_sav(frame, str(path), column_labels={f"b{n}": f"Valg {n}" for n in (1, 2, 3)})
    found = lines(with_sets(path, "$valg=D1 1 4 Valg B1 B2 B3\n"), "Valg")
    assert [line.count for line in found] == [(frame[name] == 1).sum() for name in ("b1", "b2", "b3")]
    ticked = (frame[["b1", "b2", "b3"]] == 1).any(axis=1).sum()
    assert {line.base_ticked for line in found} == {ticked}


def portable(path: Path, record: str, values: list[float], labels: str) -> Path:
    """Write a portable file in which `record` declares user-missing values of Q1."""
    pyreadstat.write_por(pd.DataFrame({"Q1": values}), str(path))
    text = path.read_bytes().replace(b"\r\n", b"").decode("latin-1")
    about = "70/2/Q15/8/2/5/8/2/"
    text = text.replace(about, about + record)
    data = text.rindex("F1/")
    text = text[:data] + labels + text[data:].rstrip("Z") + "Z"
    text += "Z" * (-len(text) % 80)
    path.write_text(
        "\r\n".join(text[at : at + 80] for at in range(0, len(text), 80)) + "\r\n", "latin-1"
    )
    return path


LABELS = "D1/2/Q13/1/2/Ja2/3/Nej8/7/Uoplyst"


@pytest.mark.parametrize(
    ("record", "told"),
    [
        ("88/", [(8.0, 8.0)]),
        ("87/88/", [(7.0, 7.0), (8.0, 8.0)]),
        ("B7/9/", [(7.0, 9.0)]),
        ("A7/C5/Svar:", [(7.0, 1.7976931348623157e308)]),
        ("9-1/88/", [(-1.7976931348623157e308, -1.0), (8.0, 8.0)]),
    ],
)
def test_a_portable_file_keeps_its_user_missing_values_apart(
    tmp_path: Path, record: str, told: list[tuple[float, float]]
) -> None:
    path = portable(tmp_path / "svar.por", record, [1.0, 2.0, 8.0, 1.0], LABELS)
    assert user_missing(path) == {"Q1": told}
    (column,) = read_layout(path).columns
    assert [(o.label, o.missing) for o in column.options] == [
        ("Ja", False), ("Nej", False), ("Uoplyst", told[-1][0] <= 8 <= told[-1][1]),
    ]  # fmt: skip
    assert choices(column).codes.tolist() == [0, 1, NOT_ANSWERED, 0]


def test_a_portable_file_is_known_by_its_bytes_and_not_by_its_name(tmp_path: Path) -> None:
    path = portable(tmp_path / "svar.sav", "88/", [1.0, 8.0], LABELS)
    assert read_layout(path).columns[0].options[-1].missing


@settings(max_examples=60)
@given(at=st.integers(464, 900), junk=st.text("0123456789ABT/.+-FZ", min_size=1, max_size=8))
def test_a_portable_file_that_cannot_be_followed_tells_nothing_and_breaks_nothing(
    tmp_path_factory: pytest.TempPathFactory, at: int, junk: str
) -> None:
    path = portable(tmp_path_factory.mktemp("svar") / "svar.por", "88/", [1.0, 8.0], LABELS)
    raw = path.read_bytes()
    path.write_bytes(raw[:at] + junk.encode() + raw[at:])
    assert isinstance(user_missing(path), dict)
    path.write_bytes(raw[:at])
    assert isinstance(user_missing(path), dict)
    path.write_bytes(b"another alphabet")
    assert user_missing(path) == {}


def test_a_rating_with_words_at_its_ends_only_is_a_scale_in_order(tmp_path: Path) -> None:
    path = tmp_path / "svar.sav"
    frame = pd.DataFrame({"q1": [5.0, 1, 3, 3, 9, 4] * 3})
    words = {"q1": {1.0: "Meget svært", 5.0: "Meget let", 9.0: "Ved ikke"}}
    pyreadstat.write_sav(frame, str(path), variable_value_labels=words)
    text = draft_questionnaire(read_layout(path), "udkast")
    found = [part.partition("text: ")[2].partition(",")[0] for part in text.split("- {")[1:]]
    assert [each.strip('"}\n ') for each in found] == [
        "Meget svært", "2", "3", "4", "Meget let", "Ved ikke",
    ]  # fmt: skip
    assert "kind: scale" in text
