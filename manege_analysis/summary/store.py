"""A safe summary is written as JSON and read back equal; a file that is not one is refused."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from manege_analysis.errors import ManegeError, Problem
from manege_analysis.onestep import write_in_one_step
from manege_analysis.summary.promises import require_promises
from manege_analysis.summary.safe import SafeSummary, the_gate

FORMAT = "manege-summary"
VERSION = 1
MAX_BYTES = 20_000_000

_ADAPTER: TypeAdapter[SafeSummary] = TypeAdapter(SafeSummary)


def save_summary(summary: SafeSummary, path: Path) -> None:
    """Write `summary` to `path` in one step: a reader sees the old file or the new one.

    The same summary always gives the same bytes.
    """
    write_in_one_step(path, summary_bytes(summary))


def summary_bytes(summary: SafeSummary) -> bytes:
    """Return the file's bytes: format, version, a check sum of the content, and the content."""
    content = _ADAPTER.dump_python(summary, mode="json")
    document = {
        "format": FORMAT, "version": VERSION, "check": _check(content), "summary": content,
    }  # fmt: skip
    return (_written(document, indent=1) + "\n").encode("utf-8")


def load_summary(path: Path) -> SafeSummary:
    """Read a summary that `save_summary` wrote.

    Raises `ManegeError` when the file is missing, of another kind or version, or was changed after
    it was written, and `PrivacyError` when a share summary says more than it may.  No message
    quotes the file's content.
    """
    document = _document(path)
    if document.get("format") != FORMAT:
        raise _refused(path, f'"format": "{FORMAT}"', "another kind of file", "Check the path.")
    if document.get("version") != VERSION:
        raise _refused(path, f"version {VERSION}", "another version", _AGAIN)
    content = document.get("summary")
    if document.get("check") != _check(content):
        raise _refused(path, "the content as it was written", "a changed or damaged file", _AGAIN)
    try:
        with the_gate():
            summary = _ADAPTER.validate_python(content, strict=False)
    except ValidationError:
        raise _refused(path, "a safe summary", "values that are none", _AGAIN) from None
    # What pydantic drops or converts would come back different: then it was not our file.
    if _ADAPTER.dump_python(summary, mode="json") != content:
        raise _refused(path, "a safe summary", "keys or values that are none", _AGAIN)
    require_promises(summary)
    return summary


def summary_schema() -> dict[str, Any]:
    """Return the JSON Schema of the file that `save_summary` writes."""
    schema = _ADAPTER.json_schema(ref_template="#/$defs/{model}")
    definitions = schema.pop("$defs")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A safe summary of one cluster's answers",
        "type": "object",
        "additionalProperties": False,
        "required": ["check", "format", "summary", "version"],
        "properties": {
            "format": {"const": FORMAT},
            "version": {"const": VERSION},
            "check": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
            "summary": schema,
        },
        "$defs": definitions,
    }


_AGAIN = "Run the cluster again to write a new one."


def _document(path: Path) -> dict[str, Any]:
    try:
        raw = path.read_bytes()
    except OSError as problem:
        reason = problem.strerror or "an unreadable file"
        raise _refused(path, "a readable file", reason, "Check the path.") from None
    if len(raw) > MAX_BYTES:
        raise _refused(path, "at most 20 MB", f"{len(raw):,} bytes", "Check the path.")
    try:
        document = json.loads(raw.decode("utf-8"))
    except (ValueError, RecursionError):
        raise _refused(path, "JSON", "a damaged or foreign file", _AGAIN) from None
    return document if isinstance(document, dict) else {}


def _written(value: object, indent: int | None = None) -> str:
    return json.dumps(value, ensure_ascii=False, indent=indent, sort_keys=True, allow_nan=False)


def _check(content: object) -> str:
    return hashlib.sha256(_written(content).encode("utf-8")).hexdigest()


def _refused(path: Path, expected: str, got: str, remedy: str) -> ManegeError:
    return ManegeError(Problem(str(path), expected, got, remedy))
