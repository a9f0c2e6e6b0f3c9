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

Key = tuple[str, str, str, bool]
"""What a piece is apart from its place."""


def audit_file(path: Path, allowed: Allowed, name: str = "") -> tuple[Finding, ...]:
    """Open one file and return what must not be in it; the same finding in one place is told once."""
    return audit_pieces(pieces_of(path, name), allowed)


def audit_folder(folder: Path, allowed: Allowed) -> tuple[Finding, ...]:
    """Open every file below `folder`, hidden ones included, in order; or one file named by itself.

    A file whose name is itself a secret is told by its place in the alphabet.
    """
    found: list[Finding] = []
    clean: set[Key] = set()
    for number, path in enumerate(files_of(folder), 1):
        name = path.name if path == folder else path.relative_to(folder).as_posix()
        hidden = f"file {number} in alphabetical order"
        findings = audit_pieces(pieces_of(path, name), allowed, clean)
        found += [_without_names(each, hidden, allowed) for each in findings]
    return tuple(dict.fromkeys(found))


def _without_names(finding: Finding, hidden: str, allowed: Allowed) -> Finding:
    """Name a place by other words where its own name must not be told: a file, a key, a part."""
    place = Piece("", "text", finding.where.replace(".", " "))
    plain = Piece("", "text", finding.where)
    if any(True for look in SECRETIVE for each in (place, plain) for _ in look(each, allowed)):
        return replace(finding, where=hidden)
    return finding


def audit_pieces(
    pieces: Iterable[Piece], allowed: Allowed, clean: set[Key] | None = None
) -> tuple[Finding, ...]:
    """Look at every piece; what stands there twice is looked at once.

    `clean` remembers what was looked at in other files and may be shared, because the same words stand
    in many of them; it must not outlive `allowed`.
    """
    clean = set() if clean is None else clean
    different: dict[Key, Piece] = {}
    for piece in pieces:
        different.setdefault(_key(piece), piece)
    found: list[Finding] = []
    for key, piece in different.items():
        if piece.kind != "whole" and key not in clean:
            findings = list(_found(piece, allowed))
            found += findings
            # Of a property it matters where it stands: the next file's is another one.
            if not findings and piece.kind != "property":
                clean.add(key)
    found += scripts(piece for piece in different.values() if piece.kind != "whole")
    # Read in one, a page tells only what its parts did not.
    told = {finding.what for finding in found}
    wholes = (piece for piece in different.values() if piece.kind == "whole")
    found += [each for whole in wholes for each in _found(whole, allowed) if each.what not in told]
    return tuple(dict.fromkeys(found))


def _key(piece: Piece) -> Key:
    """Where a number stands decides what it may be; words are told apart by themselves."""
    return piece.kind, piece.content, piece.table, "annotations" in piece.where


def _found(piece: Piece, allowed: Allowed) -> Iterator[Finding]:
    return (finding for look in FINDERS for finding in look(piece, allowed))


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
