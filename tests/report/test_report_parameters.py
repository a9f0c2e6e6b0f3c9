"""A notebook's parameters are checked by name and type, all at once, before anything runs."""

from __future__ import annotations

from typing import Any

import nbformat
import pytest

from manege_analysis.errors import SettingsError
from manege_analysis.report.parameters import declared, require_parameters
from manege_analysis.report.tidy import read_notebook
from manege_analysis.shipped import notebooks_folder

SOURCE = """cluster: str = "birkelund"  # Klyngens id
most: int = 5  # Så mange
part: float = 0.5  # En del
brave: bool = False  # Ja eller nej"""


def notebook(*cells: tuple[str, list[str]]) -> Any:
    """Return a notebook of code cells with tags."""
    made = [nbformat.v4.new_code_cell(source, metadata={"tags": tags}) for source, tags in cells]
    return nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell("# Hej"), *made])


def test_declared_parameters_have_types() -> None:
    found = declared(notebook((SOURCE, ["parameters"])), "x.ipynb")
    assert found == {"cluster": str, "most": int, "part": float, "brave": bool}


@pytest.mark.parametrize("given", [{}, {"cluster": "nordby"}, {"most": 3, "part": 1.5, "brave": True}])
def test_known_names_with_the_right_types_pass(given: dict[str, Any]) -> None:
    require_parameters(notebook((SOURCE, ["parameters"])), given, "x.ipynb")


def test_every_mistake_is_told_at_once_with_its_remedy() -> None:
    given = {"klynge": "nordby", "clster": "nordby", "most": "5", "brave": 1, "part": 1}
    with pytest.raises(SettingsError) as caught:
        require_parameters(notebook((SOURCE, ["parameters"])), given, "x.ipynb")
    assert len(caught.value.problems) == 5
    assert 'expected a parameter it declares, got "clster". Did you mean "cluster"?' in str(caught.value)
    assert "x.ipynb: expected most: int, got str." in str(caught.value)
    assert "expected brave: bool, got int" in str(caught.value)


def test_a_name_that_holds_code_is_only_an_unknown_name() -> None:
    with pytest.raises(SettingsError, match="a parameter it declares"):
        require_parameters(notebook((SOURCE, ["parameters"])), {"x=1;import os": "y"}, "x.ipynb")


@pytest.mark.parametrize(
    ("cells", "got"),
    [
        ([(SOURCE, [])], "0 such cells"),
        ([(SOURCE, ["parameters"]), (SOURCE, ["parameters"])], "2 such cells"),
        ([("# intet her", ["parameters"])], "none"),
        ([("cluster = 1", ["parameters"])], "None"),
    ],
)
def test_a_notebook_without_plain_parameters_is_refused(cells: list[Any], got: str) -> None:
    with pytest.raises(SettingsError, match=f"got {got}"):
        declared(notebook(*cells), "x.ipynb")


@pytest.mark.parametrize("name", ["1_datakvalitet", "2_resultater", "3_blok_to"])
def test_the_products_notebooks_declare_the_same_parameters(name: str) -> None:
    found = declared(read_notebook(notebooks_folder() / f"{name}.ipynb"), name)
    assert found == dict.fromkeys(("workspace", "cluster", "reports", "date", "language"), str)
