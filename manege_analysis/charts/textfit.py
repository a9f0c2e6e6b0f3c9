"""Text that fits: its width, its line breaks, and room for labels that must not touch each other.

Plotly neither wraps nor measures before it draws, so the charts do, with the widths of Arial and
its metric twins; `_SLACK` is for the system fonts that run a little wider.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

_BLANKS = re.compile(r"[\x00-\x20]+")  # not the no-break space, which holds "15 %" together
_SLACK = 1.06
_BOLD = 1.08
_WIDTHS = {
    0.25: "ijl'|",
    0.30: "ftI .,:;/!·\u00a0",
    0.34: 'r-()[]"',
    0.50: "cksvxyzJ",
    0.60: "øFTZ+=<>",
    0.67: "ABEKPSVXYÅ&",
    0.73: "wCDHNRU",
    0.78: "GOQØ",
    0.86: "mM½%æ",
    1.00: "WÆ—…",
}
_WIDTH_OF = {letter: width for width, letters in _WIDTHS.items() for letter in letters}
_USUAL = 0.56
_SPECIAL = {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;", ord("$"): "&#36;"}


def plain(text: str) -> str:
    """Return `text` on one line, with every run of blanks as one space.

    >>> plain(" Let \\n eller svært ")
    'Let eller svært'
    """
    return _BLANKS.sub(" ", text).strip(" ")


def safe(text: str) -> str:
    """Neutralise what plotly would read as markup: tags (`<a href>` stays a link) and TeX's dollars.

    >>> safe("<b>1 & 2</b>")
    '&lt;b&gt;1 &amp; 2&lt;/b&gt;'
    """
    return text.translate(_SPECIAL)


@lru_cache(maxsize=4096)
def width(text: str, size: float, bold: bool = False) -> float:
    """Estimate how wide `text` runs, in pixels, at a font size in pixels.

    >>> 30 < width("Svært", 15) < 45
    True
    """
    ems = sum(_WIDTH_OF.get(letter, _USUAL) for letter in text)
    return ems * size * _SLACK * (_BOLD if bold else 1.0)


@lru_cache(maxsize=4096)
def wrap(text: str, size: float, room: float, bold: bool = False) -> tuple[str, ...]:
    """Break `text` into lines of at most `room` pixels; a word that is longer is divided with a hyphen.

    >>> wrap("Hverken let eller svært", 15, 100)
    ('Hverken let', 'eller svært')
    """
    lines = [""]
    words = (_divided(word, size, room, bold) for word in plain(text).split(" "))
    for word in (part for parts in words for part in parts):
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and width(longer, size, bold) > room:
            lines.append(word)
        else:
            lines[-1] = longer
    return tuple(lines)


def balanced(text: str, size: float, room: float, bold: bool = False) -> tuple[str, ...]:
    """Break `text` as `wrap` does, into the same number of lines but of like length.

    >>> balanced("En kort overskrift der lige brydes", 20, 290)
    ('En kort overskrift', 'der lige brydes')
    """
    lines = wrap(text, size, room, bold)
    longest = max(width(word, size, bold) for word in plain(text).split(" "))
    low, high = min(max(room / 2, longest), room), room
    while high - low > size / 2:
        middle = (low + high) / 2
        tried = wrap(text, size, middle, bold)
        low, high = (low, middle) if len(tried) <= len(lines) else (middle, high)
    return wrap(text, size, high, bold)


def neat(text: str, size: float, room: float) -> tuple[str, ...]:
    """Break running text as `wrap` does, but never leave a word or two alone on the last line.

    >>> neat("Færre end fem står på den ene side, så tallet vises ikke.", 15, 360)
    ('Færre end fem står på den', 'ene side, så tallet vises ikke.')
    """
    lines = wrap(text, size, room)
    is_short = len(lines) > 1 and width(lines[-1], size) < room / 4
    return balanced(text, size, room) if is_short else lines


def spread(
    centres: Sequence[float], widths: Sequence[float], room: float, gap: float
) -> tuple[float, ...]:
    """Move label centres apart, as little as needed, so that no two touch and none leaves [0, `room`].

    Labels keep their order; neighbours that collide move as one group around their common centre.

    >>> spread([10, 12, 80], [20, 20, 20], 100, 4)
    (10.0, 34.0, 80.0)
    """
    groups: list[tuple[float, float, list[int]]] = []
    for i, (centre, wide) in enumerate(zip(centres, widths, strict=True)):
        groups.append((centre - wide / 2, wide, [i]))
        groups[-1] = _inside(groups[-1], room)
        while len(groups) > 1 and groups[-2][0] + groups[-2][1] + gap > groups[-1][0]:
            later, earlier = groups.pop(), groups.pop()
            groups.append(_inside(_merged(earlier, later, centres, widths, gap), room))
    placed = [0.0] * len(centres)
    for start, _, members in groups:
        at = start
        for i in members:
            placed[i] = at + widths[i] / 2
            at += widths[i] + gap
    return tuple(placed)


def _divided(word: str, size: float, room: float, bold: bool) -> list[str]:
    parts = []
    while width(word, size, bold) > room and len(word) > 4:
        cut = len(word) - 2
        while cut > 2 and width(word[:cut] + "-", size, bold) > room:
            cut -= 1
        parts.append(word[:cut] + "-")
        word = word[cut:]
    return [*parts, word]


def _inside(group: tuple[float, float, list[int]], room: float) -> tuple[float, float, list[int]]:
    start, wide, members = group
    return max(0.0, min(start, room - wide)), wide, members


def _merged(
    earlier: tuple[float, float, list[int]],
    later: tuple[float, float, list[int]],
    centres: Sequence[float],
    widths: Sequence[float],
    gap: float,
) -> tuple[float, float, list[int]]:
    members = earlier[2] + later[2]
    wide = earlier[1] + gap + later[1]
    offset, wished = 0.0, 0.0
    for i in members:
        wished += centres[i] - widths[i] / 2 - offset
        offset += widths[i] + gap
    return wished / len(members), wide, members
