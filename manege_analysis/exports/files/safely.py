"""Untrusted files are parsed in a child process with limits on memory and time.

Whatever a hostile or broken file does to the parser (a crash, gigabytes, an endless loop), the
caller gets an `ExportError`.  A fresh, isolated interpreter is started, not a fork: this works the
same on Windows, in a notebook's kernel with its threads, and in a daemonic worker, and costs about
twenty milliseconds.
"""

from __future__ import annotations

import base64
import csv
import json
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from manege_analysis.errors import ExportError, Problem
from manege_analysis.exports import words
from manege_analysis.exports.cells import Cells
from manege_analysis.exports.files.sheet import Sheet
from manege_analysis.wording.text import Text

_SCRIPT = Path(__file__).with_name("child.py")
_SAVE_ANEW = 'Open it in Excel, choose "Save as", Excel workbook (.xlsx), and use the new file.'


@dataclass(frozen=True)
class Limits:
    """How much memory (megabytes of address space) and time (seconds) a file may take."""

    megabytes: int = 2_000
    seconds: float = 60.0


@dataclass(frozen=True)
class Parsed:
    """What the child found: the visible sheets, the hidden ones' names, and notes."""

    sheets: tuple[Sheet, ...]
    notes: tuple[Text, ...] = ()


def parse_safely(form: str, path: Path, limits: Limits = Limits()) -> Parsed:
    """Parse a file of a form that `child.READERS` knows ("workbook") in a child process.

    Raises `ExportError` when the child dies, takes too long or too much memory, or when its parser
    does not understand the file.
    """
    answer = _ask(form, path, limits)
    if "error" in answer:
        raise (
            _worded(path.name, answer, limits) if form == "workbook" else _about_spss(path.name, answer)
        )
    notes: list[Text] = []
    sheets: list[Sheet] = []
    for found in answer["sheets"]:
        if found.get("hidden"):
            notes.append(words.HIDDEN_SHEET.filled(sheet=found["name"]))
        else:
            sheets.append(_sheet(found))
            notes += _about_merged(found)
    return Parsed(tuple(sheets), tuple(notes))


def parse_text(path: Path, how: Mapping[str, object], limits: Limits = Limits()) -> Sheet:
    """Parse a text file in a child process; `how` is what `child.read_text` must know.

    Raises `csv.Error` where quotation marks do not fit, and `ExportError` for everything else.
    """
    answer = _ask("text", path, limits, json.dumps(how))
    match answer.get("error"):
        case None:
            found = answer["sheets"][0]
            return _sheet(found)
        case "Error":
            raise csv.Error(answer["said"])
        case "TooLargeError":
            expected = f"at most {how['most_rows']:,} rows and {how['most_columns']:,} columns"
            raise ExportError(Problem(path.name, expected, "more", "Is this the right file?"))
    expected, got = "a text file with answers", "a file that breaks the program that reads it"
    remedy = "Export it again; if it is very large, export fewer columns."
    raise ExportError(Problem(path.name, expected, got, remedy))


def _ask(form: str, path: Path, limits: Limits, how: str = "{}") -> dict[str, Any]:
    # Without a console window of its own on Windows.
    quietly = getattr(subprocess, "CREATE_NO_WINDOW", 0)
    # Text files are read by the standard library alone, so nothing that is installed is looked for.
    alone = ("-I", "-S") if form == "text" else ("-I",)
    command = [sys.executable, *alone, str(_SCRIPT), form, str(path), str(limits.megabytes), how]
    try:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=limits.seconds,
            check=False,
            creationflags=quietly,
        )
    except subprocess.TimeoutExpired:
        return {"error": "time"}
    try:
        answer: dict[str, Any] = json.loads(done.stdout)
    except ValueError:
        return {"error": "died"}
    return answer


def _worded(where: str, answer: dict[str, Any], limits: Limits) -> ExportError:
    expected, got = "a workbook with answers", "a workbook that cannot be understood"
    match answer["error"]:
        case "time":
            got = f"a file that was not read within {limits.seconds:g} seconds"
        case "memory" | "died" | "PanicException":
            got = "a file that breaks the program that reads it, or needs too much memory"
        case "PasswordError":
            got, remedy = "a file with a password", "Open it in Excel, remove the password, save it."
            return ExportError(Problem(where, expected, got, remedy))
        case "ModuleNotFoundError":
            expected, got = "the package that reads this kind of file", answer["said"]
            return ExportError(Problem(where, expected, got, "Install manege-analysis again."))
    return ExportError(Problem(where, expected, got, _SAVE_ANEW))


def _about_spss(where: str, answer: dict[str, Any]) -> ExportError:
    expected, got = "an SPSS file with answers", "a file that cannot be understood"
    remedy = "Open it in SPSS and save it anew, or export the answers as CSV."
    if answer["error"] == "DateOutOfRangeError":
        expected, got = "dates between the years 1 and 9999", "a date beyond them"
        remedy = "Correct the date in SPSS, or export the answers as CSV."
    elif answer["error"] in ("time", "memory", "died"):
        got = "a file that breaks the program that reads it, or needs too much of it"
    return ExportError(Problem(where, expected, got, remedy))


def _sheet(found: dict[str, Any]) -> Sheet:
    columns = tuple(_cells(column) for column in found["columns"])
    height = len(columns[0]) if columns else 0
    return Sheet(columns, np.arange(1, height + 1, dtype=np.int64), found["name"])


def _cells(column: dict[str, Any]) -> Cells:
    labels = tuple(column["labels"])
    codes = np.frombuffer(base64.b64decode(column["codes"]), dtype=np.int32)
    return Cells(
        codes,
        labels,
        frozenset(labels[at] for at in column["dates"]),
        frozenset(labels[at] for at in column["numbers"]),
    )


def _about_merged(found: dict[str, Any]) -> list[Text]:
    if not found["merged"]:
        return []
    return [words.MERGED.filled(n=found["merged"], sheet=found["name"])]
