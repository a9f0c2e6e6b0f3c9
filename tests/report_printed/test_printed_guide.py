"""The guide to the shared folder names every file in it, in order, and nothing of the desk's own."""

from __future__ import annotations

import io
from pathlib import Path

import printed_plans
from pypdf import PdfReader
from test_printed_sheets import BRAND, summary

from manege_analysis.report.entries import entries
from manege_analysis.report.printed.guide import NAME, guide_pdf
from manege_analysis.report.printed.kit import Kit
from manege_analysis.report.words_index import NOTES
from manege_analysis.wording.dates import weekday_and_day
from manege_analysis.wording.text import Language

FILES = tuple(note.name for note in NOTES if not note.is_folder)


def guide(language: Language = "da") -> PdfReader:
    """Return the guide of an ordinary meeting's folder."""
    plan = printed_plans.ordinary(language=language)
    listed = tuple(entries(FILES, Path("nowhere"), plan.tasks, language))
    return PdfReader(io.BytesIO(guide_pdf(Kit(plan, summary(), BRAND), listed)))


def said(reader: PdfReader) -> str:
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def test_every_shared_file_is_named_and_no_internal_one() -> None:
    text = said(guide())
    for name in FILES:
        told = name.removeprefix("deles/") in text
        assert told == (name.startswith("deles/") and name != NAME), name
    assert text.index("blok-to.html") < text.index("program.pdf") < text.index("i-manegen.html")
    assert text.index("i-manegen.html") < text.index("evaluering.pdf")


def test_it_says_whom_a_file_is_for_and_by_when_it_is_sent() -> None:
    text = said(guide())
    assert "Til: Aktørerne: send hver sin side før mødet" in text
    (task,) = (each for each in printed_plans.ordinary().tasks if each.id == "programme")
    assert task.due is not None
    assert f"Hvornår: {task.title}, senest {weekday_and_day(task.due, 'da')}" in text


def test_its_pictures_are_no_content_and_the_pages_are_tagged_and_titled() -> None:
    reader = guide()
    assert reader.root_object["/Lang"] == "da"
    assert reader.root_object["/MarkInfo"]["/Marked"].value
    assert str(reader.metadata and reader.metadata.title) == "Læs mig først · Klynge Birkelund"
    figures = [
        element
        for element in (reader.get_object(number + 1) for number in range(len(reader.xref[0])))
        if isinstance(element, dict) and element.get("/S") == "/Figure"
    ]
    assert figures == []
    assert 2 <= len(reader.pages) <= 4


def test_an_english_folder_has_an_english_guide() -> None:
    reader = guide("en")
    assert reader.root_object["/Lang"] == "en"
    assert "Everything in this folder may be shared" in said(reader)
