"""A raw file is one or more `Sheet`s of text cells, before anybody asks which tool wrote it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from manege_analysis.exports.answers import Source
from manege_analysis.exports.cells import Cells, code_rows
from manege_analysis.wording.text import Text


@dataclass(frozen=True, eq=False)
class Sheet:
    """One table of a file as it stands, header and title rows included.

    `rows` are the raw row numbers, from 1, so that they still fit the file after rows were taken
    away.  A text file is one sheet without a name.

    >>> sheet = Sheet.of([["Spm 1", "Spm 2"], ["Ja", "Nej"]])
    >>> sheet.row(0), sheet.below(1).rows.tolist()
    (('Spm 1', 'Spm 2'), [2])
    """

    columns: tuple[Cells, ...]
    rows: NDArray[np.int64]
    name: str = ""

    @classmethod
    def of(cls, rows: Iterable[Sequence[str]], name: str = "") -> Sheet:
        """Make a sheet of rows of text."""
        columns = code_rows(rows)
        height = len(columns[0]) if columns else 0
        return cls(columns, np.arange(1, height + 1, dtype=np.int64), name)

    def __len__(self) -> int:
        return len(self.rows)

    @property
    def width(self) -> int:
        """The number of columns."""
        return len(self.columns)

    def row(self, place: int) -> tuple[str, ...]:
        """Return the texts of one row, counted from 0; blanks beyond the sheet's end."""
        if place >= len(self):
            return ("",) * self.width
        return tuple(cells.text(place) for cells in self.columns)

    def top(self, count: int) -> list[tuple[str, ...]]:
        """Return the texts of the first rows."""
        return [self.row(place) for place in range(min(count, len(self)))]

    def at(self, rows: slice | NDArray[Any]) -> Sheet:
        """Return some rows: a slice, positions, or flags."""
        return replace(self, columns=tuple(c.at(rows) for c in self.columns), rows=self.rows[rows])

    def below(self, count: int) -> Sheet:
        """Return the sheet without its first `count` rows."""
        return self.at(slice(count, None))

    def numbered_from(self, first: int) -> Sheet:
        """Return the sheet with its rows numbered from `first` on."""
        return replace(self, rows=self.rows + (first - int(self.rows[0]))) if len(self) else self

    def only(self, places: Iterable[int]) -> Sheet:
        """Return the sheet with some of its columns."""
        return replace(self, columns=tuple(self.columns[place] for place in places))


@dataclass(frozen=True, eq=False)
class RawFile:
    """A file as opened: its sheets, and how its bytes were understood.

    `form` is "text", "workbook" or "spss".  `evidence` and `notes` go into the answers' `Source`.
    """

    path: Path
    sha256: str
    form: str
    sheets: tuple[Sheet, ...]
    encoding: str = ""
    delimiter: str = ""
    evidence: tuple[Text, ...] = ()
    notes: tuple[Text, ...] = ()
    beside: tuple[tuple[str, str], ...] = ()

    @property
    def name(self) -> str:
        """The file's name, which is how messages call it."""
        return self.path.name

    def sheet(self, *names: str) -> Sheet | None:
        """Return the first sheet with one of the names, in any case of letters."""
        wanted = {name.casefold() for name in names}
        return next((sheet for sheet in self.sheets if sheet.name.casefold() in wanted), None)

    def source(self, *notes: Text, evidence: Text | None = None) -> Source:
        """Return the `Source` of a layout read from this file; `read_layout` names the tool.

        Notes and one more sentence of evidence (on dates, say) go behind the file's own.
        """
        why = (*self.evidence, evidence) if evidence else self.evidence
        said = (*self.notes, *notes)
        return Source(self.name, self.sha256, "", self.encoding, self.delimiter, why, said, self.beside)
