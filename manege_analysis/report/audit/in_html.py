"""An HTML file's pieces: what is shown, what is hidden, what is run, what is stored."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import lru_cache
from html.parser import HTMLParser
from typing import NamedTuple

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
_NEVER_CLOSED = (
    "area", "base", "basefont", "bgsound", "br", "col", "command", "embed", "frame", "hr", "image",
    "img", "input", "keygen", "link", "menuitem", "meta", "nextid", "param", "source", "spacer", "track",
    "wbr",
)  # fmt: skip
Attributes = list[tuple[str, str | None]]


def pieces(where: str, data: bytes) -> Iterator[Piece]:
    """Yield every text, attribute, comment, link, script and stored number of a page.

    What stands in several nodes is read as a whole too: a name in two spans is a name.
    """
    reader = _Reader(where)
    reader.feed(data.decode("utf-8", "replace"))
    reader.close()
    yield from reader.found
    yield Piece(f"{where}, the page read in one", "whole", "".join(reader.whole))


class _Element(NamedTuple):
    """An element that is open: whether it or one around it is hidden, and whose chart it belongs to.

    `chart` is the key of the table that our own pages state on a figure; `kind` a script's type.
    """

    name: str
    is_hidden: bool
    chart: str
    kind: str


_NOTHING = _Element("[document]", False, "", "")


class _Reader(HTMLParser):
    """Reads a page from top to bottom; only what is open is held, not the page as a tree."""

    def __init__(self, where: str) -> None:
        super().__init__(convert_charrefs=True)
        self.where, self.found, self.whole = where, list[Piece](), list[str]()
        self._open, self._text = [_NOTHING], list[str]()

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        self._end_text()
        self.found += _of_tag(self.where, tag, attrs)
        if tag not in _NEVER_CLOSED:
            self._open.append(_opened(tag, attrs, self._open[-1]))

    def handle_endtag(self, tag: str) -> None:
        self._end_text()
        if any(each.name == tag for each in self._open[1:]):
            while self._open.pop().name != tag:
                pass

    def handle_data(self, data: str) -> None:
        self._text.append(data)

    def handle_comment(self, data: str) -> None:
        self._aside(data)

    def handle_pi(self, data: str) -> None:
        self._aside(data)

    def unknown_decl(self, data: str) -> None:
        self._aside(data)

    def handle_decl(self, decl: str) -> None:
        self._end_text()
        if decl.lower() != "doctype html":
            self._aside(decl)

    def close(self) -> None:
        super().close()
        # A script that never ends is left over by the parser of some Pythons.
        self._text.append(self.rawdata)
        self._end_text()

    def _aside(self, content: str) -> None:
        self._end_text()
        self.found.append(Piece(f"{self.where}, comment", "comment", content))

    def _end_text(self) -> None:
        """Take the text since the last tag; a script ends here too, also one without any."""
        content, at = "".join(self._text), self._open[-1]
        self._text.clear()
        if at.name == "script":
            self.found += _script(self.where, content, at)
        elif content:
            if at.name != "style":
                self.whole.append(content)
            if content.strip():
                self.found += _words(self.where, content, at)


def _opened(tag: str, attrs: Attributes, around: _Element) -> _Element:
    given = {name: value or "" for name, value in attrs}
    is_hidden = "hidden" in given or "display:none" in given.get("style", "").replace(" ", "")
    chart = given.get("data-key", "") if tag == "figure" else around.chart
    return _Element(tag, is_hidden or around.is_hidden, chart, given.get("type", "").lower())


def _words(where: str, content: str, at: _Element) -> Iterator[Piece]:
    place = f"{where}, {'hidden ' if at.is_hidden else ''}<{at.name}>"
    if at.name == "style":
        if hash_of(content) not in known_styles():
            yield Piece(place, "code", content)
            yield from (Piece(place, "link", link) for link in _STYLE_LINK.findall(content))
    else:
        is_cell = at.name in ("td", "b", "strong")
        yield Piece(place, "cell" if is_cell else "text", content, at.chart if is_cell else "")


def _of_tag(where: str, tag: str, attrs: Attributes) -> Iterator[Piece]:
    if tag in _FRAMES:
        yield Piece(f"{where}, <{tag}>", "script", "an embedded page")
    given = {name: value or "" for name, value in attrs}
    told = f" {given['name']}" if tag == "meta" and given.get("name") else ""
    for name, value in attrs:
        content, place = value or "", f"{where}, <{tag}{told} {name}>"
        if name == "class" or not content:
            yield Piece(place, "name", content)
            continue
        is_content = tag == "meta" and name == "content"
        if name in LINKS or (is_content and "url=" in content.lower()):
            yield Piece(place, "link", content)
        if is_content and given.get("http-equiv", "").lower() == "content-security-policy":
            yield Piece(place, "policy", content)
        elif name.startswith("on"):
            yield Piece(place, "script", content)
        elif name == "style":
            yield from (Piece(place, "link", link) for link in _STYLE_LINK.findall(content))
            yield Piece(place, "code", content)
        else:
            yield Piece(place, "property" if tag == "meta" else "text", content)


def _script(where: str, content: str, at: _Element) -> Iterator[Piece]:
    if "json" in at.kind:
        yield from _json(f"{where}, stored data", content, at.chart)
    elif at.kind in _SCRIPT_TYPES:
        yield Piece(f"{where}, <script>", "script", hash_of(content))
        if hash_of(content) not in known_scripts():
            yield Piece(f"{where}, <script>", "code", content)
            yield from figures_in_script(f"{where}, <script>", content)
    elif not _is_plotly(content):
        yield Piece(f"{where}, stored text", "text", content)


@lru_cache(maxsize=4)
def _is_plotly(content: str) -> bool:
    return content == assets.plotly_packed()


def _json(where: str, content: str, table: str) -> Iterator[Piece]:
    try:
        value = json.loads(content)
    except ValueError:
        yield Piece(where, "text", content, table)
        return
    yield from (piece._replace(table=table) for piece in values_in(where, value))
