"""Shared by all tests: hypothesis without deadlines (no test is timed), and where things stand."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("manege", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("manege")


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository's root."""
    return Path(__file__).resolve().parent.parent
