"""One sample cluster goes from its export to its finished folder, through the notebooks."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import nbformat
import pytest
from bs4 import BeautifulSoup

from manege_analysis.errors import PrivacyError, ReportError
from manege_analysis.exports.answers import Words
from manege_analysis.report import build
from manege_analysis.report.audit.audit import audit_folder
from manege_analysis.report.audit.look import Allowed
from manege_analysis.report.audit.ownwords import texts_of
from manege_analysis.report.audit.secrets import secrets_from
from manege_analysis.report.build import Built, Hooks, build_cluster
from manege_analysis.report.manifest import read_manifest, sha256
from manege_analysis.report.page import read_page
from manege_analysis.report.parameters import Values
from manege_analysis.report.run_notebook import Executed, Order
from manege_analysis.report.tidy import read_notebook
from manege_analysis.settings import load_settings
from manege_analysis.shipped import sample_workspace
from manege_analysis.workflow import Prepared, prepare
from manege_analysis.yamlfile import read_yaml

DAY = date(2027, 3, 4)
EXPECTED = [
    "INDHOLD.html",
    "deles/LÆS-MIG.pdf",
    "deles/aftaleskema.pdf",
    "deles/aktoerark.pdf",
    "deles/blok-to.html",
    "deles/blok-to.pptx",
    "deles/bordkort.pdf",
    "deles/bordplan.pdf",
    "deles/breve/foer-moedet",
    "deles/breve/invitationer",
    "deles/breve/referat.docx",
    "deles/caseforslag.docx",
    "deles/caseforslag.pdf",
    "deles/casevalg.pdf",
    "deles/evaluering.pdf",
    "deles/i-manegen.html",
    "deles/moede.ics",
    "deles/moede.pptx",
    "deles/navneskilte.pdf",
    "deles/oplaeserens-ark.pdf",
    "deles/program.pdf",
    "deles/resultater.pdf",
    "deles/spilleregler.pdf",
    "intern/casevalg.html",
    "intern/casevalg.xlsx",
    "intern/datakvalitet.html",
    "intern/koereplan.pdf",
    "intern/manifest.json",
    "intern/moedeplan.html",
    "intern/notebooks/1_datakvalitet.ipynb",
    "intern/notebooks/2_resultater.ipynb",
    "intern/notebooks/3_blok_to.ipynb",
    "intern/notebooks/4_casevalg.ipynb",
    "intern/notebooks/5_moedeplan.ipynb",
    "intern/opgaver.ics",
    "intern/planlaegning.xlsx",
    "intern/resultater.html",
    "intern/sikker-opsummering.json",
    "intern/tabeller.xlsx",
]


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Copy the sample workspace with one cluster."""
    made, sample = tmp_path_factory.mktemp("arbejde"), sample_workspace()
    shutil.copy(sample / "manege.yaml", made)
    shutil.copytree(sample / "questionnaires", made / "questionnaires")
    shutil.copytree(sample / "clusters" / "birkelund", made / "clusters" / "birkelund")
    return made


@pytest.fixture(scope="module")
def prepared(workspace: Path) -> Prepared:
    return prepare(load_settings(workspace, "birkelund", reports=workspace / "ud", day=DAY))


@pytest.fixture(scope="module")
def told() -> list[str]:
    return []


@pytest.fixture(scope="module")
def built(prepared: Prepared, told: list[str]) -> Built:
    return build_cluster(prepared, told.append)


@pytest.fixture
def replayed(built: Built, monkeypatch: pytest.MonkeyPatch) -> None:
    """Take the notebooks as they ran before, where a test is about what comes after them."""
    kept = {path.name: path.read_bytes() for path in (built.folder / "intern" / "notebooks").iterdir()}

    def replay(source: Path, target: Path, given: Values, order: Order) -> Executed:
        target.write_bytes(kept[source.name])
        notebook = read_notebook(target)
        return Executed(notebook, read_page(notebook))

    monkeypatch.setattr(build, "run_notebook", replay)


def tree(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder."""
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def in_short(names: Iterable[str]) -> list[str]:
    """List names, with one line for a folder that has a letter for each actor."""
    folders = re.compile(r"(deles/breve/[^/]+)/.*")
    return sorted({folders.sub(r"\1", name) for name in names})


@pytest.fixture
def failing(workspace: Path) -> Iterator[Path]:
    """Let the workspace bring a first notebook of its own, which fails."""
    names = ("workspace", "cluster", "reports", "date", "language")
    parameters = "\n".join(f'{name}: str = ""' for name in names)
    cells = [
        nbformat.v4.new_code_cell(parameters, metadata={"tags": ["parameters"]}),
        nbformat.v4.new_code_cell("{}['130599-1234']"),
    ]
    path = workspace / "notebooks" / "1_datakvalitet.ipynb"
    path.parent.mkdir()
    nbformat.write(nbformat.v4.new_notebook(cells=cells), path)
    yield path
    shutil.rmtree(path.parent)


def test_the_folder_holds_what_the_index_promises(built: Built) -> None:
    assert in_short(tree(built.folder)) == EXPECTED
    assert built.folder.parts[-2:] == ("birkelund", "2027-03-04")
    soup = BeautifulSoup((built.folder / "INDHOLD.html").read_text("utf-8"), "html.parser")
    assert all((built.folder / str(link["href"])).exists() for link in soup.select("a"))


def test_progress_is_told_step_by_step(built: Built, told: list[str]) -> None:
    assert told[:2] == ["choosing the cases", "running 1_datakvalitet"]
    assert told[-1] == "publishing"
    assert len(told) == 13


def test_the_deck_holds_as_many_slides_and_charts_as_the_notebook_made(built: Built) -> None:
    soup = BeautifulSoup((built.folder / "deles" / "blok-to.html").read_text("utf-8"), "html.parser")
    assert len(soup.select("#slides > section")) == built.counts.slides == 12
    assert len(soup.select(".plot")) == built.counts.charts == 8


def test_the_manifest_holds_the_hash_of_every_file(built: Built) -> None:
    manifest = read_manifest(built.folder)
    files = {
        name: sha256(built.folder / name)
        for name in tree(built.folder)
        if not name.endswith("manifest.json")
    }
    assert {name: each["sha256"] for name, each in manifest["files"].items()} == files


def test_the_same_input_gives_the_same_bytes(built: Built, prepared: Prepared, tmp_path: Path) -> None:
    elsewhere = replace(
        prepared, settings=replace(prepared.settings, reports=tmp_path / "et andet sted")
    )
    again = build_cluster(elsewhere)
    first, second = tree(built.folder), tree(again.folder)
    for name in first:
        if "notebooks" not in name and "manifest" not in name:
            assert first[name] == second[name], name
    # A kept notebook names the way to its workspace, which is another one from another folder.
    kept = {name: json.loads(data) for name, data in second.items() if name.endswith(".ipynb")}
    for name, notebook in kept.items():
        ours = json.loads(first[name])
        assert [cell["id"] for cell in ours["cells"]] == [cell["id"] for cell in notebook["cells"]]
        assert [cell.get("outputs") for cell in ours["cells"]] == [
            cell.get("outputs") for cell in notebook["cells"]
        ]


def test_the_same_command_again_gives_the_same_bytes_in_the_same_place(
    built: Built, prepared: Prepared, replayed: None
) -> None:
    before = tree(built.folder)
    build_cluster(prepared)
    assert tree(built.folder) == before


def test_no_file_names_this_machine_or_the_stage(built: Built, workspace: Path) -> None:
    for name, data in tree(built.folder).items():
        assert str(workspace).encode() not in data, name
        assert b".manege-" not in data, name
    assert not list(workspace.rglob(".manege-*"))


def test_nothing_of_the_raw_answers_is_in_what_may_be_shared(built: Built, prepared: Prepared) -> None:
    texts = [text for column in prepared.raw.columns.values() if isinstance(column, Words)
             for text in column.values]  # fmt: skip
    names = ("Rosa Lund", "organiza", *prepared.raw.respondents)
    own = [table.question.da for table in prepared.share.tables]
    secrets = secrets_from(names, texts, own)
    assert len(secrets.fragments) > 50
    unit = prepared.settings.unit
    # The meeting's papers name who helps there, as the coordinator wrote it down.
    planned = texts_of(read_yaml(prepared.settings.meeting_file))
    allowed = Allowed(secrets, names=frozenset({unit.name, unit.contact, *planned}))
    assert audit_folder(built.folder / "deles", allowed) == ()
    page = (built.folder / "deles" / "blok-to.html").read_text("utf-8")
    visible = BeautifulSoup(page, "html.parser").find("main").get_text(" ")  # type: ignore[union-attr]
    assert not re.search(r"\d{6}[-\s]?\d{4}", visible)


def test_a_kept_notebook_can_be_run_again_where_it_lies(built: Built, workspace: Path) -> None:
    notebook = json.loads((built.folder / "intern" / "notebooks" / "3_blok_to.ipynb").read_text("utf-8"))
    (injected,) = [cell for cell in notebook["cells"] if cell["id"] == "injected-parameters"]
    given = dict(re.findall(r'(\w+) = "([^"]*)"', "".join(injected["source"])))
    here = built.folder / "intern" / "notebooks"
    assert (here / given["workspace"]).resolve() == workspace.resolve()
    assert (here / given["reports"]).resolve() == (workspace / "ud").resolve()


def test_a_failing_notebook_leaves_everything_shared_as_it_was(
    built: Built, prepared: Prepared, failing: Path
) -> None:
    before = tree(built.folder)
    with pytest.raises(ReportError, match=r"1_datakvalitet\.ipynb, cell 3: .* got KeyError") as caught:
        build_cluster(prepared)
    assert "130599" not in str(caught.value)
    after = tree(built.folder)
    stopped = "intern/notebooks/1_datakvalitet-stoppet.ipynb"
    left = json.loads(after.pop(stopped))
    (built.folder / stopped).unlink()
    assert after == before
    assert any("papermill-error-cell-tag" in cell["metadata"].get("tags", []) for cell in left["cells"])
    assert not list(built.folder.parents[1].glob(".manege-*"))


def test_a_check_that_fails_stops_everything(built: Built, prepared: Prepared, replayed: None) -> None:
    before, seen = tree(built.folder), []

    def check(folder: Path) -> None:
        seen.extend(sorted(tree(folder)))
        raise PrivacyError("Noget må ikke deles.")

    with pytest.raises(PrivacyError, match="Noget må ikke deles"):
        build_cluster(prepared, hooks=Hooks(Order(), (check,)))
    assert in_short(seen) == EXPECTED
    assert tree(built.folder) == before


def test_a_new_run_takes_away_what_only_the_old_one_made(
    built: Built, prepared: Prepared, replayed: None
) -> None:
    before = tree(built.folder)
    manifest = read_manifest(built.folder)
    for name in ("deles/gammel.html", "deles/min-egen.html"):
        (built.folder / name).write_text("x")
    manifest["files"]["deles/gammel.html"] = {}
    (built.folder / "intern" / "manifest.json").write_text(json.dumps(manifest))
    (built.folder / "intern" / "notebooks" / "2_resultater-stoppet.ipynb").write_text("{}")
    build_cluster(prepared)
    (built.folder / "deles" / "min-egen.html").unlink()
    assert tree(built.folder) == before
