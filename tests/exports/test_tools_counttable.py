"""Finished counts: typed, pasted or in a workbook; usable where only totals exist."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from export_fixtures import QUESTIONNAIRE, write_csv, write_xlsx
from hypothesis import given
from hypothesis import strategies as st

from manege_analysis.errors import ExportError, NotReadyError
from manege_analysis.exports.countsheet import count_sheet
from manege_analysis.exports.counttable import counted, parse_counts, read_counts
from manege_analysis.exports.read import read_layout

HEADS = ["Spørgsmål", "Svar", "Antal", "Grundlag"]
ROWS = [
    HEADS,
    ["Hvor godt kender du PPR?", "I høj grad", "2", "21"],
    ["", "I nogen grad", "9", ""],
    ["", "Slet ikke", "10", ""],
    ["", "I alt", "21", ""],
    ["Skolerne i området", "i HØJ grad", "4", ""],
    ["", "Slet ikke", "6", ""],
]


def test_a_workbook_and_a_text_file_give_the_same_counts(tmp_path: Path) -> None:
    book = read_counts(write_xlsx(tmp_path / "tal.xlsx", {"Ark1": [["Optælling"], *ROWS]}))
    text = read_counts(write_csv(tmp_path / "tal.csv", ROWS, delimiter=";"))
    assert book.counts == text.counts
    assert book.questions == ("Hvor godt kender du PPR?", "Skolerne i området")
    assert [(c.count, c.base) for c in book.of("Skolerne i området")] == [(4, 10), (6, 10)]
    assert "1 questions have no base" in book.notes[0].en


def test_it_is_keyed_by_the_questionnaire() -> None:
    pasted = parse_counts("\n".join("\t".join(row) for row in ROWS))
    counts, bases = counted(pasted, QUESTIONNAIRE)
    assert counts["kender"] == {"hoej": 2, "nogen": 9, "slet-ikke": 10}
    assert bases == {"kender": 21, "samarbejde.skoler": 10}


def test_it_is_never_read_as_answers(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "tal.csv", ROWS)
    with pytest.raises(ExportError, match="a finished count table"):
        read_layout(path)


def test_everything_unknown_is_told_at_once() -> None:
    table = parse_counts("question;answer;count;base\nHvad er det?;Ja;1;2\nkender;Måske;1;2\ns_1;1;2;2")
    with pytest.raises(ExportError) as found:
        counted(table, QUESTIONNAIRE)
    assert len(found.value.problems) == 2
    assert "Måske" in str(found.value) and "Hvad er det?" in str(found.value)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a;b\n1;2", "columns question, answer, count and base"),
        ("question;answer;count\nx;Ja;mange", "whole numbers"),
        ("question;answer;count;base\nx;Ja;9;4", "a base of at least every count"),
    ],
)
def test_what_is_wrong_is_said(text: str, told: str) -> None:
    with pytest.raises(ExportError, match=told):
        parse_counts(text)


@given(
    st.lists(st.tuples(st.sampled_from("ABC"), st.sampled_from("xyz"), st.integers(0, 5000)), min_size=1)
)
def test_what_was_typed_comes_back(typed: list[tuple[str, str, int]]) -> None:
    lines = [f"Spørgsmål {q}\tsvar {a}\t{n}\t9999" for q, a, n in typed]
    table = parse_counts("\n".join(["spørgsmål\tsvar\tantal\tn", *lines]))
    assert [(c.question[-1], c.answer[-1], c.count) for c in table.counts] == typed
    assert {c.base for c in table.counts} == {9999}


def test_thousands_are_read_with_either_mark() -> None:
    table = parse_counts("question;answer;count;base\nx;Ja;1.234;2 000")
    assert (table.counts[0].count, table.counts[0].base) == (1234, 2000)


WIDE = [
    ["Klyngens svar", "", "", "", ""],
    ["Spørgsmål", "I høj grad", "I nogen grad", "Slet ikke", "I alt"],
    ["Hvor godt kender du PPR?", "2 (10 %)", "9 (43 %)", "10 (48 %)", "21"],
    ["Skolerne i området", "4", "", "6", "10"],
]


def test_a_column_per_answer_is_a_count_table_too(tmp_path: Path) -> None:
    wide = read_counts(write_csv(tmp_path / "bred.csv", WIDE, delimiter=";"))
    assert [(c.answer, c.count, c.base) for c in wide.of("Hvor godt kender du PPR?")] == [
        ("I høj grad", 2, 21), ("I nogen grad", 9, 21), ("Slet ikke", 10, 21),
    ]  # fmt: skip
    assert [c.answer for c in wide.of("Skolerne i området")] == ["I høj grad", "Slet ikke"]
    pasted = parse_counts("\n".join("\t".join(row) for row in WIDE[1:]))
    assert pasted.counts == wide.counts


@pytest.mark.parametrize(
    "rows",
    [
        [["Spørgsmål", "Alder", "Svar 1"], ["Hvem?", "41", "Ja"], ["Hvad?", "39", "Nej"]],
        [["Spørgsmål", "Antal unge"], ["1", "3"], ["2", "4"]],
        [["Spørgsmål", "Ja", "Nej"], ["", "3", "4"]],
        [["Spørgsmål", "Ja", "Nej"], ["", "", ""]],
    ],
)
def test_answers_that_only_look_alike_are_no_count_table(tmp_path: Path, rows: list[list[str]]) -> None:
    assert read_layout(write_csv(tmp_path / "a.csv", rows, delimiter=";")).source.tool == "generic"


def test_ticks_without_a_base_are_of_all_who_answered_and_never_counted_as_doctors() -> None:
    ticks = "question;answer;count\nringer;ppr;15\n;bup;12\n"
    counts, bases = counted(parse_counts(f"{ticks}kender;Slet ikke;20\n"), QUESTIONNAIRE)
    assert (counts["ringer"], bases) == ({"ppr": 15, "bup": 12}, {"ringer": 20, "kender": 20})
    with pytest.raises(ExportError, match='a base for "ringer", which takes several answers'):
        counted(parse_counts(ticks), QUESTIONNAIRE)


def test_an_empty_table_asks_every_closed_question_and_waits_for_its_counts(tmp_path: Path) -> None:
    path = tmp_path / "optaelling.xlsx"
    path.write_bytes(count_sheet(QUESTIONNAIRE))
    with pytest.raises(NotReadyError, match="at least one count, got none yet"):
        read_counts(path)
    book = openpyxl.load_workbook(path)
    rows = list(book.active.iter_rows(min_row=2))  # type: ignore[union-attr]
    assert [row[0].value for row in rows if row[0].value] == [
        item.full_text.da for item in QUESTIONNAIRE.items if item.options
    ]
    for at, row in enumerate(rows):
        row[2].value = at % 3
        row[3].value = 21 if row[0].value else None
    book.save(path)
    counts, bases = counted(read_counts(path), QUESTIONNAIRE)
    assert set(bases) == {item.key for item in QUESTIONNAIRE.items if item.options}
    assert set(bases.values()) == {21}
    assert sum(sum(each.values()) for each in counts.values()) == sum(at % 3 for at in range(len(rows)))
