"""Files that a share summary and a plan alone make are written, opened, and only then published.

`manege kit` and `manege plan --from` renew a part of a cluster's folder between two runs; both go
through the same checks as a run does.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from manege_analysis.batch.lock import locked
from manege_analysis.batch.release import check_shared, permit
from manege_analysis.report import manifest as papers
from manege_analysis.report.desk import SUMMARY
from manege_analysis.report.kit import Outgoing, outgoing
from manege_analysis.report.letters.files import FOLDER as LETTERS
from manege_analysis.report.publish import publish, remove_stale, staging
from manege_analysis.summary.store import save_summary
from manege_analysis.workflow import Prepared

Write = Callable[[Outgoing, Path], None]
"""Writes some of a cluster's files below a staged folder that has the cluster's layout."""


def publish_outgoing(prepared: Prepared, write: Write) -> tuple[Path, ...]:
    """Write, check and publish some of a cluster's shared files, and return where they lie.

    The cluster's lock is taken meanwhile: `AlreadyRunningError` (exit status 3) while a run has it.
    Raises `PrivacyError` when a file must not be shared; nothing is published then.  Letters of an
    earlier time that nobody is sent any more are removed.
    """
    settings = prepared.settings
    with locked(settings.reports, settings.cluster.id):
        allowed = permit(prepared)
        with staging(settings.reports) as stage:
            folder = stage / settings.cluster.id / settings.day.isoformat()
            for name in ("deles", "intern"):
                (folder / name).mkdir(parents=True)
            save_summary(prepared.share, folder / SUMMARY)
            write(outgoing(settings, prepared.share), folder)
            check_shared(prepared, folder)
            now = papers.files_below(folder)
            gone = _renew_manifest(settings.output, folder, now)
            placed = publish(folder, settings.output, last=papers.NAME)
            remove_stale(settings.output, gone, ())
        allowed.record()
    shared = settings.output / "deles"
    return tuple(path for path in placed.files if path.is_relative_to(shared))


def _renew_manifest(output: Path, folder: Path, now: list[str]) -> list[str]:
    """Give the new files' hashes to the manifest of an earlier run, and return the letters it loses.

    Without a manifest nobody knows which files are the product's own, so none is lost.
    """
    content = papers.read_manifest(output)
    if not content:
        return []
    before = content.get("files", {})
    has_letters = any(name.startswith(f"{LETTERS}/") for name in now)
    gone = [name for name in before if has_letters and name.startswith(f"{LETTERS}/")]
    gone = [name for name in gone if name not in now]
    kept = {name: facts for name, facts in before.items() if name not in gone}
    content["files"] = {**kept, **{name: papers.file_facts(folder / name) for name in now}}
    (folder / papers.NAME).write_bytes(papers.manifest_bytes(content))
    return gone
