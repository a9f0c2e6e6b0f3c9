"""`manege kit` as its user meets it: files where people look for them, and what a template lacks."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import Result
from pptx import Presentation
from typer.testing import CliRunner

from manege_analysis.batch.lock import AlreadyRunningError, locked
from manege_analysis.cli.main import app
from manege_analysis.errors import ReportError
from manege_analysis.shipped import sample_workspace


def kit(*words: str) -> Result:
    return CliRunner().invoke(
        app, ["kit", "laerkesund", "--date", "2027-02-01", *words], catch_exceptions=False
    )


def test_the_kit_is_published_and_what_the_template_lacks_is_told(tmp_path: Path) -> None:
    own = Presentation()
    own.slide_layouts.remove(own.slide_layouts[2])
    workspace = tmp_path / "workspace"
    shutil.copytree(sample_workspace(), workspace)
    own.save(str(workspace / "egen.pptx"))
    general = workspace / "manege.yaml"
    written = general.read_text("utf-8").replace("unit:\n", "unit:\n  template: egen.pptx\n")
    general.write_text(written, "utf-8")
    folder = tmp_path / "reports" / "laerkesund" / "2027-02-01"
    (folder / "intern").mkdir(parents=True)
    (folder / "intern" / "manifest.json").write_text('{"format": "manege-manifest"}', "utf-8")
    done = kit("--reports", str(tmp_path / "reports"), "--workspace", str(workspace))
    assert done.exit_code == 0, done.stderr
    assert "egen.pptx: expected a section header's layout, got none" in done.stderr
    assert str(folder / "deles" / "moede.pptx") in done.stdout.splitlines()
    files = json.loads((folder / "intern" / "manifest.json").read_text("utf-8"))["files"]
    assert {"deles/blok-to.pptx", "deles/moede.pptx"} <= set(files)
    assert len(Presentation(str(folder / "deles" / "blok-to.pptx")).slides) == 5


def test_a_template_that_is_none_ends_with_one_line(tmp_path: Path) -> None:
    with pytest.raises(ReportError, match=r"^findes-ikke\.pptx: expected a PowerPoint file"):
        kit("--reports", str(tmp_path / "reports"), "--template", str(tmp_path / "findes-ikke.pptx"))
    assert not (tmp_path / "reports" / "laerkesund" / "2027-02-01").exists()


def test_a_run_of_the_same_cluster_is_not_disturbed(tmp_path: Path) -> None:
    reports = tmp_path / "reports"
    with locked(reports, "laerkesund"), pytest.raises(AlreadyRunningError):
        kit("--reports", str(reports))
    assert not (reports / "laerkesund").exists()
    assert kit("--reports", str(reports)).exit_code == 0
    assert list((reports / ".manege").glob("*.lock")) == []
