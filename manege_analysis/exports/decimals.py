"""Which decimal mark each column of numbers uses is told from the numbers themselves, and reported.

Nothing is changed here: "3.275" is never taken for 3,275.  Cleaning reads each number column by its
own mark; this module only says what the file shows.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from manege_analysis.exports import words
from manege_analysis.exports.cells import Cells, is_blank
from manege_analysis.exports.layout import RawColumn
from manege_analysis.wording.text import Text

# Exactly three digits after one mark can be thousands; any other number of digits cannot.
_PROOF = re.compile(r"\s*-?(?:\d+|\d{1,3}(?:[.\s\u00a0]\d{3})+)([.,])(?:\d{1,2}|\d{4,})\s*%?\s*")
_EITHER = re.compile(r"\s*-?\d{1,3}[.,]\d{3}\s*%?\s*")
_NUMBER = re.compile(r"\s*-?[\d.,\s\u00a0]*\d\s*%?\s*")


def decimal_evidence(columns: Iterable[RawColumn]) -> Text | None:
    """Say in one sentence which decimal marks the columns of numbers use; None without any.

    >>> decimal_evidence([RawColumn("a", Cells.of(["3,5", "4"])), RawColumn("b", Cells.of(["1.5"]))]).en
    'Decimals: comma in 1 column, point in 1 column; each column is read by its own.'
    """
    found = Counter(mark for column in columns if (mark := decimal_mark(column.cells)))
    told = [
        words.IN_COLUMNS[found[mark] > 1].filled(mark=name, n=found[mark])
        for mark, name in words.MARKS.items()
        if found[mark]
    ]
    if not told:
        return None
    tail = words.EACH_BY_ITS_OWN if len(told) > 1 else Text("")
    both = Text(", ".join(each.da for each in told), ", ".join(each.en for each in told))
    return words.DECIMALS.filled(said=Text(both.da + tail.da, both.en + tail.en))


def decimal_mark(cells: Cells) -> str:
    """Return the mark a column of numbers proves: "," or ".", "both", "?" for neither, "" for none.

    A workbook's number cells have no mark; a column with words in it is no column of numbers.

    >>> [decimal_mark(Cells.of(texts)) for texts in (["3,5"], ["3.275"], ["3,5", "3.5"], ["3,5 timer"])]
    [',', '?', 'both', '']
    """
    written = [text for text in cells.counts() if not is_blank(text) and text not in cells.numbers]
    if not written or not all(_NUMBER.fullmatch(text) for text in written):
        return ""
    proofs = {found[1] for text in written if (found := _PROOF.fullmatch(text))}
    if len(proofs) == 2:
        return "both"
    either = any(_EITHER.fullmatch(text) for text in written)
    return proofs.pop() if proofs else "?" if either else ""
