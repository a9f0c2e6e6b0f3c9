"""What a person decided about the answers: entries of `decisions.yaml`, applied again at each run.

A decision outlives the export it was made on, so each says which row, label or text it means in a way
that can be looked up in the next export; one that finds nothing any more is told as a note.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, TypeAlias, TypeVar

from pydantic import Field

from manege_analysis.cleaning.rulebook import RuleId
from manege_analysis.yamlfile import Decision


class SwitchRule(Decision):
    """Switch a rule off, or on again; the last decision on a rule holds."""

    decide: Literal["switch-rule"]
    rule: RuleId
    on: bool = False


class TakeRowOut(Decision):
    """Take one row of the raw file out of the results.

    `row` counts the raw file's lines from 1.  A new export may hold somebody else there: `fingerprint`
    (from `rowprint.fingerprint`) follows the row to its new place, and keeps hands off a stranger's.
    """

    decide: Literal["take-row-out"]
    row: int = Field(ge=1)
    fingerprint: str = ""


class PutRowBack(Decision):
    """Keep one row of the raw file whatever the rules say; `row` and `fingerprint` as for taking out."""

    decide: Literal["put-row-back"]
    row: int = Field(ge=1)
    fingerprint: str = ""


class MergeLabel(Decision):
    """Count one answer as another: `label` as it stands in the export, `into` an option's id or text.

    `question` is an item key, or a matrix question's id for all its rows.  For a number or a date,
    `into` is what to read instead.
    """

    decide: Literal["merge-label"]
    question: str
    label: str
    into: str


class CodeText(Decision):
    """Say which themes a free text is about; none at all is an answer too.

    `item` and `text` (its key, from `textkey.text_key`) name the text; every respondent who wrote the
    same is meant.
    """

    decide: Literal["code-text"]
    item: str
    text: str
    themes: tuple[str, ...] = ()


class ApproveQuote(Decision):
    """Allow a redacted text to be quoted to members and guests."""

    decide: Literal["approve-quote"]
    item: str
    text: str


class RefuseQuote(Decision):
    """Keep a text from being quoted; takes an earlier approval back."""

    decide: Literal["refuse-quote"]
    item: str
    text: str


CleaningDecision: TypeAlias = (
    SwitchRule | TakeRowOut | PutRowBack | MergeLabel | CodeText | ApproveQuote | RefuseQuote
)
CLEANING_DECISIONS = (
    SwitchRule,
    TakeRowOut,
    PutRowBack,
    MergeLabel,
    CodeText,
    ApproveQuote,
    RefuseQuote,
)

Kind = TypeVar("Kind", bound=Decision)


def of_kind(decisions: Iterable[Decision], kind: type[Kind]) -> tuple[Kind, ...]:
    """Pick the decisions of one kind, in the order of the file."""
    return tuple(each for each in decisions if isinstance(each, kind))


def rules_off(decisions: Iterable[Decision]) -> frozenset[str]:
    """Name the rules that are switched off.

    >>> off = SwitchRule(decide="switch-rule", by="AB", when="2026-11-20", rule="duplicate")
    >>> rules_off([off]), rules_off([off, off.model_copy(update={"on": True})])
    (frozenset({'duplicate'}), frozenset())
    """
    switched = {each.rule: each.on for each in of_kind(decisions, SwitchRule)}
    return frozenset(rule for rule, on in switched.items() if not on)
