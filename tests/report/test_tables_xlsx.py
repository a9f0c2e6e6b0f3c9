"""The workbook of tables: every table, the right numbers, no live formula, the same bytes."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from typing import Any

import openpyxl
import pytest
from sample_summary import N, cell, summary, table

from manege_analysis.cases.needs import needs
from manege_analysis.report.tables_xlsx import tables_xlsx
from manege_analysis.summary.safe import SafeSummary
from manege_analysis.wording.text import Text

DAY = date(2027, 3, 4)


def made(of: SafeSummary) -> bytes:
    """Return the workbook of a summary."""
    return tables_xlsx(of, needs(of), DAY, "da")


def opened(data: bytes) -> Any:
    """Read a workbook back."""
    return openpyxl.load_workbook(io.BytesIO(data))


def rows(data: bytes, sheet: str) -> list[tuple[Any, ...]]:
    """Return a sheet's values, row by row."""
    return list(opened(data)[sheet].iter_rows(values_only=True))


def test_every_table_stands_with_question_base_counts_and_percent() -> None:
    read = rows(made(summary("internal")), "Tabeller")
    start = next(i for i, row in enumerate(read) if str(row[0]).startswith("q1  "))
    assert read[start][0] == "q1  Hvor let er det at få kontakt med PPR?"
    assert read[start + 2][0] == "23 svarede af 23, der så spørgsmålet; 23 besvarelser i alt"
    assert read[start + 3] == ("Svar", "Antal", "Procent")
    assert read[start + 7] == ("Svært", 12, pytest.approx(12 / 23))
    assert read[start + 10] == ("Ikke svaret", 0, None)


def test_the_list_holds_one_row_for_each_answer() -> None:
    internal = summary("internal")
    head, *listed = rows(made(internal), "Liste")
    assert head[:3] == ("Nøgle", "Spørgsmål", "Svar")
    assert len(listed) == sum(len(each.cells) for each in internal.tables)
    assert [row[7:10] for row in listed[:1]] == [(N, N, N)]


def test_needs_stand_with_their_share_and_interval() -> None:
    head, first, *_rest = rows(made(summary("internal")), "Behov")
    assert head[0] == "Tema"
    assert first[:3] == ("Kontakten til PPR", "stort", pytest.approx(20 / 23))
    assert 0 < first[4] < 20 / 23 < first[5] < 1


def test_contents_link_to_each_table() -> None:
    book = opened(made(summary("internal")))
    contents, tables = book["Indhold"], book["Tabeller"]
    for row in contents.iter_rows(min_row=5):
        place = row[0].hyperlink.location.split("!")[1]
        assert str(tables[place].value).startswith(f"{row[0].value}  ")


def test_hidden_counts_are_said_and_never_guessed() -> None:
    read = rows(made(summary("share")), "Liste")
    hidden = [row for row in read if row[5] == "færre end 5"]
    assert hidden
    assert all(row[6] is None for row in hidden)


@pytest.mark.parametrize("evil", ["=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("http://x.example")'])
def test_text_that_looks_like_a_formula_stays_text(evil: str) -> None:
    answers = [cell("a", evil, "option", 3), cell("b", "http://x.example", "option", 4)]
    wicked = table("q", "single", "internal", "full", answers, evil)
    data = made(summary("internal", tables=(wicked,), title=Text(evil), cluster_name=evil))
    for sheet in opened(data).worksheets:
        for row in sheet.iter_rows():
            assert all(each.data_type != "f" for each in row)
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        sheets = [parts.read(name) for name in parts.namelist() if name.startswith("xl/worksheets/")]
        assert not any(b"<f>" in sheet for sheet in sheets)
        assert not any(b"x.example" in parts.read(name) for name in parts.namelist() if "rels" in name)


def test_the_same_summary_gives_the_same_bytes_and_no_clock() -> None:
    first = made(summary("internal"))
    assert first == made(summary("internal"))
    with zipfile.ZipFile(io.BytesIO(first)) as parts:
        assert {part.date_time[0] for part in parts.infolist()} == {1980}
        assert b"2027-03-04T12:00:00Z" in parts.read("docProps/core.xml")


def test_a_number_question_tells_its_mean_and_median() -> None:
    read = rows(made(summary("internal")), "Tabeller")
    assert ("Gennemsnit", 4.25, None) in read
    assert ("Median", "4", None) in read
