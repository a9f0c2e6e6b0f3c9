"""Hand-outs become `deles/caseforslag.docx`, for whoever wants to change a question."""

from __future__ import annotations

from datetime import date
from typing import Any

from manege_analysis.report.casework import words
from manege_analysis.report.casework.handouts import ActorPage, CasePage, Handouts
from manege_analysis.report.worddoc import About, add_table, document_bytes, new_document
from manege_analysis.wording.text import Language


def handouts_docx(made: Handouts, day: date) -> bytes:
    """Return the hand-outs as a Word document with the same content as the PDF."""
    language = made.language
    title = f"{made.title} · {made.cluster}"
    foot = f"{title} · {made.day}"
    paper = new_document(About(title, made.unit, day, language, foot))
    _choice(paper, made)
    for case in made.cases:
        _case(paper, case, language)
    _preparing(paper, made)
    return document_bytes(paper)


def _choice(paper: Any, made: Handouts) -> None:
    language = made.language
    paper.add_paragraph(made.title, style="Title")
    paper.add_paragraph(f"{made.cluster} · {made.day}")
    paper.add_paragraph(made.choice)
    paper.add_heading(words.CHOICE.in_(language), 1)
    head = (words.THEME.in_(language), words.NEED.in_(language), words.CASES.in_(language))
    rows = [(line.theme, line.tier, line.cases) for line in made.themes]
    add_table(paper, [head, *rows], (66, 20, 80))
    if made.uncovered:
        paper.add_paragraph().add_run(made.uncovered).bold = True
    paper.add_paragraph(made.tiers)
    paper.add_heading(words.ABOUT.in_(language), 2)
    paper.add_paragraph(words.ABOUT_TEXT.in_(language))


def _case(paper: Any, case: CasePage, language: Language) -> None:
    _on_new_page(paper.add_heading(case.title, 1))
    paper.add_paragraph(case.person)
    paper.add_heading(words.STORY.in_(language), 2)
    for part in case.story:
        paper.add_paragraph(part)
    paper.add_heading(words.POINTS.in_(language), 2)
    for point in case.points:
        paper.add_heading(words.POINT.say(language, number=point.number, title=point.title), 3)
        _kept(paper.add_paragraph(point.situation))
        question = _kept(paper.add_paragraph())
        question.add_run(point.question).bold = True
        paper.add_paragraph(f"{words.IN_THE_RING.in_(language)}: {' · '.join(point.actors)}")


def _preparing(paper: Any, made: Handouts) -> None:
    language = made.language
    _on_new_page(paper.add_heading(words.YOUR_PART.in_(language), 1))
    paper.add_paragraph(words.YOUR_PART_TEXT.in_(language))
    for actor in made.actors:
        _actor(paper, actor, language)


def _actor(paper: Any, actor: ActorPage, language: Language) -> None:
    paper.add_heading(actor.role, 2)
    _kept(paper.add_paragraph(actor.offer))
    head = (words.POINTS.in_(language), words.QUESTION.in_(language))
    rows = [(f"{each.number}. {each.title} ({each.case})", each.question) for each in actor.asked]
    add_table(paper, [head, *rows], (66, 100))


def _on_new_page(heading: Any) -> None:
    heading.paragraph_format.page_break_before = True


def _kept(paragraph: Any) -> Any:
    """Keep a paragraph on the page of what follows it."""
    paragraph.paragraph_format.keep_with_next = True
    return paragraph
