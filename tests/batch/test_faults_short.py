"""The short form of `benchmarks/faults.py`: batches are broken; nothing wrong or lost comes of it."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.skipif(sys.platform != "linux", reason="needs fork, /proc and signals")
def test_a_batch_survives_the_faults_of_the_short_form(root: Path) -> None:
    program = root / "benchmarks" / "faults.py"
    done = subprocess.run([sys.executable, program, "--short"], capture_output=True, text=True)
    found = re.search(r"survived (\d+)/(\d+), wrong 0, lost 0, silent 0$", done.stdout.strip())
    assert found, done.stdout + done.stderr
    assert found[1] == found[2]
    assert int(found[2]) > 10
