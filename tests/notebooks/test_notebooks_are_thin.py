"""The notebooks are pages of talk: short cells, no definitions, no outputs, the same house rules."""

from __future__ import annotations

import ast
import json
from itertools import pairwise
from typing import Any

import nbformat
import pytest

import manege_analysis as manege
from manege_analysis.report.tidy import read_notebook
from manege_analysis.shipped import notebooks_folder

NAMES = ("1_datakvalitet", "2_resultater", "3_blok_to", "4_casevalg", "5_moedeplan")
ALL = ("0_arbejdsbog", *NAMES)
"""The workbook is a notebook like the others, but shows controls instead of leaving a page and a mark."""


def notebook(name: str) -> Any:
    """Read one of the product's notebooks."""
    return read_notebook(notebooks_folder() / f"{name}.ipynb")


def code_cells(name: str) -> list[Any]:
    """Return a notebook's code cells but for the parameters."""
    cells = [cell for cell in notebook(name).cells if cell.cell_type == "code"]
    return [cell for cell in cells if "parameters" not in cell.metadata.get("tags", [])]


def test_there_are_no_others() -> None:
    assert sorted(path.stem for path in notebooks_folder().glob("*.ipynb")) == sorted(ALL)


@pytest.mark.parametrize("name", ALL)
def test_a_notebook_is_valid_and_names_the_common_kernel(name: str) -> None:
    made = notebook(name)
    nbformat.validate(made)
    assert made.metadata.kernelspec == {
        "display_name": "Python 3",
        "language": "python",
        "name": "python3",
    }
    ids = [cell.id for cell in made.cells]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("name", ALL)
def test_no_output_and_no_count_is_kept(name: str) -> None:
    for cell in notebook(name).cells:
        assert cell.get("outputs", []) == []
        assert cell.get("execution_count") is None


@pytest.mark.parametrize("name", ALL)
def test_cells_are_short_and_define_nothing(name: str) -> None:
    for cell in code_cells(name):
        tree = ast.parse(cell.source)
        assert 1 <= len(cell.source.splitlines()) <= 3
        banned = (ast.FunctionDef, ast.ClassDef, ast.Lambda, ast.For, ast.While, ast.If, ast.ListComp)
        assert not [node for node in ast.walk(tree) if isinstance(node, banned)]


@pytest.mark.parametrize("name", NAMES)
def test_the_front_door_is_the_only_import(name: str) -> None:
    imports = [
        line for cell in code_cells(name) for line in cell.source.splitlines() if "import" in line
    ]
    assert imports == ["import manege_analysis as manege"]


@pytest.mark.parametrize("name", NAMES)
def test_every_name_that_a_notebook_uses_stands_in_the_front_door(name: str) -> None:
    nodes = [node for cell in code_cells(name) for node in ast.walk(ast.parse(cell.source))]
    attributes = [node for node in nodes if isinstance(node, ast.Attribute)]
    used = {each.attr for each in attributes if getattr(each.value, "id", "") == "manege"}
    assert used
    assert all(callable(getattr(manege, each)) for each in used)


@pytest.mark.parametrize("name", NAMES)
def test_every_code_cell_is_introduced_in_danish(name: str) -> None:
    cells = notebook(name).cells
    alone = [cell.id for before, cell in pairwise(cells) if cell.cell_type == before.cell_type == "code"]
    assert alone == ["hent"]  # it follows the import
    text = "\n".join(cell.source for cell in cells if cell.cell_type == "markdown")
    assert any(letter in text for letter in "æøå")


@pytest.mark.parametrize("name", NAMES)
def test_the_last_cell_sets_the_mark(name: str) -> None:
    assert notebook(name).cells[-1].source.endswith(".mark")


def test_the_shared_notebook_asks_for_nothing_but_the_stored_summary() -> None:
    source = "\n".join(cell.source for cell in code_cells("3_blok_to"))
    for name in ("prepare", "open_run", "read_answers", "clean", "summarise", "results", "data_quality"):
        assert name not in source


@pytest.mark.parametrize("name", NAMES)
def test_the_file_is_written_as_nbformat_writes_it(name: str) -> None:
    text = (notebooks_folder() / f"{name}.ipynb").read_text("utf-8")
    assert json.loads(text)["nbformat"] == 4
    assert text == nbformat.writes(notebook(name), indent=1) + "\n"
