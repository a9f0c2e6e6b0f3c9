"""A practice copy of the sample workspace, and a workbook opened on it."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from manege_analysis.shipped import sample_workspace
from manege_analysis.workbook.book import Book
from manege_analysis.workbook.state import Place

DAY = date(2027, 1, 20)


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """Copy the sample's settings and one cluster; tests write in it."""
    target = tmp_path / "arbejde"
    shutil.copytree(sample_workspace() / "questionnaires", target / "questionnaires")
    for cluster in ("laerkesund", "birkelund"):
        shutil.copytree(sample_workspace() / "clusters" / cluster, target / "clusters" / cluster)
    shutil.copy2(sample_workspace() / "manege.yaml", target / "manege.yaml")
    return target


@pytest.fixture
def book(workspace: Path, tmp_path: Path) -> Book:
    """Open the workbook on the copied cluster Lærkesund."""
    return Book(Place(workspace, "laerkesund", tmp_path / "reports", DAY, "AB"))
