"""What is wrong with a PDF, in words: of our own papers, and of pages that an office program set."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import pypdfium2 as pdfium
from pypdf import PdfReader

MM = 72 / 25.4
Box = tuple[float, float, float, float]
"""Left, bottom, right and top in points."""


def faults_of_paper(data: bytes) -> Iterator[str]:
    """Yield what one of our own papers lacks: tags, title, language, fonts, A4, words for pictures."""
    reader = PdfReader(io.BytesIO(data))
    root: Any = reader.root_object
    if not root.get("/MarkInfo", {}).get("/Marked") or "/StructTreeRoot" not in root:
        yield "no tags"
    if root.get("/Lang") not in ("da", "en"):
        yield "no language"
    if not (reader.metadata and reader.metadata.title):
        yield "no title"
    told = root["/Metadata"].get_object().get_data() if "/Metadata" in root else b""
    if b"<pdfuaid:part>1</pdfuaid:part>" not in told:
        yield "does not say that it is PDF/UA"
    for number, page in enumerate(reader.pages, 1):
        size = sorted((round(float(page.mediabox.width)), round(float(page.mediabox.height))))
        if size != [595, 842]:
            yield f"page {number} is not A4"
        for font in (page["/Resources"].get("/Font") or {}).values():  # type: ignore[index]
            inner = font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()
            if not {"/FontFile2", "/FontFile3"} & set(inner):
                yield f"page {number} uses a font that is not inside"
    for number in range(1, len(reader.xref[0]) + 1):
        element = reader.get_object(number)
        is_figure = isinstance(element, dict) and element.get("/S") == "/Figure"
        if is_figure and not str(element.get("/Alt", "")).strip():  # type: ignore[union-attr]
            yield "a figure without words"


def faults_of_pages(data: bytes, edge: float = 4.0) -> Iterator[str]:
    """Yield what is wrong on the pages as they are seen; `edge` in millimetres stays free of text."""
    document = pdfium.PdfDocument(data)
    try:
        if not len(document):
            yield "no pages"
        for number, page in enumerate(document, 1):
            yield from (f"page {number}: {fault}" for fault in _faults(page, edge * MM))
    finally:
        document.close()


def _faults(page: Any, edge: float) -> Iterator[str]:
    words = page.get_textpage()
    said = words.get_text_bounded()
    if not said.strip():
        yield "empty"
    if any(mark in said for mark in "\ufffd\uffff\x00"):
        yield "a letter that the typeface lacks"
    if _ink(page) < 0.001:
        yield "nothing is drawn"
    wide, high = page.get_size()
    lines = [words.get_rect(at) for at in range(words.count_rects())]
    for left, bottom, right, top in lines:
        if left < edge or right > wide - edge or bottom < edge or top > high - edge:
            yield f"text at the edge: {words.get_text_bounded(left, bottom, right, top)[:40]!r}"
    for at, one in enumerate(lines):
        for other in lines[at + 1 :]:
            if _shared(one, other) > 0.3:
                yield f"text on text: {words.get_text_bounded(*one)[:40]!r}"


def _ink(page: Any) -> float:
    """Return the part of a page that is not the colour of its corner."""
    bitmap = page.render(scale=0.2, grayscale=True)
    pixels = bytes(bitmap.buffer)
    return sum(abs(pixel - pixels[0]) > 8 for pixel in pixels) / len(pixels)


def _shared(one: Box, other: Box) -> float:
    """Return how much of the smaller box lies on the other."""
    wide = min(one[2], other[2]) - max(one[0], other[0])
    high = min(one[3], other[3]) - max(one[1], other[1])
    if wide <= 0 or high <= 0:
        return 0.0
    areas = [(box[2] - box[0]) * (box[3] - box[1]) for box in (one, other)]
    return wide * high / max(min(areas), 0.01)
