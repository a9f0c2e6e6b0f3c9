"""A PDF is set whatever letters a text holds; what the typeface lacks is a question mark."""

from __future__ import annotations

import io
from typing import Any

import pytest
from pypdf import PdfReader

from manege_analysis.errors import ReportError
from manege_analysis.report import assets
from manege_analysis.report.typeset import typeset

PAGE = """
#let it = json(bytes(sys.inputs.data))
#set document(title: it.title)
#set text(font: "Source Sans Pro", lang: "da")
#it.words
"""


@pytest.fixture
def one_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(assets, "template_text", lambda name: PAGE)


def text_of(pdf: bytes) -> str:
    return PdfReader(io.BytesIO(pdf)).pages[0].extract_text()


def data(words: str) -> dict[str, Any]:
    return {"title": "Prøve", "words": words}


@pytest.mark.parametrize("odd", ["🙂", "中", "\x01", "\ufffe", "\x00"])
def test_a_letter_the_typeface_lacks_is_a_question_mark(one_page: None, odd: str) -> None:
    assert "Ærø?å" in text_of(typeset("page.typ", data(f"Ærø{odd}å")))


def test_danish_letters_and_signs_stay_as_they_are(one_page: None) -> None:
    words = "Blåbærgrød – »kl. 16.30« … 15 %"
    assert text_of(typeset("page.typ", data(words))).replace("\u00a0", " ").strip() == words


def test_what_cannot_be_set_is_told_without_its_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(assets, "template_text", lambda name: "#panic(sys.inputs.data)")
    with pytest.raises(ReportError, match=r"page\.typ: expected pages that can be set") as raised:
        typeset("page.typ", data("hemmeligt"))
    assert "hemmeligt" not in str(raised.value)
