"""Numbers in a finished file become findings where the safe summary does not hold them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from manege_analysis.report.audit.allowed import Allowed, Numbers
from manege_analysis.report.audit.finding import Finding
from manege_analysis.report.audit.pieces import Piece

_TAG = re.compile(r"<[^<>]*>")
_OF = re.compile(
    r"(?<![\d.,])(\d{1,4})\s+(?:ud af|af de|af|out of|of the|of)\s+(?:i alt\s+)?(\d{1,4})(?![\d]|[.,]\d)"
)
_PEOPLE = re.compile(
    r"(?<![\d.,:/–-])(\d{1,4})\s+"
    r"(?:af (?:de )?)?"
    r"(?:læger|respondenter|besvarelser|svar|klyngemedlemmer|doctors|GPs|respondents|answers)\b",
    re.IGNORECASE,
)
_IS_N = re.compile(r"(?<![^\W_])[nN]\s*=\s*(\d{1,4})\b")
_PERCENT = re.compile(r"(?<![\d.,])(\d{1,3})([.,]\d+)?\s*(?:%|procent(?!point)|per cent|percent)", re.I)
_MEAN = re.compile(
    r"(?:gennemsnit\w*|middel(?:tal|værdi)\w*|snit|mean|average)\W+(?:[^\W\d]+\W+){0,3}?(\d+[.,]\d+)",
    re.IGNORECASE,
)
_BARE = re.compile(
    r"\s*(?:mindst|færre end|under|højst|at least|fewer than)?\s*(\d{1,4})(,\d+)?\s*(%)?\s*"
)
_NEAR = 0.02
"""An axis goes a little beyond the number it ends at, as a part of that number."""

_UNPUBLISHED = "a number about respondents that is not published"
_REMEDY = "Say and draw values of the safe summary only."


def unknown_numbers(piece: Piece, allowed: Allowed) -> Iterator[Finding]:
    """Find counts, percentages, means, chart values and ends of axes that are not published."""
    numbers = allowed.numbers
    if numbers is None or not any(char.isdigit() for char in piece.content):
        return
    if piece.kind == "number":
        drawn = numbers.by_table.get(piece.table, numbers.drawn)
        unknown = round(abs(float(piece.content)), 4) not in drawn
    elif piece.kind == "end":
        unknown = not _is_end(piece.content, numbers)
    elif piece.kind in ("text", "cell", "comment", "property"):
        unknown = _says_unknown(piece, allowed, numbers)
    else:
        return
    if unknown:
        yield Finding(piece.where, _UNPUBLISHED, _REMEDY)


def _says_unknown(piece: Piece, allowed: Allowed, numbers: Numbers) -> bool:
    text = _TAG.sub("", piece.content) if "<" in piece.content else piece.content
    own = allowed.own
    for one, other in _OF.findall(text):
        if (int(one), int(other)) not in numbers.pairs and f"{one}/{other}" not in own:
            return True
    said = _PEOPLE.findall(text) + _IS_N.findall(text)
    if any(float(count) not in numbers.counts and count not in own for count in said):
        return True
    for whole, part in _PERCENT.findall(text):
        is_own = f"{whole}{part}" in own
        if not is_own and (part or int(whole) not in numbers.percents):
            return True
    if any(float(mean.replace(",", ".")) not in numbers.means for mean in _MEAN.findall(text)):
        return True
    return (piece.kind == "cell" or "annotations" in piece.where) and _is_bare_unknown(
        text, numbers.by_table.get(piece.table, numbers.counts | numbers.means), numbers, own
    )


def _is_bare_unknown(text: str, known: frozenset[float], numbers: Numbers, own: frozenset[str]) -> bool:
    bare = _BARE.fullmatch(text)
    if bare is None:
        return False
    whole, part, percent = bare.groups()
    if percent:
        return bool(part) or int(whole) not in numbers.percents
    value = float(f"{whole}{(part or '').replace(',', '.')}")
    return value not in known and f"{whole}{part or ''}" not in own


def _is_end(content: str, numbers: Numbers) -> bool:
    """Tell whether an axis ends at nothing, or just beyond a published number or 100 %."""
    try:
        end = abs(float(content))
    except ValueError:
        return True
    most = max(numbers.counts, default=1.0)
    known = {*numbers.counts, 1.0, 100.0} if most else {1.0}
    return end <= _NEAR * most or any(abs(end - each) <= _NEAR * each for each in known if each)
