"""Every document of a finished cluster is opened, set and looked at; none is cut off, empty or mute."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path

import nbformat
import pytest
from chromium import chromium, needs_chromium, open_page
from icalendar import Calendar
from look_html import faults_of_page
from look_office import as_pdfs, faults_of_book, faults_of_format, faults_of_letter, faults_of_slides
from look_pdf import faults_of_pages, faults_of_paper

Look = Callable[[Path], Iterable[str]]
LARGE = "tranevig"
SEEN_BY_AXE = ("resultater.html", "datakvalitet.html")
"""The tests of the reports let axe look at these; forty charts take it half a minute."""


def faults_of_pdf(path: Path) -> Iterable[str]:
    data = path.read_bytes()
    yield from faults_of_paper(data)
    yield from faults_of_pages(data)


def faults_of_mail(path: Path) -> Iterable[str]:
    text = path.read_text("utf-8")
    if len(text.split()) < 20 or "\ufffd" in text:
        yield "empty, or not text"


def faults_of_calendar(path: Path) -> Iterable[str]:
    data = path.read_bytes()
    if any(len(line) > 75 for line in data.split(b"\r\n")):
        yield "a line that is too long"
    if not all(event.get("SUMMARY") for event in Calendar.from_ical(data).walk("VEVENT")):
        yield "an event without a title"


def faults_of_notebook(path: Path) -> Iterable[str]:
    nbformat.validate(nbformat.read(path, as_version=4))
    yield from ()


def faults_of_json(path: Path) -> Iterable[str]:
    if not json.loads(path.read_text("utf-8")):
        yield "empty"


def in_a_browser(path: Path) -> Iterable[str]:
    """Pages are looked at in a browser, by a test of their own."""
    yield from ()


LOOKS: dict[str, tuple[Look, ...]] = {
    ".pdf": (faults_of_pdf,),
    ".pptx": (faults_of_format, faults_of_slides),
    ".docx": (faults_of_format, faults_of_letter),
    ".xlsx": (faults_of_format, faults_of_book),
    ".txt": (faults_of_mail,),
    ".ics": (faults_of_calendar,),
    ".ipynb": (faults_of_notebook,),
    ".json": (faults_of_json,),
    ".html": (in_a_browser,),
}
SET_BY_OFFICE = (".pptx", ".docx")


def files(finished: Path, *endings: str) -> list[Path]:
    """List the clusters' files with some endings; all where none are named."""
    found = (path for path in finished.glob("*/2*/**/*") if path.is_file())
    return sorted(path for path in found if not endings or path.suffix in endings)


def told(finished: Path, faults: Iterable[tuple[Path, str]]) -> list[str]:
    return [f"{path.relative_to(finished).as_posix()}: {fault}" for path, fault in faults]


def test_every_file_is_looked_at_and_nothing_is_wrong_with_it(finished: Path) -> None:
    found = files(finished)
    assert {path.suffix for path in found} == set(LOOKS)
    faults = ((path, fault) for path in found for look in LOOKS[path.suffix] for fault in look(path))
    assert told(finished, faults) == []
    assert len(found) > 80


@pytest.mark.documents
def test_slides_and_letters_are_set_without_a_page_empty_or_a_word_on_another(
    finished: Path, tmp_path: Path
) -> None:
    found = files(finished, *SET_BY_OFFICE)
    pages = as_pdfs(found, tmp_path)
    faults = ((path, fault) for path in found for fault in faults_of_pages(pages[path].read_bytes()))
    assert told(finished, faults) == []


@pytest.mark.browser
@needs_chromium
def test_every_page_opens_for_everybody(finished: Path) -> None:
    found = [path for path in files(finished, ".html") if LARGE in path.parts]
    assert len(found) == 7
    faults = []
    with chromium() as browser:
        for path in found:
            with open_page(browser) as watched:
                seen = faults_of_page(watched, path.as_uri(), with_axe=path.name not in SEEN_BY_AXE)
                faults += [(path, fault) for fault in seen]
    assert told(finished, faults) == []


def test_the_index_tells_of_every_file_but_the_run_s_own_papers(finished: Path) -> None:
    for cluster in finished.glob("*/2*"):
        index = (cluster / "INDHOLD.html").read_text("utf-8")
        names = [path.relative_to(cluster).as_posix() for path in cluster.rglob("*") if path.is_file()]
        untold = [
            name
            for name in names
            if not any(f'href="{part}"' in index for part in (name, *parents_of(name)))
        ]
        assert [name for name in untold if not name.startswith("intern/")] == ["INDHOLD.html"]


def parents_of(name: str) -> list[str]:
    return [parent.as_posix() for parent in Path(name).parents]
