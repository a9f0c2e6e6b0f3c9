"""A column with several answers in one cell is recognised by pieces that recur in other company."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from itertools import pairwise

from manege_analysis.exports.cells import is_blank

_DELIMITERS = (";", ", ", ",", "|", "\n")
_RECURRING = 0.75
"""At least this share of all pieces must be a recurring one; the rest is written "other"."""
_COMPANY = 0.05
"""At least this share of the cells must hold two of the options; else a few wrote with commas."""
_MOST = 60


def joined_options(counts: Mapping[str, int], known: str = "") -> tuple[str, tuple[str, ...]]:
    """Find what joins several answers in a column's cells, and the answers; ("", ()) for single ones.

    `counts` are rows by text, `known` is the delimiter where the tool tells it.  Pieces that always
    stand side by side are one answer with the delimiter in it.

    >>> joined_options({"PPR;Skole": 4, "PPR": 3, "BUP;Skole": 2, "Skole": 5, "BUP;PPR;Skole": 1})
    (';', ('PPR', 'Skole', 'BUP'))
    >>> joined_options({"Ja, altid": 5, "Nej, aldrig": 4})
    ('', ())
    """
    filled = {text.strip(): n for text, n in counts.items() if not is_blank(text)}
    for delimiter in (known,) if known else _DELIMITERS:
        options = _options(filled, delimiter)
        if options and (known or _is_plainly_joined(filled, options, delimiter)):
            return delimiter.strip(" ") or delimiter, options
    return "", ()


def _options(filled: Mapping[str, int], delimiter: str) -> tuple[str, ...]:
    if not any(delimiter in text.rstrip(delimiter) for text in filled):
        return ()
    cells = [([p.strip() for p in text.split(delimiter) if p.strip()], n) for text, n in filled.items()]
    while merged := _one_merge(cells, delimiter):
        cells = merged
    seen: Counter[str] = Counter()
    for pieces, n in cells:
        for piece in dict.fromkeys(pieces):
            seen[piece] += n
    least = 2 if sum(filled.values()) > 8 else 1
    recurring = tuple(piece for piece, n in seen.items() if n >= least and len(piece) < 200)
    company = sum(n for pieces, n in cells if len(set(pieces) & set(recurring)) > 1)
    if company < _COMPANY * sum(filled.values()):
        return ()
    share = sum(seen[piece] for piece in recurring) / max(sum(seen.values()), 1)
    return recurring if share >= _RECURRING and 1 < len(recurring) <= _MOST else ()


def _one_merge(cells: list[tuple[list[str], int]], delimiter: str) -> list[tuple[list[str], int]] | None:
    """Join one pair of pieces that never stand apart, or return None."""
    alone: Counter[str] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    for pieces, n in cells:
        alone.update(dict.fromkeys(pieces, n))
        pairs.update(dict.fromkeys(pairwise(pieces), n))
    for (left, right), n in pairs.items():
        if n == alone[left] == alone[right] and n > 2 and left != right:
            joined = f"{left}{delimiter}{right}"
            return [(_merge(pieces, left, right, joined), count) for pieces, count in cells]
    return None


def _merge(pieces: list[str], left: str, right: str, joined: str) -> list[str]:
    made: list[str] = []
    for piece in pieces:
        if made and made[-1] == left and piece == right:
            made[-1] = joined
        else:
            made.append(piece)
    return made


def _is_plainly_joined(filled: Mapping[str, int], options: tuple[str, ...], delimiter: str) -> bool:
    """Whether answers stand alone and in company, and their pieces are fewer than the cells' texts."""
    several = [text for text in filled if delimiter in text.rstrip(delimiter)]
    alone = {text.rstrip(delimiter).strip() for text in filled}
    in_company = {p.strip() for text in several for p in text.split(delimiter)}
    both = alone & in_company & set(options)
    return len(options) < len(filled) or len(both) > 1
