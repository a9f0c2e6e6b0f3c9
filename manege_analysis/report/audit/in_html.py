"""An HTML file's pieces: what is shown, what is hidden, what is run, what is stored."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import lru_cache

from bs4 import BeautifulSoup, CData, Comment, Declaration, Doctype, ProcessingInstruction
from bs4.element import NavigableString, Tag

from manege_analysis.report import assets
from manege_analysis.report.audit.in_figure import figures_in_script, values_in
from manege_analysis.report.audit.known import hash_of, known_scripts, known_styles
from manege_analysis.report.audit.pieces import Piece

LINKS = (
    "href", "xlink:href", "src", "action", "formaction", "poster", "data", "srcset", "cite",
    "background", "ping", "srcdoc", "manifest", "longdesc",
)  # fmt: skip
_STYLE_LINK = re.compile(r"(?:url\(\s*[\"']?|@import\s+[\"'])([^\"')\s]*)", re.IGNORECASE)
_FRAMES = ("iframe", "object", "embed", "applet", "frame", "base")
_SCRIPT_TYPES = ("", "module", "text/javascript", "application/javascript", "text/ecmascript")


def pieces(where: str, data: bytes) -> Iterator[Piece]:
    """Yield every text, attribute, comment, link, script and stored number of a page.

    What stands in several nodes is read as a whole too: a name in two spans is a name.
    """
    soup = BeautifulSoup(data.decode("utf-8", "replace"), "html.parser")
    for node in soup.descendants:
        if isinstance(node, Comment | CData | ProcessingInstruction | Declaration):
            if not isinstance(node, Doctype):
                yield Piece(f"{where}, comment", "comment", str(node))
        elif isinstance(node, Tag):
            yield from _tag(where, node)
        elif isinstance(node, NavigableString) and not isinstance(node, Doctype) and node.strip():
            yield from _words(where, node)
    yield Piece(f"{where}, the page read in one", "whole", _read_in_one(soup))


def _words(where: str, node: NavigableString) -> Iterator[Piece]:
    parent = node.parent.name if node.parent else ""
    content = str(node)
    if parent == "script" or (parent == "style" and hash_of(content) in known_styles()):
        return
    place = f"{where}, {'hidden ' if _is_hidden(node) else ''}<{parent}>"
    if parent == "style":
        yield Piece(place, "code", content)
        yield from (Piece(place, "link", link) for link in _STYLE_LINK.findall(content))
    else:
        is_cell = parent in ("td", "b", "strong")
        yield Piece(place, "cell" if is_cell else "text", content, _chart_of(node) if is_cell else "")


def _is_hidden(node: NavigableString) -> bool:
    return any(
        parent.has_attr("hidden") or "display:none" in str(parent.get("style", "")).replace(" ", "")
        for parent in node.parents
        if isinstance(parent, Tag)
    )


def _chart_of(node: NavigableString | Tag) -> str:
    """Return the key of the table whose chart a node belongs to; our pages state it."""
    figure = node.find_parent("figure")
    return str(figure.get("data-key", "")) if isinstance(figure, Tag) else ""


def _read_in_one(soup: BeautifulSoup) -> str:
    for script in soup(["script", "style"]):
        script.extract()
    return soup.get_text("", strip=False)


def _tag(where: str, tag: Tag) -> Iterator[Piece]:
    if tag.name in _FRAMES:
        yield Piece(f"{where}, <{tag.name}>", "script", "an embedded page")
    for name, value in tag.attrs.items():
        content = " ".join(value) if isinstance(value, list) else str(value)
        told = tag.get("name", "") if tag.name == "meta" else ""
        place = f"{where}, <{tag.name} {told or ''} {name}>".replace("  ", " ")
        if name == "class" or not content:
            yield Piece(place, "name", content)
            continue
        if name in LINKS or (tag.name == "meta" and name == "content" and "url=" in content.lower()):
            yield Piece(place, "link", content)
        if tag.name == "meta" and name == "content" and _is_policy(tag):
            yield Piece(place, "policy", content)
        elif name.startswith("on"):
            yield Piece(place, "script", content)
        elif name == "style":
            yield from (Piece(place, "link", link) for link in _STYLE_LINK.findall(content))
            yield Piece(place, "code", content)
        else:
            yield Piece(place, "property" if tag.name == "meta" else "text", content)
    if tag.name == "script":
        yield from _script(where, tag)


def _is_policy(tag: Tag) -> bool:
    return str(tag.get("http-equiv", "")).lower() == "content-security-policy"


def _script(where: str, tag: Tag) -> Iterator[Piece]:
    content = "".join(str(part) for part in tag.contents)
    kind = str(tag.get("type", "")).lower()
    if "json" in kind:
        place, key = f"{where}, stored data", _chart_of(tag)
        yield from (piece._replace(table=key) for piece in _json(place, content))
    elif kind in _SCRIPT_TYPES:
        yield Piece(f"{where}, <script>", "script", hash_of(content))
        if hash_of(content) not in known_scripts():
            yield Piece(f"{where}, <script>", "code", content)
            yield from figures_in_script(f"{where}, <script>", content)
    elif not _is_plotly(content):
        yield Piece(f"{where}, stored text", "text", content)


@lru_cache(maxsize=4)
def _is_plotly(content: str) -> bool:
    return content == assets.plotly_packed()


def _json(where: str, content: str) -> Iterator[Piece]:
    try:
        value = json.loads(content)
    except ValueError:
        yield Piece(where, "text", content)
        return
    yield from values_in(where, value)
