"""The sender's name and logo, and colours that can be read."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

import pytest

from manege_analysis.charts.theme import PAPER, contrast
from manege_analysis.errors import ReportError
from manege_analysis.report.identity import ACCENT_TEXT, DEEP, SAND, brand, style_variables


def png(path: Path) -> Path:
    """Write the smallest PNG there is."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    pixels = chunk(b"IDAT", zlib.compress(b"\0\0"))
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + header + pixels + chunk(b"IEND", b""))
    return path


def test_a_logo_is_read_into_the_document(tmp_path: Path) -> None:
    made = brand("Kvalitetsenheden Midtby", png(tmp_path / "logo.png"), "kontakt@midtby.example")
    assert made.logo.startswith("data:image/png;base64,iVBOR")
    assert (made.unit, made.contact) == ("Kvalitetsenheden Midtby", "kontakt@midtby.example")


def test_a_unit_without_a_logo_is_only_named() -> None:
    assert brand("Kvalitetsenheden Midtby", None).logo == ""


@pytest.mark.parametrize("name", ["logo.svg", "logo.exe", "mangler.png"])
def test_a_logo_that_is_no_picture_is_refused(tmp_path: Path, name: str) -> None:
    if name != "mangler.png":
        (tmp_path / name).write_text("<svg onload='alert(1)'/>")
    with pytest.raises(ReportError, match='Correct "logo" under "unit"'):
        brand("Midtby", tmp_path / name)


def test_a_logo_that_would_make_every_page_heavy_is_refused(tmp_path: Path) -> None:
    (tmp_path / "stor.jpg").write_bytes(b"\xff\xd8" + bytes(300_001))
    with pytest.raises(ReportError, match="at most 300 kB, got 300,003 bytes"):
        brand("Midtby", tmp_path / "stor.jpg")


@pytest.mark.parametrize("colour", [DEEP, ACCENT_TEXT])
@pytest.mark.parametrize("paper", [PAPER, SAND])
def test_text_colours_can_be_read(colour: str, paper: str) -> None:
    assert contrast(colour, paper) >= 4.5


def test_every_colour_of_the_identity_is_a_css_variable() -> None:
    assert f"--deep: {DEEP};" in style_variables()
