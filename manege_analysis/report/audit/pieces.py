"""A finished file becomes pieces of text, each with the place it was found and what it is.

Whatever a recipient could dig out is a piece: hidden nodes, comments, scripts, numbers stored as
base64, embedded workbooks, notes, properties, the file's own name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal, NamedTuple

PieceKind = Literal[
    "text", "cell", "whole", "comment", "property", "name", "number", "end", "formula", "link", "script",
    "policy", "code",
]  # fmt: skip


class Piece(NamedTuple):
    """One piece of a file: `where` names file and part, `kind` what it is, `content` what stands there.

    "text" is read by people, "cell" is a text that may be a bare number, "whole" a file's text read
    in one; "number" is a value of a chart or a cell, "end" an end of a value axis; "property" is an
    author, a title or other metadata; "name" names a file, a part or a style; "script" (a hash, or
    what runs) and "policy" are checked against each other; "code" is a script or style as it stands.
    """

    where: str
    kind: PieceKind
    content: str
    table: str = ""
    """The key of the one table that the piece shows, where the file says so."""


_MAY_BE_ENCODED = ("text", "cell", "comment", "property", "code", "link")

Opener = Callable[[str, bytes], Iterator[Piece]]
"""Opens the bytes of one kind of file; the first argument is the place to name."""


def pieces_of(path: Path, name: str = "") -> Iterator[Piece]:
    """Open one file, whatever it is, and yield its pieces; the name itself is the first.

    `name` is what the file is called, with the folders it lies in; by default its own name.

    A file of an unknown kind yields its printable text, so that nothing passes unread.
    """
    name = name or path.name
    yield Piece(f"{name}, its name", "name", name)
    yield from open_bytes(name, path.read_bytes())


def open_bytes(where: str, data: bytes) -> Iterator[Piece]:
    """Open bytes by their own first letters rather than by a suffix, which can lie."""
    from manege_analysis.report.audit import in_html, in_office, in_other, in_pdf
    from manege_analysis.report.audit.encoded import decoded_in

    head = data[:2048].lstrip().lower()
    openers: tuple[tuple[bool, Opener], ...] = (
        (data.startswith(b"PK\x03\x04"), in_office.pieces),
        (data.startswith(b"%PDF"), in_pdf.pieces),
        (data.startswith(b"\x89PNG"), in_other.png_pieces),
        (head.startswith((b"<!doctype html", b"<html")), in_html.pieces),
        (head.startswith(b"begin:vcalendar"), in_other.calendar_pieces),
    )
    opener = next((opener for matches, opener in openers if matches), in_other.text_pieces)
    for piece in opener(where, data):
        yield piece
        if piece.kind in _MAY_BE_ENCODED:
            yield from decoded_in(piece.where, piece.content)
