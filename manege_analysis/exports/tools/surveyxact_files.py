"""The tables of one SurveyXact export are gathered: sheets of a workbook, or CSV files side by side."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from manege_analysis.errors import ExportError, Problem
from manege_analysis.exports import words
from manege_analysis.exports.files.beside import find_beside
from manege_analysis.exports.files.rawfile import open_file
from manege_analysis.exports.files.sheet import RawFile, Sheet
from manege_analysis.exports.files.table import Table, find_table
from manege_analysis.exports.tools.surveyxact_tables import looks_like_structure
from manege_analysis.wording.text import Text

_PART = re.compile(r"(.*dataset)\((\d+)\)(.*)", re.IGNORECASE)


@dataclass(frozen=True, eq=False)
class Tables:
    """The dataset in one piece, the two tables about it where they were found, and other files read."""

    dataset: Table
    labels: Sheet | None
    structure: Sheet | None
    notes: tuple[Text, ...] = ()
    beside: tuple[tuple[str, str], ...] = ()


def find_tables(file: RawFile) -> Tables:
    """Gather the tables of an export.

    Wide surveys are split into `Dataset(1)`, `Dataset(2)`: they are joined by respondent.  Raises
    `ExportError` when the file is a label or structure table, or when parts do not fit together.
    """
    if any(looks_like_structure(sheet) for sheet in file.sheets) and len(file.sheets) == 1:
        remedy = "Name the dataset instead; this table is found when it lies beside it."
        got = "SurveyXact's structure table"
        raise ExportError(Problem(file.name, "a dataset with answers", got, remedy))
    if len(file.sheets) > 1 or file.form == "workbook":
        return _from_workbook(file)
    return _from_folder(file)


def _from_workbook(file: RawFile) -> Tables:
    labels, structure = file.sheet("Labels"), file.sheet("Structure")
    parts = [sheet for sheet in file.sheets if re.match(r"dataset", sheet.name, re.IGNORECASE)]
    parts = parts or [sheet for sheet in file.sheets if sheet not in (labels, structure)][:1]
    if not parts:
        remedy = "Export again with the dataset."
        raise ExportError(Problem(file.name, 'a sheet called "Dataset"', "none", remedy))
    tables = [find_table(sheet, f"{file.name}, sheet {sheet.name}") for sheet in parts]
    return Tables(_join(tables, file.name), labels, structure, _absent(labels, structure))


def _from_folder(file: RawFile) -> Tables:
    opened: list[RawFile] = [file]

    def one(role: str) -> Sheet | None:
        path = find_beside(file.path, role)
        if path is None:
            return None
        opened.append(open_file(path))
        return opened[-1].sheets[0]

    labels, structure = one(r"label"), one(r"structure|struktur")
    opened += [open_file(path) for path in _other_parts(file.path)]
    parts = [each for each in opened if each is file or _PART.fullmatch(each.path.stem)]
    parts.sort(key=lambda each: each.name)
    tables = [find_table(each.sheets[0], each.name) for each in parts]
    others = tuple((each.name, each.sha256) for each in opened[1:])
    read = tuple(words.READ_TOGETHER.filled(name=name) for name, _ in others)
    notes = (*read, *(note for each in opened[1:] for note in each.notes), *_absent(labels, structure))
    return Tables(_join(tables, file.name), labels, structure, notes, others)


def _other_parts(path: Path) -> list[Path]:
    found = _PART.fullmatch(path.stem)
    if not found:
        return []
    same = [
        (other, match)
        for other in sorted(path.parent.iterdir())
        if other != path and other.suffix == path.suffix and (match := _PART.fullmatch(other.stem))
    ]
    return [other for other, match in same if (match[1], match[3]) == (found[1], found[3])]


def _join(parts: Sequence[Table], where: str) -> Table:
    """Join the parts of a wide dataset by respondent; columns that repeat stand once."""
    first = parts[0]
    for part in parts[1:]:
        here, there = (table.place("respondentid", "responde") for table in (first, part))
        if here is None or there is None:
            raise _misfit(where, "a part of the dataset without respondentid")
        places = {text: at for at, text in enumerate(part.body.columns[there].texts())}
        wanted = first.body.columns[here].texts()
        if len(places) != len(part.body) or set(places) != set(wanted):
            raise _misfit(where, "parts with different respondents")
        rows = np.array([places[text] for text in wanted], dtype=np.int64)
        new = [at for at, header in enumerate(part.headers) if header not in first.headers]
        body = replace(first.body, columns=(*first.body.columns, *part.body.at(rows).only(new).columns))
        headers = (*first.headers, *(part.headers[at] for at in new))
        first = Table(headers, body, (*first.notes, *part.notes))
    return first


def _misfit(where: str, got: str) -> ExportError:
    expected = "the parts of a split dataset to hold the same respondents"
    return ExportError(Problem(where, expected, got, "Export all parts again at the same time."))


def _absent(labels: Sheet | None, structure: Sheet | None) -> tuple[Text, ...]:
    notes = []
    if labels is None:
        notes.append(words.NO_LABELS)
    if structure is None:
        notes.append(words.NO_STRUCTURE)
    return tuple(notes)
