"""The pieces of pictures, calendars and plain text."""

from __future__ import annotations

import json
import re
import struct
import zlib
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from manege_analysis.report.audit.in_figure import values_in
from manege_analysis.report.audit.in_html import pieces as html_pieces
from manege_analysis.report.audit.pieces import Piece, PieceKind


def png_pieces(where: str, data: bytes) -> Iterator[Piece]:
    """Yield a PNG's text chunks, which editors fill with titles, authors and histories."""
    at = 8
    while at + 8 <= len(data):
        (length,) = struct.unpack(">I", data[at : at + 4])
        kind, body = data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        if kind in (b"tEXt", b"iTXt", b"zTXt", b"eXIf"):
            yield Piece(f"{where}, {kind.decode()}", "property", _chunk_text(kind, body))
        at += 12 + length


def _chunk_text(kind: bytes, body: bytes) -> str:
    key, _, rest = body.partition(b"\0")
    packed = rest[1:] if kind == b"zTXt" else rest[4:] if kind == b"iTXt" else b""
    with suppress(zlib.error):
        rest = zlib.decompress(packed) if packed else rest
    return f"{key.decode('latin-1')}: {rest.decode('utf-8', 'replace')}"


def calendar_pieces(where: str, data: bytes) -> Iterator[Piece]:
    """Yield a calendar file's lines, unfolded; attendees and organisers are properties."""
    text = data.decode("utf-8", "replace").replace("\r\n ", "").replace("\r\n\t", "")
    for line in text.splitlines():
        name, _, value = line.partition(":")
        is_person = name.startswith(("ATTENDEE", "ORGANIZER"))
        is_link = name.startswith(("URL", "ATTACH"))
        kind: PieceKind = "property" if is_person else "link" if is_link else "text"
        yield Piece(f"{where}, {name.split(';')[0]}", kind, value if is_link else line)


def text_pieces(where: str, data: bytes) -> Iterator[Piece]:
    """Yield a text file as it stands, JSON by its values, and of any other file what is printable."""
    if b"\0" in data[:4096] and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = "".join(chr(c) if 32 <= c < 127 else "\n" for c in data[:5_000_000])
        yield Piece(where, "text", "\n".join(line for line in text.split("\n") if len(line) > 5))
        return
    encoding = "utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    text = data.decode(encoding, "replace")
    if text.lstrip().startswith(("{", "[")):
        with suppress(ValueError):
            yield from _json_pieces(where, json.loads(text))
            return
    if where.endswith((".csv", ".tsv")):
        yield from _live_cells(where, text)
    yield Piece(where, "text", text)


def _json_pieces(where: str, value: Any) -> Iterator[Piece]:
    for piece in values_in(where, value):
        if piece.kind == "text" and piece.where.endswith("text/html"):
            yield from html_pieces(piece.where, piece.content.encode())
        elif piece.kind != "number" or "trace" in piece.where:
            # Outside a figure a number of JSON is a counter or a setting as often as a count.
            yield piece


def _live_cells(where: str, text: str) -> Iterator[Piece]:
    """Yield the cells that Excel would calculate on opening the file."""
    for line in text.splitlines():
        for cell in re.split(r"[;,\t]", line):
            bare = cell.strip().strip('"')
            if bare[:1] in tuple("=+-@") and not re.fullmatch(r"[-+]?[\d.]*", bare):
                yield Piece(where, "formula", bare)
