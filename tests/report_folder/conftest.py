"""Two finished clusters: one whose answers are too few to be shown, and a large one."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

DAY = "2027-02-01"
CLUSTERS = ("laerkesund", "tranevig")


@pytest.fixture(scope="session")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Run both clusters as a person does, and return where their folders lie."""
    reports = tmp_path_factory.mktemp("faerdige")
    manege = Path(sys.executable).with_name("manege")
    command = [str(manege), "run", *CLUSTERS, "--reports", str(reports), "--date", DAY]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return reports
