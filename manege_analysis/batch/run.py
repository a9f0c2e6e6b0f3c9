"""Run clusters one after the other; one bad cluster never stops the rest."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path

from manege_analysis.batch.outcome import Outcome, State
from manege_analysis.batch.release import check_shared, permit
from manege_analysis.errors import ManegeError, NotReadyError, PrivacyError
from manege_analysis.report.build import Hooks, build_cluster
from manege_analysis.settings import load_settings
from manege_analysis.wording.text import Language
from manege_analysis.workflow import prepare

Told = Callable[[str, str], None]
"""Called with a cluster and what is being done for it."""


@dataclass(frozen=True)
class Order:
    """What to run: the workspace, where results go, the report's date and language."""

    workspace: Path
    reports: Path
    day: date
    language: Language | None = None


def run_clusters(clusters: Sequence[str], order: Order, told: Told) -> tuple[Outcome, ...]:
    """Run each cluster and return what became of it, in the order given."""
    return tuple(run_one(cluster, order, told) for cluster in clusters)


def run_one(cluster: str, order: Order, told: Told) -> Outcome:
    """Run one cluster from its settings to its published folder.

    Every `ManegeError` becomes an outcome; anything else is a programming mistake, which is told as
    a failure by its type only, because a message may hold data.
    """
    started = time.monotonic()
    try:
        outcome = _built(cluster, order, told)
    except ManegeError as error:
        remedies = tuple(str(error).splitlines())
        outcome = Outcome(cluster, _state(error), remedies=remedies, status=error.exit_status)
    except Exception as error:
        outcome = Outcome(cluster, "failed", remedies=(_mistake(error),), status=1)
    return replace(outcome, seconds=time.monotonic() - started)


def _built(cluster: str, order: Order, told: Told) -> Outcome:
    told(cluster, "reading")
    settings = load_settings(
        order.workspace, cluster, reports=order.reports, day=order.day, language=order.language
    )
    prepared = prepare(settings)
    allowed = permit(prepared)
    told(cluster, allowed.verdict.said.en)
    hooks = Hooks(checks=(partial(check_shared, prepared),))
    built = build_cluster(prepared, lambda what: told(cluster, what), hooks)
    allowed.record()
    return Outcome(cluster, "done", built.folder, respondents=prepared.share.response.respondents)


def _state(error: ManegeError) -> State:
    if isinstance(error, NotReadyError):
        return "not ready"
    return "stopped by privacy" if isinstance(error, PrivacyError) else "failed"


def _mistake(error: Exception) -> str:
    at = error.__traceback__
    while at and at.tb_next:
        at = at.tb_next
    where = f"{Path(at.tb_frame.f_code.co_filename).name}, line {at.tb_lineno}" if at else "unknown"
    return f"{type(error).__name__} in {where}: a mistake in the product. Report it with this line."
