"""`1_datakvalitet`: what came in, what was changed and why, and who answered, as blocks of a report."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from manege_analysis.report import words_quality as words
from manege_analysis.report.blocks import Block, Blocks, Facts, Grid, Heading, Prose
from manege_analysis.report.identity import sender
from manege_analysis.report.mark import Document, Mark, mark
from manege_analysis.report.respondents import who_answered
from manege_analysis.wording.dates import day
from manege_analysis.wording.numbers import percent
from manege_analysis.wording.text import Language, Text
from manege_analysis.workflow import Prepared

MOST_ROWS = 400
"""A longer table is no table for reading; the audit log holds every change."""


@dataclass(frozen=True)
class DataQuality:
    """The parts of the report, in order; `mark` is the notebook's last cell."""

    arrived: Blocks
    rows: Blocks
    changes: Blocks
    unknown: Blocks
    questions: Blocks
    respondents: Blocks
    mark: Mark


def data_quality(prepared: Prepared) -> DataQuality:
    """Tell how the answers were read and cleaned; internal, and still without anybody's own words."""
    settings, language = prepared.settings, prepared.settings.language
    parts = (
        Blocks(_arrived(prepared, language)),
        Blocks(_rows(prepared, language)),
        Blocks(_changes(prepared, language)),
        Blocks(_unknown(prepared, language)),
        Blocks(_questions(prepared, language)),
        Blocks(who_answered(prepared.internal, language)),
    )
    document = Document(
        title=words.TITLE.in_(language),
        subtitle=prepared.internal.title.in_(language),
        cluster=prepared.internal.cluster_name,
        day=day(settings.day, language),
        language=language,
        edition="internal",
        brand=sender(settings.unit, settings.workspace),
    )
    shown = tuple(block for part in parts for block in part)
    return DataQuality(*parts, mark(document, prepared.raw.source.sha256, shown))


def attention(prepared: Prepared) -> tuple[str, ...]:
    """Say what a person must look at before anything is shared, a sentence each; often nothing."""
    language, raw = prepared.settings.language, prepared.raw
    totals = (words.TOTALS.in_(language),) if raw.source.totals else ()
    few = prepared.share.response.respondents is None
    counts: tuple[tuple[Text, Text, int], ...] = (
        (words.ONE_UNKNOWN, words.MANY_UNKNOWN, sum(each.count for each in prepared.audit.unknown)),
        (words.ONE_MISSING, words.MANY_MISSING, len(raw.missing)),
        (words.ONE_UNMATCHED, words.MANY_UNMATCHED, len(raw.unmatched)),
    )
    told = [(one if n == 1 else many).say(language, n=n) for one, many, n in counts if n]
    answers = prepared.share.limits.answers
    return (*totals, *told, *((words.TOO_FEW.say(language, limit=answers),) if few else ()))


def _arrived(prepared: Prepared, language: Language) -> Iterator[Block]:
    source, raw = prepared.raw.source, prepared.raw
    yield Heading("kom-ind", words.ARRIVED.in_(language))
    yield Facts(tuple(_facts(prepared, language)))
    for line in attention(prepared):
        yield Prose((line,), "warning")
    understood = (*source.evidence, *source.notes)
    if understood:
        yield Grid(
            "", (words.UNDERSTOOD.in_(language),), tuple((line.in_(language),) for line in understood)
        )
    for heading, names in ((words.MISSING, raw.missing), (words.UNMATCHED, raw.unmatched)):
        if names:
            yield Grid("", (heading.in_(language),), tuple((name,) for name in names))


def _facts(prepared: Prepared, language: Language) -> Iterator[tuple[str, str]]:
    source = prepared.raw.source
    yield words.FILE.in_(language), source.file
    yield words.TOOL.in_(language), source.tool_title.in_(language)
    if not source.totals:
        yield words.ROWS_IN.in_(language), str(prepared.audit.rows_in)
    yield words.ROWS_OUT.in_(language), str(prepared.audit.rows_out)
    if not source.totals:
        yield words.DROPPED.in_(language), str(len(prepared.raw.dropped))


def _rows(prepared: Prepared, language: Language) -> Iterator[Block]:
    left = [change for change in prepared.audit.changes if not change.question]
    yield Heading("raekker", words.ROWS.in_(language))
    if not left:
        yield Prose(((words.NO_ROWS if prepared.raw.source.totals else words.ALL_ROWS).in_(language),))
        return
    by_rule: dict[str, list[str]] = defaultdict(list)
    for change in left:
        by_rule[change.rule].append(str(change.row))
    yield _rules(prepared, set(by_rule), words.ROW_RULES, language)
    names = {rule.id: rule.name.in_(language) for rule, _count in prepared.audit.rules_used()}
    yield Grid(
        caption=words.ROWS_TABLE.in_(language),
        columns=(words.RULE.in_(language), words.ROW.in_(language)),
        rows=tuple((names.get(rule, rule), ", ".join(rows)) for rule, rows in by_rule.items()),
        words=True,
    )


def _changes(prepared: Prepared, language: Language) -> Iterator[Block]:
    yield Heading("aendret", words.CHANGES.in_(language))
    if any(change.question for change in prepared.audit.changes):
        yield from _changed(prepared, language)
    else:
        yield Prose((words.NO_CHANGE.in_(language),))
    notes = tuple(note.in_(language) for note in prepared.audit.notes)
    if notes:
        yield Grid("", (words.NOTES.in_(language),), tuple((note,) for note in notes))


def _changed(prepared: Prepared, language: Language) -> Iterator[Block]:
    made = [change for change in prepared.audit.changes if change.question]
    yield _rules(prepared, {change.rule for change in made}, words.ANSWER_RULES, language)
    names = {rule.id: rule.name.in_(language) for rule, _count in prepared.audit.rules_used()}
    alike = Counter((each.question, each.rule, each.before, each.after) for each in made)
    heads = (words.QUESTION, words.RULE, words.BEFORE, words.AFTER, words.COUNT)
    yield Grid(
        caption=words.CHANGES_TABLE.in_(language),
        columns=tuple(head.in_(language) for head in heads),
        rows=tuple(
            (question, names.get(rule, rule), before, after, str(count))
            for (question, rule, before, after), count in sorted(alike.items())[:MOST_ROWS]
        ),
        words=True,
    )


def _rules(prepared: Prepared, wanted: set[str], caption: Text, language: Language) -> Grid:
    heads = (words.RULE, words.WHAT, words.COUNT)
    return Grid(
        caption=caption.in_(language),
        columns=tuple(head.in_(language) for head in heads),
        rows=tuple(
            (rule.name.in_(language), rule.what.in_(language), str(count))
            for rule, count in prepared.audit.rules_used()
            if rule.id in wanted
        ),
        words=True,
    )


def _unknown(prepared: Prepared, language: Language) -> Iterator[Block]:
    yield Heading("ukendte", words.UNKNOWN.in_(language))
    if not prepared.audit.unknown:
        yield Prose((words.NONE_UNKNOWN.in_(language),))
        return
    yield Prose((words.UNKNOWN_LEAD.in_(language),), "warning")
    heads = (words.QUESTION, words.ANSWER, words.COUNT, words.NEAREST, words.ROW)
    yield Grid(
        caption=words.UNKNOWN_TABLE.in_(language),
        columns=tuple(head.in_(language) for head in heads),
        rows=tuple(
            (each.question, each.label, str(each.count), each.suggestion, ", ".join(map(str, each.rows)))
            for each in prepared.audit.unknown
        ),
        words=True,
    )


def _questions(prepared: Prepared, language: Language) -> Iterator[Block]:
    yield Heading("spoergsmaal", words.QUESTIONS.in_(language))
    heads = (words.QUESTION, words.WORDING, words.SHOWN, words.ANSWERED, words.BLANK)
    rows = []
    for table in prepared.internal.tables:
        if table.bases is not None:
            shown, answered = table.bases.shown, table.bases.answered
            blank = percent((shown - answered) / shown, language) if shown else ""
            rows.append((table.key, table.question.in_(language), str(shown), str(answered), blank))
    yield Grid(
        caption=words.QUESTIONS_TABLE.in_(language),
        columns=tuple(head.in_(language) for head in heads),
        rows=tuple(rows),
        words=True,
    )
