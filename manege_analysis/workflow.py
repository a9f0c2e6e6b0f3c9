"""The story of one cluster, from its settings to everything a report is built from."""

from __future__ import annotations

from dataclasses import dataclass

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

    Nothing is written, so calling it twice costs time and nothing else.  Raises the `ManegeError`
    of the stage that could not go on.
    """
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
