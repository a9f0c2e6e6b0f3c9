"""Text finds room where it stands: measured on every slide, and for names longer than any of ours."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pptx.oxml.ns import qn
from pptx_made import CLUSTERS, Made, opened

from manege_analysis.report.pptx.box import EMU_PER_PT, Box, box_of, px
from manege_analysis.report.pptx.fit import INSET, LEADING, fits, lines_of, size_for
from manege_analysis.report.pptx.kit import powerpoint_kit
from manege_analysis.report.pptx.layouts import title_size

Of = Callable[[str], Made]


def overflow(shape: Any, usual: float) -> float:
    """Return by how many points the text of a shape is higher than the shape."""
    box, frame = box_of(shape), shape.text_frame
    wide = (box.wide - frame.margin_left - frame.margin_right) / EMU_PER_PT
    high = 0.0
    for paragraph in frame.paragraphs:
        runs = [run for run in paragraph.runs if run.text.strip()]
        size = max((run.font.size.pt for run in runs if run.font.size), default=usual)
        properties = paragraph._p.find(qn("a:pPr"))
        indent = int(properties.get("marL", 0)) / EMU_PER_PT if properties is not None else 0.0
        # A point's head is bold, and what stands below it on lines of its own is not.
        pieces = [(run.text, bool(run.font.bold)) for run in runs] or [(paragraph.text, False)]
        if "\v" not in paragraph.text:
            pieces = [(paragraph.text, any(bold for _, bold in pieces))]
        lines = sum(lines_of(text, size, wide - indent, bold) for text, bold in pieces)
        high += lines * size * LEADING + (paragraph.space_before.pt if paragraph.space_before else 0)
    return high - (box.high - frame.margin_top - frame.margin_bottom) / EMU_PER_PT


def check_slides(data: bytes) -> None:
    deck = opened(data)
    for slide in deck.slides:
        for shape in slide.shapes:
            box = box_of(shape)
            assert box.x >= 0 and box.y >= 0, (slide.slide_id, shape.name)
            assert box.x + box.wide <= deck.slide_width + 1, shape.name
            assert box.bottom <= deck.slide_height + 1, shape.name
            if shape.has_text_frame:
                is_title = (
                    slide.shapes.title is not None and shape.shape_id == slide.shapes.title.shape_id
                )
                usual = title_size(slide.slide_layout) if is_title else 11
                assert overflow(shape, usual) <= 1.0, (shape.name, shape.text_frame.text[:60])


@pytest.mark.parametrize("cluster", CLUSTERS)
def test_no_text_runs_out_of_its_box(made: Of, cluster: str) -> None:
    for data in made(cluster).both:
        check_slides(data)


@pytest.mark.parametrize("cluster", CLUSTERS)
def test_what_stands_on_a_slide_does_not_overlap(made: Of, cluster: str) -> None:
    for data in made(cluster).both:
        for slide in opened(data).slides:
            kept = [box_of(s) for s in slide.shapes if not s.name.startswith(("Aktør", "Tur"))]
            for at, one in enumerate(kept):
                for other in kept[at + 1 :]:
                    beside = one.x + one.wide <= other.x + 1 or other.x + other.wide <= one.x + 1
                    assert beside or one.bottom <= other.y + 1 or other.bottom <= one.y + 1


def test_long_names_titles_and_rules_still_fit(made: Of) -> None:
    once = made("birkelund")
    long = "Specialkonsulent i den tværgående børne- og ungdomspsykiatriske visitationsenhed "
    actors = tuple(
        dataclasses.replace(
            each,
            role=long * 2,
            answer="accepted",
            person=dataclasses.replace(each.person, name="Anne-Margrethe Overgaard-Kristoffersen"),
        )
        for each in once.plan.actors
    )
    plan = dataclasses.replace(
        once.plan,
        title=f"Manegemøde om {long}",
        purpose=long * 3,
        actors=actors,
        ground_rules=tuple(long * 2 for _ in range(8)),
    )
    check_slides(dict(powerpoint_kit(once.shared, plan).files)["deles/moede.pptx"])


@given(st.text(st.characters(codec="utf-8", exclude_categories=["C"]), min_size=1, max_size=120))
def test_the_size_found_fits_or_is_the_smallest(text: str) -> None:
    box = Box(0, 0, px(400), px(120))
    size = size_for([text], box, 28)
    assert size == 12 or fits([text], size, box)
    assert size == 28 or not fits([text], size + 1, box)
    assert INSET > 0
