"""Fields of `cluster.yaml` are set one by one, with its comments kept."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from manege_analysis.settings import ClusterFile
from manege_analysis.workbook.savedfiles import Saved, Seen, change
from manege_analysis.yamlfile import as_model, read_yaml, write_yaml


def set_cluster(seen: Seen, fields: Mapping[str, Any]) -> Saved:
    """Write fields of a cluster's settings; an empty value takes the line away.

    The whole file is checked before it is written.  Raises `SettingsError` with every problem, and
    `ChangedMeanwhileError` when somebody else changed the file since it was seen.
    """
    return change(seen, lambda: _write(seen, fields))


def _write(seen: Seen, fields: Mapping[str, Any]) -> None:
    data = read_yaml(seen.path)
    for name, value in fields.items():
        if value in (None, "", ()):
            data.pop(name, None)
        else:
            data[name] = value
    as_model(data, ClusterFile, str(seen.path))
    write_yaml(seen.path, data)
