"""A Word document is the same whatever was written before it, and two at once are two."""

from __future__ import annotations

import io
from datetime import date

import pytest
from docx import Document

from manege_analysis.report.worddoc import About, add_run, add_table, document_bytes, new_document

TOLD = About("Brev", "Enheden", date(2027, 3, 4), "da", "Brev")
OTHER = About("Et andet brev", "Enheden", date(2027, 3, 5), "da", "Foden af et andet")


def letter(about: About, *texts: str) -> bytes:
    made = new_document(about)
    for text in texts:
        add_run(made.add_paragraph(), text)
    return document_bytes(made)


def texts(data: bytes) -> list[str]:
    return [paragraph.text for paragraph in Document(io.BytesIO(data)).paragraphs]


def test_a_letter_holds_nothing_of_the_one_before_it() -> None:
    first = letter(TOLD, "Kære Anne")
    other = letter(OTHER, "Kære Bo", "Hemmeligt")
    assert texts(other) == ["Kære Bo", "Hemmeligt"]
    assert letter(TOLD, "Kære Anne") == first
    assert b"Hemmeligt" not in first


def test_two_letters_that_are_written_at_once_are_kept_apart() -> None:
    letter(TOLD, "før")
    one, two = new_document(TOLD), new_document(OTHER)
    add_run(one.add_paragraph(), "i det ene")
    add_run(two.add_paragraph(), "i det andet")
    second, first = document_bytes(two), document_bytes(one)
    assert (texts(first), texts(second)) == (["i det ene"], ["i det andet"])


@pytest.mark.parametrize("text", ["", " luft ", "to\nlinjer", "en\ttabulator", "\x01grim", "æøå – 😀"])
def test_a_run_says_what_python_docx_would_write(text: str) -> None:
    made = Document()
    add_run(made.add_paragraph(), text)
    made.add_paragraph().add_run(text.replace("\x01", ""))
    own, reference = made.paragraphs
    assert own._p.xml == reference._p.xml


def test_every_row_of_a_table_is_alike_but_the_head_is_repeated() -> None:
    made = new_document(TOLD)
    add_table(made, [("Hvad", "Hvem"), ("Kaffe", "Anne"), ("Kage\nog te", "")], (60, 106))
    table = Document(io.BytesIO(document_bytes(made))).tables[0]
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Hvad", "Hvem"],
        ["Kaffe", "Anne"],
        ["Kage\nog te", ""],
    ]
    marks = [[mark.tag.rpartition("}")[2] for mark in row._tr.trPr] for row in table.rows]
    assert marks == [["cantSplit", "tblHeader"], ["cantSplit"], ["cantSplit"]]
    assert {tuple(round(cell.width.mm) for cell in row.cells) for row in table.rows} == {(60, 106)}
