"""A notebook is run from checked parameters to a mark, and left open where it stopped."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest

from manege_analysis.errors import NotReadyError, ReportError, SettingsError
from manege_analysis.report import run_notebook as runner
from manege_analysis.report.run_notebook import NotebookFailed, Order, run_notebook
from manege_analysis.report.tidy import read_notebook

PARAMETERS = 'cluster: str = "birkelund"  # Klyngens id'
SHOW = """import sys
sys.path.insert(0, HERE)
from sample_deck import *
from manege_analysis.report.mark import mark
from manege_analysis.report.blocks import Blocks"""
SLIDES = "Blocks(sample_slides())"
MARK = "mark(DOCUMENT, cluster, sample_slides())"
HERE = str(Path(__file__).resolve().parents[1] / "report")
Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write a notebook of code cells, the first with the parameters."""

    def written(*cells: str, folder: Path = tmp_path) -> Path:
        made = [nbformat.v4.new_code_cell(PARAMETERS, metadata={"tags": ["parameters"]})]
        made += [nbformat.v4.new_code_cell(cell.replace("HERE", repr(HERE))) for cell in cells]
        metadata = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
        path = folder / "bog.ipynb"
        nbformat.write(nbformat.v4.new_notebook(cells=made, metadata=metadata), path)
        return path

    return written


@pytest.fixture(params=[None, "manege"])
def engine(request: pytest.FixtureRequest) -> str | None:
    """Run with papermill's own engine, and with the product's."""
    name: str | None = request.param
    return name


def test_a_whole_notebook_gives_its_page_and_itself_executed(
    write: Write, tmp_path: Path, engine: str | None
) -> None:
    folder = tmp_path / "med {klammer} og mellemrum"
    folder.mkdir()
    source = write(SHOW, SLIDES, MARK, folder=folder)
    done = run_notebook(source, folder / "ud.ipynb", {"cluster": "nordby"}, Order(engine=engine))
    assert (done.page.slides, done.page.charts) == (3, 1)
    injected = [
        cell for cell in done.notebook.cells if "injected-parameters" in cell.metadata.get("tags", [])
    ]
    assert 'cluster = "nordby"' in injected[0].source
    code = [cell for cell in done.notebook.cells if cell.cell_type == "code"]
    assert sum(len(cell.outputs) for cell in code) == 4
    assert all(cell.metadata["jupyter"]["source_hidden"] for cell in code)


def test_wrong_parameters_stop_it_before_anything_runs(write: Write, tmp_path: Path) -> None:
    source = write("open('spor', 'w').close()")
    with pytest.raises(SettingsError, match='Did you mean "cluster"'):
        run_notebook(source, tmp_path / "ud.ipynb", {"clustr": "nordby"})
    assert not (tmp_path / "ud.ipynb").exists()
    assert not (tmp_path / "spor").exists()


def test_a_failing_cell_leaves_the_notebook_open_there(
    write: Write, tmp_path: Path, engine: str | None
) -> None:
    source = write("1 + 1", "int('130599-1234')", MARK)
    with pytest.raises(NotebookFailed) as caught:
        run_notebook(source, tmp_path / "ud.ipynb", {"cluster": "nordby"}, Order(engine=engine))
    error = caught.value.error
    assert isinstance(error, ReportError)
    assert str(error).startswith(
        "bog.ipynb, cell 4: expected a cell that runs, got ValueError. Open the"
    )
    assert "130599" not in str(error)
    assert caught.value.left == tmp_path / "ud.ipynb"
    left = read_notebook(tmp_path / "ud.ipynb")
    assert "papermill-error-cell-tag" in left.cells[0].metadata.tags
    assert [cell.get("execution_count") for cell in left.cells][-1] is None


def test_an_error_of_ours_keeps_its_kind_and_its_words(
    write: Write, tmp_path: Path, engine: str | None
) -> None:
    cell = "from manege_analysis.errors import NotReadyError\nraise NotReadyError('Intet endnu.')"
    with pytest.raises(NotebookFailed) as caught:
        run_notebook(write(cell), tmp_path / "ud.ipynb", {}, Order(engine=engine))
    assert isinstance(caught.value.error, NotReadyError)
    assert str(caught.value.error) == "Intet endnu."


@pytest.mark.parametrize("cells", [("import sys", "sys.exit(0)", MARK), (SHOW, SLIDES)])
def test_a_notebook_without_its_mark_is_no_success(
    write: Write, tmp_path: Path, cells: tuple[str, ...], engine: str | None
) -> None:
    with pytest.raises(NotebookFailed) as caught:
        run_notebook(write(*cells), tmp_path / "ud.ipynb", {}, Order(engine=engine))
    assert caught.value.left and read_notebook(caught.value.left).cells
    assert "bog.ipynb: expected the completion mark as the last output" in str(caught.value.error)


def test_a_cell_that_hangs_is_stopped_at_the_limit(
    write: Write, tmp_path: Path, engine: str | None
) -> None:
    source = write("import time", "time.sleep(60)")
    with pytest.raises(NotebookFailed, match="still running after 2 seconds"):
        run_notebook(source, tmp_path / "ud.ipynb", {}, Order(2, engine))


def test_a_kernel_that_dies_is_told_and_not_tried_again(
    write: Write, tmp_path: Path, engine: str | None
) -> None:
    source = write("open('spor', 'a').write('x')", "import os", "os._exit(9)")
    with pytest.raises(NotebookFailed, match="expected a running kernel, got DeadKernelError") as caught:
        run_notebook(source, tmp_path / "ud.ipynb", {}, Order(engine=engine))
    assert caught.value.left
    assert (tmp_path / "spor").read_text() == "x"


def test_a_kernel_that_does_not_start_is_tried_once_more(
    write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tries: list[str] = []

    def never(*args: object, **options: object) -> None:
        tries.append("start")
        raise RuntimeError("Kernel died before replying to kernel_info")

    monkeypatch.setattr(runner.papermill, "execute_notebook", never)
    with pytest.raises(NotebookFailed, match="got RuntimeError") as caught:
        run_notebook(write("1"), tmp_path / "ud.ipynb", {})
    assert tries == ["start", "start"]
    assert caught.value.left is None


def test_the_engine_can_be_chosen(write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    chosen: dict[str, object] = {}

    def noted(engine: str, notebook: object, **options: object) -> None:
        chosen.update(options, engine=engine)
        raise RuntimeError

    engines = runner.steps.papermill_engines
    monkeypatch.setattr(engines, "execute_notebook_with_engine", noted)
    monkeypatch.setattr(engines, "nb_kernel_name", lambda *_: "python3")
    monkeypatch.setattr(engines, "nb_language", lambda *_: "python")
    with pytest.raises(NotebookFailed):
        run_notebook(write("1"), tmp_path / "ud.ipynb", {}, Order(60, "forked"))
    assert (chosen["engine"], chosen["execution_timeout"]) == ("forked", 60)


def test_a_runtime_folder_with_a_long_name_falls_back_to_ports(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runner, "jupyter_runtime_dir", lambda: "/x" * 60)
    assert not runner._transport()
    monkeypatch.setattr(runner, "jupyter_runtime_dir", lambda: "/kort")
    assert runner._transport().KernelManager.transport == "ipc"
