"""A PDF is opened to be read or drawn by PDFium, without working out its colour profiles first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2 as pdfium

_PROFILE = re.compile(rb"\[/ICCBased (\d+) 0 R\]")
_COMPONENTS = re.compile(rb"/N ([13])\b")
_PLAIN = {b"1": b"[/DeviceGray", b"3": b"[/DeviceRGB"}
_FAR = 200
"""So many bytes after its number a profile has said how many components it has."""


@contextmanager
def opened(pdf: bytes) -> Iterator[pdfium.PdfDocument]:
    """Open a PDF for as long as the block lasts; raises `pdfium.PdfiumError` for what is none.

    Our own papers state their colours by a profile, sRGB or grey, and PDFium computes its curves anew
    for every document: that took longer than reading the page.  A page looks and reads the same with
    the plain colours that are put in the profile's place.
    """
    document = pdfium.PdfDocument(plain_colours(pdf))
    try:
        yield document
    finally:
        document.close()


def plain_colours(pdf: bytes) -> bytes:
    """Name plain RGB and grey in place of colour profiles, so that no byte after them moves.

    >>> plain_colours(b"[/ICCBased 7 0 R]\\n7 0 obj <</N 3>>")
    b'[/DeviceRGB     ]\\n7 0 obj <</N 3>>'
    """
    for number in set(_PROFILE.findall(pdf)):
        at = pdf.find(b"\n%s 0 obj" % number)
        stated = _COMPONENTS.search(pdf, at, at + _FAR) if at >= 0 else None
        if stated:
            named = b"[/ICCBased %s 0 R]" % number
            pdf = pdf.replace(named, _PLAIN[stated[1]].ljust(len(named) - 1) + b"]")
    return pdf
