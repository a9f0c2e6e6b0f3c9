"""LibreOffice sets every slide, and none of them is empty."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from pptx_made import SIZES, Made, opened
from pypdf import PdfReader

Of = Callable[[str], Made]


@pytest.mark.documents
@pytest.mark.parametrize("cluster", SIZES.values(), ids=SIZES)
def test_every_slide_is_a_page_with_its_title_on_it(made: Of, cluster: str, tmp_path: Path) -> None:
    data = made(cluster).meeting
    (tmp_path / "moede.pptx").write_bytes(data)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    subprocess.run(
        ["soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", tmp_path,
         tmp_path / "moede.pptx"],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    slides, pages = list(opened(data).slides), PdfReader(tmp_path / "moede.pdf").pages
    assert len(pages) == len(slides)
    for slide, page in zip(slides, pages, strict=True):
        said = "".join(page.extract_text().split())
        assert "".join(slide.shapes.title.text_frame.text.split()) in said
        assert "�" not in said
    subprocess.run(["pdftoppm", "-r", "20", "-png", tmp_path / "moede.pdf", tmp_path / "s"], check=True)
    for picture in tmp_path.glob("s-*.png"):
        with Image.open(picture) as shown:
            assert len(shown.convert("RGB").getcolors(1_000_000) or ()) > 20
