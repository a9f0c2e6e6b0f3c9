"""The engine's entry point: papermill finds it, and neither is in the way of the other's import."""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import entry_points
from pathlib import Path

import nbformat
import pytest

FIRST = ("manege_analysis.batch.engine", "papermill", "manege_analysis.batch.many")


@pytest.mark.parametrize("first", FIRST)
def test_either_may_be_imported_first(first: str) -> None:
    ask = "from papermill.engines import papermill_engines as e; print(e.get_engine('manege'))"
    code = f"import {first}; {ask}"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "ForkedEngine" in done.stdout


def test_papermill_s_own_command_runs_a_notebook_with_it(tmp_path: Path) -> None:
    cells = [nbformat.v4.new_code_cell("n = 1", metadata={"tags": ["parameters"]})]
    cells.append(nbformat.v4.new_code_cell("n + 1"))
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    book = nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": kernel})
    nbformat.write(book, tmp_path / "ind.ipynb")
    said = [*map(str, (tmp_path / "ind.ipynb", tmp_path / "ud.ipynb")), "-p", "n", "41"]
    papermill = Path(sys.executable).with_name("papermill")
    command = [str(papermill), *said, "--engine", "manege", "--no-progress-bar"]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    shown = nbformat.read(tmp_path / "ud.ipynb", 4).cells[-1].outputs
    assert [output.data["text/plain"] for output in shown] == ["42"]


def test_the_installed_entry_point_names_the_engine() -> None:
    (found,) = entry_points(group="papermill.engine", name="manege")
    assert found.value == "manege_analysis.batch.entry:ForkedEngine"
