"""The looks at finished documents are not blind: each fault they know is found where it is."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
import typst
from chromium import chromium, needs_chromium, open_page
from docx import Document
from look_html import faults_of_page
from look_office import faults_of_book, faults_of_format, faults_of_letter, faults_of_slides
from look_pdf import faults_of_pages, faults_of_paper
from openpyxl import Workbook
from PIL import Image
from pptx import Presentation
from pypdf import PdfWriter

GOOD = '#set document(title: "T")\n#set text(lang: "da")\n#set page(paper: "a4")\n'


def pdf(source: str, **options: str) -> bytes:
    return bytes(typst.compile((GOOD + source).encode(), format="pdf", **options))  # type: ignore[arg-type]


def test_a_good_page_has_no_faults() -> None:
    data = pdf("= En overskrift\nTekst på siden.", pdf_standards="ua-1")
    assert [*faults_of_paper(data), *faults_of_pages(data)] == []


@pytest.mark.parametrize(
    ("source", "fault"),
    [
        ("Tekst #pagebreak()", "page 2: empty"),
        ("#rect(width: 5cm, height: 5cm, fill: black)", "page 1: empty"),
        ("#place(dx: 14.5cm)[Ordetdergårudoverkanten]", "page 1: text at the edge: "),
        ("#place(dy: 26.9cm)[Dybt nede]", "page 1: text at the edge: "),
        ("#place[Det ene]#place(dy: 1mm)[Det andet]", "page 1: text on text: "),
        ("Et tegn: \ufffd", "page 1: a letter that the typeface lacks"),
    ],
)
def test_what_is_wrong_on_a_page_is_seen(source: str, fault: str) -> None:
    assert any(found.startswith(fault) for found in faults_of_pages(pdf(source)))


def test_a_page_with_white_letters_only_is_seen() -> None:
    faults = list(faults_of_pages(pdf("#set text(fill: white)\nUsynlig")))
    assert faults == ["page 1: nothing is drawn"]


def test_a_plain_pdf_lacks_everything() -> None:
    writer, buffer = PdfWriter(), io.BytesIO()
    writer.add_blank_page(200, 200)
    writer.add_metadata({})
    writer.write(buffer)
    assert {"no tags", "no language", "no title", "page 1 is not A4"} <= set(
        faults_of_paper(buffer.getvalue())
    )


def test_a_figure_without_words_is_seen() -> None:
    data = pdf('#figure(rect(width: 2cm, height: 2cm), kind: "chart", supplement: none)')
    assert "a figure without words" in list(faults_of_paper(data))


def test_a_bare_presentation_lacks_what_a_listener_needs(tmp_path: Path) -> None:
    deck, picture = Presentation(), tmp_path / "a.png"
    Image.new("RGB", (9, 9)).save(picture)
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    slide.shapes.add_picture(str(picture), 0, 0)._element.nvPicPr.cNvPr.set("descr", "")
    slide.shapes.add_textbox(0, 0, 9, 9).text_frame.add_paragraph().add_run().font.bold = True
    deck.core_properties.title = ""
    deck.save(str(tmp_path / "a.pptx"))
    assert set(faults_of_slides(tmp_path / "a.pptx")) == {
        "no title", "no language in the properties", "slide 1 has no title", "slide 1 has no notes",
        "slide 1: Picture 1 has no alternative text", "slide 1: words without a language",
    }  # fmt: skip


def test_a_bare_letter_lacks_what_a_reader_needs(tmp_path: Path) -> None:
    made = Document()
    made.add_paragraph("Kære læge")
    made.core_properties.title = ""
    for language in list(made.styles.element.iter()):
        if language.tag.endswith("}lang"):
            language.getparent().remove(language)
    path = tmp_path / "a.docx"
    made.save(str(path))
    assert {"no title", "no headings", "no language", "no page numbers"} <= set(faults_of_letter(path))
    assert list(faults_of_format(path)) != []


def test_an_empty_sheet_is_seen(tmp_path: Path) -> None:
    Workbook().save(tmp_path / "a.xlsx")
    assert list(faults_of_book(tmp_path / "a.xlsx")) == ["Sheet: empty"]


@pytest.mark.browser
@needs_chromium
def test_a_bad_page_is_seen(tmp_path: Path) -> None:
    page = tmp_path / "a.html"
    page.write_text('<p style="width:2000px">Kort</p><img src="x.png">', "utf-8")
    with chromium() as browser, open_page(browser) as watched:
        faults = list(faults_of_page(watched, page.as_uri()))
    for part in ("no title", "no language", "empty", "wider than the window", "wider than a phone",
                 "image-alt", "a picture that is not shown", "failed in the browser"):  # fmt: skip
        assert any(fault.startswith(part) for fault in faults), part
