"""One sample cluster through `run_one` with its notebooks; what is shared, again from the summary."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from manege_analysis.batch.outcome import Outcome
from manege_analysis.batch.release import ledger_path
from manege_analysis.batch.run import Order, run_one
from manege_analysis.errors import ManegeError
from manege_analysis.report.build import exporter
from manege_analysis.report.desk import SUMMARY
from manege_analysis.report.exporters import SlidesExporter
from manege_analysis.report.kit import outgoing, write_outgoing
from manege_analysis.report.run_notebook import Order as NotebookOrder
from manege_analysis.report.run_notebook import run_notebook
from manege_analysis.settings import load_settings
from manege_analysis.shipped import notebooks_folder, sample_workspace
from manege_analysis.summary.store import load_summary

DAY = date(2027, 3, 4)


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("ud")


@pytest.fixture(scope="module")
def outcome(reports: Path, tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MANEGE_KEY_DIR", str(tmp_path_factory.mktemp("keys")))
        told: list[str] = []
        order = Order(sample_workspace(), reports, DAY)
        return run_one("egernholt", order, lambda cluster, what: told.append(what))


def test_a_sample_cluster_passes_the_audit_and_is_recorded(outcome: Outcome, reports: Path) -> None:
    assert outcome.state == "done", outcome
    settings = load_settings(sample_workspace(), "egernholt", reports=reports, day=DAY)
    document = json.loads(ledger_path(settings).read_text("utf-8"))
    assert [release["version"] for release in document["releases"]] == [1]
    assert len(document["releases"][0]["rows"]) == outcome.respondents
    # The ledger lies beside the dated folder: nobody shares it with a deck.
    assert not list((reports / "egernholt" / "2027-03-04").rglob("udgivelser*"))


def test_the_shared_deck_comes_from_the_stored_summary_alone_byte_for_byte(
    outcome: Outcome, reports: Path, tmp_path: Path
) -> None:
    made = reports / "egernholt" / "2027-03-04"
    workspace, empty = papers_only(tmp_path / "arbejde"), tmp_path / "ud"
    stored = empty / "egernholt" / "2027-03-04" / SUMMARY
    stored.parent.mkdir(parents=True)
    shutil.copy(made / SUMMARY, stored)
    with pytest.raises(ManegeError):
        load_settings(workspace, "egernholt", reports=empty, day=DAY)  # there are no answers here
    given = {
        "workspace": str(workspace), "cluster": "egernholt", "reports": str(empty),
        "date": DAY.isoformat(), "language": "da",
    }  # fmt: skip
    source = notebooks_folder() / "3_blok_to.ipynb"
    done = run_notebook(source, tmp_path / "3_blok_to.ipynb", given, NotebookOrder())
    page = exporter(SlidesExporter).from_notebook_node(done.notebook)[0]
    assert page.encode("utf-8") == (made / "deles" / "blok-to.html").read_bytes()


def test_every_other_shared_file_comes_from_the_stored_summary_alone_byte_for_byte(
    outcome: Outcome, reports: Path, tmp_path: Path
) -> None:
    made = reports / "egernholt" / "2027-03-04"
    workspace, again = papers_only(tmp_path / "arbejde"), tmp_path / "ud"
    known = load_settings(sample_workspace(), "egernholt", reports=reports, day=DAY)
    settings = replace(
        known,
        workspace=workspace,
        folder=workspace / "clusters" / "egernholt",
        reports=again,
        questionnaire=tmp_path / "no-questionnaire.yaml",
        exports=(),
    )
    for name in ("deles", "intern"):
        (again / name).mkdir(parents=True)
    # Made from the summary alone too, as the test above shows; the guide tells of it.
    shutil.copy(made / "deles" / "blok-to.html", again / "deles")
    write_outgoing(outgoing(settings, load_summary(made / SUMMARY)), again)
    before, after = (
        {
            path.relative_to(folder / "deles").as_posix(): path.read_bytes()
            for path in sorted((folder / "deles").rglob("*"))
            if path.is_file()
        }
        for folder in (made, again)
    )
    # The list is the published folder's own: a file that came by another way would be missing here.
    assert set(before) == set(after)
    assert {path.rpartition(".")[2] for path in after} >= {"pptx", "pdf", "docx", "ics", "html"}
    assert [name for name, content in after.items() if content != before[name]] == []


def papers_only(workspace: Path) -> Path:
    """Make a workspace of the sample's papers about one cluster: what people wrote, and no answers."""
    folder = workspace / "clusters" / "egernholt"
    folder.mkdir(parents=True)
    shutil.copy(sample_workspace() / "manege.yaml", workspace)
    for name in ("decisions.yaml", "meeting.yaml"):
        shutil.copy(sample_workspace() / "clusters" / "egernholt" / name, folder)
    return workspace
