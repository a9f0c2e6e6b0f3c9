"""The PowerPoint kits of a small, a middle and a large sample cluster, made once for all tests."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from pptx_made import DAY, Made, made_from

from manege_analysis.settings import load_settings
from manege_analysis.shipped import sample_workspace
from manege_analysis.workflow import prepare


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Made]:
    """Make the kit of a sample cluster by its id."""
    reports: Path = tmp_path_factory.mktemp("reports")

    @cache
    def of(cluster: str) -> Made:
        return made_from(prepare(load_settings(sample_workspace(), cluster, reports=reports, day=DAY)))

    return of
