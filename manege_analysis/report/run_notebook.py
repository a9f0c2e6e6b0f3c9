"""One notebook is run by papermill, from checked parameters to an executed notebook that is whole."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import papermill
from jupyter_core.paths import jupyter_runtime_dir
from nbclient.exceptions import CellTimeoutError, DeadKernelError
from papermill import execute as steps
from papermill.exceptions import PapermillExecutionError
from traitlets.config import Config

from manege_analysis import errors
from manege_analysis.errors import ManegeError, Problem, ReportError
from manege_analysis.report.page import Page, read_page
from manege_analysis.report.parameters import Values, require_parameters
from manege_analysis.report.tidy import read_notebook, written

_LONGEST_FOLDER = 50
logging.getLogger("papermill").setLevel(logging.ERROR)


@dataclass(frozen=True)
class Order:
    """How notebooks are run: the time limit of one cell in seconds, and papermill's engine.

    `engine` is the name of a registered papermill engine; None is papermill's own.  `ahead` is entered
    with the number of notebooks that will be run, once all that they share is made.
    """

    seconds: int = 300
    engine: str | None = None
    ahead: Callable[[int], AbstractContextManager[object]] = nullcontext


@dataclass(frozen=True)
class Executed:
    """A notebook that ran to its end, and the page that can be made of it."""

    notebook: Any
    page: Page


class NotebookFailed(Exception):  # noqa: N818 - it carries an error, and is never shown itself
    """A notebook stopped: `error` says why, `left` is the notebook as it was then, if it was saved."""

    def __init__(self, error: ManegeError, left: Path | None) -> None:
        super().__init__(str(error))
        self.error = error
        self.left = left


def run_notebook(source: Path, target: Path, given: Values, order: Order = Order()) -> Executed:
    """Run the notebook `source` in a process of its own; where it stops, `target` shows it as it was.

    The parameters are checked first.  A kernel that does not start is tried once more; a cell that
    fails never is.  Raises `SettingsError` for wrong parameters and `NotebookFailed` when the
    notebook stopped, was stopped, or ended without its completion mark; `target` then holds it with
    papermill's marker at the failing cell.
    """
    notebook = read_notebook(source)
    require_parameters(notebook, given, source.name)
    try:
        executed = _executed(source, target, given, order)
        return _page_of(executed, target)
    except PapermillExecutionError as stopped:
        raise NotebookFailed(_error(source, stopped), target) from None
    except ReportError as incomplete:
        where = [Problem(source.name, p.expected, p.got, p.remedy) for p in incomplete.problems]
        raise NotebookFailed(ReportError(where), target) from None
    except (CellTimeoutError, DeadKernelError, RuntimeError) as stopped:
        left = target if target.exists() else None
        raise NotebookFailed(_stopped(source, stopped, order), left) from None


def _page_of(executed: Any, target: Path) -> Executed:
    try:
        return Executed(executed, read_page(executed))
    except ReportError:
        target.write_bytes(written(executed))
        raise


def _executed(source: Path, target: Path, given: Values, order: Order) -> Any:
    run = _steps if order.engine else _whole
    for last_try in (False, True):
        try:
            return run(source, target, given, order)
        except (RuntimeError, DeadKernelError):
            if last_try or _has_begun(target):
                raise
    raise AssertionError("the second try returns or raises")


def _whole(source: Path, target: Path, given: Values, order: Order) -> Any:
    """Let papermill do everything, in a kernel of its own, and save as it does."""
    return papermill.execute_notebook(
        _unformatted(source),
        _unformatted(target),
        parameters=dict(given),
        kernel_name="python3",
        language="python",
        progress_bar=False,
        report_mode=True,
        cwd=str(target.parent),
        execution_timeout=order.seconds,
        autosave_cell_every=0,
        extra_arguments=["--log-level=ERROR"],
        config=_transport(),
    )


def _steps(source: Path, target: Path, given: Values, order: Order) -> Any:
    """Take papermill's steps, but write the notebook only where it stopped.

    A run keeps a tidied copy, and papermill's own writing took as long as half of the notebooks.
    """
    kernel = {"kernel_name": "python3", "language": "python", "engine_name": order.engine}
    notebook = steps.load_notebook_node(str(source.resolve()))
    notebook = steps.parameterize_notebook(notebook, dict(given), report_mode=True, **kernel)
    notebook = steps.prepare_notebook_metadata(notebook, str(source), str(target), report_mode=True)
    with steps.chdir(target.parent):
        executed = steps.papermill_engines.execute_notebook_with_engine(
            order.engine,
            steps.remove_error_markers(notebook),
            kernel_name="python3",
            progress_bar=False,
            execution_timeout=order.seconds,
            left=str(target.resolve()),
        )
    steps.raise_for_execution_errors(executed, str(target.resolve()))
    return executed


def _transport() -> Config:
    """Let a kernel talk through files of this user where it can, not through ports of the machine.

    A socket's path may hold about a hundred characters, and the kernel's own name takes fifty.
    """
    if os.name == "nt" or len(jupyter_runtime_dir()) > _LONGEST_FOLDER:
        return Config()
    return Config(KernelManager={"transport": "ipc"})


def _unformatted(path: Path) -> str:
    """Double the braces of a path, because papermill formats paths as it does templates."""
    return str(path.resolve()).replace("{", "{{").replace("}", "}}")


def _has_begun(target: Path) -> bool:
    if not target.exists():
        return False
    cells = read_notebook(target).cells
    return any(cell.get("execution_count") for cell in cells)


def _error(source: Path, stopped: PapermillExecutionError) -> ManegeError:
    """Return the error that a cell raised; one that is not ours is named by its type only.

    The message of a foreign error may quote a value from the data.
    """
    kind = getattr(errors, stopped.ename, None)
    if isinstance(kind, type) and issubclass(kind, ManegeError):
        return kind(str(stopped.evalue))
    where = f"{source.name}, cell {stopped.cell_index + 1}"
    return ReportError(Problem(where, "a cell that runs", stopped.ename, _OPEN))


def _stopped(source: Path, stopped: Exception, order: Order) -> ManegeError:
    if isinstance(stopped, CellTimeoutError):
        got = f"one that was still running after {order.seconds} seconds"
        return ReportError(Problem(source.name, "a cell that ends", got, _OPEN))
    remedy = "Run again; if it comes back, check the memory of this machine."
    return ReportError(Problem(source.name, "a running kernel", type(stopped).__name__, remedy))


_OPEN = "Open the notebook in intern/notebooks at the marked cell."
