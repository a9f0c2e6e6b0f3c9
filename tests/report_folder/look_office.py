"""What is wrong with a Word, PowerPoint or Excel file, in words; and the pages it is set as."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from docx import Document
from docx.oxml.ns import qn as word
from openpyxl import load_workbook
from openxml_audit import OpenXmlValidator
from pptx import Presentation
from pptx.oxml.ns import qn


def faults_of_format(path: Path) -> Iterator[str]:
    """Yield what breaks the schemas of the format, so that a program would offer to repair it."""
    for each in OpenXmlValidator().validate(path).errors:
        yield f"{each.part_uri}: {each.description}"


def faults_of_slides(path: Path) -> Iterator[str]:
    """Yield what a presentation lacks for who hears it read aloud, or speaks to it."""
    deck: Any = Presentation(str(path))
    yield from _faults_of_properties(deck.core_properties)
    for number, slide in enumerate(deck.slides, 1):
        title = slide.shapes.title
        if title is None or not title.text_frame.text.strip():
            yield f"slide {number} has no title"
        if not slide.has_notes_slide or not slide.notes_slide.notes_text_frame.text.strip():
            yield f"slide {number} has no notes"
        for named in _pictures(slide):
            if not str(named.get("descr", "")).strip():
                yield f"slide {number}: {named.get('name')} has no alternative text"
        for run in slide._element.iter(qn("a:rPr")):
            if not run.get("lang"):
                yield f"slide {number}: words without a language"


def _pictures(slide: Any) -> Iterator[Any]:
    for kind in ("p:pic", "p:graphicFrame"):
        for shape in slide._element.iter(qn(kind)):
            yield shape.find(f".//{qn('p:cNvPr')}")


def faults_of_letter(path: Path) -> Iterator[str]:
    """Yield what a Word document lacks: title, language, a heading, page numbers, words for pictures."""
    made: Any = Document(str(path))
    yield from _faults_of_properties(made.core_properties)
    styles = {paragraph.style.name for paragraph in made.paragraphs}
    if not any(style.startswith(("Title", "Heading")) for style in styles):
        yield "no headings"
    language = made.styles.element.find(f".//{word('w:lang')}")
    if language is None or not language.get(word("w:val")):
        yield "no language"
    foot = "".join(section.footer._element.xml for section in made.sections)
    if "PAGE" not in foot:
        yield "no page numbers"
    for picture in made.element.iter(word("wp:docPr")):
        if not str(picture.get("descr", "")).strip():
            yield "a picture without alternative text"


def faults_of_book(path: Path) -> Iterator[str]:
    """Yield what a workbook lacks: a sheet with something in it, rows that stay in sight."""
    for sheet in load_workbook(path):
        if sheet.max_row < 2 and sheet.max_column < 2:
            yield f"{sheet.title}: empty"


def _faults_of_properties(core: Any) -> Iterator[str]:
    if not core.title:
        yield "no title"
    if core.language not in ("da-DK", "en-GB"):
        yield "no language in the properties"


def as_pdfs(paths: Sequence[Path], folder: Path) -> dict[Path, Path]:
    """Let LibreOffice set all files in one go, and return each one's pages."""
    # Letters of several folders may share a name.
    given = {folder / f"{number:03}{path.suffix}": path for number, path in enumerate(paths)}
    for copy, path in given.items():
        copy.write_bytes(path.read_bytes())
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    subprocess.run(
        ["soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", folder, *given],
        check=True, capture_output=True, timeout=600,
    )  # fmt: skip
    return {path: copy.with_suffix(".pdf") for copy, path in given.items()}
