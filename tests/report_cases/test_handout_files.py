"""The PDF, the Word file and the workbook are opened again and judged by what is in them."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from docx import Document
from docx.oxml.ns import qn
from pypdf import PdfReader

from manege_analysis.report.casework.choice_xlsx import choice_xlsx
from manege_analysis.report.casework.grids import Choice
from manege_analysis.report.casework.handouts import Handouts
from manege_analysis.report.casework.handouts_docx import handouts_docx
from manege_analysis.report.casework.handouts_pdf import handouts_pdf

Made = Callable[[str], Handouts]
Choices = Callable[[str], Choice]
DAY = date(2026, 12, 15)


@pytest.fixture(scope="module")
def pdf(made: Made) -> bytes:
    return handouts_pdf(made("birkelund"))


@pytest.fixture(scope="module")
def word(made: Made) -> bytes:
    return handouts_docx(made("birkelund"), DAY)


def words_of(pdf: bytes) -> str:
    """Return the text of a PDF with its line breaks taken out."""
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages).split())


def test_the_pdf_is_tagged_danish_a4_with_its_title(pdf: bytes, made: Made) -> None:
    reader = PdfReader(io.BytesIO(pdf))
    root = reader.trailer["/Root"]
    assert root["/Lang"] == "da"
    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root
    assert reader.metadata is not None
    assert reader.metadata.title == f"Cases til mødet · {made('birkelund').cluster}"
    box = reader.pages[0].mediabox
    assert (round(box.width), round(box.height)) == (595, 842)


def test_every_font_of_the_pdf_lies_in_it(pdf: bytes) -> None:
    for page in PdfReader(io.BytesIO(pdf)).pages:
        for font in page["/Resources"]["/Font"].values():
            (inner,) = font.get_object()["/DescendantFonts"]
            descriptor = inner.get_object()["/FontDescriptor"].get_object()
            assert {"/FontFile2", "/FontFile3"} & set(descriptor)


def test_pdf_and_word_say_the_same(pdf: bytes, word: bytes, made: Made) -> None:
    in_pdf = words_of(pdf)
    paper = Document(io.BytesIO(word))
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    in_word = " ".join([*(part.text for part in paper.paragraphs), *cells])
    page = made("birkelund")
    for case in page.cases:
        for point in case.points:
            assert point.question in in_pdf and point.question in in_word
        assert all(part in in_word for part in case.story)
    for actor in page.actors:
        assert actor.role in in_pdf and actor.role in in_word


def test_a_page_a_case(pdf: bytes, made: Made) -> None:
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages]
    for at, case in enumerate(made("birkelund").cases, start=1):
        assert case.title in pages[at]
        assert case.points[-1].title in pages[at]


def test_the_word_file_has_real_headings_its_language_and_page_numbers(word: bytes, made: Made) -> None:
    paper = Document(io.BytesIO(word))
    styles = [part.style.name for part in paper.paragraphs if part.text in
              {case.title for case in made("birkelund").cases}]  # fmt: skip
    assert styles == ["Heading 1"] * len(made("birkelund").cases)
    assert paper.core_properties.title.startswith("Cases til mødet")
    assert paper.core_properties.language == "da-DK"
    normal = paper.styles["Normal"].element
    assert normal.find(f".//{qn('w:lang')}").get(qn("w:val")) == "da-DK"
    codes = [part.text for part in paper.sections[0].footer._element.iter(qn("w:instrText"))]
    assert codes == ["PAGE", "NUMPAGES"]
    heads = [
        row for table in paper.tables for row in table.rows if row._tr.findall(f".//{qn('w:tblHeader')}")
    ]
    assert len(heads) == len(paper.tables)


def test_the_same_hand_outs_give_the_same_bytes(pdf: bytes, word: bytes, made: Made) -> None:
    assert handouts_pdf(made("birkelund")) == pdf
    assert handouts_docx(made("birkelund"), DAY) == word
    with zipfile.ZipFile(io.BytesIO(word)) as parts:
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_workbook_holds_typed_numbers_of_the_shown_choice(choices: Choices) -> None:
    choice = choices("birkelund")
    book = openpyxl.load_workbook(io.BytesIO(choice_xlsx(choice, "Klynge Birkelund", DAY, "da")))
    assert book.sheetnames == ["Valg", "Nedslag", "Behov", "Aktører", "Alternativer", "Beslutninger"]
    shown = choice.shown
    assert shown.suggestion is not None
    points = list(book["Nedslag"].iter_rows(min_row=2, values_only=True))
    assert len(points) == len(shown.suggestion.touchpoints)
    assert sum(row[5] for row in points) == pytest.approx(
        sum(p.minutes for p in shown.suggestion.touchpoints)
    )
    needs = list(book["Behov"].iter_rows(min_row=2, values_only=True))
    assert sum(row[3] for row in needs) == pytest.approx(1.0)
    covered = sum(row[3] * row[4] for row in needs)
    assert covered == pytest.approx(shown.suggestion.score, abs=0.002)
    assert book["Nedslag"].print_title_rows == "$1:$1" and book["Nedslag"].auto_filter.ref


def test_without_a_choice_the_workbook_holds_the_needs(choices: Choices) -> None:
    alone = Choice(choices("unranked").share, choices("unranked").share)
    book = openpyxl.load_workbook(io.BytesIO(choice_xlsx(alone, "Klynge Lærkesund", DAY, "da")))
    assert book.sheetnames == ["Valg", "Behov"]
    assert "For få har svaret" in book["Valg"]["A3"].value


@pytest.mark.documents
@pytest.mark.skipif(
    not (shutil.which("soffice") and shutil.which("pdftoppm"))
    and "documents" not in os.environ.get("MANEGE_TESTS_REQUIRE", ""),
    reason="needs LibreOffice and poppler",
)
def test_the_word_file_opens_in_libreoffice_and_every_page_holds_something(
    word: bytes, tmp_path: Path
) -> None:
    (tmp_path / "caseforslag.docx").write_bytes(word)
    profile = f"-env:UserInstallation={(tmp_path / 'profil').as_uri()}"
    convert = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*convert, str(tmp_path / "caseforslag.docx")], check=True, capture_output=True)
    pages = [page.extract_text() for page in PdfReader(tmp_path / "caseforslag.pdf").pages]
    assert 5 <= len(pages) <= 12
    assert all(len(page.split()) > 20 for page in pages)
    draw = ["pdftoppm", "-r", "20", "-gray", str(tmp_path / "caseforslag.pdf"), str(tmp_path / "side")]
    subprocess.run(draw, check=True, capture_output=True)
    drawn = sorted(tmp_path.glob("side-*.pgm"))
    assert len(drawn) == len(pages)
    assert all(min(path.read_bytes()[20:]) < 128 for path in drawn)
