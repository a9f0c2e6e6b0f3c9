"""Files about to be shared become a verdict: opened, decoded, searched."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from manege_analysis.errors import PrivacyError
from manege_analysis.report.audit.look import FINDERS, Allowed, Finding, scripts
from manege_analysis.report.audit.pieces import pieces_of


def audit_file(path: Path, allowed: Allowed) -> tuple[Finding, ...]:
    """Open one file and return what must not be in it; the same finding in one place is told once."""
    pieces = list(pieces_of(path))
    found = (finding for piece in pieces for finder in FINDERS for finding in finder(piece, allowed))
    return tuple(dict.fromkeys([*found, *scripts(pieces)]))


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
    told = [str(finding) for finding in findings]
    if told:
        raise PrivacyError("\n".join(["The audit of finished files stopped the release:", *told]))
