"""Processes forked ahead: each serves one notebook, knows what was made before, and none is left."""

from __future__ import annotations

import os
import signal
from pathlib import Path
from typing import Any

import nbformat
import papermill
import pytest
from nbclient.exceptions import DeadKernelError

from manege_analysis.batch import engine
from manege_analysis.batch.engine import forked_ahead, register
from manege_analysis.batch.process import is_alive

pytestmark = pytest.mark.skipif(not engine.can_fork(), reason="a process cannot fork here")
WHO = "import os; print(os.getpid(), os.getcwd(), os.environ.get('MANEGE_TOLD', '-'))"


def run(folder: Path, cell: str = WHO) -> tuple[int, str, str]:
    folder.mkdir(exist_ok=True)
    notebook = nbformat.v4.new_notebook(
        cells=[nbformat.v4.new_code_cell(cell)],
        metadata={"kernelspec": {"name": "python3", "display_name": "P", "language": "python"}},
    )
    nbformat.write(notebook, folder / "in.ipynb")
    paths = (str(folder / "in.ipynb"), str(folder / "out.ipynb"))
    options: dict[str, Any] = {"engine_name": register(), "progress_bar": False, "cwd": str(folder)}
    done = papermill.execute_notebook(*paths, **options)
    pid, where, told = done.cells[0].outputs[0].text.split()
    return int(pid), where, told


def test_each_notebook_has_a_process_of_its_own_and_none_is_left(tmp_path: Path) -> None:
    with forked_ahead(3):
        waiting = [twin.pid for twin in engine._READY]
        ran = [run(tmp_path / name) for name in ("en", "to")]
        assert [pid for pid, _, _ in ran] == waiting[:2]
        assert [where for _, where, _ in ran] == [str(tmp_path / "en"), str(tmp_path / "to")]
        assert is_alive(waiting[2])
    assert not any(map(is_alive, waiting))


def test_one_more_than_was_thought_of_is_forked_then(tmp_path: Path) -> None:
    with forked_ahead(1):
        first, second = run(tmp_path / "en"), run(tmp_path / "to")
    assert len({first[0], second[0], os.getpid()}) == 3


def test_what_is_made_later_is_not_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with forked_ahead(1):
        monkeypatch.setenv("MANEGE_TOLD", "ja")
        assert [run(tmp_path / name)[2] for name in ("en", "to")] == ["-", "ja"]


def test_one_that_died_while_it_waited_is_a_dead_kernel(tmp_path: Path) -> None:
    with forked_ahead(1):
        os.kill(engine._READY[0].pid, signal.SIGKILL)
        with pytest.raises(DeadKernelError):
            run(tmp_path / "en")


def test_those_that_wait_end_when_something_goes_wrong() -> None:
    with pytest.raises(ZeroDivisionError), forked_ahead(2):
        waiting = [twin.pid for twin in engine._READY]
        raise ZeroDivisionError
    assert not any(map(is_alive, waiting))


def test_nothing_is_forked_where_nothing_can(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MANEGE_FORK", "no")
    with forked_ahead(2):
        assert not engine._READY
