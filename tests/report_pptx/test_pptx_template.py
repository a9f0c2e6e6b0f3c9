"""A user's own template: found by name or kind, kept as it is, and told what it lacks."""

from __future__ import annotations

import base64
import dataclasses
import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from pptx import Presentation
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.oxml.ns import qn
from pptx_made import Made, charts, opened

from manege_analysis.errors import Problem, ReportError
from manege_analysis.report.identity import Brand
from manege_analysis.report.kit import template_attention
from manege_analysis.report.pptx.box import box_of
from manege_analysis.report.pptx.kit import powerpoint_kit
from manege_analysis.report.pptx.layouts import content_box, find_layouts, open_look, title_of
from manege_analysis.report.pptx.palette import Palette

Of = Callable[[str], Made]


def saved(deck: Any, folder: Path) -> Path:
    path = folder / "skabelon.pptx"
    deck.save(str(path))
    return path


def test_a_template_keeps_its_slides_its_size_and_its_colours(made: Of, tmp_path: Path) -> None:
    own = Presentation()
    own.slides.add_slide(own.slide_layouts[0]).shapes.title.text = "Vores egen forside"
    own.core_properties.author = "Hans Opdigtet"
    once = made("birkelund")
    kit = powerpoint_kit(once.shared, once.plan, saved(own, tmp_path))
    assert kit.problems == ()
    for (_, data), before in zip(kit.files, once.both, strict=True):
        deck = opened(data)
        assert deck.slides[0].shapes.title.text == "Vores egen forside"
        assert len(deck.slides) == len(opened(before).slides) + 1
        assert (deck.slide_width, deck.slide_height) == (9144000, 6858000)
        assert deck.core_properties.author == "Kvalitetsenheden Eksempel"
        for slide in list(deck.slides)[1:]:
            assert slide.shapes.title.text_frame.text
            for shape in slide.shapes:
                assert shape.left + shape.width <= deck.slide_width
                assert shape.top + shape.height <= deck.slide_height
    layouts = {slide.slide_layout.name for slide in opened(kit.files[1][1]).slides}
    assert layouts == {"Title Slide", "Title and Content", "Section Header"}
    for shape in charts(kit.files[0][1]):
        colours = shape.chart._chartSpace.iter(qn("a:srgbClr"))
        assert list(colours) == [], "a chart's colours are the template's own"


def sections(data: bytes) -> list[tuple[str, int]]:
    """Return the presentation's sections with the number of slides in each, which must be all."""
    deck = opened(data)
    found = [each for each in deck.part._element.iter() if each.tag.endswith("}section")]
    slides = [each.get("id") for section in found for each in section.iter() if each.get("id")]
    inside = [each for each in slides if not each.startswith("{")]
    assert inside == [str(slide.slide_id) for slide in deck.slides] or not found
    assert len({each.get("id") for each in found}) == len(found)
    return [(each.get("name"), len(each[0])) for each in found]


def test_the_three_blocks_are_sections_that_follow_each_other(made: Of) -> None:
    once = made("birkelund")
    assert [name for name, _ in sections(once.meeting)] == [
        "Blok et · Introduktion", "Blok to · Resultater", "Blok tre · I manegen",
    ]  # fmt: skip
    assert sections(once.block_two) == []


def test_a_template_s_own_slides_and_sections_stay_in_front(made: Of, tmp_path: Path) -> None:
    once = made("laerkesund")
    own = Presentation()
    for _ in range(2):
        own.slides.add_slide(own.slide_layouts[6])
    first = dict(powerpoint_kit(once.shared, once.plan, saved(own, tmp_path)).files)
    assert sections(first["deles/moede.pptx"])[0] == ("Skabelonens egne sider", 2)
    again = tmp_path / "igen.pptx"
    again.write_bytes(first["deles/moede.pptx"])
    second = dict(powerpoint_kit(once.shared, once.plan, again).files)
    *kept, (name, count) = sections(second["deles/blok-to.pptx"])
    assert kept == sections(first["deles/moede.pptx"])
    assert (name, count) == ("Blok to · Resultater", len(opened(once.block_two).slides))


def test_a_template_says_everything_it_lacks_and_still_works(made: Of, tmp_path: Path) -> None:
    own = Presentation()
    for layout in list(own.slide_layouts):
        if layout.name != "Title Only":
            own.slide_layouts.remove(layout)
    only = own.slide_layouts[0]
    for each in list(only.placeholders):
        if each is not title_of(only) and each.placeholder_format.idx:
            each._element.getparent().remove(each._element)
    once = made("birkelund")
    kit = powerpoint_kit(once.shared, once.plan, saved(own, tmp_path))
    lacking = [problem.expected for problem in kit.problems]
    assert lacking == [
        "a layout with a title and content",
        "a title slide's layout",
        "a section header's layout",
        'a slide number on "Title Only"',
        'a footer on "Title Only"',
    ]
    assert {problem.where for problem in kit.problems} == {"skabelon.pptx"}
    deck = opened(kit.files[1][1])
    numbers = [e for e in deck.slides[1]._element.iter(qn("a:fld")) if e.get("type") == "slidenum"]
    assert len(numbers) == 1


def test_layouts_are_found_by_their_danish_names_before_their_kind() -> None:
    own = Presentation()
    own.slide_layouts[1].name = "Andet"
    own.slide_layouts[5].name = "Titel og indhold"
    own.slide_layouts[6].name = "Forside"
    look = find_layouts(own, "x.pptx")
    assert (look.content.name, look.title.name) == ("Titel og indhold", "Title Slide")
    box = content_box(look.content, own)
    assert box.y >= title_of(look.content).top + title_of(look.content).height


def test_a_layout_with_any_object_serves_where_none_is_named() -> None:
    own = Presentation()
    for layout in own.slide_layouts:
        layout.name = f"Eget {layout.name}"
        layout._element.attrib.pop("type", None)
    look = find_layouts(own, "x.pptx")
    assert look.content.name == "Eget Title and Content"
    assert [problem.expected for problem in look.problems] == [
        "a title slide's layout", "a section header's layout",
    ]  # fmt: skip


def test_faint_colours_are_told() -> None:
    look = open_look(None)
    assert look.problems == ()
    own = Presentation()
    theme = next(
        rel.target_part for rel in own.slide_master.part.rels.values() if rel.reltype.endswith("theme")
    )
    theme._blob = theme.blob.replace(b"4F81BD", b"F5F5A0")
    (problem,) = find_layouts(own, "x.pptx").problems
    assert "accent1" in problem.expected and problem.got == "1.1:1"


def as_potx(path: Path) -> Path:
    """Turn a presentation into a template, as "Save as" does."""
    made = path.with_suffix(".potx")
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(made, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            target.writestr(name, data.replace(b"presentation.main+xml", b"template.main+xml"))
    return made


def test_a_template_file_becomes_a_presentation(made: Of, tmp_path: Path) -> None:
    once = made("laerkesund")
    with pytest.raises(ValueError, match="not a PowerPoint file"):
        Presentation(str(as_potx(saved(Presentation(), tmp_path))))
    kit = powerpoint_kit(once.shared, once.plan, tmp_path / "skabelon.potx")
    assert len(opened(kit.files[0][1]).slides) == len(opened(once.block_two).slides)


def test_a_title_in_the_middle_and_numbers_used_twice_leave_room_for_what_is_said(
    made: Of, tmp_path: Path
) -> None:
    """LibreOffice writes templates in which title and text have one number and overlap."""
    own = Presentation()
    for layout in own.slide_layouts:
        for each in layout.placeholders:
            ph = each._element.find(f".//{qn('p:ph')}")
            if ph.get("type") in ("title", "ctrTitle", "subTitle", None):
                ph.attrib.pop("idx", None)
            if ph.get("type") in ("title", "ctrTitle"):
                each.left, each.top, each.width, each.height = 457200, 2130480, 8229600, 1469520
            if ph.get("type") in ("subTitle", None):
                each.left, each.top, each.width, each.height = 457200, 1604520, 8229600, 3977280
            style = each._element.txBody.find(qn("a:lstStyle"))
            if ph.get("type") == "ftr" and style is not None:
                each._element.txBody.remove(style)
    once = made("birkelund")
    kit = powerpoint_kit(once.shared, once.plan, saved(own, tmp_path))
    (told,) = {problem.got for problem in kit.problems}
    assert told == "boxes that overlap; the text begins below the title"
    for slide in opened(kit.files[1][1]).slides:
        title = box_of(slide.shapes.title)
        drawn = [box_of(shape) for shape in slide.shapes if shape.has_chart or shape.has_table]
        assert all(box.y >= title.bottom for box in drawn)
        assert all(box.high > 6858000 * 0.2 for box in drawn)


def test_letters_and_greys_are_seen_on_a_dark_background() -> None:
    dark = {
        "bg1": "#12202B",
        "tx1": "#FFFFFF",
        "tx2": "#BFE3FF",
        "accent1": "#6CC6FF",
        "accent2": "#FFB45E",
    }
    light = {
        "bg1": "#FFFFFF",
        "tx1": "#111111",
        "tx2": "#0F3350",
        "accent1": "#00568F",
        "accent2": "#DB6408",
    }
    for colours in (dark, light):
        palette = Palette(colours)
        neutral = Coloured()
        palette.paint(neutral, "neutral")
        assert neutral.theme_color == MSO_THEME_COLOR.BACKGROUND_1
        assert (neutral.brightness > 0) == palette.is_dark == (colours is dark)
    on_head = Palette(dark).ink_on_head, Palette(light).ink_on_head
    assert on_head == (MSO_THEME_COLOR.BACKGROUND_1, MSO_THEME_COLOR.BACKGROUND_1)
    assert Palette(dark).ink_on("problem mild") == MSO_THEME_COLOR.BACKGROUND_1
    assert Palette(light).ink_on("problem mild") == MSO_THEME_COLOR.TEXT_1
    assert Palette(light).ink_on("good") == MSO_THEME_COLOR.BACKGROUND_1
    assert "lumOff" in Palette(dark).line and "lumOff" not in Palette(light).line


class Coloured:
    """Something that can be given a colour of the theme."""

    theme_color: Any = None
    brightness = 0.0


@pytest.mark.parametrize("content", [None, b"", b"PK\x03\x04 no presentation"])
def test_a_file_of_another_kind_is_refused(content: bytes | None, tmp_path: Path) -> None:
    path = tmp_path / "skabelon.pptx"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(ReportError, match=r"save it as \.pptx, without a password"):
        open_look(path)


def test_a_template_without_any_title_is_refused(tmp_path: Path) -> None:
    own = Presentation()
    for layout in list(own.slide_layouts):
        if layout.name != "Blank":
            own.slide_layouts.remove(layout)
    with pytest.raises(ReportError, match="expected a layout with a title, got 1 without"):
        open_look(saved(own, tmp_path))


@pytest.mark.parametrize("size", [(400, 100), (2000, 60)])
def test_the_units_logo_stands_on_the_cover_with_its_name(made: Of, size: tuple[int, int]) -> None:
    buffer = io.BytesIO()
    Image.new("RGB", size, "#00568F").save(buffer, "PNG")
    logo = f"data:image/png;base64,{base64.b64encode(buffer.getvalue()).decode()}"
    shared = dataclasses.replace(made("birkelund").shared, brand=Brand("Enheden", logo))
    slide = opened(powerpoint_kit(shared, None).files[0][1]).slides[0]
    (picture,) = (shape for shape in slide.shapes if shape.shape_type == 13)
    assert picture._element.nvPicPr.cNvPr.get("descr") == "Logo: Enheden"
    assert picture.width <= 320 * 9525 and picture.height <= 56 * 9525
    (ground,) = (shape for shape in slide.shapes if shape.name == "Logo, bund")
    assert str(ground.fill.fore_color.rgb) == "FFFFFF"
    assert ground.left < picture.left and ground.left + ground.width > picture.left + picture.width
    order = [shape.shape_id for shape in slide.shapes]
    assert order.index(ground.shape_id) < order.index(picture.shape_id)


def test_the_workspaces_template_is_an_input_and_the_index_tells_what_it_lacks(
    made: Of, tmp_path: Path
) -> None:
    settings = made("birkelund").prepared.settings
    assert settings.template is None
    unit = settings.unit.model_copy(update={"template": "skabelon.pptx"})
    own = dataclasses.replace(settings, workspace=tmp_path, unit=unit)
    assert own.template == saved(Presentation(), tmp_path)
    assert own.template in own.inputs()
    lacking = Problem("skabelon.pptx", "a footer", "none", "Add it.")
    (said,) = template_attention(settings, (lacking,))
    assert said.startswith("PowerPoint-skabelonen skabelon.pptx mangler noget (1 punkt")
    assert template_attention(settings, ()) == ()
