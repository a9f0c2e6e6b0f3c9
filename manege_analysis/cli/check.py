"""`manege check`: what came in and what would be changed, without writing anything."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

import typer

from manege_analysis.cli.options import AsJson, Lang, Workspace, language_or_none, workspace_or_sample

if TYPE_CHECKING:
    from manege_analysis.workflow import Prepared


def check(
    cluster: Annotated[str, typer.Argument(metavar="CLUSTER")],
    workspace: Workspace = None,
    language: Lang = "",
    as_json: AsJson = False,
) -> None:
    """Say what came in, what would be changed and what nobody understands; write nothing."""
    from manege_analysis.settings import load_settings
    from manege_analysis.workflow import prepare

    folder = workspace_or_sample(workspace)
    prepared = prepare(load_settings(folder, cluster, language=language_or_none(language)))
    if as_json:
        typer.echo(json.dumps(as_values(prepared), ensure_ascii=False, indent=2))
        return
    for line in as_lines(prepared):
        typer.echo(line)


def as_values(prepared: Prepared) -> dict[str, Any]:
    """Return the check as plain values: the file, the rows, each change, and what is unknown.

    Free text stands nowhere in it; changes to text are told by kind.
    """
    source, audit = prepared.raw.source, prepared.audit
    return {
        "cluster": prepared.settings.cluster.id,
        "file": source.file,
        "sha256": source.sha256,
        "tool": source.tool,
        "encoding": source.encoding,
        "evidence": [text.in_("en") for text in source.evidence],
        "notes": [note.in_("en") for note in (*source.notes, *audit.notes)],
        "rows": audit.rows_in,
        "respondents": audit.rows_out,
        "members": prepared.settings.cluster.members,
        "by_rule": audit.by_rule(),
        "changes": [asdict(change) for change in audit.changes],
        "unknown": [asdict(unknown) for unknown in audit.unknown],
        "missing_items": list(prepared.raw.missing),
        "unmatched_columns": list(prepared.raw.unmatched),
        "dropped_columns": len(prepared.raw.dropped),
    }


def as_lines(prepared: Prepared) -> Iterator[str]:
    """Tell the check in lines a person reads from top to bottom."""
    found = as_values(prepared)
    source = prepared.raw.source
    yield f"{source.file}: {source.tool_title.in_('en')}, {source.encoding}".removesuffix(", ")
    yield from (f"  {line}" for line in (*found["evidence"], *found["notes"]))
    members = f" of {found['members']} members" if found["members"] else ""
    became = "finished counts of" if source.totals else f"{found['rows']} rows became"
    yield f"{became} {found['respondents']} respondents{members}"
    for rule, count in found["by_rule"].items():
        yield f"  {rule}: {count}"
    for unknown in prepared.audit.unknown:
        hint = f' Nearest: "{unknown.suggestion}".' if unknown.suggestion else ""
        yield f'  unknown answer to {unknown.question}: "{unknown.label}", {unknown.count} times.{hint}'
    for name, label in (("missing_items", "no column for"), ("unmatched_columns", "not used")):
        if found[name]:
            yield f"  {label}: {', '.join(found[name])}"
    if found["dropped_columns"]:
        yield f"  {found['dropped_columns']} columns with direct identifiers were not read"
    yield (
        "Nothing was written."
        if not prepared.audit.unknown
        else ("Nothing was written. Tell what the unknown answers mean in decisions.yaml (merge-label).")
    )
