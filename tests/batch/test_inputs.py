"""What a cluster is made from is found whole, hashed as it is, and copied where nobody changes it."""

from __future__ import annotations

from pathlib import Path

import pytest

from manege_analysis.batch.inputs import copy_inputs, inputs_hash


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    made = tmp_path / "a" / "arbejde"
    write(made / "manege.yaml", "version: 1\nunit: {logo: billeder/logo.png}\n")
    write(made / "billeder" / "logo.png", "logo")
    write(made / "cases" / "a.yaml", "id: a\n")
    write(made / "clusters" / "nord" / "cluster.yaml", "version: 1\nid: nord\nname: Nord\n")
    write(made / "clusters" / "nord" / "svar.csv", "Spm 1\nJa\n")
    write(made / "clusters" / "syd" / "cluster.yaml", "version: 1\nid: syd\nname: Syd\n")
    return made


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def names(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_the_copy_holds_one_cluster_and_what_all_share_and_has_the_originals_hash(
    workspace: Path, tmp_path: Path
) -> None:
    copied = copy_inputs(workspace, "nord", tmp_path / "privat")
    assert names(copied.workspace) == {
        "manege.yaml",
        "billeder/logo.png",
        "cases/a.yaml",
        "clusters/nord/cluster.yaml",
        "clusters/nord/svar.csv",
    }
    assert copied.made_from == inputs_hash(workspace, "nord") == inputs_hash(copied.workspace, "nord")


@pytest.mark.parametrize(
    "name", ["manege.yaml", "billeder/logo.png", "cases/a.yaml", "clusters/nord/svar.csv"]
)
def test_every_file_counts_and_another_cluster_s_does_not(workspace: Path, name: str) -> None:
    before = inputs_hash(workspace, "nord")
    write(workspace / "clusters" / "syd" / "svar.csv", "Spm 1\nNej\n")
    assert inputs_hash(workspace, "nord") == before
    write(workspace / name, "version: 2\nunit: {logo: billeder/logo.png}\n")
    assert inputs_hash(workspace, "nord") != before


def test_what_excel_keeps_beside_an_open_file_does_not_count(workspace: Path) -> None:
    before = inputs_hash(workspace, "nord")
    write(workspace / "clusters" / "nord" / "~$svar.xlsx", "open")
    write(workspace / "clusters" / "nord" / ".svar.swp", "open")
    assert inputs_hash(workspace, "nord") == before


@pytest.mark.parametrize("climb", ["../../../svar/nord.csv", "../../../../nord.csv"])
def test_an_export_named_from_outside_counts_and_is_found_from_the_copy(
    workspace: Path, tmp_path: Path, climb: str
) -> None:
    folder = workspace / "clusters" / "nord"
    write(folder / "cluster.yaml", f"version: 1\nid: nord\nname: Nord\nexport: {climb}\n")
    write((folder / climb).resolve(), "Spm 1\nJa\n")
    before = inputs_hash(workspace, "nord")
    copied = copy_inputs(workspace, "nord", tmp_path / "privat")
    found = (copied.workspace / "clusters" / "nord" / climb).resolve()
    assert found.read_text("utf-8") == "Spm 1\nJa\n"
    assert found.is_relative_to(tmp_path / "privat")
    write((folder / climb).resolve(), "Spm 1\nNej\n")
    assert inputs_hash(workspace, "nord") != before


def test_an_export_named_by_its_whole_path_counts_and_stays_where_it_is(
    workspace: Path, tmp_path: Path
) -> None:
    whole = tmp_path / "svar" / "nord.csv"
    write(whole, "Spm 1\nJa\n")
    settings = workspace / "clusters" / "nord" / "cluster.yaml"
    write(settings, f"version: 1\nid: nord\nname: Nord\nexport: {whole.as_posix()}\n")
    before = inputs_hash(workspace, "nord")
    copied = copy_inputs(workspace, "nord", tmp_path / "privat")
    assert copied.made_from == before
    assert "nord.csv" not in {path.name for path in copied.workspace.rglob("*")}
    write(whole, "Spm 1\nNej\n")
    assert inputs_hash(workspace, "nord") != before


def test_a_file_that_goes_while_it_is_listed_makes_another_hash_and_no_error(
    workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = inputs_hash(workspace, "nord")
    read = Path.read_bytes

    def reads(path: Path) -> bytes:
        if path.name == "svar.csv":
            raise FileNotFoundError(2, "No such file or directory")
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", reads)
    assert inputs_hash(workspace, "nord") != before


def test_settings_that_cannot_be_read_are_left_for_the_run_to_tell(workspace: Path) -> None:
    write(workspace / "clusters" / "nord" / "cluster.yaml", "export: [unclosed\n")
    assert inputs_hash(workspace, "nord") != inputs_hash(workspace, "syd")
