"""Clean `Answers` and the terms of their deck become keyed hashes; nothing can be read back from them.

The key is secret and leaves the machine in no file.  Without it, the hash of a row of ticks could be
found by trying all rows.
"""

from __future__ import annotations

import hmac
import json
from dataclasses import dataclass

import numpy as np

from manege_analysis.exports.answers import NOT_ANSWERED, Answers, Choices, Column, Numbers, Ticks
from manege_analysis.questionnaire.model import Item, Questionnaire
from manege_analysis.summary.about import About
from manege_analysis.summary.counting import THEMES, respondent_rows
from manege_analysis.summary.full import good_rungs, problem_rungs
from manege_analysis.summary.ledger import Release
from manege_analysis.summary.policy import PrivacyPolicy

_HASH = "sha256"


@dataclass(frozen=True)
class ReleaseKey:
    """The secret of one analyst or one unit, with which rows are hashed and ledgers are sealed."""

    secret: bytes

    def __repr__(self) -> str:
        # A key must not end in a log or a traceback.
        return f"ReleaseKey({self.id})"

    @property
    def id(self) -> str:
        """A name of the key that does not give it away."""
        return self.seal("key id")[:16]

    def seal(self, text: str) -> str:
        """Return the keyed hash of a text, as 64 hexadecimal digits."""
        return hmac.new(self.secret, text.encode("utf-8"), _HASH).hexdigest()


def release_of(
    answers: Answers,
    questionnaire: Questionnaire,
    about: About,
    policy: PrivacyPolicy,
    key: ReleaseKey,
) -> Release:
    """Return what today's deck is made of, still without a version.

    A row holds what can reach a shared number: the coded answers and the coded themes of a
    respondent, not the written words, and not whether a blank was shown.
    """
    present = answers.keep(respondent_rows(answers, questionnaire))
    told = [_cells(present, item) for item in questionnaire.items if not item.question.identifier]
    scope = f"{about.cluster}\n{about.round}"
    rows = (
        "\n".join(cells[row] for cells in told if cells and cells[row]) for row in range(len(present))
    )
    hashes = tuple(sorted(key.seal(f"row\n{scope}\n{row}")[:32] for row in rows))
    terms = key.seal(f"terms\n{scope}\n{_terms(present, questionnaire, policy)}")
    return Release(about.cluster, about.round, 0, hashes, terms, answers.source.totals)


def _cells(answers: Answers, item: Item) -> list[str]:
    """Write the item's answers, one text per row; empty where there is none."""
    column: Column | None = answers.columns.get(item.key)
    themes = answers.columns.get(item.key + THEMES)
    if isinstance(themes, Ticks):
        column = themes
    if column is None or not len(answers):
        return []
    if isinstance(column, Choices):
        told = [column.labels[code] if code > NOT_ANSWERED else "" for code in column.codes]
    elif isinstance(column, Ticks):
        told = [_ticked(column, row) for row in range(len(answers))]
    elif isinstance(column, Numbers):
        told = [f"{value!r}" if np.isfinite(value) else "" for value in column.values.tolist()]
    else:
        return []
    return [f"{item.key}={text}" if text else "" for text in told]


def _ticked(column: Ticks, row: int) -> str:
    names = sorted(column.labels[at] for at in np.flatnonzero(column.ticked[row] == 1))
    wrote = bool(column.leftover) and bool(column.leftover[row])
    return ",".join([*names, "+"] if wrote else names)


def _terms(answers: Answers, questionnaire: Questionnaire, policy: PrivacyPolicy) -> str:
    items = [_term(item) for item in questionnaire.items if item.key in answers.columns]
    rules = policy.model_dump(mode="json", exclude={"consent"})
    return json.dumps([rules, items], ensure_ascii=False, sort_keys=True)


def _term(item: Item) -> list[object]:
    question, scale = item.question, item.scale
    sides = [problem_rungs(scale), good_rungs(scale), scale.problem] if scale else []
    options = [option.id for option in item.options]
    return [item.key, item.kind, options, sides, question.sensitive, question.other, question.shown_if]
