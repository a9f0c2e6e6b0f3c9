"""What a batch is asked to do, and for which clusters there is nothing to do.

Nothing here imports what the work itself needs: a morning on which nothing has changed takes a second.
"""

from __future__ import annotations

import secrets
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from manege_analysis.batch.inputs import code_hash, inputs_hash
from manege_analysis.batch.outcome import Outcome
from manege_analysis.batch.state import recall
from manege_analysis.wording.text import Language


@dataclass(frozen=True)
class Order:
    """What to run: the workspace, where results go, the report's date and language.

    `code` is the product's own hash, read once for all clusters (see `with_code`); `counts_day` says
    that another date alone is a reason to run again; `seconds` is the time limit of one cell, and
    `batch` the name of the whole run, in which a lost worker's cluster is given to another.
    """

    workspace: Path
    reports: Path
    day: date
    language: Language | None = None
    force: bool = False
    counts_day: bool = False
    seconds: int = 300
    code: str = ""
    batch: str = ""

    def with_code(self) -> Order:
        """Return the order with the hash of the product and the versions it runs on, and a name."""
        return replace(self, code=code_hash(), batch=self.batch or secrets.token_hex(8))

    def from_everywhere(self) -> Order:
        """Return the order with whole paths, which are the same wherever a worker stands."""
        return replace(self, workspace=self.workspace.resolve(), reports=self.reports.resolve())


def unchanged(cluster: str, order: Order) -> Outcome | None:
    """Return the outcome of a cluster for which there is nothing to do, or None."""
    if order.force:
        return None
    with suppress(OSError):
        return current(cluster, order, inputs_hash(order.workspace, cluster))
    return None


def current(cluster: str, order: Order, files: str) -> Outcome | None:
    """Return the outcome of a cluster whose last good result was made from files of this hash."""
    last = recall(order.reports, cluster)
    if order.force or not last.is_current(order.reports, made_from(files, order)):
        return None
    folder = order.reports / last.folder
    return Outcome(cluster, "unchanged", folder, respondents=last.respondents)


def made_from(files: str, order: Order) -> str:
    """Name everything a result is made from: the files' hash, the code's, and what was asked for."""
    day = order.day.isoformat() if order.counts_day else ""
    return f"{order.code or code_hash()} {files} {order.language or ''} {day}"
