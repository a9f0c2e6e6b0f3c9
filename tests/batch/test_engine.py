"""Notebooks run by the forked engine: what they show, how they fail, and that nothing of them stays."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import nbformat
import papermill
import pytest
from IPython.core.getipython import get_ipython
from IPython.core.interactiveshell import InteractiveShell
from nbclient.exceptions import CellTimeoutError, DeadKernelError
from papermill.exceptions import PapermillExecutionError

from manege_analysis.batch import cells, engine, outputs, spare
from manege_analysis.batch.engine import register
from manege_analysis.batch.process import is_alive
from manege_analysis.errors import ReportError

pytestmark = pytest.mark.skipif(not engine.can_fork(), reason="a process cannot fork here")
Ran = Callable[..., Any]


@pytest.fixture
def ran(tmp_path: Path) -> Ran:
    """Run cells and return the notebook; `tmp_path / "out.ipynb"` is what was recorded."""

    def run(*cells: str, engine_name: str | None = register(), **options: Any) -> Any:
        notebook = nbformat.v4.new_notebook(
            cells=[nbformat.v4.new_code_cell(cell) for cell in cells],
            metadata={"kernelspec": {"name": "python3", "display_name": "P", "language": "python"}},
        )
        nbformat.write(notebook, tmp_path / "in.ipynb")
        return papermill.execute_notebook(
            str(tmp_path / "in.ipynb"),
            str(tmp_path / "out.ipynb"),
            engine_name=engine_name,
            progress_bar=False,
            cwd=str(tmp_path),
            **options,
        )

    return run


def recorded(tmp_path: Path) -> Any:
    notebook = nbformat.read(tmp_path / "out.ipynb", as_version=4)
    nbformat.validate(notebook)
    return notebook


SHOWS = (
    "print('one'); print('two')\nimport sys; print('three', file=sys.stderr)\n6 * 7",
    "from IPython.display import HTML, display\n"
    "display(HTML('<b>x</b>'), metadata={'text/html': {'a': 1}})",
    "handle = display('before', display_id=True)\nhandle.update('after')",
    "from IPython.display import clear_output\nprint('gone')\nclear_output()\nprint('kept')",
    "print('gone too')\nclear_output(wait=True)\nprint('kept')",
    "import asyncio\nawait asyncio.sleep(0)\n_",
    "x = 1;",
    "None",
)


def test_outputs_have_the_form_that_a_kernel_gives_them(ran: Ran) -> None:
    ours, theirs = ran(*SHOWS), ran(*SHOWS, engine_name=None)
    for mine, its in zip(ours.cells, theirs.cells, strict=True):
        assert mine.outputs == its.outputs
        assert mine.execution_count == its.execution_count


def test_an_error_is_recorded_as_by_a_kernel_and_the_cells_after_it_do_not_run(
    ran: Ran, tmp_path: Path
) -> None:
    for name in (register(), None):
        with pytest.raises(PapermillExecutionError) as caught:
            ran("1", "raise KeyError('q')", "print('not run')", engine_name=name)
        assert (caught.value.ename, caught.value.evalue) == ("KeyError", "'q'")
        cells = recorded(tmp_path).cells
        assert [len(cell.get("outputs", ())) for cell in cells] == [0, 1, 0, 1, 0]
        assert "papermill-error-cell-tag" in cells[2].metadata.tags


def test_leaving_with_sys_exit_stops_the_notebook(ran: Ran, tmp_path: Path) -> None:
    ran("import sys; sys.exit(0)", "print('not run')")
    cells = recorded(tmp_path).cells
    assert cells[0].outputs[0].ename == "SystemExit"
    assert not cells[1].outputs


@pytest.mark.parametrize(
    "death", ["import os, signal; os.kill(os.getpid(), signal.SIGKILL)", "import os; os._exit(0)"]
)
def test_a_death_raises_and_keeps_what_was_printed(ran: Ran, tmp_path: Path, death: str) -> None:
    with pytest.raises(DeadKernelError):
        ran("print('seen')", f"print('last words')\n{death}", "print('not run')")
    cells = recorded(tmp_path).cells
    assert cells[0].outputs[0].text == "seen\n"
    assert cells[1].outputs[0].text == "last words\n"
    assert not cells[2].outputs


def test_a_cell_that_hangs_is_stopped_with_everything_it_started(ran: Ran, tmp_path: Path) -> None:
    cell = (
        "import os, subprocess, time\n"
        "child = subprocess.Popen(['sleep', '300'])\n"
        "print(os.getpid(), child.pid)\n"
        "time.sleep(300)"
    )
    with pytest.raises(CellTimeoutError):
        ran(cell, execution_timeout=4)
    pids = recorded(tmp_path).cells[0].outputs[0].text.split()
    until = time.monotonic() + 45
    while any(is_alive(int(pid)) for pid in pids) and time.monotonic() < until:
        time.sleep(0.05)
    assert not any(is_alive(int(pid)) for pid in pids)


def test_a_cell_that_prints_without_end_is_stopped(
    ran: Ran, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outputs, "MOST_TEXT", 10_000)
    with pytest.raises(ReportError, match="printed characters"):
        ran("while True: print('again')")
    assert len(recorded(tmp_path).cells[0].outputs[0].text) < 20_000


def test_a_cell_that_wants_too_much_memory_gets_an_error(ran: Ran) -> None:
    with pytest.raises(PapermillExecutionError, match="MemoryError"):
        ran("b = bytearray(900_000_000)", memory_mb=300)


def test_a_notebook_changes_nothing_here_and_sees_nothing_of_another(ran: Ran) -> None:
    import json

    ran("import json, os; json.broken = 1; os.environ['LEFT'] = '1'; left = 1")
    assert not hasattr(json, "broken")
    assert "LEFT" not in os.environ
    with pytest.raises(PapermillExecutionError, match="NameError"):
        ran("left")


@pytest.fixture
def with_a_shell(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let a shell stand ready, while a terminal has another environment activated."""
    monkeypatch.setenv("VIRTUAL_ENV", "/another/environment")
    cells.ready_shell()
    yield
    cells._Ready.shell = None


@pytest.mark.filterwarnings("error")
def test_a_shell_that_stands_ready_leaves_this_process_as_it_was(request: pytest.FixtureRequest) -> None:
    before = (sys.modules["__main__"], list(sys.path), sys.displayhook, sys.stdout, sys.stderr)
    request.getfixturevalue("with_a_shell")
    assert (sys.modules["__main__"], sys.path, sys.displayhook, sys.stdout, sys.stderr) == before
    assert get_ipython() is None


@pytest.mark.usefixtures("with_a_shell")
def test_notebooks_that_find_a_shell_ready_show_the_same_and_see_nothing_of_each_other(ran: Ran) -> None:
    ours, theirs = ran(*SHOWS), ran(*SHOWS, engine_name=None)
    for mine, its in zip(ours.cells, theirs.cells, strict=True):
        assert mine.outputs == its.outputs
        assert mine.execution_count == its.execution_count
    ran("left = 1", "import __main__; assert __main__.left == 1; assert get_ipython() is not None")
    with pytest.raises(PapermillExecutionError, match="NameError"):
        ran("left")


def test_in_somebodys_notebook_their_shell_stays(ran: Ran, monkeypatch: pytest.MonkeyPatch) -> None:
    theirs = InteractiveShell.__new__(InteractiveShell)
    monkeypatch.setattr(InteractiveShell, "_instance", theirs)
    cells.ready_shell()
    assert cells._Ready.shell is None
    assert get_ipython() is theirs
    assert ran("type(get_ipython()).__name__").cells[0].outputs[0].data["text/plain"] == "'CellShell'"


def test_nobody_can_be_asked(ran: Ran) -> None:
    with pytest.raises(PapermillExecutionError, match="StdinNotImplementedError"):
        ran("input('name?')")


def test_where_nothing_can_fork_an_ordinary_kernel_runs_the_notebook(
    ran: Ran, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "can_fork", lambda: False)
    assert ran("1 + 1").cells[0].outputs[0].data["text/plain"] == "2"


@pytest.fixture
def without_fork(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "can_fork", lambda: False)


@pytest.mark.usefixtures("without_fork")
def test_without_fork_a_notebook_ends_alone_too(ran: Ran, tmp_path: Path) -> None:
    with pytest.raises(DeadKernelError):
        ran("print('seen')", "import os; os._exit(0)", "print('not run')")
    cell = "import os, subprocess, time\nchild = subprocess.Popen(['sleep', '300'])\nprint(child.pid)\n"
    with pytest.raises(CellTimeoutError):
        ran(cell + "time.sleep(300)", execution_timeout=4, left=str(tmp_path / "left.ipynb"))
    left = nbformat.read(tmp_path / "left.ipynb", as_version=4)
    child = int(left.cells[0].outputs[0].text)
    until = time.monotonic() + 45
    while is_alive(child) and time.monotonic() < until:
        time.sleep(0.05)
    assert not is_alive(child)


@pytest.mark.usefixtures("without_fork")
def test_a_process_stands_ready_where_many_notebooks_are_run(
    ran: Ran, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spare._Shelf, "is_kept", False)
    monkeypatch.setattr(spare._Shelf, "ready", None)
    spare.keep_a_spare()
    first = spare._Shelf.ready
    assert ran("x = 1", "x + 1").cells[1].outputs[0].data["text/plain"] == "2"
    following = spare._Shelf.ready
    assert following is not None
    assert following is not first
    following.end()
