"""`manege schema`: the JSON Schemas of the files a person edits."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any

import typer


def schemas() -> dict[str, dict[str, Any]]:
    """Return the JSON Schema of each edited file, and of what `tabulate --json` prints, by name."""
    from manege_analysis.exports.columnmap import ColumnMap
    from manege_analysis.exports.tabulating.jsonform import lines_schema
    from manege_analysis.meeting.file import MeetingFile
    from manege_analysis.questionnaire.schema import questionnaire_schema
    from manege_analysis.settings import ClusterFile, DecisionsFile, WorkspaceFile

    return {
        "manege": WorkspaceFile.model_json_schema(),
        "cluster": ClusterFile.model_json_schema(),
        "decisions": DecisionsFile.model_json_schema(),
        "meeting": MeetingFile.model_json_schema(),
        "columns": ColumnMap.model_json_schema(),
        "questionnaire": questionnaire_schema(),
        "tabulate": lines_schema(),
    }


def schema(
    folder: Annotated[Path, typer.Argument(metavar="DIR")] = Path("schemas"),
) -> None:
    """Write JSON Schemas, so that an editor completes and checks the workspace's files."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in schemas().items():
        path = folder / f"{name}.schema.json"
        text = json.dumps(content, ensure_ascii=False, indent=2, sort_keys=True)
        path.write_text(text + "\n", encoding="utf-8", newline="\n")
        typer.echo(f"wrote {path}")
