"""Drafting, mapping and tabulating as their user meets them."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path

import jsonschema
import pytest
from python_calamine import CalamineWorkbook
from typer.testing import CliRunner, Result

from manege_analysis.cli.main import app
from manege_analysis.errors import ExportError, SettingsError
from manege_analysis.exports.columnmap import load_column_map
from manege_analysis.exports.tabulating.jsonform import lines_schema
from manege_analysis.questionnaire.load import load_questionnaire
from manege_analysis.shipped import sample_workspace

ROWS = (
    "Hvor ofte?;Hvem?;Klynge;Vægt;Idé\n"
    "Ofte;PPR|BUP;nord;1,5;hemmelig tanke\nAldrig;BUP;syd;1;\nOfte;PPR;nord;0.5;\nOfte;PPR|BUP;;1;\n"
)


def manege(*words: str) -> Result:
    return CliRunner().invoke(app, list(words))


@pytest.fixture
def export(tmp_path: Path) -> Path:
    path = tmp_path / "svar.csv"
    path.write_text(ROWS, encoding="utf-8")
    return path


def test_tabulate_prints_counts_bases_and_percent_of_the_bases_asked_for(export: Path) -> None:
    done = manege("tabulate", str(export), "--percent", "respondents", "--percent", "ticked")
    assert done.exit_code == 0, done.output
    assert "Every one of 4 rows counts as a respondent." in done.output
    assert "respondents 4, shown 4, answered 4" in done.output
    assert "75.0 %    75.0 %" in done.output
    assert "hemmelig" not in done.output


def test_tabulate_as_json_follows_its_schema_by_group_and_weight(export: Path) -> None:
    done = manege("tabulate", str(export), "--json", "--by", "Klynge", "--weights", "Vægt")
    lines = json.loads(done.stdout)
    jsonschema.validate(lines, lines_schema())
    often = [line for line in lines if line["option"] == "ofte"]
    assert [(line["group"], line["count"]) for line in often] == [("nord", 2), ("syd", 0)]


def test_tabulate_writes_a_workbook_of_texts_and_numbers(export: Path, tmp_path: Path) -> None:
    book = tmp_path / "tabel.xlsx"
    assert manege("tabulate", str(export), "--xlsx", str(book)).exit_code == 0
    rows = CalamineWorkbook.from_path(str(book)).get_sheet_by_index(0).to_python()
    assert rows[0][:3] == ["question", "text", "type"]
    assert ["Ofte", 3] in [row[5:7] for row in rows]


def test_nobody_left_is_an_answer(tmp_path: Path) -> None:
    path = tmp_path / "qualtrics.csv"
    own = "StartDate,Status,Finished,RecordedDate,ResponseId,Q1\n"
    path.write_text(own + "".join(f"2026-11-20,1,1,2026-11-20,R{n},Ja\n" for n in range(3)))
    done = manege("tabulate", str(path))
    assert done.exit_code == 0, done.output
    assert "0 respondents left of 3 rows; 3 removed because: test 3." in done.output
    assert "Every one of 3 rows" in manege("tabulate", str(path), "--keep", "test").output


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--keep", "tests"), "a row rule"),
        (("--by", "Klynger"), 'Did you mean "Klynge"?'),
        (("--weights", "Klynge"), "weights of 0 and more"),
        (("--percent", "all"), "Write one of respondents, shown, answered, ticked."),
    ],
)
def test_what_is_named_wrongly_is_told(export: Path, words: tuple[str, ...], told: str) -> None:
    done = manege("tabulate", str(export), *words)
    assert isinstance(done.exception, ExportError)
    assert told in str(done.exception)


def test_a_count_table_is_tabulated_as_what_it_is(tmp_path: Path) -> None:
    path = tmp_path / "tal.csv"
    path.write_text(
        "spørgsmål;svar;antal;grundlag\nKender du PPR?;Ja;17;21\n;Nej;4;\n", encoding="utf-8"
    )
    done = manege("tabulate", str(path))
    assert "a finished count table" in done.output
    assert "81.0 %" in done.output


def test_the_sample_is_tabulated_with_its_questionnaire() -> None:
    sample = sample_workspace()
    template = next((sample / "questionnaires").glob("boern*.yaml"), None)
    words = ["-q", str(template)] if template else []
    done = manege("tabulate", str(sample / "clusters" / "birkelund" / "dataset.csv"), *words)
    assert done.exit_code == 0, done.output
    assert "removed because: never-answered 10" in done.output


def test_draft_writes_a_questionnaire_that_tabulate_takes(export: Path, tmp_path: Path) -> None:
    output = tmp_path / "skema.yaml"
    assert manege("draft", str(export), "-o", str(output)).exit_code == 0
    assert [q.kind for q in load_questionnaire(output).questions][:2] == ["scale", "multi"]
    assert manege("tabulate", str(export), "-q", str(output)).exit_code == 0
    again = manege("draft", str(export), "-o", str(output))
    assert isinstance(again.exception, SettingsError) and "--force" in str(again.exception)
    assert manege("draft", str(export), "-o", str(output), "--force").exit_code == 0
    assert output.read_text(encoding="utf-8") == manege("draft", str(export)).output.replace(
        "id: svar\n", "id: skema\n"
    ).replace("title: svar\n", "title: skema\n")


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A copy of the sample in which one cluster's file has other wordings than its questionnaire."""
    copy = tmp_path / "ws"
    shutil.copytree(sample_workspace(), copy)
    cluster = copy / "clusters" / "ravnemose"
    path = next(cluster.glob("*.csv"))
    with path.open(encoding="utf-8", newline="") as file:
        heads, *rows = list(csv.reader(file))
    near = next(at for at, head in enumerate(heads) if at > 1 and "[" not in head and len(head) > 30)
    heads[near] = f"{heads[near].rstrip('?. ')}, sådan cirka"
    gone = len(heads) - 1
    heads[gone] = "Vejret"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([heads, *([*row[:gone], "sol"] for row in rows)])
    return copy


def test_map_says_what_is_near_unknown_and_missing_and_writes_what_is_sure(workspace: Path) -> None:
    done = manege("map", "ravnemose", "-w", str(workspace))
    assert done.exit_code == 0, done.output
    assert "by the exact wording" not in done.output
    assert "columns are certain or confirmed; --all lists them." in done.output
    assert "by a near wording" in done.output
    assert "or: " in done.output
    assert "to settle: " in done.output
    assert "? no question fits" in done.output
    assert "no column for: " in done.output
    written = manege("map", "ravnemose", "-w", str(workspace), "--write", "--by", "AB")
    columns = load_column_map(workspace / "clusters" / "ravnemose" / "columns.yaml")
    assert "look through it" in written.output
    assert {entry.by for entry in columns.columns} == {"AB"}
    assert next(entry for entry in columns.columns if entry.header == "Vejret").ignore
    after = manege("map", "ravnemose", "-w", str(workspace), "--all")
    assert "confirmed by AB" in after.output and "columns are certain or confirmed." in after.output
    assert "Nothing has to be confirmed" in after.output
    assert manege("check", "ravnemose", "-w", str(workspace)).exit_code == 0
