"""`INDHOLD.html`: what lies in a cluster's folder, whom it is for, and what to do next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from manege_analysis.report import assets, words_index
from manege_analysis.report.filenote import FileNote
from manege_analysis.report.identity import Brand, style_variables
from manege_analysis.report.rendering import as_it_is, render
from manege_analysis.wording.dates import weekday_and_day
from manege_analysis.wording.text import Language

NAME = "INDHOLD.html"


@dataclass(frozen=True)
class Contents:
    """What an index tells: whose folder it is, the files in it, and what the analyst must look at."""

    cluster_name: str
    title: str
    day: date
    language: Language
    brand: Brand
    files: tuple[str, ...]
    attention: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Entry:
    name: str
    title: str
    what: str
    whom: str


def index_html(contents: Contents) -> str:
    """Return the page: files to share, files for the desk, next steps; it runs no script at all."""
    language = contents.language
    shared = _entries(contents.files, "deles/", language)
    internal = _entries(contents.files, "intern/", language)
    return render(
        "index.html.j2",
        contents=contents,
        day=weekday_and_day(contents.day, language),
        shared=shared,
        internal=internal,
        steps=[step.in_(language) for step in words_index.STEPS],
        words=words_index.page_words(language),
        csp=assets.policy(),
        styles=[
            as_it_is(text)
            for text in (assets.font_faces(), style_variables(), assets.template_text("index.css"))
        ],
    )


def _entries(files: Sequence[str], folder: str, language: Language) -> list[_Entry]:
    """Describe the files of one folder, in the order in which they are used."""
    known = [note for note in words_index.NOTES if note.name in files and note.name.startswith(folder)]
    return [_entry(note, language) for note in known]


def _entry(note: FileNote, language: Language) -> _Entry:
    return _Entry(note.name, note.title.in_(language), note.what.in_(language), note.whom.in_(language))
