"""Text files: encodings, delimiters, line breaks, damage."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from export_fixtures import csv_bytes
from hypothesis import given
from hypothesis import strategies as st

from manege_analysis.errors import ExportError
from manege_analysis.exports.files import textfile
from manege_analysis.exports.files.encoding import find_encoding
from manege_analysis.exports.files.rawfile import open_file
from manege_analysis.exports.files.repair import undouble, unescape
from manege_analysis.exports.files.safely import Limits
from manege_analysis.exports.files.sheet import RawFile

DANISH = [
    ["Spørgsmål", "Hvor længe går der?", "Årsag"],
    ["Børn", "måske, næsten altid", "Ærø"],
    ["pårørende", "først i år", "Ødsted"],
]


def opened(path: Path, content: bytes) -> RawFile:
    path.write_bytes(content)
    return open_file(path)


def rows(file: RawFile) -> list[list[str]]:
    sheet = file.sheets[0]
    return [list(sheet.row(at)) for at in range(len(sheet))]


@pytest.mark.parametrize(
    ("encoding", "named"),
    [
        ("utf-8", "UTF-8: every byte"),
        ("utf-8-sig", "byte order mark"),
        ("utf-16", "byte order mark"),
        ("utf-16-le", "every other byte is zero"),
        ("utf-16-be", "every other byte is zero"),
        ("utf-32", "byte order mark"),
        ("cp1252", "Windows-1252"),
        ("latin-1", "Windows-1252"),
        ("mac-roman", "Mac Roman"),
    ],
)
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_danish_letters_survive_every_encoding(
    tmp_path: Path, encoding: str, named: str, delimiter: str
) -> None:
    file = opened(tmp_path / "a.csv", csv_bytes(DANISH, encoding, delimiter))
    assert rows(file) == DANISH
    assert file.delimiter == delimiter
    assert named in file.evidence[0].en
    assert file.notes == ()


@pytest.mark.parametrize("word", ["æ", "ø", "å", "Æ", "Ø", "Å", "é", "ü"])
@pytest.mark.parametrize("encoding", ["cp1252", "mac-roman"])
def test_a_single_danish_word_decides_between_windows_and_mac(
    tmp_path: Path, word: str, encoding: str
) -> None:
    text = f"navn{word}n" if word.islower() else f"{word}rsag"
    path = tmp_path / "a.csv"
    path.write_bytes(f"{text};b\n1;2\n".encode(encoding))
    assert find_encoding(path).codec == encoding


def test_typographic_quotes_of_windows_are_read(tmp_path: Path) -> None:
    content = "a;b\n“det går”;5 – 6 €\n".encode("cp1252")
    assert rows(opened(tmp_path / "a.csv", content))[1] == ["“det går”", "5 – 6 €"]


def test_a_byte_without_a_letter_in_windows_1252_is_kept(tmp_path: Path) -> None:
    content = "æøå;b\nx\x81y;2\n".encode("latin-1")
    assert rows(opened(tmp_path / "a.csv", content))[1] == ["x\x81y", "2"]


def test_a_file_in_two_encodings_is_read_as_both_and_told(tmp_path: Path) -> None:
    content = "Spørgsmål;Svar\n".encode() + "Børn;måske\n".encode("cp1252")
    file = opened(tmp_path / "a.csv", content)
    assert rows(file) == [["Spørgsmål", "Svar"], ["Børn", "måske"]]
    assert "mixes UTF-8 and Windows-1252" in file.notes[0].en


def test_double_encoded_text_is_repaired_and_told(tmp_path: Path) -> None:
    twice = "".join(map(_once, "Spørgsmål;Årsag – og “hvorfor”\n")).encode()
    file = opened(tmp_path / "a.csv", twice)
    assert rows(file) == [["Spørgsmål", "Årsag – og “hvorfor”"]]
    assert "double-encoded" in file.notes[0].en


@given(st.text(alphabet="abcæøåÆØÅéüÖñ –“”…0123", max_size=20))
def test_double_encoding_is_undone_and_plain_text_left_alone(text: str) -> None:
    twice = "".join(_once(char) for char in text)
    assert undouble(twice) == text
    assert undouble(text) == text


def _once(char: str) -> str:
    """Read a character's UTF-8 bytes as Windows-1252, whose five empty places browsers keep."""
    empty = {0x81, 0x8D, 0x8F, 0x90, 0x9D}
    return "".join(chr(b) if b in empty else bytes([b]).decode("cp1252") for b in char.encode())


def test_letters_written_as_code_points_are_put_back(tmp_path: Path) -> None:
    file = opened(tmp_path / "a.csv", b"sp<U+00F8>rgsm<U+00E5>l;b\n<U+043E>;<U+D800>\n")
    assert rows(file) == [["spørgsmål", "b"], ["о", "<U+D800>"]]
    assert "<U+00E6>" in file.notes[0].en
    assert unescape("<U+FFFFFFFF>") == "<U+FFFFFFFF>"


def test_lost_letters_are_told_and_left(tmp_path: Path) -> None:
    file = opened(tmp_path / "a.csv", "\ufffdd;b\n1;2\n".encode())
    assert rows(file)[0][0] == "\ufffdd"
    assert "letters were lost" in file.notes[0].en


def test_zero_characters_are_taken_out_and_told(tmp_path: Path) -> None:
    file = opened(tmp_path / "a.csv", b"sporgsmal;svar\nja\0;nej\n")
    assert rows(file)[1] == ["ja", "nej"]
    assert "zero characters" in file.notes[0].en


def test_text_that_looks_like_something_else_stays_text(tmp_path: Path) -> None:
    odd = ["NA", "None", "null", "007", "1-5", "3.275", "1e5", "TRUE", "=1+1", "#N/A"]
    file = opened(tmp_path / "a.csv", csv_bytes([[f"q{i}" for i in range(len(odd))], odd]))
    assert rows(file)[1] == odd


def test_excels_line_about_the_delimiter_is_believed_and_counted(tmp_path: Path) -> None:
    file = opened(tmp_path / "a.csv", b"sep=;\r\na,x;b\r\n1;2\r\n")
    assert file.delimiter == ";"
    assert rows(file) == [["a,x", "b"], ["1", "2"]]
    assert file.sheets[0].rows.tolist() == [2, 3]
    assert "first line says" in file.evidence[1].en


def test_one_column_needs_no_delimiter(tmp_path: Path) -> None:
    file = opened(tmp_path / "a.csv", b"Hvad ville du?\nMere tid\n")
    assert rows(file) == [["Hvad ville du?"], ["Mere tid"]]
    assert "none found" in file.evidence[1].en


def test_commas_in_answers_do_not_beat_semicolons_between_them(tmp_path: Path) -> None:
    content = b"a;b;c\n1,5;2,5;x, y, z\n1,5;2,5;x\n3;4;x, y, z, w, v\n"
    assert opened(tmp_path / "a.csv", content).delimiter == ";"


def test_an_open_quotation_mark_at_the_end_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="a cell that never ends"):
        opened(tmp_path / "a.csv", b'a;b\n1;"to\n3;4\n5;6\n')


def test_an_open_quotation_mark_among_loose_ones_does_not_swallow_rows(tmp_path: Path) -> None:
    content = b'a;b;c\n1;"x"y;2\n3;"4;5\n6;7;8\n9;10;11\n'
    with pytest.raises(ExportError, match="a cell that never ends"):
        opened(tmp_path / "a.csv", content)


def test_quotation_marks_that_are_not_doubled_are_read_and_told(tmp_path: Path) -> None:
    file = opened(tmp_path / "a.csv", b'a;b\n"Ja" sagde han;2\n3;4\n')
    assert len(rows(file)) == 3
    assert "not doubled" in file.notes[0].en


def test_a_cell_beyond_all_measure_is_an_error(tmp_path: Path) -> None:
    content = b'a;b\n"' + b"x" * (textfile.MAX_CELL + 10) + b'";2\n'
    with pytest.raises(ExportError, match="a cell that never ends"):
        opened(tmp_path / "a.csv", content)
    loose = b'a;b\n"x"y;2\n' + b"x" * (textfile.MAX_CELL + 10) + b";2\n"
    with pytest.raises(ExportError, match="a cell that never ends"):
        opened(tmp_path / "a.csv", loose)


@pytest.mark.parametrize("limits", [Limits(seconds=0.001), Limits(megabytes=20)])
def test_text_too_is_parsed_in_a_process_with_limits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limits: Limits
) -> None:
    monkeypatch.setattr(textfile, "Limits", lambda *_: limits)
    with pytest.raises(ExportError, match="a file that breaks the program that reads it"):
        opened(tmp_path / "a.csv", b"a;b\n" + b"".join(b"%090d;2\n" % n for n in range(50_000)))


def test_the_longest_text_excel_can_hold_is_read_whole(tmp_path: Path) -> None:
    text = ("<script>alert(1)</script> $\\LaTeX$ \u202eRTL\u202c =1+1 " * 700)[:32_767]
    file = opened(tmp_path / "a.csv", csv_bytes([["a", "b"], [text, "2"]]))
    assert rows(file)[1][0] == text


def test_too_large_too_wide_and_too_long_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(textfile, "MAX_COLUMNS", 5)
    with pytest.raises(ExportError, match=r"at most .* columns"):
        opened(tmp_path / "a.csv", b",".join([b"x"] * 9) + b"\n")
    monkeypatch.setattr(textfile, "MAX_ROWS", 5)
    with pytest.raises(ExportError, match="at most 5 rows"):
        opened(tmp_path / "a.csv", b"a,b\n" * 9)
    monkeypatch.setattr(textfile, "MAX_BYTES", 10)
    with pytest.raises(ExportError, match="at most"):
        opened(tmp_path / "a.csv", b"a,b\n" * 9)


CELL = st.text(alphabet="abz ÆØÅæøåéüñ–“”€.!?%()0123456789=+@<>&#", max_size=12)
BREAKS = st.text(alphabet="aæ\n;,\"' ", max_size=8)


@given(
    body=st.lists(st.lists(CELL | BREAKS, min_size=3, max_size=3), min_size=1, max_size=8),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"]),
    delimiter=st.sampled_from([",", ";", "\t"]),
    line_end=st.sampled_from(["\n", "\r\n", "\r"]),
)
def test_any_table_comes_back_from_any_delimiter_encoding_and_line_break(
    tmp_path_factory: pytest.TempPathFactory,
    body: list[list[str]],
    encoding: str,
    delimiter: str,
    line_end: str,
) -> None:
    table = [["Spørgsmål på linje", "Årsag", "Ø"], *body]
    path = tmp_path_factory.mktemp("csv") / "a.csv"
    file = opened(path, csv_bytes(table, encoding, delimiter, line_end, csv.QUOTE_ALL))
    assert (file.delimiter, rows(file)) == (delimiter, table)


@given(st.binary(max_size=400))
def test_no_bytes_do_worse_than_an_export_error(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    path = tmp_path_factory.mktemp("any") / "a.csv"
    try:
        file = opened(path, content)
    except ExportError as error:
        assert error.problems[0].remedy
    else:
        assert file.sheets
