"""Sample clusters and their choices of cases, made once for all tests of the hand-outs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from manege_analysis.report.casework.grids import Choice
from manege_analysis.report.casework.handouts import Handouts, Sender, handouts
from manege_analysis.report.casework.page import choose_both
from manege_analysis.report.identity import sender
from manege_analysis.settings import load_settings
from manege_analysis.shipped import sample_workspace
from manege_analysis.workflow import Prepared, prepare

DAY = date(2026, 12, 15)


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Prepared]:
    """Prepare a sample cluster by its id; "unranked" is the small one without its ranking."""
    reports: Path = tmp_path_factory.mktemp("reports")

    @cache
    def of(cluster: str) -> Prepared:
        real = "laerkesund" if cluster == "unranked" else cluster
        settings = load_settings(sample_workspace(), real, reports=reports, day=DAY)
        if cluster == "unranked":
            kept = [each for each in settings.decisions if type(each).__name__ != "RankThemes"]
            settings = replace(settings, decisions=tuple(kept))
        return prepare(settings)

    return of


@pytest.fixture(scope="session")
def choices(prepared: Callable[[str], Prepared]) -> Callable[[str], Choice]:
    """Choose the cases of a sample cluster, in both editions."""
    return cache(lambda cluster: choose_both(prepared(cluster)))


@pytest.fixture(scope="session")
def made(
    prepared: Callable[[str], Prepared], choices: Callable[[str], Choice]
) -> Callable[[str], Handouts]:
    """Make the hand-outs of a sample cluster."""

    def of(cluster: str) -> Handouts:
        settings = prepared(cluster).settings
        brand = sender(settings.unit, settings.workspace)
        found = handouts(choices(cluster).share, Sender(settings.cluster.name, brand, DAY, "da"))
        assert found is not None
        return found

    return cache(of)
