"""A PowerPoint, Word or Excel file's pieces: every part of the package, embedded workbooks included."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from lxml import etree  # type: ignore[import-untyped]

from manege_analysis.report.audit.pieces import Piece, PieceKind, open_bytes

MAX_UNPACKED = 200_000_000
_PART_ID = re.compile(r"-?\d+|\{?[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}\}?")
_SAFE = {"resolve_entities": False, "load_dtd": False, "no_network": True, "huge_tree": False}
_FETCHING = re.compile(r"\b(?:DDE|DDEAUTO|INCLUDE\w*|LINK|IMPORT)\b")


def pieces(where: str, data: bytes) -> Iterator[Piece]:
    """Yield the texts, numbers, formulas, links and properties of every member of the package."""
    try:
        package = zipfile.ZipFile(io.BytesIO(data))
    except zipfile.BadZipFile:
        yield Piece(where, "text", data.decode("latin-1"))
        return
    if sum(info.file_size for info in package.infolist()) > MAX_UNPACKED:
        yield Piece(where, "script", "a package too large to be opened")
        return
    for info in package.infolist():
        place = f"{where}, {info.filename}"
        yield Piece(place, "name", info.filename)
        if info.comment:
            yield Piece(place, "comment", info.comment.decode("utf-8", "replace"))
        for within, kind, content, table in _read(info.filename, package.read(info)):
            yield Piece(place + within, kind, content, table)


@lru_cache(maxsize=400)
def _read(name: str, data: bytes) -> tuple[Piece, ...]:
    """Return what is in one member, each thing once; `where` says the place in the member.

    Most members stand in several files of a run (themes, layouts, styles, charts): they are read once.
    """
    found: dict[tuple[str, str], Piece] = {}
    for piece in _member("", name, data):
        found.setdefault((piece.kind, piece.content), piece)
    return tuple(found.values())


def _member(place: str, name: str, data: bytes) -> Iterator[Piece]:
    if name.endswith((".xml", ".rels", ".vml")):
        yield from _xml(place, name, data)
    elif name.endswith("vbaProject.bin"):
        yield Piece(place, "script", "a macro")
    elif not name.endswith((".ttf", ".odttf", ".fntdata", "/")):
        yield from open_bytes(place, data)


def _xml(place: str, name: str, data: bytes) -> Iterator[Piece]:
    try:
        root = etree.fromstring(data, etree.XMLParser(**_SAFE))
    except etree.XMLSyntaxError:
        yield Piece(place, "text", data.decode("utf-8", "replace"))
        return
    if root.getroottree().docinfo.doctype:
        yield Piece(place, "text", data.decode("utf-8", "replace"))
    is_property = name.startswith("docProps/")
    indices = _string_indices(root)
    for node in (*_around(root), *root.iter()):
        tag = _local(node.tag)
        text, after = (node.text or "").strip(), (node.tail or "").strip()
        if text and node not in indices:
            yield Piece(f"{place} <{tag}>", _kind(name, tag, text, is_property), text)
        if after:
            yield Piece(f"{place}, after <{tag}>", "text", after)
        if isinstance(node.tag, str):
            yield from _attributes(place, name, node, tag)
    in_tables = _table_paragraphs(root) if "/slides/" in name else set()
    # Text that Word or PowerPoint split into runs is one text to a reader.
    for paragraph in root.iter("{*}p", "{*}si"):
        whole = "".join(part.text or "" for part in paragraph.iter("{*}t"))
        if whole.strip():
            kind: PieceKind = "cell" if paragraph in in_tables else "text"
            yield Piece(f"{place} <{_local(paragraph.tag)}>", kind, whole)


def _around(root: Any) -> Iterator[Any]:
    """Yield the comments and instructions before and after a part's own element."""
    yield from root.itersiblings(preceding=True)
    yield from root.itersiblings()


def _table_paragraphs(root: Any) -> set[Any]:
    """Find the paragraphs that are cells of a table, where a bare number is a count."""
    return {part for cell in root.iter("{*}tc") for part in cell.iter("{*}p")}


def _string_indices(root: Any) -> set[Any]:
    """Find the values that are no numbers but places in the table of shared strings."""
    cells = (node for node in root.iter("{*}c") if node.get("t") == "s")
    return {part for cell in cells for part in cell.iterchildren("{*}v")}


def _kind(name: str, tag: str, text: str, is_property: bool) -> PieceKind:
    if is_property:
        return "property"
    if (tag == "f" and "/worksheets/" in name) or (tag == "instrText" and _FETCHING.search(text)):
        return "formula"
    if tag == "v" and ("/charts/" in name or "/worksheets/" in name) and _is_number(text):
        return "number"
    return "text"


def _attributes(place: str, name: str, node: Any, tag: str) -> Iterator[Piece]:
    external = node.get("TargetMode") == "External"
    for key, value in node.attrib.items():
        local = _local(key)
        if name.endswith(".rels"):
            if local == "Target" and external:
                yield Piece(f"{place} <{tag}>", "link", value)
        elif local in ("author", "initials", "lastModifiedBy"):
            yield Piece(f"{place} <{tag} {local}>", "property", value)
        elif local in ("descr", "title", "name", "alt", "uniqueName", "instr") and not value.isdigit():
            yield Piece(f"{place} <{tag} {local}>", "text", value)
        elif len(value) > 3 and not _PART_ID.fullmatch(value):
            yield Piece(f"{place} <{tag} {local}>", "name", value)


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


@lru_cache(maxsize=4096)
def _local(tag: object) -> str:
    """Return a name without its namespace; comments and instructions have none."""
    return tag.rsplit("}", 1)[-1] if isinstance(tag, str) else "comment"
