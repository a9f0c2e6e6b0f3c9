"""The recipes for schedulers are what their programs take, and say what the docs say."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import nbformat
import papermill
import pytest
from typer.testing import CliRunner

from manege_analysis.batch.engine import register
from manege_analysis.cli.main import app
from manege_analysis.shipped import notebooks_folder, sample_workspace

TASK = "{http://schemas.microsoft.com/windows/2004/02/mit/task}"


@pytest.fixture
def recipes(root: Path) -> Path:
    return root / "docs" / "opskrifter"


def command_in(path: Path) -> list[str]:
    """Return the words of the one line of a recipe that runs the batch, from `run` on."""
    [line] = [line for line in path.read_text("utf-8").splitlines() if " run " in line]
    words = shlex.split(line.replace("\\", "/").split("2>>")[0])
    return words[words.index("run") :]


@pytest.mark.parametrize("name", ["manege.service", "manege.cron", "manege.cmd"])
def test_every_recipe_gives_the_command_line_options_that_it_has(recipes: Path, name: str) -> None:
    words = command_in(recipes / name)
    assert words[0] == "run"
    # It gets as far as looking for the workspace, so all of its options are known.
    words[words.index("-w") + 1] = "a folder that is not there"
    done = CliRunner().invoke(app, words)
    assert "expected a folder" in str(done.exception or done.output)


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="needs systemd-analyze")
def test_systemd_finds_nothing_to_say_against_the_units(recipes: Path, tmp_path: Path) -> None:
    service = (recipes / "manege.service").read_text("utf-8")
    service = re.sub(r"ExecStart=\S+", "ExecStart=/bin/true", service).replace("User=manege\n", "")
    (tmp_path / "manege.service").write_text(service, "utf-8")
    shutil.copy(recipes / "manege.timer", tmp_path)
    units = [str(tmp_path / name) for name in ("manege.service", "manege.timer")]
    done = subprocess.run(["systemd-analyze", "verify", *units], capture_output=True, text=True)
    assert (done.returncode, [line for line in done.stderr.splitlines() if "manege" in line]) == (0, [])


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="needs systemd-analyze")
def test_the_timer_s_time_is_one_that_systemd_knows(recipes: Path) -> None:
    found = re.search(r"OnCalendar=(.+)", (recipes / "manege.timer").read_text("utf-8"))
    assert found
    done = subprocess.run(["systemd-analyze", "calendar", found[1]], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "05:15" in done.stdout


def test_the_task_for_windows_is_whole_and_starts_no_second_instance(recipes: Path) -> None:
    raw = (recipes / "manege.xml").read_bytes()
    assert raw.startswith(b'<?xml version="1.0" encoding="UTF-8"?>')
    task = ElementTree.fromstring(raw)
    assert task.tag == f"{TASK}Task"
    # The order of the schema: the importer refuses another.
    assert [part.tag.removeprefix(TASK) for part in task] == [
        "RegistrationInfo", "Triggers", "Principals", "Settings", "Actions",
    ]  # fmt: skip
    assert task.findtext(f"{TASK}Settings/{TASK}MultipleInstancesPolicy") == "IgnoreNew"
    assert task.findtext(f"{TASK}Actions/{TASK}Exec/{TASK}Command") == r"C:\manege\manege.cmd"


def test_the_file_for_windows_hands_the_status_on_and_has_windows_line_ends(recipes: Path) -> None:
    raw = (recipes / "manege.cmd").read_bytes()
    assert raw.count(b"\r\n") == raw.count(b"\n")
    assert raw.rstrip().endswith(b"exit /b %ERRORLEVEL%")
    assert b"PYTHONUTF8=1" in raw


def test_the_papermill_command_of_the_page_runs_a_notebook_as_it_stands(
    root: Path, tmp_path: Path
) -> None:
    text = (root / "docs" / "operations.md").read_text("utf-8")
    [line] = [line for line in text.splitlines() if line.startswith("papermill ")]
    words = shlex.split(line)
    words = [str(sample_workspace()) if word == "/srv/manege" else word for word in words]
    words[words.index("ud.ipynb")] = str(tmp_path / "ud.ipynb")
    words += ["-r", "reports", str(tmp_path / "reports"), "--engine", "manege", "--no-progress-bar"]
    done = subprocess.run([sys.executable, "-m", *words], capture_output=True, text=True, cwd=root)
    assert done.returncode == 0, done.stderr
    notebook = nbformat.read(tmp_path / "ud.ipynb", as_version=4)
    assert all(
        output["output_type"] != "error" for cell in notebook.cells for output in cell.get("outputs", ())
    )
    assert (tmp_path / "reports" / "birkelund" / "2027-03-04" / "intern").is_dir()


def test_the_parameters_for_jupyter_scheduler_are_what_it_writes_into_the_notebook(
    root: Path, tmp_path: Path
) -> None:
    text = (root / "docs" / "operations.md").read_text("utf-8")
    found = dict(re.findall(r'^\| `(\w+)` \| `(".*")` \|$', text, re.MULTILINE))
    found["workspace"], found["reports"] = repr(str(sample_workspace())), repr(str(tmp_path / "ud"))
    notebook = nbformat.read(notebooks_folder() / "2_resultater.ipynb", as_version=4)
    [at] = [n for n, cell in enumerate(notebook.cells) if "parameters" in cell.metadata.get("tags", ())]
    # jupyter-scheduler writes each value as it stands: `name = value`.
    given = "\n".join(f"{name} = {value}" for name, value in found.items())
    notebook.cells.insert(at + 1, nbformat.v4.new_code_cell(given))
    declared = set(re.findall(r"^(\w+)\b", notebook.cells[at].source, re.MULTILINE))
    assert set(found) <= declared
    nbformat.write(notebook, tmp_path / "2_resultater.ipynb")
    papermill.execute_notebook(
        str(tmp_path / "2_resultater.ipynb"), str(tmp_path / "ran.ipynb"), engine_name=register(),
        progress_bar=False,
    )  # fmt: skip
    assert (tmp_path / "ud" / "birkelund" / "2027-03-04" / "intern").is_dir()
