"""A presentation is whole: PowerPoint has nothing to repair, a screen reader all it needs."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from xml.etree import ElementTree

import pytest
from pptx_made import CLUSTERS, Made, charts, members, opened, sheet_rows, texts

from manege_analysis.report.pptx.kit import powerpoint_kit

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
CONTENT_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
Of = Callable[[str], Made]


@pytest.mark.parametrize("cluster", CLUSTERS)
def test_every_relationship_leads_to_a_part_and_every_part_has_a_content_type(
    made: Of, cluster: str
) -> None:
    for data in made(cluster).both:
        parts = members(data)
        types = ElementTree.fromstring(parts["[Content_Types].xml"])
        defaults = {each.get("Extension") for each in types.iter(f"{CONTENT_TYPES}Default")}
        named = {each.get("PartName") for each in types.iter(f"{CONTENT_TYPES}Override")}
        assert named == {f"/{name}" for name in parts} & named
        for name in parts:
            assert f"/{name}" in named or name.rsplit(".", 1)[-1] in defaults, name
        for name, content in parts.items():
            if name.endswith(".rels"):
                folder = posixpath.dirname(posixpath.dirname(name))
                ids = []
                for each in ElementTree.fromstring(content):
                    ids.append(each.get("Id"))
                    assert each.get("TargetMode") is None, "nothing outside the file is asked for"
                    target = str(each.get("Target"))
                    path = target.lstrip("/") if target.startswith("/") else f"{folder}/{target}"
                    assert posixpath.normpath(path).lstrip("/") in parts, (name, target)
                assert len(ids) == len(set(ids))


@pytest.mark.parametrize("cluster", CLUSTERS)
def test_shape_ids_are_unique_on_every_slide_and_layout(made: Of, cluster: str) -> None:
    for data in made(cluster).both:
        for name, content in members(data).items():
            if re.match(r"ppt/(slides|slideLayouts|slideMasters|notesSlides)/\w+\.xml", name):
                ids = [each.get("id") for each in ElementTree.fromstring(content).iter(f"{P}cNvPr")]
                assert len(ids) == len(set(ids)), name


@pytest.mark.parametrize("cluster", CLUSTERS)
def test_every_slide_has_a_title_of_its_own_notes_and_no_empty_placeholder(
    made: Of, cluster: str
) -> None:
    for data in made(cluster).both:
        for slide in opened(data).slides:
            assert slide.shapes.title.text_frame.text.strip()
            assert "Tid: ca. " in slide.notes_slide.notes_text_frame.text
            assert len(slide.notes_slide.notes_text_frame.text.splitlines()) > 1
            for placeholder in slide.placeholders:
                assert placeholder.text_frame.text.strip()


@pytest.mark.parametrize("cluster", CLUSTERS)
def test_charts_and_tables_have_alternative_text(made: Of, cluster: str) -> None:
    drawn = 0
    for data in made(cluster).both:
        for slide in opened(data).slides:
            for shape in slide.shapes:
                if shape.has_chart or shape.has_table:
                    drawn += 1
                    assert shape._element.find(f".//{P}cNvPr").get("descr").strip()
    assert drawn


@pytest.mark.parametrize("cluster", CLUSTERS)
def test_slides_but_covers_carry_their_number(made: Of, cluster: str) -> None:
    for data in made(cluster).both:
        for slide in opened(data).slides:
            numbers = [e for e in slide._element.iter(f"{A}fld") if e.get("type") == "slidenum"]
            assert len(numbers) == int(slide.slide_layout.name == "Indhold")


@pytest.mark.parametrize("cluster", CLUSTERS)
def test_every_run_says_that_it_is_danish(made: Of, cluster: str) -> None:
    for data in made(cluster).both:
        for name, content in members(data).items():
            if re.match(r"ppt/(slides|notesSlides|charts)/\w+\.xml", name):
                for run in ElementTree.fromstring(content).iter(f"{A}r"):
                    properties = run.find(f"{A}rPr")
                    assert properties is not None and properties.get("lang") == "da-DK", name


def test_properties_name_the_unit_and_no_person(made: Of) -> None:
    for data, title in zip(made("birkelund").both, ("Blok to: ", "Manegemøde: "), strict=True):
        core = opened(data).core_properties
        assert core.title.startswith(title)
        assert (core.author, core.last_modified_by) == ("Kvalitetsenheden Eksempel",) * 2
        assert (core.language, core.revision) == ("da-DK", 1)
        assert "docProps/app.xml" not in members(data)
        assert "docProps/thumbnail.jpeg" not in members(data)


def test_the_same_values_give_the_same_bytes(made: Of) -> None:
    once = made("birkelund")
    again = dict(powerpoint_kit(once.shared, once.plan).files)
    assert tuple(again.values()) == once.both


def test_block_two_has_at_most_twelve_slides(made: Of) -> None:
    counts = {cluster: len(opened(made(cluster).block_two).slides) for cluster in CLUSTERS}
    assert max(counts.values()) <= 12
    assert counts["birkelund"] == 12


@pytest.mark.parametrize("cluster", CLUSTERS)
def test_embedded_workbooks_open_and_hold_what_the_chart_draws(made: Of, cluster: str) -> None:
    for data in made(cluster).both:
        for shape in charts(data):
            head, *rows = sheet_rows(shape)
            plot = shape.chart.plots[0]
            assert list(head[1:]) == [series.name for series in plot.series]
            assert [row[0] for row in rows] == list(plot.categories)
            for at, series in enumerate(plot.series, 1):
                assert [row[at] for row in rows] == list(series.values)


def test_block_two_says_what_the_html_deck_says(made: Of) -> None:
    from manege_analysis.report.deck import block_two

    once = made("birkelund")
    block = block_two(once.shared)
    parts = (block.title, block.respondents, block.needs, block.findings, block.voices)
    slides = [slide for part in (*parts, block.dialogue, block.onward) for slide in part]
    shown = list(opened(once.block_two).slides)
    assert [slide.title for slide in slides] == [each.shapes.title.text_frame.text for each in shown]
    for slide, each in zip(slides, shown, strict=True):
        said = texts(each).replace("\v", "\n")
        assert slide.kicker in said and slide.subtitle in said
        for point in slide.points:
            assert point.head in said and point.text in said
        assert set(slide.notes) <= set(each.notes_slide.notes_text_frame.text.splitlines())
