"""Text becomes a type size at which it fits its box, measured with the widths of Arial."""

from __future__ import annotations

from collections.abc import Sequence

from manege_analysis.charts.textfit import wrap
from manege_analysis.report.pptx.box import EMU_PER_PT, Box

LEADING = 1.2
INSET = 7.2 * 2
"""What a text box keeps free to the left and right, in points; above and below it is half of that."""
SMALLEST = 12.0


def lines_of(text: str, size: float, wide: float, bold: bool = False) -> int:
    """Count the lines of a text with its own line breaks, at `size` points in `wide` points.

    >>> lines_of("Et\\nTo", 20, 200), lines_of("Hverken let eller svært", 15, 100)
    (2, 2)
    """
    return sum(len(wrap(part, size, wide, bold)) for part in text.split("\n"))


def height_of(
    paragraphs: Sequence[str], size: float, wide: float, space: float = 0.0, bold: bool = False
) -> float:
    """Return how high paragraphs run, in points; `space` is free above each but the first, in sizes."""
    lines = sum(lines_of(text, size, wide, bold) for text in paragraphs)
    return lines * size * LEADING + space * size * max(len(paragraphs) - 1, 0)


def fits(
    paragraphs: Sequence[str], size: float, box: Box, space: float = 0.0, *, bold: bool = False,
    indent: float = 0.0,
) -> bool:  # fmt: skip
    """Tell whether paragraphs at `size` points find room in a box; `indent` in points."""
    wide = box.wide / EMU_PER_PT - INSET - indent
    high = box.high / EMU_PER_PT - INSET / 2
    return height_of(paragraphs, size, wide, space, bold) <= high


def size_for(
    paragraphs: Sequence[str], box: Box, most: float, space: float = 0.0, *, bold: bool = False,
    indent: float = 0.0,
) -> float:  # fmt: skip
    """Return the largest whole size, from `most` points down to 12, at which the text fits.

    >>> size_for(["Kort"], Box(0, 0, 3_000_000, 900_000), 28)
    28
    """
    size = most
    while size > SMALLEST and not fits(paragraphs, size, box, space, bold=bold, indent=indent):
        size -= 1
    return size
