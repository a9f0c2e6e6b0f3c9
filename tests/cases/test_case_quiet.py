"""A solver's stray line stays off standard output, and what Python prints does not."""

from __future__ import annotations

import subprocess
import sys

SCRIPT = """
import ctypes, sys
from manege_analysis.cases.quiet import quiet
print("before")
with quiet():
    ctypes.CDLL(None).puts(b"stray")
print("after")
"""

CLOSED = """
import os
from manege_analysis.cases.quiet import quiet
os.close(1)
with quiet():
    pass
os.write(2, b"still here")
"""


def run(script: str) -> subprocess.CompletedProcess[str]:
    """Run a script in a process of its own, whose standard output is a pipe."""
    return subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)


def test_what_c_code_writes_inside_the_block_is_not_seen() -> None:
    assert run(SCRIPT).stdout.split() == ["before", "after"]


def test_without_the_block_it_would_be_seen() -> None:
    assert "stray" in run(SCRIPT.replace("with quiet():", "if True:")).stdout


def test_a_program_without_standard_output_goes_on() -> None:
    done = run(CLOSED)
    assert done.returncode in (0, 120) and "still here" in done.stderr
