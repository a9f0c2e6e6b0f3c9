"""A cluster's folder holds one export, perhaps with tables beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from manege_analysis.errors import ExportError, NotReadyError
from manege_analysis.exports.files.beside import find_beside, is_companion
from manege_analysis.exports.find import files_of, find_export


def put(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).write_text("x", encoding="utf-8")


def test_the_one_export_is_found_among_everything_else(tmp_path: Path) -> None:
    put(tmp_path, "cluster.yaml", "columns.yaml", "dataset.csv", "labels.csv", "structure.csv")
    put(tmp_path, "~$dataset.xlsx", ".dataset.csv", "noter.docx")
    (tmp_path / "gammelt.csv").mkdir()
    assert find_export(tmp_path) == tmp_path / "dataset.csv"
    assert [path.name for path in files_of(tmp_path / "dataset.csv")] == [
        "dataset.csv",
        "labels.csv",
        "structure.csv",
    ]


def test_the_parts_of_a_split_dataset_are_one_export(tmp_path: Path) -> None:
    put(tmp_path, "Dataset(1).csv", "Dataset(2).csv", "Labels.csv")
    export = find_export(tmp_path)
    assert export.name == "Dataset(1).csv"
    assert {path.name for path in files_of(export)} == {"Dataset(1).csv", "Dataset(2).csv", "Labels.csv"}


def test_a_folder_without_an_export_is_not_ready(tmp_path: Path) -> None:
    put(tmp_path, "cluster.yaml", "labels.csv")
    with pytest.raises(NotReadyError, match="when the survey has closed") as caught:
        find_export(tmp_path)
    assert caught.value.exit_status == 3


def test_two_exports_for_one_cluster_are_a_persons_decision(tmp_path: Path) -> None:
    put(tmp_path, "Svar (2).xlsx", "Svar (3).xlsx")
    with pytest.raises(ExportError, match=r'"Svar \(2\).xlsx", "Svar \(3\).xlsx"'):
        find_export(tmp_path)


def test_a_path_that_is_not_there_has_nothing_beside_it(tmp_path: Path) -> None:
    assert files_of(tmp_path / "nej" / "svar.csv") == (tmp_path / "nej" / "svar.csv",)


@pytest.mark.parametrize(
    ("name", "goes_along"),
    [
        ("labels.csv", True),
        ("runde1_structure.csv", True),
        ("Labels (3).csv", True),
        ("MyProject_DataDictionary_2026.csv", True),
        ("dataset.csv", False),
        ("Svar fra strukturerede samtaler.csv", False),
    ],
)
def test_companions_are_told_by_name(name: str, goes_along: bool) -> None:
    assert is_companion(Path(name)) is goes_along


def test_the_companion_with_the_same_rest_of_the_name_goes_along(tmp_path: Path) -> None:
    put(tmp_path, "a_dataset.csv", "a_labels.csv", "b_labels.csv", "b_labels.txt")
    assert find_beside(tmp_path / "a_dataset.csv", "labels") == tmp_path / "a_labels.csv"
    assert find_beside(tmp_path / "c_dataset.csv", "labels") is None
