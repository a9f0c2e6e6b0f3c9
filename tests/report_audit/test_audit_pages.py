"""Nothing that stands in a page is passed over: compared with what another reader finds in it."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup, Comment, Doctype
from bs4.element import NavigableString, Tag
from hypothesis import given
from hypothesis import strategies as st

from manege_analysis.report.audit.in_html import pieces
from manege_analysis.report.audit.known import hash_of
from manege_analysis.report.audit.pieces import Piece

PARTS = (
    "<p>", "</p>", "<b>x</b>", "<td hidden>", "</td>", "<!-- c -->", "<!DOCTYPE html>", "<style>",
    "</style>", "p{color:red}", "text ", "&amp;", "&#65;", '<a href="javascript:x">', "</a>", "<br/>",
    '<p class="a b">', '<div style="display: none">', "</div>", '<figure data-key="q1">', "</figure>",
    "<img src=x onerror=y>", '<meta name="author" content="N">', "<script>", "</script>", '{"a": 1}',
    '<script type="application/json">', "<title>", "</title>",
)  # fmt: skip


def read(page: str) -> list[Piece]:
    return list(pieces("a.html", page.encode()))


def said(page: str, kind: str) -> list[str]:
    return [piece.content for piece in read(page) if piece.kind == kind]


@given(st.lists(st.sampled_from(PARTS), min_size=1, max_size=14))
def test_every_text_and_attribute_that_another_reader_finds_is_a_piece(parts: list[str]) -> None:
    page = "".join(parts)
    found = {piece.content for piece in read(page)}
    for node in BeautifulSoup(page, "html.parser").descendants:
        if isinstance(node, Tag):
            for value in node.attrs.values():
                assert (" ".join(value) if isinstance(value, list) else value) in found
        elif isinstance(node, Comment):
            assert str(node) in found
        elif isinstance(node, NavigableString) and not isinstance(node, Doctype) and node.strip():
            # A script is known by its hash, and stored data by its values.
            assert {str(node), hash_of(str(node)), "1", "1.0"} & found


@pytest.mark.parametrize("end", ["</script>", ""])
def test_a_script_is_looked_at_without_an_end_and_without_content(end: str) -> None:
    assert said(f"<p>a<script>x(){end}", "script") == [hash_of("x()")]
    assert said(f'<script src="b.js">{end}', "script") == [hash_of("")]


def test_what_lies_in_something_hidden_is_hidden_and_belongs_to_its_chart() -> None:
    page = (
        '<figure data-key="q1"><div hidden><table><tr><td>7</td></table></div><b>8</b></figure><b>9</b>'
    )
    cells = [(piece.where, piece.content, piece.table) for piece in read(page) if piece.kind == "cell"]
    assert cells == [
        ("a.html, hidden <td>", "7", "q1"),
        ("a.html, <b>", "8", "q1"),
        ("a.html, <b>", "9", ""),
    ]


def test_an_attribute_that_stands_twice_is_read_twice() -> None:
    assert said('<p title="en" title="to">', "text") == ["en", "to"]


@pytest.mark.parametrize("aside", ["<?navn Anne?>", "<!navn Anne>", "<!DOCTYPE html Anne>"])
def test_what_no_browser_shows_is_a_comment(aside: str) -> None:
    assert any("Anne" in comment for comment in said(f"{aside}<p>x</p>", "comment"))


def test_a_name_in_two_nodes_is_read_in_one_and_scripts_are_not_part_of_it() -> None:
    page = "<p><span>Anne</span><span>berg</span></p><style>p{}</style><script>x()</script>"
    assert said(page, "whole") == ["Anneberg"]
