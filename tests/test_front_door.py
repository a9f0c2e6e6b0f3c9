"""The front door opens to every name it lists, and loads nothing before it is asked."""

from __future__ import annotations

import subprocess
import sys

import pytest

import manege_analysis as manege


@pytest.mark.parametrize("name", manege.__all__)
def test_every_name_of_the_door_is_there(name: str) -> None:
    assert callable(getattr(manege, name))


def test_an_unknown_name_is_told_as_python_tells_it() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'nothing'"):
        _ = manege.nothing  # type: ignore[attr-defined]


def test_the_door_lists_its_names() -> None:
    assert {*manege.__all__, "__version__"} == set(dir(manege))


def test_the_shared_notebook_s_way_in_never_loads_the_code_that_reads_answers() -> None:
    code = (
        "import sys, manege_analysis as m; m.block_two; m.open_share\n"
        "bad = [n for n in sys.modules if n.startswith(('manege_analysis.exports.read', "
        "'manege_analysis.cleaning.clean', 'manege_analysis.summary.counting', "
        "'manege_analysis.workflow'))]\n"
        "print(bad)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
