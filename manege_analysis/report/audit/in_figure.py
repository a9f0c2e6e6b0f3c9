"""The numbers and texts of stored JSON, and of plotly figures in particular."""

from __future__ import annotations

import base64
import binascii
import json
import re
import struct
from collections.abc import Iterator
from typing import Any

from manege_analysis.report.audit.pieces import Piece, PieceKind

_TYPES = {"f8": "d", "f4": "f", "i1": "b", "u1": "B", "i2": "h", "u2": "H", "i4": "i", "u4": "I"}
_PLACES = frozenset(
    (
        "x0",
        "y0",
        "dx",
        "dy",
        "width",
        "offset",
        "size",
        "solidity",
        "opacity",
        "maxdisplayed",
        "textangle",
    )
)
"""A trace's single numbers that place or thicken it; lists of numbers are read under any name."""
_LAYOUT_START = re.compile(r"newPlot\(\s*(?:\"[^\"]*\"|'[^']*'|[\w.$]+)\s*,\s*")


def figures_in_script(where: str, script: str) -> Iterator[Piece]:
    """Yield what plotly figures written into a script hold, as `Plotly.newPlot(id, data, layout)`."""
    decoder = json.JSONDecoder()
    for start in _LAYOUT_START.finditer(script):
        parts: list[Any] = []
        at = start.end()
        while at < len(script) and script[at] in "[{" and len(parts) < 3:
            try:
                value, at = decoder.raw_decode(script, at)
            except ValueError:
                break
            parts.append(value)
            at += len(script[at:]) - len(script[at:].lstrip(" ,\n\t"))
        if parts and isinstance(parts[0], list):
            layout = parts[1] if len(parts) > 1 and isinstance(parts[1], dict) else {}
            yield from values_in(f"{where}, figure", {"data": parts[0], "layout": layout})


def values_in(where: str, value: Any) -> Iterator[Piece]:
    """Yield every text and number of a JSON value; plotly's base64 arrays are decoded to numbers.

    Of a figure's layout, which is geometry made from published values, the numbers are the ends of
    the axes that stand for values.

    >>> [p.content for p in values_in("x", {"dtype": "i1", "bdata": "Agc="})]
    ['2', '7']
    """
    if is_figure(value):
        yield from _figure(where, value)
        others = {key: part for key, part in value.items() if key not in ("data", "layout")}
        yield from _plain(where, others)
    else:
        yield from _plain(where, value)


def is_figure(value: Any) -> bool:
    """Tell whether a JSON value is a plotly figure."""
    return isinstance(value, dict) and isinstance(value.get("data"), list) and "layout" in value


def _plain(where: str, value: Any, kind: PieceKind = "number") -> Iterator[Piece]:
    if isinstance(value, dict):
        if {"dtype", "bdata"} <= value.keys():
            yield from (Piece(where, kind, f"{n:g}") for n in _numbers(value))
            return
        for key, part in value.items():
            yield Piece(f"{where}, name", "text", str(key))
            yield from values_in(f"{where}.{key}" if len(where) < 200 else where, part)
    elif isinstance(value, list):
        for part in value:
            yield from values_in(where, part)
    elif isinstance(value, bool) or value is None:
        return
    elif isinstance(value, int | float):
        yield Piece(where, kind, f"{value:g}")
    else:
        yield Piece(where, "text", str(value))


def _figure(where: str, figure: dict[str, Any]) -> Iterator[Piece]:
    traces = [trace for trace in figure["data"] if isinstance(trace, dict)]
    drawn = [piece for trace in traces for piece in _trace(f"{where}, trace", trace)]
    yield from drawn
    most = max((float(piece.content) for piece in drawn if piece.kind == "number"), default=0.0)
    value_axes = {f"{name}axis" for name in "xy" if any(_holds_numbers(t.get(name)) for t in traces)}
    layout = figure["layout"] if isinstance(figure["layout"], dict) else {}
    for name, part in layout.items():
        place = f"{where}, {name}"
        if name in value_axes and isinstance(part, dict):
            yield from _ends(f"{place} range", part.get("range"), most)
        for piece in _plain(place, part):
            if piece.kind != "number" or name == "meta":
                yield piece


def _ends(where: str, ends: Any, most: float) -> Iterator[Piece]:
    """Yield the ends of a value axis, except one that leaves room for words beyond the longest bar."""
    for end in ends if isinstance(ends, list) else ():
        is_number = isinstance(end, int | float)
        if not (is_number and end > most and not float(end).is_integer()):
            yield Piece(where, "end", str(end))


def _trace(where: str, value: Any, name: str = "") -> Iterator[Piece]:
    if isinstance(value, dict) and not {"dtype", "bdata"} <= value.keys():
        for key, part in value.items():
            yield Piece(f"{where}, name", "text", str(key))
            yield from _trace(f"{where}.{key}" if len(where) < 200 else where, part, key)
    elif isinstance(value, int | float) and name in _PLACES:
        return
    elif isinstance(value, dict | list):
        yield from _plain(where, value)
    elif name == "bdata" or value is None or isinstance(value, bool):
        return
    else:
        kind: PieceKind = "number" if isinstance(value, int | float) and name != "" else "text"
        if not (kind == "number" and ".line" in where):
            yield Piece(where, kind, f"{value:g}" if kind == "number" else str(value))


def _holds_numbers(value: Any) -> bool:
    if isinstance(value, dict):
        return "bdata" in value
    return isinstance(value, list) and any(
        isinstance(part, int | float) and not isinstance(part, bool) for part in value
    )


def _numbers(array: dict[str, Any]) -> tuple[float, ...]:
    try:
        raw = base64.b64decode(str(array["bdata"]))
    except (binascii.Error, ValueError):
        return ()
    code = _TYPES.get(str(array["dtype"]).lstrip("<>|="), "d")
    size = struct.calcsize(code)
    return struct.unpack(f"<{len(raw) // size}{code}", raw[: len(raw) // size * size])
