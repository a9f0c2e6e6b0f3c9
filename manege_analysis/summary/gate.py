"""The gate: clean `Answers` go in, a `SafeSummary` of one edition comes out, and nothing else does."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from manege_analysis.exports.answers import Answers, Column, Ticks
from manege_analysis.questionnaire.model import Item, Questionnaire
from manege_analysis.summary import words
from manege_analysis.summary.about import About
from manege_analysis.summary.closed import closed_table, closed_themes
from manege_analysis.summary.counting import THEMES, chose, respondent_rows
from manege_analysis.summary.described import described
from manege_analysis.summary.filters import Filter, asked_count, filtered_table, parents_of
from manege_analysis.summary.full import internal_table, with_themes
from manege_analysis.summary.grouped import group_tables, require_partition
from manege_analysis.summary.opened import open_table
from manege_analysis.summary.policy import PrivacyPolicy
from manege_analysis.summary.promises import require_promises
from manege_analysis.summary.response import internal_response, require_plausible, share_response
from manege_analysis.summary.safe import Edition, GroupTable, Limits, SafeSummary, SafeTable, the_gate
from manege_analysis.wording.text import Text


@dataclass(frozen=True)
class _Asked:
    """What every table is made from: the respondents' answers, by the rules of one policy."""

    answers: Answers
    questionnaire: Questionnaire
    about: About
    policy: PrivacyPolicy


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
    in the export, dates (share edition) and identifying questions have no table.

    Raises `SettingsError` when the policy's partition does not fit the questionnaire or more
    doctors answered than the cluster has, and `PrivacyError` when the answers are not clean or the
    result would break a promise; no message quotes an answer.
    """
    require_partition(policy.compare, questionnaire)
    present = answers.keep(respondent_rows(answers, questionnaire))
    require_plausible(about, len(present))
    asked = _Asked(present, questionnaire, about, policy)
    with the_gate():
        summary = _internal(asked, quotes) if edition == "internal" else _share(asked, quotes)
    require_promises(summary)
    return summary


def _internal(asked: _Asked, quotes: Sequence[tuple[str, str]]) -> SafeSummary:
    members = asked.about.members
    tables = []
    for item, column in _columns(asked):
        table = internal_table(item, column, members)
        themes = asked.answers.columns.get(item.key + THEMES)
        if isinstance(themes, Ticks):
            table = with_themes(table, themes, asked.questionnaire, members)
        tables.append(table)
    response = internal_response(asked.answers, asked.questionnaire, members)
    return _summary(asked, "internal", response=response, tables=tuple(tables), quotes=tuple(quotes))


def _share(asked: _Asked, quotes: Sequence[tuple[str, str]]) -> SafeSummary:
    n, policy = len(asked.answers), asked.policy
    limits = policy.limits_for(sensitive=False)
    least = limits.shown if policy.policy == "open" else limits.answers
    tables = _share_tables(asked)
    groups: tuple[GroupTable, ...] = ()
    if policy.compare is not None:
        groups = group_tables(asked.answers, asked.questionnaire, policy, tables)
    return _summary(
        asked,
        "share",
        response=share_response(n, asked.about.members, least),
        tables=tables,
        merged=_merged(policy, n, limits, any(table.sensitive for table in tables)),
        quotes=tuple(quotes),
        groups=groups,
    )


def _share_tables(asked: _Asked) -> tuple[SafeTable, ...]:
    # A filtered item needs the published table of its filter, which a questionnaire asks first.
    done: dict[str, SafeTable] = {}
    for item, column in _columns(asked):
        done[item.key] = _share_table(asked, item, column, done)
    return tuple(done.values())


def _share_table(asked: _Asked, item: Item, column: Column, done: Mapping[str, SafeTable]) -> SafeTable:
    policy = asked.policy
    parents = parents_of(item, {each.key: each for each in asked.questionnaire.items})
    # Whoever was asked gave the filter's answer: a filter that is sensitive makes its followers so.
    sensitive = any(each.question.sensitive for each in (item, *parents))
    limits = policy.limits_for(sensitive)
    themes = asked.answers.columns.get(item.key + THEMES)
    if policy.compare is not None and policy.compare.by == item.key:
        table = described(item, "share", words.PARTITION)
    elif isinstance(themes, Ticks):
        table = _themes_table(asked, item, themes, limits)
    elif policy.policy == "open" and not sensitive:
        table = open_table(item, column, limits)
    elif item.question.shown_if is not None:
        table = filtered_table(item, column, _filter_of(asked, item, done), limits)
    else:
        table = closed_table(item, column, len(asked.answers), limits)
    return replace(table, sensitive=sensitive)


def _themes_table(asked: _Asked, item: Item, themes: Ticks, limits: Limits) -> SafeTable:
    if item.question.shown_if is not None:
        return described(item, "share", words.FILTERED)
    if asked.policy.policy == "open" and not item.question.sensitive:
        limits = Limits(limits.shown, limits.shown)
    return closed_themes(item, themes, asked.questionnaire, limits)


def _filter_of(asked: _Asked, item: Item, done: Mapping[str, SafeTable]) -> Filter:
    key, options = item.question.shown_if or ("", ())
    column = asked.answers.columns.get(key)
    nobody = np.zeros(len(asked.answers), dtype=np.bool_)
    if column is None or key not in done:
        return Filter(nobody, None)
    parent = asked.questionnaire.item(key)
    return Filter(chose(parent, column, options), asked_count(parent, done[key], options))


def _columns(asked: _Asked) -> Iterable[tuple[Item, Column]]:
    for item in asked.questionnaire.items:
        column = asked.answers.columns.get(item.key)
        if column is not None and not item.question.identifier:
            yield item, column


def _summary(asked: _Asked, edition: Edition, **parts: object) -> SafeSummary:
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
