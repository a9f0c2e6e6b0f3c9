"""A theme's colours become tones, on light backgrounds and on dark ones, and letters that are read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pptx.enum.dml import MSO_THEME_COLOR

from manege_analysis.charts.theme import contrast, luminance
from manege_analysis.report.pptx.pages import Tone

_TONES: dict[Tone, tuple[str, float]] = {
    "problem": ("accent2", 0.0),
    "problem mild": ("accent2", 0.45),
    "good": ("accent1", 0.0),
    "good mild": ("accent1", 0.45),
}
_NEUTRAL, _TRACK = 0.25, 0.06
_SLOTS = {
    "accent1": MSO_THEME_COLOR.ACCENT_1,
    "accent2": MSO_THEME_COLOR.ACCENT_2,
    "bg1": MSO_THEME_COLOR.BACKGROUND_1,
    "tx1": MSO_THEME_COLOR.TEXT_1,
    "tx2": MSO_THEME_COLOR.TEXT_2,
}
_DARK = 0.18
"""The luminance below which white letters are read better than black ones."""


@dataclass(frozen=True)
class Palette:
    """The colours of a theme by the names that slides use, as `#RRGGBB`.

    Everything painted refers to the theme, so that it follows when somebody changes it; the values
    tell only how light a colour is.
    """

    colours: Mapping[str, str]

    @property
    def is_dark(self) -> bool:
        """Whether slides have a dark background."""
        return luminance(self.colours["bg1"]) < _DARK

    def paint(self, colour: Any, tone: Tone) -> None:
        """Give something a tone."""
        self._set(colour, *self._tone(tone))

    def track(self, colour: Any) -> None:
        """Give something the shade on which bars run."""
        self._set(colour, "bg1", self._away(_TRACK))

    def ink_on(self, tone: Tone) -> Any:
        """Return the theme's colour in which letters on a tone are read best."""
        slot, brightness = self._tone(tone)
        return self._ink(_shaded(self.colours[slot], brightness))

    @property
    def ink_on_head(self) -> Any:
        """The colour of letters on a table's head, which has the second text colour."""
        return self._ink(self.colours["tx2"])

    @property
    def line(self) -> str:
        """The colour of thin lines, as DrawingML."""
        change = '<a:lumMod val="75000"/>' + ('<a:lumOff val="25000"/>' if self.is_dark else "")
        return f'<a:schemeClr val="bg1">{change}</a:schemeClr>'

    def _tone(self, tone: Tone) -> tuple[str, float]:
        return ("bg1", self._away(_NEUTRAL)) if tone == "neutral" else _TONES[tone]

    def _away(self, step: float) -> float:
        """Return a change of brightness that leads away from the background."""
        return step if self.is_dark else -step

    def _ink(self, behind: str) -> Any:
        best = max(("tx1", "bg1"), key=lambda slot: contrast(self.colours[slot], behind))
        return _SLOTS[best]

    def _set(self, colour: Any, slot: str, brightness: float) -> None:
        colour.theme_color = _SLOTS[slot]
        colour.brightness = brightness


def _shaded(colour: str, brightness: float) -> str:
    """Return a colour lighter (up to 1) or darker (down to -1), as PowerPoint reckons it.

    >>> _shaded("#808080", 0.5), _shaded("#808080", -0.5)
    ('#C0C0C0', '#404040')
    """
    parts = [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
    if brightness > 0:
        parts = [round(part + (255 - part) * brightness) for part in parts]
    else:
        parts = [round(part * (1 + brightness)) for part in parts]
    return "#" + "".join(f"{part:02X}" for part in parts)
