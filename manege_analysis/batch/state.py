"""What is remembered of each cluster between runs: its last end, and its last good result."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from manege_analysis.batch.lock import STATE
from manege_analysis.batch.outcome import Outcome
from manege_analysis.onestep import write_in_one_step
from manege_analysis.report.manifest import read_manifest


@dataclass(frozen=True)
class Remembered:
    """A cluster's last end, and the last folder that was published for it.

    `made_from` is the hash of everything the folder was made from.  It is written after the release
    ledger, so a run that was killed in between is done again.
    """

    cluster: str
    name: str = ""
    state: str = ""
    remedies: tuple[str, ...] = ()
    made_from: str = ""
    folder: str = ""
    respondents: int | None = None
    respondents_before: int | None = None

    def is_current(self, reports: Path, made_from: str) -> bool:
        """Say whether the last folder was made from just this, and still lies there whole."""
        return self.made_from == made_from and _is_whole(reports / self.folder)


def recall(reports: Path, cluster: str) -> Remembered:
    """Read what is remembered; nothing, or a damaged file, counts as never run."""
    try:
        said = json.loads((reports / STATE / f"{cluster}.json").read_text("utf-8"))
        return Remembered(**{**said, "remedies": tuple(said["remedies"])})
    except (OSError, ValueError, TypeError, KeyError):
        return Remembered(cluster)


def remember(reports: Path, outcome: Outcome, made_from: str) -> Remembered:
    """Write down how a cluster ended; a failure keeps what is known of the last good result."""
    old = recall(reports, outcome.cluster)
    new = replace(old, state=outcome.state, remedies=outcome.remedies)
    if outcome.state == "done" and outcome.folder:
        new = replace(
            new,
            name=outcome.name,
            made_from=made_from,
            folder=outcome.folder.relative_to(reports).as_posix(),
            respondents=outcome.respondents,
            respondents_before=old.respondents,
        )
    (reports / STATE).mkdir(parents=True, exist_ok=True)
    write_in_one_step(reports / STATE / f"{outcome.cluster}.json", _json(asdict(new)))
    return new


def _json(content: Any) -> bytes:
    return (json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode("utf-8")


def _is_whole(folder: Path) -> bool:
    files = read_manifest(folder).get("files", {})
    return bool(files) and all(_has(folder / name, said) for name, said in files.items())


def _has(path: Path, said: Any) -> bool:
    try:
        return bool(path.stat().st_size == said["bytes"])
    except (OSError, KeyError, TypeError):
        return False
