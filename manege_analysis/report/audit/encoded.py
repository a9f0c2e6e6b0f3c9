"""Text that looks like noise becomes what it holds: base64, packed or not, and data addresses."""

from __future__ import annotations

import base64
import binascii
import re
import zlib
from collections.abc import Iterator
from contextlib import suppress

from manege_analysis.report.audit.pieces import Piece, open_bytes

_BASE64 = re.compile(r"(?<![\w+/=-])[A-Za-z0-9+/_-]{16,}={0,2}(?![\w+/=])")
_DATA = re.compile(
    r"data:([\w.+-]+/[\w.+-]+)?((?:;[\w=.+-]+)*?)(;base64)?,([^\"'\s)<>]*)", re.IGNORECASE
)
_FONT = re.compile(r"(?:application/)?(?:x-)?font|font/", re.IGNORECASE)
_GZIP, _ZLIB = b"\x1f\x8b", (b"\x78\x9c", b"\x78\xda", b"\x78\x01")
_SIZE = 50_000_000


def decoded_in(where: str, text: str) -> Iterator[Piece]:
    """Yield what stands encoded in a text: base64 that is readable, and files in data addresses.

    Fonts are left out.  What unpacks to more than 50 MB is cut there.
    """
    rest = text
    if "data:" in text:
        for found in _DATA.finditer(text):
            kind, _, is_base64, body = found.groups()
            if is_base64 and not _FONT.match(kind or ""):
                yield from _opened(f"{where}, data address", body)
            elif not is_base64:
                yield Piece(f"{where}, data address", "text", body)
        rest = _DATA.sub(" ", text)
    if len(rest) >= 16:
        for match in _BASE64.finditer(rest):
            yield from _opened(f"{where}, base64", match.group())


def unpacked(data: bytes) -> bytes:
    """Unpack gzip or zlib where the bytes are that, else return them as they are."""
    wanted = 31 if data.startswith(_GZIP) else 15 if data.startswith(_ZLIB) else 0
    if wanted:
        with suppress(zlib.error):
            return zlib.decompressobj(wanted).decompress(data, _SIZE)
    return data


def _opened(where: str, body: str) -> Iterator[Piece]:
    plain = body.rstrip("=").translate(str.maketrans("-_", "+/"))
    try:
        raw = base64.b64decode(plain + "=" * (-len(plain) % 4), validate=True)
    except (binascii.Error, ValueError):
        return
    data = unpacked(raw)
    if data.startswith((b"PK\x03\x04", b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"<svg", b"<?xml", b"<!")):
        yield from open_bytes(where, data)
    elif text := _readable(data):
        yield Piece(where, "text", text)


def _readable(data: bytes) -> str:
    """Return the text that bytes are, or nothing where they are none."""
    for encoding in ("utf-8", "utf-16-le"):
        with suppress(UnicodeDecodeError):
            text = data.decode(encoding)
            odd = sum(not (char.isprintable() or char in "\n\r\t") for char in text[:2000])
            if text and odd <= len(text[:2000]) // 50 and (encoding == "utf-8" or text.isascii()):
                return text
    return ""
