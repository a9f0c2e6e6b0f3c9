"""The story of one cluster, from its settings to everything a report is built from."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from manege_analysis.cleaning.audit import AuditLog
from manege_analysis.cleaning.clean import clean
from manege_analysis.cleaning.textdecisions import approved_quotes
from manege_analysis.exports.answers import Answers
from manege_analysis.exports.read import read_answers
from manege_analysis.questionnaire.load import load_questionnaire
from manege_analysis.questionnaire.model import Questionnaire
from manege_analysis.settings import RunSettings
from manege_analysis.summary.about import About
from manege_analysis.summary.gate import summarise
from manege_analysis.summary.safe import SafeSummary


@dataclass(frozen=True)
class Prepared:
    """All values of one run; `share` is the only one that shared files may be built from."""

    settings: RunSettings
    questionnaire: Questionnaire
    raw: Answers
    answers: Answers
    audit: AuditLog
    internal: SafeSummary
    share: SafeSummary


def prepare(settings: RunSettings) -> Prepared:
    """Take one cluster from its export file to its two summaries.

    Nothing is written.  Asked again for the same settings and unchanged files, it returns the values
    it made before: they are frozen, and the notebooks of one run all begin here.  Raises the
    `ManegeError` of the stage that could not go on.
    """
    inside = replace(settings, reports=Path(), origin=None)
    made = _prepared(inside, _contents(settings))
    return replace(made, settings=settings)


def _contents(settings: RunSettings) -> str:
    """Hash every file that the values are made from, also questionnaires that others extend."""
    seen = hashlib.sha256()
    for path in (*settings.inputs(), *sorted(settings.workspace.glob("questionnaires/*.yaml"))):
        seen.update(hashlib.sha256(path.read_bytes()).digest())
    return seen.hexdigest()


@lru_cache(maxsize=1)
def _prepared(settings: RunSettings, contents: str) -> Prepared:
    questionnaire = load_questionnaire(settings.questionnaire)
    raw = read_answers(
        settings.exports[0], questionnaire, settings.columns, settings.cluster.tool or None
    )
    answers, audit = clean(raw, questionnaire, settings.decisions, roster=settings.cluster.roster)
    quotes = approved_quotes(answers)
    about = About(
        settings.cluster.id, settings.cluster.name, settings.cluster.members, settings.cluster.round
    )
    return Prepared(
        settings=settings,
        questionnaire=questionnaire,
        raw=raw,
        answers=answers,
        audit=audit,
        internal=summarise(answers, questionnaire, about, settings.policy, "internal", quotes),
        share=summarise(answers, questionnaire, about, settings.policy, "share", quotes),
    )
