"""Fields of `cluster.yaml` are set one by one, with its comments kept."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from manege_analysis.settings import ClusterFile
from manege_analysis.yamlfile import as_model, read_yaml, write_yaml


def set_cluster(path: Path, fields: Mapping[str, Any]) -> None:
    """Write fields of a cluster's settings; checked whole before it is written.

    Raises `SettingsError` with every problem.
    """
    data = read_yaml(path)
    data.update(fields)
    as_model(data, ClusterFile, str(path))
    write_yaml(path, data)
