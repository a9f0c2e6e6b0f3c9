"""A kept notebook names no clock, no machine and nothing by chance."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import nbformat

from manege_analysis.report.tidy import read_notebook, seen_from, tidied, written


def executed(folder: str, seconds: float) -> Any:
    """Return a notebook as papermill leaves it."""
    timing = {"papermill": {"start_time": f"2027-03-04T{seconds}", "duration": seconds}, "tags": []}
    injected = nbformat.v4.new_code_cell(
        f'# Parameters\nreports = "{folder}"', metadata={"tags": ["injected-parameters"]}
    )
    shown = nbformat.v4.new_code_cell(
        "blok.title", id="forside", metadata=dict(timing), execution_count=2
    )
    made = nbformat.v4.new_notebook(cells=[injected, shown])
    made.metadata.papermill = {"output_path": folder, "duration": seconds}
    made.metadata.language_info = {"version": "3.11.7", "name": "python"}
    return made


def test_two_runs_in_two_folders_are_kept_as_the_same_bytes() -> None:
    first = written(tidied(executed("/hjem/a", 1.5), {"reports": "../.."}))
    second = written(tidied(executed("/hjem/b", 2.5), {"reports": "../.."}))
    assert first == second
    assert b"/hjem" not in first
    assert b"duration" not in first
    assert b'reports = \\"../..\\"' in first


def test_the_notebook_that_was_given_stays_as_it_was() -> None:
    notebook = executed("/hjem/a", 1.5)
    tidied(notebook, {"reports": "../.."})
    assert notebook.metadata.papermill["duration"] == 1.5
    assert "/hjem/a" in notebook.cells[0].source


def test_papermills_marker_at_a_failed_cell_stays_and_gets_a_fixed_id() -> None:
    notebook = executed("/hjem/a", 1.5)
    marker = nbformat.v4.new_markdown_cell("her", metadata={"tags": ["papermill-error-cell-tag"]})
    notebook.cells.insert(0, marker)
    assert [cell.id for cell in tidied(notebook, {}).cells] == [
        "cell-0",
        "injected-parameters",
        "forside",
    ]


def test_a_kept_notebook_can_be_read_again(tmp_path: Path) -> None:
    path = tmp_path / "x.ipynb"
    path.write_bytes(written(tidied(executed("/hjem/a", 1.5), {})))
    nbformat.validate(read_notebook(path))


def test_a_path_is_named_as_it_is_seen_from_a_folder(tmp_path: Path) -> None:
    assert seen_from(tmp_path / "a" / "b", tmp_path / "c") == "../../c"
