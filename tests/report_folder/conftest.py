"""Two finished clusters: one whose answers are too few to be shown, and a large one."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from manege_analysis.cli.main import app

DAY = "2027-02-01"
CLUSTERS = ("laerkesund", "tranevig")


@pytest.fixture(scope="session")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Run both clusters as a person does, and return where their folders lie."""
    reports = tmp_path_factory.mktemp("faerdige")
    done = CliRunner().invoke(
        app, ["run", *CLUSTERS, "--reports", str(reports), "--date", DAY], catch_exceptions=False
    )
    assert done.exit_code == 0, done.output
    return reports
