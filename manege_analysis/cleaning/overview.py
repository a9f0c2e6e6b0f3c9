"""An audit log as tables for the analyst: rules, changes, unknown answers, and what was redacted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import pandas as pd

from manege_analysis.cleaning.audit import AuditLog, Change
from manege_analysis.cleaning.redact.kinds import KINDS
from manege_analysis.cleaning.rulebook import RULEBOOK
from manege_analysis.wording.numbers import counted, listed
from manege_analysis.wording.text import Language, Text

_COLUMNS = {
    "rule": Text("Regel", "Rule"),
    "what": Text("Hvad den gør", "What it does"),
    "count": Text("Antal", "Count"),
    "row": Text("Række", "Row"),
    "question": Text("Spørgsmål", "Question"),
    "before": Text("Før", "Before"),
    "after": Text("Efter", "After"),
    "answer": Text("Svar", "Answer"),
    "nearest": Text("Ligner mest", "Looks most like"),
    "rows": Text("Rækker", "Rows"),
    "kind": Text("Art", "Kind"),
    "texts": Text("Tekster", "Texts"),
}


def rows_to_respondents(log: AuditLog, language: Language = "da") -> str:
    """Say in one line what became of the file's rows, each reason with its count.

    >>> log = AuditLog((Change("never-answered", 3), Change("never-answered", 4)), rows_in=5, rows_out=3)
    >>> rows_to_respondents(log)
    '5 rækker → 3 respondenter: 2 aldrig besvaret'
    """
    rows = counted(log.rows_in, *(("række", "rækker") if language == "da" else ("row", "rows")))
    one, many = ("respondent", "respondenter" if language == "da" else "respondents")
    said = f"{rows} → {counted(log.rows_out, one, many)}"
    left = Counter(change.rule for change in log.changes if left_with(change))
    reasons = [f"{left[rule]} {_name(rule, language).lower()}" for rule in RULEBOOK if left[rule]]
    return f"{said}: {listed(reasons, language)}" if reasons else said


def left_with(change: Change) -> bool:
    """Say whether a change took its whole row out."""
    return not change.question and change.rule != "put-row-back"


def rule_table(log: AuditLog, language: Language = "da") -> pd.DataFrame:
    """List the rules that changed something: name, what the rule does, how often; in order of use."""
    records = [
        (rule.name.in_(language), rule.what.in_(language), count) for rule, count in log.rules_used()
    ]
    return _table(records, ("rule", "what", "count"), language)


def change_table(log: AuditLog, language: Language = "da") -> pd.DataFrame:
    """List every change in the order made, one a row."""
    records = [
        (_name(each.rule, language), each.row, each.question, each.before, each.after)
        for each in log.changes
    ]
    return _table(records, ("rule", "row", "question", "before", "after"), language)


def unknown_table(log: AuditLog, language: Language = "da") -> pd.DataFrame:
    """List the unknown answers, grouped and counted, with the nearest option and the rows."""
    records = [
        (each.question, each.label, each.count, each.suggestion, ", ".join(map(str, each.rows)))
        for each in log.unknown
    ]
    return _table(records, ("question", "answer", "count", "nearest", "rows"), language)


def redaction_table(log: AuditLog, language: Language = "da") -> pd.DataFrame:
    """Count what was taken out of texts by kind: how many details, in how many texts."""
    found = [each for each in log.changes if each.rule == "redaction"]
    records = []
    for kind in KINDS.values():
        mine = [each for each in found if each.after == kind.mark]
        if mine:
            texts = len({(each.row, each.question) for each in mine})
            records.append((kind.name.in_(language), len(mine), texts))
    return _table(records, ("kind", "count", "texts"), language)


def _name(rule: str, language: Language) -> str:
    return RULEBOOK[rule].name.in_(language) if rule in RULEBOOK else rule


def _table(
    records: Sequence[tuple[object, ...]], names: tuple[str, ...], language: Language
) -> pd.DataFrame:
    return pd.DataFrame.from_records(records, columns=[_COLUMNS[name].in_(language) for name in names])
