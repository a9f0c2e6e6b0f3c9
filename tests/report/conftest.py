"""Prepared clusters of the sample workspace, made once for all tests of reports."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from manege_analysis.settings import load_settings
from manege_analysis.shipped import sample_workspace
from manege_analysis.workflow import Prepared, prepare

DAY = date(2027, 3, 4)


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Prepared]:
    """Prepare a sample cluster by its id; its reports go to a folder of the tests."""
    reports: Path = tmp_path_factory.mktemp("reports")

    @cache
    def of(cluster: str) -> Prepared:
        return prepare(load_settings(sample_workspace(), cluster, reports=reports, day=DAY))

    return of
