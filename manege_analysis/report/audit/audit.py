"""Files about to be shared become a verdict: opened, decoded, searched."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from manege_analysis.errors import PrivacyError, Problem
from manege_analysis.report.audit.allowed import Allowed
from manege_analysis.report.audit.finding import Finding
from manege_analysis.report.audit.look import FINDERS, scripts
from manege_analysis.report.audit.pieces import Piece, pieces_of


def audit_file(path: Path, allowed: Allowed) -> tuple[Finding, ...]:
    """Open one file and return what must not be in it; the same finding in one place is told once."""
    return audit_pieces(pieces_of(path), allowed)


def audit_pieces(pieces: Iterable[Piece], allowed: Allowed) -> tuple[Finding, ...]:
    """Look at every piece; what stands there twice is looked at once."""
    # Where a number stands decides what it may be, so texts only are told apart by content alone.
    different: dict[tuple[str, str, str, bool], Piece] = {}
    for piece in pieces:
        told = (piece.kind, piece.content, piece.table, "annotations" in piece.where)
        different.setdefault(told, piece)
    found = (
        finding for piece in different.values() for look in FINDERS for finding in look(piece, allowed)
    )
    return tuple(dict.fromkeys([*found, *scripts(different.values())]))


def audit_folder(folder: Path, allowed: Allowed) -> tuple[Finding, ...]:
    """Open every file below `folder`, hidden ones included, in order."""
    return tuple(finding for path in files_of(folder) for finding in audit_file(path, allowed))


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
