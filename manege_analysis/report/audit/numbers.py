"""Numbers in a finished file become findings where the safe summary does not hold them."""

from __future__ import annotations

from collections.abc import Iterator

from manege_analysis.report.audit.allowed import Allowed, Numbers
from manege_analysis.report.audit.finding import Finding
from manege_analysis.report.audit.pieces import Piece
from manege_analysis.report.audit.said import Said, bare_in, said_in

_NEAR = 0.02
"""An axis goes a little beyond the number it ends at, as a part of that number."""


def unknown_numbers(piece: Piece, allowed: Allowed) -> Iterator[Finding]:
    """Find counts, percentages, means, chart values and ends of axes that are not published."""
    numbers = allowed.numbers
    if numbers is None or not any(map(str.isdigit, piece.content)):
        return
    if piece.kind == "number":
        known = round(abs(float(piece.content)), 4) in numbers.by_table.get(piece.table, numbers.drawn)
    elif piece.kind == "end":
        known = _is_end(piece.content, numbers)
    else:
        known = all(said in allowed.own or _is_known(said, piece, numbers) for said in _said(piece))
    if not known:
        what = "a number about respondents that is not published"
        yield Finding(piece.where, what, "Say and draw values of the safe summary only.")


def _said(piece: Piece) -> Iterator[Said]:
    if piece.kind in ("text", "cell", "comment", "property"):
        yield from said_in(piece.content)
    if piece.kind == "cell" or "annotations" in piece.where:
        yield from bare_in(piece.content)


def _is_known(said: Said, piece: Piece, numbers: Numbers) -> bool:
    if said.kind == "of":
        return (int(said.value), said.base) in numbers.pairs
    if said.kind == "people":
        return said.value in numbers.counts
    if said.kind == "percent":
        return said.value in numbers.percents
    if said.kind == "mean":
        return said.value in numbers.means
    return said.value in numbers.by_table.get(piece.table, numbers.counts | numbers.means)


def _is_end(content: str, numbers: Numbers) -> bool:
    """Tell whether an axis ends at nothing, or just beyond a published number or 100 %."""
    try:
        end = abs(float(content))
    except ValueError:
        return True
    known = {*numbers.counts, 1.0, 100.0} - {0.0}
    return end <= _NEAR * max(numbers.counts, default=1.0) or any(
        abs(end - each) <= _NEAR * each for each in known
    )
