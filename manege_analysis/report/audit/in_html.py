"""An HTML file's pieces: what is shown, what is hidden, what is run, what is stored."""

from __future__ import annotations

import base64
import binascii
import gzip
import hashlib
import json
import re
import struct
import zlib
from collections.abc import Iterator
from typing import Any

from bs4 import BeautifulSoup, Comment
from bs4.element import NavigableString, Tag

from manege_analysis.report.audit.pieces import Piece

LINKS = ("href", "src", "action", "formaction", "poster", "data", "srcset", "cite", "background", "ping")
_BASE64 = re.compile(r"[A-Za-z0-9+/]{24,}={0,2}")
_TYPES = {"f8": "d", "f4": "f", "i1": "b", "u1": "B", "i2": "h", "u2": "H", "i4": "i", "u4": "I"}


def pieces(where: str, data: bytes) -> Iterator[Piece]:
    """Yield every text, attribute, comment, link, script and stored number of a page."""
    soup = BeautifulSoup(data.decode("utf-8", "replace"), "html.parser")
    for node in soup.descendants:
        if isinstance(node, Comment):
            yield Piece(f"{where}, comment", "comment", str(node))
        elif isinstance(node, Tag):
            yield from _tag(where, node)
        elif isinstance(node, NavigableString) and node.strip():
            yield from _words(where, node)


def _words(where: str, node: NavigableString) -> Iterator[Piece]:
    parent = node.parent.name if node.parent else ""
    if parent == "script":
        return
    place = f"{where}, {'hidden ' if _is_hidden(node) else ''}<{parent}>"
    yield Piece(place, "code" if parent == "style" else "text", str(node))


def _is_hidden(node: NavigableString) -> bool:
    return any(
        parent.has_attr("hidden") or "display:none" in str(parent.get("style", "")).replace(" ", "")
        for parent in node.parents
        if isinstance(parent, Tag)
    )


def _tag(where: str, tag: Tag) -> Iterator[Piece]:
    for name, value in tag.attrs.items():
        content = " ".join(value) if isinstance(value, list) else str(value)
        place = f"{where}, <{tag.name} {name}>"
        if name in LINKS or (tag.name == "meta" and name == "content" and "url=" in content.lower()):
            yield Piece(place, "link", content)
        elif tag.name == "meta" and name == "content" and _is_policy(tag):
            yield Piece(place, "policy", content)
        elif name.startswith("on"):
            yield Piece(place, "script", content)
        else:
            yield Piece(place, "property" if tag.name == "meta" else "text", content)
    if tag.name == "script":
        yield from _script(where, tag)


def _is_policy(tag: Tag) -> bool:
    return str(tag.get("http-equiv", "")).lower() == "content-security-policy"


def _script(where: str, tag: Tag) -> Iterator[Piece]:
    content = tag.string or ""
    kind = str(tag.get("type", "")).lower()
    if "json" in kind:
        yield from _json(f"{where}, stored data", content)
    elif "base64" in kind or kind.startswith("text/plain"):
        yield from _packed(where, content)
    else:
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        yield Piece(f"{where}, <script>", "script", f"sha256-{digest}")
        if (
            len(content) < 200_000
        ):  # a larger one is a library; its hash is checked, its text is not ours
            yield Piece(f"{where}, <script>", "code", content)


def _json(where: str, content: str) -> Iterator[Piece]:
    try:
        value = json.loads(content)
    except ValueError:
        yield Piece(where, "text", content)
        return
    yield from values_in(where, value)


def values_in(where: str, value: Any) -> Iterator[Piece]:
    """Yield every text and number of a JSON value; plotly's base64 arrays are decoded to numbers.

    >>> [p.content for p in values_in("x", {"y": {"dtype": "i1", "bdata": "Agc="}})]
    ['2', '7']
    """
    if isinstance(value, dict):
        if {"dtype", "bdata"} <= value.keys():
            yield from (Piece(where, "number", f"{n:g}") for n in _numbers(value))
            return
        for key, part in value.items():
            yield from values_in(f"{where}.{key}" if len(where) < 200 else where, part)
    elif isinstance(value, list):
        for part in value:
            yield from values_in(where, part)
    elif isinstance(value, bool) or value is None:
        return
    elif isinstance(value, int | float):
        yield Piece(where, "number", f"{value:g}")
    else:
        yield Piece(where, "text", str(value))


def _numbers(array: dict[str, Any]) -> tuple[float, ...]:
    try:
        raw = base64.b64decode(str(array["bdata"]))
    except (binascii.Error, ValueError):
        return ()
    code = _TYPES.get(str(array["dtype"]).lstrip("<>|"), "d")
    count = len(raw) // struct.calcsize(code)
    return struct.unpack(f"<{count}{code}", raw[: count * struct.calcsize(code)])


def _packed(where: str, content: str) -> Iterator[Piece]:
    for found in _BASE64.findall(content):
        try:
            raw = base64.b64decode(found)
            text = (gzip.decompress(raw) if raw[:2] == b"\x1f\x8b" else raw).decode("utf-8", "replace")
        except (binascii.Error, OSError, zlib.error, ValueError):
            continue
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        yield Piece(f"{where}, packed script", "script", f"sha256-{digest}")
        if len(text) < 200_000:
            yield Piece(f"{where}, packed script", "text", text)
