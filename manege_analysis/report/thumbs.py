"""A finished file becomes a small picture: of its first page, or drawn for what has no pages."""

from __future__ import annotations

import base64
import struct
import zlib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from manege_analysis.report import assets
from manege_analysis.report.pdfread import opened

WIDE = 200
"""Pixels across a page: twice what is shown, so that it is sharp on any screen."""
_DRAWN = {
    ".pptx": "slides",
    "blok-to.html": "slides",
    "i-manegen.html": "ring",
    ".html": "report",
    ".ipynb": "report",
    ".docx": "letter",
    ".txt": "letter",
    ".xlsx": "table",
    ".ics": "calendar",
    ".json": "papers",
    "": "letters",
}
"""Which drawing of `templates/thumbs` stands for a file that has no pages to show, by name or ending."""
_SIZE = slice(16, 24)
"""Where a PNG says how wide and how high it is."""


@dataclass(frozen=True)
class Thumb:
    """A small picture: its bytes, and "png" or "svg"."""

    data: bytes
    kind: str

    @property
    def address(self) -> str:
        """The picture as a data address, for a page that fetches nothing."""
        kind = {"png": "image/png", "svg": "image/svg+xml"}[self.kind]
        return f"data:{kind};base64,{base64.b64encode(self.data).decode()}"

    @property
    def drawing(self) -> str:
        """The picture as a drawing in text (SVG), which the typesetter reads faster than its bytes."""
        if self.kind == "svg":
            return self.data.decode("utf-8")
        wide, high = struct.unpack(">II", self.data[_SIZE])
        size = f'width="{wide}" height="{high}"'
        image = f'<image {size} href="{self.address}"/>'
        return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{image}</svg>'


def thumb(path: Path) -> Thumb:
    """Return the picture of a file or a folder; only a PDF that is there is opened."""
    if path.suffix == ".pdf" and path.is_file():
        return Thumb(first_page(path.read_bytes()), "png")
    drawing = _DRAWN.get(path.name) or _DRAWN.get(path.suffix, "papers")
    return Thumb(assets.template_text(f"thumbs/{drawing}.svg").encode(), "svg")


@lru_cache(maxsize=32)
def first_page(pdf: bytes) -> bytes:
    """Draw the first page of a PDF, and return it as a PNG; index and guide share the picture."""
    with opened(pdf) as document:
        page = document[0]
        bitmap = page.render(scale=WIDE / page.get_width(), rev_byteorder=True)
        return _png(bytes(bitmap.buffer), (bitmap.width, bitmap.height), bitmap.stride)


def _png(pixels: bytes, size: tuple[int, int], stride: int) -> bytes:
    """Pack rows of three-byte pixels as a PNG, without a picture library."""
    wide, high = size
    rows = b"".join(b"\0" + pixels[row * stride : row * stride + wide * 3] for row in range(high))
    head = struct.pack(">IIBBBBB", wide, high, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(rows, 6)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in chunks)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
