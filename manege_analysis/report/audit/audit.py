"""Files about to be shared become a verdict: opened, decoded, searched."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from manege_analysis.errors import PrivacyError, Problem
from manege_analysis.report.audit.allowed import Allowed
from manege_analysis.report.audit.finding import Finding
from manege_analysis.report.audit.look import FINDERS, SECRETIVE, scripts
from manege_analysis.report.audit.pieces import Piece, pieces_of


def audit_file(path: Path, allowed: Allowed, name: str = "") -> tuple[Finding, ...]:
    """Open one file and return what must not be in it; the same finding in one place is told once."""
    return audit_pieces(pieces_of(path, name), allowed)


def audit_folder(folder: Path, allowed: Allowed) -> tuple[Finding, ...]:
    """Open every file below `folder`, hidden ones included, in order; or one file named by itself.

    A file whose name is itself a secret is told by its place in the alphabet.
    """
    found: list[Finding] = []
    for number, path in enumerate(files_of(folder), 1):
        name = path.name if path == folder else path.relative_to(folder).as_posix()
        hidden = f"file {number} in alphabetical order"
        found += [_without_names(each, hidden, allowed) for each in audit_file(path, allowed, name)]
    return tuple(dict.fromkeys(found))


def _without_names(finding: Finding, hidden: str, allowed: Allowed) -> Finding:
    """Name a place by other words where its own name must not be told: a file, a key, a part."""
    place = Piece("", "text", finding.where.replace(".", " "))
    plain = Piece("", "text", finding.where)
    if any(True for look in SECRETIVE for each in (place, plain) for _ in look(each, allowed)):
        return replace(finding, where=hidden)
    return finding


def audit_pieces(pieces: Iterable[Piece], allowed: Allowed) -> tuple[Finding, ...]:
    """Look at every piece; what stands there twice is looked at once."""
    different: dict[tuple[str, str, str, bool], Piece] = {}
    for piece in pieces:
        # Where a number stands decides what it may be; words are told apart by themselves.
        seen = (piece.kind, piece.content, piece.table, "annotations" in piece.where)
        different.setdefault(seen, piece)
    parts = [piece for piece in different.values() if piece.kind != "whole"]
    wholes = [piece for piece in different.values() if piece.kind == "whole"]
    found = [*_found(parts, allowed), *scripts(parts)]
    # Read in one, a page tells only what its parts did not.
    told = {finding.what for finding in found}
    found += [finding for finding in _found(wholes, allowed) if finding.what not in told]
    return tuple(dict.fromkeys(found))


def _found(pieces: Iterable[Piece], allowed: Allowed) -> Iterator[Finding]:
    return (finding for piece in pieces for look in FINDERS for finding in look(piece, allowed))


def files_of(folder: Path) -> Iterator[Path]:
    """List what would be shared: a file itself, or every file below a folder."""
    if folder.is_file():
        yield folder
    else:
        yield from sorted(path for path in folder.rglob("*") if path.is_file())


def require_clean(findings: Iterable[Finding]) -> None:
    """Raise `PrivacyError` naming every finding without its value; nothing is published then."""
    problems = [
        Problem(found.where, "a file that may be shared", found.what, found.remedy) for found in findings
    ]
    if problems:
        raise PrivacyError(problems)
