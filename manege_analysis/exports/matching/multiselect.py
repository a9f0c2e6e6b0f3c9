"""Several answers joined in one cell are taken apart against the options that are known."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from manege_analysis.exports.cells import Cells, is_blank
from manege_analysis.exports.files.plaintext import key_of, one_line

DELIMITERS = (";", ",", "\n", "|", "/")


def split(
    cell: str, known: Mapping[str, str], longest: int, delimiter: str
) -> tuple[tuple[str, ...], str]:
    """Take one cell apart; return the known answers as written, and the text left over.

    An option's own text may contain the delimiter, so the longest run of pieces that is a known
    option is taken first.  `known` maps `key_of` an option to itself, `longest` is the largest
    number of pieces in any option (`pieces_of`).  What is left over is written "other" text, or an
    answer that nobody knows.

    >>> known = {key_of(text): text for text in ("Ja; ofte", "Ja", "PPR")}
    >>> split("Ja; ofte;PPR;min nabo;", known, 2, ";")
    (('Ja; ofte', 'PPR'), 'min nabo')
    """
    pieces = cell.split(delimiter)
    found: list[str] = []
    left: list[str] = []
    at = 0
    while at < len(pieces):
        for length in range(min(longest, len(pieces) - at), 0, -1):
            text = delimiter.join(pieces[at : at + length])
            whole = not is_blank(pieces[at]) and not is_blank(pieces[at + length - 1])
            if whole and key_of(text) in known:
                found.append(one_line(text))
                at += length
                break
        else:
            left.append(pieces[at])
            at += 1
    return tuple(found), one_line(delimiter.join(piece for piece in left if not is_blank(piece)))


def pieces_of(options: Iterable[str], delimiter: str) -> int:
    """Return the largest number of pieces the delimiter makes of any option, at least 1."""
    return max((option.count(delimiter) + 1 for option in options), default=1)


def find_delimiter(cells: Cells, options: Sequence[str]) -> str:
    """Find what joins the answers: the delimiter that leaves the least text over.

    Raises nothing: with no filled cell the answer is ";".
    """
    known = {key_of(option): option for option in options}
    filled = {label: n for label, n in cells.counts().items() if not is_blank(label)}

    def left_over(delimiter: str) -> int:
        longest = pieces_of(options, delimiter)
        return sum(n * len(split(text, known, longest, delimiter)[1]) for text, n in filled.items())

    return min(DELIMITERS, key=left_over)
