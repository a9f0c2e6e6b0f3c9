"""A new workspace is one that the product reads, and it never overwrites anything."""

from __future__ import annotations

from pathlib import Path

import pytest

from manege_analysis.errors import NotReadyError, SettingsError
from manege_analysis.settings import cluster_ids, load_settings, read_workspace
from manege_analysis.starter import new_cluster, new_workspace


def test_a_new_workspace_is_read_and_only_lacks_its_export(tmp_path: Path) -> None:
    new_workspace(tmp_path / "ny", "soelund", 'Klynge "Sølund": nord')
    assert cluster_ids(tmp_path / "ny") == ("soelund",)
    assert read_workspace(tmp_path / "ny").language == "da"
    with pytest.raises(NotReadyError, match="no such file yet"):
        load_settings(tmp_path / "ny", "soelund")


def test_the_name_survives_quotes_and_colons(tmp_path: Path) -> None:
    name = 'Klynge "Sølund": nord # 1'
    new_workspace(tmp_path, "soelund", name)
    (tmp_path / "clusters/soelund/svar.csv").write_text("a;b\n", encoding="utf-8")
    assert load_settings(tmp_path, "soelund").cluster.name == name


def test_a_workspace_is_not_written_over_another(tmp_path: Path) -> None:
    new_workspace(tmp_path)
    before = (tmp_path / "manege.yaml").read_bytes()
    with pytest.raises(SettingsError, match="a folder without a workspace"):
        new_workspace(tmp_path)
    assert (tmp_path / "manege.yaml").read_bytes() == before


def test_a_second_cluster_takes_a_new_id_only(tmp_path: Path) -> None:
    new_workspace(tmp_path, "a", "A")
    new_cluster(tmp_path, "b", "B")
    assert cluster_ids(tmp_path) == ("a", "b")
    with pytest.raises(SettingsError, match="one that exists"):
        new_cluster(tmp_path, "b", "B")


@pytest.mark.parametrize("bad", ["Æble", "a b", "../x", "", "a" * 41, "-a"])
def test_an_id_that_cannot_be_a_folder_is_refused(tmp_path: Path, bad: str) -> None:
    with pytest.raises(SettingsError, match="a short word"):
        new_cluster(tmp_path, bad, "X")
