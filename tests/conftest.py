"""Shared by all tests: hypothesis without deadlines (no test is timed), and what must not be skipped."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("manege", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("manege")

# Doctests are collected from every module; two conftest.py in a row would be taken for one another.
collect_ignore_glob = ["conftest.py", "*/conftest.py"]

NEEDS = {"browser": ("chromium",), "documents": ("soffice", "pdftoppm")}
REQUIRED = os.environ.get("MANEGE_TESTS_REQUIRE", "").split(",")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out slow proofs unless asked for, and tests whose programs this machine lacks."""
    slow_wanted = "slow" in (config.option.markexpr or "")
    for item in items:
        if item.get_closest_marker("slow") and not slow_wanted:
            item.add_marker(pytest.mark.skip(reason="takes minutes; run with -m slow"))
        for marker, programs in NEEDS.items():
            absent = [program for program in programs if not shutil.which(program)]
            if item.get_closest_marker(marker) and absent and marker not in REQUIRED:
                item.add_marker(pytest.mark.skip(reason=f"needs {', '.join(absent)}"))


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository's root."""
    return Path(__file__).resolve().parent.parent


@pytest.fixture(autouse=True)
def _keys_of_their_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Keep tests away from the release key of the person who runs them."""
    monkeypatch.setenv("MANEGE_KEY_DIR", str(tmp_path / "keys"))
