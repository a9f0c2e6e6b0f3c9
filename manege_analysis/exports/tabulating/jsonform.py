"""The lines of a table as plain values, and the JSON Schema that documents them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

import numpy as np

from manege_analysis.exports.counttable import CountTable
from manege_analysis.exports.tabulating.intervals import small_groups, wilson_table
from manege_analysis.exports.tabulating.lines import Line

_TEXT = {"type": "string"}
_COUNT = {"type": "number", "minimum": 0}
_PERCENT = {"type": ["number", "null"], "minimum": 0}


def _field(kind: dict[str, Any], description: str) -> dict[str, Any]:
    return {**kind, "description": description}


_FIELDS: dict[str, dict[str, Any]] = {
    "question": _field(_TEXT, "The item's key: a question's id, or question.row for a matrix row."),
    "text": _field(_TEXT, "The words, a matrix row's with its question's in front."),
    "type": {"enum": ["scale", "single", "multi", "number", "date", "text", "counts"]},
    "group": _field(_TEXT, "The group of rows (--by), empty for all rows together."),
    "option": _field(_TEXT, "The answer's id; empty for a question without options."),
    "option_text": _TEXT,
    "count": _field(_COUNT, "Who gave this answer; weighted where weights were named."),
    "base_respondents": _field(_COUNT, "All respondents of the group."),
    "base_shown": _field(_COUNT, "Those not known to have been spared the question."),
    "base_answered": _field(_COUNT, "Those who answered, don't-know included."),
    "base_ticked": _field(_COUNT, "Those who ticked anything; as base_answered for single answers."),
    "missing": _field(_COUNT, "Shown and not answered."),
    "not_shown": _COUNT,
    "percent_respondents": _PERCENT,
    "percent_shown": _PERCENT,
    "percent_answered": _PERCENT,
    "percent_ticked": _PERCENT,
    "low": _field(_PERCENT, "Lower bound of percent_answered, Wilson 95 %; null when weighted."),
    "high": _field(_PERCENT, "Upper bound of percent_answered."),
    "small": _field({"type": "boolean"}, "Fewer than five stand behind the count or its complement."),
    "mean": _field({"type": ["number", "null"]}, "Of a number question, not weighted."),
    "median": _field({"type": ["number", "null"]}, "Of a number question: a value somebody gave."),
}


def lines_schema() -> dict[str, Any]:
    """Return the JSON Schema of a list of lines.

    >>> lines_schema()["items"]["properties"]["count"]["minimum"]
    0
    """
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "manege tabulate --json",
        "type": "array",
        "items": {
            "type": "object",
            "properties": _FIELDS,
            "required": list(_FIELDS),
            "additionalProperties": False,
        },
    }


def as_values(lines: Iterable[Line]) -> list[dict[str, Any]]:
    """Turn lines into plain values; whole counts become whole numbers."""
    return [{name: _plain(value) for name, value in asdict(line).items()} for line in lines]


def lines_of_counts(table: CountTable) -> tuple[Line, ...]:
    """Turn a finished count table into lines: only one base is known of it, and nobody is missing."""
    made = []
    for each in table.counts:
        count, base = float(each.count), float(each.base)
        low, high = wilson_table(np.array([count]), np.array([base]))
        small = bool(small_groups(np.array([count]), np.array([base]))[0])
        percent = 100 * count / base if base else None
        below, above = (100 * float(low[0]), 100 * float(high[0])) if base else (None, None)
        made.append(
            Line(each.question, each.question, "counts", "", each.answer, each.answer, count, base, base,
                 base, base, 0.0, 0.0, percent, percent, percent, percent, below, above, small)
        )  # fmt: skip
    return tuple(made)


def _plain(value: Any) -> Any:
    return int(value) if isinstance(value, float) and value.is_integer() else value
