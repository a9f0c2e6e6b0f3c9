"""A PowerPoint, Word or Excel file's pieces: every part of the package, embedded workbooks included."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError

from defusedxml.ElementTree import fromstring

from manege_analysis.report.audit.pieces import Piece, PieceKind, open_bytes

MAX_UNPACKED = 200_000_000
_PART_ID = re.compile(r"-?\d+|\{?[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}\}?")
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
        yield from _member(place, info.filename, package.read(info))


def _member(place: str, name: str, data: bytes) -> Iterator[Piece]:
    if name.endswith((".xml", ".rels", ".vml")):
        yield from _xml(place, name, data)
    elif name.endswith("vbaProject.bin"):
        yield Piece(place, "script", "a macro")
    elif not name.endswith((".ttf", ".odttf", ".fntdata", "/")):
        yield from open_bytes(place, data)


def _xml(place: str, name: str, data: bytes) -> Iterator[Piece]:
    try:
        root = fromstring(data)
    except ParseError:
        yield Piece(place, "text", data.decode("utf-8", "replace"))
        return
    is_property = name.startswith("docProps/")
    indices = _string_indices(root)
    for node in root.iter():
        tag = _local(node.tag)
        text = (node.text or "").strip()
        if text and node not in indices:
            yield Piece(f"{place} <{tag}>", _kind(name, tag, text, is_property), text)
        yield from _attributes(place, name, node, tag)
    in_tables = _table_paragraphs(root) if "/slides/" in name else set()
    # Text that Word or PowerPoint split into runs is one text to a reader.
    for paragraph in root.iter():
        if _local(paragraph.tag) in ("p", "si"):
            whole = "".join(part.text or "" for part in paragraph.iter() if _local(part.tag) == "t")
            if whole.strip():
                kind: PieceKind = "cell" if paragraph in in_tables else "text"
                yield Piece(f"{place} <{_local(paragraph.tag)}>", kind, whole)


def _table_paragraphs(root: Element) -> set[Element]:
    """Find the paragraphs that are cells of a table, where a bare number is a count."""
    cells = (node for node in root.iter() if _local(node.tag) == "tc")
    return {part for cell in cells for part in cell.iter() if _local(part.tag) == "p"}


def _string_indices(root: Element) -> set[Element]:
    """Find the values that are no numbers but places in the table of shared strings."""
    cells = (node for node in root.iter() if _local(node.tag) == "c" and node.get("t") == "s")
    return {part for cell in cells for part in cell if _local(part.tag) == "v"}


def _kind(name: str, tag: str, text: str, is_property: bool) -> PieceKind:
    if is_property:
        return "property"
    if (tag == "f" and "/worksheets/" in name) or (tag == "instrText" and _FETCHING.search(text)):
        return "formula"
    if tag == "v" and ("/charts/" in name or "/worksheets/" in name) and _is_number(text):
        return "number"
    return "text"


def _attributes(place: str, name: str, node: Element, tag: str) -> Iterator[Piece]:
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


def _local(tag: object) -> str:
    return str(tag).rsplit("}", 1)[-1]
