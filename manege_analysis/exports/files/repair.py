"""Texts that were damaged on their way are repaired where that is certain, and always with a note."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from manege_analysis.exports import words
from manege_analysis.exports.cells import Cells
from manege_analysis.exports.files.sheet import Sheet
from manege_analysis.wording.text import Text

_ESCAPE = re.compile(r"<U\+([0-9A-Fa-f]{4,8})>")
_LOST = "\ufffd"


def _as_cp1252(byte: int) -> str:
    try:
        return bytes([byte]).decode("cp1252")
    except UnicodeDecodeError:
        return chr(byte)


_BACK = {_as_cp1252(byte): byte for byte in range(0x80, 0x100)}
_FOLLOWERS = "".join(re.escape(_as_cp1252(byte)) for byte in range(0x80, 0xC0))
# Only the lead bytes of Western letters, and of quotes and dashes: "Ø–" is real text.
_DOUBLE = re.compile(f"[ÂÃ][{_FOLLOWERS}]|â[{_FOLLOWERS}]{{2}}")


def undouble(text: str) -> str:
    """Repair text that was UTF-8, was read as Windows-1252 and saved again.

    >>> undouble("BÃ¸rn og unge â€“ pÃ¥ vej"), undouble("Ærø – Århus")
    ('Børn og unge – på vej', 'Ærø – Århus')
    """
    return _DOUBLE.sub(_redecode, text)


def unescape(text: str) -> str:
    """Put back the letters that some Windows systems write as `<U+00E6>`.

    >>> unescape("b<U+00F8>rn")
    'børn'
    """
    return _ESCAPE.sub(_character, text)


def repair_sheet(sheet: Sheet) -> tuple[Sheet, tuple[Text, ...]]:
    """Repair every text of a sheet; the notes say how many different texts were touched.

    Lost letters (the mark U+FFFD, often a ligature from a PDF) cannot be put back, and are only said.
    """
    notes: list[Text] = []
    for change, told in (
        (undouble, words.UNDOUBLED),
        (unescape, words.UNESCAPED),
        (_without_nul, words.WITHOUT_ZEROS),
    ):
        sheet, touched = _apply(sheet, change)
        if touched:
            notes.append(told.filled(n=touched))
    lost = sum(_LOST in label for cells in sheet.columns for label in cells.labels)
    if lost:
        notes.append(words.LOST_LETTERS.filled(n=lost))
    return sheet, tuple(notes)


def _apply(sheet: Sheet, change: Callable[[str], str]) -> tuple[Sheet, int]:
    touched = 0
    columns: list[Cells] = []
    for cells in sheet.columns:
        different = sum(change(label) != label for label in cells.labels)
        touched += different
        columns.append(cells.relabel(change) if different else cells)
    return replace(sheet, columns=tuple(columns)) if touched else sheet, touched


def _redecode(found: re.Match[str]) -> str:
    return bytes(_BACK[char] for char in found[0]).decode("utf-8")


def _character(found: re.Match[str]) -> str:
    number = int(found[1], 16)
    return chr(number) if number < 0x110000 and not 0xD800 <= number < 0xE000 else found[0]


def _without_nul(text: str) -> str:
    return text.replace("\0", "")
