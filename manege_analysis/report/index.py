"""`INDHOLD.html`: what lies in a cluster's folder, whom it is for, and what to do next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from manege_analysis.meeting.model import Task
from manege_analysis.report import assets, words_index
from manege_analysis.report.entries import entries, steps
from manege_analysis.report.identity import Brand, style_variables
from manege_analysis.report.rendering import as_it_is, render
from manege_analysis.wording.dates import weekday_and_day
from manege_analysis.wording.text import Language

NAME = "INDHOLD.html"


@dataclass(frozen=True)
class Contents:
    """What an index tells: whose folder it is, the files in it, and what the analyst must look at.

    `folder` is where the files lie now; `tasks` are the meeting's, which say when a file is sent.
    """

    cluster_name: str
    title: str
    day: date
    language: Language
    brand: Brand
    files: tuple[str, ...]
    attention: tuple[str, ...] = ()
    folder: Path = Path()
    tasks: tuple[Task, ...] = ()


def index_html(contents: Contents) -> str:
    """Return the page: files to share, files for the desk, next steps; it runs no script at all."""
    language = contents.language
    known = tuple(entries(contents.files, contents.folder, contents.tasks, language))
    return render(
        "index.html.j2",
        contents=contents,
        day=weekday_and_day(contents.day, language),
        shared=steps([entry for entry in known if entry.name.startswith("deles/")], language),
        internal=[entry for entry in known if entry.name.startswith("intern/")],
        steps=[step.in_(language) for step in words_index.STEPS],
        words=words_index.page_words(language),
        csp=assets.policy(),
        styles=[
            as_it_is(text)
            for text in (assets.font_faces(), style_variables(), assets.template_text("index.css"))
        ],
    )
