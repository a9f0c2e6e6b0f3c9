"""REDCap's data dictionary beside an export becomes one `Field` per variable."""

from __future__ import annotations

import re
from dataclasses import dataclass

from manege_analysis.exports.files.beside import find_beside
from manege_analysis.exports.files.plaintext import key_of, one_line, without_markup
from manege_analysis.exports.files.rawfile import open_file
from manege_analysis.exports.files.sheet import RawFile, Sheet
from manege_analysis.exports.layout import Hint, KnownOption

_COLUMNS = 18
# The file from the web page and the one from the programming interface name the columns differently.
_NAMES = {
    "name": ("variable field name", "field name"),
    "form": ("form name",),
    "section": ("section header",),
    "type": ("field type",),
    "label": ("field label",),
    "choices": ("choices calculations or slider labels", "select choices or calculations"),
    "check": ("text validation type or show slider number",),
    "identifier": ("identifier",),
    "matrix": ("matrix group name",),
}
_PLACES = {"name": 0, "form": 1, "section": 2, "type": 3, "label": 4, "choices": 5, "check": 7,
           "identifier": 10, "matrix": 15}  # fmt: skip
_YES_NO = (KnownOption("1", "Yes"), KnownOption("0", "No"))
_TRUE_FALSE = (KnownOption("1", "True"), KnownOption("0", "False"))
_NOT_ASKED = frozenset(("descriptive", "file", "signature"))


@dataclass(frozen=True)
class Field:
    """One variable of the dictionary; `stem` is the words above the rows of its matrix."""

    name: str
    form: str
    kind: str
    label: str
    options: tuple[KnownOption, ...] = ()
    check: str = ""
    matrix: str = ""
    stem: str = ""
    is_identifier: bool = False

    @property
    def is_asked(self) -> bool:
        """Whether the export has a column for it that holds an answer."""
        return self.kind not in _NOT_ASKED

    @property
    def hint(self) -> Hint:
        """What its column holds."""
        if self.kind == "checkbox":
            return "tick"
        if self.options:
            return "choice"
        if self.kind in ("calc", "slider") or self.check.startswith(("number", "integer")):
            return "number"
        return "date" if self.check.startswith("date") else "text"


def find_dictionary(file: RawFile) -> tuple[tuple[Field, ...], tuple[tuple[str, str], ...]]:
    """Find and read the dictionary beside an export; returns its fields, and its name and hash.

    A file with such a name that holds something else is not read.
    """
    path = find_beside(file.path, r"data\s?dictionary|dictionary|kodebog|codebook")
    if path is None:
        return (), ()
    opened = open_file(path)
    sheet = opened.sheets[0]
    if not looks_like_dictionary(sheet):
        return (), ()
    return read_dictionary(sheet), ((opened.name, opened.sha256),)


def looks_like_dictionary(sheet: Sheet) -> bool:
    """Whether a sheet is a data dictionary: by its headers, in English, or by its 18 columns."""
    heads = [key_of(head) for head in sheet.row(0)]
    named = sum(any(name in heads for name in names) for names in _NAMES.values())
    kinds = {"text", "radio", "notes", "checkbox", "dropdown", "yesno", "calc"}
    typed = sheet.width == _COLUMNS and bool(kinds & set(sheet.columns[3].counts()))
    return named > 5 or typed


def read_dictionary(sheet: Sheet) -> tuple[Field, ...]:
    """Read the rows of a dictionary into fields, in the order asked."""
    heads = [key_of(head) for head in sheet.row(0)]
    places = {
        key: next((heads.index(name) for name in names if name in heads), _PLACES[key])
        for key, names in _NAMES.items()
    }
    fields: list[Field] = []
    stems: dict[str, str] = {}
    for at in range(1, len(sheet)):
        row = sheet.row(at)
        told = {key: row[place].strip() if place < len(row) else "" for key, place in places.items()}
        if told["name"]:
            if told["matrix"]:
                stems.setdefault(told["matrix"], without_markup(told["section"]))
            fields.append(_field(told, stems.get(told["matrix"], "")))
    return tuple(fields)


def choices_of(written: str) -> tuple[KnownOption, ...]:
    """Read a list of choices.

    >>> [(each.code, each.label) for each in choices_of("1, Ja, altid | 2, Nej")]
    [('1', 'Ja, altid'), ('2', 'Nej')]
    """
    pairs = [part.partition(",") for part in re.split(r"\s*[|\n]\s*", written.strip()) if part.strip()]
    return tuple(
        KnownOption(code.strip(), without_markup(label) or code.strip()) for code, _, label in pairs
    )


def _field(told: dict[str, str], stem: str) -> Field:
    kind = told["type"].casefold()
    options: tuple[KnownOption, ...] = ()
    if kind in ("radio", "dropdown", "checkbox"):
        options = choices_of(told["choices"])
    elif kind in ("yesno", "truefalse"):
        options = _YES_NO if kind == "yesno" else _TRUE_FALSE
    label = one_line(without_markup(told["label"])) or told["name"]
    named = told["identifier"].casefold() in ("y", "yes", "1")
    check = told["check"].casefold()
    return Field(told["name"], told["form"], kind, label, options, check, told["matrix"], stem, named)
