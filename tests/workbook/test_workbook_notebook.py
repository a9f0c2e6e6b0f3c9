"""The workbook's notebook: thin, started by one command, and whole where nobody sits at it."""

from __future__ import annotations

import ast
import json
import os
from pathlib import Path

import nbformat
import papermill
import pytest
from nbconvert.exporters import HTMLExporter
from typer.testing import CliRunner

from manege_analysis.cli.main import app
from manege_analysis.cli.workbook import lab_command, lab_environment, lay_out
from manege_analysis.shipped import notebooks_folder
from manege_analysis.workbook.book import Book
from manege_analysis.workbook.make_all import links_html
from manege_analysis.workbook.run_all import READING, Made, run

NOTEBOOK = notebooks_folder() / "0_arbejdsbog.ipynb"


def test_the_notebook_is_thin_and_kept_without_outputs() -> None:
    made = nbformat.read(NOTEBOOK, 4)
    nbformat.validate(made)
    for cell in made.cells:
        if cell.cell_type == "code":
            assert cell.outputs == [] and cell.execution_count is None
            if "parameters" not in cell.metadata.get("tags", []):
                assert len(cell.source.splitlines()) <= 3
                banned = (ast.FunctionDef, ast.ClassDef, ast.Lambda, ast.For, ast.If)
                assert not [n for n in ast.walk(ast.parse(cell.source)) if isinstance(n, banned)]
    assert NOTEBOOK.read_text("utf-8") == nbformat.writes(made, indent=1) + "\n"


def test_papermill_runs_it_and_every_step_has_a_static_state(workspace: Path, tmp_path: Path) -> None:
    out = tmp_path / "ud.ipynb"
    given = {"workspace": str(workspace), "cluster": "laerkesund", "date": "2027-01-20"}
    papermill.execute_notebook(
        str(NOTEBOOK), str(out), parameters=given, progress_bar=False, cwd=str(tmp_path)
    )
    shown = [
        [output.data for output in cell.outputs if "data" in output]
        for cell in nbformat.read(out, 4).cells
        if cell.cell_type == "code"
    ]
    steps = [outputs for outputs in shown if outputs]
    assert len(steps) == 9
    for live, static in steps:
        assert "application/vnd.jupyter.widget-view+json" in live and len(static["text/html"]) > 40
    page = str(HTMLExporter().from_filename(str(out))[0])  # type: ignore[no-untyped-call]
    for said in ("Kommer an på barnet", "Blok to viser", "Dagsorden", "Klar til at lave alt"):
        assert said in page
    assert "Trin 8" in page


def test_the_command_lays_the_notebook_out_once_and_keeps_what_is_there(workspace: Path) -> None:
    path = lay_out(workspace, "laerkesund", "AB")
    text = path.read_text("utf-8")
    source = "".join(next(c["source"] for c in json.loads(text)["cells"] if c["id"] == "parametre"))
    assert 'workspace: str = "."  # ' in source and 'who: str = "AB"  # ' in source
    assert 'cluster: str = "laerkesund"' in source
    path.write_text(text.replace("Arbejdsbogen", "Vores bog"), "utf-8")
    assert lay_out(workspace) == path and "Vores bog" in path.read_text("utf-8")
    lay_out(workspace, "birkelund")
    assert "birkelund" in path.read_text("utf-8") and "Vores bog" in path.read_text("utf-8")
    assert 'who: str = \\"AB\\"' in path.read_text("utf-8")


def test_the_command_practises_on_a_copy_where_no_workspace_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(app, ["workbook", "--no-start"])
    assert done.exit_code == 0 and "manege-oevelse" in done.output
    assert (tmp_path / "manege-oevelse" / "clusters" / "birkelund" / "cluster.yaml").is_file()


def test_jupyterlab_is_started_with_this_installations_kernel(tmp_path: Path) -> None:
    words = lab_command(tmp_path / "0_arbejdsbog.ipynb", ["--no-browser"])
    assert words[1:3] == ("-m", "jupyterlab") and "--no-browser" in words
    assert lab_environment()["JUPYTER_PREFER_ENV_PATH"] == "1"


def test_make_all_runs_the_command_and_tells_its_lines(book: Book) -> None:
    book.move(cluster="findes-ikke")
    told: list[str] = []
    made = run(book.place, lambda what, done: told.append(what))
    assert made.status == 2 and "findes-ikke" in " ".join(made.lines)
    assert made.files == () and made.searched == 0 and told[0] == READING


def test_links_are_seen_from_the_notebook(tmp_path: Path) -> None:
    folder = tmp_path / "reports" / "a" / "2027-01-20"
    (folder / "deles").mkdir(parents=True)
    (folder / "INDHOLD.html").write_text("", "utf-8")
    files = Made(0, (), folder).files
    assert 'href="../reports/a/2027-01-20/INDHOLD.html"' in links_html(files, tmp_path / "notebooks")


def test_the_settings_of_its_jupyterlab_ask_for_no_news_and_keep_a_users_own(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("JUPYTER_CONFIG_PATH", "hers")
    ours, hers = lab_environment()["JUPYTER_CONFIG_PATH"].split(os.pathsep)
    file = Path(ours) / "labconfig" / "default_setting_overrides.json"
    settings = json.loads(file.read_text("utf-8"))
    assert settings["@jupyterlab/apputils-extension:notification"]["fetchNews"] == "false"
    assert hers == "hers"
    assert "--LabApp.news_url=None" in lab_command(Path("0_arbejdsbog.ipynb"))
