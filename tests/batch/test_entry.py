"""The engine's entry point: papermill finds it, and neither is in the way of the other's import."""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import entry_points

import pytest

FIRST = ("manege_analysis.batch.engine", "papermill", "manege_analysis.batch.many")


@pytest.mark.parametrize("first", FIRST)
def test_either_may_be_imported_first(first: str) -> None:
    ask = "from papermill.engines import papermill_engines as e; print(e.get_engine('manege'))"
    code = f"import {first}; {ask}"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "ForkedEngine" in done.stdout


def test_the_installed_entry_point_names_the_engine() -> None:
    (found,) = entry_points(group="papermill.engine", name="manege")
    assert found.value == "manege_analysis.batch.entry:ForkedEngine"
