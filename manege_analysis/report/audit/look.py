"""A piece of a file becomes findings; each finder looks for one kind of thing that must not be there."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from manege_analysis.report.audit.pieces import Piece
from manege_analysis.report.audit.secrets import Secrets


@dataclass(frozen=True)
class Finding:
    """One thing found, named without its value: an audit's log must not become the leak."""

    where: str
    what: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}. {self.remedy}"


@dataclass(frozen=True)
class Allowed:
    """What a shared file may hold: the raw data's tokens it may not, and the numbers it may.

    `numbers` is None when no safe summary is at hand; numbers are then not judged.  `names` are
    those of the unit and the meeting, which may stand in a document's properties.
    """

    secrets: Secrets = field(default_factory=Secrets)
    numbers: frozenset[float] | None = None
    names: frozenset[str] = frozenset()


_GAP = r"[\s\u00a0.\-‐-―−/_]*"
_CPR = re.compile(
    rf"(?<!\d)[0-3]\d{_GAP}[01]\d{_GAP}(?:\d{{2}}|\d{{4}}){_GAP}(?:\d{{4}}|[xX*]{{4}})(?!\d)"
)
_DAY_AND_SERIAL = re.compile(rf"(?<!\d)([0-9]\d){_GAP}(\d\d){_GAP}(\d\d){_GAP}(\d{{4}})(?!\d)")
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_OF = re.compile(
    r"(?<![\d.,])(\d{1,4})[\s\u00a0]+(?:ud af|af|of|out of)[\s\u00a0]+(\d{1,4})(?![\d.,]\d)"
)
_PEOPLE = re.compile(
    r"(?<![\d.,:–-])(\d{1,4})[\s\u00a0]+(?:læger|respondenter|besvarelser|svar|doctors|GPs|respondents|answers)\b"
)
_CHART_VALUES = (".x", ".y", ".z", ".values", ".base", ".customdata", ".text", ".meta")
_EMPTY = ("", "xlsxwriter", "python-docx", "python-pptx")


def _plain(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKC", text) if unicodedata.category(c) != "Cf")


def cpr_numbers(piece: Piece, allowed: Allowed) -> Iterator[Finding]:
    """Find anything that could be a CPR number; replacement numbers add 60 to the day."""
    if piece.kind in ("script", "policy", "code", "number"):
        return
    text = _plain(piece.content)
    candidates = (match.groups() for match in _DAY_AND_SERIAL.finditer(text))
    replaced = any(1 <= int(d) % 60 <= 31 and 1 <= int(m) <= 12 for d, m, _, _ in candidates)
    if replaced or _CPR.search(text):
        yield Finding(piece.where, "a number like a CPR number", "Take it out at its source.")


def addresses(piece: Piece, allowed: Allowed) -> Iterator[Finding]:
    """Find e-mail addresses that the unit did not put there itself."""
    if piece.kind in ("script", "policy", "code"):
        return
    found = {match.casefold() for match in _MAIL.findall(piece.content)}
    if found - {name.casefold() for name in allowed.names}:
        yield Finding(
            piece.where, "an e-mail address", "Take it out, or state it as the unit's contact."
        )


def raw_tokens(piece: Piece, allowed: Allowed) -> Iterator[Finding]:
    """Find values and fragments of the raw data."""
    if piece.kind in ("policy", "number"):
        return
    for kind in allowed.secrets.found_in(piece.content):
        yield Finding(piece.where, f"a {kind} of the export", "Find how it got past the gate.")


def unknown_numbers(piece: Piece, allowed: Allowed) -> Iterator[Finding]:
    """Find counts, percentages and chart values that the safe summary does not hold."""
    if allowed.numbers is None:
        return
    if piece.kind == "number":
        is_value = "stored data" not in piece.where or piece.where.endswith(_CHART_VALUES)
        if is_value and _rounded(piece.content) not in allowed.numbers:
            yield Finding(piece.where, "a number that is not published", "Draw from safe values only.")
    elif piece.kind in ("text", "comment", "property"):
        said = [n for match in _OF.finditer(piece.content) for n in match.groups()]
        said += _PEOPLE.findall(piece.content)
        if any(float(n) not in allowed.numbers for n in said):
            yield Finding(piece.where, "a count that is not published", "Say published values only.")


def _rounded(text: str) -> float:
    return abs(round(float(text), 4))


def outside_links(piece: Piece, allowed: Allowed) -> Iterator[Finding]:
    """Find addresses that would be asked for when the file is opened, or that run a script."""
    if piece.kind != "link":
        return
    for part in piece.content.split(","):
        address = "".join(part.split()).lower()
        scheme = urlsplit(address).scheme if ":" in address else ""
        if scheme in ("javascript", "vbscript") or (scheme == "data" and "image/" not in address[:40]):
            yield Finding(piece.where, "a link that runs a script", "Take the link out.")
        elif scheme in ("http", "https", "ftp", "file", "ws", "wss") or address.startswith(
            ("//", "\\\\")
        ):
            yield Finding(piece.where, "an address on another host", "Embed what is needed.")


def live_formulas(piece: Piece, allowed: Allowed) -> Iterator[Finding]:
    """Find formulas: a shared workbook holds values."""
    if piece.kind == "formula":
        yield Finding(piece.where, "a live formula", "Write the value, or the text as text.")


def people_in_properties(piece: Piece, allowed: Allowed) -> Iterator[Finding]:
    """Find authors and editors in a file's properties."""
    author = any(
        word in piece.where.lower() for word in ("creator", "author", "lastmodifiedby", "manager")
    )
    if piece.kind == "property" and author:
        name = piece.content.strip()
        if name.casefold() not in {*_EMPTY, *(known.casefold() for known in allowed.names)}:
            yield Finding(piece.where, "a person's name in the properties", "Write the unit's name.")


Finder = Callable[[Piece, Allowed], Iterator[Finding]]
FINDERS: tuple[Finder, ...] = (
    cpr_numbers,
    addresses,
    raw_tokens,
    unknown_numbers,
    outside_links,
    live_formulas,
    people_in_properties,
)


def scripts(pieces: list[Piece]) -> Iterator[Finding]:
    """Find scripts of a page that are not named, by hash, in the page's own policy."""
    policy = " ".join(piece.content for piece in pieces if piece.kind == "policy")
    for piece in pieces:
        if piece.kind == "script" and not (
            piece.content.startswith("sha256-") and piece.content in policy
        ):
            yield Finding(piece.where, "a script outside the policy's list", "Take the script out.")
