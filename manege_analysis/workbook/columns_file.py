"""Confirmed columns are added to `columns.yaml`; comments and what was confirmed earlier stay."""

from __future__ import annotations

from ruamel.yaml.comments import CommentedMap

from manege_analysis.exports.columnmap import ColumnMap
from manege_analysis.workbook.savedfiles import Saved, Seen, change
from manege_analysis.yamlfile import as_model, read_yaml, write_yaml


def add_columns(seen: Seen, new: ColumnMap) -> Saved:
    """Write the columns of `new` after those that are there; the whole file is checked first.

    Raises `ChangedMeanwhileError` when somebody else changed it since it was seen, and
    `SettingsError` when it would not hold together, for instance with a header twice.
    """
    return change(seen, lambda: _write(seen, new))


def _write(seen: Seen, new: ColumnMap) -> None:
    data = (read_yaml(seen.path) if seen.path.exists() else {}) or CommentedMap(version=1)
    if not data.get("columns"):
        data["columns"] = []
    data["columns"].extend(each.model_dump(exclude_defaults=True) for each in new.columns)
    as_model(data, ColumnMap, str(seen.path))
    write_yaml(seen.path, data)
