"""Places on a slide: boxes in EMU, cut from one another so that nothing overlaps."""

from __future__ import annotations

from dataclasses import dataclass

EMU_PER_PX = 9525
EMU_PER_PT = 12700


def px(value: float) -> int:
    """Return CSS pixels (96 to the inch) as EMU, the unit of a slide.

    >>> px(1280)
    12192000
    """
    return round(value * EMU_PER_PX)


@dataclass(frozen=True)
class Box:
    """A rectangle in EMU."""

    x: int
    y: int
    wide: int
    high: int

    @property
    def bottom(self) -> int:
        """The lower edge."""
        return self.y + self.high

    def top(self, high: int) -> Box:
        """Return the uppermost strip, `high` EMU high."""
        return Box(self.x, self.y, self.wide, high)

    def below(self, high: int) -> Box:
        """Return what is left below a strip of `high` EMU.

        >>> Box(0, 0, 10, 10).below(4)
        Box(x=0, y=4, wide=10, high=6)
        """
        return Box(self.x, self.y + high, self.wide, max(self.high - high, 0))

    def within(self, edge: int) -> Box:
        """Return the box with `edge` EMU less on its left and on its right.

        >>> Box(0, 0, 100, 10).within(5)
        Box(x=5, y=0, wide=90, high=10)
        """
        return Box(self.x + edge, self.y, self.wide - 2 * edge, self.high)

    def left(self, part: float, gap: int = 0) -> Box:
        """Return the left `part` (0 to 1) of the box, with half of `gap` left free beside it."""
        return Box(self.x, self.y, round(self.wide * part) - gap // 2, self.high)

    def right(self, part: float, gap: int = 0) -> Box:
        """Return the right `part` (0 to 1) of the box, with half of `gap` left free beside it.

        >>> Box(0, 0, 100, 10).left(0.4, 10), Box(0, 0, 100, 10).right(0.6, 10)
        (Box(x=0, y=0, wide=35, high=10), Box(x=45, y=0, wide=55, high=10))
        """
        wide = round(self.wide * part) - gap // 2
        return Box(self.x + self.wide - wide, self.y, wide, self.high)


def box_of(shape: object) -> Box:
    """Return where a shape of python-pptx lies, its own place or the one it inherits."""
    left, top, width, height = (getattr(shape, name) or 0 for name in ("left", "top", "width", "height"))
    return Box(int(left), int(top), int(width), int(height))
