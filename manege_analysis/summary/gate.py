"""The gate: clean `Answers` go in, a `SafeSummary` of one edition comes out, and nothing else does."""

from __future__ import annotations

from collections.abc import Sequence

from manege_analysis.exports.answers import Answers, Ticks
from manege_analysis.questionnaire.model import Questionnaire
from manege_analysis.summary import words
from manege_analysis.summary.about import About
from manege_analysis.summary.counting import THEMES, respondent_rows
from manege_analysis.summary.full import internal_table, with_themes
from manege_analysis.summary.grouped import group_tables, require_partition
from manege_analysis.summary.policy import PrivacyPolicy
from manege_analysis.summary.promises import require_promises
from manege_analysis.summary.response import internal_response, require_plausible, share_response
from manege_analysis.summary.safe import Edition, Limits, SafeSummary, the_gate
from manege_analysis.summary.share import Asked, columns_of, share_tables
from manege_analysis.wording.text import Text


def summarise(
    answers: Answers,
    questionnaire: Questionnaire,
    about: About,
    policy: PrivacyPolicy,
    edition: Edition,
    quotes: Sequence[tuple[str, str]] = (),
) -> SafeSummary:
    """Summarise clean answers for one edition.

    The share edition does not hide cells, it redesigns tables until nothing small can be read from
    them.  Respondents are the rows that answered anything; their number is the n of every table.
    `quotes` are pairs of item key and redacted text that a person approved.  Items without a column
    in the export, dates (share edition) and identifying questions have no table.  Finished counts
    pass the same ladder, but nothing is divided into groups: nobody knows who gave which two answers.

    Raises `SettingsError` when the policy's partition does not fit the questionnaire or more
    doctors answered than the cluster has, and `PrivacyError` when the answers are not clean or the
    result would break a promise; no message quotes an answer.
    """
    require_partition(policy.compare, questionnaire)
    present = answers.keep(respondent_rows(answers, questionnaire))
    require_plausible(about, len(present))
    if answers.source.totals:
        policy = policy.model_copy(update={"compare": None})
    asked = Asked(present, questionnaire, about, policy)
    with the_gate():
        summary = _internal(asked, quotes) if edition == "internal" else _share(asked, quotes)
    require_promises(summary)
    return summary


def _internal(asked: Asked, quotes: Sequence[tuple[str, str]]) -> SafeSummary:
    members = asked.about.members
    tables = []
    for item, column in columns_of(asked):
        table = internal_table(item, column, members)
        themes = asked.answers.columns.get(item.key + THEMES)
        if isinstance(themes, Ticks):
            table = with_themes(table, themes, asked.questionnaire, members)
        tables.append(table)
    response = internal_response(asked.answers, asked.questionnaire, members)
    return _summary(asked, "internal", response=response, tables=tuple(tables), quotes=tuple(quotes))


def _share(asked: Asked, quotes: Sequence[tuple[str, str]]) -> SafeSummary:
    n, policy = len(asked.answers), asked.policy
    limits = policy.limits_for(sensitive=False)
    least = limits.shown if policy.policy == "open" else limits.answers
    tables = share_tables(asked)
    return _summary(
        asked,
        "share",
        response=share_response(n, asked.about.members, least),
        tables=tables,
        merged=words.together(
            _merged(policy, n, limits, any(table.sensitive for table in tables)),
            words.FROM_TOTALS if asked.answers.source.totals else Text(""),
        ),
        quotes=tuple(quotes),
        groups=group_tables(asked.answers, asked.questionnaire, policy, tables),
    )


def _summary(asked: Asked, edition: Edition, **parts: object) -> SafeSummary:
    questionnaire, about, policy = asked.questionnaire, asked.about, asked.policy
    return SafeSummary(
        cluster=about.cluster,
        cluster_name=about.name,
        edition=edition,
        policy=policy.policy,
        round=about.round,
        questionnaire=questionnaire.id,
        questionnaire_version=questionnaire.version,
        title=questionnaire.title,
        themes=tuple((theme.id, theme.text, theme.weight) for theme in questionnaire.themes),
        sections=tuple((section.id, section.text) for section in questionnaire.sections),
        limits=policy.limits_for(sensitive=False),
        sensitive_limits=policy.limits_for(sensitive=True),
        totals=asked.answers.source.totals,
        **parts,  # type: ignore[arg-type]
    )


def _merged(policy: PrivacyPolicy, n: int, limits: Limits, sensitive: bool) -> Text:
    if policy.policy == "open":
        return words.filled(words.OPEN, shown=limits.shown)
    if n < limits.answers:
        return words.filled(words.NOBODY, answers=limits.answers)
    more = words.filled(words.MERGED_SENSITIVE, shown=policy.limits_for(sensitive=True).shown)
    if not sensitive:
        more = Text("", "")
    return Text(
        words.MERGED.say("da", shown=limits.shown, n=n, sensitive=more.da),
        words.MERGED.say("en", shown=limits.shown, n=n, sensitive=more.en),
    )
