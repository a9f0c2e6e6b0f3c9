"""One cluster from its settings to its published folder; whatever happens becomes an `Outcome`."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path

from manege_analysis.batch.engine import forked_ahead, register
from manege_analysis.batch.inputs import Copied, copy_inputs, inputs_hash
from manege_analysis.batch.lock import AlreadyRunningError, locked
from manege_analysis.batch.order import Order, current, made_from
from manege_analysis.batch.outcome import Outcome, State
from manege_analysis.batch.release import check_shared, permit
from manege_analysis.batch.state import remember
from manege_analysis.errors import ManegeError, NotReadyError, PrivacyError, Problem, ReportError
from manege_analysis.exports.files.rawfile import opened_once
from manege_analysis.report.build import Hooks, build_cluster
from manege_analysis.report.publish import staging
from manege_analysis.report.run_notebook import Order as NotebookOrder
from manege_analysis.settings import load_settings
from manege_analysis.workflow import prepare

Told = Callable[[str, str], None]
"""Called with a cluster and what is being done for it."""


def run_one(cluster: str, order: Order, told: Told = lambda cluster, what: None) -> Outcome:
    """Run one cluster under its lock, unless nothing has changed since its last good result.

    Every `ManegeError` becomes an outcome; anything else is a programming mistake, which is told as
    a failure by its type only, because a message may hold data.
    """
    started = time.monotonic()
    try:
        with locked(order.reports, cluster, order.batch), staging(order.reports) as private:
            copied = copy_inputs(order.workspace, cluster, private)
            outcome = current(cluster, order, copied.made_from) or _outcome(cluster, order, copied, told)
            if outcome.state != "unchanged":
                remember(order.reports, outcome, made_from(copied.made_from, order))
    except AlreadyRunningError as error:
        outcome = Outcome(cluster, "already running", remedies=(str(error),), status=error.exit_status)
    except OSError as error:
        outcome = _failed(cluster, error)
        with suppress(OSError):
            remember(order.reports, outcome, "")
    return replace(outcome, seconds=time.monotonic() - started)


def _outcome(cluster: str, order: Order, copied: Copied, told: Told) -> Outcome:
    try:
        with opened_once():
            return _built(cluster, order, copied, told)
    except ManegeError as error:
        # A person knows their own folders, and nothing of the copy, which is gone by then.
        said = str(error).replace(str(copied.workspace), str(order.workspace))
        return Outcome(
            cluster, _state(error), remedies=tuple(said.splitlines()), status=error.exit_status
        )
    except Exception as error:
        return _failed(cluster, error)


def _built(cluster: str, order: Order, copied: Copied, told: Told) -> Outcome:
    told(cluster, "reading")
    settings = replace(
        load_settings(
            copied.workspace, cluster, reports=order.reports, day=order.day, language=order.language
        ),
        origin=order.workspace,
    )
    prepared = prepare(settings)
    allowed = permit(prepared)
    told(cluster, allowed.verdict.said.en)
    hooks = Hooks(
        order=NotebookOrder(order.seconds, register(), forked_ahead),
        checks=(partial(check_shared, prepared), partial(_require_same, cluster, order, copied)),
    )
    built = build_cluster(prepared, lambda what: told(cluster, what), hooks)
    allowed.record()
    respondents = prepared.share.response.respondents
    beside = tuple(f"{path.name} is new; what it replaces is open elsewhere." for path in built.aside)
    name = settings.cluster.name
    return Outcome(cluster, "done", built.folder, beside, respondents=respondents, name=name)


def _require_same(cluster: str, order: Order, copied: Copied, folder: Path) -> None:
    """Stop when an original was changed during the run: what was made is older than what lies there."""
    if inputs_hash(order.workspace, cluster) != copied.made_from:
        got = "a file that was changed meanwhile"
        raise ReportError(Problem(cluster, "the same files before and after the run", got, _AGAIN))


def _state(error: ManegeError) -> State:
    if isinstance(error, NotReadyError):
        return "not ready"
    return "stopped by privacy" if isinstance(error, PrivacyError) else "failed"


def _failed(cluster: str, error: Exception) -> Outcome:
    return Outcome(cluster, "failed", remedies=(_mistake(error),), status=1)


def _mistake(error: Exception) -> str:
    if isinstance(error, OSError) and error.errno:
        return f"{error.strerror}. Check the disk's room and who may write there; then run again."
    at = error.__traceback__
    while at and at.tb_next:
        at = at.tb_next
    where = f"{Path(at.tb_frame.f_code.co_filename).name}, line {at.tb_lineno}" if at else "unknown"
    return f"{type(error).__name__} in {where}: a mistake in the product. Report it with this line."


_AGAIN = "Nothing was published. Run again."
