"""One notebook is run by papermill, from checked parameters to an executed notebook that is whole."""

from __future__ import annotations

import logging
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import papermill
from jupyter_core.paths import jupyter_runtime_dir
from nbclient.exceptions import CellTimeoutError, DeadKernelError
from papermill.exceptions import PapermillExecutionError
from traitlets.config import Config

from manege_analysis import errors
from manege_analysis.errors import ManegeError, Problem, ReportError
from manege_analysis.report.page import Page, read_page
from manege_analysis.report.parameters import Values, require_parameters
from manege_analysis.report.tidy import read_notebook

_LONGEST_FOLDER = 50
logging.getLogger("papermill").setLevel(logging.ERROR)


@dataclass(frozen=True)
class Order:
    """How notebooks are run: the time limit of one cell in seconds, and papermill's engine.

    `engine` is the name of a registered papermill engine; None is papermill's own.
    """

    seconds: int = 300
    engine: str | None = None


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
    """Run the notebook `source` in a kernel of its own and write it, executed, to `target`.

    The parameters are checked first.  A kernel that does not start is tried once more; a cell that
    fails never is.  Raises `SettingsError` for wrong parameters and `NotebookFailed` when the
    notebook stopped, was stopped, or ended without its completion mark; `target` then holds it with
    papermill's marker at the failing cell.
    """
    notebook = read_notebook(source)
    require_parameters(notebook, given, source.name)
    try:
        executed = _executed(source, target, given, order)
        return Executed(executed, read_page(executed))
    except PapermillExecutionError as stopped:
        raise NotebookFailed(_error(source, stopped), target) from None
    except ReportError as incomplete:
        where = [Problem(source.name, p.expected, p.got, p.remedy) for p in incomplete.problems]
        raise NotebookFailed(ReportError(where), target) from None
    except (CellTimeoutError, DeadKernelError, RuntimeError) as stopped:
        left = target if target.exists() else None
        raise NotebookFailed(_stopped(source, stopped, order), left) from None


def _executed(source: Path, target: Path, given: Values, order: Order) -> Any:
    own = {"left": str(target.resolve()), "request_save_on_cell_execute": False} if order.engine else {}
    for last_try in (False, True):
        try:
            return papermill.execute_notebook(
                _unformatted(source),
                _unformatted(target),
                parameters=dict(given),
                engine_name=order.engine,
                kernel_name="python3",
                language="python",
                progress_bar=False,
                report_mode=True,
                cwd=str(target.parent),
                execution_timeout=order.seconds,
                autosave_cell_every=0,
                extra_arguments=["--log-level=ERROR"],
                config=_transport(),
                **own,
            )
        except (RuntimeError, DeadKernelError):
            if last_try or _has_begun(target):
                raise
    raise AssertionError("the second try returns or raises")


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
