"""The one look of all charts: colours that survive grey print, type that is read at ten metres.

Orange asks for something to be done, blue does not, grey is neither.  The five steps differ in
lightness as well as in hue, so that a colour-blind reader and a grey printer see five steps too.
"""

from __future__ import annotations

from dataclasses import dataclass

INK = "#111111"
SOFT_INK = "#4A4A4A"
PAPER = "#FFFFFF"
TRACK = "#F0F0F0"
RULE = "#8A8A8A"
HATCH = "#6E6E6E"

PROBLEM = ("#DB6408", "#F3B06E")
MIDDLE = "#D6D6D6"
GOOD = ("#00568F", "#5FA3D3")
OUTSIDE = "#FFFFFF"
BAR = GOOD[0]
PROBLEM_TEXT = "#A84A00"
"""The problem side's hue for words on paper, dark enough for small letters."""

FONT = '"Source Sans Pro", "Segoe UI", "Helvetica Neue", Arial, "Liberation Sans", sans-serif'
CONFIG = {"displayModeBar": False, "responsive": True, "staticPlot": True}
LINE = 1.3
"""Plotly's distance between the lines of one text, in font sizes."""


@dataclass(frozen=True)
class Size:
    """A place where charts are shown: the room for the drawing and its type sizes, in CSS pixels.

    A chart is laid out for `width` and may be shown wider or taller, never narrower.  `body` is the
    height of the drawing with its notes, without the heading.  On a page the height follows the
    content and every bar is drawn; a slide shows at most `max_bars`, with the rest in words below.
    """

    width: int
    body: int
    pad: int
    title: int
    subtitle: int
    label: int
    value: int
    note: int
    max_bars: int | None = None

    @property
    def grows(self) -> bool:
        """Tell whether the height follows the content."""
        return self.max_bars is None

    @property
    def is_narrow(self) -> bool:
        """Tell whether names must stand over their bars, because side by side both are cramped."""
        return self.width < 500


PHONE = Size(width=340, body=240, pad=2, title=20, subtitle=15, label=15, value=18, note=13)
PAGE = Size(width=660, body=330, pad=16, title=21, subtitle=15, label=15, value=18, note=13)
SLIDE = Size(width=1132, body=430, pad=8, title=36, subtitle=24, label=23, value=30, note=18, max_bars=6)


def shades(strong: str, mild: str, count: int) -> tuple[str, ...]:
    """Return `count` colours from `strong` to `mild`, evenly spaced.

    >>> shades("#000000", "#FFFFFF", 3)
    ('#000000', '#808080', '#FFFFFF')
    """
    steps = [0.0] if count == 1 else [i / (count - 1) for i in range(count)]
    return tuple(_mix(strong, mild, step) for step in steps)


def luminance(colour: str) -> float:
    """Return the relative luminance of `#RRGGBB`, 0 (black) to 1 (white), as WCAG 2.1 defines it.

    >>> luminance("#FFFFFF"), luminance("#000000")
    (1.0, 0.0)
    """
    red, green, blue = (_linear(int(colour[i : i + 2], 16) / 255) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21 (WCAG 2.1, success criterion 1.4.3).

    >>> round(contrast("#000000", "#FFFFFF"))
    21
    """
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def text_on(background: str) -> str:
    """Return ink or paper, whichever is easier to read on `background`.

    >>> text_on("#00568F"), text_on("#F3B06E")
    ('#FFFFFF', '#111111')
    """
    return INK if contrast(INK, background) >= contrast(PAPER, background) else PAPER


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)


def _mix(one: str, other: str, step: float) -> str:
    pairs = ((int(one[i : i + 2], 16), int(other[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{int(a + (b - a) * step + 0.5):02X}" for a, b in pairs)
