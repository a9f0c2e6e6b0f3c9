"""A page that stands in several files is drawn once, and each file is as if it were alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from pptx_made import DAY, Made, members, opened, texts

from manege_analysis.report.deck import block_two
from manege_analysis.report.identity import Brand
from manege_analysis.report.pptx.kit import BLOCK_TWO, MEETING, powerpoint_kit
from manege_analysis.report.pptx.meeting_pages import meeting_pages
from manege_analysis.report.pptx.package import About
from manege_analysis.report.pptx.pages import Page, Table
from manege_analysis.report.pptx.results_pages import results_pages
from manege_analysis.report.pptx.write import Deck, write_decks
from manege_analysis.report.slides import Point

Of = Callable[[str], Made]
TOLD = About("Klyngens møde", "Enheden", date(2027, 2, 1), "da")


def decks(made: Made) -> tuple[Deck, Deck]:
    shared, unit = made.shared, made.shared.brand.unit
    block = block_two(shared)
    results = results_pages(block, shared.summary, "da")
    pages = meeting_pages(made.plan, results, unit, "da")
    two = Deck(results, About(block.mark.document.title, unit, DAY, "da"))
    return two, Deck(pages, About(made.plan.title, unit, DAY, "da"))


def slides(data: bytes) -> dict[str, bytes]:
    return {name: part for name, part in members(data).items() if name.startswith("ppt/slides/slide")}


@pytest.mark.parametrize("which", [0, 1])
def test_a_file_made_together_has_the_slides_of_one_made_alone(made: Of, which: int) -> None:
    middle = made("birkelund")
    both = decks(middle)
    together = write_decks(both, middle.shared.brand).data[which]
    alone = write_decks((both[which],), middle.shared.brand).data[0]
    assert slides(together) == slides(alone)
    assert len(slides(together)) == len(both[which].pages)


def test_a_file_holds_no_part_of_slides_that_only_the_other_shows(made: Of) -> None:
    middle = made("birkelund")
    for data, deck in zip(middle.both, decks(middle), strict=True):
        notes = [name for name in members(data) if name.startswith("ppt/notesSlides/notesSlide")]
        charts = [name for name in members(data) if name.startswith("ppt/charts/chart")]
        assert len(notes) == len(deck.pages)
        assert len(charts) == sum(page.bars is not None for page in deck.pages) > 0


def test_the_foot_of_each_file_is_its_own(made: Of) -> None:
    two, meeting = made("birkelund").both
    slide, title = opened(two).slides[3], made("birkelund").plan.title
    assert title not in texts(slide)
    named = (
        each for each in opened(meeting).slides if each.shapes.title.text == slide.shapes.title.text
    )
    assert title in texts(next(named))


def test_pages_that_are_alike_are_slides_of_their_own() -> None:
    page = Page("pause", "points", "Pause", points=(Point("Kaffe"),))
    (data,) = write_decks((Deck((page, page), TOLD),), Brand("Enheden")).data
    assert [slide.shapes.title.text for slide in opened(data).slides] == ["Pause", "Pause"]
    assert len(slides(data)) == 2


def test_a_template_s_slides_and_sections_stand_once_in_each_file(made: Of, tmp_path: Path) -> None:
    middle = made("birkelund")
    template = tmp_path / "egen.pptx"
    template.write_bytes(middle.meeting)
    files = dict(powerpoint_kit(middle.shared, middle.plan, template).files)
    own = len(opened(middle.meeting).slides)
    for name, deck in zip((BLOCK_TWO, MEETING), decks(middle), strict=True):
        assert len(opened(files[name]).slides) == own + len(deck.pages)
        presentation = members(files[name])["ppt/presentation.xml"].decode()
        assert presentation.count("<p14:sectionLst") == 1
        assert presentation.count("<p14:sldId ") == own + len(deck.pages)


@pytest.mark.parametrize("odd", ["Kaffe\n", "\n", "Kaffe\nog te", "", " "])
def test_a_cell_with_breaks_in_it_changes_no_other_cell(odd: str) -> None:
    rows = (("Hvad", "Hvem"), (odd, "Anne"), ("Kage", odd), ("Te", "Bo"))
    page = Page("p-plads", "table", "P-pladsen", table=Table(rows, (0.5, 0.5), "En tabel."))
    (data,) = write_decks((Deck((page,), TOLD),), Brand("Enheden")).data
    table = next(shape.table for shape in opened(data).slides[0].shapes if shape.has_table)
    assert [[cell.text for cell in row.cells] for row in table.rows] == [list(row) for row in rows]
