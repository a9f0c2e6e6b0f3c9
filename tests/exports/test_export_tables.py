"""The table inside a sheet, dates in words and numbers, and columns that name persons."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import numpy as np
import pytest
from export_fixtures import write_csv
from hypothesis import given
from hypothesis import strategies as st

from manege_analysis.errors import ExportError
from manege_analysis.exports.answers import Source
from manege_analysis.exports.cells import Cells
from manege_analysis.exports.decimals import decimal_evidence, decimal_mark
from manege_analysis.exports.files.plaintext import code_key, key_of, one_line, without_markup
from manege_analysis.exports.files.sheet import Sheet
from manege_analysis.exports.files.table import find_table, shorten, unique
from manege_analysis.exports.identifiers import drop_identifiers, why_identifier
from manege_analysis.exports.layout import Layout, RawColumn, pseudonyms
from manege_analysis.exports.moments import looks_like_moments, read_day, read_days
from manege_analysis.exports.read import read_layout
from manege_analysis.wording.text import Text


def table(
    *rows: list[str], header_rows: int = 1
) -> tuple[tuple[str, ...], list[tuple[str, ...]], list[int]]:
    found = find_table(Sheet.of(rows), "svar.csv", header_rows)
    body = [found.body.row(at) for at in range(len(found.body))]
    return found.headers, body, found.body.rows.tolist()


def test_title_rows_above_and_totals_below_are_left_out_and_told() -> None:
    sheet = Sheet.of(
        [
            ["Undersøgelse for en klynge", "", ""],
            ["", "", ""],
            ["Spm 1", "Spm 2", "Spm 3"],
            ["Ja", "Nej", "Ja"],
            ["", "", ""],
            ["Nej", "total", "Ja"],
            ["", "", ""],
            ["I alt", "2", "100 %"],
            ["Gennemsnit:", "1,5", ""],
            ["", "", ""],
        ]
    )
    found = find_table(sheet, "svar.xlsx")
    assert found.headers == ("Spm 1", "Spm 2", "Spm 3")
    assert found.body.rows.tolist() == [4, 5, 6]
    assert tuple(note.en for note in found.notes) == (
        "Row 1 above the header: taken for a title and left out.",
        "Rows 8, 9 below the answers: taken for totals and left out.",
    )


def test_an_answer_that_reads_total_is_no_total() -> None:
    assert table(["a", "b", "c"], ["1", "2", "3"], ["Total", "vidste jeg ikke", "5"])[2] == [2, 3]
    assert table(["a", "b", "c"], ["1", "2", "3"], ["4", "5", "Total"])[2] == [2, 3]


def test_blank_columns_and_unnamed_ones_are_told_apart() -> None:
    headers, body, _ = table(["a", "", "b", "", ""], ["1", "x", "2", "", " "])
    assert headers == ("a", "(column 2)", "b")
    assert body == [("1", "x", "2")]


def test_a_repeated_header_gets_a_number_and_a_note() -> None:
    headers, notes = unique(["Køn", "Køn (2)", "Køn", "Køn", "Alder"])
    assert headers == ("Køn", "Køn (2)", "Køn (3)", "Køn (4)", "Alder")
    assert len(notes) == 2
    assert 'The header "Køn" is repeated' in notes[0].en


@given(st.lists(st.sampled_from(["a", "a (2)", "a (3)", "b"]), max_size=8))
def test_headers_always_end_up_different(headers: list[str]) -> None:
    made, _ = unique(headers)
    assert len(set(made)) == len(headers)
    assert all(new.startswith(old) for new, old in zip(made, headers, strict=True))


def test_a_header_with_line_breaks_stands_on_one_line() -> None:
    assert table(["Hvor\u00a0ofte\r\n taler I?", "b"], ["1", "2"])[0][0] == "Hvor ofte taler I?"


def test_two_header_rows_are_joined_and_filled_on() -> None:
    headers, body, _ = table(["Hvem?", "", "Alder", ""], ["PPR", "BUP", "", ""], ["1", "0", "7", ""],
                             header_rows=2)  # fmt: skip
    assert headers == ("Hvem? PPR", "Hvem? BUP", "Alder")
    assert body == [("1", "0", "7")]


def test_a_sheet_of_blanks_has_no_table() -> None:
    with pytest.raises(ExportError, match="an empty table"):
        find_table(Sheet.of([["", " "]]), "svar.csv")


def test_a_long_header_is_cut_in_the_middle() -> None:
    assert shorten("x" * 50 + " (2)", 20).endswith("(2)")
    assert shorten("kort") == "kort"


def test_markup_entities_and_numbering_do_not_make_a_different_text() -> None:
    assert without_markup("<p>Alder&nbsp;&amp; <br/>køn</p><!-- x -->") == "Alder & køn"
    assert without_markup("n < 5 og m > 3") == "n < 5 og m > 3"
    assert one_line("\ufeffa\u200b b\n") == "a b"
    assert key_of("Spm. 3: Hvor ofte?") == key_of("hvor\u00a0OFTE") == "hvor ofte"
    assert key_of("Børn") == key_of("Bo\u0308rn".replace("o\u0308", "ø"))
    assert key_of("A\u030arhus") == key_of("Århus")
    assert key_of("3 måneder") == "3 måneder"
    assert code_key("Q1[SQ001]") == code_key("q1_sq001")


@pytest.mark.parametrize(
    ("texts", "first", "said"),
    [
        (["28/04/2025 21.15.26", "05/04/2025 09.01.00"], date(2025, 4, 28), "above 12"),
        (["05/04/2025 21.15.26"], date(2025, 4, 5), "full stops"),
        (["4/28/2025 21:15:26", "5/4/2025 9:01:00"], date(2025, 4, 28), "second number"),
        (["5/4/2025 9:01:00 PM"], date(2025, 5, 4), "AM or PM"),
        (["05-04-2025"], date(2025, 4, 5), "does not tell"),
        (["5.4.25"], date(2025, 4, 5), "does not tell"),
        (["2025-04-28T21:15:26Z"], date(2025, 4, 28), ""),
        (["2025/04/28 9:15:26 PM GMT+2"], date(2025, 4, 28), ""),
        (["28. april 2025 kl. 21.15"], date(2025, 4, 28), ""),
        (["mandag den 28. april 2025"], date(2025, 4, 28), ""),
        (["Lørdag d. 1. marts 2025"], date(2025, 3, 1), ""),
        (["45775,88"], date(2025, 4, 28), ""),
    ],
)
def test_dates_are_read_as_their_column_writes_them(texts: list[str], first: date, said: str) -> None:
    days = read_days(Cells.of([*texts, ""]))
    assert days.values[0] == first
    assert days.values[-1] is None
    assert days.unread == 0
    assert said in (days.evidence.en if days.evidence else "")


@pytest.mark.parametrize(
    ("texts", "mark"),
    [
        (["3,5", "", "4"], ","),
        (["1.250,50", "2"], ","),
        (["15,5 %"], ","),
        (["3.14159"], "."),
        (["3.5", "4,5"], "both"),
        (["3.275", "1"], "?"),
        (["1", "2"], ""),
        (["ca. 3,5"], ""),
        (["28.04.2025"], ""),
        ([], ""),
    ],
)
def test_the_decimal_mark_is_told_by_what_proves_it(texts: list[str], mark: str) -> None:
    assert decimal_mark(Cells.of(texts)) == mark


def test_number_cells_of_a_workbook_have_no_mark() -> None:
    cells = Cells(np.array([0], dtype=np.int32), ("3.5",), numbers=frozenset({"3.5"}))
    assert decimal_mark(cells) == ""
    assert decimal_evidence([RawColumn("a", cells)]) is None


def test_decimal_marks_are_reported(tmp_path: Path) -> None:
    rows = [["a", "b", "c"], ["1,54", "1.54", "3.275"], ["1,6", "1.6", "3"]]
    evidence = read_layout(write_csv(tmp_path / "a.csv", rows, delimiter=";")).source.evidence
    assert evidence[-1].en == (
        "Decimals: comma in 1 column, point in 1 column, a mark that can be either in 1 column; "
        "each column is read by its own."
    )


def test_text_that_is_no_date_is_counted() -> None:
    days = read_days(Cells.of(["2025-04-28", "i går", "2025-13-01", "i går", "32. april 2025"]))
    assert days.values[1:] == (None, None, None, None)
    assert days.unread == 4
    assert read_day("1. brumaire 2025") is None


def test_a_column_of_times_is_recognised_and_one_of_numbers_is_not() -> None:
    assert looks_like_moments(Cells.of(["4/28/2025 21:15", "", "2025-01-01"]))
    assert not looks_like_moments(Cells.of(["45775", "45776"]))
    assert not looks_like_moments(Cells.of(["", ""]))


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_a_danish_date_is_read_back(day: date) -> None:
    assert read_day(f"{day:%d-%m-%Y}") == day
    assert read_day(f"{day:%m/%d/%Y} 9:00", month_first=True) == day


@pytest.mark.parametrize(
    ("header", "texts", "why"),
    [
        ("E-mail", ["x"], "asks who somebody is"),
        ("Dit navn:", ["x"], "asks who somebody is"),
        ("IP-adresse", ["x"], "asks who somebody is"),
        ("LocationLatitude", ["x"], "asks who somebody is"),
        ("CPR-nr.", ["x"], "asks who somebody is"),
        ("Ydernummer", ["x"], "asks who somebody is"),
        ("Kontakt", ["a.b@klinik.example", "", "c@d.dk"], "holds e-mail addresses"),
        ("Sted", ["192.0.2.7"], "holds IP addresses"),
        ("Sted", ["2001:db8::1:2"], "holds IP addresses"),
        ("Nr.", ["010203-1234", "3112991234"], "holds CPR numbers"),
        ("Nr.", ["+45 12 34 56 78", "22 34 56 78", "22345678"], "holds phone numbers"),
        ("Hvornår?", ["2026-04-17", "2026.04.18", "20260419", "17-04-2026"], ""),
        ("Har du telefonisk kontakt med PPR?", ["Ja", "Nej"], ""),
        ("Hvad mangler du?", ["Ring til 12345678", "mere tid", "tid", "ro"], ""),
        ("Antal unge", ["12", "1234"], ""),
        ("Tom", ["", ""], ""),
    ],
)
def test_columns_that_name_persons_are_told(header: str, texts: list[str], why: str) -> None:
    found = why_identifier(RawColumn(header, Cells.of(texts)))
    assert (found.en if found else "") == why


def test_identifiers_are_dropped_unless_a_person_has_mapped_the_header() -> None:
    columns = (
        RawColumn("Navn", Cells.of(["Ja"])),
        RawColumn("Mail", Cells.of(["a@b.dk"])),
        RawColumn("Svar", Cells.of(["Ja"])),
    )
    layout = Layout(Source("a.csv", "", ""), np.array([2]), columns)
    assert drop_identifiers(layout).dropped == ("Navn", "Mail")
    (note,) = drop_identifiers(layout).source.notes
    assert note.en == 'Column "Mail" was left out: it holds e-mail addresses.'
    kept = drop_identifiers(layout, claimed={"Navn", "Mail"})
    assert [column.header for column in kept.columns] == ["Navn", "Svar"]
    assert kept.dropped == ("Mail",)
    assert drop_identifiers(kept, claimed={"Navn"}) is kept


@pytest.mark.parametrize("header", ["a@b.dk", "010203-1234", "192.0.2.7"])
def test_an_answer_in_the_place_of_the_header_is_refused_and_not_quoted(
    tmp_path: Path, header: str
) -> None:
    path = write_csv(tmp_path / "a.csv", [["1", header, "Ja"], ["2", "x", "Nej"]])
    with pytest.raises(ExportError, match="an answer in its place") as caught:
        read_layout(path)
    assert header not in str(caught.value)


@given(st.lists(st.sampled_from(["", " ", "a@b.dk", "c@d.dk", "1"])))
def test_pseudonyms_tell_the_same_apart_from_the_different_and_nothing_else(texts: list[str]) -> None:
    names = pseudonyms(Cells.of(texts))
    assert all((not name) == (not text.strip()) for name, text in zip(names, texts, strict=True))
    pairs = {(name, text) for name, text in zip(names, texts, strict=True) if name}
    assert len({name for name, _ in pairs}) == len({text for _, text in pairs}) == len(pairs)
    assert all(text not in name or text == "1" for name, text in pairs)


def test_a_layout_keeps_everything_in_step() -> None:
    layout = Layout(
        Source("a.csv", "", ""),
        np.array([2, 3, 4]),
        (RawColumn("a", Cells.of(["x", "y", "z"])),),
        {"test": np.array([True, False, False])},
        ("r1", "r2", "r3"),
        (date(2026, 1, 1), None, None),
    )
    kept = layout.keep(np.array([True, False, True])).with_notes(Text("en"))
    assert kept.rows.tolist() == [2, 4]
    assert kept.column("a").cells.texts() == ["x", "z"]
    assert kept.marks["test"].tolist() == [True, False]
    assert kept.respondents == ("r1", "r3")
    assert kept.answered_on == (date(2026, 1, 1), None)
    assert kept.source.notes == (Text("en"),)
    assert len(kept) == 2
    with pytest.raises(KeyError):
        kept.column("b")


def test_a_deleted_or_only_header_is_no_crash(tmp_path: Path) -> None:
    layout = read_layout(write_csv(tmp_path / "a.csv", [["Spm 1", "Spm 2"]]))
    assert len(layout) == 0
    assert [column.header for column in layout.columns] == ["Spm 1", "Spm 2"]
