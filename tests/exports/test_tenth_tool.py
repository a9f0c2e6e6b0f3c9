"""A tool that the product does not know yet is one file and one line; everything else then works."""

from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType

import pytest
from export_fixtures import QUESTIONNAIRE, write_csv

from manege_analysis.cli.tables import Asked, tables_of
from manege_analysis.exports import recognise as recognising
from manege_analysis.exports.drafting.write import draft_questionnaire
from manege_analysis.exports.read import read_answers, read_layout

FILE = '''
"""Svarkassen: questions below a line of its own."""
from manege_analysis.exports.files.sheet import RawFile
from manege_analysis.exports.files.table import find_table
from manege_analysis.exports.layout import Layout, RawColumn
from manege_analysis.exports.tools.tool import Tool
from manege_analysis.wording.text import Text

MARK = Text("Første linje siger »Svarkassen«.", 'The first line says "Svarkassen".')


def recognise(file: RawFile) -> tuple[Text, ...]:
    return (MARK,) if file.sheets[0].row(0)[0] == "Svarkassen" else ()


def read(file: RawFile) -> Layout:
    table = find_table(file.sheets[0].below(1), file.name)
    pairs = zip(table.headers, table.body.columns, strict=True)
    columns = tuple(RawColumn(header, cells, text=header) for header, cells in pairs)
    return Layout(file.source(*table.notes), table.body.rows, columns)


TOOL = Tool("svarkassen", Text("Svarkassen"), recognise, read)
'''


@pytest.fixture
def _tenth(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put the file where a tool's file is, and its name first in the order."""
    module = ModuleType("manege_analysis.exports.tools.svarkassen")
    exec(FILE, module.__dict__)
    monkeypatch.setitem(sys.modules, module.__name__, module)
    order = ("svarkassen", *recognising.ORDER)
    monkeypatch.setattr(recognising, "TOOLS", recognising.tools_in(order))


@pytest.mark.usefixtures("_tenth")
def test_a_tenth_tool_is_read_mapped_drafted_and_tabulated(tmp_path: Path) -> None:
    heads = [item.full_text.da for item in QUESTIONNAIRE.items if item.kind != "multi"]
    rows = [["I høj grad", "Slet ikke", "", "3", "Solo", "tid"]] * 3
    path = write_csv(tmp_path / "svar.csv", [["Svarkassen", *[""] * 5], heads, *rows])
    answers = read_answers(path, QUESTIONNAIRE)
    assert (answers.source.tool, answers.missing) == ("svarkassen", ("ringer",))
    assert answers.source.evidence[0].da == "Første linje siger »Svarkassen«."
    assert answers.source.tool_title.da == "Svarkassen"
    assert "# Read as Svarkassen." in draft_questionnaire(read_layout(path), "udkast")
    assert tables_of(Asked(path, keep=("duplicate",))).lines[0].count == 3
    assert read_layout(path, "Svarkassen").source.tool == "svarkassen"
