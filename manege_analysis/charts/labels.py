"""Names above the parts of a bar: broken into lines and moved so that none touches another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from manege_analysis.charts.textfit import balanced, plain, spread, width
from manege_analysis.charts.theme import Size

_EMS = (18, 14, 11, 9, 7.5, 6, 5, 4)
_GAP = 0.7


@dataclass(frozen=True)
class Label:
    """A name with the value that stands over it, wished at `middle` pixels and set at `at`."""

    name: str
    value: str
    middle: float
    lines: tuple[str, ...] = ()
    at: float = 0.0

    @property
    def is_divided(self) -> bool:
        """Tell whether a word of the name had to be divided."""
        return " ".join(self.lines) != plain(self.name)


def place_labels(wished: Sequence[Label], size: Size, room: float) -> tuple[Label, ...]:
    """Return the labels with their lines and places, near what they name and clear of each other.

    Tries wide and narrow settings and takes the one with the fewest lines and the smallest moves.
    Words are divided only where even the longest word of each label would not find room beside the
    others.

    >>> from manege_analysis.charts.theme import PAGE
    >>> placed = place_labels([Label("Let", "3", 40), Label("Svært", "9", 50)], PAGE, 200)
    >>> [label.at < label.middle for label in placed]
    [True, False]
    """
    if not wished:
        return ()
    tried = [_set(wished, size, room, ems * size.label) for ems in _EMS]
    fitting = [labels for labels in tried if _wide(labels, size) <= room]
    if fitting:
        return min(fitting, key=lambda labels: _cost(labels, size))
    return _set(wished, size, room, room / len(wished) - size.label * _GAP, divide=True)


def have_room(names: Sequence[str], size: Size, room: float) -> bool:
    """Tell whether the names can stand side by side without dividing a word.

    >>> from manege_analysis.charts.theme import PAGE
    >>> have_room(["Overvejende enig", "Overvejende uenig"], PAGE, 150)
    False
    """
    longest = [max(width(word, size.label) for word in plain(name).split(" ")) for name in names]
    return sum(longest) + (len(names) - 1) * size.label * _GAP <= room


def _set(
    wished: Sequence[Label], size: Size, room: float, most: float, *, divide: bool = False
) -> tuple[Label, ...]:
    labels = []
    for label in wished:
        longest = max(width(word, size.label) for word in plain(label.name).split(" "))
        lines = balanced(label.name, size.label, most if divide else max(most, longest))
        labels.append(replace(label, lines=lines))
    widths = [_width(label, size) for label in labels]
    places = spread([label.middle for label in labels], widths, room, size.label * _GAP)
    return tuple(replace(label, at=at) for label, at in zip(labels, places, strict=True))


def _width(label: Label, size: Size) -> float:
    lines = max(width(line, size.label) for line in label.lines)
    return max(lines, width(label.value, size.value, True))


def _wide(labels: Sequence[Label], size: Size) -> float:
    return sum(_width(label, size) for label in labels) + (len(labels) - 1) * size.label * _GAP


def _cost(labels: Sequence[Label], size: Size) -> float:
    moved = sum(max(0.0, abs(label.at - label.middle) - size.label) for label in labels)
    return moved + max(len(label.lines) for label in labels) * size.label * 3
