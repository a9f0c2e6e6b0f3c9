"""What can lie in a cluster's folder instead of its export: one of many clusters has it."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

from faultkit.broken import Fault
from faultkit.place import CANARY, EXPORT, Place

TOLD = ("failed", "not ready", "stopped by privacy")
_HEADER = (
    "Løbenummer,Hvor let er det at få fat i PPR?,Hvor let er det at finde vej i kommunens tilbud?\n"
)


def bad_inputs(place: Place) -> Iterator[Fault]:
    """Give each bad input as a fault of the victim; some may be read right instead."""
    for name, content in _texts().items():
        yield _instead(name, EXPORT, content)
    for name, (file, content) in _files().items():
        yield _instead(name, file, content)
    for name, text in {
        "settings that are no YAML": "version: [1\n",
        "an unknown setting": "version: 1\nid: k03\nname: K\nmembres: 3\n",
        "the same key twice": "version: 1\nversion: 1\nid: k03\nname: K\n",
        "another cluster's settings": "version: 1\nid: k01\nname: K\n",
        "no such questionnaire": "version: 1\nid: k03\nname: K\nquestionnaire: findes-ikke\n",
    }.items():
        yield Fault(name, _writes("cluster.yaml", text.encode()), states=TOLD)
    billion = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
        f"{b}: &{b} [{','.join([f'*{a}'] * 9)}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    yield Fault("a billion of aliases", _writes("decisions.yaml", billion.encode()), states=TOLD)
    yield Fault("decisions of two megabytes", _writes("decisions.yaml", b"# x\n" * 500_000), states=TOLD)
    yield Fault("two exports", _writes("en til.csv", _HEADER.encode()), states=TOLD)
    yield Fault(
        "no export",
        lambda place, out: (place.victim / EXPORT).unlink(),
        states=("not ready",),
        may_be_good=True,
    )


def _instead(name: str, file: str, content: bytes) -> Fault:
    def breaks(place: Place, out: Path) -> None:
        (place.victim / EXPORT).unlink()
        (place.victim / file).write_bytes(content)

    return Fault(name, breaks, states=TOLD, may_do=True)


def _writes(file: str, content: bytes) -> Callable[[Place, Path], None]:
    return lambda place, out: (place.victim / file).write_bytes(content) and None


def _texts() -> dict[str, bytes]:
    rows = "".join(f"{n},Let,Svært\n" for n in range(12))
    whole = _HEADER + rows
    return {
        "zero bytes": b"",
        "a header and no answer": _HEADER.encode(),
        "one answer": (_HEADER + "1,Let,Svært\n").encode(),
        "everybody alike": (_HEADER + "".join(f"{n},Let,Let\n" for n in range(12))).encode(),
        "two encodings in one file": whole.encode() + "13,Let,Svært\n".encode("latin-1"),
        "UTF-16": whole.encode("utf-16"),
        "the wrong cluster's questionnaire": b"Farve,Dyr\nblaa,hest\n" * 20,
        "a quote that is never closed": (_HEADER + '1,"Let,Svært\n' * 12).encode(),
        "a million rows": (_HEADER + "1,Let,Let\n" * 1_000_000).encode(),
        "NA, None and null as answers": (_HEADER + "1,NA,None\n2,null,nan\n" * 6).encode(),
        "the same respondent twice": (_HEADER + "1,Let,Svært\n" * 12).encode(),
        "more answers than members": (_HEADER + "".join(f"{n},Let,Svært\n" for n in range(90))).encode(),
        "free text of 32,767 characters": _long(),
        "null bytes": b"\0" * 5000,
    }


def _long() -> bytes:
    text = io.StringIO()
    rows = csv.writer(text)
    rows.writerow([*_HEADER.strip().split(","), "Andet, du vil sige"])
    evil = f"<script>alert(1)</script>\u202e$\\href{{x}}$=1+1 {CANARY} " * 400
    for n in range(12):
        rows.writerow([n, "Let", "Svært", evil[:32_767]])
    return text.getvalue().encode()


def _files() -> dict[str, tuple[str, bytes]]:
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 4000 + "EncryptedPackage".encode("utf-16-le")
    return {
        "a truncated workbook": ("svar.xlsx", _book("<sheetData/>")[:400]),
        "a password-protected workbook": ("svar.xlsx", ole),
        "a page saved as .xls": ("svar.xls", b"<html><table><tr><td>Let</td></tr></table></html>"),
        "one cell at the end of the sheet": (
            "svar.xlsx",
            _book('<sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'),
        ),
        "a zip bomb": ("svar.xlsx", _book(f"<sheetData>{' ' * 150_000_000}</sheetData>")),
    }


def _book(sheet: str) -> bytes:
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("[Content_Types].xml", "<Types/>")
        book.writestr("xl/workbook.xml", f'<workbook xmlns="{main}"/>')
        book.writestr("xl/worksheets/sheet1.xml", f'<worksheet xmlns="{main}">{sheet}</worksheet>')
    return held.getvalue()
