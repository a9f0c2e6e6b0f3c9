"""What the cells of some columns show together, for readers that must tell boxes from matrix rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from manege_analysis.exports.cells import Cells, is_blank
from manege_analysis.exports.files.plaintext import key_of


def filled(cells: Cells) -> dict[str, int]:
    """Count the rows of each text that is no blank, in order of first appearance.

    >>> filled(Cells.of(["Ja", " ", "Ja"]))
    {'Ja': 2}
    """
    return {label: n for label, n in cells.counts().items() if not is_blank(label)}


def texts_of(columns: Iterable[Cells]) -> frozenset[str]:
    """Return the different texts of several columns, in the form of `key_of`.

    >>> sorted(texts_of([Cells.of(["Ja", ""]), Cells.of(["NEJ"])]))
    ['ja', 'nej']
    """
    return frozenset(key_of(label) for cells in columns for label in filled(cells))


def is_all_or_none(columns: Sequence[Cells]) -> bool:
    """Whether every row fills either all of the columns or none, as the boxes of one question do.

    >>> is_all_or_none([Cells.of(["Y", ""]), Cells.of(["N", ""])])
    True
    """
    blank = np.stack([cells.blank() for cells in columns])
    return bool((blank.all(axis=0) | ~blank.any(axis=0)).all())
