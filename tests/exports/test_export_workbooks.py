"""Workbooks, whole and hostile; every file is made here."""

from __future__ import annotations

import io
import json
import struct
import subprocess
import sys
import zipfile
from datetime import date, datetime, time
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import xlsxwriter
from export_fixtures import write_xlsx

from manege_analysis.errors import ExportError
from manege_analysis.exports import words
from manege_analysis.exports.files import child, childsheets, inspectzip, safely
from manege_analysis.exports.files.rawfile import open_file
from manege_analysis.exports.files.safely import Limits, parse_safely

TABLE = [["Spørgsmål", "Svar"], ["Børn", "Ja"], ["Unge", "Nej"]]


def rows(path: Path, sheet: int = 0) -> list[list[str]]:
    read = open_file(path).sheets[sheet]
    return [list(read.row(at)) for at in range(len(read))]


def refused(path: Path, match: str) -> ExportError:
    with pytest.raises(ExportError, match=match) as caught:
        open_file(path)
    assert all(
        problem.where.startswith(path.name) and problem.remedy for problem in caught.value.problems
    )
    return caught.value


def rezipped(path: Path, change: dict[str, bytes | None], to: Path) -> Path:
    """Copy a zip with some parts replaced, added, or (None) left out."""
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in change:
                new.writestr(name, old.read(name))
        for name, content in change.items():
            if content is not None:
                new.writestr(name, content)
    return to


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return write_xlsx(tmp_path / "svar.xlsx", {"Sheet1": TABLE})


def test_a_workbook_is_read_as_text(tmp_path: Path) -> None:
    values = ["NA", "None", "007", 7, 3.275, 0.1 + 0.2, True, "=1+1", 12345678901]
    path = write_xlsx(tmp_path / "a.xlsx", {"Svar": [["x"] * len(values), values]})
    expected = ["NA", "None", "007", "7", "3.275", "0.3", "TRUE", "=1+1", "12345678901"]
    assert rows(path)[1] == expected
    column = open_file(path).sheets[0].columns
    assert column[3].numbers == {"7"}
    assert column[2].numbers == frozenset()


def test_dates_are_iso_and_remembered_as_dates(tmp_path: Path) -> None:
    values = [date(2026, 5, 1), datetime(2026, 5, 1, 21, 15, 26), "1-5"]
    path = write_xlsx(tmp_path / "a.xlsx", {"Svar": [["a", "b", "c"], values]})
    assert rows(path)[1] == ["2026-05-01", "2026-05-01 21:15:26", "1-5"]
    assert [sorted(c.dates) for c in open_file(path).sheets[0].columns] == [
        ["2026-05-01"],
        ["2026-05-01 21:15:26"],
        [],
    ]


def test_row_numbers_are_excels_own(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", {"Svar": [[], [], ["", "a", "b"], ["", "1", "2"]]})
    sheet = open_file(path).sheets[0]
    assert [int(n) for n in sheet.rows] == [1, 2, 3, 4]
    assert sheet.row(2) == ("a", "b")


def test_hidden_sheets_and_errors_are_told(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", {"Sheet1": TABLE, "_data": TABLE, "tom": []}, hide=["_data"])
    file = open_file(path)
    assert [sheet.name for sheet in file.sheets] == ["Sheet1"]
    assert 'The hidden sheet "_data" was left out.' in [note.en for note in file.notes]


def test_rows_that_a_filter_hides_are_read_and_told(tmp_path: Path) -> None:
    book = xlsxwriter.Workbook(str(tmp_path / "a.xlsx"))
    sheet = book.add_worksheet("Svar")
    for at, text in enumerate(["Har du tid?", "Ja", "Nej", "Ja"]):
        sheet.write_string(at, 0, text)
    sheet.set_row(2, None, None, {"hidden": True})
    book.close()
    file = open_file(tmp_path / "a.xlsx")
    assert len(file.sheets[0]) == 4
    assert words.HIDDEN_ROWS.filled(n=1) in file.notes


def test_the_mark_of_an_open_workbook_is_no_workbook(tmp_path: Path) -> None:
    (tmp_path / "~$Svar.xlsx").write_bytes(b"\x05Anders")
    with pytest.raises(ExportError, match="the mark that Excel keeps beside an open file"):
        open_file(tmp_path / "~$Svar.xlsx")


def test_cells_merged_over_rows_are_told(tmp_path: Path) -> None:
    book = xlsxwriter.Workbook(str(tmp_path / "a.xlsx"))
    sheet = book.add_worksheet("Svar")
    sheet.write_row(0, 0, ["a", "b"])
    sheet.merge_range(1, 0, 2, 0, "x")
    sheet.write_row(1, 1, ["1"])
    sheet.write_formula(2, 1, "=NA()", None, "#N/A")
    book.close()
    notes = open_file(tmp_path / "a.xlsx").notes
    assert any("1 merged areas" in note.en for note in notes)
    assert any("1 cells hold an Excel error" in note.en for note in notes)


def test_macros_are_not_run_and_told(book: Path, tmp_path: Path) -> None:
    path = rezipped(book, {"xl/vbaProject.bin": b"Sub AutoOpen()"}, tmp_path / "m.xlsm")
    assert words.MACROS in open_file(path).notes


def test_the_name_of_the_file_does_not_matter(book: Path, tmp_path: Path) -> None:
    renamed = tmp_path / "svar.csv"
    renamed.write_bytes(book.read_bytes())
    assert rows(renamed) == TABLE


def test_no_bytes_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "tom.xlsx"
    path.write_bytes(b"")
    refused(path, "an empty file")
    path.write_bytes(b"\xef\xbb\xbf \r\n")
    refused(path, "an empty file")


def test_a_missing_file_is_an_error(tmp_path: Path) -> None:
    refused(tmp_path / "findes-ikke.csv", "No such file")


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9, 0.99])
def test_a_truncated_workbook_is_an_error(book: Path, share: float) -> None:
    content = book.read_bytes()
    book.write_bytes(content[: int(len(content) * share)])
    refused(book, "a damaged one")


def test_a_flipped_byte_is_an_error(book: Path) -> None:
    content = bytearray(book.read_bytes())
    with zipfile.ZipFile(book) as archive:
        at = archive.getinfo("xl/worksheets/sheet1.xml").header_offset + 60
    content[at] ^= 0xFF
    book.write_bytes(content)
    refused(book, "a damaged one|a part that is no XML")


def test_xml_cut_short_is_an_error(book: Path, tmp_path: Path) -> None:
    path = rezipped(
        book, {"xl/worksheets/sheet1.xml": b"<worksheet><sheetData><row>"}, tmp_path / "b.xlsx"
    )
    refused(path, "a part that is no XML")


def test_a_workbook_without_its_parts_is_an_error(book: Path, tmp_path: Path) -> None:
    path = rezipped(book, {"xl/worksheets/sheet1.xml": None}, tmp_path / "b.xlsx")
    refused(path, "cannot be understood|a visible sheet with answers")


def one_cell(path: Path, reference: str, inside: str = "<v>1</v>") -> Path:
    empty = write_xlsx(path.with_name("empty.xlsx"), {"Svar": TABLE})
    xml = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        f'<row r="1"><c r="A1"><v>1</v></c></row><row><c r="{reference}">{inside}</c></row>'
        "</sheetData></worksheet>"
    )
    return rezipped(empty, {"xl/worksheets/sheet1.xml": xml.encode()}, path)


def test_one_cell_in_the_farthest_corner_is_refused_before_it_is_parsed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = one_cell(tmp_path / "stor.xlsx", "XFD1048576")
    assert path.stat().st_size < 10_000
    monkeypatch.setattr(safely, "parse_safely", None)
    error = refused(path, "at most 20,000 rows and 2,000 columns")
    assert "row 1,048,576, column 16,384" in str(error)


@pytest.mark.parametrize("reference", ["A20001", "BXY1"])
def test_a_sheet_beyond_its_limits_is_refused(tmp_path: Path, reference: str) -> None:
    refused(one_cell(tmp_path / "a.xlsx", reference), "at most 20,000 rows")


@pytest.mark.parametrize("reference", ["AAAA1", "", "1A"])
def test_a_cell_that_is_nowhere_is_refused(tmp_path: Path, reference: str) -> None:
    refused(one_cell(tmp_path / "a.xlsx", reference), "a cell without a place")


def test_a_far_cell_without_a_value_takes_no_room(tmp_path: Path) -> None:
    path = one_cell(tmp_path / "a.xlsx", "XFD1048576", "")
    assert rows(path) == [["1"]]


def test_rows_and_cells_without_names_are_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inspectzip, "MAX_ROWS", 3)
    xml = "<worksheet><sheetData>" + "<row><c><v>1</v></c></row>" * 4 + "</sheetData></worksheet>"
    empty = write_xlsx(tmp_path / "e.xlsx", {"Svar": TABLE})
    refused(
        rezipped(empty, {"xl/worksheets/sheet1.xml": xml.encode()}, tmp_path / "b.xlsx"),
        "a cell in row 4",
    )


def test_a_zip_bomb_is_refused_by_its_size(book: Path, tmp_path: Path) -> None:
    path = rezipped(book, {"xl/media/a.bin": bytes(inspectzip.MAX_UNZIPPED)}, tmp_path / "bombe.xlsx")
    assert path.stat().st_size < 1_000_000
    refused(path, "at most 100 MB when unzipped")


def test_too_many_parts_are_refused(book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inspectzip, "MAX_MEMBERS", 3)
    refused(book, "at most 100 MB")


def test_a_zip_that_lies_about_its_size_is_an_error(book: Path, tmp_path: Path) -> None:
    path = rezipped(book, {"xl/media/a.bin": bytes(5_000_000)}, tmp_path / "b.xlsx")
    content = bytearray(path.read_bytes())
    with zipfile.ZipFile(io.BytesIO(bytes(content))) as archive:
        name = archive.getinfo("xl/media/a.bin").filename.encode()
    at = content.rindex(name) - 46
    content[at + 24 : at + 28] = struct.pack("<I", 10)
    path.write_bytes(content)
    refused(path, "a damaged one")


def test_xml_with_entities_is_refused(book: Path, tmp_path: Path) -> None:
    laughs = b'<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><worksheet>&b;</worksheet>'
    path = rezipped(book, {"xl/worksheets/sheet1.xml": laughs}, tmp_path / "b.xlsx")
    refused(path, "a document type of its own")


def test_other_zips_are_named_for_what_they_are(tmp_path: Path) -> None:
    kinds = {
        "word/document.xml": "a Word document",
        "ppt/presentation.xml": "a PowerPoint file",
        "xl/workbook.bin": "a binary workbook",
        "svar.csv": "a zip folder",
    }
    for part, said in kinds.items():
        path = tmp_path / "a.xlsx"
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr(part, b"<a/>")
        refused(path, said)


def test_a_text_document_of_openoffice_is_no_workbook(tmp_path: Path) -> None:
    path = tmp_path / "a.ods"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", "<a/>")
    refused(path, "a zip folder")


def test_an_opendocument_workbook_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.ods"
    cells = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'
            for text in row
        )
        + "</table:table-row>"
        for row in TABLE
    )
    space = "urn:oasis:names:tc:opendocument:xmlns"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
        archive.writestr(
            "content.xml",
            f'<office:document-content xmlns:office="{space}:office:1.0" '
            f'xmlns:table="{space}:table:1.0" '
            f'xmlns:text="{space}:text:1.0"><office:body><office:spreadsheet>'
            f'<table:table table:name="Svar">{cells}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>",
        )
    assert rows(path) == TABLE


def test_a_zip_with_a_password_is_an_error(book: Path) -> None:
    content = bytearray(book.read_bytes())
    at = 0
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = 0
        while (at := content.find(mark, at)) >= 0:
            content[at + offset] |= 1
            at += 4
    book.write_bytes(content)
    refused(book, "a zip with a password")


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def test_a_workbook_behind_a_password_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "svar.xlsx"
    path.write_bytes(OLE + "EncryptedPackage".encode("utf-16-le"))
    assert "remove the password" in str(refused(path, "a workbook without a password"))


def test_an_old_word_document_is_no_workbook(tmp_path: Path) -> None:
    path = tmp_path / "svar.xls"
    path.write_bytes(OLE + "WordDocument".encode("utf-16-le"))
    refused(path, "an older Office file")


def test_a_broken_old_workbook_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "svar.xls"
    path.write_bytes(OLE + "Workbook".encode("utf-16-le") + bytes(2_000))
    refused(path, "a workbook")


def test_an_old_workbook_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from manege_analysis.exports.files import xlsxfile

    monkeypatch.setattr(xlsxfile, "MAX_OLD_BYTES", 100)
    path = tmp_path / "svar.xls"
    path.write_bytes(OLE)
    refused(path, "at most")


@pytest.mark.parametrize(
    "page",
    [
        b"<html><table><tr><td>Svar</td></tr></table></html>",
        b"\xef\xbb\xbf\r\n<!DOCTYPE html><html></html>",
        b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
        b"<table><tr><td>1</td></tr></table>",
    ],
)
def test_a_web_page_saved_as_a_workbook_is_an_error(tmp_path: Path, page: bytes) -> None:
    path = tmp_path / "svar.xls"
    path.write_bytes(page)
    assert "Save as" in str(refused(path, "a web page or XML"))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"%PDF-1.7", "a PDF"),
        (b"\x89PNG\r\n", "a picture"),
        (b"\xff\xd8\xff\xe0", "a picture"),
        (b"{\\rtf1", "a text document"),
        (b"\x1f\x8b\x08", "a packed file"),
        (bytes(range(1, 32)) * 20, "a file of another kind"),
    ],
)
def test_other_files_are_named_for_what_they_are(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "svar.csv"
    path.write_bytes(content)
    refused(path, said)


def test_a_workbook_with_nothing_visible_is_an_error(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", {"tom": [], "skjult": TABLE}, hide=["skjult"])
    refused(path, "a visible sheet with answers")


def fake_child(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, code: str) -> None:
    script = tmp_path / "fake_child.py"
    script.write_text(code, encoding="utf-8")
    monkeypatch.setattr(safely, "_SCRIPT", script)


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("import os; os.kill(os.getpid(), 9)", "breaks the program that reads it"),
        ("import time; time.sleep(60)", "not read within 0.5 seconds"),
        ('print(\'{"error": "memory"}\')', "needs too much memory"),
        ('print(\'{"error": "PasswordError", "said": ""}\')', "a file with a password"),
        (
            'print(\'{"error": "ModuleNotFoundError", "said": "No module named x"}\')',
            "No module named x",
        ),
        ('print(\'{"error": "CalamineError", "said": ""}\')', "cannot be understood"),
        ("print('half a')", "breaks the program that reads it"),
    ],
)
def test_whatever_happens_to_the_child_is_an_export_error(
    book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: str, said: str
) -> None:
    fake_child(monkeypatch, tmp_path, code)
    with pytest.raises(ExportError, match=said):
        parse_safely("workbook", book, Limits(seconds=0.5))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on address space")
def test_the_child_cannot_take_more_memory_than_it_is_given(tmp_path: Path) -> None:
    # 20,000 rows × 2,000 columns with one value each corner: a dense table of 40 million cells.
    path = one_cell(tmp_path / "a.xlsx", "BXX20000")
    with pytest.raises(ExportError, match="too much memory"):
        parse_safely("workbook", path, Limits(megabytes=300))


def test_a_file_is_read_from_within_a_daemonic_worker(book: Path) -> None:
    code = (
        "import multiprocessing as m, sys\n"
        "from pathlib import Path\n"
        "def work(p, q):\n"
        "    from manege_analysis.exports.files.rawfile import open_file\n"
        "    q.put(len(open_file(Path(p)).sheets[0]))\n"
        "if __name__ == '__main__':\n"
        "    q = m.Queue()\n"
        "    w = m.Process(target=work, args=(sys.argv[1], q), daemon=True)\n"
        "    w.start(); print(q.get(timeout=180)); w.join()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(book)], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "3"


def test_the_childs_own_reading(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    book = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(book), {"default_date_format": "d-m"}) as written:
        sheet = written.add_worksheet("Svar")
        sheet.write_row(0, 0, ["a", 1, datetime(2026, 5, 1)])
        written.add_worksheet("skjult").hide()
        chart = written.add_chart({"type": "bar"})
        chart.add_series({"values": "=Svar!$B$1:$B$1"})
        written.add_chartsheet("graf").set_chart(chart)
    monkeypatch.setattr(child, "limit_memory", lambda megabytes: None)
    child.main("workbook", str(book), 1)
    svar, hidden = json.loads(capsys.readouterr().out)["sheets"]
    assert [column["labels"] for column in svar["columns"]] == [["a"], ["1"], ["2026-05-01"]]
    assert [column["dates"] for column in svar["columns"]] == [[], [], [0]]
    assert [column["numbers"] for column in svar["columns"]] == [[], [0], []]
    assert hidden == {"name": "skjult", "hidden": True}
    child.main("workbook", str(book) + "x", 1)
    assert "FileNotFoundError" in capsys.readouterr().out


def test_the_child_limits_its_memory_where_the_system_can(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[int, tuple[int, int]]] = []
    hard = -1

    def refuse(what: int, limits: tuple[int, int]) -> None:
        raise ValueError

    system = SimpleNamespace(RLIMIT_AS=9, RLIM_INFINITY=-1, getrlimit=lambda what: (hard, hard))
    system.setrlimit = lambda what, limits: asked.append((what, limits))
    monkeypatch.setitem(sys.modules, "resource", system)
    child.limit_memory(300)
    hard = 200_000_000
    child.limit_memory(300)
    assert asked == [(9, (300_000_000,) * 2), (9, (200_000_000,) * 2)]
    system.setrlimit = refuse
    child.limit_memory(300)
    monkeypatch.setitem(sys.modules, "resource", None)
    child.limit_memory(300)
    assert len(asked) == 2


def test_the_childs_memory_error_is_told(capsys: pytest.CaptureFixture[str], monkeypatch: Any) -> None:
    def hungry(path: str) -> Any:
        raise MemoryError

    monkeypatch.setattr(child, "limit_memory", lambda megabytes: None)
    monkeypatch.setattr(child, "reader_of", lambda form: hungry)
    child.main("workbook", "", 1)
    assert capsys.readouterr().out == '{"error": "memory"}'


def test_values_of_every_type_have_one_text() -> None:
    values = [
        None,
        "",
        " a ",
        True,
        False,
        1.0,
        -0.5,
        1e300,
        time(12, 30),
        datetime(2026, 1, 2, 3, 4, 5, 600),
    ]
    assert [childsheets.text_of(value) for value in values] == [
        "", "", " a ", "TRUE", "FALSE", "1", "-0.5", "1e+300", "12:30:00", "2026-01-02 03:04:05",
    ]  # fmt: skip


@pytest.mark.documents
def test_a_real_old_workbook_is_read_under_any_name(book: Path, tmp_path: Path) -> None:
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", "--headless", profile, "--convert-to", "xls", str(book)]
    subprocess.run(command, cwd=tmp_path, capture_output=True, check=True, timeout=120)
    renamed = tmp_path / "svar-igen.xlsx"
    renamed.write_bytes((tmp_path / "svar.xls").read_bytes())
    assert rows(renamed) == TABLE
    assert open_file(renamed).evidence == (words.OLD_WORKBOOK,)
