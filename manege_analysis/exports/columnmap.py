"""`columns.yaml`: which column holds which question, confirmed by a person once and used again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, Literal, Self

from pydantic import model_validator

from manege_analysis.errors import ExportError
from manege_analysis.exports.files.plaintext import header_key
from manege_analysis.yamlfile import Strict, read_model, write_yaml


class MappedColumn(Strict):
    """One column of the export and what it holds.

    - `header`: as it stands in the file (line breaks and doubled blanks do not matter).
    - `item`: the question's id, or `question.row` for a matrix row.
    - `option`: the option's id, when the column is one box of a multi-select.
    - `other`: true when the column holds what was written beside "other".
    - `joined_by`: what divides several answers in one cell, where the file does not tell (";").
    - `ignore`: true when the column holds no question; then nothing else is said of it.
    """

    header: str
    item: str = ""
    option: str = ""
    other: bool = False
    joined_by: str = ""
    ignore: bool = False
    by: str = ""
    when: date | None = None

    @model_validator(mode="after")
    def _says_one_thing(self) -> Self:
        if self.ignore == bool(self.item):
            raise ValueError('a column has either "item: …" or "ignore: true"')
        if self.option and self.other:
            raise ValueError('a column is an option, or the words beside "other", not both')
        return self


class ColumnMap(Strict):
    """A confirmed column map.

    >>> ColumnMap(version=1, columns=({"header": "Spm 1", "item": "q1"},)).of("Spm 1").item
    'q1'
    """

    version: Literal[1]
    columns: tuple[MappedColumn, ...] = ()

    @model_validator(mode="after")
    def _headers_differ(self) -> Self:
        seen: set[str] = set()
        for column in self.columns:
            name = header_key(column.header)
            if name in seen:
                raise ValueError(f'the header "{name}" stands twice')
            seen.add(name)
        return self

    def of(self, header: str) -> MappedColumn | None:
        """Return what is said of a header, or None."""
        name = header_key(header)
        return next((c for c in self.columns if header_key(c.header) == name), None)

    def claimed(self) -> frozenset[str]:
        """The headers mapped to a question, in the form of `header_key`: a person has looked at them."""
        return frozenset(header_key(column.header) for column in self.columns if column.item)


def load_column_map(path: Path) -> ColumnMap:
    """Read `columns.yaml`; raises `ExportError` with every problem and its line."""
    return read_model(path, ColumnMap, ExportError)


def save_column_map(columns: ColumnMap, path: Path) -> None:
    """Write `columns.yaml` in one step, leaving out what is not said."""
    write_yaml(path, {"version": 1, "columns": list(_entries(columns))})


def _entries(columns: ColumnMap) -> Iterator[dict[str, Any]]:
    for column in columns.columns:
        yield column.model_dump(exclude_defaults=True)
