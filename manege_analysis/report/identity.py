"""One visual identity for everything that leaves the house: colours, type, the unit's name and logo."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from manege_analysis.charts import theme
from manege_analysis.errors import Problem, ReportError

if TYPE_CHECKING:
    from manege_analysis.settings import Unit

DEEP = "#0F3350"
"""Headings and the rim of the ring: the charts' blue, darkened until it carries a heading."""
ACCENT = theme.PROBLEM[0]
ACCENT_TEXT = "#A84A00"
"""The accent as text: the same hue, dark enough for small letters on white (6:1)."""
SAND = "#F6EFE4"
LINE = "#D5D9DD"
FONT = f'"Source Sans Pro", {theme.FONT}'

_LOGOS = {".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg"}
_LARGEST_LOGO = 300_000


@dataclass(frozen=True)
class Brand:
    """Who sends the document: the unit's name, its logo as a data address, and how to reach it."""

    unit: str = ""
    logo: str = ""
    contact: str = ""


def brand(unit: str, logo: Path | None, contact: str = "") -> Brand:
    """Return the sender, with the logo read into the document.

    The logo is a PNG or a JPEG: an SVG may hold scripts and links.  Raises `ReportError` for a file
    of another kind, one that is missing, and one over 300 kB.
    """
    if logo is None:
        return Brand(unit, "", contact)
    kind = _LOGOS.get(logo.suffix.lower())
    data = logo.read_bytes() if kind and logo.is_file() else b""
    if not kind or not data or len(data) > _LARGEST_LOGO:
        got = f"{len(data):,} bytes" if data else "a file that is missing or of another kind"
        remedy = 'Correct "logo" under "unit" in manege.yaml.'
        raise ReportError(Problem(str(logo), "a PNG or JPEG of at most 300 kB", got, remedy))
    return Brand(unit, f"data:{kind};base64,{base64.b64encode(data).decode()}", contact)


def sender(unit: Unit, workspace: Path) -> Brand:
    """Return who sends the documents of a workspace; the logo's path is seen from the workspace."""
    return brand(unit.name, workspace / unit.logo if unit.logo else None, unit.contact)


def style_variables() -> str:
    """Return the identity as CSS variables, which every style sheet of the package builds on.

    >>> style_variables().splitlines()[1].strip()
    '--ink: #111111;'
    """
    values = {
        "ink": theme.INK,
        "quiet": theme.SOFT_INK,
        "paper": theme.PAPER,
        "deep": DEEP,
        "accent": ACCENT,
        "accent-text": ACCENT_TEXT,
        "sand": SAND,
        "line": LINE,
        "font": FONT,
    }
    lines = "\n".join(f"  --{name}: {value};" for name, value in values.items())
    return f":root {{\n{lines}\n}}"
