"""A piece of a file becomes findings; each finder looks for one kind of thing that must not be there."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from urllib.parse import urlsplit

from manege_analysis.meeting.ics import DOMAIN
from manege_analysis.report.audit.allowed import Allowed
from manege_analysis.report.audit.finding import Finding
from manege_analysis.report.audit.known import known_scripts
from manege_analysis.report.audit.numbers import unknown_numbers
from manege_analysis.report.audit.pieces import Piece

_GAP = r"[\s\u00a0.\-‐-―−/_]*"
_CPR = re.compile(
    rf"(?<!\d)[0-3]\d{_GAP}[01]\d{_GAP}(?:\d{{2}}|\d{{4}}){_GAP}(?:\d{{4}}|[xX*]{{4}})(?!\d)"
)
_DAY_AND_SERIAL = re.compile(rf"(?<!\d)([0-9]\d){_GAP}(\d\d){_GAP}(\d\d){_GAP}(\d{{4}})(?!\d)")
_FEWEST_DIGITS = 6
"""A CPR number has at least its date in digits; most texts have fewer and need not be searched."""
_CALENDAR_ENTRY = f"@{DOMAIN}"
"""A calendar entry's own id looks like an address and is none: its domain belongs to nobody."""
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_NO_WORDS = ("script", "policy", "code", "number", "end", "whole")
_LOOSE = re.compile(r"unsafe-eval|strict-dynamic|https?:|wss?:|\*|script-src[^;]*'unsafe-inline'")
_PEOPLE = ("creator", "author", "lastmodifiedby", "manager", "initials")
_MADE_WITH = ("metadata /Creator", "metadata /Producer")
_EMPTY = ("", "xlsxwriter", "python-docx", "python-pptx")


def _plain(text: str) -> str:
    if text.isascii():
        return text
    return "".join(c for c in unicodedata.normalize("NFKC", text) if unicodedata.category(c) != "Cf")


def cpr_numbers(piece: Piece, allowed: Allowed) -> Iterator[Finding]:
    """Find anything that could be a CPR number; replacement numbers add 60 to the day."""
    if piece.kind not in _NO_WORDS and _is_like_cpr(piece.content):
        yield Finding(piece.where, "a number like a CPR number", "Take it out at its source.")


@lru_cache(maxsize=12_000)
def _is_like_cpr(content: str) -> bool:
    if sum(map(str.isdigit, content)) < _FEWEST_DIGITS:
        return False
    text = _plain(content)
    candidates = (match.groups() for match in _DAY_AND_SERIAL.finditer(text))
    replaced = any(1 <= int(d) % 60 <= 31 and 1 <= int(m) <= 12 for d, m, _, _ in candidates)
    return replaced or bool(_CPR.search(text))


def addresses(piece: Piece, allowed: Allowed) -> Iterator[Finding]:
    """Find e-mail addresses that the unit or the meeting's plan did not put there."""
    if piece.kind in _NO_WORDS or "@" not in piece.content:
        return
    found = {match.casefold().strip(".") for match in _MAIL.findall(_plain(piece.content))}
    found = {each for each in found if not each.endswith(_CALENDAR_ENTRY)}
    if found - _words_of(allowed.names):
        yield Finding(
            piece.where, "an e-mail address", "Take it out, or state it as the unit's contact."
        )


def raw_tokens(piece: Piece, allowed: Allowed) -> Iterator[Finding]:
    """Find values and fragments of the raw data."""
    if piece.kind in ("policy", "number", "end"):
        return
    for kind in allowed.secrets.found_in(piece.content):
        yield Finding(piece.where, f"a {kind} of the export", "Find how it got past the gate.")


def outside_links(piece: Piece, allowed: Allowed) -> Iterator[Finding]:
    """Find addresses that would be asked for when the file is opened, or that run a script."""
    if piece.kind != "link":
        return
    for part in piece.content.split(","):
        address = "".join(part.split()).lower()
        if address in _words_of(allowed.names):
            continue
        scheme = urlsplit(address).scheme if ":" in address else ""
        if scheme in ("javascript", "vbscript") or (scheme == "data" and "image/" not in address[:40]):
            yield Finding(piece.where, "a link that runs a script", "Take the link out.")
        elif scheme in ("http", "https", "ftp", "file", "ws", "wss") or address.startswith(
            ("//", "\\\\")
        ):
            yield Finding(piece.where, "an address on another host", "Embed what is needed.")


def _words_of(names: frozenset[str]) -> set[str]:
    return {word.strip(".,;()<>") for name in names for word in name.lower().split()}


def live_formulas(piece: Piece, allowed: Allowed) -> Iterator[Finding]:
    """Find formulas: a shared workbook holds values."""
    if piece.kind == "formula":
        yield Finding(piece.where, "a live formula", "Write the value, or the text as text.")


def people_in_properties(piece: Piece, allowed: Allowed) -> Iterator[Finding]:
    """Find authors and editors in a file's properties."""
    if piece.kind != "property" or piece.where.endswith(_MADE_WITH):
        return
    if any(word in piece.where.lower() for word in _PEOPLE):
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


SECRETIVE: tuple[Finder, ...] = (cpr_numbers, addresses, raw_tokens)
"""The finders of what must not even be named."""


def scripts(pieces: Iterable[Piece]) -> Iterator[Finding]:
    """Find scripts that are none of ours or stand outside the page's own policy, and loose policies."""
    pieces = list(pieces)
    policy = " ".join(piece.content for piece in pieces if piece.kind == "policy")
    for piece in pieces:
        known = piece.content in known_scripts() and piece.content in policy
        if piece.kind == "script" and not known:
            yield Finding(piece.where, "a script outside the list", "Take the script out.")
        if piece.kind == "policy" and (
            "default-src 'none'" not in piece.content or _LOOSE.search(piece.content)
        ):
            yield Finding(
                piece.where, "a content security policy that lets more in", "Set the page anew."
            )
