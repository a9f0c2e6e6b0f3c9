"""The child process that opens an untrusted file: a path goes in, plain JSON comes out.

It is run as a script of its own, isolated, and imports next to nothing, so that it starts in a
fiftieth of a second: text files are read here, everything else by `childsheets.py`.  Its answer is
JSON and not pickle: a parser that was taken over by a hostile file must not be able to run anything
in the process that asked.
"""

from __future__ import annotations

import binascii
import codecs
import csv
import json
import sys
from array import array
from itertools import islice, zip_longest

TYPE_CHECKING = False
if TYPE_CHECKING:  # the module typing itself would take a tenth of the time
    from collections.abc import Callable, Iterator
    from typing import Any, TypeAlias

    Coded: TypeAlias = dict[str, Any]
    Reader: TypeAlias = Callable[..., list[Coded]]

_CHUNK = 2_000


def main(form: str, path: str, megabytes: int, how: str = "{}") -> None:
    """Limit this process's memory, read the file, and write what is in it to standard output.

    `how` is JSON: what the reader of that form needs to know besides the path.
    """
    limit_memory(megabytes)
    try:
        answer: dict[str, Any] = {"sheets": reader_of(form)(path, **json.loads(how))}
    except MemoryError:
        answer = {"error": "memory"}
    except Exception as problem:  # every parser has its own errors; the parent words them all
        answer = {"error": type(problem).__name__, "said": str(problem)[:200]}
    sys.stdout.write(json.dumps(answer, ensure_ascii=True))


def limit_memory(megabytes: int) -> None:
    """Set a limit on this process's address space, where the system has such limits (not Windows)."""
    try:
        import resource
    except ImportError:
        return
    size = megabytes * 1_000_000
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    if hard != resource.RLIM_INFINITY:
        size = min(size, hard)
    try:
        resource.setrlimit(resource.RLIMIT_AS, (size, size))
    except (ValueError, OSError):
        return  # macOS knows the limit and refuses to set it


def reader_of(form: str) -> Reader:
    """Return what reads files of a form; an isolated interpreter cannot import a script beside it."""
    if form == "text":
        return read_text
    import runpy

    beside = runpy.run_path(__file__.replace("child.py", "childsheets.py"))
    reader: Reader = beside["READERS"][form]
    return reader


class TooLargeError(Exception):
    """A table has more rows or columns than any survey."""


def read_text(path: str, **how: Any) -> list[dict[str, Any]]:
    """Read a text file as one table; `how` is what `textfile` found out about it, and its limits."""
    keep_every_byte()
    csv.field_size_limit(how["most_letters"])
    with open(path, encoding=how["codec"], errors=how["errors"], newline="") as file:  # noqa: PTH123
        for _ in range(how["skip"]):
            file.readline()
        rows: Iterator[list[str]] = csv.reader(file, delimiter=how["delimiter"], strict=how["strict"])
        rows = _bounded(rows, how["most_rows"], how["most_columns"])
        if not how["strict"]:
            rows = _none_swallowed(rows, how["delimiter"])
        return [{"name": "", "columns": code_texts(rows), "merged": 0}]


def _bounded(rows: Iterator[list[str]], most: int, widest: int) -> Iterator[list[str]]:
    for number, row in enumerate(rows, start=1):
        if len(row) > widest or number > most:
            raise TooLargeError
        yield row


def _none_swallowed(rows: Iterator[list[str]], delimiter: str) -> Iterator[list[str]]:
    """Pass rows on, unless a cell holds whole rows because its quotation mark was never closed."""
    for row in rows:
        for cell in row:
            lines = cell.count("\n")
            if lines and len(row) > 1 and cell.count(delimiter) >= lines * (len(row) - 1):
                raise csv.Error("field limit: a cell holds other rows")
        yield row


class _Index(dict[str, int]):
    """Number texts in order of first appearance; a dictionary lookup is the whole cost."""

    def __missing__(self, text: str) -> int:
        self[text] = code = len(self)
        return code


def code_texts(rows: Iterator[list[str]]) -> list[Coded]:
    """Code rows of texts, column by column; short rows are filled with blanks.

    >>> [column["labels"] for column in code_texts(iter([["a", "b"], ["a"]]))]
    [['a'], ['b', '']]
    """
    indexes: list[_Index] = []
    codes: list[array[int]] = []
    done = 0
    while chunk := list(islice(rows, _CHUNK)):
        columns = list(zip_longest(*chunk, fillvalue=""))
        for _ in range(len(columns) - len(indexes)):
            indexes.append(_Index())
            codes.append(array("i", [indexes[-1][""]] * done if done else []))
        for place, column in enumerate(columns):
            codes[place].extend(map(indexes[place].__getitem__, column))
        for place in range(len(columns), len(indexes)):
            codes[place].extend([indexes[place][""]] * len(chunk))
        done += len(chunk)
    pairs = zip(indexes, codes, strict=True)
    return [
        {
            "labels": list(index),
            "codes": packed(column),
            "dates": [],
            "numbers": [],
        }
        for index, column in pairs
    ]


def packed(codes: array[int]) -> str:
    """Write whole numbers as base64: JSON would take ten times the room."""
    return binascii.b2a_base64(codes.tobytes(), newline=False).decode()


def keep_every_byte() -> None:
    """Register error handlers that read bytes which are no UTF-8 as Windows-1252 or Mac Roman."""
    for codec in ("cp1252", "mac-roman"):
        codecs.register_error(f"manege-{codec}", _decode_as(codec))


def _decode_as(codec: str) -> Callable[[UnicodeError], tuple[str, int]]:
    def handler(problem: UnicodeError) -> tuple[str, int]:
        if not isinstance(problem, UnicodeDecodeError):
            raise problem
        wrong = problem.object[problem.start : problem.end]
        return "".join(_one(bytes([byte]), codec) for byte in wrong), problem.end

    return handler


def _one(byte: bytes, codec: str) -> str:
    try:
        return byte.decode(codec)
    except UnicodeDecodeError:
        # Five bytes have no letter in Windows-1252; Latin-1 keeps them instead of losing them.
        return byte.decode("latin-1")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), *sys.argv[4:])
