"""A PDF reads and looks the same without its colour profiles, and is opened in less time."""

from __future__ import annotations

import io

import pypdfium2 as pdfium
import pytest
import typst
from pypdf import PdfReader

from manege_analysis.report.pdfread import opened, plain_colours

GREY = """#set page(width: 60mm, height: 40mm)
#rect(fill: luma(40%))
#text(fill: rgb("#8A1F3D"))[Grå og rød]"""


def paper() -> bytes:
    return bytes(typst.compile(GREY.encode(), format="pdf", timestamp=0))


def drawn(document: pdfium.PdfDocument) -> bytes:
    return bytes(document[0].render(scale=2, rev_byteorder=True).buffer)


def test_colours_and_words_are_those_of_the_profiles() -> None:
    pdf = paper()
    assert pdf.count(b"/ICCBased") == 2  # grey and sRGB: otherwise there is nothing to show here
    document = pdfium.PdfDocument(pdf)
    with opened(pdf) as plain:
        assert drawn(plain) == drawn(document)
        said = plain[0].get_textpage().get_text_bounded()
    assert said == document[0].get_textpage().get_text_bounded() == "Grå og rød"
    document.close()


def test_nothing_but_the_profiles_is_changed() -> None:
    pdf = paper()
    plain = plain_colours(pdf)
    assert len(plain) == len(pdf) and b"/ICCBased" not in plain
    assert plain.count(b"/DeviceGray") == plain.count(b"/DeviceRGB") == 1
    assert len(PdfReader(io.BytesIO(plain)).pages) == 1


@pytest.mark.parametrize(
    "unknown",
    [
        b"[/ICCBased 7 0 R]",
        b"[/ICCBased 7 0 R] 17 0 obj <</N 3>>",
        b"7 0 obj <</N 4>> [/ICCBased 7 0 R]",
    ],
)
def test_a_profile_that_is_not_known_is_left(unknown: bytes) -> None:
    assert plain_colours(unknown) == unknown


def test_what_is_no_pdf_is_refused() -> None:
    with pytest.raises(pdfium.PdfiumError), opened(b"%PDF-1.7 nothing"):
        pass
