"""The ledger's file, sealed with the release key, and the mark beside the key that one was written.

The mark is how a ledger that was deleted or put back from an old copy is noticed: without it, taking
the file away would be enough to release a deck that differs by one answer.
"""

from __future__ import annotations

import hmac
import json
import os
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from manege_analysis.summary.ledger import (
    LEAST_CHANGES,
    NO_NUMBERS,
    Found,
    Release,
    Verdict,
    judge,
)
from manege_analysis.summary.ledger_key import key_folder, release_key
from manege_analysis.summary.ledger_rows import ReleaseKey
from manege_analysis.summary.safe import SafeSummary, require_share
from manege_analysis.yamlfile import Decision

FORMAT = "manege-ledger"
VERSION = 1
MARKS = "releases"

_RELEASES: TypeAdapter[list[Release]] = TypeAdapter(list[Release])


@dataclass(frozen=True)
class Ledger:
    """Where a cluster's ledger of one round stands, and the key it is sealed with."""

    path: Path
    key: ReleaseKey
    key_folder: Path

    def mark(self, release: Release) -> Path:
        """Return the path of the mark for this ledger; its name gives no cluster away."""
        where = f"mark\n{self.path.resolve()}\n{release.cluster}\n{release.round}"
        return self.key_folder / MARKS / f"{self.key.seal(where)[:32]}.json"


def open_ledger(path: Path, outside: Sequence[Path] = ()) -> Ledger:
    """Return the ledger at `path`, sealed with this machine's release key; makes the key on first use.

    `outside` are the folders that must not hold the key: the workspace and the reports.  The file
    itself need not exist.  Raises what `release_key` raises.
    """
    folder = key_folder()
    return Ledger(path, release_key(folder, outside), folder)


def judge_release(
    ledger: Ledger, share: SafeSummary, today: Release, decisions: Sequence[Decision] = ()
) -> tuple[Verdict, Found]:
    """Look the last release up and judge today's; nothing is written.

    A deck without numbers is no release: nothing can be subtracted from it.
    """
    require_share(share)
    found = find_release(ledger, today)
    if share.response.respondents is None:
        return Verdict("no-numbers", today, 0, NO_NUMBERS), found
    least = max(LEAST_CHANGES, share.limits.shown)
    return judge(found, today, decisions, least), found


def find_release(ledger: Ledger, today: Release) -> Found:
    """Read the ledger and say in which state it is.

    A ledger that is missing while the same rows and terms were the last ones released is written
    anew at the next release: the deck is the same, so nothing can be lost.
    """
    known, digest = _read_mark(ledger, today)
    document = _read_document(ledger.path)
    if document is None:
        if known == 0:
            return Found("none")
        if digest == _digest(ledger.key, today):
            return Found("kept", (replace(today, version=known),), known)
        return Found("missing", version=known)
    claimed = document.get("releases")
    releases = _as_releases(claimed)
    version = max([known, *(each.version for each in releases)])
    if document.get("format") != FORMAT or document.get("version") != VERSION or not releases:
        return Found("damaged", version=version)
    if document.get("key") != ledger.key.id:
        return Found("foreign", version=version)
    if not hmac.compare_digest(str(document.get("seal")), ledger.key.seal(_written(claimed))):
        return Found("damaged", version=version)
    if any((each.cluster, each.round) != (today.cluster, today.round) for each in releases):
        return Found("foreign", version=known)
    if releases[-1].version < known:
        return Found("outdated", releases, version)
    return Found("kept", releases, version)


def record_release(ledger: Ledger, verdict: Verdict, found: Found) -> None:
    """Write down what was released; call it when the deck has been published, and not before."""
    if not verdict.is_allowed or verdict.ruling == "no-numbers":
        return
    release = verdict.release
    earlier = found.releases if found.state == "kept" else ()
    releases = earlier if verdict.ruling == "same" else (*earlier, release)
    content = [asdict(each) for each in releases]
    document = {
        "format": FORMAT,
        "version": VERSION,
        "key": ledger.key.id,
        "seal": ledger.key.seal(_written(content)),
        "releases": content,
    }
    last = releases[-1]
    mark = {"version": last.version, "digest": _digest(ledger.key, last)}
    # The ledger first: a crash in between leaves a ledger without its mark, which is accepted.
    _write(ledger.path, json.dumps(document, ensure_ascii=False, indent=1, sort_keys=True) + "\n")
    _write(ledger.mark(release), json.dumps(mark, sort_keys=True) + "\n")


def _read_document(path: Path) -> dict[str, Any] | None:
    """Return the file's document, None where there is no file, and an empty one for anything else."""
    try:
        document = json.loads(path.read_bytes().decode("utf-8"))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, RecursionError):
        return {}
    return document if isinstance(document, dict) else {}


def _read_mark(ledger: Ledger, release: Release) -> tuple[int, str]:
    # A mark that cannot be read still says that a ledger was written: version 1 at the least.
    document = _read_document(ledger.mark(release))
    if document is None:
        return 0, ""
    version = document.get("version")
    return (version if isinstance(version, int) else 1), str(document.get("digest", ""))


def _as_releases(claimed: Any) -> tuple[Release, ...]:
    """Return what the file claims was released, or nothing if any of it is no release."""
    try:
        return tuple(_RELEASES.validate_python(claimed))
    except ValidationError:
        return ()


def _digest(key: ReleaseKey, release: Release) -> str:
    return key.seal("\n".join(["deck", release.terms, *release.rows]))


def _written(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def _write(path: Path, text: str) -> None:
    """Write in one step, by way of a file of a fixed name beside it.

    Whoever writes here holds the cluster's lock, so nobody else uses that name; and what a killed
    run left under it is replaced by the next.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_name(f".{path.name}.tmp")
    try:
        handle = os.open(half, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        half.replace(path)
    except BaseException:
        half.unlink(missing_ok=True)
        raise
