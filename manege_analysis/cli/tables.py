"""From the words of `manege tabulate` to lines: read, draft or load the questionnaire, clean, count."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
import xlsxwriter
from numpy.typing import NDArray

from manege_analysis.cleaning.audit import AuditLog
from manege_analysis.cleaning.clean import clean
from manege_analysis.cleaning.decisions import SwitchRule
from manege_analysis.cleaning.rowchoice import choose_rows
from manege_analysis.cleaning.rules import ROW_RULES
from manege_analysis.errors import ExportError, Problem
from manege_analysis.exports.answers import Answers, Words
from manege_analysis.exports.cells import is_blank
from manege_analysis.exports.counttable import read_counts
from manege_analysis.exports.drafting.write import draft_questionnaire
from manege_analysis.exports.files.plaintext import key_of
from manege_analysis.exports.layout import Layout
from manege_analysis.exports.read import as_answers, holds_counts, read_layout
from manege_analysis.exports.tabulating.counting import Groups, group_rows
from manege_analysis.exports.tabulating.jsonform import as_values, lines_of_counts
from manege_analysis.exports.tabulating.lines import Line, tabulate
from manege_analysis.questionnaire.load import load_questionnaire
from manege_analysis.questionnaire.model import Questionnaire
from manege_analysis.wording.text import Language
from manege_analysis.yamlfile import nearest


@dataclass(frozen=True)
class Asked:
    """What somebody wants tabulated; empty texts are not asked for."""

    export: Path
    questionnaire: Path | None = None
    tool: str = ""
    by: str = ""
    weights: str = ""
    keep: tuple[str, ...] = ()


@dataclass(frozen=True)
class Tabulated:
    """The lines, and in sentences what was read and which rows were removed by which rule."""

    lines: tuple[Line, ...]
    notes: tuple[str, ...]


def tables_of(asked: Asked, language: Language = "da") -> Tabulated:
    """Tabulate a file: single answers of any tool, or a finished count table.

    Rows leave by the rules of cleaning, unless a rule is among `asked.keep`; when none is left, the
    tables are empty and the notes say why.  Raises `ExportError` when the file cannot be read.
    """
    if holds_counts(asked.export, asked.tool):
        table = read_counts(asked.export)
        said = f"{table.file}: a finished count table; only one base is known."
        return Tabulated(lines_of_counts(table), (said, *(note.in_("en") for note in table.notes)))
    layout = read_layout(asked.export, asked.tool or None)
    questionnaire = _questionnaire(layout, asked)
    answers = _without_words(as_answers(layout, questionnaire), questionnaire)
    off = [_switched_off(rule) for rule in asked.keep]
    rows = choose_rows(answers, off)
    every_rule = [_switched_off(rule) for rule in ROW_RULES]
    cleaned, log = clean(answers.keep(rows.keep), questionnaire, every_rule)
    groups = _groups(layout.keep(rows.keep), asked)
    removed: dict[str, int] = {}
    for change in rows.changes:
        removed[change.rule] = removed.get(change.rule, 0) + 1
    notes = (*_about(answers), told_rows(len(answers), removed), *_unknown(log))
    return Tabulated(tabulate(cleaned, questionnaire, groups, language), notes)


def told_rows(rows: int, removed: dict[str, int]) -> str:
    """Say how many respondents are left, and which rule removed how many rows.

    >>> told_rows(3, {"test": 3})
    '0 respondents left of 3 rows; 3 removed because: test 3.'
    """
    gone = sum(removed.values())
    if not rows:
        return "The file has no row with answers."
    if not gone:
        return f"Every one of {rows} rows counts as a respondent."
    why = ", ".join(f"{rule} {count}" for rule, count in removed.items())
    return f"{rows - gone} respondents left of {rows} rows; {gone} removed because: {why}."


def write_xlsx(lines: Sequence[Line], path: Path) -> None:
    """Write the lines as one sheet with a filter; text from an export is never taken for a formula."""
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(str(path), options)
    sheet = book.add_worksheet("tabel")
    values = as_values(lines)
    heads = list(values[0]) if values else ["question"]
    sheet.write_row(0, 0, heads, book.add_format({"bold": True}))
    for at, value in enumerate(values, start=1):
        sheet.write_row(at, 0, ["" if each is None else each for each in value.values()])
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(len(values), 1), len(heads) - 1)
    sheet.set_column(1, 1, 50)
    book.close()


def _questionnaire(layout: Layout, asked: Asked) -> Questionnaire:
    if asked.questionnaire is not None:
        return load_questionnaire(asked.questionnaire)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "udkast.yaml"
        path.write_text(draft_questionnaire(layout, asked.export.stem), encoding="utf-8", newline="\n")
        return load_questionnaire(path)


def _without_words(answers: Answers, questionnaire: Questionnaire) -> Answers:
    """Put a mark in the place of free text: it is counted only, and need not be read or redacted."""
    texts = {item.key for item in questionnaire.items if item.kind == "text"}
    for key, column in answers.columns.items():
        if key in texts and isinstance(column, Words):
            marks = Words(tuple("" if is_blank(text) else "x" for text in column.values))
            answers = answers.with_column(key, marks)
    return answers


def _switched_off(rule: str) -> SwitchRule:
    if rule not in ROW_RULES:
        raise ExportError(Problem("--keep", "a row rule", f'"{rule}"', nearest(rule, list(ROW_RULES))))
    day = date.today()
    return SwitchRule.model_validate(
        {"decide": "switch-rule", "by": "command line", "when": day, "rule": rule, "on": False}
    )


def _groups(layout: Layout, asked: Asked) -> Groups:
    weights = _weights(layout, asked.weights) if asked.weights else None
    if not asked.by:
        return Groups.one(len(layout), weights)
    return group_rows([text.strip() for text in _cells(layout, asked.by)], weights)


def _weights(layout: Layout, name: str) -> NDArray[np.float64]:
    """Read a column of weights, with a comma or a point; a blank one weighs nothing."""
    texts = [text.strip().replace(",", ".") or "0" for text in _cells(layout, name)]
    try:
        found = np.array([float(text) for text in texts], dtype=np.float64)
    except ValueError:
        found = np.array([np.nan])
    if not np.isfinite(found).all() or (found < 0).any():
        where = f'{layout.source.file}, column "{name}"'
        raise ExportError(
            Problem(where, "weights of 0 and more", "something else", "Name another column.")
        )
    return found


def _cells(layout: Layout, name: str) -> list[str]:
    wanted = key_of(name)
    for column in layout.columns:
        if wanted in map(key_of, (column.header, column.code, column.text)):
            return column.cells.texts()
    known = [column.header for column in layout.columns]
    where = layout.source.file
    raise ExportError(Problem(where, "a column of the file", f'"{name}"', nearest(name, known)))


def _about(answers: Answers) -> tuple[str, ...]:
    source = answers.source
    said = [
        f"{source.file}: {source.tool_title.in_('en')}, {source.encoding}".removesuffix(", "),
        *(text.in_("en") for text in (*source.evidence, *source.notes)),
    ]
    if answers.missing:
        said.append(f"Not in the file: {', '.join(answers.missing)}.")
    if answers.dropped:
        said.append(f"{len(answers.dropped)} columns with direct identifiers were not read.")
    return tuple(said)


def _unknown(log: AuditLog) -> tuple[str, ...]:
    if not log.unknown:
        return ()
    count = sum(each.count for each in log.unknown)
    questions = len({each.question for each in log.unknown})
    return (f"{count} answers to {questions} questions are no option: counted as not answered.",)
