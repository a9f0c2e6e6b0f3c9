"""The files hold to the format's own schemas, so that PowerPoint finds nothing to repair."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from openxml_audit import validate_pptx
from pptx import Presentation
from pptx_made import CLUSTERS, SIZES, Made

from manege_analysis.report.pptx.kit import powerpoint_kit

Of = Callable[[str], Made]


def violations(data: bytes, folder: Path) -> list[str]:
    """Return what a PowerPoint file breaks of ECMA-376, part by part."""
    path = folder / "a.pptx"
    path.write_bytes(data)
    return [f"{each.part_uri}: {each.description}" for each in validate_pptx(path).errors]


@pytest.mark.parametrize("cluster", CLUSTERS)
def test_nothing_breaks_the_format(made: Of, cluster: str, tmp_path: Path) -> None:
    assert [violations(data, tmp_path) for data in made(cluster).both] == [[], []]


def test_a_user_s_template_is_written_into_within_the_format(made: Of, tmp_path: Path) -> None:
    own = Presentation()
    own.slides.add_slide(own.slide_layouts[0]).shapes.title.text = "Vores egen forside"
    own.save(str(tmp_path / "skabelon.pptx"))
    assert violations((tmp_path / "skabelon.pptx").read_bytes(), tmp_path) == []
    once = made(SIZES["middle"])
    files = dict(powerpoint_kit(once.shared, once.plan, tmp_path / "skabelon.pptx").files)
    assert [violations(data, tmp_path) for data in files.values()] == [[], []]


def test_the_check_sees_what_breaks_the_format(made: Of, tmp_path: Path) -> None:
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[0])
    slide._element.cSld.set("nonsense", "1")
    deck.save(str(tmp_path / "b.pptx"))
    assert violations((tmp_path / "b.pptx").read_bytes(), tmp_path)
